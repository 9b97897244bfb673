"""Figures: a data set in, a `plotly.graph_objects.Figure` out."""

from __future__ import annotations

from timeline.charts.matrix import matrix
from timeline.charts.timeline import timeline

__all__ = ["matrix", "timeline"]
