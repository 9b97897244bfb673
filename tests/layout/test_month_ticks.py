from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.month_ticks import month_strip, month_ticks, signed
from timeline.layout.time_scale import Axis, TimeScale


def axis(last=24.0, width=1000.0, events=(), blend=0.0, first=-6.0):
    return Axis(TimeScale.build(events, (first, last), blend), 20.0, 20.0 + width)


def months(**options):
    return [tick.months for tick in month_ticks(axis(**options))]


def test_zero_comes_first_then_the_ends_then_the_rounder_months():
    assert months(width=1000.0) == [0, 24, -6, 12, 6, 18, -3, 3, 9, 15, 21]
    assert months(width=500.0) == [0, 24, -6, 12, 6, 18]
    assert months(width=200.0) == [0, 24, 12]


def test_single_months_are_written_near_zero_alone():
    crowd = [k / 10 for k in range(240)]
    found = months(last=60.0, events=crowd, blend=0.9, width=2400.0)
    assert {n for n in found if n % 3} <= {-5, -4, -2, -1, 1, 2, 4, 5}
    assert 1 in found


@given(st.lists(st.floats(-6, 24), max_size=40), st.floats(0, 1), st.floats(100, 2000))
def test_on_an_even_calendar_names_are_apart_and_places_in_order(events, blend, width):
    events = [round(event, 3) for event in events]
    found = axis(events=events, blend=blend, width=width)
    strip = month_strip(found, month_ticks(found), 10.0, 30.0)
    places = [x for _, x, _ in strip.ties]
    named = [x for _, x, name in strip.ties if name]
    assert places == sorted(places)
    assert all(20.0 <= x <= 20.0 + width for x in places)
    assert all(b - a >= 33 for a, b in itertools.pairwise(named))
    assert (strip.y_axis, strip.y_strip) == (10.0, 30.0)


@pytest.mark.parametrize(("number", "words"), [(12, "+12"), (-6, "−6"), (0, "0")])
def test_months_are_signed(number, words):
    assert signed(number) == words
