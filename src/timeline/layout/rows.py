"""A line of marks with its labels: the one axis, or a lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.layout.labels import Flag, Placed, place
from timeline.layout.marks import pack
from timeline.layout.metrics import LINE_HEIGHT, balanced_lines, text_width
from timeline.layout.scene import Item, Label, Leader, Mark

__all__ = ["Frame", "Row", "stand"]

_PITCH = 6.5
"""Distance between rows of marks, px."""
_FLAG_GAP = 5.0
_AIR = 8.0
"""Distance from marks to labels, px: farther than half a row and this no mark may be felt."""
_EDGE = 4.0
_ONE_LINE = 86.0
"""A label no wider than this stays on one line, px."""
_MOST_LINES = 3
_LANE_ROOM = 34.0
"""Height that the labels of a lane get at least, if they need it, px."""
_LEAST_ROOM = 16.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a scene, what is reserved around its plot (px), and what is named in it.

    ``named`` is the highest rank whose labels are written.
    """

    width: float
    height: float
    left: float = 16.0
    right: float = 96.0
    top: float = 22.0
    bottom: float = 104.0
    font_size: float = 12.0
    named: int = 2


@dataclass(frozen=True, slots=True)
class _Wish:
    """A label that wants to be written beside its mark."""

    id: str
    lines: tuple[str, ...]
    flag: Flag


@dataclass(frozen=True, slots=True)
class _Hung:
    """A label with its mark and flag, and where it hangs."""

    mark: Mark
    lines: tuple[str, ...]
    flag: Flag
    placed: Placed


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its marks and labels.

    ``clear`` is how far from the line the nearest label may be, px; ``depth`` how many rows the
    marks take.
    """

    top: float
    line: float
    bottom: float
    clear: float
    depth: int
    marks: tuple[Mark, ...]
    hung: tuple[_Hung, ...]

    def labels(self) -> Iterable[Label]:
        """Yield the texts, in px of the scene."""
        for h in self.hung:
            y0, y1 = sorted(self._edges(h))
            x0, x1 = h.flag.x + _FLAG_GAP, h.flag.x + h.flag.width
            yield Label(h.mark.id, x0, y0, x1, y1, h.lines, h.mark.rank)

    def leaders(self) -> Iterable[Leader]:
        """Yield the lines that join them to their marks."""
        for h in self.hung:
            yield Leader(h.mark.id, h.flag.x, h.mark.y, self._edges(h)[1], h.mark.rank)

    def _edges(self, hung: _Hung) -> tuple[float, float]:
        """Return the y of a label's edge near the line, and of the far one."""
        away = -1 if hung.placed.side == 0 else 1
        near = self.line + away * (self.clear + hung.placed.offset)
        return near, near + away * hung.flag.height


def stand(
    items: Sequence[Item],
    marks: Sequence[Mark],
    top: float,
    room: float,
    frame: Frame,
    *,
    is_lane: bool = False,
    least: float = 0.0,
) -> Row:
    """Stand a line of marks with its labels, as high as they need and no higher than ``room``.

    A lane has its labels above the line; the one axis has them on both sides. ``least`` is how
    high a line is at least, px.
    """
    packed = pack(marks)
    clear = (max((abs(n) for n, _ in packed), default=0) + 0.5) * _PITCH + _AIR
    free = room - 2 * clear
    rooms = (max(free, _LANE_ROOM),) if is_lane else (free / 2, free / 2)
    wishes = list(_wishes(items, marks, frame))
    places = place([wish.flag for wish in wishes], rooms)
    hung = [(w, p) for w, p in zip(wishes, places, strict=True) if p is not None]
    above, below = (
        max((p.offset + w.flag.height for w, p in hung if p.side == side), default=0.0)
        for side in (0, 1)
    )
    line = top + clear + max(above, _LEAST_ROOM)
    stood = {m.id: replace(m, y=line + n * _PITCH) for n, m in packed}
    return Row(
        top=top,
        line=line,
        bottom=max(top + least, line + clear + (0.0 if is_lane else max(below, _LEAST_ROOM))),
        clear=clear,
        depth=len({n for n, _ in packed}),
        marks=tuple(stood.values()),
        hung=tuple(_Hung(stood[w.id], w.lines, w.flag, p) for w, p in hung),
    )


def _wishes(items: Sequence[Item], marks: Sequence[Mark], frame: Frame) -> Iterable[_Wish]:
    """Yield the labels that may be written and are not too wide for where they would stand."""
    for item, mark in zip(items, marks, strict=True):
        if item.label and item.rank <= frame.named:
            lines, width = _broken(item, frame.width - mark.anchor - _FLAG_GAP - _EDGE, frame)
            if lines:
                height = frame.font_size * LINE_HEIGHT * len(lines)
                yield _Wish(mark.id, lines, Flag(mark.anchor, _FLAG_GAP + width, height))


def _broken(item: Item, room: float, frame: Frame) -> tuple[tuple[str, ...], float]:
    """Break a label into as few lines as look well and fit the room; none where it cannot fit."""
    bold = item.rank == 0
    if text_width(item.label, frame.font_size, bold=bold) > _MOST_LINES * room:
        return (), 0.0
    for limit in range(1, _MOST_LINES + 1):
        lines = balanced_lines(item.label, frame.font_size, limit, bold=bold)
        width = max(text_width(line, frame.font_size, bold=bold) for line in lines)
        if width <= room and (limit > 1 or width <= _ONE_LINE):
            return lines, width
    return (), 0.0
