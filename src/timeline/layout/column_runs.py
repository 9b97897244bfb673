"""Labels in the order of their marks into columns, at least cost: a dynamic programme."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from math import ceil, floor, inf

import numpy as np

from timeline.layout.packed_row import Column, Floats, Ints, Row

__all__ = ["COLUMN_GAP", "TEXT_GAP", "ColumnProgramme", "Solution"]

COLUMN_GAP = 14.0
"""Between a column and the next, px."""

TEXT_GAP = 4.0
"""How much farther than a lane from the next the text of a column is from its last lane, px."""

_COLUMN_COST, _BEND_COST = 30.0, 8.0
"""What a column and a bend cost, in px that a lane is off its mark."""

_STRAIGHT = 3.0
"""Up to how far from its mark a lane can as a rule be moved onto it, px."""

_FAR, _FAR_COST = 110.0, 0.02
"""From where on being off costs more, px, and how much by the square of what is beyond."""

_BESIDE = 20.0
"""How far left of a column a mark can be whose leader is straight nevertheless, px."""


@dataclass(frozen=True, eq=False)
class Solution:
    """Columns at least cost, and the table ``F(j, r)`` that they were read from."""

    cost: float
    columns: tuple[Column, ...]
    members: Ints
    table: Floats


class ColumnProgramme:
    """Where columns stand best on one side, for any choice of its labels.

    ``F(j, r)``, the least cost of the first j labels left of r, is the least over i of
    ``F(i, x) + cost(i..j, x)``, where x is a column's width left of r; r runs over a grid. A label
    costs the distance of its lane from its mark, more where that is long or bends the leader, and
    thrice as much if it is core.

    Parameters
    ----------
    row : Row
        The labels.
    span, lane, gap : float
        Width of the sheet, distance of lanes, distance of labels in a column; px.
    step : float
        Of the grid, px.
    longest : int
        How many labels stand in a column at most.
    """

    def __init__(
        self, row: Row, *, span: float, lane: float, gap: float, step: float, longest: int
    ) -> None:
        self.row = row
        self.widths, self.heights = row.widths[0], row.heights[0]
        self.span, self.lane, self.gap, self.step = span, lane, gap, step
        self.cells = floor((span + COLUMN_GAP) / step + 1e-9)
        self._longest = longest
        self._costs = self._lane_costs()

    def wrapped(self, wrap: int) -> ColumnProgramme:
        """Return the same with one of the sizes of the labels."""
        other = copy(self)
        other.widths, other.heights = self.row.widths[wrap], self.row.heights[wrap]
        return other

    def _lane_costs(self) -> Floats:
        """Return what each label costs in each lane of a column at each place of the grid."""
        row = self.row
        x = np.arange(self.cells + 1) * self.step
        lanes = np.arange(self._longest)[:, None] * self.lane + x
        far = np.abs(lanes - row.marks[:, None, None])
        cost = far + _FAR_COST * np.maximum(far - _FAR, 0) ** 2 + _BEND_COST * (far > _STRAIGHT)
        cost *= np.where(row.is_core, 3.0, 1.0)[:, None, None]
        cost[far > row.reach[:, None, None]] = inf
        return cost

    def width(self, members: Iterable[int]) -> float:
        """Return how wide a column of these labels is, its lanes included, px."""
        widths = [self.widths[k] for k in members]
        return float(len(widths) * self.lane + TEXT_GAP + max(widths))

    def longest(self, members: Ints, room: float) -> Ints:
        """Return how many labels from each on fit into a column of some height."""
        tops = np.concatenate(([0.0], np.cumsum(self.heights[members] + self.gap)))
        ends = np.searchsorted(tops, tops[:-1] + room + self.gap + 1e-6, side="right") - 1
        counts: Ints = np.minimum(ends - np.arange(len(members)), self._longest)
        return counts

    def solve(
        self, members: Ints, room: float, tracks: int, like: Solution | None = None
    ) -> Solution | None:
        """Return where columns of some labels stand at least cost, None where they find no place.

        Parameters
        ----------
        members : ndarray of int
            Places of the labels in the row, rising.
        room : float
            How high a column may be, px.
        tracks : int
            How many leaders to one column can go around each other.
        like : Solution, optional
            Of much the same labels in the same room; what is known from it is not found anew.
        """
        n, cells = len(members), self.cells
        longest = self.longest(members, room)
        if not longest.all():
            return None
        best = np.full((n + 1, cells + 1), inf)
        best[0] = 0.0
        known = 0
        if like is not None:
            both = min(n, len(like.members))
            differ = np.flatnonzero(members[:both] != like.members[:both])
            known = int(differ[0]) if differ.size else both
            best[: known + 1] = like.table[: known + 1]
        most = int(longest.max(initial=1))
        first = max(0, known + 1 - most)
        costs = self._runs(members[first:], most)
        ranges = self._ranges(members[first:], most, tracks).tolist()
        for i in range(first, n):
            left = np.minimum.accumulate(best[i], out=best[i])
            if left[cells] == inf:
                continue
            run = costs[i - first, : longest[i]] + left
            for q in range(max(0, known - i), int(longest[i])):
                shift, low, high = ranges[i - first][q]
                if shift > cells:
                    break
                place = best[i + q + 1, shift + low : shift + high]
                np.minimum(place, run[q, low : low + len(place)], out=place)
        np.minimum.accumulate(best[n], out=best[n])
        if best[n, cells] == inf:
            return None
        columns = self._columns(members, best, longest)
        return Solution(float(best[n, cells]), columns, members, best)

    def _runs(self, members: Ints, most: int) -> Floats:
        """Return the costs of columns by first label, length and place."""
        n = len(members)
        costs = np.empty((n, most, self.cells + 1))
        np.add(self._costs[members, 0], _COLUMN_COST, out=costs[:, 0])
        for q in range(1, min(most, n)):
            np.add(costs[: n - q, q - 1], self._costs[members[q:], q], out=costs[: n - q, q])
        return costs

    def _ranges(self, members: Ints, most: int, tracks: int) -> Ints:
        """Return, by first label and length, how wide columns are and from and up to where they go.

        All in steps of the grid. A column has at most so many leaders from the left, and so many
        from the right, as there are tracks.
        """
        n = len(members)
        widths, marks = self.widths[members], self.row.marks[members]
        found = np.full((3, n, most), inf)
        wide, low, high = found
        wide[:, 0] = widths
        low[:], high[:] = 0.0, self.cells + 1
        for q in range(1, min(most, n)):
            np.maximum(wide[: n - q, q - 1], widths[q:], out=wide[: n - q, q])
        for q in range(tracks, min(most, n)):
            low[: n - q, q] = (marks[q - tracks : n - tracks] - (q + 1) * self.lane) / self.step
            high[: n - q, q] = (marks[tracks : n - q + tracks] + _BESIDE) / self.step + 1
        wide[:] = self._steps(wide, np.arange(1, most + 1))
        np.ceil(low, out=low)
        np.clip(found, 0, self.cells + 1, out=found)
        return found.astype(np.intp).transpose(1, 2, 0)

    def _steps(self, text: Floats, count: Ints) -> Floats:
        """Return how many steps wide columns are, the gap beside them included."""
        width = text + (count * self.lane + (TEXT_GAP + COLUMN_GAP))
        return np.ceil(width / self.step - 1e-9)

    def _columns(self, members: Ints, best: Floats, longest: Ints) -> tuple[Column, ...]:
        """Return the columns that the least cost came from, left to right."""
        found: list[Column] = []
        j, r = len(members), self.cells
        while j:
            r = int(np.argmax(best[j] <= best[j, r]))
            i, x = self._origin(members, best, longest, j, r)
            run = tuple(int(k) for k in members[i:j])
            found.append(Column(run, x * self.step, self.width(run)))
            j, r = i, x
        return tuple(reversed(found))

    def _origin(
        self, members: Ints, best: Floats, longest: Ints, j: int, r: int
    ) -> tuple[int, int]:
        """Return the first label and the place of the column that ends before label j, at r."""
        widest = 0.0
        for i in range(j - 1, -1, -1):
            count = j - i
            widest = max(widest, float(self.widths[members[i]]))
            width = widest + (count * self.lane + (TEXT_GAP + COLUMN_GAP))
            x = r - ceil(width / self.step - 1e-9)
            if x < 0 or count > longest[i]:
                break
            # Added in the same order as the programme does, so that the sum is the same.
            cost = self._costs[members[i], 0, x] + _COLUMN_COST
            for q in range(1, count):
                cost += self._costs[members[i + q], q, x]
            if best[i, x] + cost == best[j, r]:
                return i, x
        raise AssertionError  # each finite cost came from some column
