"""Beside a name stands the office held then: none that was not yet, or no longer, held."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline.queries import events, stances
from timeline.queries.filters import Filters
from timeline.views.evidence import evidence, whose
from timeline.views.fields import text
from timeline.views.footnotes import voice_evidence
from timeline.views.offices import held, named, office, office_on

ACTORS = [
    {
        "id": "ishiba",
        "name": "Ishiba Shigeru",
        "type": "person",
        "office": "2007/2008 defence minister; 2024-10-01/.. prime minister",
    },
    {"id": "cabinet", "name": "Ishiba cabinet", "type": "government", "office": "2024/.. cabinet"},
    {"id": "king", "name": "The king", "type": "person", "office": "king"},
]


def said(tmp_path, *statements):
    return dataset(
        tmp_path,
        stances=list(statements),
        actors=ACTORS,
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
    )


@pytest.mark.parametrize(
    ("when", "title"),
    [
        ("2024-09-30", ""),
        ("2024-10-01", "prime minister"),
        ("2024-10-02/2024-10-31", "prime minister"),
        ("2024-09/2024-10", ""),  # he may have said it before
        ("2024-10/..", "prime minister"),  # it lasts from then on
        ("../2024-10-31", ""),  # some day before
        ("2008-05", "defence minister"),
        ("2009", ""),
    ],
)
def test_it_was_held_all_the_time_in_which_it_may_have_been_said(tmp_path, when, title):
    ds = said(tmp_path, {"date": when}, {"date": "2024-12-31"})
    row = ds.stances.to_dict("records")[0]
    assert office(ds, "ishiba", row) == title
    name = f"Ishiba Shigeru, {title}," if title else "Ishiba Shigeru"
    assert whose(ds, row) == f"{name} on Asian NATO"


def test_what_is_always_held_is_held_on_any_day(tmp_path):
    ds = said(tmp_path, {"actor": "king", "date": "../1990"})
    assert office(ds, "king", ds.stances.to_dict("records")[0]) == "king"


def test_a_government_needs_no_title(tmp_path):
    ds = said(tmp_path, {"actor": "cabinet"})
    (row,) = ds.stances.to_dict("records")
    assert whose(ds, row) == "Ishiba cabinet on Asian NATO"
    assert office_on(ds, "cabinet", date(2024, 10, 1)) == ""


def test_on_a_day(tmp_path):
    ds = said(tmp_path, {})
    days = [date(2007, 5, 1), date(2010, 1, 1), date(2024, 10, 1)]
    assert [office_on(ds, "ishiba", day) for day in days] == [
        "defence minister",
        "",
        "prime minister",
    ]


def test_every_office_with_its_dates(tmp_path):
    ds = said(tmp_path, {})
    assert held(ds, "ishiba") == (
        "defence minister (2007–2008)",
        "prime minister (since 1 Oct 2024)",
    )
    assert held(ds, "king") == ("king",)
    assert held(ds, "JPN") == ()


def test_cards_notes_and_lists_have_it(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"date": "2024-10-01", "actors": "ishiba; cabinet"}],
        stances=[{}],
        actors=ACTORS,
    )
    (event,), (row,) = ds.events.to_dict("records"), ds.stances.to_dict("records")
    names = {"ishiba": "Ishiba Shigeru, prime minister", "cabinet": "Ishiba cabinet"}
    assert evidence(ds, "events", event).lines == (("Actors", "actors", names),)
    assert named(ds, "ishiba", row) == names["ishiba"]
    assert text(ds, "stances", row, "actor_office") == "prime minister"
    (_, line) = voice_evidence(ds, None, "Ishiba", ds.stances)
    assert line.startswith("– Ishiba Shigeru, prime minister, 1 October 2024: supports")


def test_a_search_finds_who_held_it_then(tmp_path):
    ds = dataset(
        tmp_path,
        events=[
            {"id": "before", "date": "2024-09-30", "actors": "ishiba"},
            {"id": "after", "date": "2024-10-02", "actors": "ishiba"},
            {"id": "perhaps", "date": "2024-09/2024-10", "actors": "ishiba"},
            {"id": "another", "date": "2024-10-02", "actors": "king"},
        ],
        stances=[{"id": "first", "date": "2024-09"}, {"id": "later", "date": "2024-11"}],
        actors=ACTORS,
    )
    asked = Filters(text="Prime Minister")
    assert set(events(ds, asked)["id"]) == {"after", "perhaps"}
    assert list(stances(ds, asked)["id"]) == ["later"]
