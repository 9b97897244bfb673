"""From candidates to the rows of the two sides, and from their columns to boxes and leaders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from timeline.layout.column_runs import TEXT_GAP
from timeline.layout.label_choice import Standing
from timeline.layout.packed_labels import Candidate, PackedLabel, Sheet
from timeline.layout.packed_row import Row

__all__ = ["packed", "row_of"]


def row_of(
    candidates: Sequence[Candidate], chosen: Iterable[int], sheet: Sheet, *, is_above: bool
) -> Row:
    """Return candidates of one side as a row: below, what is on the right comes first.

    Parameters
    ----------
    candidates : sequence of Candidate
        In order of priority.
    chosen : iterable of int
        Places of those that belong to the row.
    sheet : Sheet
        The room.
    is_above : bool
        Which side it is.
    """
    order = sorted(chosen, key=lambda k: (candidates[k].anchor, candidates[k].id))
    if not is_above:
        order.reverse()
    found = [candidates[k] for k in order]
    sizes = np.array([c.sizes for c in found], dtype=np.float64).reshape(
        -1, len(candidates[0].sizes), 2
    )
    at = np.array([c.anchor for c in found], dtype=np.float64)
    is_core = np.array([c.is_core for c in found], dtype=np.bool_)
    reach = np.array([c.reach for c in found], dtype=np.float64)
    return Row(
        ids=tuple(c.id for c in found),
        marks=at - sheet.x0 if is_above else sheet.x1 - at,
        widths=sizes[:, :, 0].T,
        heights=sizes[:, :, 1].T,
        is_core=is_core,
        reach=np.where(is_core, np.inf, reach),
        priority=np.array(order, dtype=np.intp),
        is_mirrored=not is_above,
    )


def packed(
    candidates: Sequence[Candidate],
    sheet: Sheet,
    rows: Sequence[Row],
    wrap: int,
    sides: Sequence[Standing],
) -> tuple[tuple[PackedLabel, ...], tuple[float, float]]:
    """Return the labels of both sides in their places, and the heights of the sides, px."""
    line = sheet.first_line
    if line is None:
        line = min(height for c in candidates for _, height in c.sizes) / 2
    labels: dict[int, PackedLabel] = {}
    tall = [0.0, 0.0]
    for side, (row, standing) in enumerate(zip(rows, sides, strict=True)):
        for n, label in _labels(row, standing, sheet, wrap, line):
            labels[int(row.priority[n])] = label
            tall[side] = max(tall[side], abs(label.y0), abs(label.y1))
    return tuple(labels[k] for k in sorted(labels)), (tall[0], tall[1])


def _labels(
    row: Row, standing: Standing, sheet: Sheet, wrap: int, line: float
) -> Iterator[tuple[int, PackedLabel]]:
    """Yield the labels of one side with their places in the row."""
    routes = standing.routes
    k = len(standing.members)
    for column in reversed(standing.columns):
        bottom = routes.depth
        for n in reversed(column.members):
            k -= 1
            width, height = float(row.widths[wrap, n]), float(row.heights[wrap, n])
            # Texts are flush left: turned by half a circle they are so on their right.
            x = column.x + len(column.members) * sheet.lane + TEXT_GAP
            if row.is_mirrored:
                x = column.x + column.width - width
            y = bottom + (min(line, height) if row.is_mirrored else max(0.0, height - line))
            corners = [(routes.ports[k], 0.0)]
            if routes.tracks[k]:
                track = routes.height(k)
                corners += [(routes.ports[k], track), (routes.lanes[k], track)]
            corners += [(routes.lanes[k], y), (x, y)]
            box = ((x, bottom), (x + width, bottom + height))
            yield n, _turned(row, row.ids[n], sheet, box, corners)
            bottom += height + sheet.gap


def _turned(
    row: Row,
    name: str,
    sheet: Sheet,
    box: Iterable[tuple[float, float]],
    leader: Iterable[tuple[float, float]],
) -> PackedLabel:
    """Return a label where it stands on its side of the sheet."""

    def turn(x: float, y: float) -> tuple[float, float]:
        return (sheet.x1 - x, y) if row.is_mirrored else (sheet.x0 + x, -y)

    (xa, ya), (xb, yb) = (turn(x, y) for x, y in box)
    return PackedLabel(
        name,
        min(xa, xb),
        min(ya, yb),
        max(xa, xb),
        max(ya, yb),
        tuple(turn(x, y) for x, y in leader),
    )
