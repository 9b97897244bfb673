"""Two lines of events one under the other, aligned at zero, on one and the same scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from timeline.layout.comparison_line import Line, Part, stand_line
from timeline.layout.density import MOST_MARKS
from timeline.layout.marks import inset, weights
from timeline.layout.month_ticks import MonthTick, month_strip, month_ticks
from timeline.layout.scene import Label, Mark, Scene, Tag
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_row import Frame

__all__ = ["AXIS", "ZERO", "ComparisonLayout", "PlacedLine", "foot", "lay_out"]

AXIS = (14.0, 29.0, 43.0)
"""How far under the plot the months stand, and the days of the two lines that these are; px."""

ZERO = (0.15, 0.35)
"""Between which shares of the axis zero lies: what followed is what is compared."""

_STRIP = (55.0, 78.0)
"""How far under the plot the stretch of time and the true calendar lie, px."""

_STRIP_FOOT, _FOOT = 114.0, 58.0
_STRETCH_STEPS = 160
_MOST_DEPTH = 40
_BETWEEN = 26.0
_AIR = 8.0
_LEAST_PIECE = 6.0


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


def foot(*, is_even: bool) -> float:
    """Return the height of what stands under the plot, px."""
    return _FOOT if is_even else _STRIP_FOOT


def lay_out(
    lines: Sequence[Line],
    frame: Frame,
    *,
    domain: tuple[int, int],
    blend: float,
    keep: str = "",
) -> ComparisonLayout:
    """Lay out lines of events, the first one on top.

    Parameters
    ----------
    lines : sequence of Line
        One or more.
    frame : Frame
        How large; ``bottom`` with what `foot` says.
    domain : tuple of (int, int)
        First and last month of the axis, around zero.
    blend : float
        See `TimeScale`; the events of all lines count, so that one scale holds for all. Unless it
        is 0, what is before zero takes no less and no more of the axis than `ZERO` says.
    keep : str
        Id of an item that has a mark even where items are counted.
    """
    every = [item for line in lines for item in (line.moment, *line.items)]
    # Months are shares, and the same time on both lines may differ in the last bit of them.
    knots = (round(months, 6) for months in weights(every))
    scale = TimeScale.build(knots, (float(domain[0]), float(domain[1])), blend)
    if blend:
        scale = _zero_held(scale)
    right = frame.width - frame.right
    axis = Axis(scale, frame.left + inset(every, scale, right - frame.left), right)
    is_dense = sum(len(line.items) for line in lines) > MOST_MARKS
    parts = _parts(lines, axis, frame, keep, is_dense=is_dense)
    if not is_dense and max(part.row.depth for part in parts) > _MOST_DEPTH:
        parts = _parts(lines, axis, frame, keep, is_dense=True)
    ticks = month_ticks(axis)
    zero = float(axis.x(0.0))
    return ComparisonLayout(
        scene=_scene(parts, axis, ticks, frame, is_even=blend == 0),
        zero=zero,
        lines=tuple(_stood(part, axis, zero) for part in parts),
        ticks=tuple(sorted(ticks, key=lambda tick: tick.months)),
    )


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


def _parts(
    lines: Sequence[Line], axis: Axis, frame: Frame, keep: str, *, is_dense: bool
) -> list[Part]:
    """Stand the lines one under the other, each with the room that the others leave it."""
    room = frame.height - frame.top - frame.bottom - _BETWEEN * (len(lines) - 1)
    share = room / len(lines)
    tried = [stand_line(line, axis, 0.0, share, frame, keep, is_dense=is_dense) for line in lines]
    short = [
        part.line.id
        for part in tried
        if len([*part.row.labels()]) < sum(bool(item.label) for item in part.line.items)
    ]
    spare = sum(max(0.0, share - part.bottom) for part in tried if part.line.id not in short)
    parts: list[Part] = []
    top = frame.top
    for line in lines:
        given = share + (spare / len(short) if line.id in short else 0.0)
        parts.append(stand_line(line, axis, top, given, frame, keep, is_dense=is_dense))
        top = parts[-1].bottom + _BETWEEN
    return parts


def _stood(part: Part, axis: Axis, zero: float) -> PlacedLine:
    row = part.row
    a, b = map(float, axis.x(part.line.known))
    texts: list[Label | Tag] = [*row.labels(), *row.tags()]
    taken = [(text.y0, text.y1) for text in texts if text.x0 - 2 < zero < text.x1 + 2]
    moment = next(m for m in row.marks if m.id == part.line.moment.id)
    return PlacedLine(
        id=part.line.id,
        top=part.top,
        line=row.line,
        bottom=row.bottom,
        moment=moment,
        heading=part.heading,
        known=(a, b),
        zero=tuple(_free(part.top, row.bottom, taken)),
    )


def _free(
    low: float, high: float, taken: Iterable[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """Yield what of a stretch is left between others, if it is long enough to be seen as one."""
    for a, b in (*sorted(taken), (high, high)):
        if a - low >= _LEAST_PIECE:
            yield low, a
        low = max(low, b)


def _scene(
    parts: Sequence[Part],
    axis: Axis,
    ticks: Sequence[MonthTick],
    frame: Frame,
    *,
    is_even: bool,
) -> Scene:
    bottom = parts[-1].bottom + _AIR
    steps = (np.arange(_STRETCH_STEPS) + 0.5) / _STRETCH_STEPS
    labels = tuple(label for part in parts for label in part.row.labels())
    every = {i.id for part in parts for i in (part.line.moment, *part.line.items)}
    named = {label.id for label in labels} | {part.line.moment.id for part in parts}
    return Scene(
        width=frame.width,
        height=bottom + frame.bottom,
        left=frame.left,
        plot=(axis.x0, frame.top, axis.x1, bottom),
        lines=(),
        marks=tuple(mark for part in parts for mark in part.row.marks),
        labels=labels,
        tags=tuple(tag for part in parts for tag in part.row.tags()),
        leaders=tuple(leader for part in parts for leader in part.row.leaders()),
        bands=(),
        lanes=(),
        ticks=(),
        parents=(),
        stretch=tuple(map(float, axis.scale.stretch(steps))),
        strip=None
        if is_even or not frame.has_strip
        else month_strip(axis, ticks, *(bottom + y for y in _STRIP)),
        densities=tuple(part.density for part in parts if part.density is not None),
        total=len(every),
        unnamed=len(every) - len(named),
        font_size=frame.font_size,
    )
