"""Two aligned lines of events as plotly traces: a timeline's, and zero, headings and months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import plotly.graph_objects as go

from timeline import moments
from timeline.charts.draw import assemble, paint
from timeline.charts.ink import Ink
from timeline.charts.targets import targets
from timeline.charts.theme import Palette
from timeline.dates.points import MONTHS
from timeline.layout.abreast import HEADING
from timeline.layout.aligned import AXIS, Aligned, Stood
from timeline.layout.marks import ARROW
from timeline.layout.metrics import LINE_HEIGHT, text_width
from timeline.layout.months import signed
from timeline.layout.scene import Label, Tag
from timeline.moments import Moment

__all__ = ["LINES", "Told", "draw_aligned", "paint_aligned"]

LINES = ("then", "now")
"""Ids of the two lines, from top to bottom, and what they are called on the axis."""

_SMALL = 11.0
_DIAMOND = 13.0
_CLEAR = ARROW + 4
"""How far from the end of the data the words stand that say so: an arrow may point there; px."""

_CAPTION = 32.0
"""Distance from the end of the axis to what names its lines, px."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is written besides the scene: the moments, how far the data reach, what marks say."""

    both: Sequence[Moment]
    extent: tuple[date, date]
    hover: Mapping[str, str]


def draw_aligned(found: Aligned, told: Told, palette: Palette, *, selected: str = "") -> go.Figure:
    """Draw two lines of events.

    Parameters
    ----------
    found : Aligned
        What stands where.
    told : Told
        What is written.
    palette : Palette
        In which colours.
    selected : str
        Id to highlight.

    Returns
    -------
    plotly.graph_objects.Figure
        As `timeline.charts.draw.draw` returns it; the headings can be clicked too.
    """
    ink = paint_aligned(found, told.both, told.extent, palette, selected=selected)
    heads = replace(
        found.scene,
        marks=tuple(line.moment for line in found.lines),
        labels=tuple(line.heading for line in found.lines),
        tags=(),
    )
    answering = [*targets(found.scene, told.hover), *targets(heads, told.hover)]
    return assemble(ink, found.scene, palette, answering)


def paint_aligned(
    found: Aligned,
    both: Sequence[Moment],
    extent: tuple[date, date],
    palette: Palette,
    *,
    selected: str = "",
    still: bool = False,
) -> Ink:
    """Draw two lines of events; parameters as in `draw_aligned` and in `paint` of a timeline."""
    ink = Ink()
    with ink.of("axis"):
        _unknown(ink, found, palette)
        for line in found.lines:
            _baseline(ink, line, found, palette)
    paint(ink, found.scene, palette, selected=selected, still=still)
    for line in found.lines:
        with ink.of(line.moment.id):
            _heading(ink, line, palette, is_chosen=line.moment.id == selected)
        with ink.of("axis"):
            _ends(ink, line, found, extent, palette)
    with ink.of("axis"):
        _months(ink, found, both, palette)
    return ink


def _baseline(ink: Ink, line: Stood, found: Aligned, palette: Palette) -> None:
    """Draw a line as far as the data reach, its months and its zero."""
    x0, _, x1, _ = found.scene.plot
    a, b = max(x0, line.known[0]), min(x1, line.known[1])
    ink.stroke([(a, line.line), (b, line.line)], palette.hair)
    for tick in found.ticks:
        if a <= tick.x <= b:
            ink.stroke([(tick.x, line.line - 3), (tick.x, line.line + 3)], palette.muted)
    for y0, y1 in line.zero:
        ink.stroke([(found.zero, y0), (found.zero, y1)], palette.ink, 2)


def _heading(ink: Ink, line: Stood, palette: Palette, *, is_chosen: bool) -> None:
    box = line.heading
    colour = palette.accent if is_chosen else palette.ink
    ink.write(box.x0, (box.y0 + box.y1) / 2, box.lines, colour, HEADING, bold=True)
    ink.dot(
        line.moment.anchor,
        line.moment.y,
        _DIAMOND,
        colour,
        line=palette.page,
        line_width=1.5,
        symbol="diamond",
    )


def _ends(
    ink: Ink, line: Stood, found: Aligned, extent: tuple[date, date], palette: Palette
) -> None:
    """Say where the data begin and end, on the line that is bare before and after."""
    x0, _, x1, _ = found.scene.plot
    if line.known[0] > x0:
        at = line.known[0] - _CLEAR
        words = _fitting("begin", extent[0], (x0, at), line.line, found)
        ink.write(at, line.line, words, palette.muted, _SMALL, position="middle left")
    if line.known[1] < x1:
        at = line.known[1] + _CLEAR
        words = _fitting("end", extent[1], (at, x1), line.line, found)
        ink.write(at, line.line, words, palette.muted, _SMALL)


def _fitting(
    verb: str, day: date, room: tuple[float, float], line: float, found: Aligned
) -> tuple[str, ...]:
    """Say that the data begin or end, and when, as far as there is room between the names."""
    when = f"in {_month(day, long=True)}"
    for lines in ((f"the data {verb} {when}",), (f"the data {verb}", when), ("no data",)):
        half = _SMALL * LINE_HEIGHT * len(lines) / 2
        near = (t.y0 < line + half and t.y1 > line - half for t in _texts(found, *room))
        if max(text_width(t, _SMALL) for t in lines) <= room[1] - room[0] and not any(near):
            return lines
    return ()


def _texts(found: Aligned, x0: float, x1: float) -> Iterator[Label | Tag]:
    """Yield what is written between two places."""
    texts: list[Label | Tag] = [*found.scene.labels, *found.scene.tags]
    yield from (text for text in texts if text.x0 < x1 and text.x1 > x0)


def _unknown(ink: Ink, found: Aligned, palette: Palette) -> None:
    """Shade where the data tell nothing, before they begin and after they end."""
    x0, _, x1, _ = found.scene.plot
    for line in found.lines:
        for a, b in ((x0, min(x1, line.known[0])), (max(x0, line.known[1]), x1)):
            if a < b:
                ink.box((a, line.heading.y1, b, line.bottom), palette.band)


def _months(ink: Ink, found: Aligned, both: Sequence[Moment], palette: Palette) -> None:
    """Write the months from zero under the plot, and which month of each line that is."""
    _, _, x1, y = found.scene.plot
    for tick in found.ticks:
        ink.stroke([(tick.x, y), (tick.x, y + 5)], palette.muted)
        at = signed(tick.months)
        ink.write(
            tick.x,
            y + AXIS[0],
            at,
            palette.ink,
            found.scene.font_size,
            position="middle center",
            bold=tick.months == 0,
        )
        for moment, below in zip(both, AXIS[1:], strict=True):
            month = _month_at(moments.after(moment.zero, tick.months))
            ink.write(tick.x, y + below, month, palette.muted, _SMALL, position="middle center")
    for words, below in zip(("months", *LINES), AXIS, strict=True):
        ink.write(x1 + _CAPTION, y + below, words, palette.muted, _SMALL)


def _month_at(ordinal: float) -> str:
    """Say in which month a day lies; nothing where the calendar has no such day."""
    known = 1 <= ordinal <= date.max.toordinal()
    return _month(date.fromordinal(int(ordinal))) if known else ""


def _month(day: date, *, long: bool = False) -> str:
    name = MONTHS[day.month - 1]
    return f"{name if long else name[:3]} {day.year}"
