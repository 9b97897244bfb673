"""The dates of rows as a layout can place them, and from when to when they reach."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from timeline.dates.days import Day, month_length
from timeline.dates.ranges import DateRange
from timeline.layout.dated_bars import DatedSpan

__all__ = ["DATED", "NOON", "axis_ends", "dated_span", "domain", "known_span"]

DATED = ("id", "start", "end", "earliest", "latest", "precision", "approximate")
"""The columns of events and stances that `item` reads."""

NOON = 0.5
"""How far into a day stands what is dated by it."""

_ROUGH = {"decade", "century", "millennium"}


def dated_span(row: Mapping[Hashable, Any], domain: tuple[float, float]) -> DatedSpan:
    """Return the date of a row with the columns `DATED`, what lies outside a domain cut off."""
    low, high = domain
    is_day = row["precision"] == "day"
    start = Day.of(row["start"]).toordinal() + (NOON if is_day else 0.0)
    end = Day.of(row["end"]).toordinal() + (NOON if is_day else 1.0)
    open_start, open_end = pd.isna(row["earliest"]), pd.isna(row["latest"])
    return DatedSpan(
        id=str(row["id"]),
        start=min(max(start, low), high),
        end=min(max(end, low), high),
        fades=bool(row["approximate"]) or row["precision"] in _ROUGH,
        open_start=open_start,
        open_end=open_end,
        cut_start=not open_start and start < low,
        cut_end=not open_end and end > high,
    )


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
    begins, finishes = Day.of(first), Day.of(last)
    if whole_months:
        length = month_length(finishes.year, finishes.month)
        begins, finishes = begins.replace(day=1), finishes.replace(day=length)
    return axis_ends(float(begins.toordinal()), float(finishes.toordinal() + 1), years)


def axis_ends(low: float, high: float, years: DateRange | None) -> tuple[float, float]:
    """Return where an axis begins and ends: where a range does, as far as it says, else as given.

    Parameters
    ----------
    low, high : float
        From when to when what is drawn on it reaches, as ordinals.
    years : DateRange, optional
        What is asked for.
    """
    if years is not None and years.first_day is not None:
        low = float(years.first_day)
    if years is not None and years.last_day is not None:
        high = float(years.last_day + 1)
    return min(low, high), max(low, high)


def known_span(rows: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of rows, as far as ends are known; NaT where none is."""
    first = rows["earliest"].fillna(rows["latest"]).min()
    return first, rows["latest"].fillna(rows["earliest"]).max()
