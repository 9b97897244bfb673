from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.metrics import text_width
from timeline.layout.scale import TimeScale
from timeline.layout.ticks import MIN_TICK_GAP, OVERHANG, ticks

DAYS = st.lists(st.dates(date(1900, 1, 1), date(2025, 1, 1)), min_size=1, max_size=60)


def made(events, blend=0.75, width=1000.0):
    ordinals = [float(d.toordinal()) for d in events]
    scale = TimeScale.build(ordinals, (min(ordinals), max(ordinals)), blend)
    return ticks(scale, width, 12.0)


@given(DAYS, st.floats(0, 1), st.sampled_from([320.0, 700.0, 1600.0]))
def test_labels_keep_their_distance_and_stay_inside(events, blend, width):
    chosen, _ = made(events, blend, width)
    for a, b in pairwise(chosen):
        assert b.x - a.x >= MIN_TICK_GAP
    for tick in chosen:
        assert tick.x - text_width(tick.label, 12) / 2 >= -OVERHANG
        assert tick.x + text_width(tick.label, 12) / 2 <= width + OVERHANG


@given(DAYS, st.floats(0, 1))
def test_months_and_days_stand_under_their_year(events, blend):
    chosen, parents = made(events, blend)
    for tick in chosen:
        if tick.unit != "year":
            year = str(tick.day.year)
            assert any(p.label == year and p.x0 <= tick.x <= p.x1 for p in parents)


def test_crowded_times_get_finer_units():
    events = [date(1950 + k, 1, 1) for k in range(0, 70, 10)]
    events += [date(2024, 10, d) for d in range(1, 31)]
    chosen, parents = made(events)
    units = {t.unit for t in chosen}
    assert {"year", "day"} <= units
    assert [p.label for p in parents] == ["2024"]
    assert chosen[0].label == "1950"


def test_a_quiet_century_is_ticked_in_decades():
    chosen, parents = made([date(1900, 1, 1), date(2000, 1, 1)], blend=0, width=800)
    assert [t.label for t in chosen][:3] == ["1900", "1910", "1920"]
    assert parents == ()
