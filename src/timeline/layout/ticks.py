"""Where an axis of time is ticked: calendar boundaries, coarse units first, never too close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from math import ceil, floor

from timeline.layout.metrics import text_width
from timeline.layout.scale import TimeScale

__all__ = ["MIN_TICK_GAP", "OVERHANG", "ROW", "Parent", "Tick", "rows", "ticks"]

MIN_TICK_GAP = 48.0
"""Least distance between the centres of two tick labels, px."""

OVERHANG = 16.0
"""How far a label may stand out beyond either end of the axis, px."""

ROW = 15.0
"""Height of a row of labels, px."""

_PADDING = 10.0
_ROWS = {"year": 0, "full": 0, "month": 1, "day": 2}
_LEVELS = (
    *(("year", step) for step in (1000, 500, 100, 50, 10, 5, 1)),
    *(("month", step) for step in (6, 3, 1)),
    *(("day", step) for step in (15, 10, 5, 2, 1)),
)
_LAST_REGULAR_DAY = 25
_LAST_DAY = date.max.toordinal()
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day; ``unit`` is one of year, month, day, and full for a date in one.

    Years stand in the first row under the axis, months in the second, days in the third. ``x`` is
    where the day lies, ``label_x`` the middle of its label, px: the same, unless the label
    would stand out over the end of the axis.
    """

    day: date
    x: float
    label: str
    unit: str
    label_x: float

    @property
    def row(self) -> int:
        """Which row its label stands in, counted from the axis."""
        return _ROWS[self.unit]


@dataclass(frozen=True, slots=True)
class Parent:
    """The year or month that labels in the rows below stand under, in its own row.

    ``x0``..``x1`` is how far they reach, px. ``label`` is blank where a tick at ``x0`` says it.
    """

    label: str
    x0: float
    x1: float
    row: int = 0


def ticks(
    scale: TimeScale, width: float, size: float
) -> tuple[tuple[Tick, ...], tuple[Parent, ...]]:
    """Choose the ticks of an axis.

    Units are tried from millennia down to days, so that a fine one only ever fills the room
    between coarser ones, and only where the scale is wide enough for that unit. A label is kept if
    its centre is at least `MIN_TICK_GAP` from every other and their texts stay apart. Where fewer
    than two boundaries find room, the ends are named in full.

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
        Years of the months and days among them, and months of the days.
    """
    boundaries = list(_boundaries(scale, width))
    chosen = _fitting([tick for tick, is_roomy in boundaries if is_roomy], width, size)
    if len(chosen) <= 1:
        chosen = _fitting([tick for tick, _ in boundaries], width, size)
    if len(chosen) <= 1:
        chosen = _ends(scale, width, size) or chosen
    chosen.sort(key=lambda t: t.day)
    return tuple(chosen), tuple(_parents(chosen, size))


def rows(chosen: Sequence[Tick]) -> int:
    """Return how many rows the labels of ticks take."""
    return 1 + max((tick.row for tick in chosen), default=0)


def _boundaries(scale: TimeScale, width: float) -> Iterator[tuple[Tick, bool]]:
    """Yield ticks, coarse units first, and whether each has room towards a neighbour of its unit.

    A finer unit is looked for only between boundaries that are far enough apart for it, so that
    neither the days nor the months of a long time are ever gone through.
    """
    edges = dict(zip(scale.domain, (0.0, width), strict=True))
    seen: set[float] = set()
    for unit, step in _LEVELS:
        wide = [
            (a, b)
            for (a, ax), (b, bx) in pairwise(sorted(edges.items()))
            if bx - ax >= MIN_TICK_GAP
        ]
        found = sorted({float(day) for a, b in wide for day in _within(unit, step, a, b)} - seen)
        if not found:
            continue
        seen.update(found)
        edges.update(zip(found, map(float, scale.position(found) * width), strict=True))
        days = sorted(edges)
        at = {day: k for k, day in enumerate(days)}
        for day in found:
            k, x = at[day], edges[day]
            left = x - edges[days[k - 1]] if k else 0.0
            right = edges[days[k + 1]] - x if k + 1 < len(days) else 0.0
            label = _label(date.fromordinal(int(day)), unit)
            tick = Tick(date.fromordinal(int(day)), x, label, unit, x)
            yield tick, max(left, right) >= MIN_TICK_GAP


def _within(unit: str, step: int, low: float, high: float) -> Iterator[int]:
    """Yield the boundaries of a unit from one day to another, both included."""
    start, end = max(1, ceil(low)), min(_LAST_DAY, floor(high))
    if start > end:
        return
    first, last = date.fromordinal(start), date.fromordinal(end)
    if unit == "year":
        for year in range(max(1, ceil(first.year / step) * step), last.year + 1, step):
            if start <= (day := date(year, 1, 1).toordinal()):
                yield day
    elif unit == "month":
        for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            day = date(month // 12, month % 12 + 1, 1).toordinal()
            if month % step == 0 and start <= day:
                yield day
    else:
        for day in range(start, end + 1):
            number = date.fromordinal(day).day
            if step == 1 or (number % step == 0 and number <= _LAST_REGULAR_DAY):
                yield day


def _fitting(candidates: Sequence[Tick], width: float, size: float) -> list[Tick]:
    """Return those that stay apart and within the axis, the first ones first."""
    chosen: list[Tick] = []
    for tick in candidates:
        reach = OVERHANG - text_width(tick.label, size) / 2
        if -reach <= tick.x <= width + reach and all(_apart(tick, c, size) for c in chosen):
            chosen.append(tick)
    return chosen


def _ends(scale: TimeScale, width: float, size: float) -> list[Tick]:
    """Return the first and the last day with their dates in full, or the first where they meet."""
    low, high = scale.domain
    found: list[Tick] = []
    for ordinal in (max(1, ceil(low)), min(_LAST_DAY, floor(high))):
        day = date.fromordinal(ordinal)
        label = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        reach = text_width(label, size) / 2 - OVERHANG
        x = float(scale.position(ordinal)) * width
        tick = Tick(day, x, label, "full", min(max(x, reach), max(reach, width - reach)))
        if all(_apart(tick, other, size) and day != other.day for other in found):
            found.append(tick)
    return found


def _apart(a: Tick, b: Tick, size: float) -> bool:
    need = (text_width(a.label, size) + text_width(b.label, size)) / 2 + _PADDING
    return abs(a.label_x - b.label_x) >= max(MIN_TICK_GAP, need)


def _label(day: date, unit: str) -> str:
    month = _MONTHS[day.month - 1]
    return {"year": str(day.year), "month": month, "day": str(day.day)}[unit]


def _parents(chosen: Sequence[Tick], size: float) -> Iterator[Parent]:
    """Yield the years over months and days, then the months over days."""
    for row, unit in enumerate(("year", "month")):
        nested = [tick for tick in chosen if tick.unit != "full" and tick.row >= row]
        for _, run in groupby(nested, key=_year if unit == "year" else _month):
            first, *more = run
            if first.row == row:
                if more:
                    yield Parent("", first.x, more[-1].x, row)
                continue
            label = _label(first.day, unit)
            x0, x1 = first.x, (more or [first])[-1].x
            middle, half = (x0 + x1) / 2, text_width(label, size, bold=True) / 2
            yield Parent(label, min(x0, middle - half), max(x1, middle + half), row)


def _year(tick: Tick) -> tuple[int, ...]:
    return (tick.day.year,)


def _month(tick: Tick) -> tuple[int, ...]:
    return (tick.day.year, tick.day.month)
