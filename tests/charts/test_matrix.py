from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.charts.matrix import blocks
from timeline.filters import Filters
from timeline.standings import cells

STANCES = [
    {"id": "one", "actor": "ann", "framework": "pact", "stance": "2", "date": "2024-09-01"},
    {"id": "two", "actor": "ann", "framework": "pact", "stance": "-1", "date": "2024-10-01"},
    {"id": "three", "actor": "bob", "framework": "pact", "stance": "2", "date": "2024-10"},
    {"id": "four", "actor": "bob", "framework": "pact", "stance": "-2", "date": "2024-10"},
    {"id": "five", "actor": "bob", "framework": "forum", "stance": "0", "date": "2024-10"},
]
ACTORS = [
    {"id": "ann", "name": "Ann", "country": "JPN"},
    {"id": "bob", "name": "<b>Bob</b>", "country": "USA"},
]
FRAMEWORKS = [{"id": "forum", "name": "Forum"}, {"id": "pact", "name": "Pact"}]


@pytest.fixture
def ds(tmp_path):
    return dataset(tmp_path, stances=STANCES, actors=ACTORS, frameworks=FRAMEWORKS)


def targets(figure):
    trace = next(t for t in figure.data if t.name == "stances")
    return {(row[0], row[1]): row[2] for row in trace.customdata}


def texts(figure):
    return [t for trace in figure.data if trace.text is not None for t in trace.text]


def test_each_cell_says_who_stands_where_by_how_many_statements(ds):
    assert targets(charts.matrix(ds)) == {
        ("ann", "pact"): "<b>Ann</b> is sceptical<br>Pact · 2 statements",
        ("bob", "pact"): "<b>&lt;b&gt;Bob&lt;/b&gt;</b> contradicts itself<br>Pact · 2 statements",
        ("bob", "forum"): "<b>&lt;b&gt;Bob&lt;/b&gt;</b> is neutral<br>Forum · 1 statement",
    }


def test_rows_stand_under_their_country(ds):
    drawn = texts(charts.matrix(ds))
    assert drawn[:4] == ["Japan", "Ann", "United States", "&lt;b&gt;Bob&lt;/b&gt;"]


def test_a_change_is_shown_by_an_arrow_and_a_contradiction_in_halves(ds):
    figure = charts.matrix(ds)
    assert "↓" in texts(figure)
    fills = [s.fillcolor for s in figure.layout.shapes]
    assert "#e66101" in fills
    assert "#5e3c99" in fills


def test_as_of_a_day_only_what_had_been_said_counts(ds):
    assert targets(charts.matrix(ds, asof=date(2024, 9, 30))) == {
        ("ann", "pact"): "<b>Ann</b> supports<br>Pact · 1 statement"
    }


def test_blocks_hold_every_framework_once_the_most_spoken_of_first(ds):
    standing = cells(ds, Filters())
    assert blocks(ds, standing, 1080) == [["forum", "pact"]]
    assert blocks(ds, standing, 60) == [["pact"], ["forum"]]


def test_nothing_in_view_is_an_empty_figure(ds):
    assert targets(charts.matrix(ds, Filters(text="nowhere"))) == {}
