"""What is in view: the events and stances that filters leave, and what other choices would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

import narwhals as nw
import pandas as pd

from timeline import arguments
from timeline.dataset import Dataset, fold
from timeline.queries.filters import (
    FACETS,
    PARAMS,
    Facet,
    Filters,
    Link,
    checked_filters,
    clauses,
    labels,
)
from timeline.schema import rank_of

__all__ = [
    "ORDER",
    "Loosening",
    "Of",
    "collect",
    "events",
    "in_known_order",
    "lazy",
    "loosen",
    "members",
    "memberships",
    "most_important",
    "options",
    "rows",
    "stances",
]

Of = Literal["events", "stances"]
"""What is asked for."""

ORDER = ("start", "end", "line")
"""The columns that put events or stances into order of time."""

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


def events(ds: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the events in view, in order of time.

    Parameters
    ----------
    ds : Dataset
        Where they stand.
    filters : Filters
        What is in view; everything if None.

    Returns
    -------
    pandas.DataFrame
        A row for each, with every column of ``ds.events``.

    Raises
    ------
    ValueError
        Where filters name what is not in the data: ``country "Japan" is written JPN``.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> filters = timeline.Filters(countries="JPN", years=(1994, 1994), kinds="publication")
    >>> list(timeline.queries.events(ds, filters)["id"])
    ['higuchi-report']
    """
    return _ordered(ds, filters, "events").copy(deep=False)


def stances(ds: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the stances in view, in order of time.

    A stance has the country of its actor (or of the nearest parent that has one), the kind of the
    event at which it was taken, its own framework, actor, date and sources.

    Parameters
    ----------
    ds, filters
        As in `events`.

    Returns
    -------
    pandas.DataFrame
        A row for each, with every column of ``ds.stances``.

    Raises
    ------
    ValueError
        As `events`.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> filters = timeline.Filters(actors="ishiba", frameworks="asian-nato")
    >>> list(timeline.queries.stances(ds, filters)["stance"])
    [2, 2, 2, 1]
    """
    return _ordered(ds, filters, "stances").copy(deep=False)


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


@lru_cache(maxsize=64)
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


def rows(ds: Dataset, filters: Filters, of: Of) -> nw.LazyFrame[Any]:
    """Return the events or stances in view where they are, to be narrowed further there.

    Parameters
    ----------
    ds, filters
        As in `events`.
    of : str
        ``events`` or ``stances``.

    Returns
    -------
    narwhals.LazyFrame
        Every column of that table, in no order; `collect` brings it here.

    Raises
    ------
    ValueError
        As `events`; or where ``of`` is another word.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> found = timeline.queries.rows(ds, timeline.Filters(kinds="summit"), "events")
    >>> timeline.queries.collect(found.select("kind").unique()).to_dict("list")
    {'kind': ['summit']}
    """
    filters = checked_filters(ds, filters)
    arguments.one_of("of", of, get_args(Of))
    frame = lazy(getattr(ds, of))
    if conditions := _conditions(filters):
        frame = frame.filter(*conditions.values())
    for facet in FACETS:
        if chosen := facet.chosen(filters):
            had = members(ds, facet, of).filter(nw.col("value").is_in(chosen))
            frame = frame.join(had, left_on="id", right_on="item", how="semi")
    return frame


def lazy(frame: Any) -> nw.LazyFrame[Any]:
    """Return a frame, of whatever library, to be asked where it is.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> timeline.queries.lazy(ds.events).collect_schema().names()[:2]
    ['id', 'date']
    """
    asked: nw.LazyFrame[Any] = nw.from_native(frame, pass_through=False).lazy()
    return asked


def collect(frame: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Bring a frame here, as pandas, text as ``str`` and under a plain 0..n-1 index.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> found = timeline.queries.rows(ds, timeline.Filters(kinds="summit"), "events")
    >>> timeline.queries.collect(found.select("kind").unique()).to_dict("list")
    {'kind': ['summit']}
    """
    here: pd.DataFrame = frame.collect("pandas").to_native()
    text = [column for column, dtype in here.dtypes.items() if dtype == "object"]
    if text:
        here = here.astype(dict.fromkeys(text, "str"))
    return here.reset_index(drop=True)


@lru_cache(maxsize=64)
def _ordered(ds: Dataset, filters: Filters, of: Of) -> pd.DataFrame:
    """Bring what is in view here; kept, as the parts of one page ask for the same."""
    return collect(rows(ds, filters, of).sort(*ORDER))


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


def _conditions(filters: Filters) -> dict[str, nw.Expr]:
    """Return what years and text ask of a row."""
    conditions = {}
    if filters.years is not None:
        first, last = filters.years
        begins, ends = nw.col("earliest"), nw.col("latest")
        conditions["years"] = (begins.is_null() | (begins.dt.year() <= last)) & (
            ends.is_null() | (ends.dt.year() >= first)
        )
    if words := fold(filters.text).split():
        said = [nw.col("search").str.contains(word, literal=True) for word in words]
        conditions["q"] = nw.all_horizontal(*said, ignore_nulls=True)
    return conditions


@lru_cache(maxsize=8)
def _every_membership(ds: Dataset, of: Of) -> nw.LazyFrame[Any]:
    """Return every value of every facet, once: ``item`` (id), ``bit`` (the facet's), ``value``."""
    return nw.concat(
        [
            members(ds, facet, of).with_columns(bit=nw.lit(_BITS[facet.param], nw.Int64)).unique()
            for facet in FACETS
        ]
    )


@lru_cache(maxsize=32)
def members(ds: Dataset, facet: Facet, of: Of) -> nw.LazyFrame[Any]:
    """Return what the events or stances have of one facet: ``item`` (its id) and ``value``.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> from timeline.queries.filters import FACETS
    >>> timeline.queries.members(ds, FACETS[0], "events").collect_schema().names()
    ['item', 'value']
    """
    link: Link = facet.events if of == "events" else facet.stances
    table = getattr(ds, link.table) if link.table in {"events", "stances"} else ds.links[link.table]
    linked = lazy(table).select(item=link.item, value=link.value)
    if link.key == "id":
        return linked
    holders = lazy(getattr(ds, of)).select("id", key=link.key)
    return holders.join(linked, left_on="key", right_on="item").select(
        nw.col("id").alias("item"), "value"
    )


@lru_cache(maxsize=32)
def memberships(ds: Dataset, facet: Facet, of: Of) -> Mapping[str, tuple[str, ...]]:
    """Return what each event or stance that has any has of a facet: ids by its id, each once.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> from timeline.queries.filters import FACETS
    >>> timeline.queries.memberships(ds, FACETS[0], "events")["higuchi-report"]
    ('JPN', 'USA')
    """
    pairs = collect(members(ds, facet, of))
    found: dict[str, dict[str, None]] = {}
    for item, value in zip(pairs["item"], pairs["value"], strict=True):
        if value and not pd.isna(value):
            found.setdefault(str(item), {})[str(value)] = None
    return {item: tuple(values) for item, values in found.items()}


@lru_cache(maxsize=16)
def _option_counts(ds: Dataset, filters: Filters, of: Of) -> Mapping[tuple[str, str], int]:
    """Count, for each facet and value, what fails no filter or that facet's own alone.

    All facets at once, and kept: a page asks for one after the other. What is in view needs less,
    see `rows`; here ``failed`` has the bits of the filters that a row fails.
    """
    frame = lazy(getattr(ds, of)).select("id", "earliest", "latest", "search")
    every = _every_membership(ds, of)
    failed = nw.lit(0)
    if chosen := {f.param: f.chosen(filters) for f in FACETS if f.chosen(filters)}:
        frame = frame.join(_hits(every, chosen), left_on="id", right_on="item", how="left")
        failed = sum(_BITS[param] for param in chosen) - nw.col("hit").fill_null(0)
    for param, condition in _conditions(filters).items():
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


def in_known_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows for a table, those of unknown beginning where their known end puts them.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> found = timeline.queries.events(ds, timeline.Filters(kinds="summit"))
    >>> len(timeline.queries.in_known_order(found)) == len(found)
    True
    """
    known = rows["earliest"].fillna(rows["latest"])
    return rows.loc[known.sort_values(kind="stable").index]


def most_important(events: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the most important events, so many at most, in the order in which they come.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> set(timeline.queries.most_important(ds.events, 3)["importance"])
    {'core'}
    """
    rank = events["importance"].map(rank_of)
    return events.loc[rank.sort_values(kind="stable").index[:most]].sort_index()
