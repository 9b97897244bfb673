"""What is shown where nothing is asked for is what the data have."""

from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.queries import moments
from timeline.views.caption import caption_of, edition
from timeline.views.view import View, usual

INVENTED = [
    {"id": "first-talks", "date": "1994", "title": "Both sides meet for the first time"},
    {"id": "treaty", "date": "2009-06-12", "title": "The treaty is signed"},
    {"id": "protests", "date": "2009-06/2009-08", "title": "Protests in the capital"},
]
OF_ONE_DAY = [{"date": "2024-10-01"} for _ in range(30)]


def kinds(ds):
    return [view.kind for view in usual(ds)]


@pytest.mark.parametrize("events", [INVENTED, OF_ONE_DAY])
def test_no_then_and_now_is_invented(tmp_path, events):
    ds = dataset(tmp_path, events=events, stances=[{"framework": "treaty", "date": "2009-07"}])
    assert kinds(ds) == ["timeline", "matrix"]


def test_a_parallel_makes_a_then_and_now(tmp_path):
    parallels = [{"then_event": "first-talks", "now_event": "protests"}]
    ds = dataset(tmp_path, events=INVENTED, parallels=parallels)
    assert kinds(ds) == ["timeline", "compare"]
    assert moments.linked(ds, "protests", "first-talks")
    assert not moments.linked(ds, "protests", "treaty")


def test_a_picture_of_two_events_says_that_nothing_links_them(tmp_path):
    parallels = [{"then_event": "first-talks", "now_event": "protests"}]
    ds = dataset(tmp_path, events=INVENTED, parallels=parallels)
    drawn = caption_of(ds, View("compare"), edition()).sentence
    asked = caption_of(ds, View("compare", then="treaty", now="protests"), edition()).sentence
    assert drawn.endswith("24 after each")
    assert asked.endswith("after each · nothing in the data links the two")
