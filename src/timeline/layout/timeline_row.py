"""A line of marks with its labels: the one axis, a lane, or a line of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from timeline.layout.density import MOST_MARKS
from timeline.layout.labels import number_alone
from timeline.layout.marks import pack
from timeline.layout.naming import LABEL_GAP, Pair, PlacedLabel, grown_rooms, place_labels
from timeline.layout.scene import Density, Frame, Item, Label, Leader, Mark, Scene, Tag
from timeline.layout.text_metrics import EDGE, FONT_SIZE, NUMBER_GAP, SMALL, text_width
from timeline.layout.time_scale import Axis

__all__ = ["TimelineRow", "place_row", "place_rows", "scene_of"]

_PITCH = 6.5
"""Distance between rows of marks, px."""
_AIR = 8.0
"""Distance from marks to labels, px: farther than half a row and this no mark may be felt."""
_LANE_ROOM = 34.0
"""Height that the labels of a lane get at least, if they need it, px."""
_LEAST_ROOM = 16.0
_RULE_AIR = 2.0
"""Distance from an upright rule to the number before it, px."""
_MOST_DEPTH = 40
_STRETCH_STEPS = 160


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A line that has its place, with its marks and what is written at them.

    ``depth`` is how many rows the marks take; ``density`` counts them where they are too many.
    """

    top: float
    line: float
    bottom: float
    depth: int
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    tags: tuple[Tag, ...]
    leaders: tuple[Leader, ...]
    density: Density | None = None


def place_row(
    pairs: Sequence[Pair],
    top: float,
    room: float,
    frame: Frame,
    *,
    is_lane: bool = False,
    least: float = 0.0,
    rule: float | None = None,
) -> TimelineRow:
    """Place a line of marks with its labels, as high as they need and no higher than ``room``.

    A lane has its labels above the line; the one axis has them on both sides. ``least`` is how
    high a line is at least, px. ``rule`` is the x of an upright that texts are kept clear of.
    """
    packed = pack([mark for _, mark in pairs])
    ys = [y for m in packed for y in (m.y, m.bar_y)]
    # How far labels are from the line, over it and under it.
    clear = [(far + 0.5) * _PITCH + _AIR for far in (-min(ys, default=0), max(ys, default=0))]
    free = room - sum(clear)
    rooms = [max(free, _LANE_ROOM)] if is_lane else [free / 2, free / 2]
    if frame.grows:
        rooms = grown_rooms(pairs, rooms, frame)
    placed = _placed(pairs, rooms, frame, rule)
    reach = {0: _LEAST_ROOM, 1: 0.0 if is_lane else _LEAST_ROOM}
    for one in placed:
        far = one.place.offset + one.box.height
        reach[one.place.side] = max(reach[one.place.side], far)
    line = top + clear[0] + reach[0]
    drawn = {m.id: replace(m, y=line + m.y * _PITCH, bar_y=line + m.bar_y * _PITCH) for m in packed}
    texts = [_written(one, line, clear) for one in placed]
    return TimelineRow(
        top=top,
        line=line,
        bottom=max(top + least, line + clear[1] + reach[1]),
        depth=len({round(y) for y in ys}),
        marks=tuple(drawn.values()),
        labels=tuple(text for text in texts if isinstance(text, Label)),
        tags=tuple(text for text in texts if isinstance(text, Tag)),
        leaders=tuple(
            Leader(one.mark.id, one.box.x, drawn[one.mark.id].y, text.y1 if under else text.y0)
            for one, text in zip(placed, texts, strict=True)
            for under in [one.place.side]
        ),
    )


def place_rows(total: int, place: Callable[..., list[TimelineRow]]) -> list[TimelineRow]:
    """Place lines with all their marks or, where these are too many, with the foremost over counts.

    ``place`` is told which, by ``is_dense``.
    """
    rows = place(is_dense=False) if total <= MOST_MARKS else []
    is_dense = not rows or max(row.depth for row in rows) > _MOST_DEPTH
    return place(is_dense=True) if is_dense else rows


def scene_of(rows: Sequence[TimelineRow], axis: Axis, frame: Frame, bottom: float) -> Scene:
    """Gather what stands on lines over an axis whose y is ``bottom``."""
    steps = (np.arange(_STRETCH_STEPS) + 0.5) / _STRETCH_STEPS
    return Scene(
        width=frame.width,
        height=bottom + frame.bottom,
        left=frame.left,
        plot=(axis.x0, frame.top, axis.x1, bottom),
        marks=tuple(mark for row in rows for mark in row.marks),
        labels=tuple(label for row in rows for label in row.labels),
        leaders=tuple(leader for row in rows for leader in row.leaders),
        tags=tuple(tag for row in rows for tag in row.tags),
        densities=tuple(row.density for row in rows if row.density is not None),
        stretch=tuple(map(float, axis.scale.stretch(steps))),
        axis=axis,
    )


def _written(one: PlacedLabel, line: float, clear: Sequence[float]) -> Label | Tag:
    """Return a name or a number in px of the scene."""
    away = 1 if one.place.side else -1
    near = line + away * (clear[one.place.side] + one.place.offset)
    y0, y1 = sorted((near, near + away * one.box.height))
    words, x1 = one.wording, one.box.x + one.box.width
    x0 = x1 - words.width
    if not words.lines:
        return Tag(one.ids, x0, y0, x1, y1, words.number)
    foot = y1 - (y1 - y0) / len(words.lines) / 2
    signs = tuple((stance, x0 + x, foot) for stance, x in words.signs)
    return Label(one.mark.id, x0, y0, x1, y1, words.lines, one.mark.rank, words.number, signs)


def _placed(
    pairs: Sequence[Pair], rooms: Sequence[float], frame: Frame, rule: float | None
) -> tuple[PlacedLabel, ...]:
    """Place the texts on each side of a rule by themselves: they reach right of their leaders.

    Where a number can neither stand before the rule nor be counted, it is as if there was none.
    """
    if rule is not None:
        before = [(_short_of(rule, i, m), m) for i, m in pairs if m.anchor < rule]
        left = place_labels(before, rooms, replace(frame, width=rule))
        cleared = _drawn_in(left, rule - _RULE_AIR)
        if cleared is not None:
            after = [(i, m) for i, m in pairs if m.anchor >= rule]
            return (*cleared, *place_labels(after, rooms, frame))
    return place_labels(pairs, rooms, frame)


def _short_of(rule: float, item: Item, mark: Mark) -> Item:
    """Return an item without its name where a word of it would not fit before a rule."""
    room = rule - mark.anchor - LABEL_GAP - EDGE
    lead = text_width(item.number, SMALL) + NUMBER_GAP if item.number else 0.0
    # Every line of a name that is cut off leaves room for the number.
    words = [text_width(w, FONT_SIZE, bold=item.rank == 0) + lead for w in item.label.split()]
    return item if max(words, default=0.0) <= room else replace(item, label="")


def _drawn_in(placed: Sequence[PlacedLabel], edge: float) -> Iterator[PlacedLabel] | None:
    """Count events whose number would reach over an edge with those of the nearest other number.

    Returns None where there is no such other number.
    """
    tags = [one for one in placed if not one.wording.lines]
    over = [one for one in tags if one.box.x + one.box.width > edge]
    stay = [one for one in tags if one not in over]
    if not over:
        return iter(placed)
    if not stay:
        return None
    last = max(stay, key=lambda one: one.box.x)
    ids = (*last.ids, *(key for one in over for key in one.ids))
    counted = replace(last, ids=ids, wording=number_alone(f"+{len(ids)}", last.wording.width))
    return (counted if one is last else one for one in placed if one not in over)
