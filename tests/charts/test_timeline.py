from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.drawing.theme import DARK

EVENTS = [
    {"id": "treaty", "date": "1951-09-08", "label": "<b>Treaty</b>", "importance": "core"},
    {"id": "report", "date": "1994", "label": "Report"},
]


@pytest.fixture
def ds(tmp_path):
    eras = [{"id": "old", "name": "Old times", "date": "1951/1990"}]
    return dataset(tmp_path, events=EVENTS, eras=eras)


def answering(figure, name):
    return {point[0] for trace in figure.data if trace.name == name for point in trace.customdata}


def said(figure):
    return [text for trace in figure.data if trace.text is not None for text in trace.text]


def test_marks_and_names_answer_with_the_id_of_their_event(ds):
    figure = charts.timeline(ds)
    assert answering(figure, "events") == {"treaty", "report"}
    assert answering(figure, "labels") == {"treaty", "report"}
    assert answering(figure, "eras") == {""}


def test_markup_in_a_name_is_drawn_as_text(ds):
    assert "&lt;b&gt;Treaty&lt;/b&gt;" in said(charts.timeline(ds))


def test_a_dark_page_has_a_dark_chart(ds):
    assert charts.timeline(ds, dark=True).layout.paper_bgcolor == DARK.page


def test_the_key_says_what_is_hollow_and_how_many_are_not_named(tmp_path):
    many = [{"date": f"19{k + 30}", "label": f"Event {k}"} for k in range(40)]
    words = said(charts.timeline(dataset(tmp_path, events=many), named="few"))
    assert "no single day" in words
    assert "not named (28)" in words


def test_a_colour_that_there_is_not_is_refused(ds):
    with pytest.raises(ValueError, match='colour "shade" is none of country'):
        charts.timeline(ds, colour="shade")
