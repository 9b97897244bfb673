"""Ink as a plotly figure that nothing answers in: a picture."""

from __future__ import annotations

import plotly.graph_objects as go

from timeline.charts.ink import Ink
from timeline.charts.theme import Palette, base_layout

__all__ = ["still"]


def still(ink: Ink, width: float, height: float, palette: Palette) -> go.Figure:
    """Return what is drawn as a figure of exactly that size, in the ink's own unit."""
    layout = base_layout(palette, width, height)
    layout.update(shapes=ink.shapes(), width=width, autosize=False)
    return go.Figure(data=ink.traces(), layout=layout)
