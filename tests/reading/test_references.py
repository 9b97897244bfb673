"""Ids are given once, and nobody speaks for themselves."""

from __future__ import annotations

from tests.factories import folder, lines


def actors(tmp_path, **parents: str) -> list[str]:
    rows = [{"id": actor, "parent": parent} for actor, parent in parents.items()]
    return lines(folder(tmp_path, events=[{}], actors=rows))


def test_an_id_given_twice(tmp_path):
    events = [{"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": "a"}]
    assert lines(folder(tmp_path, events=events, stances=[{"id": "a"}, {"id": "a"}])) == [
        'data/events.csv:4: id "a" is already the id on line 2; give each event an id of its own',
        'data/events.csv:5: id "a" is already the id on line 2; give each event an id of its own',
        (
            'data/stances.csv:3: id "a" is already the id on line 2; '
            "give each statement an id of its own"
        ),
    ]


def test_a_chain_of_actors(tmp_path):
    assert actors(tmp_path, a="b", b="c", c="", d="b") == []


def test_actors_who_speak_in_a_circle(tmp_path):
    assert actors(tmp_path, x="b", a="c", b="a", c="b", d="d", e="x") == [
        'data/actors.csv:3: parent "c" makes a speak for itself (a > c > b > a); break the circle',
        'data/actors.csv:6: parent "d" makes d speak for itself (d > d); break the circle',
    ]
