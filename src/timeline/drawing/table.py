"""A table on a canvas, and the key of the stances that its colours and signs stand for."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.drawing.canvas import Canvas, Lead
from timeline.drawing.theme import Palette
from timeline.layout.table import ASIDE, PAD, PART_GAP, SQUARE_AIR, Cell, TableLayout, part_width
from timeline.layout.text_metrics import LINE_HEIGHT, flow, text_width
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS

__all__ = ["paint_table", "stance_key"]

_SMALL = 11.0
_LINE = 17.0
_SQUARE = 15.0
_GAP = 14.0


def paint_table(canvas: Canvas, sheet: TableLayout, palette: Palette) -> None:
    """Draw a table: fills, hair lines, and what is written in its cells."""
    with canvas.of("table"):
        for row in sheet.rows:
            if row.is_head or row.is_group:
                canvas.box((0, row.y0, sheet.width, row.y1), palette.band)
            edge = palette.muted if row.is_head else palette.hair
            canvas.stroke([(0, row.y1), (sheet.width, row.y1)], edge, 1.0 if row.is_head else 0.5)
            for cell, x0, x1 in zip(row.cells, sheet.edges, sheet.edges[1:], strict=False):
                with canvas.of("table", cell.href):
                    _cell(canvas, cell, (x0, row.y0, x1, row.y1), sheet.size, palette)


def _cell(
    canvas: Canvas,
    cell: Cell,
    box: tuple[float, float, float, float],
    size: float,
    palette: Palette,
) -> None:
    x0, y0, x1, y1 = box
    colour = palette.muted if cell.muted else palette.accent if cell.href else palette.ink
    if cell.stance is not None:
        tone = palette.stances[cell.stance]
        canvas.box((x0 + 1, y0 + 1, x1 - 1, y1 - 1), tone.fill, tone.line)
        colour = tone.text
    middle = (y0 + y1) / 2
    aside = colour if cell.stance is not None else palette.muted
    if cell.aside:
        canvas.write(x1 - PAD, middle, cell.aside, aside, ASIDE, position="middle left")
    if cell.spread_lines:
        _spread(canvas, cell, box, size, palette)
        return
    if cell.centred:
        canvas.write(
            (x0 + x1) / 2,
            middle,
            cell.lines,
            colour,
            size,
            position="middle center",
            bold=cell.bold,
        )
        return
    x = x0 + PAD + cell.indent
    top = y0 + PAD + len(cell.lines) * size * LINE_HEIGHT / 2
    lead = Lead(cell.number, palette.muted, size) if cell.number else None
    if lead is None:
        canvas.write(x, top, cell.lines, colour, size, bold=cell.bold)
        return
    # The number hangs before all lines, so that a long name stays flush.
    first = y0 + PAD + size * LINE_HEIGHT / 2
    canvas.write(x, first, cell.number, palette.muted, size)
    canvas.write(
        x + text_width(cell.number, size) + PAD, top, cell.lines, colour, size, bold=cell.bold
    )


def _spread(
    canvas: Canvas,
    cell: Cell,
    box: tuple[float, float, float, float],
    size: float,
    palette: Palette,
) -> None:
    """Draw for each stance a small square, and how many take it."""
    x0, y0, x1, y1 = box
    line = size * LINE_HEIGHT
    y = (y0 + y1) / 2 - line * (len(cell.spread_lines) - 1) / 2
    for parts in cell.spread_lines:
        widths = [part_width(count, size) for _, count in parts]
        x = (x0 + x1 - sum(widths) - PART_GAP * (len(parts) - 1)) / 2
        for (stance, count), wide in zip(parts, widths, strict=True):
            _sample(canvas, stance, x, y, size, palette, is_dim=cell.muted)
            canvas.write(x + size + SQUARE_AIR + 2, y, f"{count}", palette.muted, size)
            x += wide + PART_GAP
        y += line


def _sample(
    canvas: Canvas,
    stance: int | None,
    x: float,
    y: float,
    size: float,
    palette: Palette,
    *,
    is_dim: bool = False,
) -> None:
    """Draw the square of a stance from ``x`` on; an outline for a contradiction, or where dim."""
    tone, half = palette.stances[stance or 0], (size + SQUARE_AIR) / 2
    is_plain = is_dim or stance is None
    fill, line = (palette.page, palette.muted) if is_plain else (tone.fill, tone.line)
    canvas.box((x, y - size / 2 - 1, x + 2 * half, y + size / 2 + 1), fill, line)
    glyph = "±" if stance is None else STANCE_GLYPHS[stance]
    colour = palette.ink if is_plain else tone.text
    place = (x + half, y)
    canvas.write(*place, glyph, colour, size, position="middle center", bold=True)


def stance_key(
    canvas: Canvas, palette: Palette, width: float, marks: Sequence[str], top: float
) -> float:
    """Explain the five stances and further marks, in lines from ``top`` on; return the foot."""
    entries = [(STANCE_GLYPHS[stance], words, stance) for stance, words in STANCE_WORDS.items()]
    widths = [_SQUARE + 4 + text_width(words, _SMALL) + _GAP for _, words, _ in entries]
    widths += [text_width(words, _SMALL) + _GAP for words in marks]
    places = flow(widths, width + _GAP)
    with canvas.of("key"):
        for (glyph, words, stance), (line, x) in zip(entries, places, strict=False):
            y = top + _LINE * (line + 0.5)
            tone, half = palette.stances[stance], _SQUARE / 2
            canvas.box((x, y - half, x + 2 * half, y + half), tone.fill, tone.line)
            canvas.write(x + half, y, glyph, tone.text, _SMALL, position="middle center", bold=True)
            canvas.write(x + _SQUARE + 4, y, words, palette.muted, _SMALL)
        for words, (line, x) in zip(marks, places[len(entries) :], strict=True):
            canvas.write(x, top + _LINE * (line + 0.5), words, palette.muted, _SMALL)
    return top + _LINE * (places[-1][0] + 1)
