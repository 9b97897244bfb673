"""A page as ink: the chart or table in its place, and what the page says of itself around it."""

from __future__ import annotations

from timeline.brief.page import Page
from timeline.charts.ink import Ink
from timeline.charts.sheet import paint_sheet
from timeline.charts.theme import LIGHT, Palette
from timeline.layout.metrics import LINE_HEIGHT
from timeline.layout.page import Text

__all__ = ["page_ink"]

_NUMBER_GAP = 4.0


def page_ink(page: Page, palette: Palette = LIGHT) -> Ink:
    """Draw a whole page, in points from its top left corner."""
    ink = Ink()
    x0, y0, _, _ = page.plan.chart
    if page.sheet is not None:
        table = Ink()
        paint_sheet(table, page.sheet, palette)
        ink.add(table, x0, y0)
    if page.ink is not None:
        ink.add(page.ink, x0, y0)
    for text in page.plan.texts:
        with ink.of(text.name):
            _text(ink, text, palette)
    return ink


def _text(ink: Ink, text: Text, palette: Palette) -> None:
    is_strong = text.name in {"title", "note"}
    colour = palette.ink if is_strong or text.name == "footnote" else palette.muted
    middle = (text.y0 + text.y1) / 2
    ink.write(text.x0, middle, text.lines, colour, text.size, bold=text.bold)
    if text.number:
        first = text.y0 + text.size * LINE_HEIGHT / 2
        at = text.x0 - _NUMBER_GAP
        ink.write(at, first, text.number, palette.muted, text.size, position="middle left")
