"""Very many events: how many there are, and the most important of them by name."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from tests.layout.event_faults import faults
from timeline.layout.density import MOST_SINGLE
from timeline.queries.filters import Filters
from timeline.scenes.timeline import scene

MANY = 3000


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    """Three thousand events of forty countries over 120 years, twenty of them core."""
    events = [
        {
            "id": f"e{k}",
            "date": f"{1900 + k % 120}-{k % 12 + 1:02}-{k % 28 + 1:02}",
            "label": f"Event {k}",
            "importance": "core" if k % 150 == 0 else "context",
            "countries": "JPN" if k % 3 else "USA",
            "kind": ("summit", "statement")[k % 2],
        }
        for k in range(MANY)
    ]
    return dataset(tmp_path_factory.mktemp("crowd"), events=events)


def test_columns_count_all_and_the_most_important_are_named(ds):
    found = scene(ds, Filters(), is_quick=True).laid_out
    columns = {(count.x0, count.y0 < found.plot[1]): count.number for count in found.counts}
    assert found.total == sum(columns.values()) == MANY
    assert found.unit_of_counts == "year"
    assert {f"e{k}" for k in range(0, MANY, 150)} <= found.named
    assert {mark.id for mark in found.marks} == found.named
    assert list(faults(found)) == []


def test_the_axis_is_true_to_scale_so_that_columns_compare(ds):
    found = scene(ds, Filters(), scale="even", is_quick=True)
    assert found.stretch == ""


def test_fewer_are_drawn_one_by_one(ds):
    found = scene(ds, Filters(years=(1900, 1925)), is_quick=True).laid_out
    assert 0 < found.total <= MOST_SINGLE
    assert (found.counts, len(found.marks)) == ((), found.total)


@pytest.mark.parametrize(("names", "most"), [("few", 12), ("calm", 24), ("all", 60)])
def test_how_many_are_named_is_chosen(ds, names, most):
    found = scene(ds, Filters(), names=names, is_quick=True).laid_out
    assert 0 < len(found.named) <= most


def test_what_is_chosen_by_hand_is_among_them(ds):
    more = {"pin": ["e7"], "highlight": ["e8"], "hide": ["e0", "e9"]}
    found = scene(ds, Filters(), is_quick=True, **more).laid_out
    assert {"e7", "e8"} <= found.named
    assert "e0" not in found.named
    assert found.total == MANY - 2
    alone = scene(ds, Filters(), is_quick=True, pin=["e7", "e8"], hide=["others"]).laid_out
    assert (alone.named, alone.counts) == ({"e7", "e8"}, ())


def test_lanes_have_columns_of_one_measure(ds):
    found = scene(ds, Filters(), lanes="kind", height=400.0, is_quick=True).laid_out
    assert [(lane.id, lane.count) for lane in found.lanes] == [
        ("statement", 1500),
        ("summit", 1500),
    ]
    for lane in found.lanes:
        here = [count for count in found.counts if count.lane == lane.id]
        assert lane.y0 <= min(count.y0 for count in here)
        assert max(count.y1 for count in here) <= lane.y1
    assert found.height <= 401


def test_where_the_axis_runs_down_columns_lie_beside_it(ds):
    found = scene(ds, Filters(), width=390.0, is_quick=True).laid_out
    assert found.is_upright
    assert found.total == MANY
    assert {count.x0 for count in found.counts} >= {found.plot[2]}
    assert max(count.x1 for count in found.counts) < min(label.x0 for label in found.labels)


@pytest.mark.parametrize("colour", ["country", "kind", "framework", "none"])
def test_colours_tell_groups_apart_in_columns(ds, colour):
    found = scene(ds, Filters(), colour=colour, is_quick=True)
    groups = {count.group for count in found.laid_out.counts}
    assert groups in ({*found.colours.names}, {""})
