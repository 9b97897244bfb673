from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.layout.text_metrics import text_width
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.scenes.comparison import comparison_scene
from timeline.views.contents import event_numbers

EVENTS = [
    {"id": "before", "date": "1994-05", "label": "Pressure"},
    {"id": "report", "date": "1994-08-12", "label": "Report", "importance": "core"},
    {"id": "answer", "date": "1995-02-12", "label": "Answer", "importance": "core"},
    {"id": "plan", "date": "2024-09", "label": "Plan", "importance": "core", "countries": "JPN"},
    {"id": "paper", "date": "2024-09", "label": "Paper", "countries": "JPN"},
    {"id": "reply", "date": "2024-10-01", "label": "Reply", "countries": "IND"},
]
BOTH = ("report", "plan")


@pytest.fixture
def ds(tmp_path):
    return dataset(tmp_path, events=EVENTS)


def laid_out(ds, months=24, filters=None, **options):
    filters = filters or Filters()
    both = moments.pair(ds, *BOTH)
    around = {moment: moments.around(ds, filters, moment, months) for moment in both}
    return comparison_scene(ds, filters, around, months, **{"scale": "calendar"} | options)


def texts(figure):
    return [t for t in figure.data if t.type == "scatter" and t.mode == "text" and t.text]


def drawn(figure):
    return [word for trace in texts(figure) for word in trace.text]


def clickable(figure, name="events"):
    return {row[0] for t in figure.data if t.name == name for row in t.customdata}


def test_each_line_has_what_is_around_its_moment(ds):
    marks = laid_out(ds).scene.marks
    assert {m.id for m in marks if m.lane == "then"} == {"before", "report", "answer"}
    assert {m.id for m in marks if m.lane == "now"} == {"plan", "paper", "reply"}


def test_an_event_stands_as_many_months_from_zero_as_it_lies(ds):
    found = laid_out(ds)
    x = {tick.months: tick.x for tick in found.ticks}
    anchors = {m.id: m.anchor for m in found.scene.marks}
    assert anchors["answer"] == pytest.approx(x[6])
    assert anchors["report"] == anchors["plan"] == found.zero == x[0]


def test_a_date_is_drawn_as_exactly_as_it_is_known(ds):
    marks = {m.id: m for m in laid_out(ds).scene.marks}
    assert marks["reply"].is_dot
    assert marks["plan"].x0 < marks["plan"].anchor < marks["plan"].x1


def test_headings_name_the_moments_and_their_dates(ds):
    words = drawn(charts.compare(ds, between=BOTH))
    assert "Report · 12 Aug 1994" in words
    assert "Plan · Sep 2024" in words


def test_under_the_months_stands_which_they_are_on_each_line(ds):
    words = drawn(charts.compare(ds, between=BOTH, scale="calendar"))
    at = words.index("+12")
    assert words[at : at + 3] == ["+12", "Aug 1995", "Sep 2025"]
    assert words[-3:] == ["months", "then", "now"]


def test_the_lines_say_where_the_data_begin_and_end(ds):
    figure = charts.compare(ds, between=BOTH, scale="calendar", width=1900)
    words = drawn(figure)
    assert words.count("the data begin<br>in May 1994") == 1
    assert words.count("the data end in October 2024") == 1
    left, _, right, _ = laid_out(ds, width=1900).scene.plot
    begin, end = (shape for shape in figure.layout.shapes if shape.type == "rect")
    assert (begin.x0, end.x1) == (left, right)


def test_a_narrow_gap_takes_fewer_words_or_none(ds):
    wide, narrow = (
        {
            w
            for w in drawn(charts.compare(ds, between=BOTH, scale="even", width=w))
            if w.startswith("the data end")
        }
        for w in (1920, 320)
    )
    assert wide == {"the data end in October 2024"}
    assert narrow <= {"the data end<br>in October 2024"}


@pytest.mark.parametrize("width", [320, 700, 1080])
@pytest.mark.parametrize("scale", ["calendar", "balanced", "even"])
def test_what_is_said_of_the_ends_of_the_data_stays_within_the_plot(ds, scale, width):
    figure = charts.compare(ds, between=BOTH, scale=scale, width=width)
    left, _, right, _ = laid_out(ds, scale=scale, width=width).scene.plot
    for trace in texts(figure):
        for x, words in zip(trace.x, trace.text, strict=True):
            if words.startswith(("the data", "no data")):
                wide = max(text_width(line, 11) for line in words.split("<br>"))
                start = x - wide if trace.textposition == "middle left" else x
                assert left <= start <= start + wide <= right


def test_every_mark_and_heading_leads_back_to_its_event(ds):
    figure = charts.compare(ds, between=BOTH)
    assert clickable(figure) == {event["id"] for event in EVENTS}
    assert {"report", "plan"} <= clickable(figure, "labels")


def test_hovering_says_how_far_from_zero(ds):
    figure = charts.compare(ds, between=BOTH)
    said = {row[0]: row[1] for t in figure.data if t.name == "events" for row in t.customdata}
    assert said["answer"].endswith("<br>+6 months from Report")
    assert said["report"] == "<b>Event 2</b><br>On 12 August 1994 · no source given"


def test_filters_leave_the_moments(ds):
    figure = charts.compare(ds, Filters(countries=("IND",)), between=BOTH)
    assert clickable(figure) == {"report", "plan", "reply"}


def test_an_event_has_the_number_that_it_has_everywhere(ds):
    numbers = {key: str(number) for key, number in event_numbers(ds).items()}
    written = {label.id: label.number for label in laid_out(ds).scene.labels}
    assert set(written) == {"before", "paper", "reply", "answer"}
    assert written.items() <= numbers.items()


def test_what_is_chosen_stands_out(ds):
    plain, chosen = (charts.compare(ds, between=BOTH, selected=key) for key in ("", "plan"))
    colours = []
    for figure in (plain, chosen):
        words = next(t for t in texts(figure) if "Plan · Sep 2024" in t.text)
        colours.append(words.textfont.color[words.text.index("Plan · Sep 2024")])
    assert colours[0] != colours[1]


def test_names_are_drawn_as_they_are_written(tmp_path):
    rows = [{"date": "1994-08-12", "label": "<b>$x$"}, {"date": "2024-09-01", "label": "<i>"}]
    words = drawn(charts.compare(dataset(tmp_path, events=rows)))
    assert "&lt;b&gt;&#36;x&#36; · 12 Aug 1994" in words


def test_one_event_cannot_be_compared(tmp_path):
    ds = dataset(tmp_path, events=EVENTS[:1])
    with pytest.raises(ValueError, match=r"^a comparison needs two events; the data set has 1$"):
        charts.compare(ds)


@pytest.mark.parametrize("scale", ["calendar", "balanced", "even"])
@pytest.mark.parametrize("months", [12, 60])
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


def test_any_number_of_events_makes_a_figure_that_can_be_sent(tmp_path):
    rows = [{"date": f"2024-{k % 12 + 1:02}-{k % 28 + 1:02}"} for k in range(2_500)]
    ds = dataset(tmp_path, events=rows)
    figure = charts.compare(ds, between=("event-1", "event-100"), months=12)
    said = [words for t in figure.data if t.name == "counts" for _, words in t.customdata]
    assert sum(int(w.partition(" event")[0].replace(",", "")) for w in said) > 2_500
    assert {w.rpartition(" ")[2] for w in said} <= {"2023", "2024", "2025"}
    assert len(figure.to_json()) < 1_000_000
