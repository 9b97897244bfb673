"""What is drawn of very many events: how many of each day and rank, and the foremost by name."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from timeline import arguments
from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries.filters import FACETS, Facet, Filters
from timeline.queries.in_view import keys_in_view, rows
from timeline.queries.lanes import LANES
from timeline.queries.tables import Of, members
from timeline.schema import rank_of
from timeline.schema.records import EVENTS
from timeline.stored import collect, lazy

__all__ = ["by_day", "foremost", "page"]


@kept(most=64)
def by_day(ds: Dataset, filters: Filters, lanes: str = "") -> pd.DataFrame:
    """Count the events in view by the day on which they begin, their rank, and their lane.

    Parameters
    ----------
    lanes : str
        ``country``, ``framework``, ``actor`` or ``kind``; blank for none. An event counts in each
        group that it is in, and one that is in none is counted in the group of blank id.

    Returns
    -------
    pandas.DataFrame
        ``day`` (datetime64, that of ``start``), ``rank`` (int64, see `timeline.schema.rank_of`),
        ``group`` (an id, where there are lanes) and ``count`` (int64), in this order.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.counts import by_day
    >>> ds = timeline.example()
    >>> int(by_day(ds, timeline.Filters())["count"].sum()) == len(ds.events)
    True
    """
    by = ["day", "rank", "group"] if lanes else ["day", "rank"]
    asked = rows(ds, filters, "events").select("key", day="start", rank=_rank())
    if lanes:
        arguments.one_of("lanes", lanes, LANES)
        held = members(ds, _facet(lanes), "events").select("key", group="value")
        asked = asked.join(held, on="key", how="left")
        asked = asked.with_columns(group=nw.col("group").fill_null(""))
    return collect(asked.group_by(*by).agg(count=nw.len()).sort(*by))


@kept(most=64)
def foremost(ds: Dataset, filters: Filters, most: int) -> pd.DataFrame:
    """Return the most important events in view, so many at most, in order of time.

    Of one rank those come first that most sources report, then the earliest.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.counts import foremost
    >>> set(foremost(timeline.example(), timeline.Filters(), 3)["importance"])
    {'core'}
    """
    ranked = rows(ds, filters, "events").select("key", rank=_rank())
    cited = lazy(ds.links["event_source"]).filter("is_first").group_by("key")
    counted = ranked.join(cited.agg(reports=nw.len()), on="key", how="left").with_columns(
        unreported=0 - nw.col("reports").fill_null(0).cast(nw.Int64)
    )
    first = collect(counted.sort("rank", "unreported", "key").head(most).select("key"))
    return _with_keys(ds, "events", first["key"])


def page(ds: Dataset, filters: Filters, of: Of, first: int, most: int) -> pd.DataFrame:
    """Return some of the events or stances in view, in order of time, from the first-th on.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.counts import page
    >>> ds, every = timeline.example(), timeline.Filters()
    >>> here = timeline.queries.events(ds, every)["id"]
    >>> list(page(ds, every, "events", 20, 2)["id"]) == list(here[20:22])
    True
    """
    keys = collect(keys_in_view(ds, filters, of).sort("key").head(first + most))["key"]
    return _with_keys(ds, of, keys.iloc[first:])


def _with_keys(ds: Dataset, of: Of, keys: pd.Series) -> pd.DataFrame:
    """Return some rows; by their bounds too, so that what lies outside is not even read."""
    table = lazy(getattr(ds, of))
    found = table.filter(nw.col("key").is_in(keys.tolist()))
    if len(keys):
        found = found.filter(nw.col("key") >= int(keys.min()), nw.col("key") <= int(keys.max()))
    return collect(found.sort("key"))


def _rank() -> Any:
    """Return the rank of an event, as `rank_of` gives it."""
    found = nw.lit(rank_of(""), nw.Int64)
    for word in EVENTS.column("importance").codes:
        is_so = nw.col("importance") == word
        found = nw.when(is_so).then(nw.lit(rank_of(word), nw.Int64)).otherwise(found)
    return found


def _facet(param: str) -> Facet:
    return next(facet for facet in FACETS if facet.param == param)
