"""Figures are made without plotly's checks, and pass them."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from timeline import Filters, charts, example

FIGURES = {
    "timeline": charts.timeline,
    "lanes": lambda ds: charts.timeline(ds, lanes="framework"),
    "matrix": charts.matrix,
    "spectrum": lambda ds: charts.matrix(ds, Filters(frameworks="asian-nato")),
    "compare": charts.compare,
    "drift": lambda ds: charts.drift(ds, who="JPN"),
    "side by side": lambda ds: charts.side_by_side(ds, ["JPN", "IND"]),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_one_that_plotly_accepts(name):
    figure = FIGURES[name](example())
    go.Figure(figure.to_dict())  # raises where it does not
    assert len(figure.data) > 2
    assert figure.layout.template.to_plotly_json() == {}
