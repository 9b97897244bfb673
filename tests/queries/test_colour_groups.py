from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.queries.colour_groups import COLOURS, MOST_COLOURED, acting, colour_groups, coloured

ACTORS = [
    {"id": "japan", "country": "JPN"},
    {"id": "minister", "parent": "japan"},
    {"id": "usa", "country": "USA"},
    {"id": "club"},
]


def acts(tmp_path, **event):
    ds = dataset(tmp_path, events=[{"id": "a", **event}], actors=ACTORS)
    return acting(ds, ds.events)["a"]


@pytest.mark.parametrize(
    ("event", "country"),
    [
        ({"actors": "japan"}, "JPN"),
        ({"actors": "minister"}, "JPN"),
        ({"actors": "japan; usa"}, "JPN"),
        ({"actors": "japan; usa", "kind": "agreement"}, ""),
        ({"actors": "japan; minister", "kind": "agreement"}, "JPN"),
        ({"actors": "japan; usa", "kind": "summit"}, ""),
        ({"actors": "club; japan"}, ""),
        ({"countries": "IND"}, "IND"),
        ({"countries": "IND; JPN"}, ""),
        ({"actors": "usa", "countries": "JPN"}, "USA"),
        ({}, ""),
    ],
)
def test_who_acts_is_the_country_of_who_is_named_first(tmp_path, event, country):
    assert acts(tmp_path, **event) == country


def test_the_four_with_most_acts_have_a_colour_that_of_most_first(tmp_path):
    codes = ["JPN"] * 5 + ["USA"] * 4 + ["CHN"] * 3 + ["IND"] * 2 + ["FRA"]
    ds = dataset(tmp_path, events=[{"id": f"e{k}", "countries": c} for k, c in enumerate(codes)])
    found = colour_groups(ds, "country")
    assert list(found.names) == ["JPN", "USA", "CHN", "IND"]
    assert found.names["USA"] == "United States"
    assert "e14" not in coloured(ds, found, ds.events)
    assert coloured(ds, found, ds.events)["e0"] == "JPN"


def test_kinds_and_frameworks_are_groups_too(tmp_path):
    events = [
        {"id": "a", "kind": "summit", "frameworks": "pact; quad"},
        {"id": "b", "kind": "summit", "frameworks": "pact"},
        {"id": "c"},
    ]
    ds = dataset(tmp_path, events=events)
    assert coloured(ds, colour_groups(ds, "kind"), ds.events) == {"a": "summit", "b": "summit"}
    assert coloured(ds, colour_groups(ds, "framework"), ds.events) == {"a": "pact", "b": "pact"}


def test_nothing_is_told_apart_where_it_is_not_asked_for(tmp_path):
    ds = dataset(tmp_path, events=[{"countries": "JPN"}])
    found = colour_groups(ds, "none")
    assert (found.names, coloured(ds, found, ds.events)) == ({}, {})


@pytest.mark.parametrize("by", COLOURS)
def test_there_are_no_more_groups_than_colours(tmp_path, by):
    events = [{"countries": c, "frameworks": f"f{k}"} for k, c in enumerate(["JPN", "USA"] * 9)]
    assert len(colour_groups(dataset(tmp_path, events=events), by).names) <= MOST_COLOURED


def test_who_acts_where_nothing_is_known_of_who_is_named(tmp_path):
    ds = dataset(tmp_path, events=[{"id": "a", "countries": "EGY", "actors": "Nasser"}])
    assert acting(ds, ds.events) == {"a": "EGY"}
