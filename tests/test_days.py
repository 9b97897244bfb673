"""Days before the year 1 and beyond 9999, and how they go with those of the standard library."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Day
from timeline.dates.days import FIRST_DAY, LAST_DAY, month_length, stamps

ORDINALS = st.integers(FIRST_DAY.toordinal(), LAST_DAY.toordinal())


@given(ORDINALS)
def test_a_day_comes_back_from_its_number_its_text_and_its_stamp(ordinal):
    day = Day.fromordinal(ordinal)
    assert day.toordinal() == ordinal
    assert Day.fromisoformat(day.isoformat()) == day
    assert Day.of(day.stamp) == day
    assert np.datetime64(day.stamp, "D") - np.datetime64("0001-01-01") == np.timedelta64(
        ordinal - 1, "D"
    )


@given(st.dates(), st.dates())
def test_a_day_is_a_date_where_there_is_one(one, other):
    day = Day.of(one)
    assert (day == one, one == day, hash(day)) == (True, True, hash(one))
    assert (day < other, day <= other, other < day, other <= day) == (
        *(one < other, one <= other),
        *(other < one, other <= one),
    )
    assert day - other == one - other
    assert other - day == other - one
    assert str(day) == one.isoformat()
    assert month_length(day.year, day.month) == pd.Timestamp(one).days_in_month


@given(ORDINALS, st.integers(-1000, 1000))
def test_days_are_counted_on_and_stop_at_the_ends(ordinal, more):
    wanted = min(max(ordinal + more, FIRST_DAY.toordinal()), LAST_DAY.toordinal())
    assert (Day.fromordinal(ordinal) + timedelta(days=more)).toordinal() == wanted
    assert (Day.fromordinal(ordinal) - timedelta(days=-more)).toordinal() == wanted


@pytest.mark.parametrize("text", ["2024-02-30", "2024-1-5", "12000-01-01", "-0000-01-01", "soon"])
def test_what_is_no_day(text):
    with pytest.raises(ValueError, match="day"):
        Day.fromisoformat(text)


def test_a_column_of_days():
    column = stamps([Day(-489, 9, 12), None, Day(12_000, 1, 1), date(2024, 10, 1)])
    assert column.dtype == "datetime64[us]"
    assert column.astype("M8[D]").astype(str).tolist() == [
        *("-489-09-12", "NaT"),
        *("12000-01-01", "2024-10-01"),
    ]
