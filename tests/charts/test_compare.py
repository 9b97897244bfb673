from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.drawing.theme import LIGHT
from timeline.queries.filters import Filters

EVENTS = [
    {"id": "before", "date": "1994-05", "label": "Pressure"},
    {"id": "report", "date": "1994-08-12", "label": "Report", "importance": "core"},
    {"id": "answer", "date": "1995-02-12", "label": "Answer", "importance": "core"},
    {"id": "plan", "date": "2024-09", "label": "Plan", "importance": "core", "countries": "JPN"},
    {"id": "paper", "date": "2024-09", "label": "Paper", "countries": "JPN"},
    {"id": "reply", "date": "2024-10-01", "label": "Reply", "countries": "IND"},
    {"id": "early", "date": "1990", "label": "Forerunner"},
]
PARALLELS = [
    {"id": "one", "theme": "Much alike", "then_event": "report", "now_event": "plan"},
    {
        "id": "two",
        "theme": "Not at all",
        "then_event": "early",
        "now_event": "reply",
        "relation": "contrast",
        "sources": "news#3",
    },
]
BOTH = ("report", "plan")


@pytest.fixture
def ds(tmp_path):
    sources = [{"id": "news", "publisher": "News", "kind": "article", "date": "2024-10-02"}]
    return dataset(tmp_path, events=EVENTS, parallels=PARALLELS, sources=sources)


def drawn(figure):
    texts = [t for t in figure.data if t.type == "scatter" and t.mode == "text" and t.text]
    return [word for trace in texts for word in trace.text]


def clickable(figure, name="events"):
    return {row[0] for t in figure.data if t.name == name for row in t.customdata}


def paths(figure, dash="solid"):
    colour = LIGHT.tie.line
    shapes = [s for s in figure.layout.shapes if s.type == "path" and s.line.color == colour]
    return [s for s in shapes if s.line.dash == dash]


@pytest.mark.parametrize("width", [360, 1080])
def test_lines_are_called_then_and_now_with_their_moments_and_dates(ds, width):
    words = drawn(charts.compare(ds, between=BOTH, width=width))
    for name, label, when in (("THEN", "Report", "12 Aug 1994"), ("NOW", "Plan", "Sep 2024")):
        assert words.index(name) < words.index(label, words.index(name))
        assert when in words


def test_the_year_stands_at_names_where_it_is_not_one_for_all(ds):
    words = drawn(charts.compare(ds, between=BOTH))
    assert {"12 Aug 1994", "12 Feb 1995", "1994", "c. 1990"} - {"c. 1990"} <= set(words)
    assert "1 Oct" in words
    assert "1 Oct 2024" not in words


def test_parallels_are_boxes_tied_to_both_lines_and_a_contrast_is_marked_as_one(ds):
    figure = charts.compare(ds, between=BOTH)
    words = drawn(figure)
    assert {"Much alike", "Not at all", "contrast"} <= set(words)
    assert len(paths(figure)) == len(paths(figure, "dot")) == 1
    boxes = [s for s in figure.layout.shapes if s.type == "rect" and s.line.color == LIGHT.tie.line]
    assert sorted(box.line.dash or "solid" for box in boxes if box.x1 - box.x0 > 30) == [
        "dot",
        "solid",
    ]


def test_a_narrow_window_names_the_ends_of_a_parallel_in_its_box(ds):
    words = drawn(charts.compare(ds, between=BOTH, width=360))
    assert "Report → Plan" in words
    assert "Forerunner → Reply" in words
    assert "contrast" in words


def test_the_sources_of_a_parallel_have_letters_and_names(ds):
    words = drawn(charts.compare(ds, between=BOTH))
    assert "a" in words
    assert "Sources: a News, 2 Oct 2024" in words


def test_an_earlier_event_that_a_parallel_names_stands_before_the_months(ds):
    figure = charts.compare(ds, between=BOTH)
    assert drawn(figure).count("earlier") == 2
    assert "early" in clickable(figure)


def test_it_is_said_where_the_data_end(ds):
    words = drawn(charts.compare(ds, between=BOTH, scale="calendar"))
    assert "data end, October 2024" in words


def test_what_is_not_to_scale_is_said(ds):
    said = [w for w in drawn(charts.compare(ds, between=BOTH)) if "to scale" in w]
    assert len(said) == 1
    assert said[0].startswith("Not to scale: month")
    even = drawn(charts.compare(ds, between=BOTH, scale="calendar", months=12))
    assert not [w for w in even if "to scale" in w]


def test_every_mark_label_and_heading_leads_back_to_its_event(ds):
    figure = charts.compare(ds, between=BOTH)
    every = {event["id"] for event in EVENTS}
    assert clickable(figure) == every
    assert clickable(figure, "labels") == every
    assert clickable(figure, "headings") == set(BOTH)


def test_hovering_says_how_far_from_zero(ds):
    figure = charts.compare(ds, between=BOTH)
    said = {row[0]: row[1] for t in figure.data if t.name == "events" for row in t.customdata}
    assert said["answer"].endswith("<br>+6 months from Report")
    assert said["report"] == "<b>Event 2</b><br>On 12 August 1994 · no source given"


def test_filters_leave_the_moments(ds):
    figure = charts.compare(ds, Filters(countries=("IND",)), between=BOTH)
    assert clickable(figure) == {"report", "plan", "reply"}


def test_what_is_chosen_stands_out(ds):
    rings = []
    for key in ("", "plan"):
        figure = charts.compare(ds, between=BOTH, selected=key)
        marks = next(t for t in figure.data if t.mode == "markers" and t.marker.opacity == 1)
        rings.append(max(marks.marker.size))
    assert rings[0] < rings[1]


def test_what_is_hidden_or_highlighted_by_hand_is(ds):
    figure = charts.compare(ds, between=BOTH, hide=("paper",), highlight=("reply",))
    assert "paper" not in clickable(figure)
    colours = {
        word: colour
        for t in figure.data
        if t.type == "scatter" and t.mode == "text"
        for word, colour in zip(t.text, t.textfont.color, strict=True)
    }
    assert colours["Reply"] == LIGHT.ink != colours["Answer"]


def test_names_are_drawn_as_they_are_written(tmp_path):
    rows = [{"date": "1994-08-12", "label": "<b>$x$"}, {"date": "2024-09-01", "label": "<i>"}]
    words = drawn(charts.compare(dataset(tmp_path, events=rows), between=("event-1", "event-2")))
    assert "&lt;b&gt;&#36;x&#36;" in words


def test_one_event_cannot_be_compared(tmp_path):
    ds = dataset(tmp_path, events=EVENTS[:1])
    with pytest.raises(ValueError, match=r"^a comparison needs two events; the data set has 1$"):
        charts.compare(ds)


def test_without_parallels_two_events_have_to_be_named(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    said = "nothing in the data links two events; name two, as between=(first id, second id)"
    with pytest.raises(ValueError) as error:  # noqa: PT011 -- the whole message is compared
        charts.compare(ds)
    assert str(error.value) == said


@pytest.mark.parametrize("scale", ["calendar", "balanced", "even"])
@pytest.mark.parametrize("months", [1, 12, 12_000])
@pytest.mark.parametrize("width", [320, 1920])
def test_it_can_be_drawn_at_the_ends_of_the_calendar(tmp_path, scale, months, width):
    rows = [{"date": "0001-01-01"}, {"date": "9999-12-31"}, {"date": "9999"}]
    figure = charts.compare(
        dataset(tmp_path, events=rows),
        between=("event-1", "event-2"),
        scale=scale,
        months=months,
        width=width,
    )
    assert clickable(figure) == {"event-1", "event-2", "event-3"}


@pytest.mark.parametrize("count", [7, 30])
@pytest.mark.parametrize("width", [360, 720, 1400])
def test_any_number_of_parallels_can_be_drawn(tmp_path, count, width):
    events = [
        {"id": f"{side}{k}", "date": f"{year}-{k % 12 + 1:02}-{k % 28 + 1:02}", "label": f"No. {k}"}
        for side, year in (("a", 1994), ("b", 2024))
        for k in range(count)
    ]
    rows = [{"then_event": f"a{k}", "now_event": f"b{count - 1 - k}"} for k in range(count)]
    ds = dataset(tmp_path, events=events, parallels=rows)
    figure = charts.compare(ds, between=("a0", "b0"), width=width, months=12)
    assert sum(word.startswith("Theme") for word in drawn(figure)) >= 6


def test_any_number_of_events_makes_a_figure_that_can_be_sent(tmp_path):
    rows = [{"date": f"2024-{k % 12 + 1:02}-{k % 28 + 1:02}"} for k in range(2_500)]
    ds = dataset(tmp_path, events=rows)
    figure = charts.compare(ds, between=("event-1", "event-100"), months=12)
    said = [words for t in figure.data if t.name == "counts" for _, words in t.customdata]
    assert sum(int(w.partition(" event")[0].replace(",", "")) for w in said) > 2_500
    assert {w.rpartition(" ")[2] for w in said} <= {"2023", "2024", "2025"}
    assert len(figure.to_json()) < 1_000_000
