"""Events are numbered in order of time, and what else is numbered goes on from there."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.views.contents import event_numbers, events, numbering, numbers_with
from timeline.views.view import View

EVENTS = [
    {"id": "late", "date": "2024-10-01", "label": "Vote"},
    {"id": "until", "date": "../2009", "label": "Talks"},
    {"id": "early", "date": "1994", "label": "Report"},
]


def test_events_are_numbered_in_order_of_time_an_open_beginning_by_its_end(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    assert event_numbers(ds) == {"early": 1, "until": 2, "late": 3}


def test_events_of_one_date_are_numbered_in_the_order_of_the_file(tmp_path):
    ids = ("c", "a", "d", "b")
    ds = dataset(tmp_path, events=[{"id": i, "date": "2024-09"} for i in ids])
    assert event_numbers(ds) == {"c": 1, "a": 2, "d": 3, "b": 4}


@pytest.mark.parametrize(
    "view",
    [
        View("timeline", Filters(text="vote")),
        View("events", Filters(text="vote")),
        View("compare", Filters(text="vote"), then="late", now="early", months=1),
        View("compare", then="early", now="late"),
    ],
)
def test_a_number_is_the_same_in_every_view(tmp_path, view):
    ds = dataset(tmp_path, events=EVENTS)
    found = events(ds, view)
    assert dict(zip(found["id"], found["number"], strict=True)).items() <= event_numbers(ds).items()
    assert found["number"].is_monotonic_increasing
    assert numbering(ds, [view, View("matrix")]) == event_numbers(ds)


def test_where_no_view_draws_events_voices_are_numbered_from_one(tmp_path):
    assert not numbering(dataset(tmp_path, events=EVENTS), [View("matrix"), View("stances")])


def test_voices_are_numbered_from_one_and_keep_their_numbers():
    known = {"early": 1, "late": 2}
    first = numbers_with(known, ["~b", "~a", "~b"])
    assert first == {**known, "~b": 1, "~a": 2}
    assert known == {"early": 1, "late": 2}
    assert numbers_with(first, ["~a", "~c"]) == {**first, "~c": 3}
