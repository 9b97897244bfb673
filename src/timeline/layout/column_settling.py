"""Columns divided anew and moved to where most of their leaders are straight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil, floor, inf

import numpy as np

from timeline.layout.column_runs import COLUMN_GAP, ColumnProgramme
from timeline.layout.leader_tracks import LEAST_LANE, ROOM_BESIDE
from timeline.layout.packed_row import Column, Floats, Ints

__all__ = ["settled"]

_LENGTH_COST, _BEND_COST, _COLUMN_COST = 0.6, 30.0, 20.0
"""What a px from mark to lane costs where that is level with the text, a bend, and a column."""

_FAR, _FAR_COST = 110.0, 0.02
"""From where on being off costs more, px, and how much by the square of what is beyond."""


class _Settling:
    """The programme ``F(j, r) = min over i, s of F(i, s) + cost(i..j, s, x)``.

    Here x is the width of labels i..j left of r, and s the right edge of the column before. A
    leader is straight if its mark stands between that and its own place among the lanes: so of all
    s only those matter up to which one more leader of the column is straight.
    """

    def __init__(
        self, programme: ColumnProgramme, members: Ints, starts: Floats, step: float, longest: int
    ) -> None:
        self.programme, self.members, self.step = programme, members, step
        self._marks = starts.tolist()
        self.cells = floor(programme.span / step + 1e-9)
        n = len(members)
        self.best = np.full((n + 1, self.cells + 1), inf)
        # The last cell of each row stands for no place at all.
        self.least = np.full((n + 1, self.cells + 2), inf)
        self.best[0, 0] = 0.0
        self._tried: list[list[int]] = [[] for _ in range(n + 1)]
        weights = np.where(programme.row.is_core[members], 3.0, 1.0)[:, None, None]
        lanes = np.arange(self.cells + 1) * step + np.arange(longest)[:, None] * programme.lane
        marks = starts[:, None, None]
        far = np.abs(lanes - marks)
        bent = far + _FAR_COST * np.maximum(far - _FAR, 0) ** 2 + _BEND_COST
        is_right = marks <= lanes + (programme.lane - LEAST_LANE)
        self._gain = np.where(is_right, bent - _LENGTH_COST * far, 0.0) * weights
        bent[far > programme.row.reach[members][:, None, None]] = inf
        self._bent = bent * weights
        self._bent[:, 0] += _COLUMN_COST
        cells = np.arange(self.cells + 1)
        gap = ceil(COLUMN_GAP / step - 1e-9)
        self._clear = (cells, np.maximum(cells - gap, -1))
        for q in range(1, min(longest, n)):
            self._bent[q:, q] += self._bent[q - 1 : -1, q - 1]

    def begin(self, i: int) -> None:
        """Take it that all columns that end before label i have been tried."""
        np.minimum.accumulate(self.best[i], out=self.least[i, :-1])

    def add(self, i: int, j: int) -> None:
        """Try the labels from i up to j, j not among them, as a column."""
        shift = self._shift(i, j)
        if shift <= self.cells:
            self._tried[j].append(i)
            size = self.cells + 1 - shift
            _, costs = self._costs(i, j, size)
            place = self.best[j, shift:]
            np.minimum(place, costs.min(axis=0), out=place)

    def _shift(self, i: int, j: int) -> int:
        """Return how many cells wide a column is."""
        return ceil(self.programme.width(self.members[i:j]) / self.step - 1e-9)

    def _costs(self, i: int, j: int, size: int) -> tuple[Ints, Floats]:
        """Return right edges of the column before and costs, by straight leaders and place."""
        # Up to which right edges of the column before there is room for a mark and lanes before it.
        beside = ROOM_BESIDE if i else 0.0
        rooms = [
            (self._marks[k] - (k - i) * LEAST_LANE - beside) / self.step + 1e-9 for k in range(i, j)
        ]
        lanes = sorted(range(j - i), key=lambda q: (-rooms[q], q))
        edges = np.array([[self.cells], *([max(-1, floor(rooms[q]))] for q in lanes)])
        before = np.minimum(edges, self._clear[i > 0][:size])
        costs = self.least[i][before]
        order = np.array(lanes)
        costs[1:] -= self._gain[i + order, order, :size].cumsum(axis=0)
        costs += self._bent[j - 1, j - 1 - i, :size]
        return before, costs

    def columns(self) -> tuple[Column, ...] | None:
        """Return the best columns, left to right, None where there are none on the grid."""
        found: list[Column] = []
        j, right = len(self.members), self.cells
        while j:
            right = int(np.argmin(self.best[j, : right + 1]))
            if self.best[j, right] == inf:
                return None
            i, x, before = self._origin(j, right)
            run = tuple(int(k) for k in self.members[i:j])
            found.append(Column(run, x * self.step, self.programme.width(run)))
            j, right = i, before
        return tuple(reversed(found))

    def _origin(self, j: int, right: int) -> tuple[int, int, int]:
        """Return first label and place of a column, and up to where the one before it may reach."""
        for i in self._tried[j]:
            shift = self._shift(i, j)
            if shift <= right:
                x = right - shift
                before, costs = self._costs(i, j, self.cells + 1 - shift)
                level = int(np.argmin(costs[:, x]))
                if costs[level, x] == self.best[j, right]:
                    return i, x, int(before[level, x])
        raise AssertionError  # each finite cost came from some column


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
    if room is None:
        ends = accumulate((len(column.members) for column in columns), initial=0)
        runs = [(a, range(b, b + 1)) for a, b in pairwise(ends)]
    else:
        counts = programme.longest(members, room).tolist()
        runs = [(i, range(i + 1, i + 1 + count)) for i, count in enumerate(counts)]
    longest = max((stops[-1] - i for i, stops in runs), default=1)
    settling = _Settling(programme, members, np.array(starts), step, longest)
    for i, stops in runs:
        settling.begin(i)
        for j in stops:
            settling.add(i, j)
    return settling.columns() or tuple(columns)
