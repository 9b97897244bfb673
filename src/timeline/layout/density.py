"""Very many events along an axis: how many there are, in columns of one width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from timeline.dates.days import MAX_YEAR, MIN_YEAR, Day
from timeline.layout.time_scale import Axis
from timeline.layout.timeline_model import ChartEvent, Count, DatedCounts

__all__ = [
    "MOST_SINGLE",
    "Bins",
    "calendar_bins",
    "column_counts",
    "counts_of",
    "even_bins",
    "fullest",
    "only",
]

MOST_SINGLE = 800
"""How many events are drawn one by one; of more there are columns of counts."""

_COLUMN = 5.0
"""Width of a column that is no part of the calendar, px."""
_LEAST_WIDTH = 3.5
"""Least width of a column, px."""
_UNITS = (
    ("day", 1.0, 0),
    ("week", 7.0, 0),
    ("month", 30.44, 1),
    ("quarter", 91.3, 3),
    ("year", 365.2, 12),
    ("5 years", 1826.2, 60),
    ("decade", 3652.4, 120),
    ("50 years", 18262.0, 600),
    ("century", 36524.0, 1200),
    ("millennium", 365242.0, 12_000),
    ("10,000 years", 3652420.0, 120_000),
)
"""Parts of the calendar, how many days each has about, and how many whole months."""
_LEAST_COLUMN = 1.5
"""The least height of a column in which there is anything, px."""

Floats = NDArray[np.float64]


def counts_of(events: Sequence[ChartEvent]) -> DatedCounts:
    """Return how many of some events there are, all in the colour of those that have none."""
    return DatedCounts(
        np.array([event.first for event in events]),
        np.array([event.last for event in events]),
        np.ones(len(events), dtype=np.int64),
        np.array([""] * len(events)),
        np.array([event.is_above for event in events]),
        np.array([""] * len(events)),
        (),
        len(events),
    )


def only(counts: DatedCounts, is_wanted: NDArray[np.bool_]) -> DatedCounts:
    """Return some of the entries."""
    return DatedCounts(
        counts.first[is_wanted],
        counts.last[is_wanted],
        counts.number[is_wanted],
        counts.group[is_wanted],
        counts.is_above[is_wanted],
        counts.lane[is_wanted],
        counts.groups,
        int(counts.number[is_wanted].sum()),
    )


@dataclass(frozen=True, eq=False, slots=True)
class Bins:
    """The stretches of time that columns stand for.

    Attributes
    ----------
    edges : ndarray of float, shape (n + 1,)
        Where they begin and end along the axis, px.
    days : ndarray of float, shape (n + 1,)
        On which days, as ordinals.
    unit : str
        Of what part of the calendar each is one: ``month``; blank for columns of one width.
    """

    edges: Floats
    days: Floats
    unit: str = ""


def calendar_bins(axis: Axis) -> Bins:
    """Return the days, weeks, months, years or more that have room for a column each."""
    low, high = axis.scale.domain
    span = high - low
    unit, length, months = next(u for u in _UNITS if u[1] * axis.span / span >= _LEAST_WIDTH)
    if months:
        first = _day(low).year * 12 + _day(low).month - 1
        count = ceil(span / length) + 2
        start = first // months * months
        turns = [_first_of(start + k * months) for k in range(count)]
    else:
        start = floor(low) - (floor(low) - 1) % round(length)  # weeks begin on Mondays
        turns = list(np.arange(start, high + length, length))
    inner = [float(day) for day in turns if low < day < high]
    days = np.array([low, *inner, high])
    return Bins(axis.x(days), days, unit)


def even_bins(axis: Axis) -> Bins:
    """Return stretches of one width on the axis."""
    edges = np.linspace(axis.x0, axis.x1, max(2, round(axis.span / _COLUMN)))
    return Bins(edges, axis.scale.day((edges - axis.x0) / axis.span))


def _first_of(month: int) -> float:
    year, place = divmod(month, 12)
    year = min(max(year, MIN_YEAR), MAX_YEAR)
    return float(Day(year, place + 1, 1).toordinal())


def _day(ordinal: float) -> Day:
    return Day.fromordinal(floor(ordinal))


def column_counts(
    counts: DatedCounts, bins: Bins, foot: float, height: float, most: float, *, is_up: bool = True
) -> Iterator[Count]:
    """Stand events in columns on a foot, their groups over each other.

    Where an axis runs down, columns lie beside it: ``x`` of a column then is its extent downwards.

    Parameters
    ----------
    counts : DatedCounts
        Those of one side, or of one lane.
    bins : Bins
        What each column stands for.
    foot, height : float
        Where columns begin, and how far the fullest of all may reach, px.
    most : float
        How many events the fullest has, see `fullest`.
    is_up : bool
        Whether they grow upwards.
    """
    groups = (*counts.groups, "")
    stack = np.array([_within(only(counts, counts.group == group), bins.days) for group in groups])
    totals = stack.sum(axis=0)
    for k in np.flatnonzero(totals > 0):
        tall = max(_LEAST_COLUMN, height * totals[k] / most)
        ends = np.concatenate(([0.0], np.cumsum(stack[:, k]))) / totals[k] * tall
        for group, low, high in zip(groups, ends, ends[1:], strict=False):
            if high > low:
                y0, y1 = sorted((foot - low, foot - high) if is_up else (foot + low, foot + high))
                yield Count(
                    float(bins.edges[k]),
                    float(bins.edges[k + 1]),
                    float(y0),
                    float(y1),
                    max(1, round(float(totals[k]))),
                    float(bins.days[k]),
                    float(bins.days[k + 1]),
                    str(group),
                    str(counts.lane[0]),
                )


def fullest(counts: DatedCounts, bins: Bins) -> float:
    """Return how many events the fullest column of some has; 1 at least."""
    return float(max(1.0, _within(counts, bins.days).max(initial=0.0)))


def _within(counts: DatedCounts, days: Floats) -> Floats:
    """Count what lies between each two days; what may lie in several, in each by its share."""
    is_day = counts.last - counts.first <= 1
    found, _ = np.histogram(_middles(counts)[is_day], days, weights=counts.number[is_day])
    spread = np.diff(_passed(only(counts, ~is_day), days))
    return np.asarray(found + spread, dtype=np.float64)


def _passed(counts: DatedCounts, days: Floats) -> Floats:
    """Return how many events lie before each of some days, each evenly over its time."""
    if not len(counts.number):
        return np.zeros(len(days))
    rate = counts.number / np.maximum(counts.last - counts.first, 1.0)
    turns = np.concatenate([counts.first, counts.last])
    order = np.argsort(turns, kind="stable")
    turns = turns[order]
    rates = np.cumsum(np.concatenate([rate, -rate])[order])
    passed = np.concatenate(([0.0], np.cumsum(rates[:-1] * np.diff(turns))))
    return np.interp(days, turns, passed)


def _middles(counts: DatedCounts) -> Floats:
    middles: Floats = (counts.first + counts.last) / 2
    return middles
