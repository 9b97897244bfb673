"""One line of events around a moment: its marks and labels, and the moment's name over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.layout.density import STRIP, count, foremost
from timeline.layout.marks import mark, spread
from timeline.layout.scene import Density, Item, Label, Mark
from timeline.layout.text_metrics import LINE_HEIGHT, fit_lines, text_width
from timeline.layout.time_scale import Axis
from timeline.layout.timeline_row import Frame, Row, stand

__all__ = ["HEADING", "Line", "Part", "stand_line"]

HEADING = 14.0
"""Size of what is written over a line, px."""

_HEADING_LINES = 2
_AIR = 8.0
_LINES = 2
"""Among how many lines the events that are drawn are shared out where there are too many."""


@dataclass(frozen=True, slots=True)
class Line:
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
class Part:
    """A line that has its place, under its heading; px."""

    line: Line
    row: Row
    top: float
    bottom: float
    heading: Label
    density: Density | None


def stand_line(
    line: Line, axis: Axis, top: float, room: float, frame: Frame, keep: str, *, is_dense: bool
) -> Part:
    """Stand one line under its heading."""
    heading = _heading(line, axis, top, frame)
    items: Sequence[Item] = sorted(line.items, key=lambda i: (i.rank, i.start, i.end, i.id))
    shown = foremost(items, _LINES, keep) if is_dense else items
    foot = STRIP + _AIR if is_dense else 0.0
    moment = replace(line.moment, label="", number="", signs=())
    row = stand(
        [moment, *shown],
        _marks(line, moment, shown, axis),
        heading.y1 + _AIR,
        room - (heading.y1 - heading.y0) - _AIR - foot,
        frame,
        is_lane=is_dense,
        rule=float(axis.x(0.0)),
    )
    bottom = row.bottom + foot
    counted = [line.moment, *items]
    density = count(counted, axis, line.id, bottom) if is_dense else None
    return Part(line, row, top, bottom, heading, density)


def _marks(line: Line, moment: Item, items: Sequence[Item], axis: Axis) -> list[Mark]:
    """Return the marks of a line, its moment first.

    The handles of what has the moment's own date stand before and after it as they are told.
    """
    zero = float(axis.x(0.0))
    own = replace(mark(moment, axis, line.id), anchor=zero)
    found = [mark(item, axis, line.id) for item in items]
    is_closed = not (own.is_dot or own.open_start or own.open_end)
    same = [m for m in found if is_closed and _bar(m) == _bar(own)]
    handles = {
        m.id: m.anchor
        for told, x0, x1 in (
            ([m for m in same if m.order < own.order], own.x0, zero),
            ([m for m in same if m.order >= own.order], zero, own.x1),
        )
        for m in spread([replace(m, x0=x0, x1=x1) for m in told])
    }
    others = {m.id: m for m in spread([m for m in found if m.id not in handles])}
    return [
        own,
        *(replace(m, anchor=handles[m.id]) if m.id in handles else others[m.id] for m in found),
    ]


def _bar(m: Mark) -> tuple[object, ...]:
    return m.x0, m.x1, m.fades, m.open_start, m.open_end


def _heading(line: Line, axis: Axis, top: float, frame: Frame) -> Label:
    """Write the moment's name over its line, on the roomier side of zero."""
    zero = float(axis.x(0.0))
    right, left = frame.width - zero - 2 * _AIR, zero - 2 * _AIR
    room = max(right, left)
    lines = fit_lines(line.heading, HEADING, _HEADING_LINES, room, bold=True)
    width = max(text_width(words, HEADING, bold=True) for words in lines) if lines else 0.0
    x0 = zero + _AIR if right >= left else zero - _AIR - width
    height = HEADING * LINE_HEIGHT * len(lines)
    return Label(line.moment.id, x0, top, x0 + width, top + height, lines, 0)
