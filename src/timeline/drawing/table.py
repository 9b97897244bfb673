"""A table on a canvas."""

from __future__ import annotations

from timeline.drawing.canvas import Canvas, Dash
from timeline.drawing.matrix_cells import CellPainter
from timeline.drawing.theme import Palette
from timeline.layout.table import (
    ASIDE,
    PAD,
    PART_GAP,
    SQUARE_AIR,
    TableCell,
    TableLayout,
    part_width,
)
from timeline.layout.text_metrics import LINE_HEIGHT, text_width

__all__ = ["paint_table"]


def paint_table(canvas: Canvas, table: TableLayout, palette: Palette) -> None:
    """Draw a table: fills, hair lines, and what is written in its cells."""
    with canvas.of("table"):
        for row in table.rows:
            if row.is_head or row.is_group:
                canvas.box((0, row.y0, table.width, row.y1), palette.band)
            edge = palette.muted if row.is_head else palette.hair
            canvas.stroke([(0, row.y1), (table.width, row.y1)], edge, 1.0 if row.is_head else 0.5)
            for cell, x0, x1 in zip(row.cells, table.edges, table.edges[1:], strict=False):
                with canvas.of("table", cell.href):
                    _cell(canvas, cell, (x0, row.y0, x1, row.y1), table, palette)


def _cell(
    canvas: Canvas,
    cell: TableCell,
    box: tuple[float, float, float, float],
    table: TableLayout,
    palette: Palette,
) -> None:
    size, (x0, y0, x1, y1) = table.size, box
    colour = palette.muted if cell.muted else palette.accent if cell.href else palette.ink
    if cell.stance is not None:
        tone = palette.faint(cell.stance) if cell.is_perhaps else palette.stances[cell.stance]
        dash: Dash = "dot" if cell.is_perhaps else ""
        canvas.box((x0 + 1, y0 + 1, x1 - 1, y1 - 1), tone.fill, tone.line, dash=dash)
        colour = tone.text
    middle = (y0 + y1) / 2
    aside = colour if cell.stance is not None else palette.muted
    if cell.aside:
        canvas.write(x1 - PAD, middle, cell.aside, aside, ASIDE, position="middle left")
    if cell.spread_lines:
        _spread(canvas, cell, ((x0 + x1) / 2, middle), size, palette)
    elif cell.centred:
        place = ((x0 + x1) / 2, middle)
        canvas.write(*place, cell.lines, colour, size, position="middle center", bold=cell.bold)
    else:
        x = x0 + PAD + cell.indent
        if cell.number:  # it hangs before all lines, so that a long name stays flush
            first = y0 + table.air + size * LINE_HEIGHT / 2
            canvas.write(x, first, cell.number, palette.muted, size)
            x += text_width(cell.number, size) + PAD
        top = y0 + table.air + len(cell.lines) * size * LINE_HEIGHT / 2
        canvas.write(x, top, cell.lines, colour, size, bold=cell.bold)


def _spread(
    canvas: Canvas, cell: TableCell, at: tuple[float, float], size: float, palette: Palette
) -> None:
    """Draw around a point for each stance a small square, and how many take it."""
    painter = CellPainter(canvas, palette, size + SQUARE_AIR, 0.0)
    line = size * LINE_HEIGHT
    y = at[1] - line * (len(cell.spread_lines) - 1) / 2
    for parts in cell.spread_lines:
        widths = [part_width(count, size) for _, count in parts]
        x = at[0] - (sum(widths) + PART_GAP * (len(parts) - 1)) / 2
        for (stance, count), wide in zip(parts, widths, strict=True):
            painter.stances(x + painter.size / 2, y, (stance,))
            canvas.write(x + painter.size + 2, y, f"{count}", palette.muted, size)
            x += wide + PART_GAP
        y += line
