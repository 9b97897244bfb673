"""A ribbon of the months before and after a moment: cells of one or several, each with its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.layout.ribbon import UPRIGHT, RibbonCell
from timeline.layout.text_metrics import text_width
from timeline.layout.time_scale import Axis

__all__ = ["EARLIER", "month_cells"]

EARLIER = "earlier"

_AFTER = (0, 1, 2, 3, 6, 12, 24, 36, 48, 60, 120, 240, 360, 480, 600, 1200, 2400, 6000)
"""Where cells end, in months after the moment."""
_ROOMY = 72.0
"""From which width on months are told apart, px."""
_MOST_SPLIT = 12
_AIR = 8.0
"""What a cell leaves free beside its name, px."""

_Part = tuple[int, int]


def month_cells(
    axis: Axis, before: int, size: float, *, is_upright: bool = False
) -> tuple[RibbonCell, ...]:
    """Divide an axis of months from zero, so that each cell has room for its name.

    Parameters
    ----------
    axis : Axis
        From left to right, or down.
    before : int
        How many months before zero are looked at; what the axis has before is one cell.
    size : float
        Font size of names, px.
    is_upright : bool
        Whether the axis runs down.
    """
    low, high = axis.scale.domain
    start, end = max(-before, round(low)), round(high)
    parts = list(_parts(axis, start, end))
    fits = _Fits(axis, size, end, is_upright=is_upright)
    cells = [fits.cell(group) for group in _joined(parts, fits)]
    if low < start:
        cells.insert(0, fits.named(low, float(start), (EARLIER, "…")))
    return tuple(cells)


def _parts(axis: Axis, start: int, end: int) -> Iterator[_Part]:
    ends = {start, -3, end, *_AFTER}
    for a, b in pairwise(sorted(e for e in ends if start <= e <= end)):
        wide = float(axis.x(b) - axis.x(a))
        if 1 < b - a <= _MOST_SPLIT and wide / (b - a) >= _ROOMY:
            yield from ((k, k + 1) for k in range(a, b))
        else:
            yield a, b


class _Fits:
    """What names cells may have, and which have room."""

    def __init__(self, axis: Axis, size: float, end: int, *, is_upright: bool) -> None:
        self.axis, self.size, self.end, self.is_upright = axis, size, end, is_upright

    def cell(self, parts: Sequence[_Part]) -> RibbonCell:
        return self.named(float(parts[0][0]), float(parts[-1][1]), self.names(parts))

    def named(self, first: float, last: float, names: Sequence[str]) -> RibbonCell:
        x0, x1 = float(self.axis.x(first)), float(self.axis.x(last))
        name = next((n for n in names if self._has_room(n, x1 - x0)), "")
        return RibbonCell(x0, x1, first, last, name, "month", 0)

    def names(self, parts: Sequence[_Part]) -> tuple[str, ...]:
        a, b = parts[0][0], parts[-1][1]
        first, last = (a + 1 if a >= 0 else a), (b if b > 0 else b - 1)
        told = "–".join(dict.fromkeys((str(first), str(last)))) if a >= 0 else _before(first, last)
        if a == 0 and b < self.end:
            return f"month {told}", told
        return (f"{told} months", told) if b == self.end and first < last else (told,)

    def fit(self, parts: Sequence[_Part]) -> bool:
        wide = float(self.axis.x(parts[-1][1]) - self.axis.x(parts[0][0]))
        return self._has_room(self.names(parts)[-1], wide)

    def _has_room(self, name: str, room: float) -> bool:
        wide = text_width(name, self.size, bold=True) + _AIR
        if self.is_upright:
            return wide <= UPRIGHT and self.size * 1.25 <= room
        return wide <= room


def _before(first: int, last: int) -> str:
    said = dict.fromkeys((f"−{-first}", f"−{-last}"))
    return " to ".join(said)


def _joined(parts: Sequence[_Part], fits: _Fits) -> list[list[_Part]]:
    """Join parts on one side of zero that are too narrow for their names, from left to right."""
    found: list[list[_Part]] = []
    for side in ([p for p in parts if p[1] <= 0], [p for p in parts if p[0] >= 0]):
        groups: list[list[_Part]] = []
        for part in side:
            if groups and not fits.fit(groups[-1]):
                groups[-1].append(part)
            else:
                groups.append([part])
        while len(groups) > 1 and not fits.fit(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
        found += groups
    return found
