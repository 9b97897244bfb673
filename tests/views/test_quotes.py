"""A quote says whose words it is, and claims nothing where that is not known."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.views.quotes import whose_words

SOURCES = [
    {"id": "news", "kind": "article", "publisher": "Daily News", "title": "A"},
    {"id": "paper", "kind": "article", "publisher": "Weekly Paper", "title": "B"},
]


@pytest.mark.parametrize(
    ("sources", "quote_from", "event", "own", "told"),
    [
        (
            "news#3; paper#1",
            "paper#1",
            "Weekly Paper, ¶1",
            "Own words, as given by Weekly Paper, ¶1",
            "Words of Weekly Paper, ¶1",
        ),
        (
            "news#3",
            "",
            "Daily News, ¶3",
            "Own words, as given by Daily News, ¶3",
            "Words of Daily News, ¶3",
        ),
        # Whichever paragraph it is, it is the same source.
        (
            "news#3; news#5",
            "",
            "Daily News",
            "Own words, as given by Daily News",
            "Words of Daily News",
        ),
        ("news#3; paper#1", "", "", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_it_says_whose_words_they_are(tmp_path, sources, quote_from, event, own, told):
    cells = {"quote": "at last", "sources": sources, "quote_from": quote_from}
    ds = dataset(
        tmp_path,
        events=[cells],
        stances=[{**cells, "basis": "quote"}, {**cells, "basis": "paraphrase"}],
        sources=SOURCES,
    )
    (row,) = ds.events.to_dict("records")
    said = [whose_words(ds, "stances", row) for row in ds.stances.to_dict("records")]
    assert [whose_words(ds, "events", row), *said] == [event, own, told]


def test_nothing_is_said_where_nothing_is_quoted(tmp_path):
    ds = dataset(tmp_path, events=[{"sources": "news#3"}], sources=SOURCES)
    (row,) = ds.events.to_dict("records")
    assert whose_words(ds, "events", row) == ""
