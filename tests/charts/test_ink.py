from __future__ import annotations

import plotly.graph_objects as go

from timeline.charts.ink import Ink


def drawn(ink):
    return go.Figure(ink.traces()).data


def test_strokes_of_one_sort_are_one_trace_and_do_not_join():
    ink = Ink()
    ink.stroke([(0, 0), (1.04, 1)], "#000000")
    ink.stroke([(5, 5), (6, 6)], "#000000")
    ink.stroke([(7, 7), (8, 8)], "#000000", opacity=0.5)
    first, second, *_ = drawn(ink)
    assert first.x == (0, 1.0, None, 5, 6, None)
    assert (second.x, second.opacity) == ((7, 8, None), 0.5)


def test_dots_and_words_are_a_trace_each_over_the_strokes():
    ink = Ink()
    ink.write(1, 2, "word", "#111111", 12, bold=True)
    ink.dot(3, 4, 9, "#222222")
    ink.stroke([(0, 0), (1, 1)], "#000000")
    assert [trace.mode for trace in drawn(ink)] == ["lines", "markers", "text"]
    _, dots, words = drawn(ink)
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
    ink.stroke([(0, 0), (1, 1)], "#000000")
    assert {trace.hoverinfo for trace in drawn(ink)} == {"skip"}
