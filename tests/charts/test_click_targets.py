from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.scenes import items
from timeline.charts.click_targets import targets
from timeline.drawing.painters.plotly import base_layout
from timeline.drawing.theme import LIGHT
from timeline.layout.scene import Frame, Tag
from timeline.layout.timeline import lay_out

FELT = 3.0
"""A point is felt this much farther off than plotly's hover distance, whatever its size, px."""

few = settings(max_examples=40)  # each with up to 25 marks
found_scenes = items(most=25, first=739_000, last=740_000).map(
    lambda found: lay_out(found, Frame(1080.0, 560.0), domain=(739_000.0, 740_001.0), blend=0.75)
)


def parts(scene, hover=None):
    points, boxes, *_ = targets(scene, hover or {})
    return (
        [(x, y, row[0]) for x, y, row in zip(points.x, points.y, points.customdata, strict=True)],
        [
            (x - w / 2, y0, x + w / 2, y0 + h, row[0])
            for x, w, y0, h, row in zip(
                boxes.x, boxes.width, boxes.base, boxes.y, boxes.customdata, strict=True
            )
        ],
    )


@few
@given(found_scenes)
def test_each_label_answers_over_all_of_its_box_and_is_out_of_reach_of_marks(scene):
    points, boxes = parts(scene)
    assert [box[4] for box in boxes] == [label.id for label in scene.labels]
    reach = base_layout(LIGHT, 100, 100).hoverdistance + FELT
    for (x0, y0, x1, y1, _), label in zip(boxes, scene.labels, strict=True):
        assert abs(x0 - label.x0) + abs(x1 - label.x1) + abs(y0 - label.y0) + abs(y1 - label.y1) < 1
        for x, y, _ in points:
            across, down = max(x0 - x, 0, x - x1), max(y0 - y, 0, y - y1)
            assert (across**2 + down**2) ** 0.5 > reach


@few
@given(found_scenes, st.floats(0, 1))
def test_every_place_on_a_mark_is_within_reach_of_a_point_of_its_own(scene, share):
    points, _ = parts(scene)
    reach = base_layout(LIGHT, 100, 100).hoverdistance + FELT
    bars = {}
    for m in scene.marks:
        bars.setdefault((m.y, m.x0, m.x1), set()).add(m.id)
    for (y, x0, x1), ids in bars.items():
        place = x0 + share * (x1 - x0)
        assert min(abs(x - place) for x, py, key in points if key in ids and abs(py - y) < 0.1) <= (
            reach + 0.1
        )


@few
@given(found_scenes)
def test_every_event_can_be_pointed_at_where_its_handle_is(scene):
    points, _ = parts(scene)
    there = {(round(m.anchor, 1), round(m.y, 1), m.id) for m in scene.marks}
    assert there <= {(x, y, key) for x, y, key in points}


@few
@given(found_scenes)
def test_each_number_answers_over_its_box_with_the_ids_it_stands_for(scene):
    boxes = list(targets(scene, {}))[2]
    assert boxes.name == "numbers"
    assert [row[0] for row in boxes.customdata] == [";".join(tag.ids) for tag in scene.tags]
    for tag, x, w, y0, h in zip(scene.tags, boxes.x, boxes.width, boxes.base, boxes.y, strict=True):
        assert abs(x - w / 2 - tag.x0) + abs(x + w / 2 - tag.x1) < 1
        assert abs(y0 - tag.y0) + abs(y0 + h - tag.y1) < 1


def test_a_count_of_very_many_names_the_first_few():
    tag = Tag(tuple("abcdefghijkl"), 0.0, 0.0, 9.0, 9.0, "+12")
    scene = replace(lay_out([], Frame(1080.0, 560.0), domain=(0.0, 1.0), blend=0), tags=(tag,))
    hover = {key: f"<b>Event {key}<br>goes on</b><br>In 1994" for key in tag.ids}
    (row,) = list(targets(scene, hover))[2].customdata
    assert row[1] == (
        "<b>12 events here; click for a list</b><br>"
        + "<br>".join(f"Event {key} goes on" for key in "abcdefg")
        + "<br>and 5 more"
    )


def test_points_say_what_they_are_told_to():
    scene = lay_out([], Frame(1080.0, 560.0), domain=(0.0, 1.0), blend=0)
    assert parts(scene) == ([], [])
