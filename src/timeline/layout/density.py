"""Events too many for marks: how many lie where, and which of them are still drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from timeline.layout.scene import Density, Item
from timeline.layout.time_scale import Axis

__all__ = ["COLUMN", "MOST_MARKS", "STRIP", "count", "foremost"]

MOST_MARKS = 2000
"""Where more events than this are in view, they are counted, not drawn one by one."""

COLUMN = 4.0
"""Width of a column of the count, px, about."""

STRIP = 34.0
"""Height of the fullest column, px."""

_FOREMOST = 36
_FOREMOST_IN_LANE = 4


def foremost(items: Sequence[Item], lanes: int, keep: str = "") -> list[Item]:
    """Return the few events of a line that are drawn all the same: the most important.

    Of equally important ones, where not all can be drawn, those are taken that lie evenly among
    the others in time.

    Parameters
    ----------
    items : sequence of Item
        What stands on the line.
    lanes : int
        How many lines there are, that share what can be drawn.
    keep : str
        Id of an event that is drawn in any case.
    """
    most = max(_FOREMOST_IN_LANE, _FOREMOST // max(1, lanes))
    chosen = [i for i in items if i.id == keep]
    for rank in sorted({i.rank for i in items}):
        free = most - len(chosen)
        if free <= 0:
            break
        equals = [i for i in items if i.rank == rank and i.id != keep]
        equals.sort(key=lambda i: (i.middle, i.id))
        if len(equals) > free:
            equals = [equals[int((k + 0.5) * len(equals) / free)] for k in range(free)]
        chosen += equals
    return sorted(chosen, key=lambda i: (i.rank, i.start, i.end, i.id))


def count(items: Sequence[Item], axis: Axis, lane: str, bottom: float) -> Density:
    """Count the events of a line in columns, each at the middle of its span, bottom at a y."""
    columns = max(1, round(axis.span / COLUMN))
    edges = np.linspace(0, 1, columns + 1)
    counts, _ = np.histogram(axis.scale.position([i.middle for i in items]), edges)
    return Density(
        lane=lane,
        y0=bottom - STRIP,
        y1=bottom,
        counts=tuple(map(int, counts)),
        days=tuple(map(float, axis.scale.day(edges))),
    )
