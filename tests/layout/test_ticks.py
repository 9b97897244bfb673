from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout import ticks as module
from timeline.layout.metrics import text_width
from timeline.layout.scale import TimeScale
from timeline.layout.ticks import MIN_TICK_GAP, OVERHANG, rows, ticks

DAYS = st.one_of(
    st.lists(st.dates(date(first, 1, 1), date(last, 12, 31)), min_size=1, max_size=60)
    for first, last in ((1, 9999), (1900, 2025), (2024, 2024), (9999, 9999))
)
WIDTHS = st.sampled_from([140.0, 320.0, 700.0, 1600.0])


def made(events, blend=0.75, width=1000.0):
    """Tick an axis that, like a chart's, ends after its last day."""
    ordinals = [float(d.toordinal()) for d in events]
    scale = TimeScale.build(ordinals, (min(ordinals), max(ordinals) + 1), blend)
    return ticks(scale, width, 12.0)


def labels(*args, **options):
    return [t.label for t in made(*args, **options)[0]]


@given(DAYS, st.floats(0, 1), WIDTHS)
def test_labels_keep_their_distance_and_stay_inside(events, blend, width):
    chosen, _ = made(events, blend, width)
    for a, b in pairwise(chosen):
        assert b.label_x - a.label_x >= MIN_TICK_GAP
        assert a.day < b.day
    for tick in chosen:
        half = text_width(tick.label, 12) / 2
        assert tick.label_x - half >= -OVERHANG - 1e-6
        assert tick.label_x + half <= width + OVERHANG + 1e-6
        assert 0 <= tick.x <= width
        assert tick.label_x == tick.x or tick.unit == "full"


@given(DAYS, st.floats(0, 1), WIDTHS)
def test_an_axis_of_two_days_has_two_labels(events, blend, width):
    chosen, _ = made(events, blend, width)
    last_day = max(events) == date.max
    assert len(chosen) >= (1 if last_day and min(events) == max(events) else 2)


def named(chosen, parents, row, tick):
    """Return what stands over a tick in a row: the label of its parent or of a tick before it."""
    reach = [p for p in parents if p.row == row and p.x0 <= tick.x <= p.x1]
    return [p.label or next(t.label for t in chosen if t.row == row and t.x == p.x0) for p in reach]


@given(DAYS, st.floats(0, 1), WIDTHS)
def test_months_and_days_stand_under_their_year_and_days_under_their_month(events, blend, width):
    chosen, parents = made(events, blend, width)
    for tick in chosen:
        if tick.unit in {"month", "day"}:
            assert named(chosen, parents, 0, tick) == [str(tick.day.year)]
        if tick.unit == "day":
            assert named(chosen, parents, 1, tick) == [tick.day.strftime("%b")]


@given(DAYS, st.floats(0, 1), WIDTHS)
def test_nothing_overlaps_in_a_row(events, blend, width):
    chosen, parents = made(events, blend, width)
    texts = [(t.row, t.label_x, t.label) for t in chosen]
    texts += [(p.row, (p.x0 + p.x1) / 2, p.label) for p in parents if p.label]
    boxes = sorted(
        (row, x - text_width(text, 12) / 2, x + text_width(text, 12) / 2) for row, x, text in texts
    )
    for (row, _, end), (next_row, start, _) in pairwise(boxes):
        assert row != next_row or end < start
    assert rows(chosen) == 1 + max(row for row, *_ in boxes)


@given(DAYS, st.floats(0, 1), WIDTHS)
def test_a_long_time_is_never_gone_through_day_by_day(events, blend, width):
    ordinals = [float(d.toordinal()) for d in events]
    scale = TimeScale.build(ordinals, (min(ordinals), max(ordinals) + 1), blend)
    assert len(list(module._boundaries(scale, width))) < 2000


def test_crowded_times_get_finer_units():
    events = [date(1950 + k, 1, 1) for k in range(0, 70, 10)]
    events += [date(2024, 10, d) for d in range(1, 31)]
    chosen, parents = made(events)
    units = {t.unit for t in chosen}
    assert {"year", "day"} <= units
    assert {p.row for p in parents} == {0, 1}
    assert all(p.label in {"", "2024"} for p in parents if p.row == 0)
    assert chosen[0].label == "1950"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1900-01-01", "2000-01-01", ["1900", "1910", "1920"]),
        ("0001-01-01", "9999-12-31", ["1000", "2000", "3000"]),
        ("0001-01-01", "3000-12-31", ["500", "1000", "1500"]),
        ("2024-10-01", "2024-10-01", ["Oct", "2"]),
        ("9999-12-31", "9999-12-31", ["31 Dec 9999"]),
        ("9999-12-30", "9999-12-31", ["30", "31"]),
    ],
)
def test_units_fit_how_long_the_time_is_and_ends_are_named_in_full_for_want_of_room(
    first, last, expected
):
    events = [date.fromisoformat(first), date.fromisoformat(last)]
    assert labels(events, blend=0, width=800)[:3] == expected


def test_a_lone_boundary_is_ticked_too():
    assert "2024" in labels([date(2023, 12, 20), date(2024, 1, 9)], blend=0, width=400)
