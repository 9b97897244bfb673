"""Events along a ribbon of the calendar, or in lanes over it: marks, names, leaders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from timeline.layout.era_ribbon import EraRibbon, era_bands
from timeline.layout.event_marks import asked_days, brackets, by_date, mark_places, marks_or_counts
from timeline.layout.label_places import arranged, candidates_of, dated, labels_at
from timeline.layout.ribbon import RibbonCell, ribbon
from timeline.layout.text_metrics import SMALL
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_lanes import head_width, lay_out_lanes
from timeline.layout.timeline_model import ChartEvent, ChartFrame, EventTimeline

__all__ = ["has_two_sides", "lay_out_around", "lay_out_events"]

_EDGE = 2.0
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
    """
    scale = TimeScale.build([*asked_days(events), *also], domain, blend)
    heads = head_width(lanes, frame)
    axis = Axis(scale, frame.left + heads + _EDGE, frame.width - frame.right - _EDGE)
    cells = ribbon(axis, frame.face.size)
    bands = era_bands(eras, axis, min(SMALL, frame.face.size))
    base = EraRibbon(axis, cells, bands, frame.left + heads, frame.unit, frame.face.size)
    events = [dated(event, cells) for event in events]
    if lanes:
        return lay_out_lanes(events, frame, base, lanes)
    return _on_ribbon(events, frame, base)


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
    """
    size = frame.face.size
    base = EraRibbon(axis, tuple(cells), (), frame.left, frame.unit, size, between)
    return _on_ribbon(events, replace(frame, alternates=False), base)


def has_two_sides(above: int, total: int) -> bool:
    """Return whether so many of all events stand above that it says something where one stands."""
    return _LEAST_SIDE <= above / total <= 1 - _LEAST_SIDE


def _alternating(events: Sequence[ChartEvent]) -> Sequence[ChartEvent]:
    """Let sides alternate where nearly all would stand on one."""
    above = sum(event.is_above for event in events)
    if not events or has_two_sides(above, len(events)):
        return events
    order = {e.id: k for k, e in enumerate(sorted(events, key=lambda e: (e.first, e.last, e.id)))}
    return [replace(event, is_above=order[event.id] % 2 == 0) for event in events]


def _on_ribbon(events: Sequence[ChartEvent], frame: ChartFrame, base: EraRibbon) -> EventTimeline:
    events = _alternating(events) if frame.alternates else events
    sides = {up: [e for e in events if e.is_above is up] for up in (True, False)}
    groups = {up: by_date(side) for up, side in sides.items()}
    at = {
        key: x
        for side in groups.values()
        for key, x in mark_places(side, base.axis, base.cells, base.unit).items()
    }
    rows = {up: base.row if side else 0.0 for up, side in sides.items()}
    middle = rows[True] + rows[False] + base.cell + base.eras
    candidates = candidates_of(events, at, frame.face)
    found = arranged(candidates, frame, frame.left, middle)
    spare = (
        max(0.0, frame.height - frame.top - middle - found.above - found.below)
        if (frame.height)
        else 0.0
    )
    y_above = frame.top + found.above + rows[True] / 2 + spare / 3
    top = y_above + rows[True] / 2 + base.eras
    y_below = top + base.cell + rows[False] / 2
    height = y_below + rows[False] / 2 + found.below
    ys = {True: y_above, False: y_below}
    named = {label.id for label in found.labels}
    marks, counts = marks_or_counts(sides, at, ys, named, base)
    labels, leaders = labels_at(found, {e.id: e for e in events}, ys, frame)
    return EventTimeline(
        width=frame.width,
        height=max(height, frame.height or 0.0),
        **base.at(top),
        marks=marks,
        labels=labels,
        leaders=leaders,
        brackets=tuple(brackets(groups, at, ys, base.row)) if not counts else (),
        counts=counts,
        face=frame.face,
        unit=frame.unit,
        total=len(events),
        unplaced=found.unplaced,
    )
