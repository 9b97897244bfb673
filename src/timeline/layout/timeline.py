"""Events to scene: one axis with labels around it, or lanes one under another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from timeline.layout.density import STRIP, count, foremost
from timeline.layout.era_bands import BAND_LINE, bands
from timeline.layout.marks import inset, mark, weights
from timeline.layout.scene import Frame, Item, LaneHead, Scene
from timeline.layout.text_metrics import (
    FONT_SIZE,
    LINE_HEIGHT,
    balanced_lines,
    fit_lines,
    text_width,
)
from timeline.layout.ticks import ROW, Strip, Tick, strip, ticks
from timeline.layout.ticks import rows as tick_rows
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_row import TimelineRow, place_row, place_rows, scene_of

__all__ = ["COUNT_GAP", "foot", "head_width", "lay_out", "name_width"]

COUNT_GAP = 10.0
"""Distance from the count of a lane to its name, and to where time begins, px."""

_DENSITY_AIR = 6.0
_FOOT, _STRIP_FOOT = 22.0, 66.0
"""Height of what hangs from the axis without its rows of labels, also of a strip under them; px."""
_STRIP_TOP, _STRIP_DROP = 10.0, 22.0
"""How far the strip is under the labels of the axis, and the calendar under the strip; px."""
_STRIP_GAP = 12.0
_ONE_AXIS: Mapping[str, str] = MappingProxyType({})
_HEAD_LINES = 3
_HEAD_SHARE = 0.28
_HEAD_AIR = 8.0
_ROUNDING = 1e-6
"""What is added to a width that was summed up before, so that a text fits into its own, px."""


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
    by_lane = _members(items, lanes)
    left = frame.left + head_width(lanes, by_lane, frame)
    axis = _axis(items, TimeScale.build(weights(items), domain, blend), left, frame)
    shaded = bands(eras, axis, frame.width)
    chosen, parents = ticks(axis) if items else ((), ())
    frame = replace(
        frame,
        top=frame.top + BAND_LINE * max((len(b.lines) - 1 for b in shaded if b.lines), default=0),
        bottom=frame.bottom + ROW * tick_rows(chosen) + foot(frame, blend),
    )
    heads = _heads(lanes, by_lane, frame)
    lines = by_lane if lanes else {"": items}
    rows = place_rows(len(items), partial(_rows, lines, heads, axis, frame, keep))
    bottom = rows[-1].bottom
    scene = scene_of(rows, axis, frame, bottom)
    return replace(
        scene,
        lines=tuple(row.line for row in rows),
        bands=shaded,
        lanes=tuple(
            replace(head, y0=row.top, y1=row.bottom) for head, row in zip(heads, rows, strict=False)
        ),
        ticks=chosen,
        parents=parents,
        strip=_strip(axis, chosen, bottom) if blend > 0 and frame.has_strip else None,
        total=len(items),
        unnamed=len(items) - len({label.id for label in scene.labels}),
    )


def foot(frame: Frame, blend: float) -> float:
    """Return the height of what hangs from an axis without its rows of labels, px."""
    return _STRIP_FOOT if blend > 0 and frame.has_strip else _FOOT


def _axis(items: Sequence[Item], scale: TimeScale, left: float, frame: Frame) -> Axis:
    """Put a scale between two margins, the left one wide enough for arrows that point there."""
    right = frame.width - frame.right
    return Axis(scale, left + inset(items, scale, right - left), right)


def _rows(
    lines: Mapping[str, Sequence[Item]],
    heads: Sequence[LaneHead],
    axis: Axis,
    frame: Frame,
    keep: str,
    *,
    is_dense: bool,
) -> list[TimelineRow]:
    """Place every item on its lines, each under the last; or the foremost, over a count of all."""
    foot = STRIP + _DENSITY_AIR if is_dense else 0.0
    room = (frame.height - frame.top - frame.bottom) / len(lines) - foot
    tall = [len(h.lines) * LINE_HEIGHT * FONT_SIZE + _HEAD_AIR for h in heads] or [0.0]
    is_lane = is_dense or bool(heads)
    rows: list[TimelineRow] = []
    top = frame.top
    for (lane, here), least in zip(lines.items(), tall, strict=True):
        shown = foremost(here, len(heads), keep) if is_dense else here
        pairs = [(i, mark(i, axis, lane)) for i in shown]
        row = place_row(pairs, top, room, frame, is_lane=is_lane, least=least - foot)
        top = row.bottom + foot
        density = count(here, axis, lane, top - _DENSITY_AIR / 2) if is_dense else None
        rows.append(replace(row, bottom=top, density=density))
    return rows


def _strip(axis: Axis, chosen: Sequence[Tick], bottom: float) -> Strip:
    """Tie the years of the axis to where they stand on an even calendar."""
    y_axis = bottom + ROW * tick_rows(chosen) + _STRIP_TOP
    years = ((float(t.day.toordinal()), t.x, str(t.day.year)) for t in chosen)
    gap = text_width("0000", FONT_SIZE) + _STRIP_GAP
    return strip(axis, years, gap, (y_axis, y_axis + _STRIP_DROP))


def _members(items: Iterable[Item], lanes: Mapping[str, str]) -> dict[str, list[Item]]:
    """Return the items of each lane, by its id, in the order given."""
    found: dict[str, list[Item]] = {lane: [] for lane in lanes}
    for item in items:
        for lane in dict.fromkeys(item.lanes):
            if lane in found:
                found[lane].append(replace(item, signs=dict(item.lane_signs).get(lane, ())))
    return found


def _heads(
    lanes: Mapping[str, str], by_lane: Mapping[str, Sequence[Item]], frame: Frame
) -> list[LaneHead]:
    """Break the names of lanes, keyed by id, into lines that leave room for the counts."""
    room = head_width(lanes, by_lane, frame) - _count_width(by_lane) + _ROUNDING
    return [
        LaneHead(
            id=lane,
            lines=fit_lines(name, FONT_SIZE, _HEAD_LINES, room, bold=True),
            count=len(by_lane[lane]),
            y0=0.0,
            y1=0.0,
        )
        for lane, name in lanes.items()
    ]


def head_width(
    lanes: Mapping[str, str], by_lane: Mapping[str, Sequence[Item]], frame: Frame
) -> float:
    """Return how wide names and counts are, px: names on two lines, or three where too wide."""
    widest = name_width(lanes.values())
    return min(widest + _count_width(by_lane), frame.width * _HEAD_SHARE) if lanes else 0.0


def name_width(names: Iterable[str]) -> float:
    """Return how wide names of lanes are on two lines, px."""
    lines = (line for name in names for line in balanced_lines(name, FONT_SIZE, 2, bold=True))
    return max((text_width(line, FONT_SIZE, bold=True) for line in lines), default=0.0)


def _count_width(by_lane: Mapping[str, Sequence[Item]]) -> float:
    widest = max((text_width(f"{len(m):,}", FONT_SIZE) for m in by_lane.values()), default=0)
    return widest + 2 * COUNT_GAP
