"""Labels of events: their wording, and places where none overlaps another or its leader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise
from math import inf
from types import MappingProxyType

from timeline.layout.scene import Item
from timeline.layout.text_metrics import (
    FONT_SIZE,
    LINE_HEIGHT,
    NUMBER_GAP,
    SMALL,
    fit_lines,
    text_width,
)

__all__ = [
    "SIGN",
    "LabelBox",
    "LabelPlace",
    "LabelPlacer",
    "Wording",
    "number_alone",
    "word_label",
]

SIGN = 14.0
"""Side of the square of a sign, px."""

_LINE_AIR, _LEADER_AIR = 2.0, 5.0
"""Least distance from a text to one beyond it, and to the next leader to its right; px."""

_NONE: Mapping[int, float] = MappingProxyType({})
_SIGN_GAP = 4.0
_SIGN_PITCH = SIGN + 1.0
_MOST_LINES = 3
_ONE_LINE = 125.0
"""A label no wider than this stays on one line, px."""
_LEAST = 36.0
"""In less room than this not even an important name is written, px."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is written of an event, and how large that is, px.

    The number stands before the first line, the signs after the last; ``signs`` has for each the
    stance and how far its middle is from the left. Without lines there is only the number.
    """

    number: str
    lines: tuple[str, ...]
    signs: tuple[tuple[int, float], ...]
    width: float
    height: float


def number_alone(number: str, width: float) -> Wording:
    """Return the wording of an event that has only its number, given a width."""
    return Wording(number, (), (), width, SMALL * LINE_HEIGHT)


def word_label(item: Item, room: float) -> Wording | None:
    """Word an event in as few lines as look well; None where it does not fit into ``room`` px.

    An event of the first rank is worded in any room worth the name, cut off if it must be, or
    without its signs.
    """
    bold = item.rank == 0
    lead = text_width(item.number, SMALL) + NUMBER_GAP if item.number else 0.0
    tail = _SIGN_GAP + _SIGN_PITCH * len(item.signs) if item.signs else 0.0
    lines = _lines(item.label, room, lead, tail, bold=bold)
    if not lines and bold and room >= _LEAST + lead + tail:
        lines = fit_lines(item.label, FONT_SIZE, _MOST_LINES, room - max(lead, tail), bold=bold)
        if len(lines) == 1:
            lines = fit_lines(item.label, FONT_SIZE, 1, room - lead - tail, bold=bold)
    if not lines:
        is_crowded = bold and bool(item.signs)
        return word_label(replace(item, signs=()), room) if is_crowded else None
    widths = _widths(lines, lead, tail, bold=bold)
    first = widths[-1] - tail + _SIGN_GAP + SIGN / 2
    signs = tuple((stance, first + _SIGN_PITCH * k) for k, stance in enumerate(item.signs))
    return Wording(item.number, lines, signs, max(widths), FONT_SIZE * LINE_HEIGHT * len(lines))


def _lines(text: str, room: float, lead: float, tail: float, *, bold: bool) -> tuple[str, ...]:
    if text_width(text, FONT_SIZE, bold=bold) + lead + tail > _MOST_LINES * room:
        return ()
    for limit in range(1, _MOST_LINES + 1):
        lines = _balanced(text, limit, lead, tail, bold=bold)
        width = max(_widths(lines, lead, tail, bold=bold))
        if width <= room and (limit > 1 or width <= _ONE_LINE):
            return lines
    return ()


@lru_cache(maxsize=20_000)
def _balanced(text: str, limit: int, lead: float, tail: float, *, bold: bool) -> tuple[str, ...]:
    """Break a text into ``limit`` lines whose widest, number and signs included, is narrowest."""
    words = text.split()
    broken = _breaks(words, min(limit, len(words)))
    return min(
        broken,
        key=lambda lines: round(max(_widths(lines, lead, tail, bold=bold)), 6),
        default=("",),
    )


def _breaks(words: list[str], count: int) -> Iterator[tuple[str, ...]]:
    """Yield every way to break words into lines, the longest first lines first."""
    for cuts in combinations(range(len(words) - 1, 0, -1), max(0, count - 1)):
        edges = [0, *reversed(cuts), len(words)]
        yield tuple(" ".join(words[a:b]) for a, b in pairwise(edges))


def _widths(lines: tuple[str, ...], lead: float, tail: float, *, bold: bool) -> list[float]:
    widths = [text_width(line, FONT_SIZE, bold=bold) for line in lines]
    widths[0] += lead
    widths[-1] += tail
    return widths


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A text that wants a place: its leader stands at ``x``, and it reaches right of that, px."""

    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a label is: on which side, and how far its near edge is from the line, px."""

    side: int
    offset: float


class LabelPlacer:
    """Places labels around a line one after the other, each on the side where it is nearer.

    A leader runs from the line to the far edge of its text, and the text reaches right of it. So a
    text is free of all others and of their leaders exactly if it lies beyond the far edge of every
    text whose leader stands under it. Taking the texts of one side from right to left, each as near
    as that allows, gives the lowest arrangement there is; a label is accepted if with it all labels
    of that side still fit into its room. None is dropped for a later one, and what changes stays
    within the cluster around it.

    Parameters
    ----------
    rooms : sequence of float
        Height of each side of the line, px: ``(above, below)`` or one side alone.
    """

    def __init__(self, rooms: Sequence[float]) -> None:
        self._sides = [_Side(room) for room in rooms]

    def place(self, key: Hashable, box: LabelBox, reach: float = inf) -> bool:
        """Place a label whose far edge is no farther than ``reach`` from the line, if it fits."""
        trials = [
            (trial.offset, k, trial)
            for k, side in enumerate(self._sides)
            if (trial := side.trial(box, reach))
        ]
        if not trials:
            return False
        _, best, trial = min(trials, key=lambda t: t[:2])
        self._sides[best].accept(key, box, trial)
        return True

    def swap(self, key: Hashable, box: LabelBox) -> None:
        """Put in place of a label one that is no larger, with the same leader."""
        for side in self._sides:
            side.swap(key, box)

    def places(self) -> dict[Hashable, LabelPlace]:
        """Return where each label is, by its key."""
        return {
            one.key: LabelPlace(k, one.offset)
            for k, side in enumerate(self._sides)
            for one in side.labels
        }


@dataclass(slots=True)
class _Placed:
    key: Hashable
    box: LabelBox
    offset: float


@dataclass(frozen=True, slots=True)
class _Trial:
    """What accepting a label means: its place in the row, its offset, and the moves it asks."""

    at: int
    offset: float
    moved: dict[int, float]


class _Side:
    """The labels on one side of the line, from left to right."""

    def __init__(self, room: float) -> None:
        self.labels: list[_Placed] = []
        self._room = room
        self._widest = 0.0

    def trial(self, box: LabelBox, reach: float) -> _Trial | None:
        """Work out where the label would be, or None if it or another would no longer fit."""
        at = bisect_left(self.labels, box.x, key=lambda one: one.box.x)
        offset = self._beyond(box, at)
        if offset + box.height > min(self._room, reach):
            return None
        moved: dict[int, float] = {}
        edge = box.x
        for i in range(at - 1, -1, -1):
            other = self.labels[i].box
            if other.x + self._widest + _LEADER_AIR < edge:
                break
            if other.x + other.width + _LEADER_AIR < edge:
                continue
            new = self._beyond(other, i + 1, moved)
            if box.x <= other.x + other.width + _LEADER_AIR:
                new = max(new, offset + box.height + _LINE_AIR)
            if new > self.labels[i].offset:
                if new + other.height > self._room:
                    return None
                moved[i] = new
                edge = other.x
        return _Trial(at, offset, moved)

    def accept(self, key: Hashable, box: LabelBox, trial: _Trial) -> None:
        for i, offset in trial.moved.items():
            self.labels[i].offset = offset
        self.labels.insert(trial.at, _Placed(key, box, trial.offset))
        self._widest = max(self._widest, box.width)

    def swap(self, key: Hashable, box: LabelBox) -> None:
        at = next((k for k, one in enumerate(self.labels) if one.key == key), -1)
        if at >= 0:
            self.labels[at].box = box
        for i in range(at, -1, -1):
            self.labels[i].offset = self._beyond(self.labels[i].box, i + 1)

    def _beyond(self, box: LabelBox, first: int, moved: Mapping[int, float] = _NONE) -> float:
        """Return the nearest offset beyond the labels from ``first`` on."""
        end = box.x + box.width + _LEADER_AIR
        offset = 0.0
        for j in range(first, len(self.labels)):
            other = self.labels[j]
            if other.box.x > end:
                break
            top = moved.get(j, other.offset) + other.box.height
            offset = max(offset, top + _LINE_AIR)
        return offset
