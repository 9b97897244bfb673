from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.tie_routes import broken, tracks_of


def path(a, b, track):
    return (
        [(a, 0.0), (a, 10.0 * track), (b, 10.0 * track), (b, 200.0)]
        if track
        else [
            (a, 0.0),
            (b, 200.0),
        ]
    )


def breaks(starts, ends):
    lines = [path(*line) for line in zip(starts, ends, tracks_of(starts, ends), strict=True)]
    return sum(len(pieces) - 1 for pieces in broken(lines))


@given(st.data(), st.integers(1, 7))
def test_what_is_in_one_order_does_not_cross(data, count):
    # Places of the two rows are never right under each other.
    starts = sorted(data.draw(st.sets(st.integers(0, 60), min_size=count, max_size=count)))
    ends = sorted(data.draw(st.sets(st.integers(0, 60), min_size=count, max_size=count)))
    assert breaks([16.0 * x for x in starts], [16.0 * x + 8 for x in ends]) == 0


@given(st.permutations(list(range(5))))
def test_two_lines_cross_once_where_their_orders_differ(order):
    starts = [100.0 * k for k in range(5)]
    ends = [100.0 * k + 37 for k in order]
    inverted = sum(a > b for a, b in combinations(order, 2))
    assert breaks(starts, ends) >= inverted
    assert breaks(starts, ends) == inverted or inverted > 2


def test_a_straight_line_needs_no_track():
    assert tracks_of([0.0, 50.0], [0.0, 90.0]) == [0, 1]


@pytest.mark.parametrize("is_backwards", [False, True])
def test_a_level_line_is_broken_where_an_upright_one_runs_through(is_backwards):
    level = [(0.0, 5.0), (100.0, 5.0)]
    upright = [(40.0, 0.0), (40.0, 10.0)]
    pieces = broken([level[::-1] if is_backwards else level, upright])
    ends = sorted(x for piece in pieces[0] for x, _ in piece)
    assert ends == [0.0, 36.5, 43.5, 100.0]
    assert pieces[1] == [upright]
