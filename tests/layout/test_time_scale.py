from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.time_scale import SCALES, TimeScale

DAYS = st.lists(st.integers(700_000, 740_000).map(float), max_size=60)
DOMAIN = (700_000.0, 740_000.0)
BLENDS = st.floats(0, 1)


def scale(events, blend=0.75, domain=DOMAIN):
    return TimeScale.build(events, domain, blend)


@given(DAYS, BLENDS)
def test_rises_strictly_and_is_exact_at_the_ends(events, blend):
    made = scale(events, blend)
    assert (np.diff(made.days) > 0).all()
    assert (np.diff(made.positions) > 0).all()
    assert made.position(DOMAIN[0]) == 0
    assert made.position(DOMAIN[1]) == pytest.approx(1)


@given(DAYS, BLENDS, st.floats(*DOMAIN))
def test_inverts_to_within_a_day(events, blend, day):
    made = scale(events, blend)
    assert abs(float(made.day(made.position(day))) - day) < 1


@given(DAYS, BLENDS, st.randoms())
def test_order_of_events_does_not_matter(events, blend, random):
    shuffled = random.sample(events, len(events))
    assert np.array_equal(scale(events, blend).positions, scale(shuffled, blend).positions)


def test_calendar_is_linear_whatever_happened():
    made = scale([700_001.0] * 50, SCALES["calendar"])
    assert made.position(720_000) == pytest.approx(0.5)


def test_even_gives_each_event_the_same_room():
    made = scale([700_100.0, 700_200.0, 739_999.0], SCALES["even"])
    at = made.position([700_100.0, 700_200.0, 739_999.0])
    assert np.diff(at) == pytest.approx([1 / 3, 1 / 3])


def test_no_events_fall_back_to_the_calendar():
    assert scale([], SCALES["even"]).position(710_000) == pytest.approx(0.25)


def test_a_domain_of_one_day_is_widened():
    made = scale([700_000.0] * 5, domain=(700_000.0, 700_000.0))
    assert made.domain == (699_999.5, 700_000.5)
    assert made.position(700_000.0) == pytest.approx(0.5)


def test_a_hundred_thousand_events_are_sensible():
    made = scale(np.linspace(*DOMAIN, 100_000))
    assert made.position(720_000) == pytest.approx(0.5, abs=1e-3)


def test_time_is_wider_where_events_crowd():
    made = scale([730_000.0 + k for k in range(40)])
    busy = made.position([730_015, 730_025])
    assert busy[1] - busy[0] > 10 * (made.elapsed(730_025) - made.elapsed(730_015))
    quiet = made.position([710_000, 711_000])
    assert quiet[1] - quiet[0] < made.elapsed(711_000) - made.elapsed(710_000)


def test_a_blend_outside_its_range_is_refused():
    with pytest.raises(ValueError, match=r"blend must be within 0\.\.1, not 2"):
        scale([], 2)
