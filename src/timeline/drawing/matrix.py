"""A stance matrix as a grid on a canvas: names, rules, sums, cells, and the key under them."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.drawing.canvas import Canvas
from timeline.drawing.matrix_cells import CellPainter
from timeline.drawing.matrix_legend import grid_legend
from timeline.drawing.theme import Palette
from timeline.layout.matrix import HEADING_ANGLE, Grid, lay_out_grid, sum_headings
from timeline.layout.matrix_model import MatrixModel
from timeline.layout.text_metrics import EDGE, FONT_SIZE, LINE_HEIGHT, SMALL, text_width
from timeline.schema import ID_SEPARATOR

__all__ = ["HEADING_AIR", "matrix_grid", "paint_grid"]

HEADING_AIR = 8.0
"""How far above the foot of their band headings begin to climb, px."""

_AIR = 18.0
"""Over and under the key."""


def matrix_grid(model: MatrixModel, width: float, *, is_explained: bool = True) -> Grid:
    """Lay out a matrix as a grid, with room for its key."""
    key = grid_legend(model, width - 2 * EDGE).height + _AIR if is_explained else 0.0
    return lay_out_grid(
        model.rows,
        model.columns,
        width,
        key + _AIR,
        len(model.sum_names),
        sums_rows=model.sums_rows,
    )


def paint_grid(
    canvas: Canvas,
    model: MatrixModel,
    grid: Grid,
    palette: Palette,
    *,
    is_explained: bool = True,
    selected: tuple[str, str] = ("", ""),
) -> None:
    """Draw a matrix.

    Parameters
    ----------
    grid : Grid
        What `matrix_grid` returned.
    is_explained : bool
        Whether with its key and, where there are several frameworks, the sums of its rows.
    selected : tuple of (str, str)
        Row and column of the cell to highlight.
    """
    with canvas.of("matrix"):
        _rules(canvas, grid, palette)
        _rows(canvas, grid, palette)
        _headings(canvas, grid, palette, sum_headings(model.frameworks) if is_explained else ())
        _sums(canvas, model, grid, palette, is_explained=is_explained)
    painter = CellPainter(canvas, palette, grid.cell, grid.wide)
    for row in grid.rows:
        for column in grid.columns if row.has_cells else ():
            if cell := model.cells.get((row.id, column.id)):
                with canvas.of(f"{row.id}{ID_SEPARATOR}{column.id}"):
                    painter.draw(cell, column.x, row.y)
                    if (row.id, column.id) == selected:
                        wide, tall = grid.wide / 2 + 3, grid.cell / 2 + 3
                        ring = (column.x - wide, row.y - tall, column.x + wide, row.y + tall)
                        canvas.box(ring, "", palette.accent, line_width=2)
    if is_explained:
        grid_legend(model, grid.width - 2 * EDGE).draw(canvas, palette, EDGE, grid.foot + _AIR)


def _rules(canvas: Canvas, grid: Grid, palette: Palette) -> None:
    """Draw bands behind open groups, and hair lines; those that run under cells are thin boxes."""
    for row in grid.rows:
        if row.has_cells:
            y = row.y + row.tall / 2
            canvas.stroke([(grid.left, y), (grid.right, y)], palette.band)
        else:
            reach = row.tall / 2 - 2
            box = (0.0, row.y - reach, grid.end, row.y + reach)
            canvas.box(box, palette.band)
    ends = [*(band.top for band in grid.bands[1:]), grid.foot]
    for column in grid.columns:
        for band, end in zip(grid.bands, ends, strict=True):
            canvas.box((column.x - 0.5, band.foot, column.x + 0.5, end), palette.band)
    for y in (grid.bands[0].rows, *ends[:-1]):
        canvas.stroke([(0, y), (grid.right, y)], palette.hair)


def _rows(canvas: Canvas, grid: Grid, palette: Palette) -> None:
    for row in grid.rows:
        if row.is_group:
            symbol = "triangle-right" if row.kind == "folded" else "triangle-down"
            canvas.dot(EDGE + 4, row.y, 8, palette.muted, symbol=symbol)
        x = grid.name_x(row)
        canvas.write(x, row.y, row.lines, palette.ink, FONT_SIZE, bold=row.is_bold)
        if row.note:
            below = (len(row.lines) - 1) / 2 * FONT_SIZE * LINE_HEIGHT
            end = x + text_width(row.lines[-1], FONT_SIZE, bold=True) + 6
            canvas.write(end, row.y + below, row.note, palette.muted, SMALL)


def _headings(canvas: Canvas, grid: Grid, palette: Palette, sums: Sequence[str]) -> None:
    for band in grid.bands:
        y = band.foot - HEADING_AIR
        for column in grid.columns:
            canvas.write(column.x, y, column.lines, palette.ink, FONT_SIZE, angle=HEADING_ANGLE)
        for x, words in zip(grid.sum_xs, sums, strict=False):
            canvas.write(x, y, words, palette.muted, SMALL, angle=HEADING_ANGLE)


def _sums(
    canvas: Canvas, model: MatrixModel, grid: Grid, palette: Palette, *, is_explained: bool
) -> None:
    """Write the sums of columns at the top and of rows at the right; nothing for none."""
    for y, label in zip(grid.sum_ys, model.sum_names, strict=True):
        if label:
            canvas.write(grid.left, y, label, palette.muted, SMALL, position="middle left")
    places = [
        (column.x, y, n)
        for column in grid.columns
        for y, n in zip(grid.sum_ys, model.column_sums.get(column.id, ()), strict=False)
    ]
    places += [
        (x, row.y, n)
        for row in grid.rows
        if row.has_cells and is_explained
        for x, n in zip(grid.sum_xs, model.row_sums.get(row.id, ()), strict=False)
    ]
    for x, y, n in places:
        if n:
            canvas.write(x, y, f"{n:,}", palette.ink, SMALL, position="middle center")
