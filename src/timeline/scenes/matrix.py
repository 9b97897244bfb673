"""Actors by frameworks: the model of a stance matrix, and how many of its columns fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal

import narwhals as nw
import pandas as pd

from timeline import queries
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.kept import kept
from timeline.layout.matrix import columns_that_fit, row_width
from timeline.layout.matrix_model import MatrixColumn, MatrixModel, Sums
from timeline.queries import positions
from timeline.queries.filters import Filters, unique_names
from timeline.queries.positions import Order, Voices
from timeline.scenes.matrix_cells import cells_of_rows, standing, voice_cells
from timeline.scenes.matrix_rows import Arrangement, matrix_rows

__all__ = [
    "Arrangement",
    "blocks",
    "column_blocks",
    "crowded",
    "matrix_model",
    "shown_cells",
]

_MOST_ROWS = 24


def matrix_model(
    ds: Dataset,
    filters: Filters,
    asof: AnyDay | None = None,
    since: AnyDay | None = None,
    arrangement: Arrangement | None = None,
) -> MatrixModel:
    """Work out a matrix; what it takes is explained at `timeline.charts.matrix`.

    Without frameworks in the arrangement, all in view are columns.
    """
    how = arrangement or Arrangement()
    whole = positions.ever(ds, filters, how.voices)
    shown = shown_cells(ds, filters, asof, since, how.voices) if how.filled_only else whole
    names = unique_names(ds, "frameworks")
    here = set(shown["framework"])
    ids = [f for f in names if f in here] if how.frameworks is None else how.frameworks
    texts = dict(zip(ds.frameworks["id"], ds.frameworks["proposition"], strict=True))
    columns = tuple(MatrixColumn(f, names[f], texts[f]) for f in ids)
    rows = tuple(matrix_rows(ds, shown[shown["framework"].isin(ids)], how))
    now = positions.cells(ds, filters, asof, how.voices)
    by_row = _sums(ds, now, "actor")
    if how.voices == "all":
        by_row = {**by_row, **_sums(ds, now, "country")}
    return MatrixModel(
        rows=rows,
        columns=columns,
        cells=cells_of_rows(ds, rows, set(ids), voice_cells(ds, filters, asof, since, how.voices)),
        row_sums=by_row,
        column_sums=_sums(ds, now, "framework"),
        frameworks=whole["framework"].nunique(),
        asof=asof,
        since=since,
        counted=positions.NOUNS[how.voices],
        is_inexact=_is_inexact(ds, filters),
    )


def shown_cells(
    ds: Dataset,
    filters: Filters,
    asof: AnyDay | None,
    since: AnyDay | None,
    voices: Voices = "all",
) -> pd.DataFrame:
    """Return what there is to see: the cells of the day, or between two days those that changed.

    Those of the day as they are whatever the day, so that it changes nothing in their order.
    """
    if since is None:
        every, here = positions.ever(ds, filters, voices), ["actor", "framework"]
        now = positions.cells(ds, filters, asof, voices)
        return every.merge(now[here], on=here)
    now = standing(ds, filters, asof, since, voices)
    return now[now["change"].isin(positions.CHANGED)]


def column_blocks(
    ds: Dataset, cells: pd.DataFrame, order: Order, fits: Callable[[Sequence[str]], int]
) -> Iterator[list[str]]:
    """Yield the ids of frameworks in blocks, those most spoken of in the first, each in order.

    Parameters
    ----------
    fits : callable
        How many of the columns of these names, the first at least, have room beside each other.
    """
    names, weight = unique_names(ds, "frameworks"), cells.groupby("framework")["statements"].sum()
    curated = [str(i) for i in ds.frameworks["id"] if i in weight.index]
    left = sorted(curated, key=lambda framework: -weight[framework])
    while left:
        count = fits([names[f] for f in left])
        here = set(left[:count])
        block = [framework for framework in curated if framework in here]
        yield positions.columns_in_order(cells, block, order)
        left = left[count:]


def blocks(
    ds: Dataset, cells: pd.DataFrame, width: float, arrangement: Arrangement | None = None
) -> list[list[str]]:
    """Share out the frameworks over as many grids as they need at a width.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `positions.cells` returned.

    Returns
    -------
    list of list of str
        Ids: the most spoken of in the first block, each block in the order asked for.
    """
    how = arrangement or Arrangement()
    shown = (row for row in matrix_rows(ds, cells, how) if row.has_cells)
    widest = max(map(row_width, shown), default=0.0)
    fits = partial(columns_that_fit, widest_row=widest, width=width)
    return list(column_blocks(ds, cells, how.order, fits))


def crowded(ds: Dataset, cells: pd.DataFrame) -> tuple[str, ...]:
    """Return which countries to fold so that the whole is seen at once: all if there are many rows.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `positions.cells` returned.
    """
    found = positions.groups(ds, set(cells["actor"]) - positions.apart(ds))
    rows = len(found) + sum(len(group.voices) for group in found)
    return tuple(g.key for g in found) if len(found) > 1 and rows > _MOST_ROWS else ()


@kept(most=128)
def _is_inexact(ds: Dataset, filters: Filters) -> bool:
    """Return whether any statement in view has days by which it has perhaps been made."""
    said = queries.rows(ds, filters, "stances")
    few = said.filter(nw.col("perhaps_from") < nw.col("certain_from")).select("id").head(1)
    return len(queries.collect(few)) > 0


def _sums(ds: Dataset, now: pd.DataFrame, by: Literal["actor", "framework", "country"]) -> Sums:
    """Count the cells by side; of a country without those that are counted apart."""
    if by == "country":
        now = now[~now["actor"].isin(positions.apart(ds))]
    sums = positions.tally(ds, now, by)
    return {str(key): tuple(map(int, counts)) for key, *counts in sums.itertuples()}
