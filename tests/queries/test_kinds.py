"""A data set's own kinds of events and sources, wherever kinds are offered, told or drawn."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import brief, queries
from timeline.queries.colour_groups import colour_groups
from timeline.queries.filter_query import from_query, to_query
from timeline.queries.filters import FACETS, Filters, labels, sentence
from timeline.queries.kinds import kinds, own_kinds
from timeline.queries.lanes import groups
from timeline.views.answers import plain_answer
from timeline.views.view import View

KIND = next(facet for facet in FACETS if facet.param == "kind")


@pytest.fixture
def ds(tmp_path):
    return dataset(
        tmp_path,
        events=[
            {"id": "march", "kind": "protest", "sources": "leaflet"},
            {"id": "siege", "kind": "protest", "sources": "leaflet; act"},
            {"id": "law", "kind": "decision", "sources": "act"},
            {"id": "verdict", "kind": "Urteil", "sources": "diary"},
        ],
        sources=[
            {"id": "leaflet", "kind": "leaflet"},
            {"id": "act", "kind": "reference"},
            {"id": "diary"},
        ],
    )


def test_the_known_ones_come_first(ds):
    assert list(kinds(ds).values())[-3:] == ["Opinion", "Protest", "Urteil"]
    assert list(labels(ds, KIND)) == list(kinds(ds))
    assert (own_kinds(ds), own_kinds(ds, "sources")) == (("protest", "Urteil"), ("leaflet",))


def test_they_filter_and_stand_in_the_address(ds):
    filters = Filters(kinds="protest")
    assert list(queries.events(ds, filters)["id"]) == ["march", "siege"]
    assert sentence(ds, filters) == "Protest"
    assert to_query(ds, filters) == [("kind", "Protest")]
    assert from_query(ds, {"kind": ["protest"]}) == (filters, ())


def test_what_is_none_is_refused_with_what_there_is(ds):
    said = 'kind "protests" is none of protest and 12 more; did you mean protest'
    with pytest.raises(ValueError, match=said):
        queries.events(ds, Filters(kinds="protests"))


def test_they_have_colours_and_lanes(ds):
    assert colour_groups(ds, "kind").names == {
        "protest": "Protest", "decision": "Decision", "Urteil": "Urteil",
    }  # fmt: skip
    assert groups(ds, ds.events, "kind")[0] == {
        "protest": "Protest", "decision": "Decision", "Urteil": "Urteil",
    }  # fmt: skip


def test_sources_are_counted_by_known_kinds(ds):
    assert (
        plain_answer(ds, View("sources")).text == "4 events rest on 1 reference and 2 other sources"
    )


def test_they_are_in_what_leaves_the_tool(ds):
    assert b'"protest"' in brief.rows(ds, View("events"), "csv")
