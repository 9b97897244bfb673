"""What is drawn on a canvas as a plotly figure, with what of it answers to the mouse."""

from __future__ import annotations

from collections.abc import Iterable

import plotly.graph_objects as go

from timeline.drawing.canvas import Canvas
from timeline.drawing.painters.plotly import base_layout, shapes, traces, word_annotations
from timeline.drawing.theme import Palette

__all__ = ["canvas_figure"]


def canvas_figure(
    canvas: Canvas,
    palette: Palette,
    size: tuple[float, float],
    answering: Iterable[go.Scatter | go.Bar],
) -> go.Figure:
    """Return the figure of a canvas.

    Parameters
    ----------
    canvas, palette
        What is drawn, and on which page.
    size : tuple of (float, float)
        Width and height that it is laid out for, px.
    answering : iterable of plotly traces
        What lies unseen over it, see `timeline.charts.click_targets`.
    """
    return go.Figure(
        data=[*traces(canvas), *answering],
        layout=base_layout(palette, *size).update(
            shapes=shapes(canvas), annotations=word_annotations(canvas), barmode="overlay"
        ),
    )
