"""Who stands where: actors by frameworks, as a plotly figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import cos, radians, sin
from typing import Any

import plotly.graph_objects as go

from timeline import arguments
from timeline.charts._spectrum import spectrum_figure
from timeline.charts.canvas_figure import canvas_figure
from timeline.charts.chart_arguments import arranged, check_cell, checked
from timeline.charts.click_targets import Place, unseen_points
from timeline.charts.matrix_hover import blank_words, cell_words, group_words, heading_words
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.drawing.canvas import Canvas
from timeline.drawing.matrix import HEADING_AIR, matrix_grid, paint_grid
from timeline.drawing.theme import DARK, LIGHT
from timeline.layout.matrix import HEADING_ANGLE, Grid, heading_box
from timeline.layout.matrix_model import MatrixModel
from timeline.layout.text_metrics import FONT_SIZE, SMALL, text_width
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.scenes.matrix import Arrangement, blocks, matrix_model
from timeline.scenes.spectrum import only_framework, spectrum_model
from timeline.schema import SPLIT_WORDS

__all__ = ["matrix"]

_STEP = 16
"""From one point of a name that answers to the next, px."""

_MOST_PLACES = 4000
"""In a larger grid blanks do not answer: what is said of them would outweigh all the rest."""


def matrix(
    ds: Dataset,
    filters: Filters | None = None,
    *,
    asof: AnyDay | None = None,
    since: AnyDay | None = None,
    arrangement: Arrangement | None = None,
    width: float = 1080,
    dark: bool = False,
    selected: tuple[str, str] = ("", ""),
) -> go.Figure:
    """Draw the stances in view as a grid of actors, or governments, by frameworks.

    Rows and columns are those of all statements in view, so that they stay where they are from day
    to day; what nobody has spoken of by then is blank. One framework by itself, where no two days
    are compared and no country is folded, is a spectrum: countries by stances, with the newest
    words of each, and an arrow from where somebody stood who has moved.

    Parameters
    ----------
    ds : Dataset
        What to draw from.
    filters : Filters, optional
        What is in view; everything if not given.
    asof : datetime.date, optional
        Only statements up to this day count, those that may have been made by then as such; the
        newest of all if not given.
    since : datetime.date, optional
        An earlier day: cells that moved after it show both stances, those first found are marked,
        the others are dimmed.
    arrangement : Arrangement, optional
        Whose rows, in which order, folded countries, and which columns.
    width : float
        Width that it is laid out for, px.
    dark : bool
        Whether for a dark page.
    selected : tuple of (str, str)
        Actor, or country, and framework of the cell to highlight.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata[0:2]`` of each cell, or entry, are the ids of its actor and framework; of a
        folded country's its code and the framework, of a country's name its code and "" (in a
        spectrum the framework), of a column's name `positions.EVERYONE` and the framework.

    Raises
    ------
    ValueError
        Where something cannot be: ``asof 2020-01-01 is before since 2024-01-01; exchange them``.

    Examples
    --------
    >>> from datetime import date
    >>> import timeline
    >>> ds = timeline.example()
    >>> filters = timeline.Filters(frameworks="asian-nato")
    >>> figure = timeline.charts.matrix(ds, filters, asof=date(2024, 10, 1))
    >>> type(figure).__name__
    'Figure'
    """
    filters = checked(ds, filters, width=width)
    check_cell(ds, "selected", selected)
    asof, since = arguments.day("asof", asof), arguments.day("since", since)
    arguments.in_order(since, asof)
    how = arranged(ds, arrangement)
    if since is None and (framework := only_framework(ds, filters, how)):
        spectrum = spectrum_model(ds, filters, framework, asof, how.voices, how.order)
        return spectrum_figure(ds, spectrum, width, DARK if dark else LIGHT, selected[0])
    if how.frameworks is None:
        cells = positions.ever(ds, filters, how.voices)
        first = next(iter(blocks(ds, cells, width, how)), [])
        how = replace(how, frameworks=first)
    model = matrix_model(ds, filters, asof, since, how)
    grid = matrix_grid(model, width, is_explained=how.explained)
    palette, canvas = DARK if dark else LIGHT, Canvas()
    paint_grid(canvas, model, grid, palette, is_explained=how.explained, selected=selected)
    return canvas_figure(canvas, palette, (grid.width, grid.height), [_targets(model, grid)])


def _targets(model: MatrixModel, grid: Grid) -> dict[str, Any]:
    """Lay unseen points over cells, blank ones too, headings and the heads of groups."""
    points = [
        *_cell_points(model, grid),
        *_group_points(grid),
        *_heading_points(model, grid),
    ]
    return unseen_points("stances", points, ids=2, symbol="square", size=grid.cell)


def _cell_points(model: MatrixModel, grid: Grid) -> Iterator[Place]:
    with_blanks = len(grid.rows) * len(grid.columns) <= _MOST_PLACES
    for row in grid.rows:
        for column in grid.columns if row.has_cells else ():
            if cell := model.cells.get((row.id, column.id)):
                words = cell_words(cell, column, model.since, SPLIT_WORDS[model.counted])
            elif with_blanks:
                words = blank_words(row, column, model.asof)
            else:
                continue
            yield column.x, row.y, [row.id, column.id, words]


def _group_points(grid: Grid) -> Iterator[Place]:
    for row in grid.rows:
        if row.is_group:
            name = max(text_width(text, FONT_SIZE, bold=True) for text in row.lines)
            end = grid.name_x(row) + name + text_width(row.note, SMALL)
            words = group_words(row)
            for along in range(0, int(end), _STEP):
                yield 8.0 + along, row.y, [row.id, "", words]


def _heading_points(model: MatrixModel, grid: Grid) -> Iterator[Place]:
    turn = radians(HEADING_ANGLE)
    for column in grid.columns:
        words = heading_words(column, model.column_sums.get(column.id), model.counted)
        for band in grid.bands:
            for along in range(8, 9 + int(heading_box(column.lines)[0]), _STEP):
                x, y = column.x + along * cos(turn), band.foot - HEADING_AIR - along * sin(turn)
                yield x, y, [positions.EVERYONE, column.id, words]
