from __future__ import annotations

import pytest

from timeline.layout.marks import mark
from timeline.layout.scene import Frame, Item
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_row import place_row

FRAME = Frame(800.0, 400.0)


def placed(found, frame=FRAME, room=300.0, **options):
    items = [Item(key, label, x, x, rank=rank) for key, label, x, rank in found]
    axis = Axis(TimeScale.build([], (0.0, 800.0), 0), 0.0, 800.0)
    pairs = [(item, mark(item, axis, "")) for item in items]
    return place_row(pairs, 20.0, room, frame, **options)


def test_an_axis_has_labels_on_both_sides_and_a_lane_above_alone():
    found = [(str(k), "An event", 160.0 - 10 * k, 1) for k in range(6)]
    axis, lane = placed(found), placed(found, is_lane=True)
    assert {label.y0 > axis.line for label in axis.labels} == {True, False}
    assert {label.y0 > lane.line for label in lane.labels} == {False}


def test_a_leader_joins_the_mark_to_the_far_edge_of_its_label():
    row = placed([("a", "An event", 100.0, 1)])
    (label,), (leader,) = row.labels, row.leaders
    assert (leader.x, leader.y0, leader.y1) == (100.0, row.line, label.y0)
    assert label.x0 == 105.0


def test_a_label_no_wider_than_needed_stays_on_one_line_and_breaks_where_it_is_wide():
    row = placed([("a", "Short name", 100.0, 1), ("b", "Ishiba elected LDP leader", 400.0, 1)])
    assert {label.id: label.lines for label in row.labels} == {
        "a": ("Short name",),
        "b": ("Ishiba elected", "LDP leader"),
    }


def test_near_the_right_edge_a_label_takes_three_lines_or_is_left_out():
    row = placed([("a", "Ishiba elected leader", 740.0, 1), ("b", "Unbreakable-name", 780.0, 1)])
    assert {label.id: label.lines for label in row.labels} == {"a": ("Ishiba", "elected", "leader")}


@pytest.mark.parametrize(("named", "ids"), [(0, {"a"}), (1, {"a", "b"}), (2, {"a", "b", "c"})])
def test_only_what_may_be_named_is(named, ids):
    found = [("a", "A", 100.0, 0), ("b", "B", 200.0, 1), ("c", "C", 300.0, 2)]
    row = placed(found, Frame(800.0, 400.0, named=named))
    assert {label.id for label in row.labels} == ids
    assert {m.id for m in row.marks} == {"a", "b", "c"}


def test_a_line_is_as_high_as_asked_and_higher_for_its_labels():
    assert placed([], is_lane=True, least=70.0).bottom == 90.0
    tall = placed([(str(k), "An event", 100.0 + 3 * k, 1) for k in range(5)], is_lane=True)
    assert tall.bottom - tall.top > 70.0


def test_marks_of_one_day_stand_over_and_under_the_line():
    row = placed([(key, "", 100.0, 1) for key in "abc"])
    assert sorted(m.y - row.line for m in row.marks) == [-6.5, 0.0, 6.5]
    assert row.depth == 3
