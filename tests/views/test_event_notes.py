from __future__ import annotations

from tests.factories import dataset
from timeline.queries import events
from timeline.queries.filters import Filters
from timeline.views.event_notes import notes, numbers

EVENTS = [
    {"id": "late", "date": "2024-10-01", "label": "Vote", "sources": "news#3; news#5; paper#1"},
    {"id": "until", "date": "../2009", "label": "Talks"},
    {"id": "early", "date": "1994", "label": "Report", "sources": "news#4"},
]
SOURCES = [
    {"id": "news", "kind": "article", "publisher": "Daily News", "title": "A"},
    {"id": "paper", "kind": "article", "publisher": "Weekly Paper", "title": "B"},
]


def test_events_are_numbered_in_order_of_time_an_open_beginning_by_its_end(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    assert numbers(events(ds, Filters())) == {"early": 1, "until": 2, "late": 3}
    assert numbers(events(ds, Filters(text="vote"))) == {"late": 1}


def test_a_note_says_what_when_and_by_whom(tmp_path):
    ds = dataset(tmp_path, events=EVENTS, sources=SOURCES)
    assert list(map(str, notes(ds, events(ds, Filters())))) == [
        "1. Report. 1994. Daily News, ¶4.",
        "2. Talks. until 2009.",
        "3. Vote. 1 Oct 2024. Daily News, ¶3, ¶5; Weekly Paper, ¶1.",
    ]


def test_some_events_keep_the_numbers_that_they_have_among_all(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    assert [note.number for note in notes(ds, events(ds, Filters()), {"late"})] == [3]
