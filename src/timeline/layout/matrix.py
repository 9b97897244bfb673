"""Actors by frameworks as a grid: where rows, headings, sums and cells stand, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import cos, radians, sin

from timeline.layout.matrix_model import MatrixColumn, MatrixRow
from timeline.layout.text_metrics import EDGE, FONT_SIZE, LINE_HEIGHT, SMALL, fit_lines, text_width

__all__ = [
    "HEADING_ANGLE",
    "Band",
    "Grid",
    "columns_that_fit",
    "heading_box",
    "lay_out_grid",
    "row_width",
    "sum_headings",
]

HEADING_ANGLE = 50.0
"""How steeply the column headings climb, degrees."""

_ROW, _GROUP = 27.0, 28.0
_MIN_PITCH, _MAX_PITCH = 40.0, 60.0
_LABEL = "governments in favour"
"""The longest of what is counted at the top."""
_INDENT, _CARET = 12.0, 14.0
_HEAD_AIR, _HEAD_LINES, _HEAD_ROOM = 12.0, 2, 132.0
_SUM_ROW, _SUM_COLUMN, _SUM_GAP, _SUM_END = 16.0, 22.0, 8.0, 12.0
_LEFT_SHARE, _LEAST_LEFT, _LEFT_AIR = 0.27, 132.0, 24.0
_AIR = 8.0
_NAME_LINES = 3
_LONG, _TOO_LONG, _SHORT_REST = 620.0, 840.0, 240.0
"""After so much without headings they are written again, at a group's head or at any row; px."""

_SIN, _COS = sin(radians(HEADING_ANGLE)), cos(radians(HEADING_ANGLE))


@dataclass(frozen=True, slots=True)
class Band:
    """One writing of the column headings: from ``top`` to ``foot``, and where the rows begin."""

    top: float
    foot: float
    rows: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid laid out for one width; px from the top left corner, cells ``cell`` px square.

    ``sum_xs`` and ``sum_ys`` are the centres of the columns at the right, if there are any, and of
    the rows at the top in which sums stand.
    """

    width: float
    height: float
    left: float
    right: float
    foot: float
    pitch: float
    rows: tuple[MatrixRow, ...]
    columns: tuple[MatrixColumn, ...]
    bands: tuple[Band, ...]
    sum_xs: tuple[float, ...]
    sum_ys: tuple[float, ...]
    cell: float = 22.0

    @property
    def end(self) -> float:
        """Where the last of the cells, or of the sums beside them, ends."""
        return max((self.right, *(x + _SUM_END for x in self.sum_xs)))

    @property
    def wide(self) -> float:
        """Width of a cell that shows more than one stance, px."""
        return self.pitch - 6

    @staticmethod
    def name_x(row: MatrixRow) -> float:
        """Return where the name of a row begins."""
        return EDGE + _before(row)


def columns_that_fit(names: Sequence[str], widest_row: float, width: float) -> int:
    """Return how many of the columns, taken from the first, fit into the width."""
    for count in range(len(names), 0, -1):
        left, right = _sides(names[:count], widest_row, width, sum_headings(999))
        if left + right + count * _MIN_PITCH <= width:
            return count
    return min(1, len(names))


def lay_out_grid(
    rows: Sequence[MatrixRow],
    columns: Sequence[MatrixColumn],
    width: float,
    foot: float = 40.0,
    sums: int = 3,
    *,
    sums_rows: bool = True,
) -> Grid:
    """Lay out a grid.

    Parameters
    ----------
    foot : float
        What is left free under it, px.
    sums : int
        How many rows of sums there are at the top.
    sums_rows : bool
        Whether there are sums of the rows, at the right.
    """
    heads = sum_headings(999) if sums_rows else ()
    widest = max(map(row_width, rows), default=0.0)
    left, right = _sides([column.name for column in columns], widest, width, heads)
    pitch = min(_MAX_PITCH, max(_MIN_PITCH, (width - left - right) / max(1, len(columns))))
    end = left + pitch * len(columns)
    headed = _headed(columns, [left + (k + 0.5) * pitch for k in range(len(columns))], width)
    stood, bands, y = _stand(_named(rows, left, min(end, width)), _climb(headed, heads), sums)
    first = bands[0].foot + _SUM_GAP / 2
    return Grid(
        width=width,
        height=y + foot,
        left=left,
        right=end,
        foot=y,
        pitch=pitch,
        rows=stood,
        columns=headed,
        bands=bands,
        sum_xs=tuple(end + _SUM_GAP + (k + 0.5) * _SUM_COLUMN for k in range(len(heads))),
        sum_ys=tuple(first + (k + 0.5) * _SUM_ROW for k in range(sums)),
    )


def sum_headings(frameworks: int) -> tuple[str, ...]:
    """Return what heads the sums of rows; before the first stands over how many they count."""
    return (f"over all {frameworks:,}: in favour", "against", "neither")


def heading_box(lines: Sequence[str], size: float = FONT_SIZE) -> tuple[float, float]:
    """Return length and thickness of a heading before it is turned, px."""
    long = max((text_width(line, size) for line in lines), default=0.0)
    return long, len(lines) * size * LINE_HEIGHT


def row_width(row: MatrixRow) -> float:
    """Return how wide the name of a row is, with what stands before and after it, px."""
    return _before(row) + text_width(row.name, FONT_SIZE, bold=row.is_bold) + _after(row)


def _before(row: MatrixRow) -> float:
    """Return what a name is moved in by: those of countries have a sign before them."""
    return _CARET if row.is_group else _CARET + _INDENT * (row.depth - 1) if row.depth else 0.0


def _after(row: MatrixRow) -> float:
    return text_width(f"  {row.note}", FONT_SIZE) if row.note else 0.0


def _stand(
    rows: Sequence[MatrixRow], climb: float, sums: int
) -> tuple[tuple[MatrixRow, ...], tuple[Band, ...], float]:
    """Stand the rows under each other, the headings written again where a reader loses them.

    ``climb`` is how high the headings reach. Returns the rows, the headings' places and the foot.
    """
    rest = sum(row.tall for row in rows)
    y = climb + _SUM_GAP + _SUM_ROW * sums
    bands = [Band(0.0, climb, y)]
    stood = []
    for row in rows:
        passed = y - bands[-1].rows
        lost = passed > (_LONG if row.is_bold else _TOO_LONG)
        if lost and rest > _SHORT_REST:
            bands.append(Band(y, y + climb, y + climb + _SUM_GAP))
            y += climb + _SUM_GAP
        stood.append(replace(row, y=y + row.tall / 2))
        y += row.tall
        rest -= row.tall
    return tuple(stood), tuple(bands), y


def _named(rows: Sequence[MatrixRow], left: float, right: float) -> list[MatrixRow]:
    """Break the rows' names so that they end before the cells, those of open groups at their end.

    ``left`` and ``right`` are where the cells begin and end.
    """
    rooms = [(left if r.has_cells else right) - _before(r) - _after(r) - _AIR for r in rows]
    broken = _broken([row.name for row in rows], rooms, _NAME_LINES, [r.is_bold for r in rows])
    return [
        replace(
            row,
            lines=lines,
            tall=max(
                _GROUP if row.is_bold else _ROW, len(lines) * FONT_SIZE * LINE_HEIGHT + _AIR / 2
            ),
        )
        for row, lines in zip(rows, broken, strict=True)
    ]


def _headed(
    columns: Sequence[MatrixColumn], xs: Sequence[float], width: float
) -> tuple[MatrixColumn, ...]:
    """Stand headings at their xs, cut off where they would climb too high or lean out."""
    thick = _HEAD_LINES * FONT_SIZE * LINE_HEIGHT
    rooms = [min(_HEAD_ROOM, (width - x - _AIR - thick / 2 * _SIN) / _COS) for x in xs]
    broken = _broken([column.name for column in columns], rooms, _HEAD_LINES)
    return tuple(
        replace(column, x=x, lines=lines)
        for column, x, lines in zip(columns, xs, broken, strict=True)
    )


def _broken(
    names: Sequence[str], rooms: Sequence[float], limit: int, bold: Sequence[bool] = ()
) -> list[tuple[str, ...]]:
    """Break names into lines; the end of those cut off tells them from others that begin alike."""
    begin = [name.replace(" ", "") for name in names]
    found = []
    for k, (name, room) in enumerate(zip(names, rooms, strict=True)):
        is_bold = bool(bold) and bold[k]
        lines = fit_lines(name, FONT_SIZE, limit, room, bold=is_bold)
        shown = "".join(lines).replace(" ", "")
        if shown != begin[k]:
            alike = [names[j] for j, b in enumerate(begin) if b.startswith(shown[:-1]) and j != k]
            if alike:
                lines = (*lines[:-1], _end(name, alike, room, bold=is_bold))
        found.append(lines)
    return found


def _end(name: str, alike: Sequence[str], room: float, *, bold: bool) -> str:
    """Return as much as fits of the end of a name, or from where it parts with others on."""
    part = max(
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, other, strict=False)))
        for other in alike
    )
    space = name.find(" ", part)
    rest = name if space < 0 else f"{name[:space]}…"
    ends = [f"…{rest[k:]}" for k in range(1, part + 1) if rest[k - 1] == " "]
    fitting = (end for end in ends if text_width(end, FONT_SIZE, bold=bold) <= room)
    return next(fitting, fit_lines(f"…{name[part:]}", FONT_SIZE, 1, room, bold=bold)[0])


def _climb(columns: Sequence[MatrixColumn], heads: Sequence[str]) -> float:
    """Return how high the headings reach, px."""
    boxes = [heading_box(c.lines) for c in columns]
    boxes += [heading_box((words,), SMALL) for words in heads]
    reach = (long * _SIN + thick * _COS for long, thick in boxes)
    return max(reach, default=0.0) + _HEAD_AIR


def _sides(
    names: Sequence[str], widest_row: float, width: float, heads: Sequence[str]
) -> tuple[float, float]:
    """Return what names take on the left, and on the right the sums and leaning headings.

    ``heads`` are the headings of sums.
    """
    leans = [
        _lean(fit_lines(name, FONT_SIZE, _HEAD_LINES, _HEAD_ROOM)) - (k + 0.5) * _MIN_PITCH
        for k, name in enumerate(reversed(names))
    ]
    leans += [
        _SUM_GAP + (k + 0.5) * _SUM_COLUMN + _lean((words,), SMALL) for k, words in enumerate(heads)
    ]
    share = max(width * _LEFT_SHARE, _LEAST_LEFT)
    labels = EDGE + text_width(_LABEL, SMALL)
    left = max(labels, min(widest_row + _LEFT_AIR, share))
    return left, min(max((_AIR, *leans)), max(_AIR, width - left - _MIN_PITCH))


def _lean(lines: Sequence[str], size: float = FONT_SIZE) -> float:
    """Return how far to the right of its column's centre a heading reaches, px."""
    long, thick = heading_box(lines, size)
    return long * _COS + thick / 2 * _SIN + _AIR
