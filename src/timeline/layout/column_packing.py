"""Labels of a timeline in columns above and below the row of marks, each with its leader.

Labels of a side stand in the order of their marks, in columns that are read from top to bottom;
their leaders run up from the mark, across in a track of the channel, along a lane beside the
column and into the first line of the text. Lanes have the order of marks and tracks are nested, so
that nothing crosses or touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from timeline.layout.label_choice import Place, Standing, choose, straightened
from timeline.layout.leader_tracks import tracks_within
from timeline.layout.packed_labels import Arrangement, Candidate, PackedLabel, Sheet
from timeline.layout.packed_side import packed
from timeline.layout.packing_plans import SIDES, Ground, Plan, plans

__all__ = ["Arrangement", "Candidate", "PackedLabel", "Sheet", "arrange"]

_STEP = 0.07
"""By how much divisions of the height differ that are tried."""

_MANY_LINES, _WORTH_OF_MANY = 2.5, 0.3
"""A label of more lines counts as so much of a shorter one when names are counted."""

_GROWTH = 1.2

_FINE, _QUICK = 3.0, 8.0
"""Steps of the grid on which columns are moved in the end; px."""


def arrange(
    candidates: Sequence[Candidate],
    sheet: Sheet,
    *,
    most: int | None = None,
    is_quick: bool = False,
    growths: int = 0,
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
        Whether to try one wrap and one division of the height only, as long as those name all
        core candidates.
    growths : int
        How often the sheet is made a fifth higher, as long as core ones find no place.

    Returns
    -------
    Arrangement
        Where labels stand. If a core one finds no place in any way, it is the least of them that
        do not, and only core ones are named.
    """
    if not candidates:
        return Arrangement(0, 0.0, 0.0, (), ())
    ground = Ground(candidates, sheet)
    for _ in range(growths):
        if _is_possible(ground, ground.cores):
            break
        sheet = replace(sheet, height=sheet.height * _GROWTH)
        ground = Ground(candidates, sheet)
    kept = _kept(ground)
    if not _is_possible(ground, kept):  # the sheet is too low for any name, and may not grow
        return Arrangement(0, 0.0, 0.0, (), tuple(candidates[k].id for k in ground.cores))
    missing = set(ground.cores) - set(kept)
    if missing:
        most = len(kept)
    elif most is None:
        most = len(candidates)
    search = _Search(ground, kept, max(most, len(kept)))
    best = search.quick() if is_quick else search.full()
    sides = search.finished(best, _QUICK if is_quick else _FINE)
    labels, (above, below) = packed(candidates, sheet, ground.rows, best.plan.wrap, sides)
    unplaced = tuple(candidates[k].id for k in sorted(missing))
    return Arrangement(best.plan.wrap, above, below, labels, unplaced)


def _is_possible(ground: Ground, cores: Sequence[int]) -> bool:
    """Return whether some core candidates find a place, which is known long before where."""
    return next(plans(ground, cores), None) is not None


def _kept(ground: Ground) -> list[int]:
    """Return the core candidates that find a place together: all, or as many first ones as do."""
    if _is_possible(ground, ground.cores):
        return ground.cores
    cores = [k for k in ground.cores if _is_possible(ground, [k])]
    low, high = 0, len(cores) + 1
    while low < high - 1:
        middle = (low + high) // 2
        if _is_possible(ground, cores[:middle]):
            low = middle
        else:
            high = middle
    return cores[:low]


@dataclass(frozen=True, slots=True)
class _Found:
    """Labels of both sides that have found a place by a plan."""

    plan: Plan
    share: float
    heights: tuple[float, float]
    places: tuple[Place, Place]
    sides: tuple[Standing, Standing]


class _Search:
    """The outer loop: wraps, heights of the channel and divisions of the height."""

    def __init__(self, ground: Ground, kept: Sequence[int], most: int) -> None:
        self.ground, self.kept, self.most = ground, kept, most
        self._line = min(height for c in ground.candidates for _, height in c.sizes)
        self._chosen: dict[tuple[int, int, float, Place], Standing] = {}

    def quick(self) -> _Found:
        """Return what is found in the likeliest wrap with the likeliest division of the height."""
        plan = next(plans(self.ground, self.kept))
        return self._named(plan, self.ground.share(plan.wrap))

    def full(self) -> _Found:
        """Return the best of all wraps, then of channels and divisions that are like the best."""
        first, *others = plans(self.ground, self.kept)
        share = self.ground.share(first.wrap)
        best = self._best((first, share + more) for more in (0.0, -_STEP))
        step = -_STEP if best.share < share else _STEP
        last = None
        while best is not last:
            last, best = best, self._best([(first, best.share + step)], best)
        best = self._best(product(others, [best.share]), best)
        near = [best.share + more for more in (-_STEP / 2, _STEP / 2)]
        best = self._best(product([best.plan], near), best)
        most = tracks_within(self.ground.sheet.channel)
        tracks = {best.plan.tracks - 1, most} - {0, best.plan.tracks}
        channels = [replace(best.plan, tracks=n) for n in sorted(tracks)]
        return self._best(product(channels, [best.share]), best)

    def _best(self, tried: Iterable[tuple[Plan, float]], *others: _Found) -> _Found:
        """Return the best of some plans with shares of the room for the upper side, and others."""
        found = [*others, *(self._named(plan, share) for plan, share in tried)]
        return max(found, key=self._worth)

    def _heights(self, plan: Plan, share: float) -> tuple[float, float]:
        """Return the heights of the sides if the upper one is given a share of the room."""
        whole = self.ground.sheet.height
        counts = [len(row.ids) for row in self.ground.rows]
        if not all(counts):
            return (whole, 0.0) if counts[0] else (0.0, whole)
        above = share * (whole - 2 * plan.channel) + plan.channel
        above = max(plan.needs[0], min(above, whole - plan.needs[1]))
        return above, whole - above

    def _named(self, plan: Plan, share: float) -> _Found:
        """Return what is named by a plan in one division of the height."""
        places, sides = [], []
        heights = self._heights(plan, share)
        for side, height in zip(SIDES, heights, strict=True):
            room = max(height - plan.channel, plan.rooms[side])
            tracks = min(plan.tracks, tracks_within(height - room))
            place = Place(room + 1e-6, tracks, self.ground.area(room))
            places.append(place)
            sides.append(self._choice(side, plan, place))
        return self._cut(_Found(plan, share, heights, (places[0], places[1]), (sides[0], sides[1])))

    def _choice(self, side: int, plan: Plan, place: Place) -> Standing:
        """Return what is named on one side."""
        key = (side, plan.wrap, plan.step, place)
        if key not in self._chosen:
            row = self.ground.rows[side]
            order = self.ground.members(side, self.kept)
            if self.most > len(self.kept):
                order += [int(n) for n in np.argsort(row.priority) if not row.is_core[n]]
            programme = self.ground.programme(side, plan.wrap, plan.step)
            self._chosen[key] = choose(programme, order, plan.cores[side], place, self.most)
        return self._chosen[key]

    def _cut(self, found: _Found) -> _Found:
        """Drop the least important of more than may be named."""
        order = sorted(
            (not row.is_core[n], int(row.priority[n]), side, n)
            for side, row in enumerate(self.ground.rows)
            for n in found.sides[side].members
        )
        if len(order) <= self.most:
            return found
        sides = []
        plan = found.plan
        for side in SIDES:
            members = [n for _, _, s, n in order[: self.most] if s == side]
            programme = self.ground.programme(side, plan.wrap, plan.step)
            place = found.places[side]
            sides.append(choose(programme, members, plan.cores[side], place, self.most))
        return replace(found, sides=(sides[0], sides[1]))

    def _worth(self, found: _Found) -> tuple[float, float]:
        """Return how many are named, long labels counted less, then what they do not cost."""
        named = cost = 0.0
        for row, side in zip(self.ground.rows, found.sides, strict=True):
            many = row.heights[found.plan.wrap][list(side.members)] > _MANY_LINES * self._line
            named += float(np.where(many, _WORTH_OF_MANY, 1.0).sum())
            cost += side.solution.cost
        return round(named, 6), -cost

    def finished(self, found: _Found, step: float) -> list[Standing]:
        """Return the labels of both sides where their leaders are straightest.

        What the side with fewer labels leaves of the height is the other's.
        """
        sides = list(found.sides)
        free = self.ground.sheet.height
        tracks = max(found.plan.tracks, tracks_within(self.ground.sheet.channel))
        order = sorted(SIDES, key=lambda side: len(sides[side].members))
        for side, height in zip(order, (found.heights[order[0]], free), strict=True):
            programme = self.ground.programme(side, found.plan.wrap, found.plan.step)
            sides[side] = straightened(programme, sides[side], min(height, free), tracks, step)
            free -= sides[side].height(programme)
        return sides
