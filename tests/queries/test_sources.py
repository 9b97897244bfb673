"""What rests on a source, and what on it alone."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.queries.sources import Resting, alone, resting


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("sources"),
        events=[
            {"id": "late", "date": "2024", "sources": "news#2; news#5", "countries": "JPN"},
            {"id": "both", "date": "2009", "sources": "news#1; paper#1"},
            {"id": "early", "date": "1994", "sources": "news#3"},
            {"id": "none", "date": "1995"},
        ],
        stances=[{"id": "said", "sources": "paper#1"}],
        sources=[{"id": "news"}, {"id": "paper"}],
    )


def test_several_paragraphs_of_one_source_are_one_source(ds):
    assert resting(ds, Filters(), "events") == {"news": Resting(3, 2), "paper": Resting(1, 0)}
    assert resting(ds, Filters(), "stances") == {"paper": Resting(1, 1)}


def test_only_what_is_in_view_counts(ds):
    assert resting(ds, Filters(countries="JPN"), "events") == {"news": Resting(1, 1)}
    assert resting(ds, Filters(text="nothing"), "events") == {}


def test_what_rests_on_it_alone_comes_in_order_of_time(ds):
    found = alone(ds, Filters(), "events", "news")
    assert list(found["id"]) == ["early", "late"]
    assert alone(ds, Filters(), "events", "paper").empty


def test_a_source_that_is_not_there_is_named(ds):
    with pytest.raises(ValueError, match=r'source "post" is none of news, paper'):
        alone(ds, Filters(), "events", "post")
