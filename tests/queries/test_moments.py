from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.queries.moments import after, around, extent, offset, pair, since, together, told
from timeline.reading import load

DATA = Path(__file__).parents[2] / "data"

EVENTS = [
    {"id": "treaty", "date": "1951-09-08", "importance": "core"},
    {"id": "report", "date": "1994", "label": "Report", "importance": "core"},
    {"id": "answer", "date": "1995-02", "importance": "core"},
    {"id": "plan", "date": "2024-09-27", "importance": "core", "countries": "JPN"},
    {"id": "reply", "date": "2024-10-01", "countries": "IND"},
    {"id": "vote", "date": "2024-10-27"},
]


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("zero", "other", "months"),
    [
        ("2024-09-27", "2024-09-27", 0),
        ("2024-09-27", "2024-10-27", 1),
        ("2024-09-27", "2024-08-27", -1),
        ("2024-09-27", "2025-09-27", 12),
        ("2024-01-31", "2024-02-29", 1),
        ("2023-01-31", "2023-02-28", 1),
        ("2024-01-31", "2024-03-31", 2),
        ("2024-02-29", "2025-02-28", 12),
        ("2024-02-29", "2028-02-29", 48),
        ("2024-03-31", "2024-02-29", -1),
        ("2024-02-01", "2024-02-15", 14 / 29),
        ("2023-02-01", "2023-02-15", 14 / 28),
        ("2024-02-01", "2024-01-25", -7 / 31),
    ],
)
def test_a_month_reaches_from_a_day_to_the_same_day_of_the_next(zero, other, months):
    assert since(date.fromisoformat(zero), day(other)) == pytest.approx(months)


@given(st.dates(), st.integers(1, date.max.toordinal()))
def test_months_lead_back_to_the_day(zero, other):
    assert after(zero, since(zero, other)) == pytest.approx(other, abs=1e-6)


@given(st.dates(), st.integers(1, date.max.toordinal() - 1))
def test_a_later_day_is_more_months_away(zero, other):
    assert since(zero, other) < since(zero, other + 1)


@given(st.dates(), st.integers(-1200, 1200))
def test_whole_months_fall_on_the_same_day_of_the_month_or_the_last_there_is(zero, months):
    ordinal = after(zero, months)
    if 1 <= ordinal <= date.max.toordinal():
        found = date.fromordinal(int(ordinal))
        assert found.day == zero.day or (date.fromordinal(found.toordinal() + 1).day == 1)
        assert (found.year - zero.year) * 12 + found.month - zero.month == months


@pytest.mark.parametrize(
    ("written", "zero"),
    [
        ("2024-09-27", date(2024, 9, 27)),
        ("2024-09", date(2024, 9, 15)),
        ("1994", date(1994, 7, 2)),
        ("1990/1993", date(1992, 1, 1)),
        ("2009/..", date(2009, 1, 1)),
        ("../2009", date(2009, 12, 31)),
        ("/2024-10", date(2024, 9, 30)),
    ],
)
def test_zero_is_the_middle_of_a_date_or_its_known_end(tmp_path, written, zero):
    ds = dataset(tmp_path, events=[{"id": "a", "date": written}, {"id": "b", "date": "1900"}])
    first, _ = pair(ds, "a", "b")
    assert first.zero == zero


def drawn(tmp_path, parallels):
    rows = [{"then_event": then, "now_event": now} for then, now in parallels]
    return tuple(m.id for m in pair(dataset(tmp_path, events=EVENTS, parallels=rows)))


def test_by_default_the_pair_in_which_most_parallels_meet(tmp_path):
    parallels = [("treaty", "vote"), ("report", "reply"), ("answer", "plan"), ("report", "plan")]
    assert drawn(tmp_path, parallels) == ("report", "plan")


def test_of_equals_the_more_important_then_the_earlier(tmp_path):
    assert drawn(tmp_path / "1", [("report", "vote"), ("answer", "plan")]) == ("answer", "plan")
    assert drawn(tmp_path / "2", [("report", "plan"), ("treaty", "answer")]) == (
        "treaty",
        "answer",
    )


def test_an_event_is_no_parallel_of_itself(tmp_path):
    assert drawn(tmp_path, [("vote", "vote"), ("report", "reply")]) == ("report", "reply")


def test_without_parallels_nothing_is_compared_unless_two_are_named(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    assert pair(ds) is pair(ds, "treaty") is pair(ds, "", "treaty") is pair(ds, "vote", "vote")
    assert pair(ds) is None
    assert tuple(m.id for m in pair(ds, "treaty", "vote")) == ("treaty", "vote")


@pytest.mark.parametrize("events", [[], EVENTS[:1]])
def test_fewer_than_two_events_are_no_pair(tmp_path, events):
    assert pair(dataset(tmp_path, events=events, stances=[{}])) is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("", ""), ("report", "plan")),
        (("vote", ""), ("vote", "plan")),
        (("", "vote"), ("report", "vote")),
        (("plan", ""), ("plan", "report")),
        (("", "report"), ("plan", "report")),
        (("vote", "vote"), ("vote", "plan")),
        (("vote", "treaty"), ("vote", "treaty")),
    ],
)
def test_what_is_not_asked_for_is_chosen_and_never_the_same(tmp_path, asked, found):
    rows = [{"then_event": "report", "now_event": "plan"}]
    ds = dataset(tmp_path, events=EVENTS, parallels=rows)
    assert tuple(m.id for m in pair(ds, *asked)) == found


def window(tmp_path, *events, months=12, ongoing=False, **filters):
    rows = [{"id": "zero", "date": "2000-06-15"}, *({"id": k, "date": d} for k, d in events)]
    ds = dataset(tmp_path, events=[*rows, {"id": "old", "date": "1900"}])
    moment = pair(ds, "zero", "old")[0]
    found = around(ds, Filters(**filters), moment, months, ongoing=ongoing)
    return {row["id"]: told(row) for row in found.to_dict("records")}


def test_what_lies_around_a_moment_and_how_far_from_it(tmp_path):
    assert window(
        tmp_path,
        ("before", "1999-12-14"),
        ("first", "1999-12-15"),
        ("same", "2000-06-15"),
        ("month", "2000-07"),
        ("last", "2001-06-15"),
        ("after", "2001-06-16"),
        ("long", "1990/2000"),
        ("since", "2000-12-15/.."),
        ("until", "../2000-06-14"),
        ("since-long-ago", "1990/.."),
        ("until-long-after", "../2020"),
        ongoing=True,
    ) == {
        "first": "−6",
        "long": "−125.5 to +6.5",
        "zero": "0",
        "same": "0",
        "until": "until 0",
        "month": "+0.5 to +1.5",
        "since": "from +6",
        "last": "+12",
    }


def test_what_merely_went_on_is_left_out_unless_a_parallel_ties_it(tmp_path):
    rows = [
        {"id": "zero", "date": "2000-06-15"},
        {"id": "long", "date": "1990/2000"},
        {"id": "tied", "date": "1990/2001"},
        {"id": "since", "date": "2000-12-15/.."},
    ]
    tie = {"then_event": "zero", "now_event": "tied"}
    ds = dataset(tmp_path, events=rows, parallels=[tie])
    both = pair(ds, "zero", "since")
    assert set(around(ds, Filters(), both[0], 12)["id"]) == {"zero", "tied", "since"}


def test_the_moment_is_there_whatever_the_filters(tmp_path):
    assert window(tmp_path, ("other", "2000-07-01"), text="nowhere") == {"zero": "0"}
    assert window(tmp_path, ("other", "2000-07-01"), text="event") != {"zero": "0"}


def test_both_lines_in_one_order_of_months(tmp_path):
    rows = [
        {"id": "then", "date": "2000-01-01"},
        {"id": "shared", "date": "2000-03-01"},
        {"id": "now", "date": "2000-02-01"},
    ]
    ds = dataset(tmp_path, events=rows)
    both = pair(ds, "then", "now")
    found = together([around(ds, Filters(), moment, 12) for moment in both])
    assert list(zip(found["id"], found["moment"], found["first"], strict=True)) == [
        ("then", 1, -1.0),
        ("then", 0, 0.0),
        ("now", 1, 0.0),
        ("now", 0, 1.0),
        ("shared", 1, 1.0),
        ("shared", 0, 2.0),
    ]


def test_the_data_reach_from_the_first_to_the_last_day_that_is_named(tmp_path):
    rows = [{"date": "../1950"}, {"date": "1951-02"}, {"date": "1990/.."}]
    assert extent(dataset(tmp_path, events=rows)) == (date(1950, 12, 31), date(1990, 1, 1))


@pytest.mark.parametrize(
    ("months", "words"),
    [(0, "0"), (0.04, "0"), (-0.04, "0"), (12, "+12"), (0.46, "+0.5"), (-6.03, "−6")],
)
def test_an_offset_in_words(months, words):
    assert offset(months) == words


def test_the_usual_pair_of_the_data_set_of_this_repository():
    found = pair(load(DATA))
    assert [m.label for m in found] == ["Higuchi Report", "Asian NATO proposed"]
