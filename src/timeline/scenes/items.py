"""Dated rows of a data set as items that a layout can place, and what all charts of time share."""

from __future__ import annotations

import calendar
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from timeline.dates.ranges import DateRange
from timeline.layout.scene import Item
from timeline.queries.stance_signs import EventStances
from timeline.schema import rank_of

__all__ = ["DATED", "NARROW", "domain", "event_items", "item", "known_span", "margin"]

DATED = ("id", "start", "end", "earliest", "latest", "precision", "approximate")
"""The columns of events and stances that `item` reads."""

NARROW = 560.0
"""A chart is narrow below this width, px."""

_MARGIN, _NARROW_MARGIN = 96.0, 78.0
_ROUGH = {"decade", "century"}
_NONE: Mapping[str, Any] = MappingProxyType({})


def item(row: Mapping[Hashable, Any], domain: tuple[float, float]) -> Item:
    """Return the item of a row with the columns `DATED`, what lies outside a domain cut off."""
    low, high = domain
    start = float(row["start"].toordinal())
    end = float(row["end"].toordinal() + (0 if row["precision"] == "day" else 1))
    open_start, open_end = pd.isna(row["earliest"]), pd.isna(row["latest"])
    return Item(
        id=str(row["id"]),
        label="",
        start=min(max(start, low), high),
        end=min(max(end, low), high),
        fades=bool(row["approximate"]) or row["precision"] in _ROUGH,
        open_start=open_start,
        open_end=open_end,
        cut_start=not open_start and start < low,
        cut_end=not open_end and end > high,
    )


def event_items(
    rows: Iterable[Mapping[Hashable, Any]],
    domain: tuple[float, float],
    *,
    numbers: Mapping[str, str] = _NONE,
    footnotes: Mapping[str, str] | None = None,
    stances: Mapping[str, EventStances] = _NONE,
    lanes: Mapping[str, tuple[str, ...]] = _NONE,
    lane_signs: Mapping[str, Mapping[str, tuple[int, ...]]] = _NONE,
) -> list[Item]:
    """Return the items of events, each with its name, its number and the signs of its stances.

    Parameters
    ----------
    rows : iterable of mapping
        With the columns `DATED`, ``label`` and ``importance``.
    domain : tuple of float
        As in `item`.
    numbers : mapping of str to str
        What stands before names, by ids.
    footnotes : mapping of str to str, optional
        The same for the only events that are named, if not all are; of what finds no room for its
        name only those of the first rank have their number alone.
    stances : mapping of str to EventStances
        What `timeline.queries.stance_signs.event_stances` returns.
    lanes : mapping of str to tuple of str
        In which lanes events stand.
    lane_signs : mapping of str to mapping
        What `timeline.queries.stance_signs.lane_signs` returns.
    """
    known = numbers if footnotes is None else footnotes
    items = []
    for row in rows:
        made, rank = item(row, domain), rank_of(str(row["importance"]))
        is_named = footnotes is None or made.id in footnotes
        signs = stances[made.id].signs if is_named and made.id in stances else ()
        by_lane = lane_signs.get(made.id, {}) if is_named else {}
        items.append(
            replace(
                made,
                label=str(row["label"]) if is_named else "",
                rank=rank,
                lanes=lanes.get(made.id, ()),
                number=known.get(made.id, ""),
                is_tagged=footnotes is None or not rank,
                signs=signs,
                lane_signs=tuple(by_lane.items()),
            )
        )
    return items


def domain(
    rows: pd.DataFrame, years: DateRange | None = None, *, whole_months: bool = False
) -> tuple[float, float]:
    """Return first and last day of an axis for rows, those of a range where one is asked for.

    Parameters
    ----------
    rows : pandas.DataFrame
        With the date columns of events or stances; a side that is open asks for no room.
    years : DateRange, optional
        Where the axis begins and ends, as far as the range does.
    whole_months : bool
        Whether it begins and ends with a month.
    """
    if rows.empty:
        return (0.0, 1.0)
    first, last = known_span(rows)
    if pd.isna(first):
        first, last = rows["start"].min(), rows["end"].max()
    if whole_months:
        length = calendar.monthrange(last.year, last.month)[1]
        first, last = first.replace(day=1), last.replace(day=length)
    low, high = float(first.toordinal()), float(last.toordinal() + 1)
    if years is not None and years.first_day is not None:
        low = float(years.first_day)
    if years is not None and years.last_day is not None:
        high = float(years.last_day + 1)
    return min(low, high), max(low, high)


def known_span(rows: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of rows, as far as ends are known; NaT where none is."""
    first = rows["earliest"].fillna(rows["latest"]).min()
    return first, rows["latest"].fillna(rows["earliest"]).max()


def margin(width: float) -> float:
    """Return what a chart leaves free on the right, px.

    There stand the name of the true calendar, those of two lines, and the words for a stance: on
    one line, or on two where the chart is narrow.
    """
    return _NARROW_MARGIN if width < NARROW else _MARGIN
