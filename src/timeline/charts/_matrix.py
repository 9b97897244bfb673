"""Who stands where: actors by frameworks, as a plotly figure."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from timeline import arguments
from timeline.charts import matrix_hover
from timeline.charts.chart_arguments import arranged, checked
from timeline.charts.matrix_grid import Words, draw_grid
from timeline.dataset import Dataset
from timeline.drawing.matrix_legend import Key, key_height
from timeline.drawing.theme import DARK, LIGHT
from timeline.layout.matrix import Grid, Heading, lay_out_grid
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.scenes.matrix import SIZE, Arrangement, blocks, matrix_lines
from timeline.scenes.matrix_cells import Look, look_at, spreads, squares

__all__ = ["matrix"]

_MOST_PLACES = 4000
"""In a larger grid blanks do not answer: what is said of them would outweigh all the rest."""


def matrix(
    ds: Dataset,
    filters: Filters | None = None,
    *,
    asof: date | None = None,
    since: date | None = None,
    arrangement: Arrangement | None = None,
    width: float = 1080,
    dark: bool = False,
    selected: tuple[str, str] = ("", ""),
) -> go.Figure:
    """Draw the stances in view as a grid of actors by frameworks.

    Rows and columns are those of all statements in view, so that they stay where they are from day
    to day; what nobody has spoken of by then is blank.

    Parameters
    ----------
    ds : Dataset
        What to draw from.
    filters : Filters, optional
        What is in view; everything if not given.
    asof : datetime.date, optional
        Only statements up to this day count; the newest of all if not given.
    since : datetime.date, optional
        An earlier day: cells that changed after it show both stances, the others are dimmed.
    arrangement : Arrangement, optional
        Order, folded countries, and which columns.
    width : float
        Width that it is laid out for, px.
    dark : bool
        Whether for a dark page.
    selected : tuple of (str, str)
        Actor, or country, and framework of the cell to highlight.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata[0:2]`` of each cell are the ids of its actor and framework; of a folded
        country's its code and the framework, of a country's name its code and "", of a column's
        name `positions.EVERYONE` and the framework.

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
    filters = checked(ds, filters, width=width, cell=selected)
    asof, since = arguments.day("asof", asof), arguments.day("since", since)
    arguments.in_order(since, asof)
    how = arranged(ds, arrangement)
    look = look_at(ds, filters, asof, since)
    columns = how.frameworks
    if columns is None:
        columns = next(iter(blocks(ds, look.whole, width, how)), [])
    lines = matrix_lines(ds, look.whole, how, columns)
    key = Key(
        folded=any(line.kind == "folded" for line in lines),
        two_days=since is not None,
        frameworks=look.whole["framework"].nunique(),
        hidden=not how.explained,
    )
    names = ds.names("frameworks")
    headings = [Heading(f, names[f]) for f in columns]
    grid = lay_out_grid(lines, headings, width, SIZE, key_height(key, width))
    return draw_grid(
        grid,
        [*squares(look, grid), *spreads(look, grid)],
        DARK if dark else LIGHT,
        _words(look, grid, key),
        key=key,
        selected=selected,
    )


def _words(look: Look, grid: Grid, key: Key) -> Words:
    """Return what is said of every place of a grid, and the sums at its margins."""
    ds, now = look.ds, look.now
    folded = {line.id: line.name for line in grid.lines if line.kind == "folded"}
    places = len(grid.lines) * len(grid.headings)
    said = matrix_hover.blank_words(grid, look.asof) if places <= _MOST_PLACES else {}
    here = now[now["framework"].isin([h.id for h in grid.headings])]
    said |= matrix_hover.cell_words(ds, here, look.since)
    said |= matrix_hover.spread_words(ds, folded, here, look.since)
    columns = positions.tally(ds, now, "framework")
    rows = pd.concat([positions.tally(ds, now, "actor"), positions.tally(ds, now, "country")])
    return Words(
        cells=said,
        groups=matrix_hover.group_words(grid.lines),
        headings=matrix_hover.heading_words(ds, columns),
        row_sums={} if key.hidden else _numbers(rows),
        column_sums=_numbers(columns),
        frameworks=key.frameworks,
    )


def _numbers(sums: pd.DataFrame) -> dict[str, tuple[int, int, int]]:
    return {str(key): (int(f), int(a), int(n)) for key, f, a, n in sums.itertuples()}
