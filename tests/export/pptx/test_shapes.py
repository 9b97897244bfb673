"""What a canvas can hold becomes shapes of a slide: broken lines, turned words, links."""

from __future__ import annotations

import pytest
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from timeline.drawing.canvas import Canvas
from timeline.export.pptx.builder import SlideBuilder
from timeline.export.pptx.shapes import chart
from timeline.export.pptx.template import CHART, Template


def drawn(canvas):
    """Return the shapes of a canvas on a slide, out of their groups."""
    builder = SlideBuilder(Template.of_size("16:9"), CHART)
    builder.parts += chart(canvas, (100.0, 50.0), builder, {}, {})
    builder.done([])
    return [shape for group in builder.slide.shapes for shape in group.shapes]


def test_a_box_may_have_a_broken_outline_of_any_width():
    canvas = Canvas()
    canvas.box((0, 0, 20, 10), "", "#112233", line_width=2.0, dash="dash")
    canvas.box((0, 20, 20, 30), "#445566")
    dashed, plain = drawn(canvas)
    assert (dashed.line.dash_style, dashed.line.width) == (MSO_LINE.DASH, Pt(2))
    assert dashed.fill.type is None or dashed.element.spPr.find(".//{*}noFill") is not None
    assert plain.line.dash_style is None


def test_lines_of_one_look_are_one_shape_and_a_broken_one_is_another():
    canvas = Canvas()
    for y in (0, 10):
        canvas.stroke([(0, y), (30, y)], "#112233")
    canvas.stroke([(0, 20), (30, 20)], "#112233", dash="dot")
    whole, dotted = drawn(canvas)
    assert whole.line.dash_style is None
    assert dotted.line.dash_style == MSO_LINE.ROUND_DOT


@pytest.mark.parametrize(
    ("symbol", "turned", "middle"),
    [
        ("triangle-up", 0, (0, -2)),
        ("triangle-down", 180, (0, 2)),
        ("triangle-left", 270, (-2, 0)),
        ("triangle-right", 90, (2, 0)),
    ],
)
def test_a_triangle_points_where_it_is_said_to(symbol, turned, middle):
    canvas = Canvas()
    canvas.dot(40, 60, 16, "#112233", symbol=symbol)
    (mark,) = drawn(canvas)
    assert mark.rotation == turned
    x, y = mark.left + mark.width / 2, mark.top + mark.height / 2
    assert (x, y) == pytest.approx([Pt(140) + Pt(middle[0]), Pt(110) + Pt(middle[1])], abs=2)


@pytest.mark.parametrize("angle", [90.0, -90.0])
def test_a_word_is_turned_about_its_point(angle):
    canvas = Canvas()
    canvas.write(40, 60, "Upright", "#112233", 12, angle=angle)
    (word,) = drawn(canvas)
    assert word.rotation == -angle % 360
    # It begins at the point and goes on upwards, or downwards.
    x, y = word.left + word.width / 2, word.top + word.height / 2
    away = word.width / 2 if angle < 0 else -word.width / 2
    assert x == pytest.approx(Pt(140), abs=2)
    assert y == pytest.approx(Pt(110) + away, abs=2)


def test_a_box_a_mark_and_a_word_may_lead_to_an_address():
    canvas = Canvas()
    with canvas.of("events", "https://example.org/a"):
        canvas.box((0, 0, 20, 10), "#112233")
        canvas.dot(30, 5, 6, "#112233")
        canvas.write(40, 5, "A", "#112233", 12)
    with canvas.of("axis", "javascript:alert(1)"):
        canvas.write(40, 25, "B", "#112233", 12)
    found = {shape.name: shape.click_action.hyperlink.address for shape in drawn(canvas)}
    assert found == {
        "B": None,
        "Events, box": "https://example.org/a",
        "Events, mark": "https://example.org/a",
        "A": "https://example.org/a",
    }
