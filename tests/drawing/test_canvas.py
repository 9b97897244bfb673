from __future__ import annotations

import plotly.graph_objects as go

from timeline.drawing.canvas import Canvas
from timeline.drawing.painters.plotly import shapes, traces


def drawn(canvas):
    return go.Figure(traces(canvas), layout={"shapes": shapes(canvas)})


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
