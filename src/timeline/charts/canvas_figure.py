"""What is drawn on a canvas as a plotly figure, with what of it answers to the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from timeline.drawing.canvas import Canvas
from timeline.drawing.painters.plotly import base_layout, shapes, traces, word_annotations
from timeline.drawing.theme import Palette

__all__ = ["canvas_figure"]


def canvas_figure(
    canvas: Canvas,
    palette: Palette,
    size: tuple[float, float],
    answering: Iterable[dict[str, Any]],
) -> go.Figure:
    """Return the figure of a canvas.

    Plotly does not check what it is made of, since that takes longer than all the rest; tests do,
    for every chart.

    Parameters
    ----------
    canvas, palette
        What is drawn, and on which page.
    size : tuple of (float, float)
        Width and height that it is laid out for, px.
    answering : iterable of dict
        Traces that lie unseen over it, see `timeline.charts.click_targets`.
    """
    drawn = {"shapes": shapes(canvas), "annotations": word_annotations(canvas)}
    return go.Figure(
        data=[*traces(canvas), *answering],
        layout={**base_layout(palette, *size), **drawn, "barmode": "overlay"},
        _validate=False,
    )
