from __future__ import annotations

import plotly.graph_objects as go

from timeline.charts.ink import Ink


def drawn(ink):
    return go.Figure(ink.traces(), layout={"shapes": ink.shapes()})


def test_strokes_of_one_sort_are_one_shape_and_do_not_join():
    ink = Ink()
    ink.stroke([(0, 0), (1.04, 1)], "#000000")
    ink.stroke([(5, 5), (6, 6)], "#000000")
    ink.stroke([(7, 7), (8, 8)], "#000000", opacity=0.5)
    first, second = drawn(ink).layout.shapes
    assert first.path == "M0,0L1,1M5,5L6,6"
    assert (second.path, second.opacity) == ("M7,7L8,8", 0.5)


def test_dots_and_words_are_a_trace_each_over_the_strokes():
    ink = Ink()
    ink.write(1, 2, "word", "#111111", 12, bold=True)
    ink.dot(3, 4, 9, "#222222")
    ink.stroke([(0, 0), (1, 1)], "#000000")
    assert [trace.mode for trace in drawn(ink).data] == ["markers", "text"]
    assert [shape.layer for shape in drawn(ink).layout.shapes] == ["below"]
    dots, words = drawn(ink).data
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
    ink = Ink()
    ink.dot(3, 4, 9, "#222222")
    assert {trace.hoverinfo for trace in drawn(ink).data} == {"skip"}
