from __future__ import annotations

from math import cos, radians, sin

import plotly.graph_objects as go
import pytest

from timeline.drawing.canvas import Canvas
from timeline.drawing.painters.plotly import shapes, traces, word_annotations


def drawn(canvas):
    return go.Figure(
        traces(canvas), layout={"shapes": shapes(canvas), "annotations": word_annotations(canvas)}
    )


def test_strokes_of_one_sort_are_one_shape_and_do_not_join():
    canvas = Canvas()
    canvas.stroke([(0, 0), (1.04, 1)], "#000000")
    canvas.stroke([(5, 5), (6, 6)], "#000000")
    canvas.stroke([(7, 7), (8, 8)], "#000000", opacity=0.5)
    first, second = drawn(canvas).layout.shapes
    assert first.path == "M0,0L1,1M5,5L6,6"
    assert (second.path, second.opacity) == ("M7,7L8,8", 0.5)


def test_dots_and_words_are_a_trace_each_over_the_strokes():
    canvas = Canvas()
    canvas.write(1, 2, "word", "#111111", 12, bold=True)
    canvas.dot(3, 4, 9, "#222222")
    canvas.stroke([(0, 0), (1, 1)], "#000000")
    assert [trace.mode for trace in drawn(canvas).data] == ["markers", "text"]
    assert [shape.layer for shape in drawn(canvas).layout.shapes] == ["below"]
    dots, words = drawn(canvas).data
    assert (dots.x, dots.y, dots.marker.size, dots.marker.line.color) == (
        (3,),
        (4,),
        (9,),
        ("#222222",),
    )
    assert (words.text, words.textfont.weight, words.textposition) == (
        ("word",),
        (600,),
        ("middle right",),
    )


def test_nothing_of_it_answers_to_the_mouse():
    canvas = Canvas()
    canvas.dot(3, 4, 9, "#222222")
    assert {trace.hoverinfo for trace in drawn(canvas).data} == {"skip"}


def test_broken_strokes_are_a_shape_of_their_own():
    canvas = Canvas()
    canvas.stroke([(0, 0), (1, 1)], "#000000")
    canvas.stroke([(2, 2), (3, 3)], "#000000", dash="dot")
    canvas.stroke([(4, 4), (5, 5)], "#000000", dash="dot")
    assert [(s.path, s.line.dash) for s in drawn(canvas).layout.shapes] == [
        ("M0,0L1,1", "solid"),
        ("M2,2L3,3M4,4L5,5", "dot"),
    ]


def test_a_box_may_have_a_broken_or_a_thick_edge_and_no_fill():
    canvas = Canvas()
    canvas.box((0, 0, 9, 9), "", "#111111", line_width=2, dash="dash")
    canvas.box((0, 0, 9, 9), "#222222")
    edged, filled = drawn(canvas).layout.shapes
    assert (edged.line.width, edged.line.dash, edged.fillcolor) == (2, "dash", "rgba(0,0,0,0)")
    assert (filled.line.width, filled.fillcolor) == (0, "#222222")


def test_a_turned_word_climbs_from_its_point():
    canvas = Canvas()
    canvas.write(100, 50, ["one <b>", "two"], "#111111", 10, angle=50)
    (word,) = drawn(canvas).layout.annotations
    assert (word.text, word.textangle) == ("one &lt;b&gt;<br>two", -50)
    # The middle of both lines, 26 px thick, begins at the point.
    assert (word.xanchor, word.yanchor) == ("left", "bottom")
    assert word.x == pytest.approx(100 - 13 * sin(radians(50)), abs=0.1)
    assert word.y == pytest.approx(50 + 13 * cos(radians(50)), abs=0.1)
    assert drawn(canvas).data[1].text == ()


@pytest.mark.parametrize(
    ("angle", "position", "anchors"),
    [
        (90, "middle right", ("center", "bottom")),
        (-90, "middle right", ("center", "top")),
        (50, "middle left", ("right", "top")),
        (50, "middle center", ("center", "middle")),
    ],
)
def test_a_turned_word_hangs_on_the_side_of_its_point(angle, position, anchors):
    canvas = Canvas()
    canvas.write(100, 50, "one", "#111111", 10, angle=angle, position=position)
    (word,) = drawn(canvas).layout.annotations
    assert (word.xanchor, word.yanchor) == anchors


def test_a_word_that_leads_somewhere_is_a_link():
    canvas = Canvas()
    with canvas.of("source", "https://example.org/?a='b'&c"):
        canvas.write(1, 2, "Source", "#111111", 10)
    (word,) = drawn(canvas).layout.annotations
    assert word.text == "<a href='https://example.org/?a=&#x27;b&#x27;&amp;c'>Source</a>"
    assert (word.x, word.y, word.xanchor, word.yanchor) == (1, 2, "left", "middle")


def test_what_is_no_address_of_the_web_leads_nowhere():
    canvas = Canvas()
    with canvas.of("source", "javascript:alert(1)"):
        canvas.write(1, 2, "Source", "#111111", 10)
    (word,) = drawn(canvas).layout.annotations
    assert word.text == "Source"


def test_each_line_runs_its_own_way():
    canvas, peace = Canvas(), "سلام…"
    canvas.write(1, 2, [peace, "Peace"], "#111111", 10)
    assert drawn(canvas).data[1].text == (f"\u2067{peace}\u2069<br>Peace",)
