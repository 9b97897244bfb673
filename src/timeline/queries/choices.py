"""What other choices would show: the count of each option, and the ways out of an empty view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

import narwhals as nw
import pandas as pd

from timeline import arguments
from timeline.dataset import Dataset, fold
from timeline.kept import kept
from timeline.queries.filters import (
    FACETS,
    PARAMS,
    Facet,
    Filters,
    checked_filters,
    clauses,
    labels,
)
from timeline.queries.in_view import WHEN, conditions, rows
from timeline.queries.tables import Of, collect, lazy, members

__all__ = ["Loosening", "loosen", "options"]

_BITS: Mapping[str, int] = {param: 1 << place for place, param in enumerate(PARAMS)}
"""A bit for each filter, so that one number tells which filters a row fails."""


@dataclass(frozen=True, slots=True)
class Loosening:
    """A way out of an empty view: what to give up, the filters that remain, what they then show.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> filters = timeline.Filters(countries="JPN", text="nothing like it")
    >>> timeline.queries.loosen(ds, filters)[0].label
    'Text: “nothing like it”'
    """

    label: str
    filters: Filters
    count: int


def options(ds: Dataset, filters: Filters, facet: Facet, of: Of = "events") -> pd.DataFrame:
    """Return every choice of a facet with what it would leave in view under the other filters.

    Returns
    -------
    pandas.DataFrame
        ``id``, ``label`` and ``count`` (int64), most first, then in order of label.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> from timeline.queries.filters import FACETS
    >>> list(timeline.queries.options(ds, timeline.Filters(), FACETS[0])["label"].head(2))
    ['Japan', 'United States']
    """
    arguments.one_of("of", of, get_args(Of))
    return _options(ds, filters, facet, of).copy(deep=False)


@kept(most=1024)
def _options(ds: Dataset, filters: Filters, facet: Facet, of: Of) -> pd.DataFrame:
    """Count and sort the choices of a facet; kept, as a page asks for the same at each run."""
    counts = _option_counts(ds, checked_filters(ds, filters), of)
    found = [(i, name, counts.get((facet.param, i), 0)) for i, name in labels(ds, facet).items()]
    found.sort(key=lambda option: (-option[2], fold(option[1]), option[0]))
    ids, names, count = zip(*found, strict=True) if found else ((), (), ())
    return pd.DataFrame(
        {
            "id": pd.Series(ids, dtype="str"),
            "label": pd.Series(names, dtype="str"),
            "count": pd.Series(count, dtype="int64"),
        }
    )


@kept(most=128)
def _option_counts(ds: Dataset, filters: Filters, of: Of) -> Mapping[tuple[str, str], int]:
    """Count, for each facet and value, what fails no filter or that facet's own alone.

    All facets at once, and kept: a page asks for one after the other. What is in view needs less,
    see `rows`; here ``failed`` has the bits of the filters that a row fails.
    """
    frame = lazy(getattr(ds, of)).select("id", *WHEN, "search")
    every = _every_membership(ds, of)
    failed = nw.lit(0)
    if chosen := {f.param: f.chosen(filters) for f in FACETS if f.chosen(filters)}:
        frame = frame.join(_hits(every, chosen), left_on="id", right_on="item", how="left")
        failed = sum(_BITS[param] for param in chosen) - nw.col("hit").fill_null(0)
    for param, condition in conditions(filters).items():
        failed += (~condition).cast(nw.Int64) * _BITS[param]
    judged = frame.select("id", failed=failed.cast(nw.Int64))
    found = every.join(judged, left_on="item", right_on="id")
    found = found.filter((nw.col("failed") == 0) | (nw.col("failed") == nw.col("bit")))
    counted = collect(found.group_by("bit", "value").agg(n=nw.len()))
    params = {bit: param for param, bit in _BITS.items()}
    return {
        (params[bit], value): int(n)
        for bit, value, n in zip(counted["bit"], counted["value"], counted["n"], strict=True)
    }


def _hits(
    memberships: nw.LazyFrame[Any], chosen: Mapping[str, tuple[str, ...]]
) -> nw.LazyFrame[Any]:
    """Return, for each item that has any value chosen, ``hit``: the bits of the facets it has."""
    wanted = [
        (nw.col("bit") == _BITS[param]) & nw.col("value").is_in(values)
        for param, values in chosen.items()
    ]
    had = memberships.filter(nw.any_horizontal(*wanted, ignore_nulls=True))
    return had.select("item", "bit").unique().group_by("item").agg(hit=nw.col("bit").sum())


@kept(most=8)
def _every_membership(ds: Dataset, of: Of) -> nw.LazyFrame[Any]:
    """Return every value of every facet, once: ``item`` (id), ``bit`` (the facet's), ``value``."""
    return nw.concat(
        [
            members(ds, facet, of).with_columns(bit=nw.lit(_BITS[facet.param], nw.Int64)).unique()
            for facet in FACETS
        ]
    )


def loosen(ds: Dataset, filters: Filters, of: Of = "events") -> tuple[Loosening, ...]:
    """Return what would be in view without each one of the filters, most helpful first.

    A filter without which there would still be nothing is left out; where no single one helps, the
    only way out is to give up all of them, and where that does not help either there is none.

    Parameters
    ----------
    ds, filters
        As in `events`.
    of : str
        What is counted: ``events`` or ``stances``.

    Returns
    -------
    tuple of Loosening
        The filter given up, those that remain, and how many are then in view.

    Raises
    ------
    ValueError
        As `events`; or where ``of`` is another word.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> filters = timeline.Filters(countries="JPN", text="nothing like it")
    >>> [way.filters.text for way in timeline.queries.loosen(ds, filters)]
    ['']
    """
    filters = checked_filters(ds, filters)

    def count(left: Filters) -> int:
        return int(collect(rows(ds, left, of).select(n=nw.len()))["n"].iloc[0])

    ways = [
        Loosening(f"{clause.label}: {clause.words}", clause.without, count(clause.without))
        for clause in clauses(ds, filters)
    ]
    if not any(way.count for way in ways):
        ways = [Loosening("All filters", Filters(), count(Filters()))]
    return tuple(sorted((w for w in ways if w.count), key=lambda way: -way.count))
