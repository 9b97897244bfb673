"""Which events of a line are named, which have only their number, and which are only counted."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from timeline.layout.labels import (
    LabelBox,
    LabelPlace,
    LabelPlacer,
    Wording,
    number_alone,
    word_label,
)
from timeline.layout.scene import Frame, Item, Mark
from timeline.layout.text_metrics import EDGE, SMALL, text_width

__all__ = ["LABEL_GAP", "NAMED", "Pair", "PlacedLabel", "grown_rooms", "place_labels"]

NAMED: Mapping[str, int] = MappingProxyType({"few": 0, "calm": 1, "all": 2})
"""How much is named where it fits, with the highest rank whose labels are written."""

LABEL_GAP = 5.0
"""Distance from a leader to the text at it, px."""

_TAG_GAP = 3.0
_REACH, _FAR_REACH = 34.0, 52.0
"""How far from the marks a number may reach: two lines of numbers, or three where names stand."""
_MOST_ROOM, _GROWTH = 900.0, 1.03
_NEAR = 40.0
"""How far a number may be from an event that is counted at it, px."""


Pair = tuple[Item, Mark]
"""An item and its mark."""


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """What is written at a mark, of which events, in what box and where."""

    ids: tuple[str, ...]
    mark: Mark
    wording: Wording
    box: LabelBox
    place: LabelPlace


def place_labels(
    pairs: Sequence[Pair], rooms: Sequence[float], frame: Frame
) -> tuple[PlacedLabel, ...]:
    """Write at as many marks as fit what stands for their events.

    Names come in order of rank. Where the name of an event of the first rank finds no room, none of
    a lesser rank is written that would reach over its place. An event without a name has its
    number, if it has one, near its mark; what finds no room for that either is counted with those
    at the nearest number ("+3"), or, where there is none, in the place of the nearest name of the
    least rank. So everything that has a number is accounted for, as long as anything at all can be
    written.

    Parameters
    ----------
    pairs : sequence of (Item, Mark)
        What stands on the line, the most important first.
    rooms : sequence of float
        Height of each side of the line, px.
    frame : Frame
        What is named, and where the scene ends. Where as many names as fit are asked for, numbers
        have what these leave; else they have the places next to the marks, and only the names of
        the first rank come before them.
    """
    line = _LabelledLine(LabelPlacer(rooms), pairs, frame)
    rest = line.names(pairs)
    if not frame.is_full:
        unnamed = {item.id for item, _ in rest}
        line = _LabelledLine(LabelPlacer(rooms), pairs, frame)
        rest = line.names([pair for pair in pairs if pair[0].rank == 0])
        rest += [pair for pair in pairs if pair[0].rank and pair[0].id in unnamed]
        left = line.numbers(rest, _REACH)
        rest = line.names([p for p in pairs if p[0].rank and p[0].id not in unnamed])
        left += line.numbers(rest, _FAR_REACH)
    else:
        left = line.numbers(rest, _FAR_REACH)
    line.count(left)
    return tuple(line.labels())


def grown_rooms(pairs: Sequence[Pair], rooms: Sequence[float], frame: Frame) -> list[float]:
    """Return rooms, made higher until they take the name of every item of the first rank.

    Room is left for a number or count of the others, lest a name be given up for it. However many
    names there are, no side gets higher than `_MOST_ROOM`; and what is too wide where it stands
    asks for no height.
    """
    first = [
        (item, mark)
        for item, mark in pairs
        if item.rank == 0 and item.label and word_label(item, _room(mark, frame))
    ]
    wanted = {item.id for item, _ in first}
    spare = 2 * number_alone("", 0.0).height if len(first) < len(pairs) else 0.0
    found = list(rooms)
    while max(found) < _MOST_ROOM:
        line = _LabelledLine(LabelPlacer([room - spare for room in found]), first, frame)
        # With all the room, names may stand otherwise, and leave less to numbers.
        if not line.names(first) and wanted <= _named(place_labels(pairs, found, frame)):
            break
        found = [room * _GROWTH for room in found]
    return found


def _named(labels: Iterable[PlacedLabel]) -> set[str]:
    return {label.mark.id for label in labels if label.wording.lines}


def _room(mark: Mark, frame: Frame) -> float:
    """Return how wide what is written at a mark may be, px."""
    return frame.width - mark.anchor - LABEL_GAP - EDGE


class _LabelledLine:
    """A line at which names, then numbers, then counts are written."""

    def __init__(self, placer: LabelPlacer, pairs: Sequence[Pair], frame: Frame) -> None:
        self._placer = placer
        self._frame = frame
        self._order = {i.id: k for k, i in enumerate(sorted((i for i, _ in pairs), key=_by_number))}
        self._named: dict[str, tuple[Item, Mark, Wording]] = {}
        self._tagged: dict[str, tuple[Mark, list[Item]]] = {}
        self._tags: list[tuple[float, str]] = []
        self._shut: list[tuple[float, float]] = []
        widest = max((text_width(i.number, SMALL) for i, _ in pairs), default=0.0)
        self._slot = max(widest, text_width(f"+{len(pairs)}", SMALL) if pairs else 0.0)

    def names(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Write names; return what found no room, or has no name to be written."""
        rest = []
        for item, mark in pairs:
            room = _room(mark, self._frame)
            wanted = bool(item.label) and item.rank <= self._frame.named
            words = word_label(item, room) if wanted else None
            if words is None or not self._name(item, mark, words):
                rest.append((item, mark))
        return rest

    def _name(self, item: Item, mark: Mark, words: Wording) -> bool:
        box = _name_box(mark, words)
        x0, x1 = box.x, box.x + box.width
        if item.rank > 0 and any(a <= x1 and x0 <= b for a, b in self._shut):
            return False
        if self._placer.place(mark.id, box):
            self._named[mark.id] = (item, mark, words)
            return True
        if item.rank == 0:
            self._shut.append((x0, x1))
        return False

    def numbers(self, pairs: Iterable[Pair], reach: float) -> list[Pair]:
        """Write numbers of one width near their marks; return those that found no room."""
        left = []
        for item, mark in pairs:
            if not (item.number and item.is_tagged):
                continue
            if self._placer.place(mark.id, self._number_box(mark), reach):
                self._tag(mark, [item])
            else:
                left.append((item, mark))
        return left

    def count(self, left: Iterable[Pair]) -> None:
        """Add what found no room to numbers nearby, so that they become counts."""
        for item, mark in sorted(left, key=lambda pair: (pair[1].anchor, pair[1].id)):
            at = self._nearest(mark)
            near = at is not None and abs(self._tagged[at][0].anchor - mark.anchor) <= _NEAR
            if not near and self._placer.place(mark.id, self._number_box(mark)):
                self._tag(mark, [item])
            elif at is not None:
                self._tagged[at][1].append(item)
            else:
                self._give_up_a_name(item, mark)

    def labels(self) -> Iterator[PlacedLabel]:
        """Yield what is written where."""
        places = self._placer.places()
        for key, (_, mark, words) in self._named.items():
            yield PlacedLabel((key,), mark, words, _name_box(mark, words), places[key])
        for key, (mark, found) in self._tagged.items():
            ids = sorted((item.id for item in found), key=self._order.__getitem__)
            text = found[0].number if len(found) == 1 else f"+{len(found)}"
            words = number_alone(text, self._slot)
            yield PlacedLabel(tuple(ids), mark, words, self._number_box(mark), places[key])

    def _number_box(self, mark: Mark) -> LabelBox:
        words = number_alone("", self._slot)
        return LabelBox(mark.anchor, _TAG_GAP + words.width, words.height)

    def _tag(self, mark: Mark, items: list[Item]) -> None:
        self._tagged[mark.id] = (mark, items)
        insort(self._tags, (mark.anchor, mark.id))

    def _nearest(self, mark: Mark) -> str | None:
        after = bisect_left(self._tags, (mark.anchor, mark.id))
        found = self._tags[max(0, after - 1) : after + 1]
        return min(((abs(x - mark.anchor), key) for x, key in found), default=(0.0, None))[1]

    def _give_up_a_name(self, item: Item, mark: Mark) -> None:
        """Count an event at the nearest name of the least rank, which is then counted too.

        Only a name that is no narrower than a number can be given up without moving others.
        """
        ranked = [
            (-other.rank, abs(other.anchor - mark.anchor), key)
            for key, (_, other, words) in self._named.items()
            if words.width + LABEL_GAP >= self._slot + _TAG_GAP
        ]
        if ranked:
            key = min(ranked)[2]
            named, other, _ = self._named.pop(key)
            self._placer.swap(key, self._number_box(other))
            self._tag(other, [named, item])


def _name_box(mark: Mark, words: Wording) -> LabelBox:
    return LabelBox(mark.anchor, LABEL_GAP + words.width, words.height)


def _by_number(item: Item) -> tuple[int, str, str]:
    return len(item.number), item.number, item.id
