"""One framework as a spectrum: rows of countries, columns of stances, all places in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.layout.spectrum_columns import ENTRY_GAP, HEAD_PAD, column_widths, row_places
from timeline.layout.spectrum_model import STANCES, SpectrumEntry, SpectrumModel, SpectrumRow
from timeline.layout.spectrum_text import INDENT, SpectrumStyle, SpectrumText, foot_size
from timeline.layout.styled_text import Paragraph
from timeline.layout.text_metrics import LINE_HEIGHT, text_width, wrapped

__all__ = [
    "Arrow",
    "PlacedEntry",
    "PlacedHead",
    "PlacedLabel",
    "SpectrumLayout",
    "SpectrumStyle",
    "lay_out_spectrum",
]

_NARROW, _WIDE = 45.0, 90.0
"""In a room of fewer font sizes than the first stances stand under each other, and never in one of
more than the second."""

_TOO_TALL = 1.4
"""Between them, how much higher rows and columns may be than the same under each other."""

_GAP, _PAD, _HEAD, _FOOT_GAP = 1.2, 0.6, 1.9, 0.9
"""Between columns, over and under a row's entries, height of a head, over the foot: font sizes."""

_LABEL, _LABEL_SHARE, _NAME_LINES = 1.6, 0.13, 4
"""Where names begin after their mark, in font sizes; the most of the width that they may take."""


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """The head of a column: its box, and as much of what it says as fits."""

    stance: int
    x0: float
    y0: float
    x1: float
    y1: float
    text: str


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """The name of a row: its mark and lines, ``y`` being the middle of the first, and its note."""

    row: SpectrumRow
    x: float
    y: float
    lines: tuple[str, ...]
    note: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """How high name and note are."""
        return (len(self.lines) * self.size + len(self.note) * self.note_size) * LINE_HEIGHT

    @property
    def note_size(self) -> float:
        """Font size of the note."""
        return foot_size(self.size)


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """An entry, or where it comes from: its mark's middle, and its text from the top left."""

    row: SpectrumRow
    entry: SpectrumEntry
    mark: tuple[float, float]
    x: float
    y: float
    text: Paragraph
    is_ghost: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What text and mark cover."""
        left = self.mark[0] - self.text.size * 0.5
        return left, self.y, self.x + self.text.width, self.y + self.text.height


@dataclass(frozen=True, slots=True)
class Arrow:
    """From where somebody stood to where they stand, along one line."""

    row: SpectrumRow
    entry: SpectrumEntry
    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class SpectrumLayout:
    """A spectrum laid out for one width; px from the top left corner.

    ``bands`` are the rows from top to bottom; ``foot`` the lines under them, from ``foot_top`` on.
    """

    width: float
    height: float
    size: float
    heads: tuple[PlacedHead, ...]
    labels: tuple[PlacedLabel, ...]
    entries: tuple[PlacedEntry, ...]
    arrows: tuple[Arrow, ...]
    bands: tuple[tuple[float, float], ...]
    foot: tuple[str, ...]
    foot_top: float

    @property
    def foot_size(self) -> float:
        """Font size of the foot."""
        return foot_size(self.size)


def lay_out_spectrum(
    model: SpectrumModel, width: float, style: SpectrumStyle | None = None
) -> SpectrumLayout:
    """Lay out a spectrum.

    In a wide room countries are rows and stances columns, as wide as makes the whole as low as can
    be; in a narrow one, or where that is much lower, stances stand under each other.
    """
    text = SpectrumText(model, width, style or SpectrumStyle())
    if width > _WIDE * text.size:
        return _beside(text)
    stacked = _stacked(text)
    if width < _NARROW * text.size:
        return stacked
    beside = _beside(text)
    return stacked if beside.height > _TOO_TALL * stacked.height else beside


def _beside(text: SpectrumText) -> SpectrumLayout:
    size = text.size
    names, gap = _label_width(text), _GAP * size
    widths = column_widths(text, text.width - names - gap * (len(STANCES) - 1))
    lefts, x = {}, names
    for stance in STANCES:
        lefts[stance] = x
        x += widths[stance] + gap
    heads = [
        PlacedHead(
            c,
            lefts[c],
            0.0,
            lefts[c] + widths[c],
            _HEAD * size,
            text.head(c, widths[c] - 2 * HEAD_PAD * size),
        )
        for c in STANCES
    ]
    pad = _PAD * size * text.style.air
    y = _HEAD * size + pad
    labels, stood, arrows, bands = [], list[PlacedEntry](), list[Arrow](), []
    for row in text.model.rows:
        label = _label(text, row, names - gap * 0.6, y + pad)
        here = []
        for entry, top, _ in row_places(text, row, widths):
            here.append(_placed(text, row, entry, lefts[entry.stance], y + pad + top, widths))
            if entry.ghost is not None:
                left = lefts[entry.ghost.stance]
                here.append(_placed(text, row, entry, left, y + pad + top, widths, is_ghost=True))
        stood += here
        arrows += _arrows(here, size)
        feet = [p.y + p.text.height for p in here]
        foot = max([*feet, y + pad + label.height]) + pad
        labels.append(label)
        bands.append((y, foot))
        y = foot
    return _finished(text, heads, labels, stood, arrows, bands)


def _label_width(text: SpectrumText) -> float:
    """Return how wide the column of names is, with the marks before them."""
    size = text.size + 1
    names = [row.name for row in text.model.rows]
    whole = max((text_width(name, size, bold=True) for name in names), default=0.0)
    words = (text_width(word, size, bold=True) for name in names for word in name.split())
    share = text.width * _LABEL_SHARE
    most = max(share, min(max(words, default=0.0), 1.5 * share))
    return min(whole, most) + (_LABEL + _GAP) * text.size


def _label(text: SpectrumText, row: SpectrumRow, end: float, top: float) -> PlacedLabel:
    size, x = text.size + 1, _LABEL * text.size
    lines = wrapped(row.name, size, end - x, bold=True, limit=_NAME_LINES)
    note = wrapped(row.note, foot_size(size), end - x) if row.note else ()
    return PlacedLabel(row, x, top + text.line / 2, lines, note, size)


def _placed(
    text: SpectrumText,
    row: SpectrumRow,
    entry: SpectrumEntry,
    left: float,
    y: float,
    widths: dict[int, float],
    *,
    is_ghost: bool = False,
) -> PlacedEntry:
    mark = (left + 0.5 * text.size, y + text.line / 2)
    if is_ghost and entry.ghost is not None:
        words = text.ghost(entry, widths[entry.ghost.stance])
    else:
        words = text.entry(entry, widths[entry.stance])
    return PlacedEntry(row, entry, mark, left + INDENT * text.size, y, words, is_ghost)


def _arrows(stood: Sequence[PlacedEntry], size: float) -> Iterator[Arrow]:
    """Yield arrows from ghosts to the entries that came from there, clear of both texts."""
    away = 0.75 * size
    for ghost in (p for p in stood if p.is_ghost):
        entry = next(p for p in stood if p.entry is ghost.entry and not p.is_ghost)
        if ghost.mark[0] > entry.mark[0]:
            x0, x1 = ghost.mark[0] - away, entry.x + entry.text.ends[0] + away * 0.5
        else:
            x0, x1 = ghost.x + ghost.text.ends[0] + away * 0.5, entry.mark[0] - away
        yield Arrow(entry.row, entry.entry, x0, x1, entry.mark[1])


def _stacked(text: SpectrumText) -> SpectrumLayout:
    """Stand each stance with its entries, under the names of their countries, under the last."""
    heads, labels, stood, bands = [], [], list[PlacedEntry](), []
    size, x, y = text.size, _LABEL * text.size, 0.0
    pad, gap = _PAD * size * text.style.air, ENTRY_GAP * size * text.style.air
    for stance in STANCES:
        words = text.head(stance, text.width - 2 * HEAD_PAD * size)
        heads.append(PlacedHead(stance, 0.0, y, text.width, y + _HEAD * size, words))
        y += _HEAD * size + pad
        for row in text.model.rows:
            here = [entry for entry in row.entries if entry.stance == stance]
            if not here:
                continue
            top = y
            label = replace(_label(text, row, text.width, y + pad / 2), size=size)
            labels.append(label)
            y += pad / 2 + label.height
            for entry in here:
                set_text = text.entry(entry, text.width - x, is_told=True)
                mark = (x + 0.5 * size, y + text.line / 2)
                stood.append(PlacedEntry(row, entry, mark, x + INDENT * size, y, set_text))
                y += set_text.height + gap
            bands.append((top, y))
        y += pad
    return _finished(text, heads, labels, stood, (), bands)


def _finished(
    text: SpectrumText,
    heads: Sequence[PlacedHead],
    labels: Sequence[PlacedLabel],
    stood: Sequence[PlacedEntry],
    arrows: Sequence[Arrow],
    bands: Sequence[tuple[float, float]],
) -> SpectrumLayout:
    """Return the whole, with its foot under the last row or head."""
    end = max([head.y1 for head in heads] + [foot for _, foot in bands])
    foot, top = text.foot(), end + _FOOT_GAP * text.size * text.style.air
    return SpectrumLayout(
        width=text.width,
        height=top + len(foot) * foot_size(text.size) * LINE_HEIGHT + 2,
        size=text.size,
        heads=tuple(heads),
        labels=tuple(labels),
        entries=tuple(stood),
        arrows=tuple(arrows),
        bands=tuple(bands),
        foot=foot,
        foot_top=top,
    )
