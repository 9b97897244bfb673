from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.charts.drag_select import draggable, range_between
from timeline.drawing.painters.plotly import base_layout
from timeline.drawing.theme import DARK, LIGHT
from timeline.layout.time_scale import Axis, TimeScale


def axis(first, last, events=(), blend=0.0):
    """Make an axis from the first day of a year to the last of another, ten px a year."""
    domain = (float(date(first, 1, 1).toordinal()), float(date(last, 12, 31).toordinal() + 1))
    return Axis(TimeScale.build(events, domain, blend), 100.0, 100.0 + 10 * (last - first + 1))


@pytest.mark.parametrize(
    ("x0", "x1", "said"),
    [
        (100, 600, "1950–1999"),
        (-50, 900, "1950–1999"),
        (200, 300, "1960–1969"),
        (197, 303, "1960–1969"),
        (190, 312, "1959–1970"),
        (303, 197, "1960–1969"),
        (200, 210, "1960"),
        (700, 800, "31 December 1999"),
    ],
)
def test_years_are_whole_where_more_than_two_are_dragged_across(x0, x1, said):
    assert range_between(axis(1950, 1999), x0, x1).words == said


def day_axis(first, last):
    """Make an axis of days, ten px each, from a first to a last."""
    low, high = first.toordinal(), last.toordinal() + 1
    return Axis(TimeScale.build([], (low, high), 0.0), 0.0, 10.0 * (high - low))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0, 366), "2024"),
        ((31, 152), "February–May 2024"),
        ((30.8, 152.3), "February–May 2024"),  # nearer to the turn of a month than five px
        ((28, 155), "January–June 2024"),
        ((31, 60), "February 2024"),
        ((31, 50), "1–19 February 2024"),
        ((31.4, 49.6), "1–19 February 2024"),
        ((31.6, 49.4), "2–18 February 2024"),
        ((40.2, 40.3), "10 February 2024"),
        ((40.9, 41.1), "11 February 2024"),
        ((366, 366), "31 December 2024"),
    ],
)
def test_months_and_days_are_whole_where_fewer_are_dragged_across(days, said):
    here = day_axis(date(2024, 1, 1), date(2024, 12, 31))
    assert range_between(here, *(10.0 * day for day in days)).words == said
    assert range_between(here, *(10.0 * day for day in reversed(days))).words == said


@given(
    st.lists(st.integers(1, 3_652_058).map(float), max_size=30),
    st.floats(0, 1),
    st.floats(-100, 1200),
    st.floats(-100, 1200),
)
def test_whatever_is_dragged_across_is_a_day_or_more_on_the_axis(events, blend, x0, x1):
    domain = (1.0, 3_652_060.0)
    found = range_between(Axis(TimeScale.build(events, domain, blend), 0, 1000), x0, x1)
    assert 1 <= found.first_day <= found.last_day <= date.max.toordinal()


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
