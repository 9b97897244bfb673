"""Who stands where: actors by frameworks, as a plotly figure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from timeline import standings
from timeline.charts import grid_words
from timeline.charts.grid import SIZE, Words, draw_grid
from timeline.charts.grid_cells import Look, look_at, spreads, squares
from timeline.charts.grid_key import Key, key_height
from timeline.charts.theme import DARK, LIGHT
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
from timeline.standings import Order

__all__ = ["Arrangement", "blocks", "crowded", "matrix"]

_MOST_ROWS = 24
_MOST_PLACES = 4000
"""In a larger grid blanks do not answer: what is said of them would outweigh all the rest."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How rows and columns are put.

    Parameters
    ----------
    order : {"curated", "support", "similarity"}
        See `standings.arrange`; by the newest of all in view, so that it is the same on every day.
    folded : collection of str
        Codes of the countries whose voices share one row; "" for those without a country.
    frameworks : sequence of str, optional
        Ids of the columns to draw; by default those of the first block, see `blocks`.
    explained : bool
        Whether the key is drawn under it and the sums over all frameworks beside it: once for
        all blocks.
    """

    order: Order = "curated"
    folded: Collection[str] = ()
    frameworks: Sequence[str] | None = None
    explained: bool = True


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
        name `standings.EVERYONE` and the framework.
    """
    how = arrangement or Arrangement()
    look = look_at(ds, filters or Filters(), asof, since)
    columns = how.frameworks
    if columns is None:
        columns = next(iter(blocks(ds, look.whole, width, how)), [])
    lines = _lines(ds, look.whole, how, columns)
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


def blocks(
    ds: Dataset, cells: pd.DataFrame, width: float, arrangement: Arrangement | None = None
) -> list[list[str]]:
    """Share out the frameworks over as many grids as they need at a width.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `standings.cells` returned.

    Returns
    -------
    list of list of str
        Ids: the most spoken of in the first block, each block in the order asked for.
    """
    how = arrangement or Arrangement()
    weight = cells.groupby("framework")["statements"].sum()
    curated = {str(i): k for k, i in enumerate(ds.frameworks["id"])}
    left = sorted(map(str, weight.index), key=lambda f: (-weight[f], curated[f]))
    names = ds.names("frameworks")
    lines = _lines(ds, cells, how, left)
    widest = max((row_width(line, SIZE) for line in lines if line.has_cells), default=0.0)
    found = []
    while left:
        count = columns_that_fit([names[f] for f in left], widest, width, SIZE)
        block = sorted(left[:count], key=curated.__getitem__)
        found.append(standings.columns_in_order(cells, block, how.order))
        left = left[count:]
    return found


def crowded(ds: Dataset, cells: pd.DataFrame) -> tuple[str, ...]:
    """Return which countries to fold so that the whole is seen at once: all if there are many rows.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `standings.cells` returned.
    """
    found = standings.groups(ds, set(cells["actor"]))
    rows = len(found) + sum(len(group.voices) for group in found)
    return tuple(g.key for g in found) if len(found) > 1 and rows > _MOST_ROWS else ()


def _lines(
    ds: Dataset, cells: pd.DataFrame, how: Arrangement, columns: Collection[str]
) -> list[Line]:
    """Return the rows: countries with their voices under them, as far as they speak of the columns.

    Voices that belong to no country need no head where there are no others.
    """
    here = cells[cells["framework"].isin(columns)]
    found = standings.arrange(ds, here, how.order)
    names = ds.names("actors")
    if [group.key for group, _ in found] == [""] and "" not in how.folded:
        return [Line(actor, names[actor], depth) for actor, depth in found[0][1]]
    lines = []
    for group, members in found:
        is_folded = group.key in how.folded
        lines.append(
            Line(
                group.key,
                group.name,
                kind="folded" if is_folded else "open",
                note=f"{len(members)}",
            )
        )
        if not is_folded:
            lines += [Line(actor, names[actor], depth + 1) for actor, depth in members]
    return lines


def _words(look: Look, grid: Grid, key: Key) -> Words:
    """Return what is said of every place of a grid, and the sums at its margins."""
    ds, now = look.ds, look.now
    folded = {line.id: line.name for line in grid.lines if line.kind == "folded"}
    places = len(grid.lines) * len(grid.headings)
    said = grid_words.blank_words(grid, look.asof) if places <= _MOST_PLACES else {}
    here = now[now["framework"].isin([h.id for h in grid.headings])]
    said |= grid_words.cell_words(ds, here, look.since)
    said |= grid_words.spread_words(ds, folded, here, look.since)
    columns = standings.tally(ds, now, "framework")
    rows = pd.concat([standings.tally(ds, now, "actor"), standings.tally(ds, now, "country")])
    return Words(
        cells=said,
        groups=grid_words.group_words(grid.lines),
        headings=grid_words.heading_words(ds, columns),
        row_sums={} if key.hidden else _numbers(rows),
        column_sums=_numbers(columns),
        frameworks=key.frameworks,
    )


def _numbers(sums: pd.DataFrame) -> dict[str, tuple[int, int, int]]:
    return {str(key): (int(f), int(a), int(n)) for key, f, a, n in sums.itertuples()}
