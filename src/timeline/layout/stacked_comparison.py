"""Two lines of events for a narrow window: one after the other, each down a ribbon of months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import ceil, floor

from timeline.layout.comparison_axis import earlier_at, in_earlier
from timeline.layout.comparison_headings import heading
from timeline.layout.comparison_model import ComparedLine, ComparisonLayout, DataEnd, Heading
from timeline.layout.month_cells import month_cells
from timeline.layout.text_metrics import LINE_HEIGHT, fit_lines
from timeline.layout.tie_boxes import PlacedTie, Tie
from timeline.layout.timeline_model import ChartFrame, EventTimeline
from timeline.layout.upright_timeline import lay_out_upright

__all__ = ["lay_out_stacked"]

_AIR, _PAD, _GAP = 10.0, 7.0, 10.0
_TEXT_LINES, _NAME_LINES = 3, 2


def lay_out_stacked(
    lines: tuple[ComparedLine, ComparedLine],
    ties: Sequence[Tie],
    frame: ChartFrame,
    *,
    before: int,
    months: int,
    blend: float,
) -> ComparisonLayout:
    """Lay out two lines one after the other, what ties them between; parameters as for wide ones.

    Each line is as long as its names take, and ends with the data. The boxes name the events that
    they tie, as no lines can lead there.
    """
    upper, y = _line(lines[0], frame, frame.top, (before, months, blend))
    ends, y = _end(lines[0], frame, y, months)
    boxes, y = _boxes(ties, lines, frame, y + _AIR)
    lower, y = _line(lines[1], frame, y + _AIR, (before, months, blend))
    more, y = _end(lines[1], frame, y, months)
    (one, first, mark), (other, second, below) = upper, lower
    events = replace(
        one,
        height=y,
        cells=(*one.cells, *other.cells),
        marks=(*one.marks, *other.marks),
        labels=(*one.labels, *other.labels),
        leaders=(*one.leaders, *other.leaders),
        total=len({mark.id for mark in (*one.marks, *other.marks)}),
    )
    return ComparisonLayout(
        events,
        (first, second),
        moments=(mark, below),
        ends=(*ends, *more),
        ties=boxes,
        is_upright=True,
    )


def _line(
    line: ComparedLine, frame: ChartFrame, top: float, how: tuple[int, int, float]
) -> tuple[tuple[EventTimeline, Heading, tuple[float, float]], float]:
    """Lay out a line from a height on; return also where its moment stands, and where it ends."""
    before, months, blend = how
    head = heading(line, (frame.left, top), frame.width - frame.left - frame.right)
    events = in_earlier(line.events, before)
    is_early = any(event.last <= -before for event in line.events)
    low = earlier_at(before, 0.0) if is_early else max(-before, floor(line.known[0]))
    high = max(1, min(months, ceil(line.known[1])))
    cells_of = partial(month_cells, before=before, size=frame.face.size, is_upright=True)
    found = lay_out_upright(
        events,
        replace(frame, top=head.box[3] + _AIR),
        domain=(float(low), float(high)),
        blend=blend,
        cells_of=cells_of,
    )
    place = next((m.x, m.y) for m in found.marks if m.id == line.moment)
    return (found, head, place), found.height


def _end(
    line: ComparedLine, frame: ChartFrame, y: float, months: int
) -> tuple[tuple[DataEnd, ...], float]:
    """Say under a line that the data end, if they do within the months asked for."""
    if line.known[1] >= months:
        return (), y
    x0, x1, high = frame.left, frame.width - frame.right, frame.face.size * LINE_HEIGHT
    return (DataEnd(x0, y, x1, y + high, line.ends[1], (x0 + x1) / 2),), y + high


def _boxes(
    ties: Sequence[Tie],
    lines: tuple[ComparedLine, ComparedLine],
    frame: ChartFrame,
    y: float,
) -> tuple[tuple[PlacedTie, ...], float]:
    """Place boxes under each other, with the names of the two events under what ties them."""
    size = frame.face.size
    pitch = size * LINE_HEIGHT
    room = frame.width - frame.left - frame.right - 2 * _PAD - 12
    names = [{event.id: event.text.name for event in line.events} for line in lines]
    found = []
    for tie in ties:
        text = fit_lines(tie.text, size, _TEXT_LINES, room, bold=True)
        said = f"{names[0][tie.upper]} → {names[1][tie.lower]}"
        told = fit_lines(said, size, _NAME_LINES, room)
        tall = (len(text) + len(told)) * pitch + 2 * _PAD
        ys = tuple(y + _PAD + (k + 0.5) * pitch for k in range(len(text) + len(told)))
        box = (frame.left, y, frame.width - frame.right, y + tall)
        found.append(PlacedTie(tie, *box, text, ys, size, told, box[0] + _PAD))
        y += tall + _GAP
    return tuple(found), y
