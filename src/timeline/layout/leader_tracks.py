"""Leaders from marks to the labels of columns: ports, lanes and tracks, so that none touches."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor

from timeline.layout.kept_apart import evenly_apart
from timeline.layout.packed_row import Column

__all__ = [
    "LEAST_LANE",
    "MARK",
    "PORT_SHIFT",
    "ROOM_BESIDE",
    "Routes",
    "depth",
    "ordered_tracks",
    "ports",
    "route",
    "tracks_within",
]

PORT_GAP = 2.6
"""Least distance of two leaders where they leave their marks, px."""

PORT_SHIFT, MARK = 3.0, 6.0
"""How far from the middle of its mark a leader may leave it, if need be up to the edge; px."""

_FIRST_TRACK, _TRACK, _CLEAR = 12.0, 4.2, 8.0
"""Distance of the first track from the row of marks, of tracks, and of labels from the last; px."""

_NEAR = 3.0
"""How near a leader may run beside another's turn without going around it, px."""

LEAST_LANE = 3.5
"""Least distance of two lanes, px."""

ROOM_BESIDE = 6.0
"""How far a lane stays from the column on its left, px."""


@dataclass(frozen=True, slots=True)
class Routes:
    """How leaders run, one value a label in the order of the marks.

    Attributes
    ----------
    ports, lanes : tuple of float
        Where they leave the row of marks and where they rise beside their column, px.
    tracks : tuple of int
        In which track they cross from the one to the other, from 1 on; 0 for a straight one.
    """

    ports: tuple[float, ...]
    lanes: tuple[float, ...]
    tracks: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many tracks there are."""
        return max(self.tracks, default=0)

    @property
    def depth(self) -> float:
        """Height of the channel, px."""
        return depth(self.count)

    def height(self, k: int) -> float:
        """Return how far from the row of marks the track of a leader lies, px."""
        return _FIRST_TRACK + (self.tracks[k] - 1) * _TRACK


def depth(tracks: int) -> float:
    """Return how high a channel of so many tracks is, px."""
    return _FIRST_TRACK + max(0, tracks - 1) * _TRACK + _CLEAR


def tracks_within(channel: float) -> int:
    """Return how many tracks a channel of some height holds."""
    return max(0, 1 + floor((channel - _FIRST_TRACK - _CLEAR) / _TRACK + 1e-9))


def ports(marks: Sequence[float]) -> list[float]:
    """Return where leaders leave the row of marks: at them, or as near as they keep apart."""
    if all(b - a >= PORT_GAP for a, b in pairwise(marks)):
        return list(marks)
    return evenly_apart(marks, PORT_GAP)


def route(marks: Sequence[float], columns: Sequence[Column], lane: float) -> Routes:
    """Find ports, lanes and tracks of the labels of one side.

    Parameters
    ----------
    marks : sequence of float
        Where the marks of all labels in the columns stand, rising, px.
    columns : sequence of Column
        From left to right.
    lane : float
        Distance of lanes where nothing moves them, px.
    """
    starts = ports(marks)
    lanes: list[float] = []
    low = 0.0
    for column in columns:
        count = len(column.members)
        plain = [column.x + q * lane for q in range(count)]
        near = starts[len(lanes) : len(lanes) + count]
        lanes += _straightened(plain, near, min(low, column.x), column.x + count * lane)
        low = column.x + column.width + ROOM_BESIDE
    return Routes(tuple(starts), tuple(lanes), tuple(ordered_tracks(starts, lanes)))


def _straightened(
    lanes: Sequence[float], marks: Sequence[float], low: float, high: float
) -> list[float]:
    """Move lanes onto marks between two places, the nearest first, and the others aside."""
    last = len(lanes) - 1
    fixed: list[int] = []
    for q in sorted(range(last + 1), key=lambda q: (abs(lanes[q] - marks[q]), q)):
        at = bisect(fixed, q)
        before = marks[fixed[at - 1]] if at else low
        after = marks[fixed[at]] if at < len(fixed) else high
        steps_before = q - fixed[at - 1] if at else q
        steps_after = fixed[at] - q if at < len(fixed) else last - q
        if before + steps_before * LEAST_LANE <= marks[q] <= after - steps_after * LEAST_LANE:
            fixed.insert(at, q)
    found = list(lanes)
    for q in fixed:
        found[q] = marks[q]
    return _pushed(found, set(fixed))


def _pushed(lanes: list[float], fixed: set[int]) -> list[float]:
    """Move lanes that are not fixed as far as needed from those that are."""
    for q in range(1, len(lanes)):
        if q not in fixed:
            lanes[q] = max(lanes[q], lanes[q - 1] + LEAST_LANE)
    for q in range(len(lanes) - 2, -1, -1):
        if q not in fixed:
            lanes[q] = min(lanes[q], lanes[q + 1] - LEAST_LANE)
    return lanes


def ordered_tracks(starts: Sequence[float], lanes: Sequence[float]) -> list[int]:
    """Return the tracks: of leaders to the right later ones are nearer the marks, else earlier."""
    n = len(starts)
    tracks = [0] * n
    for k in range(n - 1, -1, -1):
        if lanes[k] > starts[k]:
            over = 0
            for j in range(k + 1, n):
                if lanes[k] <= starts[j] - _NEAR:
                    break
                over = max(over, tracks[j])
            tracks[k] = over + 1
    for k in range(n):
        if lanes[k] < starts[k]:
            over = 0
            for j in range(k - 1, -1, -1):
                if lanes[k] >= starts[j] + _NEAR:
                    break
                over = max(over, tracks[j])
            tracks[k] = over + 1
    return tracks
