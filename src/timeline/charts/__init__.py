"""Figures: a data set in, a `plotly.graph_objects.Figure` out."""

from __future__ import annotations

from timeline.charts.compare import compare
from timeline.charts.drift import drift
from timeline.charts.matrix import matrix
from timeline.charts.timeline import timeline

__all__ = ["compare", "drift", "matrix", "timeline"]
