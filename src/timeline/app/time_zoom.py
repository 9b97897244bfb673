"""What dragging across a timeline, zooming into it and moving along it means as a range of time."""

from __future__ import annotations

from math import floor, inf

import numpy as np

from timeline.dates.days import FIRST_DAY, LAST_DAY
from timeline.dates.ranges import DateRange, calendar_units
from timeline.layout.time_scale import Axis

__all__ = ["moved", "range_between", "zoomed"]

_SNAP = 5.0
"""How near to the turn of a day, month or year an edge counts as lying on it at most, px."""

_MANY_MONTHS, _MANY_YEARS = 61, 730
"""How many days have to be dragged across for whole months, and for whole years."""

_FIRST, _LAST = FIRST_DAY.toordinal(), LAST_DAY.toordinal()


def range_between(axis: Axis, x0: float, x1: float) -> DateRange:
    """Return the range of time between two places on an axis, px, in whole units of the calendar.

    Those are years where it is more than two of them, months where it is more than two, else days;
    there is one at least. An edge that reaches only a little into one leaves that one out.
    """
    left, right = (min(max(x, axis.x0), axis.x1) for x in sorted((x0, x1)))
    low, high = axis.scale.domain
    at = axis.scale.day((np.array([left, right]) - axis.x0) / axis.span)
    # The axis ends where the next day begins.
    begins, finishes = (floor(day) for day in np.clip(at, low, high - 0.5))
    unit = _unit(float(at[1] - at[0]))
    (_, first, first_ends), (_, last_begins, last) = (
        calendar_units(day)[unit] for day in (begins, finishes)
    )
    if first < last_begins and _is_short(axis, first, first_ends, from_x=left):
        first = first_ends + 1
    if first < last_begins and _is_short(axis, last_begins, last, to_x=right):
        last = last_begins - 1
    return DateRange(first, last)


def _is_short(axis: Axis, first: int, last: int, from_x: float = -inf, to_x: float = inf) -> bool:
    """Whether only a little of the days from a first to a last lies between two places."""
    x0, x1 = axis.x([first, last + 1])
    return bool(min(x1, to_x) - max(x0, from_x) <= min(_SNAP, (x1 - x0) / 2))


def zoomed(axis: Axis, x: float, factor: float) -> DateRange:
    """Return the range that is shown after zooming about a place, px.

    By a factor over 1 it is what so many times less of the axis shows; by one below 1 as many
    times more days around it.
    """
    if factor >= 1:
        return range_between(axis, x - (x - axis.x0) / factor, x + (axis.x1 - x) / factor)
    low, high = axis.scale.domain
    (at,) = axis.scale.day([(x - axis.x0) / axis.span])
    return _whole(at - (at - low) / factor, at + (high - at) / factor)


def moved(axis: Axis, share: float) -> DateRange:
    """Return a range as long as that of an axis, a share of it later, or earlier if negative."""
    low, high = axis.scale.domain
    by = share * (high - low)
    return _whole(low + by, high + by)


def _whole(low: float, high: float) -> DateRange:
    """Return the range between two days, in whole years or months where it is many of them."""
    first, last = (floor(min(max(day, _FIRST), _LAST)) for day in (low, high - 0.5))
    unit = _unit(last - first)
    return DateRange(calendar_units(first)[unit][1], calendar_units(last)[unit][2])


def _unit(days: float) -> int:
    """Return the place in `calendar_units` of what a range of so many days is whole in."""
    return 0 if days > _MANY_YEARS else 1 if days > _MANY_MONTHS else 2
