"""What is in view: the events and stances that filters leave, and what other choices would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset, fold
from timeline.filters import FACETS, Facet, Filters, Link, clauses, labels

__all__ = ["Loosening", "Of", "events", "loosen", "options", "stances"]

Of = Literal["events", "stances"]
"""What is asked for."""

_ORDER = ("start", "end", "line")


@dataclass(frozen=True, slots=True)
class Loosening:
    """A way out of an empty view: what to give up, the filters that remain, what they then show."""

    label: str
    filters: Filters
    count: int


def events(ds: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the events in view, with every column of ``ds.events``, in order of time."""
    return _pandas(_in_view(ds, filters, "events").sort(*_ORDER))


def stances(ds: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the stances in view, with every column of ``ds.stances``, in order of time.

    A stance has the country of its actor (or of the nearest parent that has one), the kind of the
    event at which it was taken, its own framework, actor, date and sources.
    """
    return _pandas(_in_view(ds, filters, "stances").sort(*_ORDER))


def options(ds: Dataset, filters: Filters, facet: Facet, of: Of = "events") -> pd.DataFrame:
    """Return every choice of a facet with what it would leave in view under the other filters.

    Returns
    -------
    pandas.DataFrame
        ``id``, ``label`` and ``count`` (int64), most first, then in order of label.
    """
    link = _link(facet, of)
    rows = _in_view(ds, facet.without(filters), of).select("id", key=link.key)
    pairs = rows.join(_pairs(ds, link), left_on="key", right_on="item")
    counted = _pandas(pairs.select("id", "value").unique().group_by("value").agg(count=nw.len()))
    count = dict(zip(counted["value"], counted["count"], strict=True))
    names = labels(ds, facet)
    table = pd.DataFrame({"id": list(names), "label": list(names.values())})
    table["count"] = pd.Series([count.get(i, 0) for i in names], dtype="int64")
    return table.sort_values(["count", "label"], ascending=[False, True], ignore_index=True)


def loosen(ds: Dataset, filters: Filters, of: Of = "events") -> tuple[Loosening, ...]:
    """Return what would come into view without each one of the filters, most helpful first.

    A filter whose loss brings nothing is left out; where no single one helps, the only way out is
    to give up all of them.
    """
    ways = [
        Loosening(f"{clause.label}: {clause.words}", clause.without, _count(ds, clause.without, of))
        for clause in clauses(ds, filters)
    ]
    helpful = [way for way in ways if way.count]
    if not helpful:
        helpful = [Loosening("All filters", Filters(), _count(ds, Filters(), of))]
    return tuple(sorted(helpful, key=lambda way: -way.count))


def _in_view(ds: Dataset, filters: Filters, of: Of) -> nw.LazyFrame[Any]:
    """Narrow the events or stances by every filter that is set."""
    rows = _lazy(getattr(ds, of))
    for facet in FACETS:
        if chosen := facet.chosen(filters):
            link = _link(facet, of)
            wanted = _pairs(ds, link).filter(nw.col("value").is_in(chosen))
            rows = rows.join(wanted, left_on=link.key, right_on="item", how="semi")
    conditions = _conditions(filters)
    return rows.filter(*conditions) if conditions else rows


def _conditions(filters: Filters) -> list[nw.Expr]:
    """Return what years and text ask of a row."""
    conditions = []
    if filters.years is not None:
        first, last = filters.years
        begins, ends = nw.col("earliest"), nw.col("latest")
        conditions = [
            begins.is_null() | (begins.dt.year() <= last),
            ends.is_null() | (ends.dt.year() >= first),
        ]
    search = nw.col("search")
    return conditions + [search.str.contains(w, literal=True) for w in fold(filters.text).split()]


def _link(facet: Facet, of: Of) -> Link:
    return facet.events if of == "events" else facet.stances


def _pairs(ds: Dataset, link: Link) -> nw.LazyFrame[Any]:
    """Return what a facet links, as ``item`` and ``value``."""
    table = getattr(ds, link.table) if link.table in {"events", "stances"} else ds.links[link.table]
    return _lazy(table).select(item=link.item, value=link.value)


def _count(ds: Dataset, filters: Filters, of: Of) -> int:
    return int(_pandas(_in_view(ds, filters, of).select(n=nw.len()))["n"].iloc[0])


def _lazy(frame: Any) -> nw.LazyFrame[Any]:
    lazy: nw.LazyFrame[Any] = nw.from_native(frame).lazy()
    return lazy


def _pandas(frame: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Bring a frame here."""
    here: pd.DataFrame = frame.collect("pandas").to_native()
    return here.reset_index(drop=True)
