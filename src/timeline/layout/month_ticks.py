"""Months from zero on an axis: which are written, and where they lie on an even calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.layout.scene import Strip
from timeline.layout.time_scale import Axis

__all__ = ["MonthTick", "month_strip", "month_ticks", "signed"]

_GAP = 66.0
"""Least distance between months that are written, px: under them stand dates."""

_STRIP_GAP = 33.0
_STEPS = (12, 6, 3, 1)
_NEAR = 5
"""How far from zero single months are written."""


@dataclass(frozen=True, slots=True)
class MonthTick:
    """A number of months, and where it stands, px."""

    months: int
    x: float


def month_ticks(axis: Axis) -> tuple[MonthTick, ...]:
    """Choose the months to write, the foremost first.

    Zero, the ends of the axis, then whole years, halves and quarters as there is room. Single
    months are written near zero alone, where they can be counted.

    Parameters
    ----------
    axis : Axis
        Of months; its ends are whole, and zero lies between them.
    """
    first, last = map(round, axis.scale.domain)
    wanted = [0, last, first]
    for step in _STEPS:
        low, high = (max(first, -_NEAR), min(last, _NEAR)) if step == 1 else (first, last)
        wanted += [n for n in range(low, high + 1) if n % step == 0]
    chosen: list[MonthTick] = []
    for months in dict.fromkeys(wanted):
        x = float(axis.x(float(months)))
        if all(abs(x - other.x) >= _GAP for other in chosen):
            chosen.append(MonthTick(months, x))
    return tuple(chosen)


def month_strip(axis: Axis, ticks: Sequence[MonthTick], y_axis: float, y_strip: float) -> Strip:
    """Tie months, the foremost first, to where they stand on an even calendar."""
    ties: list[tuple[float, float, str]] = []
    for tick in ticks:
        x = axis.x0 + float(axis.scale.elapsed(tick.months)) * axis.span
        is_named = all(abs(x - other) >= _STRIP_GAP for _, other, name in ties if name)
        ties.append((tick.x, x, signed(tick.months) if is_named else ""))
    return Strip(tuple(sorted(ties)), y_axis, y_strip)


def signed(months: int) -> str:
    """Write months from zero: ``+12``, ``−6``, ``0``."""
    return f"{months:+d}".replace("-", "−") if months else "0"
