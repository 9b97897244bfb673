"""Ranges of days: the dates that say them shortest, and how they lie to each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import parse
from timeline.dates.ranges import OPEN, DateRange

DAYS = st.none() | st.integers(1, date.max.toordinal())
RANGES = st.tuples(DAYS, DAYS).map(
    lambda days: DateRange(*(sorted(days) if None not in days else days))
)


@pytest.mark.parametrize(
    ("first", "last", "shortest"),
    [
        ("1990", "2024", "1990 2024"),
        ("1990-01-01", "2024-12-31", "1990 2024"),
        ("2024-09-01", "2024-10-11", "2024-09 2024-10-11"),
        ("2024-10-01", "2024-10-31", "2024-10 2024-10"),
        ("2024-10-01", "2024-10-11", "2024-10-01 2024-10-11"),  # not October to 11 October
        ("2024-01-01", "2024-10-11", "2024-01 2024-10-11"),
        ("2023-01-01", "2024-10-11", "2023 2024-10-11"),
        ("2024-01-01", "2024-01-01", "2024-01-01 2024-01-01"),
        ("2024-02-01", "2024-02-29", "2024-02 2024-02"),
        ("197X", "197X", "1970 1979"),
        ("2024-10-01", "..", "2024-10 .."),
        ("", "1994", ".. 1994"),
        ("2009/..", "2009/..", "2009 .."),
    ],
)
def test_a_range_is_said_in_the_least_exact_form(first, last, shortest):
    found = DateRange.between(first, last)
    assert f"{found.first} {found.last}" == shortest


@given(RANGES)
def test_a_range_comes_back_from_its_texts(asked):
    assert DateRange.between(asked.first, asked.last) == asked
    if asked != DateRange():
        span = parse(asked.text)
        assert (span.earliest and span.earliest.toordinal()) == asked.first_day
        assert (span.latest and span.latest.toordinal()) == asked.last_day


@given(RANGES, RANGES)
def test_ranges_touch_where_they_have_days_in_common(one, other):
    assert one.touches(other) == other.touches(one)
    if one.touches(other):
        inner = one.within(other)
        assert one.holds(inner)
        assert other.holds(inner)
        assert (inner == other) == one.holds(other)
    else:
        assert not one.holds(other)


def test_a_range_open_on_both_sides_says_nothing():
    every = DateRange()
    assert (every.first, every.last, every.text, every.words) == (OPEN, OPEN, "", "")


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match=r"^a range ends before it begins; exchange its ends$"):
        DateRange(2, 1)
