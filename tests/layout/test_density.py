from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.density import count, foremost
from timeline.layout.scene import Item
from timeline.layout.time_scale import Axis, TimeScale

AXIS = Axis(TimeScale.build([], (0.0, 100.0), 0), 50.0, 450.0)


def item(key, day, rank=1):
    return Item(str(key), "", float(day), float(day), rank=rank)


@given(st.lists(st.integers(-20, 120), max_size=50))
def test_every_event_is_counted_once(days):
    found = count([item(k, day) for k, day in enumerate(days)], AXIS, "lane", 200.0)
    assert sum(found.counts) == len(days)
    assert len(found.days) == len(found.counts) + 1


def test_an_event_is_counted_where_it_lies():
    found = count([item("a", 25)], AXIS, "lane", 200.0)
    column = found.counts.index(1)
    assert found.days[column] <= 25 <= found.days[column + 1]
    assert found.y1 == 200.0


def test_the_most_important_come_first_and_equals_are_spread_over_time():
    found = [item(k, k, rank=0 if k == 99 else 1) for k in range(100)]
    days = sorted(i.start for i in foremost(found, lanes=0))
    assert len(days) == 36
    assert days[-1] == 99
    assert max(b - a for a, b in itertools.pairwise(days)) <= 4


def test_lanes_share_what_can_be_drawn():
    found = [item(k, k) for k in range(100)]
    assert len(foremost(found, lanes=3)) == 12
    assert len(foremost(found, lanes=50)) == 4


def test_one_can_be_kept():
    found = [item(k, k) for k in range(100)]
    assert "1" in {i.id for i in foremost(found, lanes=50, keep="1")}
