"""Two lines of events one under the other, aligned at zero, on one and the same scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from timeline.layout.density import STRIP, count, foremost
from timeline.layout.marks import inset, mark, weights
from timeline.layout.scene import Frame, Item, Label, Mark, Scene, Tag
from timeline.layout.text_metrics import LINE_HEIGHT, fit_lines, text_width
from timeline.layout.ticks import MonthTick, month_ticks, signed, strip
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_row import TimelineRow, place_row, place_rows, scene_of

__all__ = ["AXIS", "HEADING", "ZERO", "ComparisonLayout", "EventLine", "PlacedLine", "lay_out"]

AXIS = (14.0, 29.0, 43.0)
"""How far under the plot the months stand, and the days of the two lines that these are; px."""

HEADING = 14.0
"""Size of what is written over a line, px."""

ZERO = (0.15, 0.35)
"""Between which shares of the axis zero lies: what followed is what is compared."""

_FOOT, _STRIP_FOOT = 58.0, 114.0
"""Height of what hangs from the axis, also of a strip under it; px."""
_STRIP = (55.0, 78.0)
"""How far under the plot the stretch of time and the true calendar lie, px."""
_STRIP_GAP = 33.0
_HEADING_LINES = 2
_AIR = 8.0
_BETWEEN = 26.0
_LEAST_PIECE = 6.0


@dataclass(frozen=True, slots=True)
class EventLine:
    """What stands on one of the lines; everything in months from its zero.

    Parameters
    ----------
    id : str
        Of the line.
    heading : str
        What is written over it, at zero.
    moment : Item
        The event that is zero; it may lie around zero where its date is not a day.
    items : tuple of Item
        The other events.
    known : tuple of (float, float)
        Where the data begin and end.
    """

    id: str
    heading: str
    moment: Item
    items: tuple[Item, ...]
    known: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line that has its place; all px.

    ``known`` is from where to where the data reach, within the plot. ``zero`` is the upright at
    zero, in the pieces that the texts leave free.
    """

    id: str
    top: float
    line: float
    bottom: float
    moment: Mark
    heading: Label
    known: tuple[float, float]
    zero: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ComparisonLayout:
    """Two lines laid out: a scene as of a timeline, and what it has besides.

    The scene has no ticks, as they would be days; ``days`` of its densities are months.
    """

    scene: Scene
    zero: float
    lines: tuple[PlacedLine, ...]
    ticks: tuple[MonthTick, ...]


def lay_out(
    lines: Sequence[EventLine],
    frame: Frame,
    *,
    domain: tuple[int, int],
    blend: float,
    keep: str = "",
) -> ComparisonLayout:
    """Lay out lines of events, the first one on top.

    Parameters
    ----------
    lines : sequence of EventLine
        One or more.
    frame : Frame
        How large.
    domain : tuple of (int, int)
        First and last month of the axis, around zero.
    blend : float
        See `TimeScale`; the events of all lines count, so that one scale holds for all. Unless it
        is 0, what is before zero takes no less and no more of the axis than `ZERO` says.
    keep : str
        Id of an item that has a mark even where items are counted.
    """
    every = [item for line in lines for item in (line.moment, *line.items)]
    axis = _axis(every, frame, domain, blend)
    has_strip = blend > 0 and frame.has_strip
    frame = replace(frame, bottom=frame.bottom + (_STRIP_FOOT if has_strip else _FOOT))
    total = sum(len(line.items) for line in lines)
    rows = place_rows(total, partial(_rows, lines, axis, frame, keep))
    bottom = rows[-1].bottom + _AIR
    scene = scene_of(rows, axis, frame, bottom)
    zero = float(axis.x(0.0))
    ids = {item.id for item in every}
    named = {label.id for label in scene.labels} | {line.moment.id for line in lines}
    ticks = month_ticks(axis)
    months = ((float(t.months), t.x, signed(t.months)) for t in ticks)
    places = (bottom + _STRIP[0], bottom + _STRIP[1])
    return ComparisonLayout(
        scene=replace(
            scene,
            # At zero the upright leads to what is written.
            leaders=tuple(leader for leader in scene.leaders if leader.x != zero),
            total=len(ids),
            unnamed=len(ids) - len(named),
            strip=strip(axis, months, _STRIP_GAP, places) if has_strip else None,
        ),
        zero=zero,
        lines=tuple(_placed(line, row, axis, frame) for line, row in zip(lines, rows, strict=True)),
        ticks=tuple(sorted(ticks, key=lambda tick: tick.months)),
    )


def _axis(every: Sequence[Item], frame: Frame, domain: tuple[int, int], blend: float) -> Axis:
    # Months are shares, and the same time on both lines may differ in the last bit of them.
    knots = (round(months, 6) for months in weights(every))
    scale = TimeScale.build(knots, (float(domain[0]), float(domain[1])), blend)
    if blend:
        scale = _zero_held(scale)
    right = frame.width - frame.right
    return Axis(scale, frame.left + inset(every, scale, right - frame.left), right)


def _zero_held(scale: TimeScale) -> TimeScale:
    """Give what is before zero more or less room, evenly, where its share is out of bounds."""
    found = float(scale.position(0.0))
    share = min(max(found, ZERO[0]), ZERO[1])
    if share == found:
        return scale
    months = np.union1d(scale.days, [0.0])
    at = scale.position(months)
    before, after = at * share / found, 1 - (1 - at) * (1 - share) / (1 - found)
    return TimeScale(months, np.where(months <= 0, before, after))


def _rows(
    lines: Sequence[EventLine], axis: Axis, frame: Frame, keep: str, *, is_dense: bool
) -> list[TimelineRow]:
    """Place the lines one under the other, each with the room that the others leave it."""
    room = frame.height - frame.top - frame.bottom - _BETWEEN * (len(lines) - 1)
    share = room / len(lines)
    place = partial(_row, axis=axis, frame=frame, keep=keep, is_dense=is_dense)
    tried = [place(line, 0.0, share) for line in lines]
    short = [
        line.id
        for line, row in zip(lines, tried, strict=True)
        if len(row.labels) < sum(bool(item.label) for item in line.items)
    ]
    spare = sum(
        max(0.0, share - row.bottom)
        for line, row in zip(lines, tried, strict=True)
        if line.id not in short
    )
    rows: list[TimelineRow] = []
    top = frame.top
    for line in lines:
        given = share + (spare / len(short) if line.id in short else 0.0)
        rows.append(place(line, top, given))
        top = rows[-1].bottom + _BETWEEN
    return rows


def _row(
    line: EventLine,
    top: float,
    room: float,
    *,
    axis: Axis,
    frame: Frame,
    keep: str,
    is_dense: bool,
) -> TimelineRow:
    """Place one line under its heading, and over a count where it is dense."""
    heading = _heading(line, axis, top, frame)
    items: Sequence[Item] = sorted(line.items, key=lambda i: (i.rank, i.start, i.end, i.id))
    # What can be drawn is shared out among two lines, also where there is one.
    shown = foremost(items, 2, keep) if is_dense else items
    foot = STRIP + _AIR if is_dense else 0.0
    moment = replace(line.moment, label="", number="", signs=())
    row = place_row(
        list(zip([moment, *shown], _marks(line, moment, shown, axis), strict=True)),
        heading.y1 + _AIR,
        room - (heading.y1 - heading.y0) - _AIR - foot,
        frame,
        is_lane=is_dense,
        rule=float(axis.x(0.0)),
    )
    bottom = row.bottom + foot
    density = count([line.moment, *items], axis, line.id, bottom) if is_dense else None
    return replace(row, top=top, bottom=bottom, density=density)


def _marks(line: EventLine, moment: Item, items: Sequence[Item], axis: Axis) -> list[Mark]:
    """Return the marks of a line, its moment first.

    What has the moment's own date stands at its place: which of them came first is not known.
    """
    zero = float(axis.x(0.0))
    own = replace(mark(moment, axis, line.id), anchor=zero, is_apart=True)
    found = (mark(item, axis, line.id) for item in items)
    dated = (own.x0, own.x1)
    return [own, *(replace(m, anchor=zero) if (m.x0, m.x1) == dated else m for m in found)]


def _heading(line: EventLine, axis: Axis, top: float, frame: Frame) -> Label:
    """Write the moment's name over its line, on the roomier side of zero."""
    zero = float(axis.x(0.0))
    right, left = frame.width - zero - 2 * _AIR, zero - 2 * _AIR
    room = max(right, left)
    lines = fit_lines(line.heading, HEADING, _HEADING_LINES, room, bold=True)
    width = max(text_width(words, HEADING, bold=True) for words in lines) if lines else 0.0
    x0 = zero + _AIR if right >= left else zero - _AIR - width
    height = HEADING * LINE_HEIGHT * len(lines)
    return Label(line.moment.id, x0, top, x0 + width, top + height, lines, 0)


def _placed(line: EventLine, row: TimelineRow, axis: Axis, frame: Frame) -> PlacedLine:
    a, b = map(float, axis.x(line.known))
    zero = float(axis.x(0.0))
    bottom = row.bottom - (STRIP + _AIR if row.density else 0.0)
    texts: tuple[Label | Tag, ...] = (*row.labels, *row.tags)
    across = ((text.y0, text.y1) for text in texts if text.x0 - 2 < zero < text.x1 + 2)
    return PlacedLine(
        id=line.id,
        top=row.top,
        line=row.line,
        bottom=bottom,
        moment=next(m for m in row.marks if m.id == line.moment.id),
        heading=_heading(line, axis, row.top, frame),
        known=(a, b),
        zero=tuple(_free(row.top, bottom, across)),
    )


def _free(
    low: float, high: float, taken: Iterable[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """Yield what of a stretch is left between others, if it is long enough to be seen as one."""
    for a, b in (*sorted(taken), (high, high)):
        if a - low >= _LEAST_PIECE:
            yield low, a
        low = max(low, b)
