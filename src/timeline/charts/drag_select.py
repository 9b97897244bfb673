"""Dragging across a timeline: a figure that can be dragged across, and the years this means."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.drawing.theme import DARK, LIGHT
from timeline.layout.time_scale import Axis

__all__ = ["draggable", "years_between"]

_SNAP = 5.0
"""How near to the turn of a year an edge counts as lying on it, px."""


def years_between(axis: Axis, x0: float, x1: float) -> tuple[int, int]:
    """Return the first and last year of the time between two places on an axis, px.

    There is one year at least. An edge that reaches only a little into a year leaves that year out.
    """
    a, b = sorted((x0, x1))
    snap = min(_SNAP, (b - a) / 2)
    share = (np.array([a + snap, b - snap]) - axis.x0) / axis.span
    days = axis.scale.day(np.clip(share, 0, 1))
    low, high = axis.scale.domain
    first, last = (
        date.fromordinal(min(max(1, int(day)), date.max.toordinal())).year
        for day in np.clip(days, low, high - 0.5)  # the domain ends where the next day begins
    )
    return first, last


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
