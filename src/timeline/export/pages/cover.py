"""The first page of a briefing: what it is about, what it shows, and when it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline import dates
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import LIGHT, Palette
from timeline.layout.page import FOOT, Size
from timeline.layout.text_metrics import LINE_HEIGHT, evened, fit_lines, wrapped
from timeline.views.address import link
from timeline.views.caption import Edition
from timeline.views.view import View

__all__ = ["Cover", "Entry", "cover_canvas", "cover_height", "cover_of"]

_TITLE_SIZES, _TITLE_LINES = (34.0, 28.0, 22.0), 3
_SUBTITLE, _SUBTITLE_LINES = 15.0, 3
_LISTED, _LISTED_SMALL = 14.0, 12.0
_MIDDLE, _FLAT = 0.42, 9 / 16
"""Where the title ends, in heights of the page; the height of a page that has none, in widths."""
_RULE, _UNDER, _BELOW = 10.0, 20.0, 12.0
"""How far under the title a line is, and the subtitle; and how far under that the list; points."""
_LEAD = 30.0


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page.

    Attributes
    ----------
    title, subtitle : str
        Of the briefing; the second may be blank.
    made : str
        When it was made: ``Made 1 December 2024``.
    link : str
        Where the dashboard is, if others can reach it there; else blank.
    """

    title: str
    subtitle: str
    made: str
    link: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a briefing shows: its title, and the number of its first page."""

    title: str
    number: int


def cover_of(ds: Dataset, made: Edition, title: str = "", subtitle: str = "") -> Cover:
    """Return the cover of a briefing; title and subtitle are those of the data set if blank."""
    return Cover(
        title.strip() or ds.name,
        subtitle.strip() or ds.description,
        f"Made {dates.noun(made.day)}",
        link(ds, View(), made.base) if made.is_public else "",
    )


def cover_height(size: Size) -> float:
    """Return the height of a cover, points: also where pages are as high as they have to be."""
    return size.height or size.width * _FLAT


def cover_canvas(cover: Cover, shown: Sequence[Entry], size: Size) -> Canvas:
    """Draw a cover, in points from the top left corner of its page."""
    canvas, palette, height = Canvas(), LIGHT, cover_height(size)
    left, right = 2 * size.margin, size.width - 2 * size.margin
    y = _MIDDLE * height
    letter, lines = _title(cover.title, right - left)
    with canvas.of("title"):
        middle = y - len(lines) * letter * LINE_HEIGHT / 2
        canvas.write(left, middle, lines, palette.ink, letter, bold=True)
        canvas.stroke([(left, y + _RULE), (left + 2 * size.margin, y + _RULE)], palette.accent, 2)
    y += _UNDER
    if cover.subtitle:
        said = fit_lines(cover.subtitle, _SUBTITLE, _SUBTITLE_LINES, right - left)
        tall = len(said) * _SUBTITLE * LINE_HEIGHT
        with canvas.of("subtitle"):
            canvas.write(left, y + tall / 2, said, palette.muted, _SUBTITLE)
        y += tall + _BELOW
    foot = _foot(canvas, cover, (left, right, height - size.margin * 0.5), palette)
    _list(canvas, shown, (left, y, right, foot - _BELOW), palette)
    return canvas


def _title(text: str, room: float) -> tuple[float, tuple[str, ...]]:
    """Return the size and the lines of a title: as large as it fits on few of them."""
    for size in _TITLE_SIZES:
        lines = wrapped(text, size, room, bold=True)
        if len(lines) <= _TITLE_LINES:
            return size, evened(lines, size, room, bold=True)
    return size, wrapped(text, size, room, bold=True, limit=_TITLE_LINES)


def _foot(
    canvas: Canvas, cover: Cover, place: tuple[float, float, float], palette: Palette
) -> float:
    """Write when it was made and where it is from; return how high up that reaches."""
    left, right, bottom = place
    line = FOOT * LINE_HEIGHT
    found = [(cover.made, "")]
    found += [(part, cover.link) for part in wrapped(cover.link, FOOT, right - left)]
    top = bottom - line * len(found)
    for number, (words, href) in enumerate(found):
        with canvas.of("foot", href):
            canvas.write(left, top + line * (number + 0.5), words, palette.muted, FOOT)
    return top


def _list(
    canvas: Canvas,
    shown: Sequence[Entry],
    box: tuple[float, float, float, float],
    palette: Palette,
) -> None:
    """Write what the briefing shows, each with the number of its page, as many as fit."""
    left, top, right, bottom = box
    for size, most in ((_LISTED, 2), (_LISTED_SMALL, 2), (_LISTED, 1), (_LISTED_SMALL, 1)):
        fitted = [fit_lines(entry.title, size, most, right - left - _LEAD) for entry in shown]
        line = size * LINE_HEIGHT
        room = int((bottom - top) / line)
        if sum(map(len, fitted)) <= room:
            break
    count = len(shown) if len(shown) <= room else max(1, room) - 1
    y = top
    for entry, lines in zip(shown[:count], fitted, strict=False):
        tall = line * len(lines)
        with canvas.of("contents", f"#{entry.number}"):
            canvas.write(left, y + line / 2, str(entry.number), palette.accent, size)
            canvas.write(left + _LEAD, y + tall / 2, lines, palette.ink, size)
        y += tall
    if count < len(shown):
        more = f"and {len(shown) - count} more"
        canvas.write(left, y + line / 2, more, palette.muted, size)
