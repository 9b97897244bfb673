"""Events along a ribbon of the calendar, or in lanes over it: marks, names, leaders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

import numpy as np

from timeline.layout.column_packing import Arrangement, Candidate, PackedLabel, Sheet, arrange
from timeline.layout.event_labels import (
    USUAL_FACE,
    LabelFace,
    LabelLine,
    LabelText,
    label_text,
    line_height,
)
from timeline.layout.mark_row import DatedMark, spread
from timeline.layout.ribbon import RibbonCell, cell_at, ribbon
from timeline.layout.text_metrics import FONT_SIZE, LINE_HEIGHT, SMALL, fit_lines, text_width
from timeline.layout.time_scale import Axis, TimeScale

__all__ = [
    "MOST_DRAWN",
    "RADII",
    "Bracket",
    "ChartEvent",
    "ChartFrame",
    "Count",
    "EraBand",
    "EventLabel",
    "EventLeader",
    "EventMark",
    "EventTimeline",
    "LaneRow",
    "SpanBar",
    "asked_days",
    "by_date",
    "dated",
    "lay_out_around",
    "lay_out_events",
    "mark_places",
    "row_and_ribbon",
]

MOST_DRAWN = 400
"""How many marks without a name are drawn one by one; of more there are columns of counts."""

_ROW = 16.0
"""Height of the row of marks on either side of the ribbon, px."""
_CELL, _ERA = 19.0, 17.0
"""Height of the ribbon, and of a row of eras, px."""
_LEAST_CELL = 1.4
"""The least that they are where marks and lines are finer, in font sizes of their names."""
_MOST_ERA_ROWS = 2
RADII = (5.2, 4.2, 3.4)
"""Half of what a mark takes in its row, by rank, px."""
_EDGE = 2.0
_LEAST_SIDE = 0.12
"""Where one side has a smaller share of the events, names alternate instead."""
_COLUMN = 5.0
"""Width of a column of counts, px."""
_LANE_ROW, _LANE_AIR, _USUAL_LANE = 18.0, 8.0, 90.0
_LEAST_LANE = 5.8
"""Least room for the names of a lane, in font sizes: two lines and a bend."""
_LANE_SHARE, _NAME_SHARE, _HEAD_LINES, _COUNT_WIDTH = 0.3, 0.16, 3, 40.0
_CHANNEL, _LABEL_GAP = 40.0, 4.0
"""Height of a channel for leaders, and the least distance of labels in a column, px."""
_GROWTH, _MOST_GROWTH = 1.2, 12
_CALM_FULLNESS, _FULLNESS = 0.5, 0.66
_MOST_SPAN_ROWS = 4
_SPAN_PITCH = 4.0
_NO_LANES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ChartEvent:
    """An event that is to be drawn.

    Attributes
    ----------
    id : str
        Leads back to the row.
    text : LabelText
        What its label says, its date in full; of a blank name none is written.
    whens : tuple of (str, str), optional
        The date for where the ribbon says the year, and by its years for where it tells no months
        apart and the event is not of the first rank.
    first, last : float
        From which day on, and up to which, it happened or began, as ordinals.
    is_day : bool
        Whether its day is known.
    end : float
        Up to when it went on, as an ordinal; ``last`` where it did not.
    is_open : bool
        Whether it goes on after what is known.
    rank : int
        0 for the most important.
    group : str
        What gives it its colour; blank for none of its own.
    is_above : bool
        On which side of the ribbon it stands, where there are no lanes.
    lanes : tuple of str
        Ids of the lanes it stands in, first that in which it is named.
    lane_signs : tuple of (str, tuple of int)
        The signs at its label in lanes, by their ids.
    """

    id: str
    text: LabelText
    first: float
    last: float
    is_day: bool
    whens: tuple[str, str] | None = None
    end: float = 0.0
    is_open: bool = False
    rank: int = 1
    group: str = ""
    is_above: bool = True
    lanes: tuple[str, ...] = ()
    lane_signs: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """The size of a chart, how its labels are set, and how many are named.

    Attributes
    ----------
    width : float
        Px.
    height : float, optional
        Px, of labels, marks and ribbon; as high as it takes, about ``usual`` px, if not given.
    face : LabelFace
        How labels are set.
    most : int, optional
        How many events are named at most; core ones are named beyond it.
    usual : float
        See ``height``.
    fullness : float
        Which share of the room names may take.
    left, right, top : float
        What is left free at these sides, px.
    unit : float
        What marks, leaders and the air between names are multiplied with: on a page, where a name
        is as many points high as px on a screen, they may be finer.
    is_quick : bool
        Whether it is for a screen, where it has to be there at once.
    alternates : bool
        Whether names stand on both sides where nearly all would stand on one.
    """

    width: float
    height: float | None
    face: LabelFace
    most: int | None = None
    usual: float = 560.0
    fullness: float = _FULLNESS
    left: float = 0.0
    right: float = 2.0
    top: float = 2.0
    unit: float = 1.0
    is_quick: bool = False
    alternates: bool = True


@dataclass(frozen=True, slots=True)
class EventMark:
    """A mark in its row; ``lane`` is the id of its lane, blank on the one ribbon."""

    id: str
    x: float
    y: float
    group: str
    rank: int
    is_day: bool
    is_named: bool
    lane: str = ""


@dataclass(frozen=True, slots=True)
class EventLabel:
    """A label: ``x0`` to ``x1`` and ``y0`` to ``y1`` is its box, its mark at the left of it.

    ``text_x`` is where its lines begin, ``ys`` their middles, px.
    """

    id: str
    x0: float
    y0: float
    x1: float
    y1: float
    text_x: float
    ys: tuple[float, ...]
    lines: tuple[LabelLine, ...]
    group: str
    rank: int
    is_day: bool


@dataclass(frozen=True, slots=True)
class EventLeader:
    """A line of level and upright parts from a mark to its label."""

    id: str
    points: tuple[tuple[float, float], ...]
    group: str
    rank: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """A line at marks that share one date that is no day, so that their order says nothing."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class SpanBar:
    """How long an event went on, in its lane."""

    id: str
    x0: float
    x1: float
    y: float
    group: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class EraBand:
    """A period with its name, from ``y`` down to ``y1``."""

    name: str
    x0: float
    x1: float
    y: float
    y1: float = 0.0


@dataclass(frozen=True, slots=True)
class Count:
    """How many events of one side lie between two days, in a column from ``y0`` to ``y1``."""

    x0: float
    x1: float
    y0: float
    y1: float
    number: int
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane: its id, its name broken into lines, how many events it has, and its extent."""

    id: str
    lines: tuple[str, ...]
    count: int
    y0: float
    y1: float
    line: float


@dataclass(frozen=True, slots=True)
class EventTimeline:
    """A timeline laid out for one size, px from the top left corner.

    Attributes
    ----------
    plot : tuple of float
        The box (x0, y0, x1, y1) of the ribbon.
        Where it ``is_upright``, of the ribbon down the left side, and ``x`` of cells are heights.
    unplaced : tuple of str
        Ids of the events that had to be named and found no room.
    """

    width: float
    height: float
    plot: tuple[float, float, float, float]
    axis: Axis = field(compare=False)
    cells: tuple[RibbonCell, ...] = ()
    eras: tuple[EraBand, ...] = ()
    marks: tuple[EventMark, ...] = ()
    labels: tuple[EventLabel, ...] = ()
    leaders: tuple[EventLeader, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    spans: tuple[SpanBar, ...] = ()
    counts: tuple[Count, ...] = ()
    lanes: tuple[LaneRow, ...] = ()
    is_upright: bool = False
    face: LabelFace = field(default=USUAL_FACE)
    unit: float = 1.0
    total: int = 0
    unplaced: tuple[str, ...] = ()

    @property
    def named(self) -> frozenset[str]:
        """Ids of the events that are named."""
        return frozenset(label.id for label in self.labels)


@dataclass(frozen=True, slots=True)
class _Ribbon:
    """The axis with its cells and the periods over it; ``left`` is where lanes end to be named.

    ``above`` is the height of what else stands between it and the marks above, px.
    """

    axis: Axis
    cells: tuple[RibbonCell, ...]
    bands: tuple[EraBand, ...]
    left: float
    unit: float
    size: float
    above: float = 0.0

    @property
    def row(self) -> float:
        """How high the row of marks on either side is, px."""
        return _ROW * self.unit

    @property
    def era(self) -> float:
        """How high a row of periods is, px: on a page little more than its names."""
        return max(_ERA * self.unit, min(SMALL, self.size) * _LEAST_CELL)

    @property
    def cell(self) -> float:
        """How high the ribbon is, px."""
        return max(_CELL * self.unit, self.size * _LEAST_CELL)

    @property
    def eras(self) -> float:
        """How high the rows of periods, or whatever stands there, are, px."""
        return len({band.y for band in self.bands}) * self.era + self.above

    def at(self, top: float) -> dict[str, Any]:
        """Return what a timeline says of it where its cells begin at ``top``."""
        return {
            "plot": (self.axis.x0, top, self.axis.x1, top + self.cell),
            "axis": self.axis,
            "cells": self.cells,
            "eras": tuple(self._band(band, top - self.eras) for band in self.bands),
        }

    def _band(self, band: EraBand, top: float) -> EraBand:
        y = top + band.y * self.era
        return replace(band, y=y, y1=y + self.era)


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
    heads = _head_width(lanes, frame)
    axis = Axis(scale, frame.left + heads + _EDGE, frame.width - frame.right - _EDGE)
    cells = ribbon(axis, frame.face.size)
    bands = _eras(eras, axis, min(SMALL, frame.face.size))
    base = _Ribbon(axis, cells, bands, frame.left + heads, frame.unit, frame.face.size)
    events = [dated(event, cells) for event in events]
    if lanes:
        return _in_lanes(events, frame, base, lanes)
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
    base = _Ribbon(axis, tuple(cells), (), frame.left, frame.unit, size, between)
    return _on_ribbon(events, replace(frame, alternates=False), base)


def row_and_ribbon(frame: ChartFrame) -> tuple[float, float]:
    """Return how high a row of marks and the ribbon are, px."""
    return _ROW * frame.unit, max(_CELL * frame.unit, frame.face.size * _LEAST_CELL)


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


def _candidates(
    events: Iterable[ChartEvent], at: Mapping[str, float], face: LabelFace, lane: str = ""
) -> list[Candidate]:
    found = []
    for event in events:
        if event.text.name:
            text = _text(event, lane)
            sizes = tuple(_size(label_text(text, face, wrap), face) for wrap in face.wraps)
            above = event.is_above or bool(lane)
            found.append(Candidate(event.id, at[event.id], above, sizes, event.rank == 0))
    return found


def _text(event: ChartEvent, lane: str) -> LabelText:
    """Return what a label says in a lane: signs that are of whom the lane is about."""
    return replace(event.text, signs=dict(event.lane_signs).get(lane, ())) if lane else event.text


def _size(lines: Sequence[LabelLine], face: LabelFace) -> tuple[float, float]:
    return face.mark + max(line.width for line in lines), len(lines) * line_height(face)


def dated(event: ChartEvent, cells: Sequence[RibbonCell]) -> ChartEvent:
    """Say a date no longer than the ribbon asks for."""
    if event.whens is None:
        return event
    no_year, years = event.whens
    if cell_at(cells, event.first).unit != "year":
        when = no_year
    else:
        when = event.text.when if event.rank == 0 and event.is_day else years
    return replace(event, text=replace(event.text, when=when))


def _alternating(events: Sequence[ChartEvent]) -> Sequence[ChartEvent]:
    """Let sides alternate where nearly all would stand on one."""
    above = sum(event.is_above for event in events)
    if not events or _LEAST_SIDE <= above / len(events) <= 1 - _LEAST_SIDE:
        return events
    order = {e.id: k for k, e in enumerate(sorted(events, key=lambda e: (e.first, e.last, e.id)))}
    return [replace(event, is_above=order[event.id] % 2 == 0) for event in events]


def _on_ribbon(events: Sequence[ChartEvent], frame: ChartFrame, base: _Ribbon) -> EventTimeline:
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
    candidates = _candidates(events, at, frame.face)
    found = _arranged(candidates, frame, frame.left, middle)
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
    marks, counts = _marks(sides, at, ys, named, base)
    labels, leaders = _labels(found, {e.id: e for e in events}, ys, frame)
    return EventTimeline(
        width=frame.width,
        height=max(height, frame.height or 0.0),
        **base.at(top),
        marks=marks,
        labels=labels,
        leaders=leaders,
        brackets=tuple(_brackets(groups, at, ys, base.row)) if not counts else (),
        counts=counts,
        face=frame.face,
        unit=frame.unit,
        total=len(events),
        unplaced=found.unplaced,
    )


def _arranged(
    candidates: Sequence[Candidate], frame: ChartFrame, left: float, middle: float
) -> Arrangement:
    """Place names in the height there is, or in as much as it takes to name what has to be."""
    room = (frame.height or frame.usual) - frame.top - middle
    unit = frame.unit
    scaled = [_scaled(candidate, 1 / unit) for candidate in candidates]
    for tried in range(_MOST_GROWTH):
        sheet = Sheet(
            left / unit,
            (frame.width - frame.right) / unit,
            room * _GROWTH**tried / unit,
            channel=_CHANNEL,
            gap=_LABEL_GAP,
            fullness=frame.fullness,
            first_line=line_height(frame.face) / 2 / unit,
        )
        found = arrange(scaled, sheet, most=frame.most, is_quick=frame.is_quick)
        if frame.height or not found.unplaced:
            break
    return found if unit == 1 else _arrangement(found, unit)


def _scaled(one: Candidate, factor: float) -> Candidate:
    """Measure a candidate in other units; how far it may be from its mark stays as it is."""
    sizes = tuple((wide * factor, high * factor) for wide, high in one.sizes)
    return replace(one, anchor=one.anchor * factor, sizes=sizes)


def _arrangement(found: Arrangement, unit: float) -> Arrangement:
    """Measure what was placed in px again."""
    labels = tuple(
        PackedLabel(
            id=one.id,
            x0=one.x0 * unit,
            y0=one.y0 * unit,
            x1=one.x1 * unit,
            y1=one.y1 * unit,
            leader=tuple((x * unit, y * unit) for x, y in one.leader),
        )
        for one in found.labels
    )
    return replace(found, above=found.above * unit, below=found.below * unit, labels=labels)


def _marks(
    sides: Mapping[bool, Sequence[ChartEvent]],
    at: Mapping[str, float],
    ys: Mapping[bool, float],
    named: set[str],
    base: _Ribbon,
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
    events: Sequence[ChartEvent], base: _Ribbon, y: float, *, is_up: bool
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


def _labels(
    found: Arrangement,
    events: Mapping[str, ChartEvent],
    ys: Mapping[bool, float],
    frame: ChartFrame,
    lane: str = "",
) -> tuple[tuple[EventLabel, ...], tuple[EventLeader, ...]]:
    """Put labels and leaders where they stand on the chart."""
    labels, leaders = [], []
    face, row = frame.face, _ROW * frame.unit
    pitch = line_height(face)
    for one in found.labels:
        event = events[one.id]
        up = event.is_above or bool(lane)
        dy = ys[up] + (-row / 2 if up else row / 2)
        lines = label_text(_text(event, lane), face, face.wraps[found.wrap])
        text_x = one.x0 + face.mark
        first = one.y0 + dy + pitch / 2
        labels.append(
            EventLabel(
                one.id,
                one.x0,
                one.y0 + dy,
                one.x1,
                one.y1 + dy,
                text_x,
                tuple(first + k * pitch for k in range(len(lines))),
                lines,
                event.group,
                event.rank,
                event.is_day,
            )
        )
        points = [(x, y + dy) for x, y in one.leader]
        points.insert(0, (points[0][0], ys[up]))
        turn, end = points[-2][0], points[-1]
        # Up to the mark of a label above, and to what is written on the first line of one below.
        reach = one.x0 if up else min(text_x + lines[0].width + 4, turn)
        points[-1] = (reach, end[1])
        leaders.append(EventLeader(one.id, tuple(points), event.group, event.rank))
    return tuple(labels), tuple(leaders)


def _brackets(
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


def _eras(eras: Iterable[tuple[str, float, float]], axis: Axis, size: float) -> tuple[EraBand, ...]:
    """Place periods in rows in which none overlap; those that cannot be named are left out.

    ``y`` is the number of the row, from the top.
    """
    low, high = axis.scale.domain
    ends: list[float] = []
    found = []
    for name, start, end in sorted(eras, key=lambda era: (era[1], -era[2])):
        x0, x1 = map(float, axis.x([start, end]))
        if end <= low or start >= high or text_width(name, size) + 6 > x1 - x0:
            continue
        row = next((k for k, edge in enumerate(ends) if edge <= x0 + 0.5), len(ends))
        if row == _MOST_ERA_ROWS:
            continue
        ends[row : row + 1] = [x1]
        found.append(EraBand(name, x0, x1, float(row)))
    rows = len(ends)
    return tuple(replace(band, y=rows - 1 - band.y) for band in found)


def _in_lanes(
    events: Sequence[ChartEvent], frame: ChartFrame, base: _Ribbon, lanes: Mapping[str, str]
) -> EventTimeline:
    """Lay out lanes under each other, the ribbon under the last."""
    by_lane = {lane: [e for e in events if lane in e.lanes] for lane in lanes}
    homes = {e.id: next(lane for lane in e.lanes if lane in lanes) for e in events}
    at = mark_places(by_date(events), base.axis, base.cells, base.unit)
    rooms = _lane_rooms(by_lane, homes, at, frame, base)
    y = frame.top
    marks: list[EventMark] = []
    labels: list[EventLabel] = []
    leaders: list[EventLeader] = []
    spans: list[SpanBar] = []
    rows: list[LaneRow] = []
    unplaced: list[str] = []
    for lane, name in lanes.items():
        here = by_lane[lane]
        under = _LANE_ROW + _LANE_AIR
        seen = {label.id for label in labels}
        wanted = [e for e in here if homes[e.id] == lane]
        wanted += [e for e in here if homes[e.id] != lane and e.rank and e.id not in seen]
        candidates = _candidates(wanted, at, frame.face, lane)
        room = rooms.get(lane)
        inner = replace(frame, height=room, usual=_USUAL_LANE, top=0.0)
        found = _arranged(candidates, inner, base.left, 0.0)
        unplaced += found.unplaced
        named = {label.id for label in found.labels}
        bars = _spans(here, base.axis, named)
        under += _SPAN_PITCH * (1 + max((bar.y for bar in bars), default=-1.0))
        lines = fit_lines(
            name, FONT_SIZE, _HEAD_LINES, max(20.0, base.left - _COUNT_WIDTH + 2.0), bold=True
        )
        least = len(lines) * FONT_SIZE * LINE_HEIGHT + _LANE_AIR
        tall = max((found.above if room is None else room) + under, least)
        line = y + tall - under + _LANE_ROW / 2
        marks += [
            EventMark(e.id, at[e.id], line, e.group, e.rank, e.is_day, e.id in named, lane)
            for e in here
        ]
        ys = {True: line, False: line}
        placed = _labels(found, {e.id: e for e in here}, ys, frame, lane)
        labels += placed[0]
        leaders += placed[1]
        spans += [replace(bar, y=line + _LANE_ROW / 2 + bar.y * _SPAN_PITCH) for bar in bars]
        rows.append(LaneRow(lane, lines, len(here), y, y + tall, line))
        y += tall
    top = y + base.eras
    return EventTimeline(
        width=frame.width,
        height=max(top + base.cell, frame.height or 0.0),
        **base.at(top),
        marks=tuple(marks),
        labels=tuple(labels),
        leaders=tuple(leaders),
        spans=tuple(spans),
        lanes=tuple(rows),
        face=frame.face,
        unit=frame.unit,
        total=len(events),
        unplaced=tuple(dict.fromkeys(unplaced)),
    )


def _lane_rooms(
    by_lane: Mapping[str, Sequence[ChartEvent]],
    homes: Mapping[str, str],
    at: Mapping[str, float],
    frame: ChartFrame,
    base: _Ribbon,
) -> dict[str, float]:
    """Share out a height among the names of lanes: as much as the core ones take, and the rest.

    Nothing where a timeline may be as high as it takes.
    """
    if frame.height is None:
        return {}
    needs: dict[str, float] = {}
    for lane, here in by_lane.items():
        core = [e for e in here if e.rank == 0 and homes[e.id] == lane]
        least = _LEAST_LANE * frame.face.size
        inner = replace(frame, height=None, usual=least, top=0.0, is_quick=True)
        found = _arranged(_candidates(core, at, frame.face, lane), inner, base.left, 0.0)
        needs[lane] = max(found.above, least)
    under = (_LANE_ROW + _LANE_AIR + _SPAN_PITCH * 2) * len(by_lane)
    spare = frame.height - frame.top - base.cell - base.eras - under - sum(needs.values())
    total = sum(map(len, by_lane.values())) or 1
    return {
        lane: need + max(0.0, spare) * len(by_lane[lane]) / total for lane, need in needs.items()
    }


def _spans(events: Iterable[ChartEvent], axis: Axis, named: Collection[str]) -> list[SpanBar]:
    """Return how long events went on, in rows in which none overlap; ``y`` is the row.

    Where there are too many rows, those that are not named have none.
    """
    every = [e for e in events if e.is_open or e.end > e.last]
    for lasting in (every, [e for e in every if e.id in named]):
        found, rows = _bars(lasting, axis)
        if rows <= _MOST_SPAN_ROWS:
            break
    return [bar for bar in found if bar.y < _MOST_SPAN_ROWS]


def _bars(events: Iterable[ChartEvent], axis: Axis) -> tuple[list[SpanBar], int]:
    ends: list[float] = []
    found = []
    for event in sorted(events, key=lambda e: (e.first, e.id)):
        last = axis.scale.domain[1] if event.is_open else event.end
        x0, x1 = map(float, axis.x([event.first, last]))
        row = next((k for k, edge in enumerate(ends) if edge <= x0), len(ends))
        ends[row : row + 1] = [x1 + 3]
        found.append(SpanBar(event.id, x0, x1, float(row), event.group, event.is_open))
    return found, len(ends)


def _head_width(lanes: Mapping[str, str], frame: ChartFrame) -> float:
    """Return how wide names and counts of lanes are, px."""
    if not lanes:
        return 0.0
    words = (word for name in lanes.values() for word in name.split())
    longest = max((text_width(word, FONT_SIZE, bold=True) for word in words), default=0.0)
    room = max(frame.width * _NAME_SHARE, longest + 1.0)
    lines = [
        line
        for name in lanes.values()
        for line in fit_lines(name, FONT_SIZE, _HEAD_LINES, room, bold=True)
    ]
    widest = max(text_width(line, FONT_SIZE, bold=True) for line in lines)
    return min(widest + _COUNT_WIDTH, frame.width * _LANE_SHARE)
