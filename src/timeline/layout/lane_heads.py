"""Lanes: which items stand in each, and the heads at their left ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.layout.scene import Item, LaneHead
from timeline.layout.text_metrics import LINE_HEIGHT, balanced_lines, fit_lines, text_width
from timeline.layout.timeline_row import Frame, Row

__all__ = ["COUNT_GAP", "Head", "head_width", "heads", "members"]

COUNT_GAP = 10.0
"""Distance from the count of a lane to its name, and to where time begins, px."""

_LINES = 3
_ROUNDING = 1e-6
"""What is added to a width that was summed up before, so that a text fits into its own, px."""
_SHARE = 0.28
_AIR = 8.0


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the left of a lane, before it is known where: name broken, events counted."""

    id: str
    name: str
    lines: tuple[str, ...]
    count: int
    height: float

    def at(self, row: Row) -> LaneHead:
        """Return it beside its line."""
        return LaneHead(self.id, self.name, self.lines, row.line, row.top, row.bottom, self.count)


def members(items: Iterable[Item], lanes: Mapping[str, str]) -> dict[str, list[Item]]:
    """Return the items of each lane, by its id, in the order given."""
    found: dict[str, list[Item]] = {lane: [] for lane in lanes}
    for item in items:
        for lane in dict.fromkeys(item.lanes):
            if lane in found:
                found[lane].append(item)
    return found


def heads(
    lanes: Mapping[str, str], by_lane: Mapping[str, Sequence[Item]], frame: Frame
) -> tuple[Head, ...]:
    """Break the names of lanes, keyed by id, into lines that leave room for the counts."""
    room = head_width(lanes, by_lane, frame) - _count_width(by_lane, frame) + _ROUNDING
    broken = {
        lane: fit_lines(name, frame.font_size, _LINES, room, bold=True)
        for lane, name in lanes.items()
    }
    return tuple(
        Head(
            id=lane,
            name=name,
            lines=broken[lane],
            count=len(by_lane[lane]),
            height=len(broken[lane]) * LINE_HEIGHT * frame.font_size + _AIR,
        )
        for lane, name in lanes.items()
    )


def head_width(
    lanes: Mapping[str, str], by_lane: Mapping[str, Sequence[Item]], frame: Frame
) -> float:
    """Return how wide names and counts are, px: names on two lines, or three where too wide."""
    widest = max(
        (
            text_width(line, frame.font_size, bold=True)
            for name in lanes.values()
            for line in balanced_lines(name, frame.font_size, 2, bold=True)
        ),
        default=0.0,
    )
    counts = _count_width(by_lane, frame)
    return min(widest + counts, frame.width * _SHARE) if lanes else 0.0


def _count_width(by_lane: Mapping[str, Sequence[Item]], frame: Frame) -> float:
    widest = max((text_width(f"{len(m):,}", frame.font_size) for m in by_lane.values()), default=0)
    return widest + 2 * COUNT_GAP
