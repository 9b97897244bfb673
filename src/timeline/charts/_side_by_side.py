"""Some side by side, as a plotly figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from timeline import arguments
from timeline.charts.canvas_figure import canvas_figure
from timeline.charts.chart_arguments import checked
from timeline.charts.click_targets import Place, unseen_points
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.drawing.canvas import Canvas
from timeline.drawing.table import paint_table
from timeline.drawing.theme import DARK, LIGHT, plain
from timeline.layout.table import TableLayout
from timeline.queries.filters import Filters
from timeline.scenes.side_by_side import side_table
from timeline.views.url_params import MOST_SIDES, PAGE_PARAMS, SIDE

__all__ = ["side_by_side"]

_STEP, _REACH = 28, 20
_SIZE = 12.0


def side_by_side(
    ds: Dataset,
    sides: Iterable[str],
    filters: Filters | None = None,
    *,
    asof: AnyDay | None = None,
    width: float = 1080,
    dark: bool = False,
) -> go.Figure:
    """Draw where countries and actors stand on each framework, beside each other.

    First stands where they differ, then where they agree, then where no two of them certainly take
    a side. Those who agree are both for it, both against it, or both neutral.

    Parameters
    ----------
    ds : Dataset
        What to draw from.
    sides : iterable of str
        Two to four: codes of countries, which stand as their governments do, or ids of actors.
    filters : Filters, optional
        What is in view; everything if not given.
    asof : datetime.date, optional
        Only statements up to this day count; the newest of all if not given.
    width : float
        Width that it is laid out for, px.
    dark : bool
        Whether for a dark page.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata[0:2]`` of each place are the ids of its holder and framework.

    Raises
    ------
    ValueError
        Where something cannot be: ``side "Japan" is written JPN or japan``.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> figure = timeline.charts.side_by_side(ds, ["JPN", "IND"])
    >>> type(figure).__name__
    'Figure'
    """
    filters = checked(ds, filters, width=width)
    sides = tuple(dict.fromkeys(arguments.texts(SIDE, sides)))
    for side in sides:
        PAGE_PARAMS[SIDE].check(ds, side)
    arguments.within("the number of sides", len(sides), 2, MOST_SIDES)
    asof = arguments.day("asof", asof)
    table = side_table(ds, filters, asof, sides, width, size=_SIZE)
    palette, canvas = DARK if dark else LIGHT, Canvas()
    paint_table(canvas, table, palette)
    return canvas_figure(canvas, palette, (width, table.height + 2), [_targets(table)])


def _targets(table: TableLayout) -> dict[str, Any]:
    points = list(_points(table))
    return unseen_points("stances", points, ids=2, symbol="square", size=_REACH)


def _points(table: TableLayout) -> Iterator[Place]:
    """Yield unseen points over every place that has a statement."""
    head, *rows = table.rows
    for row in (row for row in rows if row.id):
        places = zip(head.cells, row.cells, pairwise(table.edges), strict=False)
        for holder, cell, (x0, x1) in places:
            if holder.id and cell.text:
                words = f"<b>{plain(holder.text)}</b> · {plain(row.cells[0].text)}<br>"
                said = [holder.id, row.id, words + plain(cell.text)]
                for along in range(_STEP // 2, int(x1 - x0), _STEP):
                    yield round(x0 + along, 1), round((row.y0 + row.y1) / 2, 1), said
