"""Where the marks of events stand along an axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from timeline.layout.mark_row import DatedMark, spread
from timeline.layout.ribbon import RibbonCell
from timeline.layout.time_scale import Axis
from timeline.layout.timeline_model import Bracket, ChartEvent, EventMark

__all__ = [
    "RADII",
    "asked_days",
    "brackets",
    "by_date",
    "mark_places",
    "marks_at",
]

RADII = (5.2, 4.2, 3.4)
"""Half of what a mark takes in its row, by rank, px."""


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


def marks_at(
    sides: Mapping[bool, Sequence[ChartEvent]],
    at: Mapping[str, float],
    ys: Mapping[bool, float],
    named: set[str],
) -> tuple[EventMark, ...]:
    """Return a mark for each event of both sides."""
    return tuple(
        EventMark(e.id, at[e.id], ys[up], e.group, e.rank, e.is_day, e.id in named)
        for up, side in sides.items()
        for e in side
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
