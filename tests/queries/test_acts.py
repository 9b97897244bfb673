"""Which statements are one act, so that it counts once."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from tests.queries.conftest import ACTORS
from timeline.queries.positions import acts, authors


@pytest.fixture
def told(tmp_path):
    """Return the acts that statements, given as actor and what is told of them, amount to."""

    def make(*rows: dict[str, str], **each: str) -> list[list[str]]:
        full = [{"id": f"{row['actor']}-{n}", **each, **row} for n, row in enumerate(rows)]
        events = [{"id": "talk"}, {"id": "other"}]
        ds = dataset(tmp_path, events=events, stances=full, actors=ACTORS)
        return [[i.rpartition("-")[0] for i in act] for act in acts(ds, ds.stances["id"])]

    return make


def test_india_and_its_minister_at_one_event(told):
    rows = [
        {"actor": "india", "quote": "flatly rejected"},
        {"actor": "jaishankar", "quote": "not in mind"},
    ]
    assert told(*rows, event="talk") == [["india", "jaishankar"]]
    assert told(rows[0] | {"event": "other"}, rows[1], event="talk") == [["india"], ["jaishankar"]]
    assert told(*rows) == [["india"], ["jaishankar"]]


def test_chinese_media_and_the_newspaper_that_they_are_strength_aside(told):
    rows = [{"actor": "global-times", "stance": "-2"}, {"actor": "chinese-media", "stance": "-1"}]
    assert told(*rows, event="talk") == [["global-times", "chinese-media"]]


def test_two_rows_of_ministers_by_the_country_that_is_their_roof(told):
    assert told({"actor": "cabinet"}, {"actor": "ministers"}, event="talk") == [
        ["cabinet", "ministers"]
    ]


def test_three_groups_of_specialists_and_right_and_left_in_one_sentence(told):
    experts = [{"actor": f"{place}-experts"} for place in ("us", "japanese", "asian")]
    sides = [{"actor": "the-right"}, {"actor": "the-left"}]
    words = {"sources": "nippon#5; kelly#2", "quote": "turned their noses up at it"}
    for rows in (experts, sides):
        assert told(*rows, **words) == [[row["actor"] for row in rows]]
        # Without the words, or in another place, or on another side it is another act.
        assert len(told(*rows, sources="nippon#5")) == len(rows)
        last = {**rows[-1], "sources": "nippon#6"}
        assert len(told(*rows[:-1], last, **words)) == 2
        last = {**rows[-1], "stance": "-1"}
        assert len(told(*rows[:-1], last, **words)) == 2


def test_governments_of_which_one_sentence_tells_have_each_acted(told):
    words = {"sources": "kelly#11", "quote": "the Quad, of Japan and India"}
    assert told({"actor": "japan"}, {"actor": "india"}, **words) == [["japan"], ["india"]]
    assert told({"actor": "japan"}, {"actor": "us-experts"}, **words) == [["japan"], ["us-experts"]]
    assert told({"actor": "japan"}, {"actor": "cabinet"}, **words) == [["japan", "cabinet"]]


def test_on_two_frameworks_it_is_two(told):
    rows = [{"actor": "india"}, {"actor": "india", "framework": "quad"}]
    assert len(told(*rows, event="talk")) == len(rows)


def test_what_ties_two_together_need_not_be_asked_for(tmp_path):
    words = {"sources": "kelly#2", "quote": "no"}
    rows = [
        {"id": "a", "actor": "japan", "event": "talk"},
        {"id": "b", "actor": "cabinet", "event": "talk", **words},
        {"id": "c", "actor": "ministers", **words},
        {"id": "d", "actor": "india"},
    ]
    ds = dataset(tmp_path, events=[{"id": "talk"}], stances=rows, actors=ACTORS)
    assert acts(ds, ["c", "d", "a"]) == (("c", "a"), ("d",))


def test_authors_of_sources_are_known(tmp_path):
    sources = [{"id": "nippon", "author_actor": "author"}, {"id": "kelly"}]
    assert authors(dataset(tmp_path, events=[{}], actors=ACTORS, sources=sources)) == {"author"}
    assert authors(dataset(tmp_path / "none", events=[{}])) == frozenset()
