"""Two aligned lines of events on a canvas: a timeline's, and zero, headings and months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline import dates
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.drawing.timeline import paint
from timeline.layout.comparison import AXIS, HEADING, ComparisonLayout, PlacedLine
from timeline.layout.marks import ARROW
from timeline.layout.scene import Scene
from timeline.layout.text_metrics import FONT_SIZE, LINE_HEIGHT, SMALL, text_width
from timeline.layout.ticks import signed
from timeline.queries import moments
from timeline.queries.moments import Moment

__all__ = ["LINES", "paint_comparison"]

LINES = ("then", "now")
"""Ids of the two lines, from top to bottom, and what they are called on the axis."""

_DIAMOND = 13.0
_CLEAR = ARROW + 4
"""How far from the end of the data the words stand that say so: an arrow may point there; px."""

_CAPTION = 32.0
"""Distance from the end of the axis to what names its lines, px."""


def paint_comparison(
    found: ComparisonLayout,
    both: Sequence[Moment],
    extent: tuple[date, date],
    palette: Palette,
    *,
    selected: str = "",
    still: bool = False,
) -> Canvas:
    """Draw two lines of events.

    Parameters
    ----------
    found : ComparisonLayout
        What stands where.
    both : sequence of Moment
        The two moments.
    extent : tuple of datetime.date
        The first and the last day of the data.
    palette, selected, still
        As in `timeline.drawing.timeline.paint`.
    """
    canvas = Canvas()
    with canvas.of("axis"):
        _unknown(canvas, found, palette)
        for line in found.lines:
            _baseline(canvas, line, found, palette)
    paint(canvas, found.scene, palette, selected=selected, still=still)
    for line in found.lines:
        with canvas.of(line.moment.id):
            _heading(canvas, line, palette, is_chosen=line.moment.id == selected)
        with canvas.of("axis"):
            _ends(canvas, line, found, extent, palette)
    with canvas.of("axis"):
        _months(canvas, found, both, palette)
    return canvas


def _baseline(canvas: Canvas, line: PlacedLine, found: ComparisonLayout, palette: Palette) -> None:
    """Draw a line as far as the data reach, its months and its zero."""
    x0, _, x1, _ = found.scene.plot
    a, b = max(x0, line.known[0]), min(x1, line.known[1])
    canvas.stroke([(a, line.line), (b, line.line)], palette.hair)
    for tick in found.ticks:
        if a <= tick.x <= b:
            canvas.stroke([(tick.x, line.line - 3), (tick.x, line.line + 3)], palette.muted)
    for y0, y1 in line.zero:
        canvas.stroke([(found.zero, y0), (found.zero, y1)], palette.ink, 2)


def _heading(canvas: Canvas, line: PlacedLine, palette: Palette, *, is_chosen: bool) -> None:
    box = line.heading
    colour = palette.accent if is_chosen else palette.ink
    canvas.write(box.x0, (box.y0 + box.y1) / 2, box.lines, colour, HEADING, bold=True)
    place, edge = (line.moment.anchor, line.moment.y), palette.page
    canvas.dot(*place, _DIAMOND, colour, line=edge, line_width=1.5, symbol="diamond")


def _ends(
    canvas: Canvas,
    line: PlacedLine,
    found: ComparisonLayout,
    extent: tuple[date, date],
    palette: Palette,
) -> None:
    """Say where the data begin and end, on the line that is bare before and after."""
    x0, _, x1, _ = found.scene.plot
    if line.known[0] > x0:
        at = line.known[0] - _CLEAR
        words = _fitting("begin", extent[0], (x0, at), line.line, found.scene)
        canvas.write(at, line.line, words, palette.muted, SMALL, position="middle left")
    if line.known[1] < x1:
        at = line.known[1] + _CLEAR
        words = _fitting("end", extent[1], (at, x1), line.line, found.scene)
        canvas.write(at, line.line, words, palette.muted, SMALL)


def _fitting(
    verb: str, day: date, room: tuple[float, float], line: float, scene: Scene
) -> tuple[str, ...]:
    """Say that the data begin or end, and when, as far as there is room between the names."""
    x0, x1 = room
    near = [t for t in scene.texts if t.x0 < x1 and t.x1 > x0]
    when = dates.words(dates.parse(day.isoformat()[:7]))
    for lines in ((f"the data {verb} {when}",), (f"the data {verb}", when), ("no data",)):
        half = SMALL * LINE_HEIGHT * len(lines) / 2
        is_free = not any(t.y0 < line + half and t.y1 > line - half for t in near)
        if is_free and max(text_width(text, SMALL) for text in lines) <= x1 - x0:
            return lines
    return ()


def _unknown(canvas: Canvas, found: ComparisonLayout, palette: Palette) -> None:
    """Shade where the data tell nothing, before they begin and after they end."""
    x0, _, x1, _ = found.scene.plot
    for line in found.lines:
        for a, b in ((x0, min(x1, line.known[0])), (max(x0, line.known[1]), x1)):
            if a < b:
                canvas.box((a, line.heading.y1, b, line.bottom), palette.band)


def _months(
    canvas: Canvas, found: ComparisonLayout, both: Sequence[Moment], palette: Palette
) -> None:
    """Write the months from zero under the plot, and which month of each line that is."""
    _, _, x1, y = found.scene.plot
    for tick in found.ticks:
        canvas.stroke([(tick.x, y), (tick.x, y + 5)], palette.muted)
        at = signed(tick.months)
        is_zero, middle = tick.months == 0, "middle center"
        canvas.write(tick.x, y + AXIS[0], at, palette.ink, FONT_SIZE, position=middle, bold=is_zero)
        for moment, below in zip(both, AXIS[1:], strict=True):
            month = _month_at(moments.after(moment.zero, tick.months))
            canvas.write(tick.x, y + below, month, palette.muted, SMALL, position="middle center")
    for words, below in zip(("months", *LINES), AXIS, strict=True):
        canvas.write(x1 + _CAPTION, y + below, words, palette.muted, SMALL)


def _month_at(ordinal: float) -> str:
    """Say in which month a day lies; nothing where the calendar has no such day."""
    if not 1 <= ordinal <= date.max.toordinal():
        return ""
    return dates.short(dates.parse(date.fromordinal(int(ordinal)).isoformat()[:7]))
