from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.month_cells import month_cells
from timeline.layout.ribbon import UPRIGHT
from timeline.layout.text_metrics import text_width
from timeline.layout.time_scale import Axis, TimeScale


def cells(width=1000.0, months=24, events=(), low=-6, blend=0.75, **options):
    scale = TimeScale.build(events, (float(low), float(months)), blend)
    return month_cells(Axis(scale, 0.0, width), 6, 12.0, **options)


@given(
    st.integers(100, 2000),
    st.integers(1, 12_000),
    st.lists(st.floats(-7, 60), max_size=30),
    st.sampled_from([-7, -6, -2, 0]),
    st.booleans(),
)
def test_cells_divide_the_axis_and_have_room_for_their_names(
    width, months, events, low, is_upright
):
    found = cells(float(width), months, events, low, is_upright=is_upright)
    assert found[0].first == low
    assert found[-1].last == months
    assert all(a.last == b.first and a.x1 == b.x0 for a, b in pairwise(found))
    assert low >= 0 or 0 in {cell.first for cell in found}
    for cell in found:
        wide = text_width(cell.name, 12.0, bold=True)
        assert wide <= (UPRIGHT if is_upright else cell.x1 - cell.x0)


def test_months_are_counted_from_zero():
    crowd = [k / 10 for k in range(30)] + [-5, -1, 5, 9, 20]
    assert [cell.name for cell in cells(1200.0, events=crowd)] == [
        "−6 to −4",
        "−3 to −1",
        "month 1",
        "2",
        "3",
        "4–6",
        "7–12",
        "13–24 months",
    ]


def test_wide_months_stand_by_themselves():
    names = [cell.name for cell in cells(1900.0, months=6, blend=0.0)]
    assert names == ["−6", "−5", "−4", "−3", "−2", "−1", "month 1", "2", "3", "4", "5", "6"]


def test_what_is_before_is_one_cell():
    found = cells(low=-7, blend=1.0, events=[-6.5, 3])
    assert (found[0].name, found[0].first, found[0].last) == ("earlier", -7, -6)


def test_where_nothing_has_room_cells_have_no_name():
    assert {cell.name for cell in cells(20.0)} == {""}
