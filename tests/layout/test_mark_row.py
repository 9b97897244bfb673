from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.mark_row import DatedMark, spread
from timeline.layout.ribbon import RibbonCell


def cells(*edges):
    return [RibbonCell(x0, x1, x0, x1, "", "year", 2000) for x0, x1 in pairwise(map(float, edges))]


@st.composite
def rows(draw):
    edges = sorted(draw(st.sets(st.integers(0, 60), min_size=2, max_size=6)))
    grid = cells(*(10 * edge for edge in edges))
    days = sorted(draw(st.lists(st.floats(grid[0].x0, grid[-1].x1), max_size=25)))
    radius = st.sampled_from([3.4, 4.2, 5.2])
    groups = [
        DatedMark(day, tuple(draw(st.lists(radius, min_size=1, max_size=3))), day) for day in days
    ]
    return groups, grid


def cell_of(grid, day):
    return next(cell for cell in grid if day < cell.last or cell is grid[-1])


@given(rows())
def test_marks_keep_their_order_and_none_leaves_its_cell(given_):
    groups, grid = given_
    found = spread(groups, grid)
    flat = [x for places in found for x in places]
    assert all(a < b for a, b in pairwise(flat))
    for group, places in zip(groups, found, strict=True):
        cell = cell_of(grid, group.first)
        assert all(cell.x0 - 1e-6 <= x <= cell.x1 + 1e-6 for x in places)
        assert len(places) == len(group.radii)


@given(rows())
def test_marks_stand_apart_where_their_cell_has_room(given_):
    groups, grid = given_
    found = spread(groups, grid)
    for cell in grid:
        here = [
            (x, radius)
            for group, places in zip(groups, found, strict=True)
            if cell_of(grid, group.first) is cell
            for x, radius in zip(places, group.radii, strict=True)
        ]
        if sum(2 * radius for _, radius in here) <= cell.x1 - cell.x0:
            for (x, radius), (other, wide) in pairwise(here):
                assert other - x >= radius + wide - 1e-6


def test_a_mark_alone_stands_on_its_day_and_two_share_the_way():
    grid = cells(0, 100)
    assert spread([DatedMark(40.0, (5.0,), 40.0)], grid) == [[40.0]]
    ((a,), (b,)) = spread([DatedMark(40.0, (5.0,), 40.0), DatedMark(44.0, (5.0,), 44.0)], grid)
    assert (a, b) == pytest.approx((37, 47))


def test_marks_of_one_date_stand_around_its_middle():
    (places,) = spread([DatedMark(50.0, (5.0, 5.0, 5.0), 50.0)], cells(0, 100))
    assert places == pytest.approx([40, 50, 60])


def test_a_crowd_at_an_end_is_pushed_back_into_its_cell():
    grid = cells(0, 50, 100)
    found = spread([DatedMark(49.0, (5.0,) * 4, 49.0), DatedMark(51.0, (5.0,), 51.0)], grid)
    assert found[0] == pytest.approx([15, 25, 35, 45])
    assert found[1] == pytest.approx([55])


def test_a_cell_that_is_too_narrow_holds_all_closer():
    (places,) = spread([DatedMark(10.0, (5.0,) * 10, 10.0)], cells(0, 40))
    assert len(places) == 10
    assert 0 <= places[0] < places[-1] <= 40
    assert places[1] - places[0] == pytest.approx(4)


def test_no_marks_have_no_places():
    assert spread([], cells(0, 100)) == []
