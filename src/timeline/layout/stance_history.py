"""Stances through time as steps on lanes, under the events of the same time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from timeline.layout.lane_heads import head_width
from timeline.layout.scene import Item, Scene
from timeline.layout.stance_lane import Lane, Steps, stand_lane
from timeline.layout.text_metrics import balanced_lines, text_width
from timeline.layout.ticks import ROW, rows
from timeline.layout.time_scale import Axis
from timeline.layout.timeline import lay_out
from timeline.layout.timeline_row import Frame

__all__ = ["StanceHistoryLayout", "lay_out_drift"]

_LEVEL_SIGNS = 26.0
"""What the signs of the levels take at the left of a lane, px."""
_NAME_SHARE = 0.24
_AXIS = 14.0
"""Height of the upper axis without its rows of labels, px."""
_AIR = 8.0
_EVENTS = "Events"


@dataclass(frozen=True, slots=True)
class StanceHistoryLayout:
    """Events and lanes laid out for one width, px from the top left corner.

    ``scene`` has the events and, at the foot of the lanes, the axis; the same ticks stand once more
    at ``upper_axis``, between the events and the lanes, where there are lanes enough to need it.
    """

    scene: Scene
    upper_axis: float | None
    lanes: tuple[Steps, ...]


def lay_out_drift(
    events: Sequence[Item],
    lanes: Sequence[Lane],
    frame: Frame,
    *,
    domain: tuple[float, float],
    blend: float,
    keep: str = "",
    axis_from: int = 2,
) -> StanceHistoryLayout:
    """Lay out events and, under them, a lane of steps for each series of statements.

    Parameters
    ----------
    events : sequence of Item
        What is drawn above, as in a lane of a timeline.
    lanes : sequence of Lane
        From top to bottom.
    frame : Frame
        Width and margins; its height is that of the events, and the lanes add what they need.
    domain : tuple of float
        First and last day of the axis.
    blend : float
        See `TimeScale`; events and statements both count.
    keep : str
        Id of an event that has a mark even where events are counted.
    axis_from : int
        From how many lanes on the axis stands above them too.

    Returns
    -------
    StanceHistoryLayout
        Deterministic; the order of the events does not matter.
    """
    events = [replace(item, lanes=(_EVENTS,)) for item in events]
    said = [said.item for lane in lanes for said in lane.said]
    names = _name_width(lanes, frame)
    heads = head_width({_EVENTS: _EVENTS}, {_EVENTS: events}, frame)
    left = frame.left + max(names + _LEVEL_SIGNS, heads)
    scene = lay_out(
        [*events, *said],
        replace(frame, left=left - heads),
        domain=domain,
        blend=blend,
        lanes={_EVENTS: _EVENTS},
        keep=keep,
    )
    foot = scene.plot[3]
    needs_axis = len(lanes) >= axis_from
    top = foot + (_AXIS + ROW * rows(scene.ticks) if needs_axis else _AIR if lanes else 0.0)
    axis = cast("Axis", scene.axis)  # what `lay_out` makes has one
    made: list[Steps] = []
    for lane in lanes:
        made.append(stand_lane(lane, axis, top, names, frame))
        top = made[-1].y1
    shown = replace(scene, left=frame.left, total=len(events), unnamed=_unnamed(scene, events))
    return StanceHistoryLayout(
        _lowered(shown, top - foot), foot if needs_axis else None, tuple(made)
    )


def _unnamed(scene: Scene, events: Sequence[Item]) -> int:
    return len({item.id for item in events} - {label.id for label in scene.labels})


def _lowered(scene: Scene, by: float) -> Scene:
    """Move the axis of a scene, and what stands under it, down."""
    x0, y0, x1, y1 = scene.plot
    strip = scene.strip
    if strip is not None:
        strip = replace(strip, y_axis=strip.y_axis + by, y_strip=strip.y_strip + by)
    return replace(scene, plot=(x0, y0, x1, y1 + by), height=scene.height + by, strip=strip)


def _name_width(lanes: Iterable[Lane], frame: Frame) -> float:
    """Return how wide the names of lanes are, px: on two lines, or three where too wide."""
    widest = max(
        (
            text_width(line, frame.font_size, bold=True)
            for lane in lanes
            for line in balanced_lines(lane.name, frame.font_size, 2, bold=True)
        ),
        default=0.0,
    )
    return min(widest, frame.width * _NAME_SHARE)
