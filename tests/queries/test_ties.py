from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.queries.ties import around_both, ties

EVENTS = [
    {"id": "old", "date": "1950"},
    {"id": "early", "date": "1990"},
    {"id": "report", "date": "1994-08-12", "importance": "core"},
    {"id": "shock", "date": "1994-09-01"},
    {"id": "plan", "date": "2024-09-10", "importance": "core"},
    {"id": "reply", "date": "2024-10-01", "countries": "IND"},
]
TIED = [("report", "plan"), ("early", "plan"), ("old", "reply"), ("shock", "early")]


@pytest.fixture
def ds(tmp_path):
    rows = [{"then_event": then, "now_event": now} for then, now in TIED]
    return dataset(tmp_path, events=EVENTS, parallels=rows)


def drawn(ds, then="report", now="plan", filters=None):
    both = moments.pair(ds, then, now)
    around = around_both(ds, filters or Filters(), both, 24)
    found = ties(ds, around)
    pairs = set(zip(found["then_event"], found["now_event"], strict=True))
    return [list(rows["id"]) for rows in around.values()], pairs


def test_an_earlier_event_that_a_parallel_names_is_around_the_moment_it_is_nearer_to(ds):
    (then, now), pairs = drawn(ds)
    assert then == ["early", "report", "shock"]
    assert now == ["plan", "reply"]
    assert pairs == {("report", "plan"), ("early", "plan")}


def test_which_of_the_two_is_above_does_not_matter(ds):
    (above, below), pairs = drawn(ds, "plan", "report")
    assert (above, below) == (["plan", "reply"], ["early", "report", "shock"])
    assert pairs == {("report", "plan"), ("early", "plan")}


def test_what_the_filters_leave_out_is_not_tied(ds):
    (then, now), pairs = drawn(ds, filters=Filters(countries=("IND",)))
    assert (then, now) == (["report"], ["plan", "reply"])
    assert pairs == {("report", "plan")}


def test_moments_near_each_other_have_nothing_earlier(ds):
    (then, _), _ = drawn(ds, "report", "shock")
    assert then == ["report", "shock"]


def test_data_without_parallels_have_what_is_around(tmp_path):
    (then, now), pairs = drawn(dataset(tmp_path, events=EVENTS))
    assert (then, now, pairs) == (["report", "shock"], ["plan", "reply"], set())
