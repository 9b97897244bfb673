"""Events to scene: one axis with labels around it, or lanes one under another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from timeline.layout.labels import Flag, place
from timeline.layout.metrics import LINE_HEIGHT, balanced_lines, text_width
from timeline.layout.scale import TimeScale
from timeline.layout.scene import Band, Item, Label, LaneHead, Leader, Mark, Scene, Strip
from timeline.layout.ticks import Tick, ticks

__all__ = ["Frame", "lay_out"]

_ROW = 6.5
"""Height of a row of marks, px."""
_MARK_GAP = 4.0
_DOT = 4.0
_MIN_BAR = 6.0
_HANDLE_INSET = 4.0
_ARROW = 26.0
"""Length of the arrow that stands for an open side, px."""
_LANE_ROOM = 36.0
"""Least height for the labels of a lane, px."""
_FLAG_GAP = 5.0
_ONE_LINE = 86.0
"""A label no wider than this stays on one line, px."""
_STRETCH_STEPS = 160


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a scene and what is reserved around its plot, px."""

    width: float
    height: float
    left: float = 14.0
    right: float = 96.0
    top: float = 22.0
    bottom: float = 104.0
    font_size: float = 12.0


def lay_out(
    items: Sequence[Item],
    frame: Frame,
    *,
    domain: tuple[float, float],
    blend: float,
    lanes: Sequence[str] = (),
    eras: Iterable[tuple[str, float, float]] = (),
    named: int = 2,
) -> Scene:
    """Lay out a timeline.

    Parameters
    ----------
    items : sequence of Item
        What is drawn. An item in two lanes is drawn in both.
    frame : Frame
        How large.
    domain : tuple of float
        First and last day of the axis.
    blend : float
        See `TimeScale`.
    lanes : sequence of str
        Names of the lanes from top to bottom; empty for one axis with labels on both sides.
    eras : iterable of (str, float, float)
        Name, first and last day of the periods to shade.
    named : int
        Highest rank whose labels are written; core events (rank 0) are always tried first.

    Returns
    -------
    Scene
        Deterministic: the same input in any order gives the same scene.
    """
    items = sorted(items, key=lambda i: (i.rank, i.start, i.end, i.id))
    head = _lane_head_width(lanes, frame) if lanes else 0.0
    x0, x1 = frame.left + head, frame.width - frame.right
    y0, y1 = frame.top, frame.height - frame.bottom
    scale = TimeScale.build(_weights(items), domain, blend)
    span = x1 - x0
    marks: list[Mark] = []
    labels: list[Label] = []
    leaders: list[Leader] = []
    heads: list[LaneHead] = []
    lines: list[float] = []
    bottom = y0
    for name in lanes or ("",):
        members = [i for i in items if name in i.lanes] if lanes else items
        packed = _pack(_spread([_mark(i, scale, x0, span, name) for i in members]))
        depth = (max((abs(row) for row, _ in packed), default=0) + 0.5) * _ROW
        top = bottom
        bottom = y1
        if lanes:
            bottom = top + max((y1 - y0) / len(lanes), 2 * depth + _LANE_ROOM + 8)
            line = bottom - depth - 4
            rooms: tuple[float, ...] = (line - depth - 4 - top,)
        else:
            line = (top + bottom) / 2
            rooms = (line - depth - 6 - top, bottom - line - depth - 6)
        placed = [replace(m, y=line + row * _ROW) for row, m in packed]
        texts, poles = _flags(members, placed, line, depth + 6, rooms, frame.font_size, named)
        marks += placed
        labels += texts
        leaders += poles
        lines.append(line)
        if lanes:
            wrapped = balanced_lines(name, frame.font_size, 2, bold=True)
            heads.append(LaneHead(name, wrapped, line, top, bottom, len(members)))
    frame = replace(frame, height=max(frame.height, bottom + frame.bottom))
    chosen, parents = ticks(scale, span, frame.font_size)
    return Scene(
        width=frame.width,
        height=frame.height,
        plot=(x0, y0, x1, frame.height - frame.bottom),
        lines=tuple(lines),
        marks=tuple(marks),
        labels=tuple(labels),
        leaders=tuple(leaders),
        bands=tuple(_bands(eras, scale, x0, span, frame.font_size)),
        lanes=tuple(heads),
        ticks=tuple(replace(t, x=x0 + t.x) for t in chosen),
        parents=tuple(replace(p, x0=x0 + p.x0, x1=x0 + p.x1) for p in parents),
        stretch=tuple(
            map(float, scale.stretch((np.arange(_STRETCH_STEPS) + 0.5) / _STRETCH_STEPS))
        ),
        strip=_strip(scale, chosen, x0, span, frame) if blend else None,
        font_size=frame.font_size,
    )


def _lane_head_width(lanes: Sequence[str], frame: Frame) -> float:
    widest = max(
        text_width(line, frame.font_size, bold=True)
        for name in lanes
        for line in balanced_lines(name, frame.font_size, 2, bold=True)
    )
    return min(widest + 40, frame.width * 0.24)


def _mark(item: Item, scale: TimeScale, left: float, span: float, lane: str) -> Mark:
    a, b, anchor = (
        left + float(x) * span for x in scale.position([item.start, item.end, item.middle])
    )
    if item.open_end:
        b = min(a + _ARROW, left + span)
    elif item.open_start:
        a = max(b - _ARROW, left)
    elif item.end > item.start and b - a < _MIN_BAR:
        middle = (a + b) / 2
        a, b = middle - _MIN_BAR / 2, middle + _MIN_BAR / 2
    return Mark(
        id=item.id,
        x0=a,
        x1=b,
        y=0.0,
        anchor=anchor,
        rank=item.rank,
        fades=item.fades,
        open_start=item.open_start,
        open_end=item.open_end,
        lane=lane,
    )


def _weights(items: Iterable[Item]) -> Iterable[float]:
    """Yield the days that ask for room: for each item its first, middle and last, where known."""
    for item in items:
        yield item.start if not item.open_start else item.end
        yield item.middle
        yield item.end if not item.open_end else item.start


def _spread(marks: Sequence[Mark]) -> list[Mark]:
    """Share out the handles of marks that are one and the same bar, so that each can be told.

    Where in its span an event lies is not known, so no place on the bar is wrong.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for k, m in enumerate(marks):
        if not m.is_dot and not m.open_start and not m.open_end:
            groups.setdefault(_bar(m), []).append(k)
    spread = list(marks)
    for members in groups.values():
        first = marks[members[0]]
        reach = max(0.0, first.x1 - first.x0 - 2 * _HANDLE_INSET)
        for n, k in enumerate(sorted(members, key=lambda k: marks[k].id)):
            share = (n + 0.5) / len(members)
            anchor = (first.x0 + first.x1 - reach) / 2 + share * reach
            spread[k] = replace(marks[k], anchor=anchor)
    return spread


def _bar(mark: Mark) -> tuple[object, ...]:
    """Return what makes two marks one bar; a dot is like no other."""
    key = (mark.x0, mark.x1, mark.fades, mark.open_start, mark.open_end)
    return (*key, mark.id) if mark.is_dot else key


def _pack(marks: Sequence[Mark]) -> list[tuple[int, Mark]]:
    """Give each mark the row nearest the line that is free, short marks first; keep the order."""
    rows: list[list[tuple[float, float]]] = []
    order = sorted(range(len(marks)), key=lambda k: (marks[k].x1 - marks[k].x0, marks[k].x0, k))
    found: dict[tuple[object, ...], int] = {}
    for k in order:
        mark = marks[k]
        if _bar(mark) in found:
            continue
        reach = _DOT if mark.is_dot else 0.0
        a, b = mark.x0 - reach, mark.x1 + reach + _MARK_GAP
        for index, row in enumerate([*rows, []]):
            if all(b <= c or d <= a for c, d in row):
                if index == len(rows):
                    rows.append([])
                rows[index].append((a, b))
                found[_bar(mark)] = index
                break
    return [((-1) ** n * ((n + 1) // 2), m) for m in marks for n in [found[_bar(m)]]]


def _flags(
    items: Sequence[Item],
    marks: Sequence[Mark],
    line: float,
    clear: float,
    rooms: Sequence[float],
    size: float,
    named: int,
) -> tuple[list[Label], list[Leader]]:
    """Place the labels of one line of marks; ``clear`` is how far from it the nearest may hang."""
    wanted = [(i, m) for i, m in zip(items, marks, strict=True) if i.rank <= named and i.label]
    texts = [_broken(i.label, size, bold=i.rank == 0) for i, _ in wanted]
    leading = size * LINE_HEIGHT
    flags = [
        Flag(
            m.anchor,
            _FLAG_GAP + max(text_width(t, size, bold=i.rank == 0) for t in lines),
            leading * len(lines),
        )
        for (i, m), lines in zip(wanted, texts, strict=True)
    ]
    labels: list[Label] = []
    leaders: list[Leader] = []
    for (item, mark), lines, flag, hung in zip(
        wanted, texts, flags, place(flags, rooms), strict=True
    ):
        if hung is None:
            continue
        up = hung.side == 0
        near = line - clear - hung.offset if up else line + clear + hung.offset
        far = near - flag.height if up else near + flag.height
        x = mark.anchor
        labels.append(
            Label(
                item.id,
                x + _FLAG_GAP,
                min(near, far),
                x + flag.width,
                max(near, far),
                lines,
                item.rank,
            )
        )
        leaders.append(Leader(item.id, x, mark.y, far, item.rank))
    return labels, leaders


def _broken(label: str, size: float, *, bold: bool) -> tuple[str, ...]:
    fits = text_width(label, size, bold=bold) <= _ONE_LINE
    return balanced_lines(label, size, 1 if fits else 2, bold=bold)


def _bands(
    eras: Iterable[tuple[str, float, float]],
    scale: TimeScale,
    left: float,
    span: float,
    size: float,
) -> Iterable[Band]:
    low, high = scale.domain
    for name, start, end in eras:
        if end < low or start > high:
            continue
        a, b = (left + float(x) * span for x in scale.position([start, end]))
        yield Band(name if text_width(name, size) + 8 <= b - a else "", a, b)


def _strip(
    scale: TimeScale, chosen: Sequence[Tick], left: float, span: float, frame: Frame
) -> Strip:
    """Tie the years of the axis to where they stand on an even calendar."""
    y_axis = frame.height - frame.bottom + 38
    y_strip = frame.height - frame.bottom + 60
    ties = []
    last = -np.inf
    for tick in chosen:
        x = left + float(scale.elapsed(tick.day.toordinal())) * span
        year = str(tick.day.year)
        named = x - last >= text_width(year, frame.font_size) + 12
        if named:
            last = x
        ties.append((left + tick.x, x, year if named else ""))
    return Strip(tuple(ties), y_axis, y_strip)
