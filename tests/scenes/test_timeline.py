"""A timeline of the data that come with the program shows no more than is known."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.factories import dataset
from timeline import Filters
from timeline.queries import events
from timeline.reading import load
from timeline.scenes.timeline import scene
from timeline.views.contents import event_numbers

DATA = Path(__file__).parents[2] / "data"
DECLINES, PROPOSED = "jaishankar-rejects", "asian-nato-proposal"
IN_INDIA = Filters(countries=("IND",))


@pytest.fixture(scope="module")
def real():
    return load(DATA)


def signs_of(laid_out, event):
    """Return the signs at an event's name in each lane that names it."""
    return {
        head.id: tuple(stance for stance, *_ in label.signs)
        for head in laid_out.lanes
        for label in laid_out.labels
        if label.id == event and head.y0 <= label.y0 < head.y1
    }


@pytest.mark.parametrize("lanes", [None, "country"])
def test_who_declines_wears_no_plus(real, lanes):
    found = scene(real, IN_INDIA, lanes=lanes, names="all")
    signs = {stance for one in found.labels if one.id == DECLINES for stance, *_ in one.signs}
    assert signs == {-2}
    assert found.about == ("Asian NATO" if lanes else "Asian NATO, of India")


def test_a_proposal_has_its_sign_only_in_the_lane_of_who_makes_it(real):
    found = signs_of(scene(real, Filters(), lanes="country", names="all"), PROPOSED)
    assert found["JPN"] == (2,)
    assert not any(signs for lane, signs in found.items() if lane != "JPN")


def test_in_lanes_for_frameworks_signs_are_on_these(tmp_path):
    events = [{"id": "vote", "label": "Vote", "frameworks": "pact; quad"}]
    stances = [
        {"actor": "ann", "framework": "pact", "stance": "2", "event": "vote"},
        {"actor": "bob", "framework": "quad", "stance": "-1", "event": "vote"},
    ]
    ds = dataset(tmp_path, events=events, stances=stances)
    found = scene(ds, Filters(), lanes="framework", names="all")
    assert signs_of(found, "vote") == {"pact": (2,), "quad": (-1,)}


@pytest.mark.parametrize("lanes", [None, "country", "framework"])
def test_what_has_one_date_stands_at_one_place_in_all_lanes(real, lanes):
    dated = dict(zip(real.events["id"], real.events["date"], strict=True))
    places = defaultdict(set)
    for mark in scene(real, Filters(), lanes=lanes).marks:
        places[dated[mark.id]].add(mark.anchor)
    assert {date for date, anchors in places.items() if len(anchors) > 1} == set()


@pytest.mark.parametrize("filters", [Filters(), IN_INDIA, Filters(frameworks=("asian-nato",))])
@pytest.mark.parametrize("lanes", [None, "country"])
def test_an_event_has_the_number_that_it_has_everywhere(real, filters, lanes):
    numbers, found = event_numbers(real), scene(real, filters, lanes=lanes)
    written = {(label.id, label.number) for label in found.labels}
    written |= {(tag.ids[0], tag.text) for tag in found.tags if len(tag.ids) == 1}
    assert written == {(key, str(numbers[key])) for key, _ in written}


def test_numbers_follow_the_order_of_time(real):
    every = events(real, Filters())
    known = every["earliest"].fillna(every["latest"])
    numbers = every["id"].map(event_numbers(real))
    assert sorted(numbers) == list(range(1, len(every) + 1))
    assert known[numbers.sort_values().index].is_monotonic_increasing
