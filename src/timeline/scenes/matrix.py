"""Actors by frameworks: rows, columns and cells of a stance matrix, and how many columns fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd

from timeline.dataset import Dataset
from timeline.layout.matrix import columns_that_fit, row_width
from timeline.layout.matrix_model import (
    MatrixCell,
    MatrixColumn,
    MatrixModel,
    MatrixRow,
    State,
    Sums,
)
from timeline.queries import positions
from timeline.queries.filters import Filters, unique_names
from timeline.queries.positions import Order

__all__ = [
    "Arrangement",
    "blocks",
    "column_blocks",
    "crowded",
    "matrix_model",
    "shown_cells",
]

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
    changed_only : bool
        Whether only those have rows who changed between the two days that are compared.

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
    changed_only: bool = False


def matrix_model(
    ds: Dataset,
    filters: Filters,
    asof: date | None = None,
    since: date | None = None,
    arrangement: Arrangement | None = None,
) -> MatrixModel:
    """Work out a matrix; what it takes is explained at `timeline.charts.matrix`.

    Without frameworks in the arrangement, all in view are columns.
    """
    how = arrangement or Arrangement()
    whole = positions.cells(ds, filters)
    shown = shown_cells(ds, filters, asof, since) if how.changed_only else whole
    names = unique_names(ds, "frameworks")
    here = set(shown["framework"])
    ids = [f for f in names if f in here] if how.frameworks is None else how.frameworks
    texts = dict(zip(ds.frameworks["id"], ds.frameworks["proposition"], strict=True))
    columns = tuple(MatrixColumn(f, names[f], texts[f]) for f in ids)
    rows = tuple(_rows(ds, shown[shown["framework"].isin(ids)], how))
    now = _standing(ds, filters, asof, since)
    return MatrixModel(
        rows=rows,
        columns=columns,
        cells=_cells(ds, rows, set(ids), _voice_cells(ds, filters, asof, since)),
        row_sums={**_sums(ds, now, "actor"), **_sums(ds, now, "country")},
        column_sums=_sums(ds, now, "framework"),
        frameworks=whole["framework"].nunique(),
        asof=asof,
        since=since,
    )


def shown_cells(
    ds: Dataset, filters: Filters, asof: date | None, since: date | None
) -> pd.DataFrame:
    """Return what there is to see: all cells in view, or between two days those that changed."""
    if since is None:
        return positions.cells(ds, filters)
    now = _standing(ds, filters, asof, since)
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
    widest = max((row_width(row) for row in _rows(ds, cells, how) if row.has_cells), default=0.0)
    fits = partial(columns_that_fit, widest_row=widest, width=width)
    return list(column_blocks(ds, cells, how.order, fits))


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


def _rows(ds: Dataset, cells: pd.DataFrame, how: Arrangement) -> Iterator[MatrixRow]:
    """Yield countries with their voices under them, as far as these have any of the cells.

    Voices that belong to no country need no head where there are no others.
    """
    found = positions.arrange(ds, cells, how.order)
    names = unique_names(ds, "actors")
    is_plain = [group.key for group, _ in found] == [""] and "" not in how.folded
    for group, members in found:
        is_folded = group.key in how.folded
        if not is_plain:
            voices = tuple(actor for actor, _ in members)
            yield MatrixRow(group.key, group.name, voices, kind="folded" if is_folded else "open")
        for actor, depth in () if is_folded else members:
            yield MatrixRow(actor, names[actor], (actor,), depth + (not is_plain))


def _standing(ds: Dataset, filters: Filters, asof: date | None, since: date | None) -> pd.DataFrame:
    """Return where everyone stands on the day, compared with the earlier one where there is one."""
    now = positions.cells(ds, filters, asof)
    return now if since is None else positions.compare(positions.cells(ds, filters, since), now)


@lru_cache(maxsize=8)
def _voice_cells(
    ds: Dataset, filters: Filters, asof: date | None, since: date | None
) -> tuple[MatrixCell, ...]:
    """Return the cells of all voices; kept, as all blocks of a page and its foldings share them."""
    now, names = _standing(ds, filters, asof, since), unique_names(ds, "actors")
    if since is not None:
        now = now[now["change"] != "silent"]
    fresh: set[tuple[str, str]] = set()
    if since is None and (days := positions.changes(ds, filters)):
        new = positions.news(ds, filters, asof or days[-1])
        new = new[new["change"].isin(positions.CHANGED)]
        fresh = set(zip(new["actor"], new["framework"], strict=True))
    return tuple(
        MatrixCell(
            *(place := (str(cell["actor"]), str(cell["framework"]))),
            names[place[0]],
            stances=_stances(cell),
            state=_STATES[cell["change"] if since else place in fresh],
            count=cell["statements"],
            moves=frozenset(() if cell["split"] else {cell["changed"]} - {0}),
            before=_before(cell),
            known=known,
            certain=cell["certain"],
        )
        for cell, known in zip(now.to_dict("records"), positions.known(ds, now), strict=True)
    )


_STATES: Mapping[object, State] = MappingProxyType(
    {
        False: "plain",
        True: "fresh",
        "same": "same",
        "repeated": "repeated",
        "perhaps": "same",
        "moved": "changed",
        "new": "changed",
    }
)
"""By whether it changed on the day, and by what it did between two."""

_LOUDNESS: tuple[State, ...] = ("same", "plain", "repeated", "fresh", "changed")


def _stances(cell: Mapping[Hashable, Any], when: str = "") -> tuple[int, ...]:
    ends = ("low", "high") if cell[f"split{when}"] else ("stance",)
    return tuple(cell[f"{end}{when}"] for end in ends)


def _before(cell: Mapping[Hashable, Any]) -> tuple[int, ...]:
    """Return where a cell stood on the earlier day, if there is one and it then stood anywhere."""
    is_known = cell["certain"] and cell.get("change", "new") != "new"
    return _stances(cell, "_before") if is_known else ()


def _cells(
    ds: Dataset,
    rows: Iterable[MatrixRow],
    frameworks: Collection[str],
    voices: Iterable[MatrixCell],
) -> dict[tuple[str, str], MatrixCell]:
    """Return the cells of the rows: of voices as they are, of folded countries put together."""
    row_of = {voice: row for row in rows if row.has_cells for voice in row.voices}
    found: dict[tuple[str, str], MatrixCell] = {}
    together: dict[tuple[MatrixRow, str], list[MatrixCell]] = {}
    for cell in voices:
        row = row_of.get(cell.row)
        if row and cell.framework in frameworks:
            if row.is_group:
                together.setdefault((row, cell.framework), []).append(cell)
            else:
                found[row.id, cell.framework] = cell
    official = positions.governments(ds)
    for (row, framework), members in together.items():
        found[row.id, framework] = _country_cell(row, framework, members, official)
    return found


def _country_cell(
    row: MatrixRow, framework: str, voices: Sequence[MatrixCell], official: Collection[str]
) -> MatrixCell:
    """Put the cells of a country's voices together: never averaged.

    Only its government, where no voice differs from it, stands for the country: another voice would
    pass for it.
    """
    stands = {voice.stances for voice in voices}
    is_official = any(voice.row in official for voice in voices)
    is_one = is_official and len(stands) == 1 and voices[0].stance is not None
    moved = (voice.moves for voice in voices if voice.state in {"plain", "fresh"})
    return MatrixCell(
        row.id,
        framework,
        row.name,
        stances=voices[0].stances if is_one else (),
        state=max((voice.state for voice in voices), key=_LOUDNESS.index),
        count=len(voices),
        moves=frozenset[int]().union(*moved),
        certain=any(voice.certain for voice in voices),
        voices=tuple(sorted(voices, key=_from_favour)),
        is_official=is_official,
    )


def _from_favour(voice: MatrixCell) -> tuple[bool, int]:
    """Put those in favour first, and last who contradict themselves."""
    return voice.stance is None, -(voice.stance or 0)


def _sums(ds: Dataset, now: pd.DataFrame, by: Literal["actor", "framework", "country"]) -> Sums:
    sums = positions.tally(ds, now, by)
    return {str(key): (int(f), int(a), int(n)) for key, f, a, n in sums.itertuples()}
