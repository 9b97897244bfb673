from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Day
from timeline.layout.ribbon import UPRIGHT, cell_at, ribbon
from timeline.layout.text_metrics import text_width
from timeline.layout.time_scale import Axis, TimeScale


def day(year, month=1, number=1):
    return float(date(year, month, number).toordinal())


def axis(first, last, span=1000.0, days=(), blend=0.75):
    return Axis(TimeScale.build(days, (first, last), blend), 10.0, 10.0 + span)


def names(*given, size=12.0, **more):
    return [cell.name for cell in ribbon(axis(*given), size, **more)]


@st.composite
def axes(draw):
    low = draw(st.integers(1, 3_650_000))
    high = low + draw(st.sampled_from([1, 2, 20, 100, 400, 4000, 40_000, 400_000, 3_000_000]))
    high = min(high, date.max.toordinal())
    days = draw(st.lists(st.floats(low, high), max_size=60))
    span, blend = draw(st.floats(120, 2400)), draw(st.sampled_from([0.0, 0.75, 1.0]))
    return axis(float(low), float(high), span, days, blend)


@given(axes(), st.booleans(), st.sampled_from([10.0, 12.0, 15.0]))
def test_cells_cover_the_axis_and_end_where_the_calendar_does(found, is_upright, size):
    cells = ribbon(found, size, is_upright=is_upright)
    low, high = found.scale.domain
    assert (cells[0].first, cells[-1].last) == (low, high)
    assert (cells[0].x0, cells[-1].x1) == pytest.approx((found.x0, found.x1))
    for one, after in itertools.pairwise(cells):
        assert (one.last, one.x1) == (after.first, after.x0)
        assert one.first < one.last
        boundary = date.fromordinal(int(one.last))
        units = {one.unit, after.unit}
        assert boundary.toordinal() == one.last
        assert boundary.day == 1 or units == {"day"}
        assert boundary.month == 1 or units <= {"month", "day"}


@given(axes(), st.booleans(), st.sampled_from([10.0, 12.0, 15.0]))
def test_names_fit_their_cells(found, is_upright, size):
    for cell in ribbon(found, size, is_upright=is_upright):
        lines = cell.name.split("\n")
        wide = max(text_width(line, size, bold=True) for line in lines)
        along, across = (size * len(lines), wide) if is_upright else (wide, 0.0)
        assert not cell.name or along <= cell.x1 - cell.x0
        assert across <= UPRIGHT


@given(axes(), st.floats(0, 1))
def test_a_day_lies_in_its_cell(found, share):
    cells = ribbon(found, 12.0)
    low, high = found.scale.domain
    at = low + share * (high - low)
    cell = cell_at(cells, at)
    assert cell.first <= at <= cell.last


def test_decades_that_are_wide_are_years_and_years_that_are_wide_are_months():
    assert names(day(1940), day(2030)) == [f"{year}s" for year in range(1940, 2030, 10)]
    assert names(day(2018), day(2025), 600.0) == [*map(str, range(2018, 2025))]
    assert names(day(2023), day(2024), 1440.0)[:2] == ["Jan 2023", "Feb 2023"]


def test_what_is_too_narrow_is_joined_with_what_follows_it():
    assert names(day(1940), day(2030), 240.0) == ["1940–69", "1970–99", "2000–29"]
    assert names(day(2024, 1), day(2025), 240.0) == ["Jan–May 2024", "Jun–Aug", "Sep–Dec"]


def test_what_is_split_says_its_year():
    assert names(day(2018), day(2020), 400.0) == [
        *("Jan–Jun 2018", "Jul–Dec 2018"),
        *("Jan–Jun 2019", "Jul–Dec 2019"),
    ]
    assert names(day(2018), day(2025)) == [str(year) for year in range(2018, 2025)]


def test_centuries_are_named_from_year_to_year():
    found = names(day(1200), day(2000), 300.0)
    assert all("–" in name for name in found)
    assert found[0].startswith("1200–")
    assert names(day(1890), day(1910), 80.0) == ["1890–1909"]


def test_a_month_is_days():
    found = names(day(2024, 10), day(2024, 11), 1200.0)
    assert found[:3] == ["1–3 Oct 2024", "4 Oct", "5 Oct"]
    assert found[-1] == "31"
    (only,) = names(day(2024, 10), day(2024, 11), 180.0)
    assert only == "Oct 2024"


def test_one_day_is_one_cell():
    first = day(2022, 2, 24)
    (cell,) = ribbon(axis(first, first + 1), 12.0)
    assert (cell.name, cell.unit) == ("24 Feb 2022", "day")


@pytest.mark.parametrize("first", [date.min, date.max - timedelta(400)])
def test_the_ends_of_the_calendar_are_reached(first):
    low = float(first.toordinal())
    cells = ribbon(axis(low, min(low + 400, float(date.max.toordinal()))), 12.0)
    assert cells[0].first == low


def test_downwards_a_name_asks_for_a_line_and_not_for_its_width():
    found = ribbon(axis(day(1940), day(2030), 400.0), 11.0, is_upright=True)
    assert [cell.name for cell in found] == [f"{year}s" for year in range(1940, 2030, 10)]


def test_years_across_the_turn_of_a_century_are_named_on_an_axis_that_runs_down():
    found = names(day(1994), day(2012), 30.0, size=11.0, is_upright=True)
    assert "" not in found
    assert any(name.startswith("199") and "–20" in name for name in found)


def years(first, last, width=1000.0, *, is_upright=False):
    ends = (Day(first, 1, 1).toordinal(), Day(last, 12, 31).toordinal() + 1)
    axis = Axis(TimeScale.build([], ends, 0), 0, width)
    return [cell.name for cell in ribbon(axis, 12, is_upright=is_upright)]


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (-3, 4, ["4 BC", "3 BC", "2 BC", "1 BC", "AD 1", "AD 2", "AD 3", "AD 4"]),
        (-19, 19, ["20–11 BC", "10–1 BC", "AD 1–9", "AD 10–19"]),
    ],
)
def test_years_before_christ_are_counted_back(first, last, names):
    assert years(first, last, 320) == names


def test_the_furthest_years_are_few_cells():
    assert years(-290_000, 294_000)[0] == "290,001–210,001 BC"
    assert len(years(-290_000, 294_000)) < 12


def test_a_long_name_stands_on_two_lines_where_the_axis_runs_down():
    assert years(-9999, 11_999, 200, is_upright=True)[0] == "10,000–\n6701 BC"
