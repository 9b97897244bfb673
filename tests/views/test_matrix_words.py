from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline import dates
from timeline.queries.filters import Filters
from timeline.views.matrix_words import day_name, headline, known_until, newest_day, who_stands


@pytest.mark.parametrize(
    ("said", "day", "named"),
    [
        (["2001"], date(2001, 12, 31), "2001"),
        (["2024-10", "2024"], date(2024, 10, 31), "October 2024"),
        (["2024-10", "2024-10-31"], date(2024, 10, 31), "31 October 2024"),
        (["2024-10-02/2024-10-31"], date(2024, 10, 31), "31 October 2024"),
        (["2024-10/2024-11"], date(2024, 11, 30), "November 2024"),
        (["2009/.."], date(2009, 12, 31), "2009"),
        (["../2009"], date(2009, 12, 31), "2009"),
        (["2001"], date(2001, 1, 1), "1 January 2001"),
        (["2001"], date(2001, 6, 1), "1 June 2001"),
    ],
)
def test_a_day_is_named_as_exactly_as_what_counts_from_it_is_known(tmp_path, said, day, named):
    ds = dataset(tmp_path, stances=[{"date": text} for text in said])
    assert day_name(ds, Filters(), day) == named


def test_a_day_can_be_named_in_few_letters(tmp_path):
    ds = dataset(tmp_path, stances=[{"date": "2024-10"}])
    assert day_name(ds, Filters(), date(2024, 10, 31), dates.short) == "Oct 2024"


@pytest.mark.parametrize(
    ("said", "newest"),
    [
        (["2001"], "2001"),
        (["2024", "2024-10-02"], "2 October 2024"),
        (["2024-10", "2024-10-01"], "1 October 2024"),
        (["2024-10-02/2024-12-31", "2024-11"], "November 2024"),
    ],
)
def test_the_newest_day_of_the_data_is_no_more_exact_than_they_are(tmp_path, said, newest):
    assert newest_day(dataset(tmp_path, stances=[{"date": text} for text in said])) == newest


def test_a_headline_counts_who_moved_first():
    changes = ["new", "moved", "same", "new", "silent", "repeated", "moved", "perhaps"]
    assert headline(changes) == "2 moved; 2 first found; 1 left office; 1 by now perhaps"
    assert headline(["new"]) == "1 first found"
    assert headline(["new"], moved_first=True) == "none moved; 1 first found"
    assert headline(["same"]) == ""


def test_groups_of_states_and_authors_are_counted_apart(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[{"actor": actor} for actor in ("japan", "members", "author")],
        actors=[
            {"id": "japan", "type": "state", "country": "JPN"},
            {"id": "members", "type": "state", "country": ""},
            {"id": "author", "type": "expert", "country": ""},
        ],
        sources=[{"author_actor": "author"}],
    )
    every = ("japan", "members", "author")
    assert who_stands(ds, every, "all") == (
        "1 voice, 1 group of states and 1 author of the articles"
    )
    assert who_stands(ds, ("JPN", "members"), "governments") == "1 government and 1 group of states"
    assert who_stands(ds, ("JPN",), "governments") == "1 government"


def test_until_when_data_know_is_said_of_what_it_is(tmp_path):
    stances = [{"date": "1956-11-05"}]
    events = [{"date": "1957-03"}]
    ds = dataset(tmp_path / "a", events=events, stances=stances)
    assert known_until(ds) == "Statements up to 5 November 1956"
    ds = dataset(tmp_path / "b", events=events, sources=[{"date": "1956-12-01"}])
    assert known_until(ds) == "Sources up to 1 December 1956"
    ds = dataset(tmp_path / "c", events=events, stances=stances, sources=[{"date": "1991"}])
    assert known_until(ds) == "As of 1991"
    ds = dataset(tmp_path / "d", events=events, sources=[{"date": "1957"}])
    assert known_until(ds) == "As of 1957"
    assert known_until(dataset(tmp_path / "e", events=events)) == ""
