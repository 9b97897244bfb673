"""What is in view: the events and stances that filters leave, and in which order they come."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import narwhals as nw
import pandas as pd

from timeline import arguments
from timeline.dataset import Dataset, fold
from timeline.dates.days import Day
from timeline.dates.ranges import DateRange
from timeline.kept import kept
from timeline.queries.filters import FACETS, Filters, checked_filters
from timeline.queries.tables import Of, members
from timeline.schema import rank_of
from timeline.stored import StoredTable, beside, collect, lazy

__all__ = [
    "ORDER",
    "events",
    "in_known_order",
    "keys_in_view",
    "most_important",
    "ongoing_count",
    "rows",
    "stances",
]

ORDER = ("key",)
"""The column that puts events or stances into order of time."""


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
    >>> found = timeline.queries.rows(ds, timeline.Filters(countries="IND"), "stances")
    >>> found.collect_schema().names()[:3]
    ['id', 'actor', 'framework']
    """
    filters = checked_filters(ds, filters)
    arguments.one_of("of", of, get_args(Of))
    table: Any = getattr(ds, of)
    if isinstance(table, StoredTable) and filters != Filters():
        return lazy(table).join(keys_in_view(ds, filters, of), on="key", how="semi")
    return _left(ds, filters, of)


def keys_in_view(ds: Dataset, filters: Filters, of: Of) -> nw.LazyFrame[Any]:
    """Return ``key`` of what is in view, to be joined with what stands where that table does.

    In a database they are found once for each filter, since everything on a page asks for them.
    """
    table: Any = getattr(ds, of)
    if isinstance(table, StoredTable):
        return beside(table, _keys(ds, filters, of))
    return _left(ds, filters, of).select("key")


@kept(most=32)
def _keys(ds: Dataset, filters: Filters, of: Of) -> pd.DataFrame:
    return collect(_left(ds, filters, of).select("key"))


def _left(ds: Dataset, filters: Filters, of: Of) -> nw.LazyFrame[Any]:
    """Return what filters leave."""
    frame = lazy(getattr(ds, of))
    if asked := _conditions(filters):
        frame = frame.filter(*asked)
    for facet in FACETS:
        if chosen := facet.chosen(filters):
            had = members(ds, facet, of).filter(nw.col("value").is_in(chosen))
            frame = frame.join(had, on="key", how="semi")
    return frame


@kept(most=128)
def _ordered(ds: Dataset, filters: Filters, of: Of) -> pd.DataFrame:
    """Bring what is in view here; kept, as the parts of one page ask for the same."""
    return collect(rows(ds, filters, of).sort(*ORDER))


def _conditions(filters: Filters) -> list[nw.Expr]:
    """Return what range and text ask of a row; true or false of each, whatever is not known."""
    found = []
    if filters.years is not None:
        is_in_range = _began_in(filters.years)
        if filters.ongoing and filters.years.first_day is not None:
            is_in_range |= _went_on(filters.years)
        found.append(is_in_range)
    words = fold(filters.text).split()
    return found + [nw.col("search").str.contains(word, literal=True) for word in words]


@kept(most=256)
def ongoing_count(ds: Dataset, filters: Filters, of: Of = "events") -> int:
    """Count what merely went on through the range, under the other filters.

    It began before the range, or at an unknown time, and had not ended when the range began. It is
    in view where ``filters.ongoing`` says so; the count is the same either way.

    Parameters
    ----------
    ds, filters
        As in `events`.
    of : str
        ``events`` or ``stances``.

    Returns
    -------
    int
        0 where no range is asked for.

    Raises
    ------
    ValueError
        As `rows`.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> timeline.queries.ongoing_count(ds, timeline.Filters(countries="IND"))
    0
    """
    every = rows(ds, replace(filters, years=None), of)  # refuses what is not in the data
    if filters.years is None or filters.years.first_day is None:
        return 0
    went_on = every.filter(_went_on(filters.years))
    return int(collect(went_on.select(n=nw.len()))["n"].iloc[0])


def _began_in(asked: DateRange) -> nw.Expr:
    """Tell what may have happened or begun within a range."""
    first, last = nw.col("begun_from"), nw.col("begun_by")
    if asked.first_day is None:  # nothing began before it, at whatever unknown time
        return first.is_null() | (first <= _day(asked.last_day))
    found = ~last.is_null() & (last >= _day(asked.first_day))
    if asked.last_day is not None:
        found &= ~first.is_null() & (first <= _day(asked.last_day))
    return found


def _went_on(asked: DateRange) -> nw.Expr:
    """Tell what certainly began before a range's first day, and had not ended by then."""
    first, begun, end = _day(asked.first_day), nw.col("begun_by"), nw.col("latest")
    # What happened at an unknown time after a day (1994/) has no end either, but does not go on.
    goes_on = end.is_null() & (nw.col("certain_from") == begun)
    ended_later = ~end.is_null() & (end >= first)
    return (begun.is_null() | (begun < first)) & (goes_on | ended_later)


def _day(ordinal: int | None) -> pd.Timestamp:
    return Day.fromordinal(ordinal or 0).stamp


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
