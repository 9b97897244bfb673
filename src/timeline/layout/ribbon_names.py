"""Names of the cells of a ribbon through which lines run: beside them, or the lines broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.layout.comparison_model import RibbonName
from timeline.layout.ribbon import RibbonCell
from timeline.layout.text_metrics import text_width
from timeline.layout.tie_links import TieLink
from timeline.layout.tie_routes import Point

__all__ = ["around_names", "names_beside"]


def names_beside(
    cells: Iterable[RibbonCell], y: float, ports: Sequence[float], size: float
) -> Iterator[RibbonName]:
    """Yield the names of cells, beside the lines that run through them if there is room."""
    for cell in cells:
        half = text_width(cell.name, size, bold=True) / 2
        middle = (cell.x0 + cell.x1) / 2
        low, high = cell.x0 + half + 3, cell.x1 - half - 3
        near = [p + sign * (half + 4) for p in ports for sign in (-1, 1)]
        free = [
            x
            for x in (middle, *near)
            if low <= x <= high and all(abs(x - p) >= half + 3.9 for p in ports)
        ]
        if cell.name:
            yield RibbonName(cell.name, min(free, key=lambda x: abs(x - middle), default=middle), y)


def around_names(link: TieLink, names: Iterable[RibbonName], size: float) -> TieLink:
    """Break a line where it would run through the name of a cell."""
    pieces = list(link.pieces)
    for name in names:
        half = text_width(name.text, size, bold=True) / 2 + 2
        high = size * 0.6
        box = (name.x - half, name.y - high, name.x + half, name.y + high)
        pieces = [part for piece in pieces for part in _outside(piece, box)]
    return replace(link, pieces=tuple(pieces))


def _outside(
    piece: Sequence[Point], box: tuple[float, float, float, float]
) -> Iterator[tuple[Point, ...]]:
    """Yield what of a line lies outside a box through which it may run upright."""
    x0, y0, x1, y1 = box
    part = [piece[0]]
    for a, b in pairwise(piece):
        low, high = sorted((a[1], b[1]))
        if a[0] == b[0] and x0 < a[0] < x1 and low < y0 and y1 < high:
            first, second = (y0, y1) if b[1] > a[1] else (y1, y0)
            yield (*part, (a[0], first))
            part = [(a[0], second)]
        part.append(b)
    yield tuple(part)
