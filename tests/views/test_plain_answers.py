"""What a page says first where nothing else answers: how much there is, and what it rests on."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.views.address import parse
from timeline.views.answers import plain_answer
from timeline.views.caption import suggested_title
from timeline.views.view import View

EVENTS = [
    {"id": "talks", "date": "1994", "sources": "news#4; treaty#1", "countries": "JPN"},
    {"id": "vote", "date": "2024-10", "sources": "news#5", "countries": "IND"},
]
SOURCES = [
    {"id": "news", "kind": "article"},
    {"id": "treaty", "kind": "reference"},
    {"id": "unread", "kind": "reference"},
]


def said(ds, text):
    return plain_answer(ds, parse(ds, text)[0]).text


def test_how_much_there_is_and_of_when(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    assert said(ds, "timeline") == "2 events, 1994 to 2024"
    assert said(ds, "matrix") == "0 statements"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("sources", "2 events and 1 statement rest on 1 article and 1 reference"),
        ("sources?country=India", "1 event rests on 1 article"),
        ("sources?q=nowhere", "Nothing is in view"),
    ],
)
def test_sources_say_what_rests_on_how_many_of_each_kind(tmp_path, asked, answer):
    stances = [{"actor": "ann", "framework": "pact", "date": "2024", "sources": "news#6"}]
    ds = dataset(tmp_path, events=EVENTS, stances=stances, sources=SOURCES)
    assert said(ds, asked) == answer


def test_sources_without_kinds_and_rows_without_sources(tmp_path):
    bare = {"id": "bare", "date": "2001"}
    assert said(dataset(tmp_path / "a", events=[*EVENTS, bare]), "sources") == (
        "3 events rest on 2 sources; 1 of them names none"
    )
    assert said(dataset(tmp_path / "b", events=[bare]), "sources") == "1 event names no source"


def test_of_many_events_who_acts_most(tmp_path):
    rows = [
        {"date": str(1990 + n), "countries": code}
        for n, code in enumerate(["JPN"] * 7 + ["USA"] * 4 + ["IND"])
    ]
    ds = dataset(tmp_path, events=rows)
    text = "12 events, 1990 to 2001; Japan acts in 7, the United States in 4"
    assert said(ds, "timeline") == text
    assert suggested_title(ds, View("timeline")) == f"data: {text}"
