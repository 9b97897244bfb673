"""What rests on a source, and what on it alone, wherever the tables stand."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest
from pandas.testing import assert_frame_equal

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


@pytest.fixture(scope="module")
def duck(ds):
    """The same data set, its large tables in DuckDB."""
    connection = duckdb.connect()
    return replace(
        ds,
        events=connection.from_df(ds.events),
        stances=connection.from_df(ds.stances),
        links={name: connection.from_df(link) for name, link in ds.links.items()},
    )


@pytest.fixture(params=["pandas", "duckdb"])
def data(request, ds, duck):
    return {"pandas": ds, "duckdb": duck}[request.param]


def test_several_paragraphs_of_one_source_are_one_source(data):
    assert resting(data, Filters(), "events") == {"news": Resting(3, 2), "paper": Resting(1, 0)}
    assert resting(data, Filters(), "stances") == {"paper": Resting(1, 1)}


def test_only_what_is_in_view_counts(data):
    assert resting(data, Filters(countries="JPN"), "events") == {"news": Resting(1, 1)}
    assert resting(data, Filters(text="nothing"), "events") == {}


def test_what_rests_on_it_alone_comes_in_order_of_time(data, ds):
    found = alone(data, Filters(), "events", "news")
    assert list(found["id"]) == ["early", "late"]
    assert_frame_equal(found, alone(ds, Filters(), "events", "news"))
    assert alone(data, Filters(), "events", "paper").empty


def test_a_source_that_is_not_there_is_named(ds):
    with pytest.raises(ValueError, match=r'source "post" is none of news, paper'):
        alone(ds, Filters(), "events", "post")
