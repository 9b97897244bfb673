from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from streamlit.testing.v1 import AppTest

from timeline.app.canvas_view import Area, area_sent, axis_sent, piece_sent
from timeline.drawing.canvas import Canvas, Lead
from timeline.drawing.painters.svg import tree
from timeline.layout.time_scale import Axis, TimeScale

MARKUP = '<img src=x onerror="alert(1)">&amp;'


def elements(piece):
    yield piece
    for part in piece[2:]:
        if isinstance(part, list):
            yield from elements(part)


def test_a_canvas_becomes_names_attributes_and_texts():
    canvas = Canvas()
    with canvas.of(MARKUP):
        canvas.box((0, 0, 9, 9), "#000000")
        canvas.stroke([(0, 0), (9, 9)], "#000000")
        canvas.dot(5, 5, 4, "#000000", symbol="diamond")
        canvas.write(0, 0, MARKUP, "#000000", 12, lead=Lead("7", "#111111", 9))
    pieces = [piece_sent(each) for each in tree(canvas, 100, 100, "", outlined=False)]
    found = [one for piece in pieces for one in elements(piece)]
    assert {name for name, *_ in found} == {"g", "rect", "path", "text", "tspan"}
    assert {one[1]["data-owner"] for one in found if one[0] == "g"} == {MARKUP}
    (text,) = (one for one in found if one[0] == "text")
    assert text[2][2] == "7"
    assert text[3].endswith(MARKUP)
    assert json.loads(json.dumps(pieces)) == pieces


def test_text_around_elements_is_kept_in_its_order():
    assert piece_sent(ET.fromstring("<text x='1'>a<tspan>b</tspan>c</text>")) == [  # noqa: S314
        "text",
        {"x": "1"},
        "a",
        ["tspan", {}, "b"],
        "c",
    ]


def test_the_browser_is_told_the_days_along_an_axis():
    told = axis_sent(Axis(TimeScale.build([], (100.0, 300.0), 0.0), 10.0, 50.0))
    assert (told["x0"], told["x1"]) == (10.0, 50.0)
    assert (told["days"][0], told["days"][100], told["days"][-1]) == (100.0, 200.0, 300.0)


SCRIPT = """
import streamlit as st
from timeline.app.canvas_view import Answer, Picture, canvas_view
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import LIGHT

picture = Picture(Canvas(), (100, 50), LIGHT, "A chart", "What it shows")
canvas_view(picture, "chart", {"a": Answer("A", ["A title"])}, on_choose=print)
"""


def test_it_is_drawn_where_there_is_nothing_to_narrow():
    app = AppTest.from_string(SCRIPT).run()
    assert not app.exception


def test_an_area_is_sent_with_its_size_what_it_says_and_what_it_does():
    area = Area((10.0, 5.0, 30.0, 15.0), ("Japan", "Click to show only Japan"), "JPN")
    said = ["Japan", "Click to show only Japan"]
    assert area_sent(area) == [[10.0, 5.0, 20.0, 10.0], said, "JPN", False]
