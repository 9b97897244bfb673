"""Where an axis is ticked: at days, the coarse first, never too close."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import ceil, floor

from timeline.layout.text_metrics import FONT_SIZE, text_width
from timeline.layout.time_scale import Axis

__all__ = [
    "MIN_TICK_GAP",
    "OVERHANG",
    "ROW",
    "Parent",
    "Strip",
    "Tick",
    "rows",
    "strip",
    "ticks",
]

MIN_TICK_GAP = 48.0
"""Least distance between the centres of two tick labels, px."""

OVERHANG = 16.0
"""How far a label may stand out beyond either end of the axis, px."""

ROW = 15.0
"""Height of a row of labels, px."""

_PADDING = 10.0
_BREAK = 4.0
"""How far a rule ends before the next may begin, px."""
_ROWS = {"year": 0, "month": 1, "day": 2}
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
    """A labelled day; ``unit`` is one of year, month, day, date (of a month), full (of a year).

    ``x`` is where the day lies, ``label_x`` the middle of its label, px: the same, unless the label
    would stand out over the end of the axis. ``row`` is where its label stands, counted from the
    axis: years in the first, months in the second, days in the third.
    """

    day: date
    x: float
    label: str
    unit: str
    label_x: float
    row: int


@dataclass(frozen=True, slots=True)
class Parent:
    """A year or a month in whose row a rule is drawn over what stands under it in other rows.

    ``x0``..``x1`` is the rule, px: from its first day to its last, as far as they are on the axis.
    ``label_x`` is the middle of ``label``, which is blank where the tick at ``x0`` says it.
    """

    label: str
    x0: float
    x1: float
    row: int
    label_x: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The true calendar: ``(x on the axis, x on the strip, label)`` for each time tied, from left.

    It lies at ``y_strip``; how far time is stretched is drawn at ``y_axis``.
    """

    ties: tuple[tuple[float, float, str], ...]
    y_axis: float
    y_strip: float


def ticks(axis: Axis) -> tuple[tuple[Tick, ...], tuple[Parent, ...]]:
    """Choose the ticks of an axis of days.

    Units are tried from millennia down to days, so that a fine one only ever fills the room
    between coarser ones, and only where the scale is wide enough for that unit. A label is kept if
    its centre is at least `MIN_TICK_GAP` from every other and their texts stay apart. A month is
    written at its first day or not at all, lest it be taken to begin where it is written: days of
    one that is not written have it in their own label ("15 Sep"). A year may be written over the
    rule that spans it. Where fewer than two boundaries find room, the ends are named in full.

    Returns
    -------
    tuple of Tick
        From left to right.
    tuple of Parent
        Years of the months and days among them, and months of the days.
    """
    boundaries = list(_boundaries(axis))
    choice = _Choice(axis)
    choice.offer(tick for tick, is_roomy in boundaries if is_roomy)
    if len(choice.ticks) <= 1:
        choice = _Choice(axis)
        choice.offer(tick for tick, _ in boundaries)
    if len(choice.ticks) <= 1 and (ends := _ends(axis)):
        return tuple(ends), ()
    return tuple(_closed_up(choice.ticks)), tuple(choice.parents())


def rows(chosen: Sequence[Tick]) -> int:
    """Return how many rows the labels of ticks take."""
    return 1 + max((tick.row for tick in chosen), default=0)


def strip(
    axis: Axis,
    times: Iterable[tuple[float, float, str]],
    gap: float,
    places: tuple[float, float],
) -> Strip:
    """Tie times on an axis to where they stand on an even calendar.

    Parameters
    ----------
    axis : Axis
        With a scale that is not even.
    times : iterable of (float, float, str)
        Day, where it stands on the axis (px), and its name, the foremost first. A name
        is written once, and where it is clear of the others.
    gap : float
        Least distance between the middles of two names, px.
    places : tuple of (float, float)
        Where the stretch of time is drawn, and where the calendar, px.
    """
    ties: list[tuple[float, float, str]] = []
    for time, x, name in times:
        at = axis.x0 + float(axis.scale.elapsed(time)) * axis.span
        named = [(other, said) for _, other, said in ties if said]
        is_clear = all(abs(at - other) >= gap and said != name for other, said in named)
        ties.append((x, at, name if is_clear else ""))
    return Strip(tuple(sorted(ties)), *places)


def _boundaries(axis: Axis) -> Iterator[tuple[Tick, bool]]:
    """Yield ticks, coarse units first, and whether each has room towards a neighbour of its unit.

    A finer unit is looked for only between boundaries that are far enough apart for it, so that
    neither the days nor the months of a long time are ever gone through.
    """
    edges = dict(zip(axis.scale.domain, (axis.x0, axis.x1), strict=True))
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
        edges.update(zip(found, map(float, axis.x(found)), strict=True))
        days = sorted(edges)
        at = {day: k for k, day in enumerate(days)}
        for day in found:
            k, x = at[day], edges[day]
            left = x - edges[days[k - 1]] if k else 0.0
            right = edges[days[k + 1]] - x if k + 1 < len(days) else 0.0
            label = _label(date.fromordinal(int(day)), unit)
            tick = Tick(date.fromordinal(int(day)), x, label, unit, x, _ROWS[unit])
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


class _Choice:
    """The ticks chosen so far, and the years that are written over what has no tick for them."""

    def __init__(self, axis: Axis) -> None:
        self.ticks: list[Tick] = []
        self._years: dict[int, Parent] = {}
        self._axis = axis

    def offer(self, candidates: Iterable[Tick]) -> None:
        """Take those that stay apart and within the axis, the first ones first."""
        for candidate in candidates:
            year = None if candidate.unit == "year" else self._year(candidate)
            tick = self._worded(candidate, has_year=year is not None)
            reach = OVERHANG - text_width(tick.label, FONT_SIZE) / 2
            is_inside = self._axis.x0 - reach <= tick.x <= self._axis.x1 + reach
            if is_inside and all(_apart(tick, other) for other in self.ticks):
                self.ticks.append(tick)
                if year is not None and year.label:
                    self._years[tick.day.year] = year
        self.ticks.sort(key=lambda tick: tick.day)

    def parents(self) -> Iterator[Parent]:
        """Yield the years over months and days, then the months over days."""
        for unit in ("year", "month"):
            heads = {_key(t, unit): t for t in self.ticks if t.unit == unit}
            under = {_key(t, unit) for t in self.ticks if t.row > _ROWS[unit]}
            for key in sorted(heads.keys() & under):
                yield self._rule(heads[key].day, unit)
            if unit == "year":
                yield from self._years.values()

    def _worded(self, tick: Tick, *, has_year: bool) -> Tick:
        """Say as much in a label as nothing else says."""
        year = "" if has_year else f" {tick.day.year}"
        month = _label(tick.day, "month")
        if tick.unit == "month":
            return replace(tick, label=f"{month}{year}")
        key = _key(tick, "month")
        has_month = any(t.unit == "month" and _key(t, "month") == key for t in self.ticks)
        if tick.unit != "day" or has_month:
            return tick
        return replace(tick, label=f"{tick.day.day} {month}{year}", unit="date")

    def _year(self, tick: Tick) -> Parent | None:
        """Return the rule of a tick's year; None where the year can be written nowhere."""
        year = tick.day.year
        rule = self._rule(tick.day, "year")
        texts = [(t.label_x, t.label) for t in self.ticks if t.unit == "year"]
        if year in self._years or any(t.unit == "year" and t.day.year == year for t in self.ticks):
            return rule
        label = str(year)
        room = text_width(label, FONT_SIZE, bold=True) / 2
        low, high = rule.x0 + room, rule.x1 - room - _BREAK
        for x, text in texts:
            need = room + text_width(text, FONT_SIZE) / 2 + _PADDING
            if x <= rule.x0:
                low = max(low, x + need)
            else:
                high = min(high, x - need)
        if low > high:
            return None
        middle = (rule.x0 + rule.x1) / 2
        return replace(rule, label=label, label_x=min(max(middle, low), high))

    def _rule(self, day: date, unit: str) -> Parent:
        """Return the rule of a year or a month: it ends short of where the next one begins."""
        x0, x1 = map(float, self._axis.x(_days(day, unit)))
        return Parent("", x0, max(x0, x1 - _BREAK), _ROWS[unit], x0)


def _closed_up(chosen: Iterable[Tick]) -> list[Tick]:
    """Move days up where no month stands over any."""
    found = list(chosen)
    has_months = any(tick.unit == "month" for tick in found)
    return found if has_months else [replace(t, row=min(t.row, _ROWS["month"])) for t in found]


def _ends(axis: Axis) -> list[Tick]:
    """Return the first and the last day with their dates in full, or the first where they meet."""
    low, high = axis.scale.domain
    found: list[Tick] = []
    for ordinal in (max(1, ceil(low)), min(_LAST_DAY, floor(high))):
        day = date.fromordinal(ordinal)
        label = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        reach = text_width(label, FONT_SIZE) / 2 - OVERHANG
        x, first = float(axis.x(ordinal)), axis.x0 + reach
        tick = Tick(day, x, label, "full", min(max(x, first), max(first, axis.x1 - reach)), 0)
        if all(_apart(tick, other) and day != other.day for other in found):
            found.append(tick)
    return found


def _apart(a: Tick, b: Tick) -> bool:
    need = (text_width(a.label, FONT_SIZE) + text_width(b.label, FONT_SIZE)) / 2 + _PADDING
    return abs(a.label_x - b.label_x) >= max(MIN_TICK_GAP, need)


def _label(day: date, unit: str) -> str:
    month = _MONTHS[day.month - 1]
    return {"year": str(day.year), "month": month, "day": str(day.day)}[unit]


def _key(tick: Tick, unit: str) -> tuple[int, int]:
    return (tick.day.year, tick.day.month if unit == "month" else 0)


def _days(day: date, unit: str) -> tuple[int, int]:
    """Return the first day of a year or month, and that of the next, as ordinals."""
    first = day.replace(day=1) if unit == "month" else date(day.year, 1, 1)
    months = first.year * 12 + first.month - 1 + (1 if unit == "month" else 12)
    is_last = months >= (date.max.year + 1) * 12
    after = _LAST_DAY + 1 if is_last else date(months // 12, months % 12 + 1, 1).toordinal()
    return first.toordinal(), after
