"""A row is spelt out in the same words wherever it is listed."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.schema import TABLES
from timeline.views.fields import FIELDS, text


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("fields"),
        events=[
            {"id": "plan", "date": "2024-09", "title": "A plan", "countries": "JPN; IND"},
            {"id": "answer", "date": "2024-10-01", "reported_date": "2024", "sources": "s#2; s#3"},
        ],
        stances=[{"actor": "a", "framework": "f", "stance": "-1", "event": "plan"}],
        actors=[{"id": "a", "name": "Modi", "country": "IND"}],
        frameworks=[{"id": "f", "name": "Asian NATO", "proposition": "Be it so."}],
        sources=[{"id": "s", "title": "Obstacles", "date": "2024"}],
    )


def said(ds, table, number, *names):
    row = getattr(ds, table).to_dict("records")[number]
    return [text(ds, table, row, name) for name in names]


def test_an_event_in_words(ds):
    names = ("when", "country_names", "reported", "cited", "latest")
    assert said(ds, "events", 0, *names) == ["Sep 2024", "Japan, India", "", "", "2024-09-30"]
    assert said(ds, "events", 1, *names) == ["1 Oct 2024", "", "2024", "S, ¶2, ¶3", "2024-10-01"]


def test_a_statement_in_words(ds):
    names = ("actor_name", "stance_words", "framework_name", "event_title", "country_name")
    found = said(ds, "stances", 0, *names, "proposition")
    assert found == ["Modi", "is sceptical", "Asian NATO", "A plan", "India", "Be it so."]


def test_a_source_in_words(ds):
    assert said(ds, "sources", 0, "name", "in_full") == ["S", "“Obstacles”, 2024"]


@pytest.mark.parametrize("table", FIELDS)
def test_every_column_of_the_data_is_there_under_its_own_name(table):
    own = {name for name, field in FIELDS[table].items() if field.column is not None}
    assert own == set(TABLES[table].column_names)
    assert all(field.meaning for field in FIELDS[table].values())
