"""Actors by frameworks as a grid: where rows, headings, sums and cells stand, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Literal

from timeline.layout.text_metrics import LINE_HEIGHT, fit_lines, text_width

__all__ = [
    "HEADING_ANGLE",
    "SUMS",
    "Band",
    "Grid",
    "Heading",
    "Line",
    "columns_that_fit",
    "heading_box",
    "lay_out_grid",
    "row_width",
]

HEADING_ANGLE = 50.0
"""How steeply the column headings climb, degrees."""

SUMS = ("in favour", "against", "neither")
"""What the margins count, in the order in which it stands there."""

_ROW = 27.0
_GROUP = 28.0
_MIN_PITCH = 40.0
_MAX_PITCH = 60.0
_INDENT = 12.0
_CARET = 14.0
_HEAD_AIR = 12.0
_HEAD_LINES, _HEAD_ROOM = 2, 132.0
_SUM_ROW, _SUM_COLUMN, _SUM_GAP = 16.0, 22.0, 8.0
_SUM_SIZE = 11.0
_LONGEST_SUM = f"over all 999: {SUMS[0]}"
"""Before the first of them stands over how many frameworks they count."""
_LEFT_SHARE, _LEAST_LEFT = 0.27, 132.0
_LEFT_AIR = 24.0
_EDGE = 8.0
_NAME_LINES = 3
_LONG, _TOO_LONG, _SHORT_REST = 620.0, 840.0, 240.0
"""After so much without headings they are written again, at a group's head or at any row; px."""

_SIN, _COS = sin(radians(HEADING_ANGLE)), cos(radians(HEADING_ANGLE))


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid: an actor (``voice``), or a group of them with its rows under it or not.

    ``id`` is that of the actor or the group; ``note`` follows a group's name. ``lines`` is the name
    broken so that it fits; ``y`` the middle of the row and ``tall`` its height, px.
    """

    id: str
    name: str
    depth: int = 0
    kind: Literal["voice", "open", "folded"] = "voice"
    note: str = ""
    y: float = 0.0
    tall: float = 0.0
    lines: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it stands for a group."""
        return self.kind != "voice"

    @property
    def has_cells(self) -> bool:
        """Whether cells stand in it: not in the head of a group whose rows follow."""
        return self.kind != "open"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its id and name, the x of its centre, px, and as much of the name as fits."""

    id: str
    name: str
    x: float = 0.0
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """One writing of the column headings: from ``top`` to ``foot``, and where the rows begin."""

    top: float
    foot: float
    rows: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid laid out for one width; px from the top left corner, cells ``cell`` px square.

    ``sum_xs`` and ``sum_ys`` are the centres of the columns at the right and of the rows at the
    top in which `SUMS` stand.
    """

    width: float
    height: float
    left: float
    right: float
    foot: float
    pitch: float
    cell: float
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    bands: tuple[Band, ...]
    sum_xs: tuple[float, ...]
    sum_ys: tuple[float, ...]
    indent: float = _INDENT
    caret: float = _CARET

    @property
    def wide(self) -> float:
        """Width of a cell that shows more than one stance, px."""
        return self.pitch - 6


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
    widest = max((row_width(line, size) for line in lines), default=0.0)
    left, right = _sides([h.name for h in headings], widest, width, size)
    count = max(1, len(headings))
    pitch = min(_MAX_PITCH, max(_MIN_PITCH, (width - left - right) / count))
    end = left + pitch * len(headings)
    columns = tuple(
        _column(h, left + (k + 0.5) * pitch, width, size) for k, h in enumerate(headings)
    )
    stood, bands, y = _stand(lines, columns, (left, min(end, width)), size)
    first = bands[0].foot + _SUM_GAP / 2
    return Grid(
        width=width,
        height=y + foot,
        left=left,
        right=end,
        foot=y,
        pitch=pitch,
        cell=22.0,
        lines=stood,
        headings=columns,
        bands=bands,
        sum_xs=tuple(end + _SUM_GAP + (k + 0.5) * _SUM_COLUMN for k in range(len(SUMS))),
        sum_ys=tuple(first + (k + 0.5) * _SUM_ROW for k in range(len(SUMS))),
    )


def heading_box(lines: Sequence[str], size: float) -> tuple[float, float]:
    """Return length and thickness of a heading before it is turned, px."""
    long = max((text_width(line, size) for line in lines), default=0.0)
    return long, len(lines) * size * LINE_HEIGHT


def row_width(line: Line, size: float) -> float:
    """Return how wide the name of a row is, with what stands before and after it, px."""
    note = text_width(f"  {line.note}", size) if line.note else 0.0
    return _before(line) + text_width(line.name, size, bold=line.is_group) + note


def _before(line: Line) -> float:
    return _CARET if line.is_group else _CARET + _INDENT * (line.depth - 1) if line.depth else 0.0


def _stand(
    lines: Sequence[Line], columns: Sequence[Heading], cells: tuple[float, float], size: float
) -> tuple[tuple[Line, ...], tuple[Band, ...], float]:
    """Stand the rows under each other, the headings written again where a reader loses them.

    ``cells`` is where the cells begin and end. Returns the rows, the headings' places and the foot.
    """
    climb = _climb(columns, size)
    rows = [_row(line, *cells, size) for line in lines]
    left = sum(row.tall for row in rows)
    y = climb + _SUM_GAP + _SUM_ROW * len(SUMS)
    bands = [Band(0.0, climb, y)]
    stood = []
    for row in rows:
        passed = y - bands[-1].rows
        lost = passed > (_LONG if row.is_group else _TOO_LONG)
        if lost and left > _SHORT_REST:
            bands.append(Band(y, y + climb, y + climb))
            y += climb
        stood.append(replace(row, y=y + row.tall / 2))
        y += row.tall
        left -= row.tall
    return tuple(stood), tuple(bands), y


def _row(line: Line, left: float, right: float, size: float) -> Line:
    """Break a row's name so that it ends before the cells, that of an open group at their end."""
    note = text_width(f"  {line.note}", size) if line.note else 0.0
    room = (left if line.has_cells else right) - _before(line) - note - _EDGE
    lines = fit_lines(line.name, size, _NAME_LINES, room, bold=line.is_group)
    least = _GROUP if line.is_group else _ROW
    return replace(line, tall=max(least, len(lines) * size * LINE_HEIGHT + _EDGE / 2), lines=lines)


def _column(heading: Heading, x: float, width: float, size: float) -> Heading:
    """Stand a heading at an x, cut off where it would climb too high or lean out of the picture."""
    thick = _HEAD_LINES * size * LINE_HEIGHT
    room = min(_HEAD_ROOM, (width - x - _EDGE - thick / 2 * _SIN) / _COS)
    return replace(heading, x=x, lines=fit_lines(heading.name, size, _HEAD_LINES, room))


def _climb(columns: Sequence[Heading], size: float) -> float:
    """Return how high the headings reach, px."""
    boxes = [heading_box(c.lines, size) for c in columns]
    boxes.append(heading_box((_LONGEST_SUM,), _SUM_SIZE))
    return max(long * _SIN + thick * _COS for long, thick in boxes) + _HEAD_AIR


def _sides(
    names: Sequence[str], widest_row: float, width: float, size: float
) -> tuple[float, float]:
    """Return what row names take on the left, and on the right the sums and leaning headings."""
    lean = max(
        (
            _lean(fit_lines(n, size, _HEAD_LINES, _HEAD_ROOM), size)
            - (len(names) - 0.5 - k) * _MIN_PITCH
            for k, n in enumerate(names)
        ),
        default=0.0,
    )
    sums = _SUM_GAP + max(
        _SUM_COLUMN * (len(SUMS) - 0.5) + _lean(SUMS[-1:], _SUM_SIZE),
        _SUM_COLUMN / 2 + _lean((_LONGEST_SUM,), _SUM_SIZE),
    )
    left = min(widest_row + _LEFT_AIR, max(width * _LEFT_SHARE, _LEAST_LEFT))
    return left, min(max(_EDGE, lean, sums), max(_EDGE, width - left - _MIN_PITCH))


def _lean(lines: Sequence[str], size: float) -> float:
    """Return how far to the right of its column's centre a heading reaches, px."""
    long, thick = heading_box(lines, size)
    return long * _COS + thick / 2 * _SIN + _EDGE
