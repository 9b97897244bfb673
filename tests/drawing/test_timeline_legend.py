from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import Filters, charts
from timeline.drawing import timeline_legend
from timeline.layout.text_metrics import text_width


def said(figure):
    return [text for trace in figure.data if trace.text is not None for text in trace.text]


def drawn(tmp_path, count=4, **options):
    events = [{"date": f"19{k + 10}", "label": f"Event {k}"} for k in range(count)]
    return charts.timeline(dataset(tmp_path, events=events), **options)


def test_it_says_how_many_are_named(tmp_path):
    assert "4 of 4 named" in said(drawn(tmp_path))
    assert "0 of 4 named" in said(drawn(tmp_path, named="few"))


def test_signs_and_numbers_are_explained_where_there_are_any(tmp_path):
    numbers = "number among all events"
    stance = "stance on Pact: for … against"
    assert numbers in said(drawn(tmp_path))
    assert stance not in said(drawn(tmp_path))
    stances = [{"event": "a", "framework": "Pact", "stance": "-1"}]
    ds = dataset(tmp_path, events=[{"id": "a", "date": "1994"}], stances=stances)
    assert stance in said(charts.timeline(ds))
    assert numbers not in said(charts.timeline(ds, Filters(text="nowhere")))


@pytest.mark.parametrize(
    ("lanes", "words"),
    [
        ("kind", "stance on Pact: for … against"),
        ("country", "the lane’s stance on Pact: for … against"),
        ("actor", "the lane’s stance on Pact: for … against"),
        ("framework", "stance on the lane’s framework: for … against"),
    ],
)
def test_in_lanes_the_key_says_whose_signs_they_are(tmp_path, lanes, words):
    of = {"kind": "decision", "countries": "JPN", "actors": "ann", "frameworks": "Pact"}
    stances = [{"event": "a", "framework": "Pact", "actor": "ann", "stance": "-1"}]
    actors = [{"id": "ann", "country": "JPN"}]
    events = [{"id": "a", "date": "1994", **of}]
    ds = dataset(tmp_path, events=events, stances=stances, actors=actors)
    assert words in said(charts.timeline(ds, lanes=lanes))


def test_what_stands_at_one_place_is_said_to_be_in_no_order(tmp_path):
    words = "the day is not known: at one place, in no order"
    months = [{"date": "1994-09"}, {"date": "1994-09"}]
    assert words in said(charts.timeline(dataset(tmp_path / "1", events=months)))
    days = [{"date": "1994-09-01"}, {"date": "1994-09-01"}, {"date": "1994-09"}]
    assert words not in said(charts.timeline(dataset(tmp_path / "2", events=days)))


def test_counts_are_explained_where_there_are_any(tmp_path):
    events = [{"date": "1994-01-01"} for _ in range(30)]
    crowded = charts.timeline(dataset(tmp_path, events=events), named="few", width=500)
    assert "number among all events; +3: three more" in said(crowded)


def test_nothing_in_view_is_not_counted(tmp_path):
    assert not [t for t in said(drawn(tmp_path, filters=Filters(text="nowhere"))) if "named" in t]


@pytest.mark.parametrize("named", ["core", "all"])
@pytest.mark.parametrize("width", [*range(320, 1120, 40), 1920])
def test_it_wraps_within_the_figure_and_under_the_axis(tmp_path, width, named):
    figure = drawn(tmp_path, width=width, named=named)
    words = [
        (x, y, text)
        for trace in figure.data
        if trace.text is not None
        for x, y, text in zip(trace.x, trace.y, trace.text, strict=True)
    ]
    first = min(y for _, y, text in words if text == "on that day")
    foot = [word for word in words if word[1] >= first]
    assert len(foot) == 6
    for x, y, text in foot:
        assert x + text_width(text, 11) <= width
        assert y <= figure.layout.height - 10
    assert max(y for _, y, _ in words if y < first) + 15 < first
    assert figure.layout.height - first <= timeline_legend.height(4, width)
