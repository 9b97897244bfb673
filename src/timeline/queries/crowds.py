"""Very many events in view: how many there are, when, and the most important of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries.colour_groups import ColourBy, ColourGroups, acts, colour_groups
from timeline.queries.filters import Filters, facet_of
from timeline.queries.in_view import keys_in_view, rows
from timeline.queries.lanes import NONE, OTHER
from timeline.queries.subject import subject
from timeline.queries.tables import Of, collect, lazy, members
from timeline.schema import IMPORTANCE, rank_of

__all__ = ["Overview", "acts_of", "dated_counts", "leading", "number_in_view", "overview", "page"]

_SCATTER, _SPAN = 2_654_435_761, 1 << 32
"""What scatters lines, so that of events that are as important not all are from one time."""


@kept(most=256)
def number_in_view(ds: Dataset, filters: Filters, without: tuple[str, ...] = ()) -> int:
    """Return how many events are in view, some ids left out.

    Raises
    ------
    ValueError
        Where filters name what is not in the data.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.crowds import number_in_view
    >>> number_in_view(timeline.example(), timeline.Filters(kinds="summit"))
    1
    """
    return int(collect(_left(ds, filters, without).select(n=nw.len()))["n"].iloc[0])


def _left(ds: Dataset, filters: Filters, without: tuple[str, ...]) -> nw.LazyFrame[Any]:
    every = rows(ds, filters, "events")
    return every.filter(~nw.col("id").is_in(without)) if without else every


@kept(most=64)
def leading(
    ds: Dataset,
    filters: Filters,
    most: int,
    also: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Return the most important events in view, in order of time.

    Those of a higher rank come first; of one rank those that more sources tell, and of these any,
    from all times.

    Parameters
    ----------
    most : int
        How many at most, besides ``also``.
    also, without : tuple of str
        Ids of events that are among them if they are in view, and of some that are not.

    Returns
    -------
    pandas.DataFrame
        A row for each, with every column of ``ds.events``.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.crowds import leading
    >>> set(leading(timeline.example(), timeline.Filters(), 3)["importance"])
    {'core'}
    """
    told = lazy(ds.links["event_source"]).filter(nw.col("is_first"))
    told = told.group_by("key").agg(told=nw.len())
    ranked = (
        _left(ds, filters, without)
        .select("key", "importance", "line")
        .join(told, on="key", how="left")
        .with_columns(
            rank=_rank(),
            told=nw.col("told").fill_null(0),
            chance=(nw.col("line") * _SCATTER) % _SPAN,
        )
        .sort("rank", "told", "chance", "key", descending=[False, True, False, False])
    )
    keys = set(collect(ranked.select("key").head(most))["key"].tolist())
    if also:
        chosen = rows(ds, filters, "events").filter(nw.col("id").is_in(also))
        keys |= set(collect(chosen.select("key"))["key"].tolist())
    return _with_keys(ds, "events", sorted(keys))


def page(ds: Dataset, filters: Filters, of: Of, first: int, most: int) -> pd.DataFrame:
    """Return some of the events or stances in view, in order of time, from the first-th on.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.crowds import page
    >>> ds, every = timeline.example(), timeline.Filters()
    >>> here = timeline.queries.events(ds, every)["id"]
    >>> list(page(ds, every, "events", 20, 2)["id"]) == list(here[20:22])
    True
    """
    keys = collect(keys_in_view(ds, filters, of).sort("key").head(first + most))["key"]
    return _with_keys(ds, of, keys.tolist()[first:])


def _with_keys(ds: Dataset, of: Of, keys: list[int]) -> pd.DataFrame:
    """Return some rows; by their bounds too, so that what lies outside is not even read."""
    found = lazy(getattr(ds, of)).filter(nw.col("key").is_in(keys))
    if keys:
        found = found.filter(nw.col("key") >= min(keys), nw.col("key") <= max(keys))
    return collect(found.sort("key"))


def _rank() -> nw.Expr:
    """Return the rank of an event's importance, as `timeline.schema.rank_of` does."""
    found: Any = nw.lit(rank_of(""))
    for word in IMPORTANCE:
        found = nw.when(nw.col("importance") == word).then(nw.lit(rank_of(word))).otherwise(found)
    expression: nw.Expr = found
    return expression


@dataclass(frozen=True, slots=True)
class Overview:
    """Of when very many events are, and who acts at them.

    Attributes
    ----------
    first, last : pandas.Timestamp
        The first and the last day on which any of them can have happened, as far as they are known;
        NaT where none is.
    begun, newest : pandas.Timestamp
        The same of the first days that can be meant.
    acts : mapping of str to int
        At how many each country acts, by its code.
    """

    first: Any
    last: Any
    begun: Any
    newest: Any
    acts: Mapping[str, int]


@kept(most=64)
def overview(ds: Dataset, filters: Filters, without: tuple[str, ...] = ()) -> Overview:
    """Return of when the events in view are, and who acts at them.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.crowds import overview
    >>> overview(timeline.example(), timeline.Filters()).first.year
    1944
    """
    left = _left(ds, filters, without)
    day = nw.coalesce("perhaps_from", "certain_from")
    ends = collect(
        left.select(
            first=nw.coalesce("earliest", "latest").min(),
            last=nw.coalesce("latest", "earliest").max(),
            begun=day.min(),
            newest=day.max(),
        )
    ).iloc[0]
    found = acts(ds).filter(nw.col("value") != "").join(left.select("key"), on="key", how="semi")
    each = collect(found.group_by("value").agg(n=nw.len()))
    by_country = dict(zip(map(str, each["value"]), map(int, each["n"]), strict=True))
    return Overview(ends["first"], ends["last"], ends["begun"], ends["newest"], by_country)


@kept(most=64)
def dated_counts(
    ds: Dataset,
    filters: Filters,
    by: ColourBy,
    lanes: str = "",
    shown: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Count the events in view by the days between which each happened or began.

    Parameters
    ----------
    by : str
        What colours tell apart, see `COLOURS`.
    lanes : str
        By what events are sorted into lanes: the parameter of a facet; blank for none.
    shown : tuple of str
        Ids of the groups that have a lane of their own.
    without : tuple of str
        Ids of events that do not count.

    Returns
    -------
    pandas.DataFrame
        ``first`` and ``last`` (datetime64, days), ``number`` (int64), ``group`` (str), blank for
        none with a colour, ``is_above`` (bool), whether it is an act of the subject's own country,
        and ``lane`` (str), blank without lanes. An event of two lanes counts in both.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.crowds import dated_counts
    >>> ds = timeline.example()
    >>> found = dated_counts(ds, timeline.Filters(), "country")
    >>> int(found["number"].sum()) == len(ds.events)
    True
    """
    home = subject(ds).country
    dated = (
        _left(ds, filters, without)
        .join(acts(ds).select("key", acts="value"), on="key", how="left")
        .with_columns(acts=nw.col("acts").fill_null(""))
        .with_columns(first=_first(), last=_last(), is_above=_is(nw.col("acts"), home))
    )
    sorted_ = _grouped(ds, dated, colour_groups(ds, by)).select(
        "key", "first", "last", "is_above", "group"
    )
    parts = {"": sorted_} if not lanes else _in_lanes(ds, sorted_, lanes, shown)
    found = [_counted(part, lane) for lane, part in parts.items()]
    return pd.concat(found, ignore_index=True)


@kept(most=256)
def acts_of(ds: Dataset, filters: Filters, country: str) -> tuple[int, int]:
    """Return at how many of the events in view a country acts, and how many there are.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.crowds import acts_of
    >>> ours, total = acts_of(timeline.example(), timeline.Filters(), "JPN")
    >>> 0 < ours < total
    True
    """
    here = keys_in_view(ds, filters, "events")
    ours = acts(ds).filter(_is(nw.col("value"), country)).join(here, on="key", how="semi")
    return int(collect(ours.select(n=nw.len()))["n"].iloc[0]), number_in_view(ds, filters)


def _is(column: nw.Expr, value: str) -> nw.Expr:
    return column.is_in([value] if value else [])


def _first() -> nw.Expr:
    """Return the first day on which something happened or began; its end where no more is known."""
    return nw.coalesce("begun_from", "begun_by", "latest")


def _last() -> nw.Expr:
    return nw.coalesce("begun_by", "begun_from", "latest")


def _grouped(ds: Dataset, frame: nw.LazyFrame[Any], colours: ColourGroups) -> nw.LazyFrame[Any]:
    """Set ``group``: that which colours tell apart, the first where there are several."""
    names = [*colours.names]
    if not names:
        return frame.with_columns(group=nw.lit(""))
    if colours.by == "country":
        is_shown = nw.col("acts").is_in(names)
        return frame.with_columns(group=nw.when(is_shown).then("acts").otherwise(nw.lit("")))
    held = members(ds, facet_of(colours.by), "events").filter(nw.col("value").is_in(names))
    place: Any = nw.lit(len(names))
    back: Any = nw.lit("")
    for number, name in enumerate(names):
        place = nw.when(nw.col("value") == name).then(nw.lit(number)).otherwise(place)
        back = nw.when(nw.col("group_place") == number).then(nw.lit(name)).otherwise(back)
    first = held.with_columns(group_place=place)
    first = first.group_by("key").agg(group_place=nw.col("group_place").min())
    return frame.join(first, on="key", how="left").with_columns(group=back)


def _in_lanes(
    ds: Dataset, frame: nw.LazyFrame[Any], lanes: str, shown: Collection[str]
) -> Mapping[str, nw.LazyFrame[Any]]:
    """Sort events into lanes of their groups, one for all other groups, and one for none."""
    held = members(ds, facet_of(lanes), "events").filter(nw.col("value") != "")
    parts = {
        group: frame.join(held.filter(nw.col("value") == group), on="key", how="semi")
        for group in shown
    }
    is_shown = nw.col("value").is_in(list(shown))
    parts[OTHER] = frame.join(held.filter(is_shown), on="key", how="anti").join(
        held, on="key", how="semi"
    )
    parts[NONE] = frame.join(held, on="key", how="anti")
    return parts


def _counted(frame: nw.LazyFrame[Any], lane: str) -> pd.DataFrame:
    by = ("first", "last", "is_above", "group")
    found = collect(frame.group_by(*by).agg(number=nw.len()).sort(*by))
    return found.assign(
        number=found["number"].astype("int64"), lane=pd.Series(lane, found.index, dtype="str")
    )
