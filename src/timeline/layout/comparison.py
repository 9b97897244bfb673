"""Two lines of events with the same cells of months from zero, and what ties the one to the other.

The upper line has its names above, the lower one below; between them stand what ties them, one box
for each tie, with lines to its two events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.layout.comparison_axis import in_earlier, month_axis
from timeline.layout.comparison_headings import head_width, headings_beside, least_gap
from timeline.layout.comparison_model import ComparedLine, ComparisonLayout, DataEnd
from timeline.layout.era_ribbon import ribbon_height, row_height
from timeline.layout.event_marks import by_date, mark_places
from timeline.layout.event_timeline import lay_out_around
from timeline.layout.month_cells import month_cells
from timeline.layout.ribbon import RibbonCell
from timeline.layout.ribbon_names import around_names, names_beside
from timeline.layout.text_metrics import text_width
from timeline.layout.tie_boxes import Tie
from timeline.layout.tie_links import LinkedTies, link_ties
from timeline.layout.time_scale import Axis
from timeline.layout.timeline_model import ChartFrame, EventTimeline

__all__ = ["lay_out_comparison"]

_EDGE = 2.0
_PAD = 5.0


def lay_out_comparison(
    lines: tuple[ComparedLine, ComparedLine],
    ties: Sequence[Tie],
    frame: ChartFrame,
    *,
    before: int,
    months: int,
    blend: float,
) -> ComparisonLayout:
    """Lay out two lines, the first one above.

    Parameters
    ----------
    lines : tuple of (ComparedLine, ComparedLine)
        From top to bottom.
    ties : sequence of Tie
        What ties events of the one to events of the other, the most important first.
    frame : ChartFrame
        How large.
    before, months : int
        How many months before zero, and after it, are on the axis.
    blend : float
        See `TimeScale`; one scale holds for both lines.
    """
    axis = month_axis(lines, _extent(lines, frame), before, months, blend)
    cells = month_cells(axis, before, frame.face.size)
    events = [in_earlier(line.events, before) for line in lines]
    at = [mark_places(by_date(side), axis, cells, frame.unit) for side in events]
    found = link_ties(ties, (at[0], at[1]), (axis.x0, axis.x1), frame.face.size, frame.unit)
    row, ribbon = row_height(frame.unit), ribbon_height(frame.unit, frame.face.size)
    gap = max(found.height, least_gap(lines, axis, row, ribbon))
    between = ribbon + gap
    sides = [
        replace(event, id=f"{k}{event.id}", is_above=not k)
        for k, side in enumerate(events)
        for event in side
    ]
    sides.sort(key=lambda event: event.rank)
    bare = [replace(cell, name="") for cell in cells]
    laid = lay_out_around(sides, frame, axis, bare, between)
    return _assembled(laid, lines, (cells, at), found, (row, gap))


def _extent(lines: Sequence[ComparedLine], frame: ChartFrame) -> tuple[float, float]:
    """Return from where to where the ribbons reach, px."""
    x0 = frame.left + head_width(lines, frame.width)
    return x0, frame.width - frame.right - _EDGE


def _assembled(
    events: EventTimeline,
    lines: tuple[ComparedLine, ComparedLine],
    places: tuple[Sequence[RibbonCell], Sequence[Mapping[str, float]]],
    found: LinkedTies,
    heights: tuple[float, float],
) -> ComparisonLayout:
    cells, at = places
    axis, (row, gap) = events.axis, heights
    lower, ribbon = events.plot[1], events.plot[3] - events.plot[1]
    upper = lower - gap - ribbon
    rows = (upper - row / 2, lower + ribbon + row / 2)
    ties, links = found.placed_between((rows[0], upper + ribbon), (lower, rows[1]))
    names = [
        name
        for k, y in enumerate((upper + ribbon / 2, lower + ribbon / 2))
        for name in names_beside(cells, y, found.ports[k], events.face.size)
    ]
    ends = [
        end
        for k, line in enumerate(lines)
        for end in _ends(line, axis, (rows[k], row), [*at[k].values()], events.face.size)
    ]
    return ComparisonLayout(
        events=_renamed(events, len(set(at[0]) | set(at[1]))),
        headings=headings_beside(lines, axis, (rows[0] - row / 2, rows[1] + row / 2)),
        moments=tuple((at[k][line.moment], rows[k]) for k, line in enumerate(lines)),
        upper=upper,
        zero=float(axis.x(0.0)),
        cells=tuple(cells),
        names=tuple(names),
        ends=tuple(ends),
        ties=ties,
        links=tuple(around_names(link, names, events.face.size) for link in links),
        left_out=found.left_out,
    )


def _renamed(events: EventTimeline, total: int) -> EventTimeline:
    """Give marks, names and leaders back the ids of their events."""
    return replace(
        events,
        marks=tuple(replace(mark, id=mark.id[1:]) for mark in events.marks),
        labels=tuple(replace(label, id=label.id[1:]) for label in events.labels),
        leaders=tuple(replace(leader, id=leader.id[1:]) for leader in events.leaders),
        unplaced=tuple(dict.fromkeys(key[1:] for key in events.unplaced)),
        total=total,
    )


def _ends(
    line: ComparedLine, axis: Axis, row: tuple[float, float], marks: Sequence[float], size: float
) -> Iterator[DataEnd]:
    """Yield where the data of a line begin and end, if that is within the axis."""
    low, high = axis.scale.domain
    begin, end = (float(axis.x(month)) for month in line.known)
    left = next((b for a, b in pairwise(axis.scale.days) if a == low and b - a == 1), low)
    if line.known[0] > left + 1e-6 and begin > axis.x0 + 1:
        start = float(axis.x(left))
        room = (start, min([begin, *(x - 8 for x in marks if x > start)]))
        yield _end((start, begin), room, row, line.ends[0], size)
    if line.known[1] < high:
        room = (max([end, *(x + 8 for x in marks)]), axis.x1)
        yield _end((end, axis.x1), room, row, line.ends[1], size)


def _end(
    extent: tuple[float, float],
    room: tuple[float, float],
    row: tuple[float, float],
    text: str,
    size: float,
) -> DataEnd:
    short = text.partition(",")[0]
    said = next(
        (t for t in (text, short) if text_width(t, size) + 2 * _PAD <= room[1] - room[0]), ""
    )
    y, half = row[0], row[1] / 2 - 1
    return DataEnd(extent[0], y - half, extent[1], y + half, said, sum(room) / 2)
