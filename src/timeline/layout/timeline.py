"""Events to scene: one axis with labels around it, or lanes one under another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from timeline.layout.density import MOST_MARKS, STRIP, count, foremost
from timeline.layout.era_bands import BAND_LINE, bands
from timeline.layout.lane_heads import Head, head_width, heads, members
from timeline.layout.marks import inset, mark, spread, weights
from timeline.layout.scene import Band, Density, Item, Scene, Strip
from timeline.layout.text_metrics import text_width
from timeline.layout.ticks import ROW, Parent, Tick, ticks
from timeline.layout.ticks import rows as tick_rows
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_row import Frame, Row, stand

__all__ = ["lay_out"]

_STRETCH_STEPS = 160
_MOST_DEPTH = 40
_STRIP_AIR = 6.0
_STRIP_TOP, _STRIP_DROP = 10.0, 22.0
"""How far the strip is under the labels of the axis, and the calendar under the strip; px."""
_ONE_AXIS: Mapping[str, str] = MappingProxyType({})

_Rows = Sequence[tuple[Row, Density | None]]
"""Each line, with the count of its events where they are too many for marks."""


def lay_out(
    items: Sequence[Item],
    frame: Frame,
    *,
    domain: tuple[float, float],
    blend: float,
    lanes: Mapping[str, str] = _ONE_AXIS,
    eras: Iterable[tuple[str, float, float]] = (),
    keep: str = "",
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
    lanes : mapping of str to str
        Id to name, from top to bottom; empty for one axis with labels on both sides.
    eras : iterable of (str, float, float)
        Name, first and last day of the periods to shade.
    keep : str
        Id of an item that has a mark even where items are counted.

    Returns
    -------
    Scene
        Deterministic: the same input in any order gives the same scene.
    """
    items = sorted(items, key=lambda i: (i.rank, i.start, i.end, i.id))
    by_lane = members(items, lanes)
    left = frame.left + head_width(lanes, by_lane, frame)
    axis = _axis(items, TimeScale.build(weights(items), domain, blend), left, frame)
    names = heads(lanes, by_lane, frame)
    lines = by_lane if lanes else {"": items}
    shaded = bands(eras, axis, frame.width)
    dated = ticks(axis.scale, axis.span, frame.font_size) if items else ((), ())
    frame = replace(
        frame,
        top=frame.top + BAND_LINE * max((len(b.lines) - 1 for b in shaded if b.lines), default=0),
        bottom=frame.bottom + ROW * tick_rows(dated[0]),
    )
    rows = _rows(lines, names, axis, frame) if len(items) <= MOST_MARKS else ()
    if not rows or max(row.depth for row, _ in rows) > _MOST_DEPTH:
        rows = _counted(lines, names, axis, frame, keep)
    return _scene(items, rows, names, axis, frame, shaded=shaded, dated=dated, is_even=blend == 0)


def _axis(items: Sequence[Item], scale: TimeScale, left: float, frame: Frame) -> Axis:
    """Put a scale between two margins, the left one wide enough for arrows that point there."""
    right = frame.width - frame.right
    return Axis(scale, left + inset(items, scale, right - left), right)


def _rows(
    lines: Mapping[str, Sequence[Item]], names: Sequence[Head], axis: Axis, frame: Frame
) -> _Rows:
    """Stand every item on its lines, each line under the last."""
    room = (frame.height - frame.top - frame.bottom) / len(lines)
    tall = [name.height for name in names] or [0.0]
    rows: list[tuple[Row, None]] = []
    top = frame.top
    for (lane, here), least in zip(lines.items(), tall, strict=True):
        marks = spread([mark(i, axis, lane) for i in here])
        row = stand(here, marks, top, room, frame, is_lane=bool(names), least=least)
        rows.append((row, None))
        top = row.bottom
    return rows


def _counted(
    lines: Mapping[str, Sequence[Item]],
    names: Sequence[Head],
    axis: Axis,
    frame: Frame,
    keep: str,
) -> _Rows:
    """Stand the foremost items on their lines, over a count of all."""
    foot = STRIP + _STRIP_AIR
    room = (frame.height - frame.top - frame.bottom) / len(lines) - foot
    tall = [name.height for name in names] or [0.0]
    rows: list[tuple[Row, Density]] = []
    top = frame.top
    for (lane, here), least in zip(lines.items(), tall, strict=True):
        shown = foremost(here, len(names), keep)
        marks = spread([mark(i, axis, lane) for i in shown])
        row = stand(shown, marks, top, room, frame, is_lane=True, least=least - foot)
        row = replace(row, bottom=row.bottom + foot)
        rows.append((row, count(here, axis, lane, row.bottom - _STRIP_AIR / 2)))
        top = row.bottom
    return rows


def _scene(
    items: Sequence[Item],
    rows: _Rows,
    names: Sequence[Head],
    axis: Axis,
    frame: Frame,
    *,
    shaded: tuple[Band, ...],
    dated: tuple[tuple[Tick, ...], tuple[Parent, ...]],
    is_even: bool,
) -> Scene:
    """Gather what stands where, the axis and what lies behind and under it."""
    frame = replace(frame, height=rows[-1][0].bottom + frame.bottom)
    chosen, parents = dated
    x0 = axis.x0
    labels = tuple(label for row, _ in rows for label in row.labels())
    steps = (np.arange(_STRETCH_STEPS) + 0.5) / _STRETCH_STEPS
    return Scene(
        width=frame.width,
        height=frame.height,
        left=frame.left,
        plot=(x0, frame.top, axis.x1, frame.height - frame.bottom),
        lines=tuple(row.line for row, _ in rows),
        marks=tuple(mark for row, _ in rows for mark in row.marks),
        labels=labels,
        tags=tuple(tag for row, _ in rows for tag in row.tags()),
        leaders=tuple(leader for row, _ in rows for leader in row.leaders()),
        bands=shaded,
        lanes=tuple(name.at(row) for name, (row, _) in zip(names, rows, strict=False)),
        ticks=tuple(replace(t, x=x0 + t.x, label_x=x0 + t.label_x) for t in chosen),
        parents=tuple(
            replace(p, x0=x0 + p.x0, x1=x0 + p.x1, label_x=x0 + p.label_x) for p in parents
        ),
        stretch=tuple(map(float, axis.scale.stretch(steps))),
        strip=None if is_even or not frame.has_strip else _strip(axis, chosen, frame),
        densities=tuple(density for _, density in rows if density is not None),
        total=len(items),
        unnamed=len(items) - len({label.id for label in labels}),
        font_size=frame.font_size,
        axis=axis,
    )


def _strip(axis: Axis, chosen: Sequence[Tick], frame: Frame) -> Strip:
    """Tie the years of the axis to where they stand on an even calendar."""
    y_axis = frame.height - frame.bottom + ROW * tick_rows(chosen) + _STRIP_TOP
    y_strip = y_axis + _STRIP_DROP
    ties = []
    last, named_before = -np.inf, ""
    for tick in chosen:
        x = axis.x0 + float(axis.scale.elapsed(tick.day.toordinal())) * axis.span
        year = str(tick.day.year)
        named = year != named_before and x - last >= text_width(year, frame.font_size) + 12
        if named:
            last, named_before = x, year
        ties.append((axis.x0 + tick.x, x, year if named else ""))
    return Strip(tuple(ties), y_axis, y_strip)
