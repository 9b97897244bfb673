"""A line of marks with its labels: the one axis, or a lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.layout.label_text import NUMBER_GAP, NUMBER_SIZE, tag
from timeline.layout.marks import pack
from timeline.layout.naming import EDGE, FLAG_GAP, Hung, grown, hang
from timeline.layout.scene import Frame, Item, Label, Leader, Mark, Tag
from timeline.layout.text_metrics import text_width

__all__ = ["Frame", "Row", "stand"]

_PITCH = 6.5
"""Distance between rows of marks, px."""
_AIR = 8.0
"""Distance from marks to labels, px: farther than half a row and this no mark may be felt."""
_LANE_ROOM = 34.0
"""Height that the labels of a lane get at least, if they need it, px."""
_LEAST_ROOM = 16.0
_RULE_AIR = 2.0
"""Distance from an upright rule to the number before it, px."""


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
    hung: tuple[Hung, ...]

    def labels(self) -> Iterator[Label]:
        """Yield the names, in px of the scene."""
        for h in self.hung:
            if not h.wording.lines:
                continue
            x0, y0, x1, y1 = self._box(h)
            foot = y1 - (y1 - y0) / len(h.wording.lines) / 2
            signs = tuple((stance, x0 + x, foot) for stance, x in h.wording.signs)
            yield Label(
                h.mark.id, x0, y0, x1, y1, h.wording.lines, h.mark.rank, h.wording.number, signs
            )

    def tags(self) -> Iterator[Tag]:
        """Yield what stands for events that are not named."""
        for h in self.hung:
            if not h.wording.lines:
                yield Tag(h.ids, *self._box(h), h.wording.number)

    def leaders(self) -> Iterator[Leader]:
        """Yield the lines that join both to their marks."""
        for h in self.hung:
            yield Leader(h.mark.id, h.flag.x, h.mark.y, self._edges(h)[1], h.mark.rank)

    def _box(self, hung: Hung) -> tuple[float, float, float, float]:
        y0, y1 = sorted(self._edges(hung))
        x1 = hung.flag.x + hung.flag.width
        return x1 - hung.wording.width, y0, x1, y1

    def _edges(self, hung: Hung) -> tuple[float, float]:
        """Return the y of a text's edge near the line, and of the far one."""
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
    rule: float | None = None,
) -> Row:
    """Stand a line of marks with its labels, as high as they need and no higher than ``room``.

    A lane has its labels above the line; the one axis has them on both sides. ``least`` is how
    high a line is at least, px. ``rule`` is the x of an upright that texts are kept clear of.
    """
    packed = pack(marks)
    clear = (max((abs(n) for n, _ in packed), default=0) + 0.5) * _PITCH + _AIR
    free = room - 2 * clear
    rooms = [max(free, _LANE_ROOM)] if is_lane else [free / 2, free / 2]
    if frame.grows:
        rooms = grown(items, marks, rooms, frame)
    hung = _hung(items, marks, rooms, frame, rule)
    above, below = (
        max((h.placed.offset + h.flag.height for h in hung if h.placed.side == side), default=0.0)
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
        hung=tuple(replace(h, mark=stood[h.mark.id]) for h in hung),
    )


def _hung(
    items: Sequence[Item],
    marks: Sequence[Mark],
    rooms: Sequence[float],
    frame: Frame,
    rule: float | None,
) -> tuple[Hung, ...]:
    """Hang the texts on each side of a rule by themselves: they reach right of their poles.

    Where a number can neither stand before the rule nor be counted, they hang as if there was none.
    """
    if rule is None:
        return hang(items, marks, rooms, frame)
    pairs = list(zip(items, marks, strict=True))
    sides = ([p for p in pairs if p[1].anchor < rule], [p for p in pairs if p[1].anchor >= rule])
    sides = ([(_short_of(rule, i, m, frame), m) for i, m in sides[0]], sides[1])
    left, right = (
        hang([i for i, _ in side], [m for _, m in side], rooms, replace(frame, width=width))
        for side, width in zip(sides, (rule, frame.width), strict=True)
    )
    cleared = _drawn_in(left, rule - _RULE_AIR)
    return hang(items, marks, rooms, frame) if cleared is None else (*cleared, *right)


def _short_of(rule: float, item: Item, mark: Mark, frame: Frame) -> Item:
    """Return an item without its name where a word of it would not fit before a rule."""
    room = rule - mark.anchor - FLAG_GAP - EDGE
    lead = text_width(item.number, NUMBER_SIZE) + NUMBER_GAP if item.number else 0.0
    # Every line of a name that is cut off leaves room for the number.
    words = [
        text_width(word, frame.font_size, bold=item.rank == 0) + lead for word in item.label.split()
    ]
    return item if max(words, default=0.0) <= room else replace(item, label="")


def _drawn_in(hung: Sequence[Hung], edge: float) -> list[Hung] | None:
    """Count events whose number would reach over an edge with those of the nearest other number.

    Returns None where there is no such other number.
    """
    tags = [h for h in hung if not h.wording.lines]
    over = [h for h in tags if h.flag.x + h.flag.width > edge]
    stay = [h for h in tags if h not in over]
    if not over:
        return list(hung)
    if not stay:
        return None
    last = max(stay, key=lambda h: h.flag.x)
    ids = (*last.ids, *(key for h in over for key in h.ids))
    counted = replace(last, ids=ids, wording=tag(f"+{len(ids)}", last.wording.width))
    names = [h for h in hung if h.wording.lines]
    return [*names, *(counted if h is last else h for h in stay)]
