"""Actors by frameworks: which rows and columns a stance matrix has, in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from timeline.dataset import Dataset
from timeline.layout.matrix import Line, columns_that_fit, row_width
from timeline.queries import positions
from timeline.queries.positions import Order

__all__ = ["SIZE", "Arrangement", "blocks", "crowded", "matrix_lines"]

SIZE = 12.0
"""Font size of names, px."""

_MOST_ROWS = 24


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How rows and columns are put.

    Parameters
    ----------
    order : {"curated", "support", "similarity"}
        See `positions.arrange`; by the newest of all in view, so that it is the same on every day.
    folded : collection of str
        Codes of the countries whose voices share one row; "" for those without a country.
    frameworks : sequence of str, optional
        Ids of the columns to draw; by default those of the first block, see `blocks`.
    explained : bool
        Whether the key is drawn under it and the sums over all frameworks beside it: once for
        all blocks.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> how = timeline.charts.Arrangement(order="support", folded=["JPN"])
    >>> figure = timeline.charts.matrix(ds, arrangement=how, width=800)
    >>> type(figure).__name__
    'Figure'
    """

    order: Order = "curated"
    folded: Collection[str] = ()
    frameworks: Sequence[str] | None = None
    explained: bool = True


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
    weight = cells.groupby("framework")["statements"].sum()
    curated = {str(i): k for k, i in enumerate(ds.frameworks["id"])}
    left = sorted(map(str, weight.index), key=lambda f: (-weight[f], curated[f]))
    names = ds.names("frameworks")
    lines = matrix_lines(ds, cells, how, left)
    widest = max((row_width(line, SIZE) for line in lines if line.has_cells), default=0.0)
    found = []
    while left:
        count = columns_that_fit([names[f] for f in left], widest, width, SIZE)
        block = sorted(left[:count], key=curated.__getitem__)
        found.append(positions.columns_in_order(cells, block, how.order))
        left = left[count:]
    return found


def crowded(ds: Dataset, cells: pd.DataFrame) -> tuple[str, ...]:
    """Return which countries to fold so that the whole is seen at once: all if there are many rows.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `positions.cells` returned.
    """
    found = positions.groups(ds, set(cells["actor"]))
    rows = len(found) + sum(len(group.voices) for group in found)
    return tuple(g.key for g in found) if len(found) > 1 and rows > _MOST_ROWS else ()


def matrix_lines(
    ds: Dataset, cells: pd.DataFrame, how: Arrangement, columns: Collection[str]
) -> list[Line]:
    """Return the rows: countries with their voices under them, as far as they speak of the columns.

    Voices that belong to no country need no head where there are no others.
    """
    here = cells[cells["framework"].isin(columns)]
    found = positions.arrange(ds, here, how.order)
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
