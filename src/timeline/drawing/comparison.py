"""Two lines of events on a canvas, and between them the parallels that tie the one to the other."""

from __future__ import annotations

from timeline.drawing.canvas import Canvas, Dash
from timeline.drawing.event_timeline import RAISED, Looks, paint_events
from timeline.drawing.theme import Palette
from timeline.drawing.timeline_foot import draw_foot, foot_height
from timeline.layout.comparison_headings import HEADING, WHEN
from timeline.layout.comparison_model import ComparisonLayout, Heading
from timeline.layout.text_metrics import text_width
from timeline.layout.tie_boxes import CONTRAST, PlacedTie
from timeline.scenes.comparison import ComparisonScene

__all__ = ["comparison_height", "paint_comparison"]

_LINK = 1.8
_FRAME = 8.5
"""Half of the square around the mark of a moment, px."""
_GAP = 4.0


def comparison_height(scene: ComparisonScene) -> float:
    """Return how high two lines are with their key and their sources, px."""
    return scene.laid_out.events.height + foot_height(scene.timeline)


def paint_comparison(
    canvas: Canvas,
    scene: ComparisonScene,
    palette: Palette,
    *,
    selected: str = "",
) -> None:
    """Draw all of two lines of events."""
    timeline, laid_out = scene.timeline, scene.laid_out
    looks = Looks(list(timeline.colours.names), selected=selected, lit=timeline.lit)
    _ends(canvas, laid_out, palette)
    for (x, y), head in zip(laid_out.moments, laid_out.headings, strict=True):
        with canvas.of(head.id):
            half = _FRAME * laid_out.events.unit
            frame = (x - half, y - half, x + half, y + half)
            canvas.box(frame, palette.page, palette.ink, line_width=1.4)
    paint_events(canvas, timeline.laid_out, palette, looks)
    if not laid_out.is_upright:
        _ribbons(canvas, laid_out, palette)
    _links(canvas, laid_out, palette)
    for box in laid_out.ties:
        with canvas.of("parallels"):
            _tie(canvas, box, palette)
    for head in laid_out.headings:
        with canvas.of(head.id):
            _heading(canvas, head, palette)
    draw_foot(canvas, timeline, palette, laid_out.events.height)


def _ribbons(canvas: Canvas, laid_out: ComparisonLayout, palette: Palette) -> None:
    """Draw the upper ribbon, zero, and the names of the cells of both."""
    size = laid_out.events.face.size
    _, lower, _, foot = laid_out.events.plot
    high = foot - lower
    with canvas.of("axis"):
        for number, cell in enumerate(laid_out.cells):
            box = (cell.x0, laid_out.upper, cell.x1, laid_out.upper + high)
            canvas.box(box, palette.ribbon[number % 2])
        for top in (laid_out.upper, lower):
            ends = [(laid_out.zero, top), (laid_out.zero, top + high)]
            canvas.stroke(ends, palette.ribbon_ink, 2.0)
        for name in laid_out.names:
            place = (name.x, name.y)
            canvas.write(
                *place, name.text, palette.ribbon_ink, size, position="middle center", bold=True
            )


def _ends(canvas: Canvas, laid_out: ComparisonLayout, palette: Palette) -> None:
    with canvas.of("axis"):
        for end in laid_out.ends:
            canvas.box((end.x0, end.y0, end.x1, end.y1), palette.panel)
            if end.text:
                place = (end.text_x, (end.y0 + end.y1) / 2)
                size = laid_out.events.face.size
                canvas.write(*place, end.text, palette.muted, size, position="middle center")


def _links(canvas: Canvas, laid_out: ComparisonLayout, palette: Palette) -> None:
    with canvas.of("parallels"):
        for link in laid_out.links:
            for piece in link.pieces:
                dash: Dash = "dot" if link.is_contrast else ""
                canvas.stroke(piece, palette.tie.line, _LINK * laid_out.events.unit, dash=dash)


def _tie(canvas: Canvas, box: PlacedTie, palette: Palette) -> None:
    """Draw what ties two events: a contrast in a broken frame, and named as one."""
    tie, tone = box.tie, palette.tie
    dash: Dash = "dot" if tie.is_contrast else ""
    fill = palette.page if tie.is_contrast else tone.fill
    canvas.box((box.x0, box.y0, box.x1, box.y1), fill, tone.line, line_width=1.2, dash=dash)
    middle = (box.x0 + box.x1) / 2
    if tie.is_contrast:
        size, x = box.size, box.word_x
        half, wide = size * 0.6, text_width(CONTRAST, size)
        canvas.box((x - 3, box.y0 - half, x + wide + 3, box.y0 + half), palette.page)
        canvas.write(x, box.y0, CONTRAST, tone.line, size)
    letters = text_width(tie.letters, box.size) + _GAP if tie.letters else 0.0
    for k, (words, y) in enumerate(zip(box.lines, box.ys, strict=False)):
        is_last = k + 1 == len(box.lines)
        wide = text_width(words, box.size, bold=True) + (letters if is_last else 0.0)
        x = middle - wide / 2
        canvas.write(x, y, words, tone.text, box.size, bold=True)
        if is_last and tie.letters:
            at = (x + wide - letters + _GAP, y - box.size * RAISED)
            canvas.write(*at, tie.letters, palette.muted, box.size)
    for words, y in zip(box.told, box.ys[len(box.lines) :], strict=True):
        canvas.write(middle, y, words, palette.ink, box.size, position="middle center")


def _heading(canvas: Canvas, head: Heading, palette: Palette) -> None:
    x = head.box[0]
    name, *texts = head.lines
    canvas.write(x, head.ys[0], name, palette.tie.line, HEADING, bold=True)
    for words, y in zip(texts, head.ys[1:], strict=True):
        if words:
            canvas.write(x, y, words, palette.ink, HEADING, bold=True)
    canvas.write(*head.when_at, head.when, palette.muted, WHEN)
