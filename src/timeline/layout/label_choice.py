"""Which labels of one side are named: every core one, and of the others as many as find a place."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from timeline.layout.column_runs import ColumnProgramme, Solution
from timeline.layout.column_settling import settled
from timeline.layout.leader_tracks import MARK, PORT_SHIFT, Routes, ports, route
from timeline.layout.packed_row import Column, Ints

__all__ = ["Place", "Standing", "choose", "lowest", "straightened", "uncrowded"]

_FAILURES = 20
"""After how many that find no place in a row no further one is tried."""

_CROWD = 6
"""How many neighbours on either side can push a leader from the middle of its mark."""


@dataclass(frozen=True, slots=True)
class Place:
    """What labels of one side may take.

    Attributes
    ----------
    room : float
        Height of a column, px.
    tracks : int
        How many tracks the channel between columns and marks holds.
    area : float
        Of all labels together unless all are core, px².
    """

    room: float
    tracks: int
    area: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Labels that have found a place: their columns, how leaders run, and what it costs."""

    members: tuple[int, ...]
    columns: tuple[Column, ...]
    routes: Routes
    solution: Solution

    def height(self, programme: ColumnProgramme) -> float:
        """Return how high the side is with them, px; 0 if there are none."""
        tall = (
            sum(float(programme.heights[k]) + programme.gap for k in column.members)
            for column in self.columns
        )
        return max((self.routes.depth + column - programme.gap for column in tall), default=0.0)


def stand(
    programme: ColumnProgramme,
    members: Iterable[int],
    place: Place,
    like: Standing | None = None,
) -> Standing | None:
    """Return where some labels stand, None where they find no place.

    Those of `like`, which stand in the same place, are much the same; that saves time.
    """
    chosen = np.array(sorted(members), dtype=np.intp)
    solution = programme.solve(chosen, place.room, place.tracks, like.solution if like else None)
    return None if solution is None else _routed(programme, solution, place)


def stand_all(programme: ColumnProgramme, members: Iterable[int], place: Place) -> Standing | None:
    """Return where labels stand that all have to, None where they find no place.

    Where leaders to several columns go around each other in more tracks than there are, fewer do so
    if those to each column have fewer.
    """
    chosen = np.array(sorted(members), dtype=np.intp)
    for tracks in (place.tracks, place.tracks // 2):
        solution = programme.solve(chosen, place.room, tracks)
        if solution is None:
            break
        if (standing := _routed(programme, solution, place)) is not None:
            return standing
    return None


def _routed(programme: ColumnProgramme, solution: Solution, place: Place) -> Standing | None:
    """Return labels in their columns with their leaders, None where these find no place."""
    chosen = solution.members
    marks = [float(mark) for mark in programme.row.marks[chosen]]
    routes = route(marks, solution.columns, programme.lane)
    if routes.count > place.tracks:
        return None
    if max((abs(a - b) for a, b in zip(marks, routes.ports, strict=True)), default=0) > MARK:
        return None
    return Standing(tuple(int(k) for k in chosen), solution.columns, routes, solution)


def straightened(
    programme: ColumnProgramme, standing: Standing, height: float, tracks: int, step: float
) -> Standing:
    """Return the same labels where leaders are straightest.

    Parameters
    ----------
    programme : ColumnProgramme
        Of the side.
    standing : Standing
        Where they stand now.
    height : float
        Of the side, channel included, px.
    tracks : int
        How many tracks there may be.
    step : float
        Of the grid, px.
    """
    marks = [float(programme.row.marks[k]) for k in standing.members]
    for room in (height - standing.routes.depth, None):
        columns = settled(programme, standing.columns, standing.routes.ports, step, room)
        found = replace(standing, columns=columns, routes=route(marks, columns, programme.lane))
        if found.routes.count <= tracks and found.height(programme) <= height + 1e-6:
            return found
    return standing


def lowest(programme: ColumnProgramme, members: Ints, place: Place) -> Standing | None:
    """Return where some labels stand in the lowest columns, None where they find no place.

    Only heights of runs of labels come into question; the least is found by halving.
    """
    if not len(members):
        return stand_all(programme, members, place)
    heights = programme.heights[members] + programme.gap
    tops = np.concatenate(([0.0], np.cumsum(heights)))
    runs = np.unique(np.round(tops[None, :] - tops[:, None], 6))
    rooms = runs[(runs >= heights.max(initial=0.0) - 1e-6) & (runs > 0)] - programme.gap
    rooms = rooms[rooms <= place.room + 1e-6]
    if not len(rooms) or programme.solve(members, rooms[-1], place.tracks) is None:
        return None
    best: Standing | None = None
    low, high = 0, len(rooms)
    while low < high:
        middle = (low + high) // 2
        found = stand_all(programme, members, replace(place, room=float(rooms[middle])))
        if found is None:
            low = middle + 1
        else:
            high, best = middle, found
    return best


def uncrowded(
    marks: Sequence[float], cores: Iterable[int], others: Iterable[int], most: int
) -> list[int]:
    """Return those whose leaders can start from their marks apart from each other and the core.

    Parameters
    ----------
    marks : sequence of float
        Where marks stand, rising, px.
    cores, others : iterable of int
        Places in `marks`; the others with the most important first.
    most : int
        How many to return at most.
    """
    kept: list[int] = []
    standing = sorted(cores)
    for k in others:
        at = bisect(standing, k)
        near = [*standing[max(0, at - _CROWD) : at], k, *standing[at : at + _CROWD]]
        xs = [marks[n] for n in near]
        if max(abs(a - b) for a, b in zip(xs, ports(xs), strict=True)) <= PORT_SHIFT:
            standing.insert(at, k)
            kept.append(k)
            if len(kept) >= most:
                break
    return kept


def choose(
    programme: ColumnProgramme, order: Sequence[int], core: Standing, place: Place, most: int
) -> Standing:
    """Name all core labels and of the others as many as find a place.

    Parameters
    ----------
    programme : ColumnProgramme
        Of the side.
    order : sequence of int
        Places in its row, the most important first, those that are core before the others.
    core : Standing
        Where core labels stand if in that place they would not.
    place : Place
        What they may take.
    most : int
        How many may be named.
    """
    count = len(core.members)
    best = stand_all(programme, order[:count], place) or core
    areas = np.cumsum(programme.widths[list(order)] * programme.heights[list(order)])
    limit = min(int(np.searchsorted(areas, place.area, side="right")), most)
    low, high = count, max(count, limit)
    while low < high:
        middle = (low + high + 1) // 2
        found = stand(programme, order[:middle], place, None if best is core else best)
        if found is None:
            high = middle - 1
        else:
            low, best = middle, found
    return _filled(programme, best, core, order[low:], place, most)


def _filled(
    programme: ColumnProgramme,
    best: Standing,
    core: Standing,
    others: Iterable[int],
    place: Place,
    most: int,
) -> Standing:
    """Add others one by one, until so many in a row have found no place."""
    area = sum(float(programme.widths[k] * programme.heights[k]) for k in best.members)
    failures = 0
    for k in others:
        if failures == _FAILURES or len(best.members) >= most:
            break
        more = float(programme.widths[k] * programme.heights[k])
        found = None
        if area + more <= place.area:
            like = None if best is core else best
            found = stand(programme, (*best.members, k), place, like)
        if found is None:
            failures += 1
        else:
            best, area, failures = found, area + more, 0
    return best
