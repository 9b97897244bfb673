from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.event_faults import faults
from timeline.layout.density import counts_of
from timeline.layout.event_labels import USUAL_FACE, LabelText
from timeline.layout.event_marks import RADII
from timeline.layout.event_timeline import lay_out_events
from timeline.layout.time_scale import SCALES
from timeline.layout.timeline_model import ChartEvent, ChartFrame

LOW, HIGH = (float(date(year, 1, 1).toordinal()) for year in (1940, 2025))
FRAME = ChartFrame(1000.0, None, USUAL_FACE, is_quick=True)
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=5)


def event(key, first=LOW + 20_000, length=1.0, *, name="Name", rank=1, **more):
    text = LabelText("1994", name, is_core=rank == 0)
    return ChartEvent(str(key), text, first, first + length, length <= 1, rank=rank, **more)


def drawn(events, frame=FRAME, blend=0.75, **more):
    events = sorted(events, key=lambda e: e.rank)
    return lay_out_events(events, frame, domain=(LOW, HIGH), blend=blend, **more)


@st.composite
def crowds(draw, most=40, cores=5):
    found = []
    for key in range(draw(st.integers(0, most))):
        first = float(draw(st.integers(int(LOW), int(HIGH) - 1)))
        length = draw(st.sampled_from([1.0, 1.0, 30.0, 365.0]))
        found.append(
            event(
                key,
                first,
                min(length, HIGH - first),
                name=" ".join(draw(WORDS)),
                rank=0 if key < cores else draw(st.integers(1, 2)),
                is_above=draw(st.booleans()),
                group=draw(st.sampled_from(["", "JPN"])),
                lanes=(draw(st.sampled_from(["one", "two"])),),
            )
        )
    return found


@settings(max_examples=25)
@given(
    crowds(),
    st.sampled_from([600.0, 1000.0, 1600.0]),
    st.sampled_from([None, 420.0]),
    st.sampled_from([1.0, 0.75]),
    st.sampled_from(list(SCALES.values())),
)
def test_nothing_overlaps_is_crossed_or_cut_off(events, width, height, unit, blend):
    found = drawn(events, replace(FRAME, width=width, height=height, unit=unit), blend)
    assert list(faults(found)) == []
    assert {mark.id for mark in found.marks} == {e.id for e in events}
    assert found.total == len(events)
    core = {e.id for e in events if e.rank == 0}
    assert core <= found.named | set(found.unplaced)
    assert found.unplaced == () or height is not None


@settings(max_examples=15)
@given(crowds(most=25))
def test_lanes_have_no_fault_either(events):
    found = drawn(events, lanes={"one": "Lane one", "two": "Lane two"})
    assert list(faults(found)) == []
    for lane in found.lanes:
        here = [e for e in events if lane.id in e.lanes]
        assert lane.count == len(here) == sum(mark.lane == lane.id for mark in found.marks)


@settings(max_examples=15)
@given(crowds())
def test_no_mark_leaves_its_cell_and_time_runs_on_each_side(events):
    found = drawn(events)
    at = {mark.id: mark.x for mark in found.marks}
    for one in events:
        middle = (one.first + one.last) / 2
        cell = next(c for c in found.cells if middle < c.last or c is found.cells[-1])
        assert cell.x0 - 1e-6 <= at[one.id] <= cell.x1 + 1e-6
    rows = {mark.id: mark.y for mark in found.marks}
    for one in events:
        for other in events:
            if rows[one.id] == rows[other.id] and one.first + one.last < other.first + other.last:
                assert at[one.id] < at[other.id]


def test_the_checks_see_what_is_wrong():
    found = drawn([event(1, LOW + 100), event(2, HIGH - 100)])
    assert list(faults(found)) == []
    one, other = found.labels
    moved = replace(one, x0=other.x0, x1=other.x1, y0=other.y0, y1=other.y1)
    assert any("overlaps" in fault for fault in faults(replace(found, labels=(moved, other))))
    away = replace(one, x0=-5.0)
    assert any("leaves" in fault for fault in faults(replace(found, labels=(away, other))))
    (x, y), *_rest = found.leaders[0].points
    crossing = replace(found.leaders[0], points=((x, y), (x, y + 1), (other.x1, other.y1 - 3)))
    assert any("slanted" in f for f in faults(replace(found, leaders=(crossing,))))
    end = (found.width, other.ys[0])
    through = replace(found.leaders[0], points=((0.0, other.ys[0]), end))
    assert any("crosses" in f for f in faults(replace(found, leaders=(through,))))
    same = (found.leaders[0], replace(found.leaders[0], id="2"))
    assert any("meet" in f for f in faults(replace(found, leaders=same)))


def test_nothing_in_view_is_a_ribbon_alone():
    found = drawn([])
    assert (found.marks, found.labels, found.total) == ((), (), 0)
    assert found.cells


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_events_are_named_and_two_stand_on_two_sides(count):
    found = drawn([event(k, LOW + 9000 * (k + 1)) for k in range(count)])
    assert len(found.labels) == count
    assert list(faults(found)) == []
    assert len({mark.y for mark in found.marks}) == count


def test_of_thirty_on_one_day_most_are_named_and_all_have_marks():
    day = LOW + 100
    events = [event(k, day, name=f"Event number {k} on that day") for k in range(30)]
    found = lay_out_events(
        events, replace(FRAME, usual=640.0), domain=(day, day + 1), blend=0.75, lanes={}
    )
    assert list(faults(found)) == []
    assert len(found.named) >= 24
    assert len(found.marks) == 30
    assert len({mark.x for mark in found.marks}) >= 15, "a side has them beside each other"


def test_thirty_core_events_on_one_day_grow_the_chart():
    day = LOW + 100
    events = [event(k, day, name=f"Event number {k} on that day", rank=0) for k in range(30)]
    narrow = replace(FRAME, width=600.0, usual=300.0)
    found = lay_out_events(events, narrow, domain=(day, day + 1), blend=0.75)
    assert len(found.named) == 30
    assert found.height > 300
    assert list(faults(found)) == []


def test_thousands_are_counted_in_columns_and_those_named_have_marks():
    events = [event(k, LOW + (k * 7919) % 31_000, name=f"Event {k}") for k in range(5000)]
    found = drawn(events[:12], counts=counts_of(events))
    assert 0 < len(found.marks) <= 12
    assert {mark.id for mark in found.marks} == found.named
    assert found.total == sum(count.number for count in found.counts) == 5000
    assert found.unit_of_counts == "year"
    assert list(faults(found)) == []


def test_an_event_without_a_name_has_a_mark_alone():
    found = drawn([event("a", name="")])
    assert (len(found.marks), found.labels) == (1, ())


def test_no_more_are_named_than_asked_for_unless_they_are_core():
    events = [event(k, LOW + 1500 * k, rank=0 if k < 3 else 1) for k in range(20)]
    assert len(drawn(events, replace(FRAME, most=5)).labels) == 5
    assert drawn(events, replace(FRAME, most=1)).named == {"0", "1", "2"}


def test_marks_of_one_date_that_is_no_day_are_joined_by_a_line():
    month = [event(k, LOW + 9000, 31.0) for k in range(3)]
    found = drawn([*month, event("day", LOW + 20_000), event("other", LOW + 20_000)])
    xs = sorted(mark.x for mark in found.marks if mark.id in {"0", "1", "2"})
    (bracket,) = found.brackets
    assert (bracket.x0, bracket.x1) == pytest.approx((xs[0] - 2, xs[-1] + 2))


def test_sides_alternate_where_nearly_all_would_stand_on_one():
    events = [event(k, LOW + 1500 * k, is_above=True) for k in range(20)]
    ys = [m.y for m in sorted(drawn(events).marks, key=lambda m: int(m.id))]
    assert ys[::2] == [min(ys)] * 10
    assert ys[1::2] == [max(ys)] * 10


def test_eras_that_overlap_stand_in_two_rows_and_a_third_is_left_out():
    day = LOW + 365 * 40
    eras = [("Old", LOW, day), ("New", day - 4000, HIGH), ("Newer", day - 3000, HIGH)]
    found = drawn([event("a")], eras=eras)
    assert [era.name for era in found.eras] == ["Old", "New"]
    old, new = found.eras
    assert old.y != new.y
    assert abs(old.y - new.y) >= old.y1 - old.y
    assert max(era.y1 for era in found.eras) == pytest.approx(found.plot[1])


def test_an_era_that_has_no_room_for_its_name_is_left_out():
    assert drawn([event("a")], eras=[("A very long name", LOW, LOW + 300)]).eras == ()


def test_a_span_over_centuries_is_a_bar_in_its_lane():
    low = float(date(1200, 1, 1).toordinal())
    long = ChartEvent(
        "empire",
        LabelText("since 1200", "Empire"),
        low,
        low + 365,
        is_day=False,
        end=HIGH,
        lanes=("x",),
    )
    short = event("a", lanes=("x",))
    found = lay_out_events([long, short], FRAME, domain=(low, HIGH), blend=0.0, lanes={"x": "Lane"})
    (bar,) = found.spans
    assert bar.id == "empire"
    assert bar.x1 - bar.x0 > 800
    assert found.axis.x0 <= bar.x0 <= bar.x1 <= found.axis.x1
    assert list(faults(found)) == []


def test_an_open_span_reaches_the_end_of_the_axis():
    one = event("a", LOW + 9000, is_open=True, lanes=("x",))
    (bar,) = drawn([one], lanes={"x": "Lane"}).spans
    assert bar.is_open
    assert bar.x1 == pytest.approx(drawn([one], lanes={"x": "Lane"}).axis.x1)


def test_dates_say_no_more_than_the_ribbon_leaves_open():
    full = replace(
        event("core", LOW + 20_000, rank=0),
        text=LabelText("8 Sep 1994", "Core", is_core=True),
        whens=("8 Sep", "1994"),
    )
    lesser = replace(full, id="lesser", rank=1, text=LabelText("8 Sep 1994", "Lesser"))
    said = {lab.id: lab.lines[0].when for lab in drawn([full, lesser]).labels}
    assert said == {"core": "8 Sep 1994", "lesser": "1994"}
    near = lay_out_events([full, lesser], FRAME, domain=(full.first - 60, HIGH), blend=1.0)
    months = {lab.id: lab.lines[0].when for lab in near.labels}
    assert set(months.values()) <= {"8 Sep", "8 Sep 1994", "1994"}


def test_on_a_page_marks_and_rows_are_finer_and_names_are_not():
    events = [event(k, LOW + 1500 * k, is_above=k % 2 == 0) for k in range(20)]
    screen, page = (drawn(events, replace(FRAME, height=400.0, unit=u)) for u in (1.0, 0.75))
    assert page.face == screen.face
    assert len(page.named) >= len(screen.named)
    tall = [found.plot[3] - found.plot[1] for found in (screen, page)]
    assert tall[1] < tall[0]
    assert RADII[0] > RADII[2]


def test_the_same_events_give_the_same_picture():
    events = [event(k, LOW + 700 * k, is_above=k % 3 == 0) for k in range(40)]
    assert drawn(events) == drawn(events)
