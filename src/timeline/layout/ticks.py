"""Where an axis of time is ticked: calendar boundaries, coarse units first, never too close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from timeline.layout.metrics import text_width
from timeline.layout.scale import TimeScale

__all__ = ["MIN_TICK_GAP", "OVERHANG", "Parent", "Tick", "ticks"]

MIN_TICK_GAP = 48.0
"""Least distance between the centres of two tick labels, px."""

OVERHANG = 16.0
"""How far a label may stand out beyond either end of the axis, px."""

_PADDING = 10.0
_YEAR_STEPS = (100, 50, 10, 5, 1)
_MONTH_STEPS = (6, 3, 1)
_DAY_STEPS = (15, 10, 5, 2, 1)
_LAST_REGULAR_DAY = 25
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled calendar boundary; ``x`` in px, ``unit`` one of year, month, day."""

    day: date
    x: float
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Parent:
    """The year that months and days stand under; ``x0``..``x1`` is how far they reach, px."""

    label: str
    x0: float
    x1: float


def ticks(
    scale: TimeScale, width: float, size: float
) -> tuple[tuple[Tick, ...], tuple[Parent, ...]]:
    """Choose the ticks of an axis.

    Units are tried from centuries down to days, so that a fine one only ever fills the room
    between coarser ones, and only where the scale is wide enough for that unit. A label is kept if
    its centre is at least `MIN_TICK_GAP` from every other and their texts stay apart.

    Parameters
    ----------
    scale : TimeScale
        What is drawn, over 0..width.
    width : float
        Length of the axis, px.
    size : float
        Font size of the labels, px.

    Returns
    -------
    tuple of Tick
        From left to right.
    tuple of Parent
        Years of the months and days among them.
    """
    chosen: list[Tick] = []
    for unit, ordinals in _levels(scale):
        xs = scale.position(ordinals) * width
        gaps = np.diff(xs, prepend=-np.inf, append=np.inf)
        roomy = np.maximum(
            np.where(np.isfinite(gaps[:-1]), gaps[:-1], 0),
            np.where(np.isfinite(gaps[1:]), gaps[1:], 0),
        )
        wide = roomy >= MIN_TICK_GAP
        for ordinal, x in zip(ordinals[wide], xs[wide], strict=True):
            day = date.fromordinal(int(ordinal))
            tick = Tick(day, float(x), _label(day, unit), unit)
            reach = OVERHANG - text_width(tick.label, size) / 2
            if -reach <= tick.x <= width + reach and all(_apart(tick, c, size) for c in chosen):
                chosen.append(tick)
    chosen.sort(key=lambda t: t.day)
    return tuple(chosen), tuple(_parents(chosen, size))


def _apart(a: Tick, b: Tick, size: float) -> bool:
    need = (text_width(a.label, size) + text_width(b.label, size)) / 2 + _PADDING
    return abs(a.x - b.x) >= max(MIN_TICK_GAP, need)


def _label(day: date, unit: str) -> str:
    month = _MONTHS[day.month - 1]
    return {"year": str(day.year), "month": month, "day": f"{day.day} {month}"}[unit]


def _levels(scale: TimeScale) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """Yield every unit with its boundaries within the domain, coarse first."""
    low, high = (int(np.clip(d, 1, date.max.toordinal())) for d in scale.domain)
    first, last = date.fromordinal(low), date.fromordinal(high)
    for step in _YEAR_STEPS:
        years = range(max(1, -(-first.year // step) * step), last.year + 1, step)
        yield "year", _within([date(y, 1, 1).toordinal() for y in years], low, high)
    months = range(first.year * 12, last.year * 12 + 12)
    for step in _MONTH_STEPS:
        starts = [date(m // 12, m % 12 + 1, 1).toordinal() for m in months if m % step == 0]
        yield "month", _within(starts, low, high)
    days = np.arange(low, high + 1)
    of_month = _day_of_month(days)
    for step in _DAY_STEPS:
        regular = (of_month % step == 0) & (of_month <= _LAST_REGULAR_DAY)
        yield "day", days[regular if step > 1 else of_month > 0]


def _within(ordinals: list[int], low: int, high: int) -> NDArray[np.int64]:
    return np.array([o for o in ordinals if low <= o <= high], dtype=np.int64)


def _day_of_month(ordinals: NDArray[np.int64]) -> NDArray[np.int64]:
    days = (ordinals - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    of_month: NDArray[np.int64] = (days - days.astype("datetime64[M]")).astype(np.int64) + 1
    return of_month


def _parents(chosen: list[Tick], size: float) -> Iterator[Parent]:
    for (is_year, year), run in groupby(chosen, key=lambda t: (t.unit == "year", t.day.year)):
        if is_year:
            continue
        group = list(run)
        x0, x1 = group[0].x, group[-1].x
        middle, half = (x0 + x1) / 2, text_width(str(year), size) / 2
        yield Parent(str(year), min(x0, middle - half), max(x1, middle + half))
