"""Items to marks: dots and bars on a line, with what cannot share a row in rows of its own."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from timeline.layout.scene import Item, Mark
from timeline.layout.time_scale import Axis, TimeScale

__all__ = ["ARROW", "bar_of", "inset", "mark", "pack", "spread", "weights"]

ARROW = 26.0
"""Length of the arrow that stands for an open side, px."""

_GAP = 4.0
_DOT = 4.0
_MIN_BAR = 6.0
_MIN_CUT = 18.0
"""Least length of a bar that is cut off, so that its ring stands clear of its end, px."""
_HANDLE_INSET = 4.0


def weights(items: Iterable[Item]) -> Iterator[float]:
    """Yield the days that ask for room: for each item its first, middle and last, where known."""
    for item in items:
        yield item.start if not item.open_start else item.end
        yield item.middle
        yield item.end if not item.open_end else item.start


def inset(items: Iterable[Item], scale: TimeScale, span: float) -> float:
    """Return how much of a span to leave free on the left for arrows that point there, px."""
    ends = [item.end for item in items if item.open_start and not item.open_end]
    if not ends:
        return 0.0
    first = float(scale.position(min(ends)))
    # Solves inset + first * (span - inset) = ARROW.
    return max(0.0, (ARROW - first * span) / (1 - first)) if first < 1 else 0.0


def mark(item: Item, axis: Axis, lane: str) -> Mark:
    """Return the mark of an item, its y still 0.

    An arrow is as long near the right end of the axis as elsewhere: it runs out over the margin.
    What is cut off at an end of the axis points on over it, and has its anchor in the middle.
    """
    a, b, anchor = map(float, axis.x([item.start, item.end, item.middle]))
    is_cut = item.cut_start or item.cut_end
    if item.open_end:
        b = a + ARROW
    elif item.open_start:
        a = b - ARROW
    elif is_cut and b - a < _MIN_CUT:
        a, b = (a, a + _MIN_CUT) if item.cut_start else (b - _MIN_CUT, b)
    elif item.end > item.start and b - a < _MIN_BAR:
        middle = (a + b) / 2
        a, b = middle - _MIN_BAR / 2, middle + _MIN_BAR / 2
    return Mark(
        id=item.id,
        x0=a,
        x1=b,
        y=0.0,
        # At an end that is cut off a ring would look as if it began or ended there.
        anchor=(a + b) / 2 if is_cut else anchor,
        rank=item.rank,
        fades=item.fades,
        open_start=item.open_start or item.cut_start,
        open_end=item.open_end or item.cut_end,
        lane=lane,
        order=item.order,
    )


def spread(marks: Sequence[Mark]) -> list[Mark]:
    """Share out the handles of marks that are one and the same bar, so that each can be told.

    Where in its span an event lies is not known: they stand in the order in which they are told.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for k, m in enumerate(marks):
        if not m.is_dot and not m.open_start and not m.open_end:
            groups.setdefault(bar_of(m), []).append(k)
    spread = list(marks)
    for members in groups.values():
        first = marks[members[0]]
        reach = max(0.0, first.x1 - first.x0 - 2 * _HANDLE_INSET)
        for n, k in enumerate(sorted(members, key=lambda k: (marks[k].order, marks[k].id))):
            share = (n + 0.5) / len(members)
            anchor = (first.x0 + first.x1 - reach) / 2 + share * reach
            spread[k] = replace(marks[k], anchor=anchor)
    return spread


def bar_of(mark: Mark) -> tuple[object, ...]:
    """Return what makes two marks one bar; a dot or an arrow is like no other."""
    key = (mark.x0, mark.x1, mark.fades, mark.open_start, mark.open_end)
    is_alone = mark.is_dot or mark.open_start or mark.open_end
    return (*key, mark.id) if is_alone else key


def pack(marks: Sequence[Mark]) -> list[tuple[int, Mark]]:
    """Give each mark the row nearest the line that is free, short marks first; keep the order.

    Rows are numbered 0, -1, 1, -2, ... from the line outwards, negative ones above it.
    """
    rows: list[list[tuple[float, float]]] = []
    order = sorted(range(len(marks)), key=lambda k: (marks[k].x1 - marks[k].x0, marks[k].x0, k))
    found: dict[tuple[object, ...], int] = {}
    for k in order:
        mark = marks[k]
        bar = bar_of(mark)
        if bar in found:
            continue
        reach = _DOT if mark.is_dot else 0.0
        a, b = mark.x0 - reach, mark.x1 + reach + _GAP
        found[bar] = next((n for n, row in enumerate(rows) if _is_free(row, a, b)), len(rows))
        if found[bar] == len(rows):
            rows.append([])
        insort(rows[found[bar]], (a, b))
    return [((-1) ** n * ((n + 1) // 2), m) for m in marks for n in [found[bar_of(m)]]]


def _is_free(row: Sequence[tuple[float, float]], a: float, b: float) -> bool:
    """Tell whether no interval of a row, sorted and apart from each other, meets ``a..b``."""
    after = bisect_left(row, (a, a))
    return (after == len(row) or b <= row[after][0]) and (after == 0 or row[after - 1][1] <= a)
