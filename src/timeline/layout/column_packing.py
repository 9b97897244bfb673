"""Labels of a timeline in columns above and below the row of marks, each with its leader.

Labels of a side stand in the order of their marks, in columns that are read from top to bottom;
their leaders run up from the mark, across in a track of the channel, along a lane beside the
column and into the first line of the text. Lanes have the order of marks and tracks are nested, so
that nothing crosses or touches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from timeline.layout.column_runs import ColumnProgramme, Ints
from timeline.layout.label_choice import Place, Standing, choose, least_room, uncrowded
from timeline.layout.packed_labels import Arrangement, Candidate, PackedLabel, Sheet
from timeline.layout.packed_side import packed, row_of

__all__ = ["Arrangement", "Candidate", "PackedLabel", "Sheet", "arrange"]

_STEPS = (6.0, 3.0)
"""Grids on which columns are placed, the usual one and that for where it is tight; px."""

_QUICK_STEP = 10.0
_FINE_STEP = 2.0

_CHANNELS = (1.0, 0.5, 1.6, 2.6)
"""Heights of the channel that are tried until all core labels find a place, in those asked for."""

_SHARES = (0.0, -0.07)
"""How much more of the height than of the labels the upper side is given."""

_MANY_LINES, _WORTH_OF_MANY = 2.5, 0.3
"""A label of more lines counts as so much of a shorter one when names are counted."""

_EXTRA = 24
"""How many more labels than fit by their area are looked at, a side."""


def arrange(
    candidates: Sequence[Candidate],
    sheet: Sheet,
    *,
    most: int | None = None,
    is_quick: bool = False,
) -> Arrangement:
    """Place every core label, and of the others as many as there is room for.

    Parameters
    ----------
    candidates : sequence of Candidate
        In order of priority, core ones first.
    sheet : Sheet
        The room.
    most : int, optional
        How many are named at most; core ones are named also beyond it.
    is_quick : bool
        Whether to try few combinations on a coarser grid.
    """
    if not candidates:
        return Arrangement(0, 0.0, 0.0, (), ())
    limit = len(candidates) if most is None else most
    return _Search(candidates, sheet, limit, is_quick=is_quick).result()


@dataclass(frozen=True, slots=True)
class _Plan:
    """A way in which all core labels find a place, and the height that each side needs for it."""

    wrap: int
    channel: float
    step: float
    needs: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Found:
    """Labels above and below that have found a place, in one wrap."""

    wrap: int
    sides: tuple[Standing, Standing]


class _Search:
    """The outer loop: wraps, heights of the channel and divisions of the height."""

    def __init__(
        self, candidates: Sequence[Candidate], sheet: Sheet, most: int, *, is_quick: bool
    ) -> None:
        self.candidates, self.sheet, self.most, self.is_quick = candidates, sheet, most, is_quick
        self.wraps = len(candidates[0].sizes)
        sides = [[k for k, c in enumerate(candidates) if c.is_above is up] for up in (True, False)]
        self.rows = tuple(
            row_of(candidates, self._looked_at(side), sheet, is_above=not n)
            for n, side in enumerate(sides)
        )
        self._programmes: dict[tuple[int, float], ColumnProgramme] = {}

    def _looked_at(self, side: Sequence[int]) -> list[int]:
        """Return the core candidates of a side, and those others that could be named."""
        cores = [k for k in side if self.candidates[k].is_core]
        others = [k for k in side if not self.candidates[k].is_core]
        sizes = np.array([self.candidates[k].sizes for k in others]).reshape(-1, self.wraps, 2)
        areas = np.cumsum(sizes.prod(axis=2).min(axis=1, initial=np.inf))
        fits = int(np.searchsorted(areas, self._area(self.sheet.height), side="right"))
        by_mark = sorted(side, key=lambda k: (self.candidates[k].anchor, self.candidates[k].id))
        place = {k: at for at, k in enumerate(by_mark)}
        marks = [self.candidates[k].anchor for k in by_mark]
        kept = uncrowded(
            marks, [place[k] for k in cores], [place[k] for k in others], fits + _EXTRA
        )
        return sorted(cores + [by_mark[at] for at in kept])

    def _area(self, height: float) -> float:
        """Return how much area labels that are not core may take in a room of some height, px²."""
        return self.sheet.fullness * (self.sheet.x1 - self.sheet.x0) * max(0.0, height)

    def programme(self, side: int, wrap: int, step: float) -> ColumnProgramme:
        """Return the programme of a side, in one wrap and on one grid."""
        key = (side, step)
        if key not in self._programmes:
            sheet = self.sheet
            self._programmes[key] = ColumnProgramme(
                self.rows[side],
                span=sheet.x1 - sheet.x0,
                lane=sheet.lane,
                gap=sheet.gap,
                step=step,
            )
        return self._programmes[key].wrapped(wrap)

    @cached_property
    def cores(self) -> list[int]:
        """Places of the core candidates."""
        return [k for k, c in enumerate(self.candidates) if c.is_core]

    def result(self) -> Arrangement:
        """Return the best arrangement."""
        kept = self.cores
        plans = self._plans(kept)
        if not plans:
            kept = [k for k in kept if self._plans([k])]
            low, high = 0, len(kept) + 1
            while low < high - 1:
                middle = (low + high) // 2
                if self._plans(kept[:middle]):
                    low = middle
                else:
                    high = middle
            kept = kept[:low]
            plans = self._plans(kept)
        unplaced = tuple(self.candidates[k].id for k in self.cores if k not in set(kept))
        most = len(kept) if unplaced else max(self.most, len(kept))
        found = [
            found
            for plan, height in self._divisions(plans)
            if (found := self._named(plan, height, kept, most)) is not None
        ]
        best = max(found, key=self._worth)
        labels, (above, below) = packed(
            self.candidates, self.sheet, self.rows, best.wrap, best.sides
        )
        return Arrangement(best.wrap, above, below, labels, unplaced)

    def _members(self, side: int, kept: Sequence[int]) -> list[int]:
        """Return the places in the row of a side of candidates, in their order."""
        at = {int(k): n for n, k in enumerate(self.rows[side].priority)}
        return [at[k] for k in kept if k in at]

    def _plans(self, kept: Sequence[int]) -> list[_Plan]:
        """Return the plans in which these core candidates find a place."""
        members = [np.array(sorted(self._members(side, kept)), dtype=np.intp) for side in (0, 1)]
        steps = (_QUICK_STEP, *_STEPS) if self.is_quick else _STEPS
        for factor, step in product(_CHANNELS, steps):
            channel = min(factor * self.sheet.channel, self.sheet.height / 2)
            plans = [
                plan
                for wrap in range(self.wraps)
                if (plan := self._plan(wrap, channel, step, members)) is not None
            ]
            if plans:
                return plans
        return []

    def _plan(
        self, wrap: int, channel: float, step: float, members: Sequence[Ints]
    ) -> _Plan | None:
        needs = [0.0, 0.0]
        for side in (0, 1):
            if len(members[side]):
                place = Place(self.sheet.height - channel, channel, 0.0)
                room = least_room(self.programme(side, wrap, step), members[side], place)
                if room is None:
                    return None
                needs[side] = room + channel
        if sum(needs) > self.sheet.height + 1e-6:
            return None
        return _Plan(wrap, channel, step, (needs[0], needs[1]))

    def _divisions(self, plans: Sequence[_Plan]) -> Iterator[tuple[_Plan, float]]:
        """Yield plans with heights of the upper side."""
        height = self.sheet.height
        for plan in plans:
            areas = [
                float((row.widths[plan.wrap] * row.heights[plan.wrap]).sum()) for row in self.rows
            ]
            share = areas[0] / sum(areas)
            shares = [share + more for more in _SHARES] + [0.5]
            if 0 in (len(self.rows[0].ids), len(self.rows[1].ids)):
                shares = [float(len(self.rows[0].ids) > 0)]
            rooms = height - 2 * plan.channel
            tried = set()
            for share in shares:
                upper = share * rooms + plan.channel if 0 < share < 1 else share * height
                upper = min(max(upper, plan.needs[0]), height - plan.needs[1])
                if round(upper, 3) not in tried:
                    tried.add(round(upper, 3))
                    yield plan, upper
                if self.is_quick:
                    return

    def _named(self, plan: _Plan, height: float, kept: Sequence[int], most: int) -> _Found | None:
        """Return what is named by a plan if the upper side has some height."""
        heights = (height, self.sheet.height - height)
        sides = []
        for side, row in enumerate(self.rows):
            room = heights[side] - plan.channel + 1e-6
            core = self._members(side, kept)
            others = [int(n) for n in np.argsort(row.priority) if not row.is_core[n]]
            order = core + (others if most > len(kept) else [])
            place = Place(room, plan.channel, self._area(room))
            programme = self.programme(side, plan.wrap, plan.step)
            standing = choose(programme, order, len(core), place, most)
            if standing is None:
                return None
            sides.append(standing)
        return self._cut(_Found(plan.wrap, (sides[0], sides[1])), plan, heights, most)

    def _cut(
        self, found: _Found, plan: _Plan, heights: tuple[float, float], most: int
    ) -> _Found | None:
        """Drop the least important of more than may be named."""
        order = sorted(
            (not row.is_core[n], int(row.priority[n]), side, n)
            for side, row in enumerate(self.rows)
            for n in found.sides[side].members
        )
        sides = []
        for side in (0, 1):
            members = [n for _, _, s, n in order[:most] if s == side]
            standing: Standing | None = found.sides[side]
            if len(members) < len(found.sides[side].members):
                room = heights[side] - plan.channel + 1e-6
                place = Place(room, plan.channel, self._area(room))
                programme = self.programme(side, plan.wrap, plan.step)
                core = int(self.rows[side].is_core[members].sum())
                standing = choose(programme, members, core, place, most)
            if standing is None:
                return None
            sides.append(standing)
        return _Found(found.wrap, (sides[0], sides[1]))

    def _worth(self, found: _Found) -> tuple[float, float]:
        line = min(h for c in self.candidates for _, h in c.sizes)
        named = cost = 0.0
        for row, side in zip(self.rows, found.sides, strict=True):
            many = row.heights[found.wrap][list(side.members)] > _MANY_LINES * line
            named += float(np.where(many, _WORTH_OF_MANY, 1.0).sum())
            cost += side.cost
        return named, -cost
