"""A laid-out stance matrix as plotly traces, shapes and annotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin

import plotly.graph_objects as go

from timeline.drawing.canvas import Canvas
from timeline.drawing.matrix_cells import Cell, Pen, rect
from timeline.drawing.matrix_legend import Key, draw_key
from timeline.drawing.painters.plotly import base_layout, shapes, traces
from timeline.drawing.theme import FONT, Palette, plain
from timeline.layout.matrix import HEADING_ANGLE, SUMS, Grid, heading_box
from timeline.layout.text_metrics import LINE_HEIGHT, text_width
from timeline.queries.positions import EVERYONE
from timeline.scenes.matrix import SIZE

__all__ = ["Words", "draw_grid"]

_SMALL = 11.0
_SUM_LABELS = ("voices in favour", "voices against", "neither")
_STEP = 16.0
_SIN, _COS = sin(radians(HEADING_ANGLE)), cos(radians(HEADING_ANGLE))

Sums = Mapping[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Words:
    """What stands beside the cells, and what is said of a place that is pointed at; safe to draw.

    Attributes
    ----------
    cells, groups, headings
        What is said of a cell by row and column, of a group, of a column.
    row_sums, column_sums
        How many are in favour, against and neither, by the id of a row or column. Those of rows
        are over all ``frameworks`` in view, drawn or not; none are headed where there are none.
    """

    cells: Mapping[tuple[str, str], str]
    groups: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    row_sums: Sums = field(default_factory=dict)
    column_sums: Sums = field(default_factory=dict)
    frameworks: int = 0


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every part of the drawing needs."""

    grid: Grid
    palette: Palette
    words: Words
    canvas: Canvas


def draw_grid(
    grid: Grid,
    cells: Sequence[Cell],
    palette: Palette,
    words: Words,
    *,
    key: Key,
    selected: tuple[str, str] = ("", ""),
) -> go.Figure:
    """Draw a grid.

    Parameters
    ----------
    grid : Grid
        Where rows and columns stand.
    cells : sequence of Square or Spread
        What stands in it.
    palette : Palette
        In which colours.
    words : Words
        What is said of its places.
    key : Key
        What to explain under it.
    selected : tuple of (str, str)
        Row and column of the cell to highlight.
    """
    d = _Drawing(grid, palette, words, Canvas())
    pen = Pen(d.canvas, palette, grid.cell, grid.wide)
    for part in (_rules, _names, _sums):
        part(d)
    pieces = [shape for cell in cells for shape in pen.draw(cell)]
    pieces += [*draw_key(key, pen, grid.width, grid.height), *_ring(d, cells, selected)]
    return go.Figure(
        data=[*traces(d.canvas), _targets(d)],
        layout=base_layout(palette, grid.width, grid.height).update(
            shapes=[*_group_bands(d), *shapes(d.canvas), *pieces], annotations=[*_column_names(d)]
        ),
    )


def _names(d: _Drawing) -> None:
    for line in d.grid.lines:
        x = 4.0
        if line.is_group:
            symbol = "triangle-right" if line.kind == "folded" else "triangle-down"
            d.canvas.dot(x + 4, line.y, 8, d.palette.muted, symbol=symbol)
            x += d.grid.caret
        elif line.depth:
            x += d.grid.caret + (line.depth - 1) * d.grid.indent
        d.canvas.write(x, line.y, line.lines, d.palette.ink, SIZE, bold=line.is_group)
        if line.note:
            below = (len(line.lines) - 1) / 2 * SIZE * LINE_HEIGHT
            end = x + text_width(line.lines[-1], SIZE, bold=True) + 6
            d.canvas.write(end, line.y + below, line.note, d.palette.muted, _SMALL)


def _column_names(d: _Drawing) -> Iterator[dict[str, object]]:
    first, *others = SUMS
    sums = (f"over all {d.words.frameworks:,}: {first}", *others) if d.words.row_sums else ()
    for band in d.grid.bands:
        for heading in d.grid.headings:
            yield _slanted(heading.x, band.foot, heading.lines, d.palette.ink, SIZE)
        for x, word in zip(d.grid.sum_xs, sums, strict=False):
            yield _slanted(x, band.foot, (word,), d.palette.muted, _SMALL)


def _slanted(
    x: float, y: float, lines: Sequence[str], colour: str, size: float
) -> dict[str, object]:
    """Write a heading whose middle line climbs from x, y; plotly anchors the box around it."""
    _, thick = heading_box(lines, size)
    return {
        "x": x - thick / 2 * _SIN,
        "y": y + thick / 2 * _COS - 8,
        "text": "<br>".join(map(plain, lines)),
        "textangle": -HEADING_ANGLE,
        "align": "left",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"family": FONT, "size": size, "color": colour},
        "borderpad": 0,
        "borderwidth": 0,
    }


def _group_bands(d: _Drawing) -> Iterator[dict[str, object]]:
    for line in d.grid.lines:
        if not line.has_cells:
            reach = line.tall / 2 - 2
            box = (0, line.y - reach, d.grid.sum_xs[-1] + 12, line.y + reach)
            yield rect(box, d.palette.band)


def _rules(d: _Drawing) -> None:
    """Draw the hair lines of rows and columns."""
    grid, colour = d.grid, d.palette.band
    for line in grid.lines:
        if line.has_cells:
            y = line.y + line.tall / 2
            d.canvas.stroke([(grid.left, y), (grid.right, y)], colour)
    ends = [*(band.top for band in grid.bands[1:]), grid.foot]
    for heading in grid.headings:
        for band, end in zip(grid.bands, ends, strict=True):
            d.canvas.stroke([(heading.x, band.foot), (heading.x, end)], colour)
    for y in (grid.bands[0].rows, *ends[:-1]):
        d.canvas.stroke([(0, y), (grid.right, y)], d.palette.hair)


def _sums(d: _Drawing) -> None:
    """Write the sums of columns at the top and of rows at the right; nothing for none."""
    grid, p = d.grid, d.palette
    for y, label in zip(grid.sum_ys, _SUM_LABELS, strict=True):
        d.canvas.write(grid.left, y, label, p.muted, _SMALL, position="middle left")
    for heading in grid.headings:
        for y, n in zip(grid.sum_ys, d.words.column_sums.get(heading.id, ()), strict=False):
            if n:
                d.canvas.write(heading.x, y, f"{n:,}", p.ink, _SMALL, position="middle center")
    for line in grid.lines:
        for x, n in zip(grid.sum_xs, d.words.row_sums.get(line.id, ()), strict=False):
            if n and line.has_cells:
                d.canvas.write(x, line.y, f"{n:,}", p.ink, _SMALL, position="middle center")


def _ring(
    d: _Drawing, cells: Sequence[Cell], selected: tuple[str, str]
) -> Iterator[dict[str, object]]:
    for s in cells:
        if (s.who, s.framework) == selected:
            wide, tall = d.grid.wide / 2 + 3, d.grid.cell / 2 + 3
            box = rect((s.x - wide, s.y - tall, s.x + wide, s.y + tall), "rgba(0,0,0,0)")
            yield {**box, "line": {"color": d.palette.accent, "width": 2}}


def _targets(d: _Drawing) -> go.Scatter:
    """Lay unseen points over cells, blank ones too, headings and the heads of groups."""
    points = [*_cell_points(d), *_group_points(d), *_heading_points(d)]
    return go.Scatter(
        x=[round(x, 1) for x, *_ in points],
        y=[round(y, 1) for _, y, *_ in points],
        customdata=[said for *_, said in points],
        mode="markers",
        marker={"symbol": "square", "size": d.grid.cell, "opacity": 0},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        hovertemplate="%{customdata[2]}<extra></extra>",
        cliponaxis=False,
        name="stances",
    )


_Point = tuple[float, float, list[str]]


def _cell_points(d: _Drawing) -> Iterator[_Point]:
    for line in d.grid.lines:
        for heading in d.grid.headings if line.has_cells else ():
            if said := d.words.cells.get((line.id, heading.id)):
                yield heading.x, line.y, [line.id, heading.id, said]


def _group_points(d: _Drawing) -> Iterator[_Point]:
    for line in d.grid.lines:
        if line.is_group:
            name = max(text_width(text, SIZE, bold=True) for text in line.lines)
            end = d.grid.caret + name + text_width(line.note, _SMALL)
            for k in range(int(end / _STEP) + 1):
                yield 8 + k * _STEP, line.y, [line.id, "", d.words.groups.get(line.id, "")]


def _heading_points(d: _Drawing) -> Iterator[_Point]:
    for band in d.grid.bands:
        for h in d.grid.headings:
            long, _ = heading_box(h.lines, SIZE)
            for k in range(int(long / _STEP) + 1):
                away = 8 + k * _STEP
                said = [EVERYONE, h.id, d.words.headings.get(h.id, "")]
                yield h.x + away * _COS, band.foot - 8 - away * _SIN, said
