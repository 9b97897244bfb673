from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.app.time_zoom import moved, range_between, zoomed
from timeline.dates.days import FIRST_DAY, LAST_DAY
from timeline.layout.time_scale import Axis, TimeScale

FIRST, LAST = FIRST_DAY.toordinal(), LAST_DAY.toordinal()


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
    assert FIRST <= found.first_day <= found.last_day <= LAST


def test_zooming_in_shows_less_around_the_place_and_zooming_out_more():
    here = axis(1950, 1999)
    assert zoomed(here, 350, 2.0).words == "1963–1986"
    assert zoomed(here, 100, 5.0).words == "1950–1959"
    assert zoomed(here, 600, 0.5).words == "1900–1999"
    assert zoomed(here, 350, 0.5).words == "1925–2024"


def test_zooming_out_of_a_month_shows_whole_months():
    here = day_axis(date(2024, 9, 1), date(2024, 9, 30))
    assert zoomed(here, 150, 0.2).words == "July–November 2024"


def test_moving_along_keeps_the_length():
    assert moved(axis(1990, 1999), 0.5).words == "1995–2004"
    assert moved(axis(1990, 1999), -1).words == "1980–1989"
    assert moved(day_axis(date(2024, 9, 1), date(2024, 9, 30)), 1.0).words == "1–30 October 2024"


@given(st.floats(-100, 1200), st.floats(0.01, 100), st.floats(-5, 5))
def test_wherever_one_zooms_and_moves_there_is_a_range(x, factor, share):
    here = Axis(TimeScale.build([], (1.0, 3_652_060.0), 0.0), 0, 1000)
    for found in (zoomed(here, x, factor), moved(here, share)):
        assert FIRST <= found.first_day <= found.last_day <= LAST
