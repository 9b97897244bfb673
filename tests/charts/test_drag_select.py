from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.charts.drag_select import draggable, years_between
from timeline.drawing.painters.plotly import base_layout
from timeline.drawing.theme import DARK, LIGHT
from timeline.layout.time_scale import Axis, TimeScale


def axis(first, last, events=(), blend=0.0):
    """Make an axis from the first day of a year to the last of another, ten px a year."""
    domain = (float(date(first, 1, 1).toordinal()), float(date(last, 12, 31).toordinal() + 1))
    return Axis(TimeScale.build(events, domain, blend), 100.0, 100.0 + 10 * (last - first + 1))


@pytest.mark.parametrize(
    ("x0", "x1", "years"),
    [
        (100, 600, (1950, 1999)),
        (-50, 900, (1950, 1999)),
        (200, 300, (1960, 1969)),
        (197, 303, (1960, 1969)),
        (190, 312, (1959, 1970)),
        (303, 197, (1960, 1969)),
        (204, 205, (1960, 1960)),
        (700, 800, (1999, 1999)),
    ],
)
def test_an_edge_near_the_turn_of_a_year_lies_on_it(x0, x1, years):
    assert years_between(axis(1950, 1999), x0, x1) == years


@given(
    st.lists(st.integers(1, 3_652_058).map(float), max_size=30),
    st.floats(0, 1),
    st.floats(-100, 1200),
    st.floats(-100, 1200),
)
def test_whatever_is_dragged_across_is_a_year_or_more_on_the_axis(events, blend, x0, x1):
    domain = (1.0, 3_652_060.0)
    first, last = years_between(Axis(TimeScale.build(events, domain, blend), 0, 1000), x0, x1)
    assert 1 <= first <= last <= 9999


@pytest.mark.parametrize(("by_touch", "mode"), [(True, False), (False, "select")])
@pytest.mark.parametrize("dark", [True, False])
def test_a_figure_that_can_be_dragged_across_keeps_all_else(dark, by_touch, mode):
    palette = DARK if dark else LIGHT
    figure = go.Figure(
        data=[{"type": "scatter", "x": [1], "y": [2]}], layout=base_layout(palette, 100, 100)
    )
    found = draggable(figure, dark=dark, by_touch=by_touch).to_dict()
    assert found["layout"]["template"]["layout"]["dragmode"] == mode
    assert found["layout"]["selectdirection"] == "h"
    assert found["layout"]["newselection"]["line"]["color"] == palette.accent
    assert found["layout"]["dragmode"] not in {"select", "lasso", "pan", "zoom", False, None}
    assert found["data"] == figure.to_dict()["data"]
