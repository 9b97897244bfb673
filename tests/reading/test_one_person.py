"""Names that are probably one person's are told, and those of two are not."""

from __future__ import annotations

import pytest

from tests.factories import folder, lines
from timeline.reading.one_person import are_full_names, probably_one


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Sir Anthony Eden", "Anthony Eden"),
        ("Prime Minister Anthony Eden", "Anthony Eden"),
        ("Eden, Anthony", "Anthony Eden"),
        ("Eden", "Anthony Eden"),
        ("EDEN", "Anthony Eden"),
        ("Sir Eden", "Anthony Eden"),
        ("Antony Eden", "Anthony Eden"),
        ("Anthonny Eden", "Anthony Eden"),
        ("Präsident Eisenhower", "Dwight D. Eisenhower"),
        ("Nasser", "Gamal Abdel Nasser"),
        ("Gouvernement malien", "Gouvernement du Mali"),
        ("Japanese government", "Government of Japan"),
        ("Iranische Regierung", "Regierung des Iran"),
    ],
)
def test_names_of_one_person(name, meant):
    assert list(probably_one([meant, name])) == [(name, meant)]
    assert {*next(probably_one([name, meant]))} == {name, meant}


@pytest.mark.parametrize(
    "names",
    [
        ("Anthony Eden", "Clarissa Eden", "Eden"),
        ("Bank of Japan", "Japan"),
        ("Henry VII", "Henry VIII"),
        ("World War I", "World War II"),
        ("Mario Silva", "Maria Silva"),
        ("Republic of Iran", "Republic of Iraq"),
        ("President", "President Nasser of Egypt and Syria"),
        ("Group 7", "Group 8"),
        ("Eden", "eden"),
        ("Government of Niger", "Nigerian government"),
        ("Government of Australia", "Austrian government"),
        ("Government of Mali", "Army of Mali", "Mali", "Malian"),
    ],
)
def test_names_of_several(names):
    assert list(probably_one(names)) == []


def test_all_names_of_one_person_at_once():
    names = ["Eden", "Anthony Eden", "Sir Anthony Eden", "Eden, Anthony", "Antony Eden"]
    assert {meant for _, meant in probably_one(names)} == {"Anthony Eden"}
    assert {name for name, _ in probably_one(names)} == {*names} - {"Anthony Eden"}


def test_full_names_in_one_cell():
    assert are_full_names(["Guðmundur Í. Guðmundsson", "Lord Home"])
    assert not are_full_names(["Fumio Kishida", "Prime Minister"])
    assert not are_full_names(["Ministry of Finance", "Japan"])


def test_one_actor_of_two_names_is_told(tmp_path):
    events = [{"actors": "Anthony Eden"}, {"id": "b", "actors": "Eden, Anthony"}]
    assert lines(folder(tmp_path, events=events)) == [
        (
            'data/events.csv:3: warning: actors "Eden, Anthony" may be "Anthony Eden" (line 2) '
            "and counts as another actor; write Anthony Eden if it is one actor, not two"
        ),
    ]


def test_full_names_between_commas_are_told(tmp_path):
    assert lines(folder(tmp_path, events=[{"actors": "Anthony Eden, Guy Mollet"}])) == [
        (
            'data/events.csv:2: warning: actors "Anthony Eden, Guy Mollet" is taken as one actor; '
            "write Anthony Eden; Guy Mollet if they are 2"
        ),
    ]


def test_a_table_of_actors_says_who_is_no_person(tmp_path):
    actors = [
        {"id": "party", "name": "Labour Party", "type": "party"},
        {"id": "the-party", "name": "Party", "type": "party"},
    ]
    assert lines(folder(tmp_path, events=[{}], actors=actors)) == []


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        ({}, True),
        ({"stance": "2"}, False),
        ({"date": "1956-07-28"}, False),
        ({"sources": "https://example.org/b"}, False),
        ({"framework": "treaty"}, False),
    ],
)
def test_a_stance_that_contradicts_another_of_the_day(tmp_path, second, is_told):
    same = {"actor": "eden", "framework": "force", "date": "1956-07-27"}
    first = same | {"id": "a", "stance": "2", "sources": "https://example.org/a"}
    stances = [first, first | {"id": "b", "stance": "-2"} | second]
    told = [line for line in lines(folder(tmp_path, stances=stances)) if "contradicts" in line]
    assert (
        told
        == [
            (
                'data/stances.csv:3: warning: stance "-2" contradicts 2 on line 2, of the same day '
                "and no other source; correct one of them, or name the source of each"
            )
        ]
        * is_told
    )


def test_years_that_are_slips(tmp_path):
    years = ["1956", "1956-07", "1957", "1056-11-05", "2956-07-26", "1950", "1952", "1953"]
    events = [{"id": f"e{n}", "date": year} for n, year in enumerate(years)]
    assert lines(folder(tmp_path, events=events)) == [
        (
            'data/events.csv:5: warning: date "1056-11-05" is centuries from most other dates; '
            "correct its year, if that is a slip"
        ),
        (
            'data/events.csv:6: warning: date "2956-07-26" is far in the future; '
            "correct its year, if that is a slip"
        ),
    ]


def test_a_long_history_has_no_slips(tmp_path):
    events = [{"id": f"e{n}", "date": year} for n, year in enumerate(["1066", "1266", "1966"])]
    assert lines(folder(tmp_path, events=events)) == []
