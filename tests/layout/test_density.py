from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from timeline.layout.density import calendar_bins, column_counts, fullest
from timeline.layout.time_scale import Axis, TimeScale
from timeline.layout.timeline_model import DatedCounts


def day(*when):
    return float(date(*when).toordinal())


def axis(low, high, width=1000.0):
    return Axis(TimeScale.build([], (low, high), 0.0), 0.0, width)


def counts(*entries, groups=()):
    """Make counts of (first, last, number, group)."""
    first, last, number, group = zip(*entries, strict=True)
    size = len(entries)
    return DatedCounts(
        np.array(first),
        np.array(last),
        np.array(number),
        np.array(group),
        np.ones(size, dtype=bool),
        np.array([""] * size),
        groups,
        sum(number),
    )


@pytest.mark.parametrize(
    ("high", "unit"),
    [
        (day(2024, 3, 1), "day"),
        (day(2026, 1, 1), "week"),
        (day(2034, 1, 1), "month"),
        (day(2064, 1, 1), "quarter"),
        (day(2124, 1, 1), "year"),
        (day(9999, 1, 1), "50 years"),
    ],
)
def test_a_column_is_a_part_of_the_calendar_that_has_room(high, unit):
    bins = calendar_bins(axis(day(2024, 1, 1), high))
    assert bins.unit == unit
    assert np.diff(bins.edges)[1:-1].min() >= 3


def test_months_begin_on_their_first_day_and_weeks_on_mondays():
    months = calendar_bins(axis(day(2020, 1, 17), day(2030, 1, 1)))
    assert [date.fromordinal(int(d)).day for d in months.days[1:-1]] == [1] * 119
    weeks = calendar_bins(axis(day(2024, 1, 1), day(2026, 1, 1)))
    assert {date.fromordinal(int(d)).weekday() for d in weeks.days[1:-1]} == {0}


def test_what_lies_somewhere_in_a_year_is_spread_over_it():
    line = axis(day(2020, 1, 1), day(2030, 1, 1))
    bins = calendar_bins(line)
    some = counts(
        (day(2024, 1, 1), day(2025, 1, 1), 120, ""), (day(2026, 5, 3), day(2026, 5, 4), 6, "")
    )
    found = {date.fromordinal(int(c.first)): c.number for c in column_counts(some, bins, 0, 9, 12)}
    assert len(found) == 13
    assert {found[date(2024, month, 1)] for month in range(1, 13)} <= {10, 9}
    assert found[date(2026, 5, 1)] == 6
    assert fullest(some, bins) == pytest.approx(120 * 31 / 366)


def test_groups_stand_over_each_other_and_the_fullest_column_reaches_the_top():
    line = axis(day(2020, 1, 1), day(2030, 1, 1))
    bins = calendar_bins(line)
    on = (day(2024, 2, 3), day(2024, 2, 4))
    some = counts((*on, 2, "b"), (*on, 1, "a"), (*on, 1, ""), groups=("a", "b"))
    found = list(column_counts(some, bins, 100.0, 40.0, fullest(some, bins)))
    assert [(c.group, c.y0, c.y1, c.number) for c in found] == [
        ("a", 90.0, 100.0, 4),
        ("b", 70.0, 90.0, 4),
        ("", 60.0, 70.0, 4),
    ]
    down = list(column_counts(some, bins, 100.0, 40.0, 4, is_up=False))
    assert [(c.y0, c.y1) for c in down] == [(100.0, 110.0), (110.0, 130.0), (130.0, 140.0)]
