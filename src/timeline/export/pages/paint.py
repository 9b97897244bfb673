"""A page on one canvas: the chart or table in its place, and what is said of it around it."""

from __future__ import annotations

from timeline.drawing.canvas import Canvas
from timeline.drawing.table import paint_table
from timeline.drawing.theme import LIGHT, Palette
from timeline.export.pages.page import Page
from timeline.layout.page import FOOT, Text
from timeline.layout.text_metrics import LINE_HEIGHT, NUMBER_GAP

__all__ = ["page_canvas"]

_FOOT = frozenset({"version", "link"})
"""What leads to the view that the page shows."""


def page_canvas(page: Page, *, number: int = 0) -> Canvas:
    """Draw a whole page, in points from its top left corner; with its number if it has one."""
    canvas, palette = Canvas(), LIGHT
    x0, y0, _, _ = page.plan.chart
    if page.table is not None:
        table = Canvas()
        paint_table(table, page.table, palette)
        canvas.add(table, x0, y0)
    if page.draw is not None:
        canvas.add(page.draw(palette), x0, y0)
    for text in page.plan.texts:
        with canvas.of(text.name, page.caption.link if text.name in _FOOT else ""):
            _text(canvas, text, palette)
    if number:
        with canvas.of("number"):
            right, bottom = page.plan.width - page.size.margin, page.plan.feet[-1].y1
            middle = bottom - FOOT * LINE_HEIGHT / 2
            canvas.write(right, middle, str(number), palette.muted, FOOT, position="middle left")
    return canvas


def _text(canvas: Canvas, text: Text, palette: Palette) -> None:
    is_strong = text.name in {"title", "note"}
    colour = palette.ink if is_strong or text.name == "footnote" else palette.muted
    middle = (text.y0 + text.y1) / 2
    canvas.write(text.x0, middle, text.lines, colour, text.size, bold=text.bold)
    if text.number:
        first = text.y0 + text.size * LINE_HEIGHT / 2
        at = text.x0 - NUMBER_GAP
        canvas.write(at, first, text.number, palette.muted, text.size, position="middle left")
