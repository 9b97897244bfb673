"""Where the marks of events stand along an axis, and counts in place of very many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np

from timeline.layout.era_ribbon import EraRibbon
from timeline.layout.mark_row import DatedMark, spread
from timeline.layout.ribbon import RibbonCell
from timeline.layout.time_scale import Axis
from timeline.layout.timeline_model import Bracket, ChartEvent, Count, EventMark

__all__ = [
    "MOST_DRAWN",
    "RADII",
    "asked_days",
    "brackets",
    "by_date",
    "mark_places",
    "marks_or_counts",
]

MOST_DRAWN = 400
"""How many marks without a name are drawn one by one; of more there are columns of counts."""

RADII = (5.2, 4.2, 3.4)
"""Half of what a mark takes in its row, by rank, px."""

_COLUMN = 5.0
"""Width of a column of counts, px."""


def asked_days(events: Iterable[ChartEvent]) -> Iterator[float]:
    """Yield the days that ask for room on an axis: those of one window evenly within it."""
    order = sorted(events, key=lambda event: (*_window(event), event.id))
    for (first, last), members in groupby(order, _window):
        found = list(members)
        for k, event in enumerate(found):
            share = 0.5 if event.is_day else (k + 1) / (len(found) + 1)
            yield first + (last - first) * share


def _window(event: ChartEvent) -> tuple[float, float]:
    return event.first, event.last


def by_date(events: Iterable[ChartEvent]) -> list[list[ChartEvent]]:
    """Return events that share a date, in order of time; each by itself where its day is known."""
    order = sorted(events, key=lambda e: (e.first + e.last, e.first, e.rank, e.id))
    groups: list[list[ChartEvent]] = []
    for event in order:
        before = groups[-1][0] if groups else None
        if (
            before
            and not event.is_day
            and (before.first, before.last, before.is_day)
            == (
                event.first,
                event.last,
                event.is_day,
            )
        ):
            groups[-1].append(event)
        else:
            groups.append([event])
    return groups


def mark_places(
    groups: Sequence[Sequence[ChartEvent]],
    axis: Axis,
    cells: Sequence[RibbonCell],
    unit: float = 1.0,
) -> dict[str, float]:
    """Return where along an axis the mark of each event stands, px, the groups as `by_date`."""
    middles = [(g[0].first + g[0].last) / 2 for g in groups]
    dated = [
        DatedMark(float(x), tuple(RADII[min(e.rank, 2)] * unit for e in group), middle)
        for group, middle, x in zip(groups, middles, axis.x(middles), strict=True)
    ]
    return {
        event.id: x
        for group, places in zip(groups, spread(dated, cells), strict=True)
        for event, x in zip(group, places, strict=True)
    }


def marks_or_counts(
    sides: Mapping[bool, Sequence[ChartEvent]],
    at: Mapping[str, float],
    ys: Mapping[bool, float],
    named: set[str],
    base: EraRibbon,
) -> tuple[tuple[EventMark, ...], tuple[Count, ...]]:
    """Return a mark for each event; where they are too many, of those named, and counts of all."""
    every = [(event, up) for up, side in sides.items() for event in side]
    is_dense = len(every) - len(named) > MOST_DRAWN
    marks = tuple(
        EventMark(e.id, at[e.id], ys[up], e.group, e.rank, e.is_day, e.id in named)
        for e, up in every
        if not is_dense or e.id in named
    )
    if not is_dense:
        return marks, ()
    counts = [c for up, side in sides.items() for c in _counts(side, base, ys[up], is_up=up)]
    return marks, tuple(counts)


def _counts(
    events: Sequence[ChartEvent], base: EraRibbon, y: float, *, is_up: bool
) -> Iterator[Count]:
    """Count events in columns of one width; the fullest reaches across the row of marks."""
    axis, row = base.axis, base.row
    edges = np.linspace(axis.x0, axis.x1, max(2, round(axis.span / _COLUMN)))
    days = axis.scale.day((edges - axis.x0) / axis.span)
    middles = [(event.first + event.last) / 2 for event in events]
    numbers, _ = np.histogram(middles, days)
    most = max(int(numbers.max(initial=0)), 1)
    for k in np.flatnonzero(numbers):
        tall = max(2.0, (row - 4) * int(numbers[k]) / most)
        foot = y + (row / 2 - 1 if is_up else 1 - row / 2)
        y0, y1 = sorted((foot, foot - tall if is_up else foot + tall))
        yield Count(
            float(edges[k]),
            float(edges[k + 1]),
            y0,
            y1,
            int(numbers[k]),
            float(days[k]),
            float(days[k + 1]),
        )


def brackets(
    groups: Mapping[bool, Sequence[Sequence[ChartEvent]]],
    at: Mapping[str, float],
    ys: Mapping[bool, float],
    row: float,
) -> Iterator[Bracket]:
    """Yield the line that joins marks of one date that is no day."""
    for up, side in groups.items():
        for group in side:
            if len(group) > 1:
                xs = [at[event.id] for event in group]
                y = ys[up] + (row / 2 - 1.5 if up else 1.5 - row / 2)
                yield Bracket(min(xs) - 2, max(xs) + 2, y)
