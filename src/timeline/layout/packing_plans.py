"""Ways in which all core labels of a timeline find a place, from the usual to the stubborn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from timeline.layout.column_runs import ColumnProgramme
from timeline.layout.label_choice import Place, Standing, lowest, uncrowded
from timeline.layout.leader_tracks import depth, tracks_within
from timeline.layout.packed_labels import Candidate, Sheet
from timeline.layout.packed_row import Ints
from timeline.layout.packed_side import row_of

__all__ = ["SIDES", "Ground", "Plan", "plans"]

SIDES = (0, 1)
"""Above, below."""

_CELLS, _COARSEST, _TIGHT = 120, 10.0, 3.0
"""How many steps the usual grid has, how long they are at most, and those of the tight one; px."""

_LONGEST = 14
"""How many labels stand in a column at most."""

_CHANNEL = 1 / 6
"""Which share of the height of both sides the channel of one takes at most, unless core need it."""

_DRAWN = 0.7
"""How much of the distance from one half is left of the share of a side."""

_EXTRA = 24
"""How many more labels than fit by their area are looked at, a side."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A way in which all core labels find a place, and where they stand if that is all they take.

    Attributes
    ----------
    wrap : int
        Which of the sizes is taken.
    tracks : int
        How many tracks the channel of each side has.
    step : float
        Of the grid, px.
    cores : tuple of Standing
        The core labels of both sides.
    needs, rooms : tuple of float
        Heights of the sides and of their columns then, px.
    """

    wrap: int
    tracks: int
    step: float
    cores: tuple[Standing, Standing]
    needs: tuple[float, float]
    rooms: tuple[float, float]

    @property
    def channel(self) -> float:
        """Height of the channel, px."""
        return depth(self.tracks)


class Ground:
    """The candidates as two rows, and the programmes that place them."""

    def __init__(self, candidates: Sequence[Candidate], sheet: Sheet) -> None:
        self.candidates, self.sheet = candidates, sheet
        self.span = sheet.x1 - sheet.x0
        self.wraps = len(candidates[0].sizes)
        self.cores = [k for k, c in enumerate(candidates) if c.is_core]
        self.rows = tuple(
            row_of(candidates, self._looked_at(is_above=up), sheet, is_above=up)
            for up in (True, False)
        )
        least = min(height for c in candidates for _, height in c.sizes) + sheet.gap
        self.longest = max(1, min(_LONGEST, int((sheet.height + sheet.gap) // max(least, 1.0))))
        self.step = min(max(self.span / _CELLS, _TIGHT), _COARSEST)
        self._programmes: dict[tuple[int, float], ColumnProgramme] = {}
        self.plans: dict[tuple[object, ...], Plan | None] = {}

    def _looked_at(self, *, is_above: bool) -> list[int]:
        """Return the core candidates of a side, and those others that could be named."""
        found = self.candidates
        side = [k for k, c in enumerate(found) if c.is_above is is_above]
        others = [k for k in side if not found[k].is_core]
        sizes = np.array([found[k].sizes for k in others]).reshape(-1, self.wraps, 2)
        areas = np.cumsum(sizes.prod(axis=2).min(axis=1))
        fits = int(np.searchsorted(areas, self.area(self.sheet.height), side="right"))
        by_mark = sorted(side, key=lambda k: (found[k].anchor, found[k].id))
        at = {k: n for n, k in enumerate(by_mark)}
        cores = [at[k] for k in side if found[k].is_core]
        marks = [found[k].anchor for k in by_mark]
        kept = uncrowded(marks, cores, [at[k] for k in others], fits + _EXTRA)
        return [by_mark[n] for n in (*cores, *kept)]

    def area(self, height: float) -> float:
        """Return how much area labels that are not core may take in a room of some height, px²."""
        return self.sheet.fullness * self.span * max(0.0, height)

    def share(self, wrap: int) -> float:
        """Return which share of the room the upper side is likely to need.

        It is that of the labels which would fit by their area, drawn to an equal one: a side with
        more labels fills its columns better.
        """
        order = np.concatenate([row.priority for row in self.rows])
        areas = np.concatenate([row.widths[wrap] * row.heights[wrap] for row in self.rows])
        is_above = np.arange(len(order)) < len(self.rows[0].ids)
        first = np.argsort(order)
        sums = np.cumsum(areas[first])
        first = first[: max(1, np.searchsorted(sums, self.area(self.sheet.height)))]
        share = float(areas[first][is_above[first]].sum() / areas[first].sum())
        return 0.5 + _DRAWN * (share - 0.5)

    def programme(self, side: int, wrap: int, step: float) -> ColumnProgramme:
        """Return the programme of a side, in one wrap and on one grid."""
        if (side, step) not in self._programmes:
            self._programmes[side, step] = ColumnProgramme(
                self.rows[side],
                span=self.span,
                lane=self.sheet.lane,
                gap=self.sheet.gap,
                step=step,
                longest=self.longest,
            )
        return self._programmes[side, step].wrapped(wrap)

    def members(self, side: int, kept: Sequence[int]) -> list[int]:
        """Return the places in the row of a side of those candidates that are in it."""
        at = {int(k): n for n, k in enumerate(self.rows[side].priority)}
        return [at[k] for k in kept if k in at]


def plans(ground: Ground, kept: Sequence[int]) -> Iterator[Plan]:
    """Yield the plans in which some core candidates find a place.

    One for each wrap, the middle one first, in a channel somewhat lower than it may be; where there
    is none, in the whole channel, on a tighter grid, and in deeper channels than are asked for.
    """
    members = [np.array(sorted(ground.members(side, kept)), dtype=np.intp) for side in SIDES]
    wraps = sorted(range(ground.wraps), key=lambda wrap: (wrap != ground.wraps // 2, wrap))
    most = max(1, tracks_within(ground.sheet.channel))
    flat = max(1, min(most - 2, tracks_within(ground.sheet.height * _CHANNEL)))
    deepest = max(most, tracks_within(ground.sheet.height))
    deeper = {min(n, deepest) for n in (max(1, most // 2), 2 * most, 4 * most, deepest)}
    stages = [(flat, ground.step), (most, ground.step), (most, _TIGHT)]
    stages += [(n, _TIGHT) for n in sorted(deeper - {most})]
    for tracks, step in stages:
        is_found = False
        for wrap in wraps:
            key = (wrap, tracks, step, tuple(kept))
            if key not in ground.plans:
                ground.plans[key] = _plan(ground, wrap, tracks, step, members)
            if (plan := ground.plans[key]) is not None:
                is_found = True
                yield plan
        if is_found:
            return


def _plan(
    ground: Ground, wrap: int, tracks: int, step: float, members: Sequence[Ints]
) -> Plan | None:
    """Return the plan in which core labels stand in the lowest columns, None where they do not."""
    cores: list[Standing] = []
    needs: list[float] = []
    for side in SIDES:
        programme = ground.programme(side, wrap, step)
        place = Place(ground.sheet.height - sum(needs) - depth(0), tracks, 0.0)
        core = lowest(programme, members[side], place)
        if core is None:
            return None
        cores.append(core)
        needs.append(core.height(programme))
    if sum(needs) > ground.sheet.height + 1e-6:
        return None
    rooms = [need - core.routes.depth for need, core in zip(needs, cores, strict=True)]
    return Plan(
        wrap, tracks, step, (cores[0], cores[1]), (needs[0], needs[1]), (rooms[0], rooms[1])
    )
