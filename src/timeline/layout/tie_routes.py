"""Lines between two rows of places: each down a port, across in a track, and down to its end.

What is in the same order in both rows crosses nowhere; where lines have to cross, the tracks are
those with the fewest crossings, and the level one is broken there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

__all__ = ["Point", "broken", "tracks_of"]

Point = tuple[float, float]

_STRAIGHT = 0.5
_TOUCH = 3.0
"""How near lines are that seem to touch, px."""
_CROSSING, _TOUCHING, _OVERLAP = 10.0, 40.0, 100.0
_ROUNDS = 6
_BREAK = 3.5
"""How much of a level line is left out on either side of one that it crosses, px."""


def tracks_of(starts: Sequence[float], ends: Sequence[float]) -> list[int]:
    """Return for each line the track in which it crosses over, from 1 on; 0 for a straight one.

    Parameters
    ----------
    starts : sequence of float
        Where lines leave the row that tracks are counted from.
    ends : sequence of float
        Where they arrive in the other one.
    """
    lines = [_Line(a, b) for a, b in zip(starts, ends, strict=True)]
    order = _best(lines)
    tracks = [0] * len(lines)
    for place, k in enumerate(order):
        under = [tracks[j] for j in order[:place] if lines[j].is_near(lines[k])]
        tracks[k] = 1 + max(under, default=0)
    return tracks


def broken(lines: Sequence[Sequence[Point]]) -> list[list[list[Point]]]:
    """Return lines in pieces: level parts leave out where another one runs upright through."""
    uprights = [
        (k, a[0], *sorted((a[1], b[1])))
        for k, line in enumerate(lines)
        for a, b in pairwise(line)
        if abs(a[0] - b[0]) < _STRAIGHT
    ]
    found = []
    for k, line in enumerate(lines):
        pieces: list[list[Point]] = [[line[0]]]
        for a, b in pairwise(line):
            low, high = sorted((a[0], b[0]))
            cuts = [
                x
                for other, x, y0, y1 in uprights
                if other != k and low + 0.1 < x < high - 0.1 and y0 + 0.1 < a[1] < y1 - 0.1
            ]
            if abs(a[1] - b[1]) > _STRAIGHT:
                cuts = []
            sign = 1 if b[0] >= a[0] else -1
            for x in sorted(cuts, reverse=sign < 0):
                near, far = x - sign * _BREAK, x + sign * _BREAK
                if (near - pieces[-1][-1][0]) * sign > 0:
                    pieces[-1].append((near, a[1]))
                pieces.append([(far, a[1])])
            pieces[-1].append(b)
        found.append([piece for piece in pieces if len(piece) > 1])
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    start: float
    end: float

    @property
    def is_straight(self) -> bool:
        return abs(self.start - self.end) < _STRAIGHT

    @property
    def span(self) -> tuple[float, float]:
        return min(self.start, self.end), max(self.start, self.end)

    def is_near(self, other: _Line) -> bool:
        a, b = self.span
        c, d = other.span
        return a < d + _TOUCH + 1 and c < b + _TOUCH + 1

    def meets(self, x: float) -> float:
        """Return what it costs that an upright line at ``x`` passes the level part of this one."""
        low, high = self.span
        if low + _TOUCH < x < high - _TOUCH:
            return _CROSSING
        return _TOUCHING if low - _TOUCH < x < high + _TOUCH else 0.0


def _best(lines: Sequence[_Line]) -> list[int]:
    """Return bent lines in the order of their tracks, from the nearest to the starts on."""
    bent = [k for k, line in enumerate(lines) if not line.is_straight]
    right = [k for k in bent if lines[k].end > lines[k].start]
    left = [k for k in bent if lines[k].end < lines[k].start]
    # What is in one order crosses nowhere if lines nest: to the right, later ones are nearer.
    right.sort(key=lambda k: -lines[k].start)
    left.sort(key=lambda k: lines[k].start)
    tried = [_improved(order, lines) for order in ([*right, *left], [*left, *right])]
    return min(tried, key=lambda order: _cost(order, lines))


def _improved(order: list[int], lines: Sequence[_Line]) -> list[int]:
    """Swap and move tracks for as long as that leaves less to cross."""
    best = _cost(order, lines)
    for _ in range(_ROUNDS):
        is_better = False
        for a, b in combinations(range(len(order)), 2):
            if not best:
                return order
            for tried in (_swapped(order, a, b), _moved(order, a, b), _moved(order, b, a)):
                if (cost := _cost(tried, lines)) < best - 1e-9:
                    order, best, is_better = tried, cost, True
        if not is_better:
            break
    return order


def _swapped(order: Sequence[int], a: int, b: int) -> list[int]:
    found = list(order)
    found[a], found[b] = found[b], found[a]
    return found


def _moved(order: Sequence[int], a: int, b: int) -> list[int]:
    found = list(order)
    found.insert(b, found.pop(a))
    return found


def _cost(order: Sequence[int], lines: Sequence[_Line]) -> float:
    """Return what crosses, touches or overlaps where lines have tracks in this order."""
    total = 0.0
    for near, far in combinations(order, 2):
        a, b = lines[near], lines[far]
        if abs(b.start - a.end) < _TOUCH:
            total += _OVERLAP
            continue
        # The farther one runs past the nearer on its way out, and the nearer past the farther.
        total += a.meets(b.start) + b.meets(a.end)
    return total
