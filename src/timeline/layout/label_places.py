"""What labels of events say, how large they are, and where they and their leaders stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from timeline.layout.column_packing import Arrangement, Candidate, PackedLabel, Sheet, arrange
from timeline.layout.era_ribbon import row_height
from timeline.layout.event_labels import LabelFace, LabelLine, LabelText, label_text, line_height
from timeline.layout.ribbon import RibbonCell, cell_at
from timeline.layout.timeline_model import ChartEvent, ChartFrame, EventLabel, EventLeader

__all__ = ["arranged", "candidates_of", "dated", "labels_at"]

_CHANNEL = 40.0
"""Height of a channel for leaders, px."""
_MOST_GROWTHS = 11


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


def candidates_of(
    events: Iterable[ChartEvent], at: Mapping[str, float], face: LabelFace, lane: str = ""
) -> list[Candidate]:
    """Return the labels that ask for a place beside their marks ``at``, blank names left out."""
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


def arranged(
    candidates: Sequence[Candidate], frame: ChartFrame, left: float, middle: float
) -> Arrangement:
    """Place names in the height there is, or in as much as it takes to name what has to be."""
    room = (frame.height or frame.usual) - frame.top - middle
    unit = frame.unit
    scaled = [_scaled(candidate, 1 / unit) for candidate in candidates]
    sheet = Sheet(
        left / unit,
        (frame.width - frame.right) / unit,
        room / unit,
        channel=_CHANNEL,
        gap=frame.gap,
        fullness=frame.fullness,
        first_line=line_height(frame.face) / 2 / unit,
    )
    growths = 0 if frame.height else _MOST_GROWTHS
    found = arrange(scaled, sheet, most=frame.most, is_quick=frame.is_quick, growths=growths)
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


def labels_at(
    found: Arrangement,
    events: Mapping[str, ChartEvent],
    ys: Mapping[bool, float],
    frame: ChartFrame,
    lane: str = "",
) -> tuple[tuple[EventLabel, ...], tuple[EventLeader, ...]]:
    """Put labels and leaders where they stand on the chart."""
    labels, leaders = [], []
    face, row = frame.face, row_height(frame.unit)
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
