"""Actors by frameworks as a grid: where rows, headings and cells stand, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from timeline.layout.metrics import text_width

__all__ = [
    "HEADING_ANGLE",
    "Grid",
    "Heading",
    "Line",
    "columns_that_fit",
    "lay_out_grid",
    "row_width",
]

HEADING_ANGLE = 50.0
"""How steeply the column headings climb, degrees."""

_ROW = 27.0
_GROUP = 30.0
_MIN_PITCH = 36.0
_MAX_PITCH = 60.0
_INDENT = 16.0
_HEAD_AIR = 22.0
_LEFT_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid: an actor, or the heading of a group of them (``id`` blank)."""

    id: str
    name: str
    depth: int = 0
    y: float = 0.0

    @property
    def is_group(self) -> bool:
        """Whether it heads a group and has no cells."""
        return not self.id


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its id and name, and the x of its centre, px."""

    id: str
    name: str
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid laid out for one width; px from the top left corner, cells ``cell`` px square."""

    width: float
    height: float
    left: float
    top: float
    right: float
    pitch: float
    cell: float
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    indent: float = _INDENT


def columns_that_fit(names: Sequence[str], widest_row: float, width: float, size: float) -> int:
    """Return how many of the columns, taken from the first, fit into the width."""
    for count in range(len(names), 0, -1):
        left, right = _sides(names[:count], widest_row, width, size)
        if left + right + count * _MIN_PITCH <= width:
            return count
    return min(1, len(names))


def lay_out_grid(
    lines: Sequence[Line],
    headings: Sequence[Heading],
    width: float,
    size: float = 12.0,
    foot: float = 40.0,
) -> Grid:
    """Lay out a grid; the ``x`` and ``y`` of what is given are ignored and found anew.

    ``foot`` is what is left free under it, px.
    """
    names = [h.name for h in headings]
    widest = max((row_width(line, size) for line in lines), default=0.0)
    left, right = _sides(names, widest, width, size)
    count = max(1, len(headings))
    pitch = min(_MAX_PITCH, max(_MIN_PITCH, (width - left - right) / count))
    climb = max((text_width(n, size) for n in names), default=0.0) * sin(radians(HEADING_ANGLE))
    top = climb + _HEAD_AIR
    y = top
    stood = []
    for line in lines:
        tall = _GROUP if line.is_group else _ROW
        stood.append(Line(line.id, line.name, line.depth, y + tall / 2))
        y += tall
    return Grid(
        width=width,
        height=y + foot,
        left=left,
        top=top,
        right=left + pitch * len(headings),
        pitch=pitch,
        cell=22.0,
        lines=tuple(stood),
        headings=tuple(
            Heading(h.id, h.name, left + (k + 0.5) * pitch) for k, h in enumerate(headings)
        ),
    )


def row_width(line: Line, size: float) -> float:
    """Return how wide the name of a row is, with its indent, px."""
    return text_width(line.name, size, bold=line.is_group) + _INDENT * line.depth


def _sides(
    names: Sequence[str], widest_row: float, width: float, size: float
) -> tuple[float, float]:
    """Return what row names take on the left, and the lean of the last headings on the right."""
    lean = max(
        (
            text_width(n, size) * cos(radians(HEADING_ANGLE)) - (len(names) - 1 - k) * _MIN_PITCH
            for k, n in enumerate(names)
        ),
        default=0.0,
    )
    return min(widest_row + 24, width * _LEFT_SHARE), max(8.0, lean)
