from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.marks import ARROW, bars, inset, mark, pack, weights
from timeline.layout.scene import Item, Mark
from timeline.layout.time_scale import Axis, TimeScale

LOW, HIGH = 700_000.0, 701_000.0
AXIS = Axis(TimeScale.build([], (LOW, HIGH), 0), 100.0, 1100.0)


def drawn(start, end, **more):
    return mark(Item("a", "A", LOW + start, LOW + end, **more), AXIS, "lane")


def bar(key, x0, x1, **more):
    options = {"fades": False, "open_start": False, "open_end": False, **more}
    return Mark(key, x0, x1, 0.0, (x0 + x1) / 2, 1, lane="", **options)


MARKS = st.lists(
    st.tuples(st.integers(0, 900), st.sampled_from([0, 0, 7, 40, 400])), max_size=60
).map(lambda found: [bar(str(k), x, x + length) for k, (x, length) in enumerate(found)])


def test_a_day_is_a_dot_and_a_span_as_long_as_it_lasted():
    assert (drawn(10, 10).x0, drawn(10, 10).is_dot) == (110, True)
    assert (drawn(10, 110).x0, drawn(10, 110).x1, drawn(10, 110).anchor) == (110, 210, 160)


def test_a_bar_is_never_too_short_to_be_seen():
    short = drawn(500, 501)
    assert (short.x0, short.x1) == (597.5, 603.5)


@pytest.mark.parametrize("start", [0, 500, 990, 1000])
def test_an_arrow_is_never_shorter_than_its_head_needs(start):
    assert drawn(start, start, open_end=True).x1 == 100 + start + ARROW
    assert drawn(start, start, open_start=True).x0 == 100 + start - ARROW


@pytest.mark.parametrize("side", ["start", "end"])
def test_what_is_cut_off_points_on_and_has_no_ring_at_the_cut(side):
    cut = {f"cut_{side}": True}
    for m in (drawn(0, 300, **cut), drawn(0, 0, open_end=True, **cut), drawn(0, 1, **cut)):
        assert getattr(m, f"open_{side}")
        assert m.anchor == (m.x0 + m.x1) / 2
        assert m.x1 - m.x0 >= 18
    assert (drawn(0, 300, **cut).x0, drawn(0, 300, **cut).x1) == (100, 400)
    assert drawn(0, 0, open_end=True, cut_start=True).open_end


def test_room_is_left_for_an_arrow_that_points_over_the_left_end():
    item = Item("a", "A", LOW, LOW + 10, open_start=True)
    left = inset([item], AXIS.scale, 1000.0)
    moved = mark(item, Axis(AXIS.scale, 100.0 + left, 1100.0), "")
    assert moved.x0 == pytest.approx(100.0)
    assert inset([Item("b", "B", LOW, LOW + 10)], AXIS.scale, 1000.0) == 0


def test_an_unknown_side_asks_for_no_room():
    assert set(weights([Item("a", "A", 5.0, 9.0, open_end=True)])) == {5.0}
    assert set(weights([Item("a", "A", 5.0, 9.0, open_start=True)])) == {9.0}
    assert list(weights([Item("a", "A", 5.0, 9.0)])) == [5.0, 7.0, 9.0]


@given(MARKS)
def test_dots_and_bars_on_one_row_never_overlap(marks):
    rows = defaultdict(set)
    packed = pack(marks)
    for m in packed:
        if m.is_dot:
            rows[m.y].add((m.x0 - 4, m.x1 + 4))
    for m, _ in bars(packed):
        rows[m.y].add((m.x0, m.x1))
    for row in rows.values():
        for a, b in pairwise(sorted(row)):
            assert a[1] + 4 <= b[0]


@given(MARKS)
def test_packing_keeps_the_order_and_what_was_placed_by_time(marks):
    packed = pack(marks)
    assert [replace(m, y=0.0, bar_y=0.0) for m in packed] == marks


@given(MARKS)
def test_each_mark_has_a_place_of_its_own(marks):
    assert len({(m.anchor, m.y) for m in pack(marks)}) == len(marks)


def test_days_at_one_place_are_a_column_around_the_line():
    assert [m.y for m in pack([bar(key, 100.0, 100.0) for key in "abcd"])] == [0, -1, 1, -2]


@pytest.mark.parametrize("count", [2, 5, 12, 40])
def test_events_of_one_date_are_a_column_at_one_place_on_one_bar(count):
    packed = pack([bar(str(k), 100.0, 200.0) for k in range(count)])
    assert {m.anchor for m in packed} == {150.0}
    (((_, ends)),) = bars(packed)
    assert ends == (min(m.y for m in packed), max(m.y for m in packed))
    assert ends[1] - ends[0] < 7
    assert {m.bar_y for m in packed} == {0}


def test_the_bar_of_a_column_lies_where_the_whole_of_it_has_room():
    days = [bar(str(x), x, x) for x in (110.0, 130.0)]
    column = [bar(key, 100.0, 200.0) for key in "abc"]
    packed = pack([*days, *column])
    assert [m.y for m in packed] == [0, 0, -1, 0, 1]
    assert {m.bar_y for m in packed[2:]} == {-1}


def test_what_is_drawn_differently_is_not_the_same_bar():
    differing = [bar("a", 100.0, 200.0), bar("b", 100.0, 200.0, fades=True)]
    assert {m.bar_y for m in pack(differing)} == {0, -1}
    apart = [bar("a", 100.0, 200.0), bar("b", 100.0, 200.0, is_apart=True)]
    assert {m.bar_y for m in pack(apart)} == {0, -1}


def test_arrows_at_one_place_stand_apart_so_that_each_can_be_pointed_at():
    arrows = [bar(key, 100.0, 126.0, open_end=True) for key in "abc"]
    assert sorted(m.y for m in pack(arrows)) == [-1, 0, 1]
