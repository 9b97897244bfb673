"""Columns divided anew and moved to where most of their leaders are straight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import floor, inf

import numpy as np

from timeline.layout.column_runs import COLUMN_GAP, Column, ColumnProgramme, Floats, Ints
from timeline.layout.leader_tracks import LEAST_LANE, ROOM_BESIDE

__all__ = ["settled"]

_LENGTH_COST, _BEND_COST, _COLUMN_COST = 0.4, 30.0, 30.0
"""What a px from mark to lane costs where that is level with the text, a bend, and a column."""

_FAR, _FAR_COST = 110.0, 0.02


class _Settling:
    """The programme ``F(j, r) = min over i, s of F(i, s) + cost(i..j, s, x)``.

    Here x is the width of labels i..j left of r, and s the right edge of the column before. A
    leader is straight if its mark stands between that and its own place among the lanes: so of all
    s only those matter where one more leader of the column becomes straight.
    """

    def __init__(
        self, programme: ColumnProgramme, members: Ints, starts: Floats, step: float
    ) -> None:
        self.programme, self.members, self.step = programme, members, step
        self.cells = floor(programme.span / step + 1e-9)
        self.starts = starts
        n, self.xs = len(members), np.arange(self.cells + 1) * step
        self.best = np.full((n + 1, self.cells + 1), inf)
        self.least = np.full((n + 1, self.cells + 1), inf)
        self.best[0, 0] = 0.0
        self.before = np.zeros((n + 1, self.cells + 1, 2), dtype=np.intp)
        is_core = programme.row.is_core[members]
        self._weights = np.where(is_core, 3.0, 1.0)[:, None]
        self._reach = programme.row.reach[members][:, None]

    def begin(self, i: int) -> None:
        """Take it that all columns that end before label i have been tried."""
        np.minimum.accumulate(self.best[i], out=self.least[i])

    def add(self, i: int, j: int) -> None:
        """Try the labels from i up to j, j not among them, as a column."""
        count = j - i
        marks = self.starts[i:j]
        lanes = self.xs + np.arange(count)[:, None] * self.programme.lane
        far = np.abs(lanes - marks[:, None])
        bent = far + _FAR_COST * np.maximum(far - _FAR, 0) ** 2 + _BEND_COST
        is_right = marks[:, None] <= lanes + (self.programme.lane - LEAST_LANE)
        gain = np.where(is_right, bent - _LENGTH_COST * far, 0.0) * self._weights[i:j]
        bent[far > self._reach[i:j]] = inf
        # Up to which right edges of the column before there is room for a mark and lanes before it.
        room = marks - np.arange(count) * LEAST_LANE - (ROOM_BESIDE if i else 0.0)
        order = np.argsort(-room, kind="stable")
        gains = np.zeros((count + 1, self.cells + 1))
        np.cumsum(gain[order], axis=0, out=gains[1:])
        edges = np.floor(np.concatenate(([self.programme.span], room[order])) / self.step + 1e-9)
        gap = int(np.ceil((COLUMN_GAP if i else 0.0) / self.step - 1e-9))
        at = np.minimum(edges[:, None].astype(np.intp), np.arange(self.cells + 1) - gap)
        cost = np.where(at >= 0, self.least[i][at], inf) - gains
        level = np.argmin(cost, axis=0)
        across = np.arange(self.cells + 1)
        total = cost[level, across] + (self._weights[i:j] * bent).sum(axis=0) + _COLUMN_COST
        self._keep(i, j, total, at[level, across])

    def _keep(self, i: int, j: int, total: Floats, at: Ints) -> None:
        """Note where a column is better than what was found up to its last label."""
        width = self.programme.width(self.members[i:j])
        shift = int(np.ceil(width / self.step - 1e-9))
        if shift > self.cells:
            return
        size = self.cells + 1 - shift
        is_better = total[:size] < self.best[j, shift:]
        self.best[j, shift:][is_better] = total[:size][is_better]
        self.before[j, shift:, 0][is_better] = i
        self.before[j, shift:, 1][is_better] = at[:size][is_better]

    def columns(self) -> tuple[Column, ...] | None:
        """Return the best columns, left to right."""
        found: list[Column] = []
        j, right = len(self.members), self.cells
        while j:
            right = int(np.argmin(self.best[j, : right + 1]))
            if self.best[j, right] == inf:
                return None
            i, before = (int(k) for k in self.before[j, right])
            run = tuple(int(k) for k in self.members[i:j])
            width = self.programme.width(run)
            shift = int(np.ceil(width / self.step - 1e-9))
            found.append(Column(run, float(self.xs[right - shift]), width))
            j, right = i, before
        return tuple(reversed(found))


def settled(
    programme: ColumnProgramme,
    columns: Sequence[Column],
    starts: Sequence[float],
    step: float,
    room: float | None,
) -> tuple[Column, ...]:
    """Move columns to where leaders are straightest.

    Parameters
    ----------
    programme : ColumnProgramme
        Of the side.
    columns : sequence of Column
        From left to right.
    starts : sequence of float
        Where the leaders of their labels leave the row of marks, px.
    step : float
        Of the grid, px.
    room : float or None
        How high columns may be if their labels may be divided in another way, px.

    Returns
    -------
    tuple of Column
        Those given where there is no better place on the grid.
    """
    members = np.array([k for column in columns for k in column.members], dtype=np.intp)
    settling = _Settling(programme, members, np.array(starts), step)
    if room is None:
        ends = np.cumsum([0, *(len(column.members) for column in columns)])
        runs = [(int(a), (int(b),)) for a, b in pairwise(ends)]
    else:
        longest = programme.longest(members, room)
        runs = [(i, range(i + 1, i + 1 + int(n))) for i, n in enumerate(longest)]
    for i, ends_of_run in runs:
        settling.begin(i)
        for j in ends_of_run:
            settling.add(i, j)
    return settling.columns() or tuple(columns)
