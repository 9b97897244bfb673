from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.layout.column_packing import Candidate, Sheet, arrange

SHEET = Sheet(20.0, 620.0, 300.0)
MARK = 6.0


def candidate(key, anchor, *, above=True, width=100.0, height=20.0, core=False, reach=330.0):
    return Candidate(str(key), float(anchor), above, ((width, height),), is_core=core, reach=reach)


@st.composite
def crowds(draw, size=30, cores=6):
    """Return candidates of which the core come first."""
    wraps = draw(st.integers(1, 2))
    found = []
    for key in range(draw(st.integers(0, size))):
        sizes = tuple(
            (draw(st.floats(40, 150)), 16.0 * draw(st.integers(1, 3))) for _ in range(wraps)
        )
        found.append(
            Candidate(
                f"e{key}", draw(st.floats(20, 620)), draw(st.booleans()), sizes, is_core=key < cores
            )
        )
    return found


def apart(a, b):
    """Return how far apart two boxes are along the axis in which they are farther apart."""
    (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) = a, b
    return max(bx0 - ax1, ax0 - bx1, by0 - ay1, ay0 - by1)


def box(label):
    return label.x0, label.y0, label.x1, label.y1


def parts(label):
    for (xa, ya), (xb, yb) in pairwise(label.leader):
        yield min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def check_geometry(found, candidates, sheet):
    by_id = {c.id: c for c in candidates}
    for label in found.labels:
        one = by_id[label.id]
        width, height = one.sizes[found.wrap]
        assert label.x1 - label.x0 == pytest.approx(width)
        assert label.y1 - label.y0 == pytest.approx(height)
        assert sheet.x0 - 1e-6 <= label.x0 <= label.x1 <= sheet.x1 + 1e-6
        if one.is_above:
            assert -found.above - 1e-6 <= label.y0 <= label.y1 < -MARK
        else:
            assert MARK < label.y0 <= label.y1 <= found.below + 1e-6
        check_leader(label, one, sheet)
    assert found.above + found.below <= sheet.height + 1e-6
    for a, b in combinations(found.labels, 2):
        if by_id[a.id].is_above is by_id[b.id].is_above:
            assert apart(box(a), box(b)) >= min(4.0, sheet.gap) - 1e-6
            check_apart(a, b)
            check_apart(b, a)


def check_leader(label, one, sheet):
    first, second, *_ = label.leader
    assert first[1] == 0
    assert abs(first[0] - one.anchor) <= MARK
    assert first[0] == second[0]
    for (xa, ya), (xb, yb) in pairwise(label.leader):
        assert (xa == xb) != (ya == yb)
    x, y = label.leader[-1]
    assert x == pytest.approx(label.x0 if one.is_above else label.x1)
    assert label.y0 <= y <= label.y1
    lane = label.leader[-2][0]
    assert sheet.x0 - 1e-6 <= lane <= sheet.x1 + 1e-6
    assert one.is_core or abs(lane - one.anchor) <= one.reach + MARK


def check_apart(a, b):
    for one in parts(a):
        assert apart(one, box(b)) >= 3.9
        for other in parts(b):
            assert apart(one, other) >= 2.5


@given(crowds(), st.booleans())
@settings(deadline=None)
def test_nothing_overlaps_crosses_or_touches(candidates, is_quick):
    found = arrange(candidates, SHEET, is_quick=is_quick)
    check_geometry(found, candidates, SHEET)


SHEETS = st.builds(
    Sheet,
    x0=st.just(20.0),
    x1=st.floats(21, 1300),
    height=st.floats(0, 600),
    channel=st.floats(0, 80),
    lane=st.floats(4, 10),
    fullness=st.floats(0, 1),
    gap=st.floats(0, 8),
)


@given(crowds(size=20), SHEETS, st.booleans())
@settings(deadline=None)
def test_nor_does_it_in_any_other_room(candidates, sheet, is_quick):
    found = arrange(candidates, sheet, is_quick=is_quick)
    check_geometry(found, candidates, sheet)
    named = {label.id for label in found.labels}
    cores = {c.id for c in candidates if c.is_core}
    assert set(found.unplaced) == cores - named
    assert not found.unplaced or named <= cores


@given(st.lists(st.integers(0, 12), min_size=1, max_size=40), st.integers(0, 10))
@settings(deadline=None)
def test_nor_where_marks_stand_on_each_other(places, cores):
    crowd = [
        candidate(k, 300 + 2 * place, above=place % 2 == 0, width=80.0, core=k < cores)
        for k, place in enumerate(places)
    ]
    check_geometry(arrange(crowd, SHEET, is_quick=True), crowd, SHEET)


@given(crowds(size=60, cores=40), st.booleans())
@settings(deadline=None, max_examples=30)
def test_no_core_event_is_dropped_while_a_lesser_one_is_named(candidates, is_quick):
    found = arrange(candidates, SHEET, is_quick=is_quick)
    check_geometry(found, candidates, SHEET)
    named = {label.id for label in found.labels}
    cores = [c.id for c in candidates if c.is_core]
    assert set(found.unplaced) == set(cores) - named
    if found.unplaced:
        assert found.unplaced == tuple(cores[len(cores) - len(found.unplaced) :])
        assert named == set(cores) - set(found.unplaced)


@given(crowds(), st.integers(0, 20))
@settings(deadline=None, max_examples=50)
def test_no_more_are_named_than_asked_for_unless_they_are_core(candidates, most):
    found = arrange(candidates, SHEET, most=most, is_quick=True)
    check_geometry(found, candidates, SHEET)
    cores = sum(c.is_core for c in candidates)
    assert len(found.labels) <= max(most, cores)


@given(crowds())
@settings(deadline=None, max_examples=50)
def test_labels_of_a_column_stand_in_the_order_of_their_marks(candidates):
    found = arrange(candidates, SHEET, is_quick=True)
    by_id = {c.id: c for c in candidates}
    for is_above in (True, False):
        side = [label for label in found.labels if by_id[label.id].is_above is is_above]
        side.sort(key=lambda label: (by_id[label.id].anchor, label.id))
        for a, b in pairwise(side):
            assert b.x0 >= a.x1 or b.y0 >= a.y1
            assert a.leader[-2][0] < b.leader[-2][0]


@given(crowds())
@settings(deadline=None, max_examples=20)
def test_the_same_candidates_give_the_same_arrangement(candidates):
    assert arrange(candidates, SHEET) == arrange(list(candidates), SHEET)


def test_nothing_asks_for_no_room():
    found = arrange([], SHEET)
    assert (found.above, found.below, found.labels, found.unplaced) == (0, 0, (), ())


@pytest.mark.parametrize("above", [True, False])
def test_a_label_by_itself_has_a_straight_leader_and_the_other_side_no_height(above):
    found = arrange([candidate("a", 300.5, above=above)], SHEET)
    (label,) = found.labels
    assert len(label.leader) == 3
    assert {x for x, _ in label.leader[:2]} == {300.5}
    assert (found.above > 0, found.below > 0) == (above, not above)
    # Above the line the leader is on the left of the text, below it on its right.
    assert (label.x0 > 300.5) is above


def test_what_is_too_far_is_not_named_unless_it_is_core():
    crowd = [candidate(k, 300 + 6 * k, width=280.0, core=True) for k in range(14)]
    far = candidate("far", 302, width=280.0, reach=10.0)
    wide = replace(SHEET, height=200.0)
    assert "far" not in {label.id for label in arrange([*crowd, far], wide).labels}
    named = arrange([*crowd, replace(far, is_core=True)], wide)
    assert len(named.labels) + len(named.unplaced) == 15


def test_two_marks_at_one_place_have_leaders_that_stand_apart():
    found = arrange([candidate("a", 300, core=True), candidate("b", 300, core=True)], SHEET)
    a, b = found.labels
    assert b.leader[0][0] - a.leader[0][0] == pytest.approx(2.6)
    assert a.leader[0][0] + b.leader[0][0] == pytest.approx(600)


def test_a_label_wider_than_the_sheet_is_unplaced():
    found = arrange([candidate("a", 300, width=700.0, core=True), candidate("b", 300)], SHEET)
    assert found.unplaced == ("a",)
    assert found.labels == ()


def test_labels_take_no_more_than_their_share_of_the_room():
    crowd = [candidate(k, 25 + 6 * k, above=k % 2 == 0) for k in range(100)]
    full, calm = (arrange(crowd, replace(SHEET, fullness=share)) for share in (0.66, 0.3))
    assert len(calm.labels) < len(full.labels)
    assert sum((b.x1 - b.x0) * (b.y1 - b.y0) for b in calm.labels) <= 0.3 * 600 * 300


def test_the_wrap_in_which_all_core_labels_fit_is_taken():
    sizes = ((500.0, 20.0), (120.0, 40.0))
    crowd = [replace(candidate(k, 40 + 70 * k, core=True), sizes=sizes) for k in range(8)]
    found = arrange(crowd, replace(SHEET, height=140.0))
    assert (found.wrap, found.unplaced) == (1, ())


def test_core_labels_beyond_any_room_are_the_least_ones():
    crowd = [candidate(k, 25 + 9 * k, core=True) for k in range(60)]
    found = arrange([*crowd, candidate("other", 600, above=False)], replace(SHEET, height=150.0))
    count = len(found.labels)
    assert 10 < count < 60
    assert [label.id for label in found.labels] == [c.id for c in crowd[:count]]
    assert found.unplaced == tuple(c.id for c in crowd[count:])


def test_thousands_are_no_worse_than_those_that_could_be_named():
    crowd = [candidate(k, 20 + (k * 7919 % 6000) / 10, above=k % 2 == 0) for k in range(3000)]
    found = arrange(crowd, SHEET, is_quick=True)
    check_geometry(found, crowd, SHEET)
    assert len(found.labels) > 15


def test_leaders_are_straight_where_marks_leave_room():
    found = arrange([candidate(k, 30 + 140 * k) for k in range(4)], SHEET)
    assert [label.leader[0][0] for label in found.labels] == [30, 170, 310, 450]
    assert all(len(label.leader) == 3 for label in found.labels)
    assert len({label.y0 for label in found.labels}) == 1


def test_the_earliest_label_of_a_column_is_on_top_on_both_sides():
    narrow = replace(SHEET, x1=200.0)
    for above in (True, False):
        crowd = [candidate(k, 80 + 20 * k, above=above, core=True) for k in range(3)]
        ys = [label.y0 for label in arrange(crowd, narrow).labels]
        assert ys == sorted(ys)
        assert [b - a for a, b in pairwise(ys)] == pytest.approx([24.5, 24.5])


def test_leaders_end_in_the_first_line():
    tall = [candidate("a", 300, height=48.0), candidate("b", 300, above=False, height=48.0)]
    found = arrange(tall, replace(SHEET, first_line=8.0))
    assert [label.leader[-1][1] - label.y0 for label in found.labels] == pytest.approx([8, 8])


def test_the_channel_is_as_deep_as_core_labels_need_it():
    crowd = [candidate(k, 560 + 6 * k, core=True) for k in range(10)]
    found = arrange(crowd, replace(SHEET, channel=20.0))
    check_geometry(found, crowd, SHEET)
    assert len(found.labels) == 10


def test_a_side_with_core_labels_takes_the_height_that_it_needs():
    cores = [candidate(k, 100 + 6 * k, width=400.0, core=True) for k in range(9)]
    others = [candidate(f"o{k}", 100 + 6 * k, above=False) for k in range(40)]
    found = arrange([*cores, *others], SHEET)
    assert found.unplaced == ()
    assert found.above > 9 * 24


def test_the_better_of_two_is_named():
    narrow = replace(SHEET, x1=150.0, height=50.0)
    crowd = [candidate("first", 90), candidate("second", 60)]
    assert [label.id for label in arrange(crowd, narrow).labels] == ["first"]
    assert [label.id for label in arrange(crowd[::-1], narrow).labels] == ["second"]
