"""Items to marks: dots and bars on a line, with what cannot share a row in rows of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.layout.scale import TimeScale
from timeline.layout.scene import Item, Mark

__all__ = ["mark", "pack", "spread", "weights"]

_GAP = 4.0
_DOT = 4.0
_MIN_BAR = 6.0
_HANDLE_INSET = 4.0
_ARROW = 26.0
"""Length of the arrow that stands for an open side, px."""


def weights(items: Iterable[Item]) -> Iterable[float]:
    """Yield the days that ask for room: for each item its first, middle and last, where known."""
    for item in items:
        yield item.start if not item.open_start else item.end
        yield item.middle
        yield item.end if not item.open_end else item.start


def mark(item: Item, scale: TimeScale, left: float, span: float, lane: str) -> Mark:
    """Return the mark of an item on an axis from ``left`` over ``span`` px, its y still 0."""
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


def spread(marks: Sequence[Mark]) -> list[Mark]:
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


def pack(marks: Sequence[Mark]) -> list[tuple[int, Mark]]:
    """Give each mark the row nearest the line that is free, short marks first; keep the order."""
    rows: list[list[tuple[float, float]]] = []
    order = sorted(range(len(marks)), key=lambda k: (marks[k].x1 - marks[k].x0, marks[k].x0, k))
    found: dict[tuple[object, ...], int] = {}
    for k in order:
        mark = marks[k]
        if _bar(mark) in found:
            continue
        reach = _DOT if mark.is_dot else 0.0
        a, b = mark.x0 - reach, mark.x1 + reach + _GAP
        for index, row in enumerate([*rows, []]):
            if all(b <= c or d <= a for c, d in row):
                if index == len(rows):
                    rows.append([])
                rows[index].append((a, b))
                found[_bar(mark)] = index
                break
    return [((-1) ** n * ((n + 1) // 2), m) for m in marks for n in [found[_bar(m)]]]
