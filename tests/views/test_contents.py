"""Events are numbered in order of time, and what else is numbered goes on from there."""

from __future__ import annotations

from tests.factories import dataset
from timeline.queries import events
from timeline.queries.filters import Filters
from timeline.views.contents import event_numbers, numbers_with

EVENTS = [
    {"id": "late", "date": "2024-10-01", "label": "Vote"},
    {"id": "until", "date": "../2009", "label": "Talks"},
    {"id": "early", "date": "1994", "label": "Report"},
]


def test_events_are_numbered_in_order_of_time_an_open_beginning_by_its_end(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    assert event_numbers(events(ds, Filters())) == {"early": 1, "until": 2, "late": 3}
    assert event_numbers(events(ds, Filters(text="vote"))) == {"late": 1}


def test_what_has_no_number_yet_gets_the_next_and_what_has_one_keeps_it():
    known = {"early": 1, "late": 2}
    assert numbers_with(known, ["~b", "late", "~a", "~b"]) == {**known, "~b": 3, "~a": 4}
    assert known == {"early": 1, "late": 2}
    assert numbers_with({}, ["~a"]) == {"~a": 1}
