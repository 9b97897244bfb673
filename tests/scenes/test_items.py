from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.scenes.items import dated_span, domain

LOW, HIGH = 738_886.0, 739_252.0
"""The first day of 2024, and that of 2025."""


@pytest.mark.parametrize(
    ("when", "cut", "opened"),
    [
        ("2024", (False, False), (False, False)),
        ("2023-05/2024-05", (True, False), (False, False)),
        ("2024-05/2025-05", (False, True), (False, False)),
        ("2023/2025", (True, True), (False, False)),
        ("1945/..", (True, False), (False, True)),
        ("../2025", (False, True), (True, False)),
        ("2024-05/..", (False, False), (False, True)),
    ],
)
def test_what_an_axis_cuts_off_is_told_from_what_is_not_known(tmp_path, when, cut, opened):
    ds = dataset(tmp_path, events=[{"id": "a", "date": when}])
    made = dated_span(ds.events.iloc[0].to_dict(), (LOW, HIGH))
    assert (made.cut_start, made.cut_end) == cut
    assert (made.open_start, made.open_end) == opened
    assert LOW <= made.start <= made.end <= HIGH


@pytest.mark.parametrize(
    ("years", "first", "after"),
    [
        (None, date(1994, 8, 12), date(2024, 10, 28)),
        (2024, date(2024, 1, 1), date(2025, 1, 1)),
        (("2024-09", "2024-10-11"), date(2024, 9, 1), date(2024, 10, 12)),
        ("2024-10-01", date(2024, 10, 1), date(2024, 10, 2)),
        (("2024-09", None), date(2024, 9, 1), date(2024, 10, 28)),
        ((1900, 2000), date(1900, 1, 1), date(2001, 1, 1)),
    ],
)
def test_the_axis_begins_and_ends_with_the_range(tmp_path, years, first, after):
    ds = dataset(tmp_path, events=[{"date": "1994-08-12"}, {"date": "2024-10-27"}])
    found = domain(ds.events, Filters(years=years).years)
    assert found == (first.toordinal(), after.toordinal())
    whole = domain(ds.events, Filters(years=years).years, whole_months=True)
    assert years is None or whole[0] == first.toordinal()
