"""Events in lanes under each other, with bars for how long they went on, over one ribbon."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.layout.density import Bins, calendar_bins, column_counts, fullest, only
from timeline.layout.era_ribbon import EraRibbon
from timeline.layout.event_marks import by_date, mark_places
from timeline.layout.label_places import arranged, candidates_of, labels_at
from timeline.layout.text_metrics import FONT_SIZE, LINE_HEIGHT, SMALL, fit_lines, text_width
from timeline.layout.time_scale import Axis
from timeline.layout.timeline_model import (
    ChartEvent,
    ChartFrame,
    Count,
    DatedCounts,
    EventLabel,
    EventLeader,
    EventMark,
    EventTimeline,
    LaneRow,
    SpanBar,
)

__all__ = ["head_width", "lay_out_lanes"]

_LANE_ROW, _LANE_AIR, _USUAL_LANE = 18.0, 8.0, 90.0
_DENSITY, _LEAST_DENSITY = 40.0, 14.0
"""Height of the columns of counts in a lane, px: usually, and at least."""
_LEAST_LANE = 5.8
"""Least room for the names of a lane, in font sizes: two lines and a bend."""
_LANE_SHARE, _NAME_SHARE, _HEAD_LINES = 0.3, 0.16, 3
_COUNT_WIDTH, _COUNT_AIR = 40.0, 18.0
"""What the count of a lane takes at least, and what is free beside it, px."""
_MOST_SPAN_ROWS = 4
_SPAN_PITCH = 4.0


def lay_out_lanes(
    events: Sequence[ChartEvent],
    frame: ChartFrame,
    base: EraRibbon,
    lanes: Mapping[str, str],
    counts: DatedCounts | None = None,
) -> EventTimeline:
    """Lay out lanes under each other, the ribbon under the last; columns stand on their lines."""
    density = _Density.of(counts, base, lanes, frame)
    by_lane = {lane: [e for e in events if lane in e.lanes] for lane in lanes}
    homes = {e.id: next(lane for lane in e.lanes if lane in lanes) for e in events}
    at = mark_places(by_date(events), base.axis, base.cells, base.unit)
    rooms = _lane_rooms(by_lane, homes, at, frame, base, density)
    beside = _count_width(counts.total if counts else len(events))
    y = frame.top
    marks: list[EventMark] = []
    labels: list[EventLabel] = []
    leaders: list[EventLeader] = []
    spans: list[SpanBar] = []
    rows: list[LaneRow] = []
    unplaced: list[str] = []
    columns: list[Count] = []
    for lane, name in lanes.items():
        here = by_lane[lane]
        under = _LANE_ROW + _LANE_AIR + density.height
        seen = {label.id for label in labels}
        wanted = [e for e in here if homes[e.id] == lane]
        wanted += [e for e in here if homes[e.id] != lane and e.rank and e.id not in seen]
        room = rooms.get(lane)
        if density.height and room is not None and room < _LEAST_LANE * frame.face.size:
            wanted = []  # how many there are says more than names over each other
        candidates = candidates_of(wanted, at, frame.face, lane)
        inner = replace(frame, height=room, usual=_USUAL_LANE, top=0.0)
        found = arranged(candidates, inner, base.left, 0.0)
        unplaced += found.unplaced
        named = {label.id for label in found.labels}
        bars = [] if density.height else _spans(here, base.axis, named)
        shown = [e for e in here if e.id in named] if density.height else here
        under += _SPAN_PITCH * (1 + max((bar.y for bar in bars), default=-1.0))
        lines = fit_lines(
            name, FONT_SIZE, _HEAD_LINES, max(20.0, base.left - beside + 2.0), bold=True
        )
        least = len(lines) * FONT_SIZE * LINE_HEIGHT + _LANE_AIR
        tall = max((found.above if room is None else room) + under, least)
        line = y + tall - under + _LANE_ROW / 2
        marks += [
            EventMark(e.id, at[e.id], line, e.group, e.rank, e.is_day, e.id in named, lane)
            for e in shown
        ]
        columns += density.columns(lane, line + _LANE_ROW / 2)
        ys = {True: line, False: line}
        put = labels_at(found, {e.id: e for e in here}, ys, frame, lane)
        labels += put[0]
        leaders += put[1]
        foot = line + _LANE_ROW / 2 + density.height
        spans += [replace(bar, y=foot + bar.y * _SPAN_PITCH) for bar in bars]
        rows.append(LaneRow(lane, lines, density.number(lane, here), y, y + tall, line))
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
        counts=tuple(columns),
        lanes=tuple(rows),
        face=frame.face,
        unit=frame.unit,
        total=counts.total if counts else len(events),
        unit_of_counts=density.bins.unit if counts else "",
        unplaced=tuple(dict.fromkeys(unplaced)),
    )


@dataclass(frozen=True, slots=True)
class _Density:
    """Counts of events in each lane where they are too many, all to one measure."""

    by_lane: Mapping[str, DatedCounts]
    bins: Bins
    most: float
    height: float

    @classmethod
    def of(
        cls,
        counts: DatedCounts | None,
        base: EraRibbon,
        lanes: Mapping[str, str],
        frame: ChartFrame,
    ) -> _Density:
        """Sort counts into lanes, no higher than fits; nothing where there are none."""
        bins = calendar_bins(base.axis)
        if counts is None:
            return cls({}, bins, 1.0, 0.0)
        by_lane = {lane: only(counts, counts.lane == lane) for lane in lanes}
        most = max((fullest(each, bins) for each in by_lane.values()), default=1.0)
        high = _DENSITY * base.unit
        if frame.height is not None:
            room = (frame.height - frame.top - base.cell - base.eras) / max(len(lanes), 1)
            high = min(high, max(_LEAST_DENSITY, room - _LANE_ROW - _LANE_AIR))
        return cls(by_lane, bins, most, high)

    def columns(self, lane: str, top: float) -> Iterator[Count]:
        """Yield the columns of a lane, which stand on the foot of what begins at ``top``."""
        here = self.by_lane.get(lane)
        if here is not None and len(here.number):
            yield from column_counts(here, self.bins, top + self.height, self.height, self.most)

    def number(self, lane: str, here: Sequence[ChartEvent]) -> int:
        """Return how many events a lane has."""
        return self.by_lane[lane].total if lane in self.by_lane else len(here)


def _lane_rooms(
    by_lane: Mapping[str, Sequence[ChartEvent]],
    homes: Mapping[str, str],
    at: Mapping[str, float],
    frame: ChartFrame,
    base: EraRibbon,
    density: _Density,
) -> dict[str, float]:
    """Share out a height among the names of lanes: as much as the core ones take, and the rest.

    Nothing where a timeline may be as high as it takes.
    """
    if frame.height is None:
        return {}
    needs: dict[str, float] = dict.fromkeys(by_lane, 0.0)
    for lane, here in by_lane.items() if not density.height else ():
        core = [e for e in here if e.rank == 0 and homes[e.id] == lane]
        least = _LEAST_LANE * frame.face.size
        inner = replace(frame, height=None, usual=least, top=0.0, is_quick=True)
        found = arranged(candidates_of(core, at, frame.face, lane), inner, base.left, 0.0)
        needs[lane] = max(found.above, least)
    spans = 0.0 if density.height else _SPAN_PITCH * 2
    under = (_LANE_ROW + _LANE_AIR + density.height + spans) * len(by_lane)
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


def _count_width(most: int) -> float:
    """Return what the counts of lanes take, so many events at most, px."""
    return max(_COUNT_WIDTH, text_width(f"{most:,}", SMALL) + _COUNT_AIR)


def head_width(lanes: Mapping[str, str], frame: ChartFrame, total: int) -> float:
    """Return how wide names and counts of lanes are, px, where there are so many events."""
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
    return min(widest + _count_width(total), frame.width * _LANE_SHARE)
