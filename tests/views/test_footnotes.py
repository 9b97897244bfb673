"""A footnote says when something happened, and who reports it."""

from __future__ import annotations

from collections import Counter

from tests.factories import dataset
from timeline.views.footnotes import event_evidence, voice_evidence, voice_places

EVENTS = [
    {"id": "late", "date": "2024-10-01", "label": "Vote", "sources": "news#3; news#5; paper#1"},
    {"id": "until", "date": "../2009", "label": "Talks"},
    {"id": "early", "date": "1994", "label": "Report", "sources": "news#4"},
]
SOURCES = [
    {"id": "news", "kind": "article", "publisher": "Daily News", "title": "A"},
    {"id": "paper", "kind": "article", "publisher": "Weekly Paper", "title": "B"},
]


def test_voices_without_a_source_have_none(tmp_path):
    ds = dataset(tmp_path, events=EVENTS, stances=[{"actor": "ann"}], sources=SOURCES)
    cited = {"bob": Counter({"news#3": 2})}
    assert voice_places(ds, ["ann", "bob"], cited) == "Daily News, ¶3"
    assert voice_places(ds, ["ann"], cited) == ""
    assert list(voice_evidence(ds, None, "Ann", ds.stances.head(0))) == ["Ann"]


def test_the_notes_of_a_slide_say_whose_words_a_quote_is(tmp_path):
    quoted = {"quote": "at last", "sources": "news#3; paper#1", "quote_from": "news#3"}
    ds = dataset(
        tmp_path,
        events=[
            {**quoted, "title": "They vote"},
            {"title": "They talk", "quote": "so be it", "sources": "paper#1"},
        ],
        stances=[{**quoted, "basis": "quote"}],
        actors=[{"id": "ishiba", "name": "Ishiba"}],
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
        sources=SOURCES,
    )
    numbers = {"event-1": 1, "event-2": 2}
    assert list(event_evidence(ds, ds.events, numbers, numbers)) == [
        (
            "1. They vote (1 October 2024). “at last” (Daily News, ¶3). "
            "[Daily News, ¶3; Weekly Paper, ¶1]"
        ),
        "2. They talk (1 October 2024). “so be it” [Weekly Paper, ¶1]",
    ]
    assert list(voice_evidence(ds, None, "Ishiba", ds.stances))[1:] == [
        (
            "– Ishiba, 1 October 2024: supports Asian NATO. "
            "“at last” (Own words, as given by Daily News, ¶3). [Daily News, ¶3; Weekly Paper, ¶1]"
        )
    ]
