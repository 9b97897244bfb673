from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.kept_apart import evenly_apart


@given(st.lists(st.floats(0, 900), min_size=1, max_size=8), st.floats(4, 60))
def test_places_are_apart_and_in_order(wanted, gap):
    places = evenly_apart(sorted(wanted), gap)
    assert all(b - a >= gap - 1e-6 for a, b in pairwise(places))


def test_places_that_are_apart_stay():
    assert evenly_apart([0.0, 10.0, 30.0], 5.0) == [0.0, 10.0, 30.0]
