"""Dated rows of a data set as items that a layout can place."""

from __future__ import annotations

import calendar
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from timeline.layout.scene import Item

__all__ = ["DATED", "domain", "item"]

DATED = ("id", "start", "end", "earliest", "latest", "precision", "approximate", "line")
"""The columns of events and stances that `item` reads."""

_ROUGH = {"decade", "century"}


def item(
    row: Mapping[Hashable, Any],
    domain: tuple[float, float],
    *,
    label: str = "",
    rank: int = 1,
) -> Item:
    """Return the item of a row with the columns `DATED`, what lies outside a domain cut off."""
    low, high = domain
    start = _ordinal(row["start"])
    end = _ordinal(row["end"]) + (0 if row["precision"] == "day" else 1)
    open_start, open_end = pd.isna(row["earliest"]), pd.isna(row["latest"])
    return Item(
        id=str(row["id"]),
        label=label,
        start=min(max(start, low), high),
        end=min(max(end, low), high),
        fades=bool(row["approximate"]) or row["precision"] in _ROUGH,
        open_start=open_start,
        open_end=open_end,
        cut_start=not open_start and start < low,
        cut_end=not open_end and end > high,
        rank=rank,
        order=int(row["line"]),
    )


def domain(rows: pd.DataFrame, years: tuple[int, int] | None = None) -> tuple[float, float]:
    """Return first and last day of an axis for rows: whole months, within the years asked for.

    Parameters
    ----------
    rows : pandas.DataFrame
        With the date columns of events or stances; a side that is open asks for no room.
    """
    if rows.empty:
        return (0.0, 1.0)
    first = rows["earliest"].fillna(rows["latest"]).min()
    last = rows["latest"].fillna(rows["earliest"]).max()
    length = calendar.monthrange(last.year, last.month)[1]
    low = float(date(first.year, first.month, 1).toordinal())
    high = float(date(last.year, last.month, length).toordinal() + 1)
    if years is not None:
        low = max(low, float(date(years[0], 1, 1).toordinal()))
        high = min(high, float(date(years[1], 12, 31).toordinal() + 1))
    return low, max(low, high)


def _ordinal(day: pd.Timestamp) -> float:
    return float(day.toordinal())
