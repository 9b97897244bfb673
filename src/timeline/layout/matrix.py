"""Actors by frameworks as a grid: where rows, headings and cells stand, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

from timeline.layout.metrics import LINE_HEIGHT, fit_lines, text_width

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
_LEFT_SHARE, _LEAST_LEFT = 0.3, 116.0
_LEFT_AIR = 24.0
_EDGE = 8.0
_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid: an actor, or the heading of a group of them (``id`` blank).

    ``lines`` is the name broken so that it fits; ``y`` the middle of the row and ``tall`` its
    height, px.
    """

    id: str
    name: str
    depth: int = 0
    y: float = 0.0
    tall: float = 0.0
    lines: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it heads a group and has no cells."""
        return not self.id


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its id and name, the x of its centre, px, and as much of the name as fits."""

    id: str
    name: str
    x: float = 0.0
    text: str = ""


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
    end = left + pitch * len(headings)
    columns = tuple(
        _column(h, left + (k + 0.5) * pitch, width, size) for k, h in enumerate(headings)
    )
    climb = max((text_width(c.text, size) for c in columns), default=0.0)
    top = climb * sin(radians(HEADING_ANGLE)) + _HEAD_AIR
    y = top
    stood = []
    for line in lines:
        stood.append(_row(line, y, left, min(end, width), size))
        y += stood[-1].tall
    return Grid(
        width=width,
        height=y + foot,
        left=left,
        top=top,
        right=end,
        pitch=pitch,
        cell=22.0,
        lines=tuple(stood),
        headings=columns,
    )


def _row(line: Line, y: float, left: float, right: float, size: float) -> Line:
    """Stand a row at a y, its name broken to end before the cells, that of a group at their end."""
    room = (right if line.is_group else left) - _INDENT * line.depth - _EDGE
    lines = fit_lines(line.name, size, _NAME_LINES, room, bold=line.is_group)
    least = _GROUP if line.is_group else _ROW
    tall = max(least, len(lines) * size * LINE_HEIGHT + _EDGE / 2)
    return replace(line, y=y + tall / 2, tall=tall, lines=lines)


def _column(heading: Heading, x: float, width: float, size: float) -> Heading:
    """Stand a heading at an x, cut off where it would lean out of the picture."""
    room = (width - x - _EDGE) / cos(radians(HEADING_ANGLE)) - size
    return replace(heading, x=x, text=fit_lines(heading.name, size, 1, room)[0])


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
    left = min(widest_row + _LEFT_AIR, max(width * _LEFT_SHARE, _LEAST_LEFT))
    return left, min(max(_EDGE, lean), max(_EDGE, width - left - _MIN_PITCH))
