"""Dragging across a timeline: a figure that can be dragged across, and the range this means."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.dates.ranges import DateRange, calendar_units
from timeline.drawing.theme import DARK, LIGHT
from timeline.layout.time_scale import Axis

__all__ = ["draggable", "range_between"]

_SNAP = 5.0
"""How near to the turn of a day, month or year an edge counts as lying on it at most, px."""

_MANY_MONTHS, _MANY_YEARS = 61, 730
"""How many days have to be dragged across for whole months, and for whole years."""


def range_between(axis: Axis, x0: float, x1: float) -> DateRange:
    """Return the range of time between two places on an axis, px, in whole units of the calendar.

    Those are years where it is more than two of them, months where it is more than two, else days;
    there is one at least. An edge that reaches only a little into one leaves that one out.
    """
    left, right = (min(max(x, axis.x0), axis.x1) for x in sorted((x0, x1)))
    low, high = axis.scale.domain
    at = axis.scale.day((np.array([left, right]) - axis.x0) / axis.span)
    # The axis ends where the next day begins.
    begins, finishes = (int(day) for day in np.clip(at, low, high - 0.5))
    days = float(at[1] - at[0])
    unit = 0 if days > _MANY_YEARS else 1 if days > _MANY_MONTHS else 2
    (_, first, first_ends), (_, last_begins, last) = (
        calendar_units(day)[unit] for day in (begins, finishes)
    )
    if first < last_begins and _is_short(axis, first, first_ends, from_x=left):
        first = first_ends + 1
    if first < last_begins and _is_short(axis, last_begins, last, to_x=right):
        last = last_begins - 1
    return DateRange(first, last)


def _is_short(axis: Axis, first: int, last: int, from_x: float = -inf, to_x: float = inf) -> bool:
    """Whether only a little of the days from a first to a last lies between two places."""
    x0, x1 = axis.x([first, last + 1])
    return bool(min(x1, to_x) - max(x0, from_x) <= min(_SNAP, (x1 - x0) / 2))


def draggable(figure: go.Figure, *, dark: bool = False, by_touch: bool = False) -> go.Figure:
    """Return a figure across which one can drag to select, and on which one can still click.

    Where it is touched, dragging scrolls the page instead, as everywhere on it.
    """
    line = {"color": (DARK if dark else LIGHT).accent, "width": 1.5, "dash": "solid"}
    found = _Draggable(figure)
    found.update_layout(
        template={"layout": {"dragmode": False if by_touch else "select"}},
        selectdirection="h",
        newselection={"line": line},
    )
    return found


class _Draggable(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure whose mode of dragging stands in its template alone.

    Streamlit takes clicks away from a figure that says itself that dragging selects, and lets one
    that says it does nothing pan, which on a touched screen takes taps and scrolling away. Plotly
    takes the mode of the template where that of the figure is none that it knows.
    """

    def to_dict(self) -> dict[str, Any]:
        found: dict[str, Any] = super().to_dict()
        found["layout"]["dragmode"] = "of the template"
        return found
