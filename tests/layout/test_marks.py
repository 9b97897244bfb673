from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.marks import ARROW, inset, mark, pack, spread, weights
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
def test_marks_on_one_row_never_overlap(marks):
    rows = defaultdict(set)
    for row, m in pack(marks):
        reach = 4 if m.is_dot else 0
        rows[row].add((m.x0 - reach, m.x1 + reach, m.id if m.is_dot else ""))
    for row in rows.values():
        for a, b in pairwise(sorted(row)):
            assert a[1] + 4 <= b[0]


@given(MARKS)
def test_packing_keeps_the_order_and_fills_rows_from_the_line_outwards(marks):
    packed = pack(marks)
    assert [m for _, m in packed] == marks
    used = {row for row, _ in packed}
    assert used == set(range(min(used, default=0), max(used, default=-1) + 1))
    assert -min(used, default=0) - max(used, default=0) in {0, 1}


def test_the_same_bar_is_one_bar_with_a_handle_for_each_event():
    same = [bar(key, 100.0, 200.0) for key in "cab"]
    assert {row for row, _ in pack(same)} == {0}
    handles = {m.id: m.anchor for m in spread(same)}
    assert handles == pytest.approx({"a": 119.3333, "b": 150.0, "c": 180.6667}, abs=1e-3)


def test_what_is_drawn_differently_is_not_the_same_bar():
    differing = [bar("a", 100.0, 200.0), bar("b", 100.0, 200.0, fades=True)]
    assert {row for row, _ in pack(differing)} == {0, -1}
    assert [m.anchor for m in spread(differing)] == [150.0, 150.0]


def test_arrows_at_one_place_stand_apart_so_that_each_can_be_pointed_at():
    arrows = [bar(key, 100.0, 126.0, open_end=True) for key in "abc"]
    assert sorted(row for row, _ in pack(arrows)) == [-1, 0, 1]
