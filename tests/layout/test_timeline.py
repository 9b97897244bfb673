from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.scenes import LANES, NAMES, faults, items
from timeline.layout import timeline_row as module
from timeline.layout.scene import Frame, Item
from timeline.layout.text_metrics import LINE_HEIGHT, text_width
from timeline.layout.timeline import lay_out

DOMAIN = (1.0, 3_652_060.0)


def laid_out(found, *, width=1080.0, domain=DOMAIN, blend=0.75, lanes=None, **options):
    names = dict.fromkeys(lanes, "A lane") if isinstance(lanes, tuple) else lanes or {}
    frame = Frame(width, 560.0, right=76.0)
    return lay_out(found, frame, domain=domain, blend=blend, lanes=names, **options)


def day(key, ordinal, **more):
    return Item(key, more.pop("label", f"Event {key}"), float(ordinal), float(ordinal), **more)


@given(
    items(),
    st.dictionaries(st.sampled_from(LANES), NAMES),
    st.integers(320, 1920),
    st.sampled_from([0.0, 0.75, 1.0]),
)
def test_nothing_overlaps_or_leaves_the_frame(found, lanes, width, blend):
    scene = laid_out(found, width=float(width), lanes=lanes, blend=blend)
    assert list(faults(scene)) == []


@given(items(most=25, first=739_000, last=739_060), st.integers(320, 1920), st.booleans())
def test_nothing_overlaps_where_all_happens_at_once(found, width, by_lane):
    lanes = dict.fromkeys(LANES, "Multilateral security for East Asia") if by_lane else {}
    scene = laid_out(found, width=float(width), lanes=lanes, domain=(739_000.0, 739_061.0))
    assert list(faults(scene)) == []


@given(items(), st.dictionaries(st.sampled_from(LANES), NAMES), st.integers(320, 1920))
def test_lane_names_leave_room_for_their_counts_and_for_each_other(found, lanes, width):
    scene = laid_out(found, width=float(width), lanes=lanes)
    for head in scene.lanes:
        widest = max(text_width(line, 12, bold=True) for line in head.lines)
        assert scene.left + widest < scene.plot[0] - 10 - text_width(str(head.count), 11)
        assert len(head.lines) * 12 * LINE_HEIGHT <= head.y1 - head.y0


@given(items(), st.booleans())
def test_every_item_is_drawn_and_counted_or_named(found, by_lane):
    lanes = {lane: lane for lane in LANES} if by_lane else {}
    scene = laid_out(found, lanes=lanes)
    expected = {i.id for i in found if i.lanes or not by_lane}
    assert {m.id for m in scene.marks} == expected
    assert scene.total == len(found)
    assert scene.unnamed == len(found) - len({label.id for label in scene.labels})


def test_two_lanes_of_one_name_stay_two():
    scene = laid_out(
        [day("a", 700_000, lanes=("x",)), day("b", 700_100, lanes=("y",))],
        lanes={"x": "Pact", "y": "Pact"},
    )
    heads = [(h.id, h.lines, h.count) for h in scene.lanes]
    assert heads == [("x", ("Pact",), 1), ("y", ("Pact",), 1)]


@pytest.mark.parametrize("found", [0, 1, 40])
def test_more_events_than_can_be_drawn_are_counted(monkeypatch, found):
    monkeypatch.setattr(module, "MOST_MARKS", 10)
    scene = laid_out([day(str(k), 700_000 + 100 * k) for k in range(found)])
    counted = [sum(density.counts) for density in scene.densities]
    assert counted == ([found] if found > 10 else [])
    assert len(scene.marks) == min(found, 36)


def test_a_pile_too_high_to_draw_is_counted():
    scene = laid_out([day(str(k), 700_000) for k in range(200)])
    assert [sum(density.counts) for density in scene.densities] == [200]
    assert scene.height <= 700


def test_in_each_lane_its_own_events_are_counted(monkeypatch):
    monkeypatch.setattr(module, "MOST_MARKS", 3)
    found = [day(str(k), 700_000 + k, lanes=("x", "y")[: k % 2 + 1]) for k in range(10)]
    scene = laid_out(found, lanes={"x": "X", "y": "Y"})
    assert {d.lane: sum(d.counts) for d in scene.densities} == {"x": 10, "y": 5}
    for line, head, density in zip(scene.lines, scene.lanes, scene.densities, strict=True):
        assert line < density.y0 < density.y1 < head.y1
    assert list(faults(scene)) == []


def test_of_what_is_counted_the_foremost_are_drawn_and_the_one_that_was_asked_for(monkeypatch):
    monkeypatch.setattr(module, "MOST_MARKS", 50)
    found = [day(str(k), 700_000 + k, rank=0 if k in {7, 77} else 2) for k in range(100)]
    drawn = {m.id for m in laid_out(found, keep="50").marks}
    assert {"7", "77", "50"} <= drawn
    assert len(drawn) == 36


def test_the_key_to_an_arrow_has_room_at_both_ends():
    ends = [
        Item("since", "Since", 739_999, 739_999, open_end=True),
        Item("until", "Until", 700_000, 700_000, open_start=True),
    ]
    scene = laid_out(ends, domain=(700_000.0, 740_000.0))
    for mark in scene.marks:
        assert mark.x1 - mark.x0 == pytest.approx(26)
        assert 0 <= mark.x0 <= mark.x1 <= scene.width
    assert scene.plot[0] == pytest.approx(16 + 26)


def test_eras_outside_the_domain_are_not_shaded():
    eras = [("Before", 600_000.0, 650_000.0), ("Within", 700_000.0, 701_000.0)]
    scene = laid_out([day("a", 700_500)], domain=(699_000.0, 702_000.0), eras=eras)
    assert [band.name for band in scene.bands] == ["Within"]


@given(items(most=30, first=739_000, last=739_800), st.integers(320, 1920), st.booleans())
def test_every_number_is_drawn_or_counted_once_on_each_line(found, width, by_lane):
    lanes = {lane: lane for lane in LANES} if by_lane else {}
    scene = laid_out(found, width=float(width), domain=(739_000.0, 739_801.0), lanes=lanes)
    here = [(m.lane, m.id) for m in scene.marks]
    told = [label.id for label in scene.labels] + [key for tag in scene.tags for key in tag.ids]
    assert sorted(told) == sorted(key for _, key in here)
    for tag in scene.tags:
        number = next(i.number for i in found if i.id == tag.ids[0])
        assert tag.text == (number if len(tag.ids) == 1 else f"+{len(tag.ids)}")


@given(items(most=18, first=739_000, last=739_400), st.integers(320, 1920), st.booleans())
def test_the_first_rank_is_named_on_every_line_however_narrow(found, width, is_full):
    frame = Frame(float(width), 400.0, right=76.0, is_full=is_full, grows=True)
    scene = lay_out(found, frame, domain=(739_000.0, 739_401.0), blend=0.75)
    assert {i.id for i in found if i.rank == 0 and i.label} <= {label.id for label in scene.labels}
    assert list(faults(scene)) == []


def test_a_line_that_may_not_grow_stays_within_its_height():
    found = [day(str(k), 700_000 + k, rank=0) for k in range(30)]
    frame = Frame(1080.0, 400.0)
    scenes = [
        lay_out(found, replace(frame, grows=grows), domain=(699_000.0, 702_000.0), blend=0)
        for grows in (False, True)
    ]
    assert scenes[0].height <= 400 + 15 < scenes[1].height
    assert (scenes[0].unnamed > 0, scenes[1].unnamed) == (True, 0)


@given(items(most=30, first=739_000, last=739_800), st.data())
def test_the_scene_leads_back_from_a_place_to_its_day(found, data):
    scene = laid_out(found, domain=(739_000.0, 739_801.0))
    on = data.draw(st.floats(739_000, 739_801))
    x = float(scene.axis.x(on))
    back = scene.axis.scale.day((x - scene.axis.x0) / scene.axis.span)
    assert abs(float(back) - on) < 1


def test_an_even_calendar_needs_no_strip_to_compare_with():
    assert laid_out([day("a", 700_500)], blend=0.0).strip is None
    assert laid_out([day("a", 700_500)], blend=0.75).strip is not None


def test_nothing_at_all_is_a_scene_without_marks_or_ticks():
    scene = laid_out([])
    assert (scene.marks, scene.labels, scene.ticks, scene.total) == ((), (), (), 0)
