from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.layout.scenes import NAMES
from timeline.layout.era_bands import bands
from timeline.layout.text_metrics import SMALL, text_width
from timeline.layout.time_scale import Axis, TimeScale

AXIS = Axis(TimeScale.build([], (0.0, 1000.0), 0), 0.0, 1000.0)
ERAS = st.lists(
    st.tuples(NAMES, st.integers(0, 990), st.integers(1, 300)).map(
        lambda era: (era[0], float(era[1]), float(era[1] + era[2]))
    ),
    max_size=9,
)


def lines(*eras):
    return [band.lines for band in bands(eras, AXIS, 1000.0)]


@given(ERAS)
def test_names_stay_apart_and_within_the_scene(eras):
    boxes = []
    for band in bands(eras, AXIS, 1000.0):
        if band.lines:
            half = max(text_width(line, SMALL) for line in band.lines) / 2
            middle = (band.x0 + band.x1) / 2
            boxes.append((middle - half, middle + half))
    for a, b in combinations(boxes, 2):
        assert a[1] < b[0] or b[1] < a[0]
    assert all(0 <= a < b <= 1000 for a, b in boxes)


def test_a_name_takes_two_lines_where_one_is_too_wide():
    assert lines(("After the Cold War", 100.0, 300.0)) == [("After the Cold War",)]
    assert lines(("After the Cold War", 100.0, 170.0)) == [("After the", "Cold War")]


def test_a_name_stands_out_a_little_where_there_is_room_and_is_left_out_where_there_is_not():
    assert lines(("After the Cold War", 100.0, 140.0)) == [("After the", "Cold War")]
    assert lines(("After the Cold War", 100.0, 110.0)) == [()]
    between = [("Left neighbour", 10.0, 100.0), ("Right neighbour", 140.0, 240.0)]
    assert lines(between[0], ("After the Cold War", 100.0, 140.0), between[1])[1] == ()


def test_what_lies_outside_the_axis_is_no_band():
    assert bands([("Before", -50.0, -1.0), ("After", 1001.0, 1100.0)], AXIS, 1000.0) == ()
