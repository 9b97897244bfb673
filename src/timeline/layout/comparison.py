"""Two lines of events with the same cells of months from zero, and what ties the one to the other.

The upper line has its names above, the lower one below; between them stand what ties them, one box
for each tie, with lines to its two events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from timeline.layout.era_ribbon import ribbon_height, row_height
from timeline.layout.event_marks import asked_days, by_date, mark_places
from timeline.layout.event_timeline import lay_out_around
from timeline.layout.month_cells import month_cells
from timeline.layout.ribbon import RibbonCell
from timeline.layout.text_metrics import fit_lines, text_width
from timeline.layout.tie_boxes import LinkedTies, PlacedTie, Tie, TieLink, link_ties
from timeline.layout.tie_routes import Point
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_model import ChartEvent, ChartFrame, EventTimeline

__all__ = [
    "HEADING",
    "WHEN",
    "ComparedLine",
    "ComparisonLayout",
    "DataEnd",
    "Heading",
    "RibbonName",
    "earlier_at",
    "head_width",
    "heading",
    "in_earlier",
    "lay_out_comparison",
    "time_scale",
]

HEADING, WHEN = 13.0, 12.0
"""Size of what a line is called, and of the date beside it, px."""

_ZERO = (0.15, 0.35)
"""Between which shares of the axis zero lies: what followed is what is compared."""
_EDGE = 2.0
_EARLIER_MARK, _EARLIER_LEAST, _EARLIER_SHARE = 24.0, 62.0, 0.16
_HEAD_SHARE, _LEAST_HEAD, _HEAD_LINES, _HEAD_PITCH, _HEAD_GAP = 0.155, 84.0, 2, 1.25, 8.0
_ALONE = 24.0
"""Distance of the ribbons where nothing ties them, px."""
_PAD = 5.0


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """What stands on a line.

    Attributes
    ----------
    name, heading, when : str
        What the line is called, what happened at zero, and when: ``then``, ``Higuchi Report``.
    moment : str
        Id of the event at zero.
    events : tuple of ChartEvent
        In the order in which they are named, the moment among them; all in months from zero. What
        lies before ``before`` months has no place of its own.
    known : tuple of (float, float)
        Where the data begin and end, in months from zero.
    ends : tuple of (str, str)
        What is said there: ``data begin, May 1947``.
    """

    name: str
    heading: str
    when: str
    moment: str
    events: tuple[ChartEvent, ...]
    known: tuple[float, float]
    ends: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line is called: lines with their middles ``ys``, and ``when`` with its place.

    The first of ``lines`` is the name of the line, the others that of its moment, ``id``.
    """

    id: str
    lines: tuple[str, ...]
    ys: tuple[float, ...]
    when: str
    when_at: tuple[float, float]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class RibbonName:
    """The name of a cell where no line runs through the ribbon."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DataEnd:
    """Where the data have nothing any more, or not yet; ``text`` is blank without room."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    text_x: float


@dataclass(frozen=True, slots=True)
class ComparisonLayout:
    """Two lines laid out for one size, px from the top left corner.

    Attributes
    ----------
    events : EventTimeline
        The events of both lines; its ribbon is the lower one, without names.
    moments : tuple of (float, float)
        Where the marks of the two moments stand.
    upper : float
        Top of the upper ribbon.
    zero : float
        Where zero is.
    cells : tuple of RibbonCell
        Those of both ribbons; ``names`` has where the name of each stands on either.
    left_out : int
        How many ties have no room.
    """

    events: EventTimeline
    headings: tuple[Heading, ...]
    moments: tuple[tuple[float, float], ...] = ()
    upper: float = 0.0
    zero: float = 0.0
    cells: tuple[RibbonCell, ...] = ()
    names: tuple[RibbonName, ...] = ()
    ends: tuple[DataEnd, ...] = ()
    ties: tuple[PlacedTie, ...] = ()
    links: tuple[TieLink, ...] = ()
    left_out: int = 0
    is_upright: bool = field(default=False)


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
    axis = _axis(lines, frame, before, months, blend)
    cells = month_cells(axis, before, frame.face.size)
    events = [in_earlier(line.events, before) for line in lines]
    at = [mark_places(by_date(side), axis, cells, frame.unit) for side in events]
    found = link_ties(ties, (at[0], at[1]), (axis.x0, axis.x1), frame.face.size, frame.unit)
    row, ribbon = row_height(frame.unit), ribbon_height(frame.unit, frame.face.size)
    gap = max(found.height, _least_gap(lines, axis, row, ribbon))
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


def earlier_at(before: int, place: float) -> float:
    """Return where on the axis something stands that has a share of what is before it all."""
    return -before - 1 + place


def time_scale(lines: Iterable[ComparedLine], before: int, months: int, blend: float) -> TimeScale:
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


def _axis(
    lines: Sequence[ComparedLine], frame: ChartFrame, before: int, months: int, blend: float
) -> Axis:
    """Return the axis; where anything is earlier than it begins, it has a cell for that."""
    x0 = frame.left + head_width(lines, frame.width)
    x1 = frame.width - frame.right - _EDGE
    scale = time_scale(lines, before, months, blend)
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


def head_width(lines: Iterable[ComparedLine], width: float) -> float:
    """Return how much room what lines are called takes beside the ribbons, px."""
    most = max(_LEAST_HEAD, width * _HEAD_SHARE)
    return max(heading(line, (0.0, 0.0), most).box[2] for line in lines) + _HEAD_GAP


def heading(line: ComparedLine, place: tuple[float, float], room: float) -> Heading:
    """Set from its top left corner on what a line is called, what its moment is, and when."""
    x, y = place
    name = line.name.upper()
    lead = text_width(name, HEADING, bold=True) + 5
    when = text_width(line.when, WHEN)
    texts = list(fit_lines(line.heading, HEADING, _HEAD_LINES, room, bold=True))
    is_beside = lead + when <= room
    pitch = HEADING * _HEAD_PITCH
    wide = max(
        lead + when * is_beside, when, *(text_width(words, HEADING, bold=True) for words in texts)
    )
    rows = [name, *texts] if is_beside else [name, *texts, ""]
    ys = tuple(y + (k + 0.5) * pitch for k in range(len(rows)))
    at = (x + lead, ys[0]) if is_beside else (x, ys[-1])
    box = (x, y, x + wide, y + len(rows) * pitch)
    return Heading(line.moment, tuple(rows), ys, line.when, at, box)


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
        for name in _names(cells, y, found.ports[k], events.face.size)
    ]
    ends = [
        end
        for k, line in enumerate(lines)
        for end in _ends(line, axis, (rows[k], row), [*at[k].values()], events.face.size)
    ]
    return ComparisonLayout(
        events=_renamed(events, len(set(at[0]) | set(at[1]))),
        headings=_headings(lines, axis, (rows[0] - row / 2, rows[1] + row / 2)),
        moments=tuple((at[k][line.moment], rows[k]) for k, line in enumerate(lines)),
        upper=upper,
        zero=float(axis.x(0.0)),
        cells=tuple(cells),
        names=tuple(names),
        ends=tuple(ends),
        ties=ties,
        links=tuple(_around(link, names, events.face.size) for link in links),
        left_out=found.left_out,
    )


def _headings(
    lines: Sequence[ComparedLine], axis: Axis, rows: tuple[float, float]
) -> tuple[Heading, ...]:
    """Set headings beside the ribbons: from the upper row of marks down, and up to the lower."""
    room = axis.x0 - _HEAD_GAP
    high = heading(lines[1], (0.0, 0.0), room).box[3]
    return heading(lines[0], (0.0, rows[0]), room), heading(lines[1], (0.0, rows[1] - high), room)


def _least_gap(lines: Sequence[ComparedLine], axis: Axis, row: float, ribbon: float) -> float:
    """Return how far ribbons have to be apart for what the lines are called, px."""
    room = axis.x0 - _HEAD_GAP
    tall = sum(heading(line, (0.0, 0.0), room).box[3] for line in lines)
    return max(_ALONE, tall + _HEAD_GAP - 2 * (row + ribbon))


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


def _names(
    cells: Iterable[RibbonCell], y: float, ports: Sequence[float], size: float
) -> Iterator[RibbonName]:
    """Yield the names of cells, beside the lines that run through them if there is room."""
    for cell in cells:
        half = text_width(cell.name, size, bold=True) / 2
        middle = (cell.x0 + cell.x1) / 2
        low, high = cell.x0 + half + 3, cell.x1 - half - 3
        near = [p + sign * (half + 4) for p in ports for sign in (-1, 1)]
        free = [
            x
            for x in (middle, *near)
            if low <= x <= high and all(abs(x - p) >= half + 3.9 for p in ports)
        ]
        if cell.name:
            yield RibbonName(cell.name, min(free, key=lambda x: abs(x - middle), default=middle), y)


def _around(link: TieLink, names: Iterable[RibbonName], size: float) -> TieLink:
    """Break a line where it would run through the name of a cell."""
    pieces = list(link.pieces)
    for name in names:
        half = text_width(name.text, size, bold=True) / 2 + 2
        high = size * 0.6
        box = (name.x - half, name.y - high, name.x + half, name.y + high)
        pieces = [part for piece in pieces for part in _outside(piece, box)]
    return replace(link, pieces=tuple(pieces))


def _outside(
    piece: Sequence[Point], box: tuple[float, float, float, float]
) -> Iterator[tuple[Point, ...]]:
    """Yield what of a line lies outside a box through which it may run upright."""
    x0, y0, x1, y1 = box
    part = [piece[0]]
    for a, b in pairwise(piece):
        low, high = sorted((a[1], b[1]))
        if a[0] == b[0] and x0 < a[0] < x1 and low < y0 and y1 < high:
            first, second = (y0, y1) if b[1] > a[1] else (y1, y0)
            yield (*part, (a[0], first))
            part = [(a[0], second)]
        part.append(b)
    yield tuple(part)


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
