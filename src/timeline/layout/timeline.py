"""Events to scene: one axis with labels around it, or lanes one under another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from timeline.layout.marks import mark, spread, weights
from timeline.layout.metrics import balanced_lines, text_width
from timeline.layout.rows import Frame, Row, stand
from timeline.layout.scale import TimeScale
from timeline.layout.scene import Band, Item, Scene, Strip
from timeline.layout.ticks import Tick, ticks

__all__ = ["lay_out"]

_STRETCH_STEPS = 160


def lay_out(
    items: Sequence[Item],
    frame: Frame,
    *,
    domain: tuple[float, float],
    blend: float,
    lanes: Sequence[str] = (),
    eras: Iterable[tuple[str, float, float]] = (),
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

    Returns
    -------
    Scene
        Deterministic: the same input in any order gives the same scene.
    """
    items = sorted(items, key=lambda i: (i.rank, i.start, i.end, i.id))
    head = _lane_head_width(lanes, frame) if lanes else 0.0
    x0, x1 = frame.left + head, frame.width - frame.right
    span = x1 - x0
    scale = TimeScale.build(weights(items), domain, blend)
    room = (frame.height - frame.top - frame.bottom) / max(1, len(lanes))
    rows: list[Row] = []
    for name in lanes or ("",):
        members = [i for i in items if name in i.lanes] if lanes else items
        marks = spread([mark(i, scale, x0, span, name) for i in members])
        top = rows[-1].bottom if rows else frame.top
        rows.append(stand(members, marks, top, room, frame, name))
    frame = replace(frame, height=rows[-1].bottom + frame.bottom)
    chosen, parents = ticks(scale, span, frame.font_size)
    return Scene(
        width=frame.width,
        height=frame.height,
        left=frame.left,
        plot=(x0, frame.top, x1, frame.height - frame.bottom),
        lines=tuple(row.line for row in rows),
        marks=tuple(mark for row in rows for mark in row.marks),
        labels=tuple(label for row in rows for label in row.labels()),
        leaders=tuple(leader for row in rows for leader in row.leaders()),
        bands=tuple(_bands(eras, scale, x0, span, frame.font_size)),
        lanes=tuple(row.head(frame.font_size) for row in rows if row.name),
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
