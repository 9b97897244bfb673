from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dataset
from timeline import Filters, queries
from timeline.queries.lanes import LANES, MOST_LANES, NONE, OTHER, groups
from timeline.reading import load
from timeline.scenes.timeline import scene

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def real():
    return load(DATA)


def grouped(ds, lanes):
    return groups(ds, queries.events(ds, Filters()), lanes)


@pytest.mark.parametrize("lanes", LANES)
def test_every_event_of_the_data_is_drawn_in_every_sort_of_lanes(real, lanes):
    view = queries.events(real, Filters())
    found = scene(real, Filters(), lanes=lanes, is_quick=True).laid_out
    assert {mark.id for mark in found.marks} == set(view["id"])
    for head in found.lanes:
        assert head.count == len({m.id for m in found.marks if m.lane == head.id})


@settings(max_examples=20)  # each is written to a folder and read
@given(st.lists(st.sets(st.integers(1, 30), max_size=4), min_size=1, max_size=60))
def test_every_event_stands_in_a_lane_whatever_it_belongs_to(tmp_path_factory, memberships):
    ds = dataset(
        tmp_path_factory.mktemp("events"),
        events=[{"frameworks": "; ".join(f"f{n}" for n in sorted(m))} for m in memberships],
    )
    names, by_event = grouped(ds, "framework")
    assert set(by_event) == set(ds.events["id"])
    assert {lane for found in by_event.values() for lane in found} == set(names)
    assert all(by_event.values())
    assert len(set(names.values())) == len(names) <= MOST_LANES + 3


def test_the_fullest_have_lanes_of_their_own_the_others_share_one(tmp_path):
    events = [{"frameworks": f"f{k}"} for k in range(12)] + [{"frameworks": "f11"}, {}]
    names, by_event = grouped(dataset(tmp_path, events=events), "framework")
    assert list(names.values()) == [
        *("f11", "f0", "f1", "f10", "f2", "f3", "f4", "f5", "f6"),
        *("3 other frameworks", "No framework"),
    ]
    assert by_event["event-8"] == (OTHER,)
    assert by_event["event-14"] == (NONE,)


def test_the_other_lane_is_only_for_what_stands_in_no_shown_one(tmp_path):
    events = [{"countries": "JPN"}, {"countries": "JPN; USA"}]
    names, by_event = grouped(dataset(tmp_path, events=events), "country")
    assert list(names.values()) == ["Japan", "United States"]
    assert set(by_event["event-2"]) == {"JPN", "USA"}


def test_a_single_one_left_over_has_a_lane_too(tmp_path):
    events = [{"frameworks": f"f{k}"} for k in range(MOST_LANES + 1)]
    names, _ = grouped(dataset(tmp_path, events=events), "framework")
    assert OTHER not in names
    assert len(names) == MOST_LANES + 1


def test_two_of_one_name_are_two_lanes_that_can_be_told_apart(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"frameworks": "pact"}, {"frameworks": "treaty"}],
        frameworks=[{"id": "pact", "name": "Pact"}, {"id": "treaty", "name": "Pact"}],
    )
    names, by_event = grouped(ds, "framework")
    assert names == {"pact": "Pact (pact)", "treaty": "Pact (treaty)"}
    assert by_event == {"event-1": ("pact",), "event-2": ("treaty",)}


def test_kinds_are_groups_too(tmp_path):
    names, _ = grouped(dataset(tmp_path, events=[{"kind": "summit"}, {}]), "kind")
    assert names == {"summit": "Summit", NONE: "No kind"}
