"""Figures: a data set in, a `plotly.graph_objects.Figure` out."""

from __future__ import annotations

from timeline.charts._compare import compare
from timeline.charts._drift import drift
from timeline.charts._matrix import matrix
from timeline.charts._side_by_side import side_by_side
from timeline.charts._timeline import timeline
from timeline.scenes.matrix import Arrangement

__all__ = ["Arrangement", "compare", "drift", "matrix", "side_by_side", "timeline"]


def __dir__() -> list[str]:
    return __all__
