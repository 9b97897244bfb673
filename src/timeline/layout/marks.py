"""Items to marks: dots and bars on a line, what lies at one place one over the other."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from timeline.layout.scene import Item, Mark
from timeline.layout.time_scale import Axis, TimeScale

__all__ = ["ARROW", "bars", "inset", "mark", "pack", "weights"]

ARROW = 26.0
"""Length of the arrow that stands for an open side, px."""

_GAP = 4.0
_DOT = 4.0
_TALLEST = 7
"""How many rows a column of marks takes at most."""
_MIN_BAR = 6.0
_MIN_CUT = 18.0
"""Least length of a bar that is cut off, so that its ring stands clear of its end, px."""


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
    )


def pack(marks: Sequence[Mark]) -> list[Mark]:
    """Put marks into the free rows nearest the line, short ones first; keep the order.

    Marks of one date that is no day are a column on their one bar, and where they are many share
    the rows that it may take: which of them came first is not known, and nothing says so.

    Returns
    -------
    list of Mark
        Those given, with ``y`` and ``bar_y`` in rows from the line: 0, -1 above it, 1 under it.
    """
    taken: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    found = list(marks)
    for members in _by_bar(marks):
        one = marks[members[0]]
        tall = min(len(members), _TALLEST)
        for first, bar in _places(tall):
            asked = _asked(one, first, bar, tall)
            if all(_is_free(taken[row], *ends) for row, ends in asked.items()):
                break
        for row, ends in asked.items():
            insort(taken[row], ends)
        for n, k in enumerate(members):
            found[k] = replace(marks[k], y=first + (n + 0.5) * tall / len(members) - 0.5, bar_y=bar)
    return found


def bars(marks: Iterable[Mark]) -> Iterator[tuple[Mark, tuple[float, float]]]:
    """Yield each bar once, its ``y`` where it lies, and from where to where its column reaches."""
    groups: dict[tuple[object, ...], list[Mark]] = {}
    for m in marks:
        if not m.is_dot:
            groups.setdefault(_bar(m), []).append(m)
    for first, *others in groups.values():
        ys = [first.bar_y, first.y, *(m.y for m in others)]
        yield replace(first, y=first.bar_y), (min(ys), max(ys))


def _by_bar(marks: Sequence[Mark]) -> Iterable[list[int]]:
    """Return the places of marks, those of one bar together, short ones first."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for k in sorted(range(len(marks)), key=lambda k: (marks[k].x1 - marks[k].x0, marks[k].x0, k)):
        groups.setdefault(_bar(marks[k]), []).append(k)
    return groups.values()


def _bar(mark: Mark) -> tuple[object, ...]:
    """Return what makes two marks one bar; a dot, an arrow or what is apart is like no other."""
    is_alone = mark.is_dot or mark.open_start or mark.open_end or mark.is_apart
    key = (mark.lane, mark.x0, mark.x1, mark.anchor, mark.fades)
    return (*key, mark.id) if is_alone else key


def _places(tall: int) -> Iterator[tuple[int, int]]:
    """Yield for a column of so many rows its first one, and that of its bar, from the line out."""
    for n in count():
        first = (-1) ** n * ((n + 1) // 2) - (tall - 1) // 2
        yield from ((first, bar) for bar in sorted(range(first, first + tall), key=abs))


def _asked(mark: Mark, first: int, bar: int, tall: int) -> dict[int, tuple[float, float]]:
    """Return from where to where a mark, or the column of those of its bar, asks for each row."""
    reach = _DOT if mark.is_dot else 0.0
    column = (mark.anchor - _DOT, mark.anchor + _DOT + _GAP)
    rows = dict.fromkeys(range(first, first + tall), column)
    return rows | {bar: (mark.x0 - reach, mark.x1 + reach + _GAP)}


def _is_free(row: Sequence[tuple[float, float]], a: float, b: float) -> bool:
    """Tell whether no interval of a row, sorted and apart from each other, meets ``a..b``."""
    after = bisect_left(row, (a, a))
    return (after == len(row) or b <= row[after][0]) and (after == 0 or row[after - 1][1] <= a)
