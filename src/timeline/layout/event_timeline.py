"""Events along a ribbon of the calendar, or in lanes over it: marks, names, leaders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from timeline.layout.density import (
    MOST_SINGLE,
    Bins,
    calendar_bins,
    column_counts,
    counts_of,
    even_bins,
    fullest,
    only,
)
from timeline.layout.era_ribbon import EraRibbon, era_bands
from timeline.layout.event_marks import asked_days, brackets, by_date, mark_places, marks_at
from timeline.layout.label_places import arranged, candidates_of, dated, labels_at
from timeline.layout.ribbon import RibbonCell, ribbon
from timeline.layout.text_metrics import SMALL
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_lanes import head_width, lay_out_lanes
from timeline.layout.timeline_model import (
    ChartEvent,
    ChartFrame,
    Count,
    DatedCounts,
    EventTimeline,
)

__all__ = ["has_two_sides", "lay_out_around", "lay_out_events"]

_EDGE = 2.0
_DENSITY = 156.0
"""Height of the columns of counts of both sides, px."""
_AIR = 3.0
"""Between the fullest column and the marks, px."""
_LEAST_SIDE = 0.12
"""Where one side has a smaller share of the events, names alternate instead."""
_NO_LANES: Mapping[str, str] = MappingProxyType({})


def lay_out_events(
    events: Sequence[ChartEvent],
    frame: ChartFrame,
    *,
    domain: tuple[float, float],
    blend: float,
    lanes: Mapping[str, str] = _NO_LANES,
    eras: Iterable[tuple[str, float, float]] = (),
    also: Iterable[float] = (),
    counts: DatedCounts | None = None,
) -> EventTimeline:
    """Lay out a timeline.

    Parameters
    ----------
    events : sequence of ChartEvent
        In the order in which they are named, those of the first rank first.
    frame : ChartFrame
        How large.
    domain : tuple of float
        First and last day of the axis.
    blend : float
        See `TimeScale`.
    lanes : mapping of str to str
        Id to name, from top to bottom; empty for one ribbon with names on both sides.
    eras : iterable of (str, float, float)
        Name, first and last day of the periods over the ribbon.
    also : iterable of float
        Further days that ask for room on the axis.
    counts : DatedCounts, optional
        How many there are, where they are too many to be drawn one by one: columns then say so,
        of parts of the calendar on an axis true to scale, so that they can be compared; and of
        ``events`` those that are named have marks.
    """
    scale = TimeScale.build([*asked_days(events), *also], domain, 0.0 if counts else blend)
    heads = head_width(lanes, frame, counts.total if counts else len(events))
    axis = Axis(scale, frame.left + heads + _EDGE, frame.width - frame.right - _EDGE)
    cells = ribbon(axis, frame.face.size)
    bands = era_bands(eras, axis, min(SMALL, frame.face.size))
    base = EraRibbon(axis, cells, bands, frame.left + heads, frame.unit, frame.face.size)
    events = [dated(event, cells) for event in events]
    if lanes:
        return lay_out_lanes(events, frame, base, lanes, counts)
    return _on_ribbon(events, frame, base, counts)


def lay_out_around(
    events: Sequence[ChartEvent],
    frame: ChartFrame,
    axis: Axis,
    cells: Sequence[RibbonCell],
    between: float,
) -> EventTimeline:
    """Lay out events above and below something of a known height, a ribbon at its foot.

    Parameters
    ----------
    events : sequence of ChartEvent
        As in `lay_out_events`; each stays on its side.
    frame : ChartFrame
        How large.
    axis : Axis
        Where days, or whatever the events are placed by, lie.
    cells : sequence of RibbonCell
        Those of the ribbon, which are the same above.
    between : float
        How far the upper row of marks is from the ribbon, px.

    Notes
    -----
    Where they are too many to be drawn one by one, columns in the rows of marks say how many.
    """
    size = frame.face.size
    base = EraRibbon(axis, tuple(cells), (), frame.left, frame.unit, size, between)
    counts = counts_of(events) if len(events) > MOST_SINGLE else None
    return _on_ribbon(events, replace(frame, alternates=False), base, counts)


def has_two_sides(above: int, total: int) -> bool:
    """Return whether so many of all events stand above that it says something where one stands."""
    return _LEAST_SIDE <= above / total <= 1 - _LEAST_SIDE


def _alternating(events: Sequence[ChartEvent], counts: DatedCounts | None) -> Sequence[ChartEvent]:
    """Let sides alternate where nearly all would stand on one."""
    above, total = sum(event.is_above for event in events), len(events)
    if counts:
        above, total = int(counts.number[counts.is_above].sum()), int(counts.number.sum())
    if not events or has_two_sides(above, total):
        return events
    order = {e.id: k for k, e in enumerate(sorted(events, key=lambda e: (e.first, e.last, e.id)))}
    return [replace(event, is_above=order[event.id] % 2 == 0) for event in events]


def _on_ribbon(
    events: Sequence[ChartEvent],
    frame: ChartFrame,
    base: EraRibbon,
    counts: DatedCounts | None = None,
) -> EventTimeline:
    columns = _Columns.of(counts, base, frame) if counts else None
    events = _alternating(events, counts) if frame.alternates else events
    sides = {up: [e for e in events if e.is_above is up] for up in (True, False)}
    groups = {up: by_date(side) for up, side in sides.items()}
    at = {
        key: x
        for side in groups.values()
        for key, x in mark_places(side, base.axis, base.cells, base.unit).items()
    }
    rows = {up: base.row if side else 0.0 for up, side in sides.items()}
    tall = columns.heights if columns else {True: 0.0, False: 0.0}
    middle = sum(rows.values()) + sum(tall.values()) + base.cell + base.eras
    candidates = candidates_of(events, at, frame.face)
    found = arranged(candidates, frame, frame.left, middle)
    spare = (
        max(0.0, frame.height - frame.top - middle - found.above - found.below)
        if (frame.height)
        else 0.0
    )
    y_above = frame.top + found.above + rows[True] / 2 + spare / 3
    top = y_above + rows[True] / 2 + tall[True] + base.eras
    y_below = top + base.cell + tall[False] + rows[False] / 2
    height = y_below + rows[False] / 2 + found.below
    ys = {True: y_above, False: y_below}
    named = {label.id for label in found.labels}
    if columns:
        sides = {up: [e for e in side if e.id in named] for up, side in sides.items()}
    labels, leaders = labels_at(found, {e.id: e for e in events}, ys, frame)
    return EventTimeline(
        width=frame.width,
        height=max(height, frame.height or 0.0),
        **base.at(top),
        marks=marks_at(sides, at, ys, named),
        labels=labels,
        leaders=leaders,
        brackets=() if columns else tuple(brackets(groups, at, ys, base.row)),
        counts=tuple(columns.stand(top - base.eras, top + base.cell)) if columns else (),
        face=frame.face,
        unit=frame.unit,
        total=counts.total if counts else len(events),
        unplaced=found.unplaced,
        unit_of_counts=columns.bins.unit if columns else "",
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Counts of both sides, or all above where nearly all would stand on one; their heights."""

    sides: Mapping[bool, DatedCounts]
    bins: Bins
    heights: Mapping[bool, float]
    within: float

    @classmethod
    def of(cls, counts: DatedCounts, base: EraRibbon, frame: ChartFrame) -> _Columns:
        """Sort counts into sides, which share a height as their fullest columns ask for it.

        Where something stands between the sides, columns have no more than the row of marks.
        """
        above = only(counts, counts.is_above)
        ours = int(above.number.sum()), int(counts.number.sum())
        if frame.alternates and not has_two_sides(*ours):
            sides = {True: counts}
        else:
            sides = {True: above, False: only(counts, ~counts.is_above)}
        bins = even_bins(base.axis) if base.above else calendar_bins(base.axis)
        most = {up: fullest(side, bins) for up, side in sides.items() if len(side.number)}
        whole = 0.0 if base.above else _DENSITY * base.unit
        heights = {up: whole * most.get(up, 0.0) / sum(most.values()) for up in (True, False)}
        return cls(sides, bins, heights, base.row if base.above else 0.0)

    def stand(self, above: float, below: float) -> Iterator[Count]:
        """Yield the columns, those above on one foot, those below hanging from another."""
        for up, side in self.sides.items():
            if len(side.number):
                most, height = fullest(side, self.bins), self.heights[up] + self.within - _AIR
                foot = above if up else below
                yield from column_counts(side, self.bins, foot, height, most, is_up=up)
