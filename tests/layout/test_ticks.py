from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout import ticks as module
from timeline.layout.text_metrics import text_width
from timeline.layout.ticks import MIN_TICK_GAP, OVERHANG, month_ticks, rows, signed, strip, ticks
from timeline.layout.time_scale import Axis, TimeScale

DAYS = st.one_of(
    st.lists(st.dates(date(first, 1, 1), date(last, 12, 31)), min_size=1, max_size=60)
    for first, last in ((1, 9999), (1900, 2025), (2024, 2024), (9999, 9999))
)
WIDTHS = st.sampled_from([140.0, 320.0, 700.0, 1600.0])


def made(events, blend=0.75, width=1000.0):
    """Tick an axis that, like a chart's, ends after its last day."""
    ordinals = [float(d.toordinal()) for d in events]
    scale = TimeScale.build(ordinals, (min(ordinals), max(ordinals) + 1), blend)
    return ticks(Axis(scale, 0.0, width))


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
    reach = [p for p in parents if p.row == row and p.x0 <= tick.x <= p.x1 + 4]
    return [p.label or next(t.label for t in chosen if t.row == row and t.x == p.x0) for p in reach]


@given(DAYS, st.floats(0, 1), WIDTHS)
def test_every_label_says_its_day_with_what_stands_over_it(events, blend, width):
    chosen, parents = made(events, blend, width)
    months = {(t.day.year, t.day.month): t.label for t in chosen if t.unit == "month"}
    for tick in chosen:
        day, month, year = tick.day.day, tick.day.strftime("%b"), str(tick.day.year)
        over = named(chosen, parents, 0, tick) if tick.unit not in {"year", "full"} else [year]
        said = {
            "year": year,
            "month": month,
            "day": f"{day}",
            "date": f"{day} {month}",
            "full": f"{day} {month} {year}",
        }[tick.unit]
        if tick.unit == "day":
            above = months[tick.day.year, tick.day.month]
            assert tick.label == said
            assert above in named(chosen, parents, 1, tick)
            assert year in over or above == f"{month} {year}"
        else:
            assert tick.label == said if year in over else f"{said} {year}"


@given(DAYS, st.floats(0, 1), WIDTHS)
def test_a_month_stands_at_its_first_day_and_a_rule_spans_what_it_is_of(events, blend, width):
    chosen, parents = made(events, blend, width)
    low, high = float(min(events).toordinal()), float(max(events).toordinal() + 1)
    scale = TimeScale.build([float(d.toordinal()) for d in events], (low, high), blend)
    assert all(t.day.day == 1 for t in chosen if t.unit == "month")
    for parent in parents:
        begun = [t.day for t in chosen if t.x == parent.x0 and t.row == parent.row]
        assert parent.row == 0 or begun
        assert bool(begun) != bool(parent.label)
        first = begun[0] if begun else max(min(events), date(int(parent.label), 1, 1))
        assert parent.x0 == pytest.approx(float(scale.position(first.toordinal())) * width)
        following = [t for t in chosen if t.row == parent.row and t.x > parent.x0]
        assert all(t.x > parent.x1 for t in following if t.unit in {"year", "month"})


@given(DAYS, st.floats(0, 1), WIDTHS)
def test_nothing_overlaps_in_a_row(events, blend, width):
    chosen, parents = made(events, blend, width)
    texts = [(t.row, t.label_x, t.label) for t in chosen]
    texts += [(p.row, p.label_x, p.label) for p in parents if p.label]
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
    assert len(list(module._boundaries(Axis(scale, 0.0, width)))) < 2000


def test_crowded_times_get_finer_units_and_their_days_say_a_month_that_has_no_room():
    events = [date(1950 + k, 1, 1) for k in range(0, 70, 10)]
    events += [date(2024, 10, d) for d in range(1, 31)]
    chosen, parents = made(events)
    assert [t.label for t in chosen if t.unit == "year"][:2] == ["1950", "1970"]
    assert {(t.unit, t.row) for t in chosen if t.unit != "year"} == {("date", 1)}
    assert "15 Oct" in [t.label for t in chosen]
    assert all(p.label in {"", "2024"} for p in parents)


def test_days_stand_bare_under_a_month_that_is_written_at_its_first():
    chosen, parents = made([date(2024, 10, 1), date(2024, 11, 30)], blend=0)
    assert [(t.label, t.row) for t in chosen[:3]] == [("Oct", 1), ("5", 2), ("10", 2)]
    assert [(p.label, p.row) for p in parents] == [("2024", 0), ("", 1), ("", 1)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1900-01-01", "2000-01-01", ["1900", "1910", "1920"]),
        ("0001-01-01", "9999-12-31", ["1000", "2000", "3000"]),
        ("0001-01-01", "3000-12-31", ["500", "1000", "1500"]),
        ("2024-10-01", "2024-10-01", ["Oct", "2"]),
        ("9999-12-31", "9999-12-31", ["31 Dec 9999"]),
        ("9999-12-30", "9999-12-31", ["30 Dec 9999", "31 Dec 9999"]),
    ],
)
def test_units_fit_how_long_the_time_is_and_ends_are_named_in_full_for_want_of_room(
    first, last, expected
):
    events = [date.fromisoformat(first), date.fromisoformat(last)]
    assert labels(events, blend=0, width=800)[:3] == expected


def test_a_lone_boundary_is_ticked_too():
    assert "2024" in labels([date(2023, 12, 20), date(2024, 1, 9)], blend=0, width=400)


def month_axis(last=24.0, width=1000.0, events=(), blend=0.0, first=-6.0):
    return Axis(TimeScale.build(events, (first, last), blend), 20.0, 20.0 + width)


def months(**options):
    return [tick.months for tick in month_ticks(month_axis(**options))]


def test_zero_comes_first_then_the_ends_then_the_rounder_months():
    assert months(width=1000.0) == [0, 24, -6, 12, 6, 18, -3, 3, 9, 15, 21]
    assert months(width=500.0) == [0, 24, -6, 12, 6, 18]
    assert months(width=200.0) == [0, 24, 12]


def test_single_months_are_written_near_zero_alone():
    crowd = [k / 10 for k in range(240)]
    found = months(last=60.0, events=crowd, blend=0.9, width=2400.0)
    assert {n for n in found if n % 3} <= {-5, -4, -2, -1, 1, 2, 4, 5}
    assert 1 in found


@given(st.lists(st.floats(-6, 24), max_size=40), st.floats(0, 1), st.floats(100, 2000))
def test_on_an_even_calendar_names_are_apart_and_places_in_order(events, blend, width):
    events = [round(event, 3) for event in events]
    found = month_axis(events=events, blend=blend, width=width)
    times = [(float(t.months), t.x, signed(t.months)) for t in month_ticks(found)]
    made = strip(found, times, 33.0, (10.0, 30.0))
    places = [x for _, x, _ in made.ties]
    named = [x for _, x, name in made.ties if name]
    assert places == sorted(places)
    assert all(20.0 <= x <= 20.0 + width for x in places)
    assert all(b - a >= 33 for a, b in pairwise(named))
    assert (made.y_axis, made.y_strip) == (10.0, 30.0)


@pytest.mark.parametrize(("number", "words"), [(12, "+12"), (-6, "−6"), (0, "0")])
def test_months_are_signed(number, words):
    assert signed(number) == words
