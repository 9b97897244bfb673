"""The axis that two lines share: months from zero, and a cell for whatever is earlier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from timeline.layout.comparison_model import ComparedLine
from timeline.layout.event_marks import asked_days
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_model import ChartEvent

__all__ = ["earlier_at", "in_earlier", "month_axis"]

_ZERO = (0.15, 0.35)
"""Between which shares of the axis zero lies: what followed is what is compared."""
_EARLIER_MARK, _EARLIER_LEAST, _EARLIER_SHARE = 24.0, 62.0, 0.16


def earlier_at(before: int, place: float) -> float:
    """Return where on the axis something stands that has a share of what is before it all."""
    return -before - 1 + place


def _month_scale(
    lines: Iterable[ComparedLine], before: int, months: int, blend: float
) -> TimeScale:
    """Return the scale of months for the events of lines, what is earlier left aside.

    Unless it is even, what is before zero takes no less and no more of it than its share.
    """
    inner = [e for line in lines for e in line.events if e.last > -before]
    knots = (round(day, 6) for day in asked_days(inner))
    scale = TimeScale.build(knots, (float(-before), float(months)), blend)
    found = float(scale.position(0.0))
    share = min(max(found, _ZERO[0]), _ZERO[1])
    if not blend or share == found:
        return scale
    days = np.union1d(scale.days, [0.0])
    at = scale.position(days)
    left, right = at * share / found, 1 - (1 - at) * (1 - share) / (1 - found)
    return TimeScale(days, np.where(days <= 0, left, right))


def month_axis(
    lines: Sequence[ComparedLine],
    extent: tuple[float, float],
    before: int,
    months: int,
    blend: float,
) -> Axis:
    """Return the axis; where anything is earlier than it begins, it has a cell for that."""
    x0, x1 = extent
    scale = _month_scale(lines, before, months, blend)
    count = max(sum(e.last <= -before for e in line.events) for line in lines)
    if not count:
        return Axis(scale, x0, x1)
    wide = min(max(_EARLIER_LEAST, count * _EARLIER_MARK), (x1 - x0) * _EARLIER_SHARE)
    share = wide / (x1 - x0)
    days = np.concatenate(([-before - 1.0], scale.days))
    positions = np.concatenate(([0.0], share + scale.positions * (1 - share)))
    return Axis(TimeScale(days, positions), x0, x1)


def in_earlier(events: Sequence[ChartEvent], before: int) -> list[ChartEvent]:
    """Place what is earlier evenly, in order of time, and cut off dates that reach beyond."""
    early = sorted((e for e in events if e.last <= -before), key=lambda e: (e.first, e.last, e.id))
    place = {e.id: (k + 0.5) / len(early) for k, e in enumerate(early)}
    found = []
    for event in events:
        if event.id in place:
            at = earlier_at(before, place[event.id])
            found.append(replace(event, first=at, last=at))
        else:
            found.append(replace(event, first=max(event.first, float(-before))))
    return found
