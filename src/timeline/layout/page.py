"""A page that leaves the tool: where title, chart, footnotes and the foot stand, in points.

A point is 1/72 inch. What a chart lays out in px is drawn as large in points on a page, so that no
text of it is smaller than there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from types import MappingProxyType

from timeline.layout.text_metrics import (
    LINE_HEIGHT,
    NUMBER_GAP,
    evened,
    text_width,
    wrapped,
)

__all__ = [
    "SIZES",
    "TITLE",
    "Note",
    "Plan",
    "Size",
    "Text",
    "notes_height",
    "plan",
    "size_named",
    "title_room",
]

TITLE, SAID, NOTE, FOOT = 21.0, 12.0, 10.0, 10.0
"""Font sizes of the title, of what is said under it, of footnotes and of the foot."""

_TITLE_SIZES = (TITLE, 18.5, 16.5, 15.0)
"""Font sizes of a title, smaller where it is long and the page narrow."""

_AIR = 3.0
_PAGE_NUMBER = 30.0
"""What is left free for the number of the page at its foot, points."""
_COLUMN_GAP = 14.0
_NOTE_WIDTH = 200.0
_HEAD_SHARE = 0.4
"""The share of a page's height that what stands over the chart takes at most."""
_TITLE_LINES, _NOTE_LINES = 2, 6
"""More would push what a page shows off it; the rest is cut off with an ellipsis."""


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a page and its margin, points; as high as it takes where ``height`` is 0."""

    name: str
    label: str
    width: float
    height: float
    margin: float = 20.0


SIZES: Mapping[str, Size] = MappingProxyType(
    {
        size.name: size
        for size in (
            Size("16:9", "Slide 16:9", 960.0, 540.0),
            Size("4:3", "Slide 4:3", 720.0, 540.0, 18.0),
            Size("a4", "A4 landscape", 841.9, 595.3),
            Size("a4-portrait", "A4 portrait", 595.3, 841.9),
            Size("screen", "As on screen", 1080.0, 0.0, 16.0),
        )
    }
)
"""The sizes that a page may have, by the name that the command line knows."""


def size_named(name: str, width: float | None = None) -> Size:
    """Return a size; ``width`` is that of the screen where it is to be as on it, px.

    Raises
    ------
    KeyError
        Where there is none of that name.
    """
    found = SIZES[name]
    return replace(found, width=width) if width and not found.height else found


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text whose box is ``x0, y0`` to ``x1, y1``; ``name`` says what they are.

    A footnote has its ``number`` before it, and ``key`` says whose it is.
    """

    name: str
    x0: float
    y0: float
    x1: float
    y1: float
    lines: tuple[str, ...]
    size: float
    bold: bool = False
    number: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the number that stands on the chart, what it says, and whose it is."""

    number: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands on a page, points from its top left corner.

    ``chart`` is the box left for the chart (x0, y0, x1, y1). ``notes`` are the footnotes, in
    columns; ``heads`` title, sentence and the author's note; ``feet`` data version and link.
    """

    width: float
    height: float
    heads: tuple[Text, ...]
    chart: tuple[float, float, float, float]
    notes: tuple[Text, ...]
    feet: tuple[Text, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """Everything that is written besides the chart."""
        return (*self.heads, *self.notes, *self.feet)


def plan(
    size: Size,
    heads: tuple[str, str, str],
    feet: tuple[str, str],
    notes: Sequence[Note],
    chart_height: float = 0.0,
) -> Plan:
    """Lay out a page.

    Parameters
    ----------
    size : Size
        How large.
    heads : tuple of (str, str, str)
        Title; the sentence under it; what the author adds, which may be blank.
    feet : tuple of (str, str)
        Data version, and link, which may be blank.
    notes : sequence of Note
        The footnotes.
    chart_height : float
        How high the chart is, where the page is as high as it takes.
    """
    left, right = size.margin, size.width - size.margin
    stood = _heads(heads, left, right, size.margin * 0.75, size.height * _HEAD_SHARE or inf)
    top = max((text.y1 for text in stood), default=size.margin * 0.75) + _AIR
    under = notes_height(size, notes)
    lines, line = _feet(feet, right - left), FOOT * LINE_HEIGHT
    foot = len(lines) * line + size.margin * 0.5
    height = size.height or top + chart_height + _AIR + under + foot + _AIR
    foot_top = height - foot
    bottom = foot_top - _AIR - under if under else foot_top
    return Plan(
        width=size.width,
        height=height,
        heads=tuple(stood),
        chart=(left, top, right, bottom - _AIR),
        notes=tuple(_columns(size, notes, bottom)),
        feet=tuple(
            Text(name, left, y, right - _PAGE_NUMBER, y + line, (words,), FOOT)
            for k, (name, words) in enumerate(lines)
            for y in (foot_top + k * line,)
        ),
    )


def _heads(
    heads: tuple[str, str, str], left: float, right: float, y: float, foot: float
) -> list[Text]:
    """Set title, sentence and the author's note under each other from ``y`` on, down to ``foot``.

    What has no room is cut off with an ellipsis, the note last so that it keeps half of it.
    """
    stood = []
    for place, (name, text) in enumerate(zip(("title", "sentence", "note"), heads, strict=True)):
        if text:
            is_title = name == "title"
            size, lines = _title(text, right - left) if is_title else (SAID, ())
            room = (foot - y) / (1 + any(heads[place + 1 :]))
            most = max(1, room // (size * LINE_HEIGHT))
            lines = lines or wrapped(text, size, right - left, limit=most)
            tall = len(lines) * size * LINE_HEIGHT
            stood.append(Text(name, left, y, right, y + tall, lines, size, is_title))
            y += tall + (2.0 if is_title else 0.0)
    return stood


def _title(text: str, room: float) -> tuple[float, tuple[str, ...]]:
    """Return the size and the lines of a title: smaller where it does not fit on one of them."""
    for size in _TITLE_SIZES:
        lines = wrapped(text, size, room, bold=True)
        if len(lines) <= (1 if size == TITLE else _TITLE_LINES):
            return size, evened(lines, size, room, bold=True)
    return size, wrapped(text, size, room, bold=True, limit=_TITLE_LINES)


def title_room(size: Size, text: str) -> int:
    """Return how many letters of a title, from the first on, a page has room for: whole words."""
    words = " ".join(text.split())
    _, lines = _title(words, size.width - 2 * size.margin)
    shown = " ".join(lines)
    if shown == words:
        return len(words)
    end = len(shown.removesuffix("…"))
    return words.rfind(" ", 0, end + 1) if " " in words[: end + 1] else end


def notes_height(size: Size, notes: Sequence[Note]) -> float:
    """Return how high the footnotes at the foot of a page are."""
    stood = _columns(size, notes, 0.0)
    return max((text.y1 for text in stood), default=0.0)


def _columns(size: Size, notes: Sequence[Note], top: float) -> list[Text]:
    """Set footnotes in columns of about equal height, in order down each."""
    if not notes:
        return []
    left = size.margin
    wide = size.width - size.margin - left
    count = max(1, int((wide + _COLUMN_GAP) // (_NOTE_WIDTH + _COLUMN_GAP)))
    each = (wide - _COLUMN_GAP * (count - 1)) / count
    lead = max(text_width(n.number, NOTE) for n in notes) + NUMBER_GAP
    blocks = [(n, wrapped(n.text, NOTE, each - lead, limit=_NOTE_LINES)) for n in notes]
    best = _fill(blocks, count)
    stood = []
    for k, column in enumerate(best):
        x, y = left + k * (each + _COLUMN_GAP), top
        for note, lines in column:
            tall = len(lines) * NOTE * LINE_HEIGHT
            extent = (x + lead, y, x + each, y + tall)
            stood.append(Text("footnote", *extent, lines, NOTE, number=note.number, key=note.key))
            y += tall
    return stood


_Block = tuple[Note, tuple[str, ...]]


def _fill(blocks: Sequence[_Block], count: int) -> list[list[_Block]]:
    """Share out blocks over columns in order, so that the fullest one is as low as can be."""
    least = max(len(lines) for _, lines in blocks)
    total = sum(len(lines) for _, lines in blocks)
    for limit in range(max(least, -(-total // count)), total + 1):
        columns: list[list[_Block]] = [[]]
        used = 0
        for block in blocks:
            if used + len(block[1]) > limit:
                columns.append([])
                used = 0
            columns[-1].append(block)
            used += len(block[1])
        if len(columns) <= count:
            return columns
    return [list(blocks)]


def _feet(feet: tuple[str, str], room: float) -> list[tuple[str, str]]:
    """Return version and link, on as many lines as they need; an address is never cut off."""
    room -= _PAGE_NUMBER
    whole = "   ".join(filter(None, feet))
    if text_width(whole, FOOT) <= room:
        return [("version", whole)]
    found = []
    for name, text in zip(("version", "link"), feet, strict=True):
        found += [(name, line) for line in wrapped(text, FOOT, room)]
    return found
