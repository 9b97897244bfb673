"""A card says the same of an event or a statement on a page as in a file."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.views.evidence import evidence, whose


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("evidence"),
        events=[
            {
                "id": "talks",
                "date": "2024-09",
                "reported_date": "2024-08",
                "kind": "summit",
                "title": "They talk",
                "countries": "JPN; IND",
                "frameworks": "pact",
                "quote": "at last",
                "sources": "news#3; news#5",
                "quote_from": "news#5",
            },
            {"id": "vote", "title": "They vote"},
        ],
        stances=[
            {"id": "late", "actor": "bob", "framework": "pact", "event": "talks"},
            {
                "id": "early",
                "actor": "ann",
                "framework": "treaty",
                "stance": "-1",
                "date": "2024-09",
                "event": "talks",
                "basis": "quote",
                "condition": "While it lasts",
            },
        ],
        actors=[{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
        frameworks=[{"id": "pact", "name": "Pact"}, {"id": "treaty", "name": "Pact"}],
        sources=[{"id": "news", "title": "News"}],
    )


def found(ds, table, number):
    return evidence(ds, table, getattr(ds, table).to_dict("records")[number])


def test_an_event_has_its_date_its_names_its_sources_and_a_citation(ds):
    card = found(ds, "events", 0)
    assert card.head == ("In September 2024", "a source says in August 2024", "summit")
    assert (card.summary, card.quote, card.words, card.note) == ("", "at last", "News, ¶5", "")
    assert card.places == ("news#5", "news#3")
    assert card.lines == (
        ("Countries", "countries", {"JPN": "Japan", "IND": "India"}),
        ("Frameworks", "frameworks", {"pact": "Pact (pact)"}),
    )
    assert [str(note) for note in card.sources] == ["1. “News”, ¶3, ¶5."]
    assert card.citation.startswith("They talk (September 2024). “News”, ¶3, ¶5.")


def test_the_stances_taken_at_an_event_are_in_the_order_in_which_they_count(ds):
    taken = found(ds, "events", 0).taken
    assert [whose(ds, row) for row in taken] == ["Ann on Pact (treaty)", "Bob on Pact (pact)"]


def test_a_statement_has_its_condition_and_its_event(ds):
    card = found(ds, "stances", 1)
    assert card.head == ("In September 2024", "quote")
    assert card.lines == (
        ("Condition", "", {"": "While it lasts"}),
        ("Event", "events", {"talks": "They talk"}),
    )
    assert (card.taken, card.sources, card.citation) == ((), (), "")


@pytest.mark.parametrize(
    ("source", "cited", "caveat"),
    [
        ({"kind": "article"}, "news#3; news#5", "Rests only on an unsigned article."),
        ({}, "news#3", "Rests only on an unsigned source."),
        ({"kind": "article"}, "news#3; paper#1", ""),
        ({"kind": "article", "publisher": "Daily News"}, "news#3", ""),
        ({"kind": "article", "author": "Ann"}, "news#3", ""),
        ({"kind": "reference"}, "news#3", ""),  # a treaty has no author
        ({"kind": "article"}, "", ""),
    ],
)
def test_a_card_that_rests_on_what_nobody_signed_says_so(tmp_path, source, cited, caveat):
    ds = dataset(
        tmp_path,
        events=[{"sources": cited}],
        sources=[{"id": "news", "title": "News", **source}, {"id": "paper", "author": "Bob"}],
    )
    assert found(ds, "events", 0).caveat == caveat


def test_of_a_source_that_no_file_tells_of_nothing_is_said(tmp_path):
    ds = dataset(tmp_path, events=[{"sources": "news#3"}])
    assert found(ds, "events", 0).caveat == ""


def test_what_is_not_known_is_not_said(ds):
    card = found(ds, "events", 1)
    assert card.head == ("On 1 October 2024",)
    assert (card.taken, card.lines, card.sources) == ((), (), ())
