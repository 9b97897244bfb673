"""Who stands where: actors by frameworks, as a plotly figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from timeline import standings
from timeline.charts.grid import SIZE, Square, draw_grid, legend_height
from timeline.charts.theme import DARK, LIGHT, plain
from timeline.dataset import Dataset
from timeline.filters import Filters
from timeline.layout.matrix import (
    Grid,
    Heading,
    Line,
    columns_that_fit,
    lay_out_grid,
    row_width,
)
from timeline.schema import STANCE_WORDS

__all__ = ["blocks", "matrix"]

_NO_COUNTRY = "International and unattributed"


def matrix(
    ds: Dataset,
    filters: Filters | None = None,
    *,
    asof: date | None = None,
    width: float = 1080,
    frameworks: Sequence[str] | None = None,
    dark: bool = False,
    selected: tuple[str, str] = ("", ""),
) -> go.Figure:
    """Draw the stances in view as a grid of actors by frameworks.

    Parameters
    ----------
    ds : Dataset
        What to draw from.
    filters : Filters, optional
        What is in view; everything if not given.
    asof : datetime.date, optional
        Only statements up to this day count; the newest of all if not given.
    width : float
        Width that it is laid out for, px.
    frameworks : sequence of str, optional
        Ids of the columns to draw; by default those of the first block, see `blocks`.
    dark : bool
        Whether for a dark page.
    selected : tuple of (str, str)
        Actor and framework of the cell to highlight.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata[0:2]`` of each cell are the ids of its actor and framework.
    """
    cells = standings.cells(ds, filters or Filters(), asof)
    if frameworks is None:
        frameworks = next(iter(blocks(ds, cells, width)), [])
    cells = cells[cells["framework"].isin(frameworks)]
    grid = lay_out_grid(_lines(ds, cells), _headings(ds, cells), width, SIZE, legend_height(width))
    return draw_grid(
        grid,
        _squares_of(cells, grid),
        DARK if dark else LIGHT,
        hover=_hover(ds, cells),
        selected=selected,
    )


def _squares_of(cells: pd.DataFrame, grid: Grid) -> tuple[Square, ...]:
    ys = {line.id: line.y for line in grid.lines if not line.is_group}
    xs = {heading.id: heading.x for heading in grid.headings}
    kept = [f.name for f in fields(Square) if f.name not in {"x", "y"}]
    return tuple(
        Square(**{str(k): v for k, v in row.items()}, x=xs[row["framework"]], y=ys[row["actor"]])
        for row in cells[kept].to_dict("records")
    )


def blocks(ds: Dataset, cells: pd.DataFrame, width: float) -> list[list[str]]:
    """Share out the frameworks over as many grids as they need at a width.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `standings.cells` returned.

    Returns
    -------
    list of list of str
        Ids: the most spoken of in the first block, each block in curated order.
    """
    weight = cells.groupby("framework")["statements"].sum()
    order = {str(i): k for k, i in enumerate(ds.frameworks["id"])}
    left = sorted(map(str, weight.index), key=lambda f: (-weight[f], order[f]))
    names = dict(zip(ds.frameworks["id"], ds.frameworks["name"], strict=True))
    widest = max((row_width(line, SIZE) for line in _lines(ds, cells)), default=0.0)
    found = []
    while left:
        count = columns_that_fit([names[f] for f in left], widest, width, SIZE)
        found.append(sorted(left[:count], key=order.__getitem__))
        left = left[count:]
    return found


def _lines(ds: Dataset, cells: pd.DataFrame) -> list[Line]:
    """Return the rows: actors in curated order under the countries in order of first actor."""
    here = ds.actors[ds.actors["id"].isin(cells["actor"])]
    names = dict(zip(ds.countries["id"], ds.countries["name"], strict=True))
    lines = []
    for country in here["country"].unique():
        lines.append(Line("", names.get(country, _NO_COUNTRY)))
        members = here[here["country"] == country]
        lines += [Line(i, n, 1) for i, n in zip(members["id"], members["name"], strict=True)]
    return lines


def _headings(ds: Dataset, cells: pd.DataFrame) -> list[Heading]:
    here = ds.frameworks[ds.frameworks["id"].isin(cells["framework"])]
    return [Heading(i, n) for i, n in zip(here["id"], here["name"], strict=True)]


def _hover(ds: Dataset, cells: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return for each cell what it says when pointed at."""
    actors = dict(zip(ds.actors["id"], ds.actors["name"], strict=True))
    frameworks = dict(zip(ds.frameworks["id"], ds.frameworks["name"], strict=True))
    texts = {}
    for cell in cells.to_dict("records"):
        actor, framework, n = cell["actor"], cell["framework"], cell["statements"]
        stand = "contradicts itself" if cell["split"] else STANCE_WORDS[cell["stance"]]
        head = f"<b>{plain(actors[actor])}</b> {stand}"
        count = f"{n} statement{'' if n == 1 else 's'}"
        texts[actor, framework] = f"{head}<br>{plain(frameworks[framework])} · {count}"
    return texts
