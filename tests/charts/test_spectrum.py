from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.charts.spectrum_alt import spectrum_alt
from timeline.drawing.theme import DARK, LIGHT
from timeline.queries.filters import Filters
from timeline.scenes.matrix import Arrangement
from timeline.scenes.spectrum import spectrum_model
from timeline.words import NBSP

STANCES = [
    {"id": "one", "actor": "ann", "stance": "2", "date": "2024-09-01"},
    {"id": "two", "actor": "ann", "stance": "-1", "date": "2024-10-01", "quote": "<i>No</i>"},
    {"id": "three", "actor": "bob", "stance": "-2", "date": "2024-11", "basis": "inference"},
]
ACTORS = [
    {"id": "ann", "name": "Ann", "country": "JPN"},
    {"id": "bob", "name": "<b>Bob</b>", "country": "USA"},
]


@pytest.fixture
def ds(tmp_path):
    said = [{**row, "framework": "pact"} for row in STANCES]
    frameworks = [{"id": "pact", "name": "Pact", "proposition": "There should be a pact."}]
    return dataset(tmp_path, stances=said, actors=ACTORS, frameworks=frameworks)


def texts(figure):
    return [text.replace(NBSP, " ") for trace in figure.data for text in trace.text or ()]


def answering(figure):
    return {tuple(said[:2]): said[2] for said in figure.data[-1].customdata}


def test_one_framework_by_itself_stands_as_a_spectrum(ds):
    said = texts(charts.matrix(ds))
    heads = ["−−  1 opposes", "−  1 is sceptical", "0  none is neutral"]
    assert said[:3] == heads
    assert {"Japan", "United States", "Ann", "1 Oct 2024", "Ann 1 Sep 2024"} <= set(said)


def test_its_entries_names_and_heads_open_what_was_said(ds):
    found = answering(charts.matrix(ds))
    assert set(found) == {
        ("ann", "pact"),
        ("bob", "pact"),
        ("JPN", "pact"),
        ("USA", "pact"),
        ("*", "pact"),
    }
    assert found["ann", "pact"] == (
        "<b>Ann</b> · is sceptical<br>&lt;i&gt;No&lt;/i&gt;<br>1 Oct 2024"
        "<br>Before: supports, 1 Sep 2024"
    )
    assert "A source concludes it; nobody said it" in found["bob", "pact"]


def test_nothing_in_the_data_is_markup(ds):
    assert not any("<b>" in text or "<i>" in text for text in texts(charts.matrix(ds)))


def test_what_is_chosen_is_ringed_in_light_and_dark(ds):
    for dark, palette in ((False, LIGHT), (True, DARK)):
        shapes = charts.matrix(ds, selected=("ann", "pact"), dark=dark).layout.shapes
        ringed = [shape for shape in shapes if shape.line.color == palette.accent]
        assert len([shape for shape in ringed if shape.type == "rect"]) == 2  # entry and ghost


def test_folded_countries_and_two_days_are_a_grid(ds):
    grids = (
        charts.matrix(ds, arrangement=Arrangement(folded=["JPN"])),
        charts.matrix(ds, since=date(2024, 9, 1)),
    )
    for grid in grids:
        assert "−−  1 opposes" not in texts(grid)


def test_who_cannot_see_it_is_told_who_stands_where(ds):
    model = spectrum_model(ds, Filters(), "pact")
    assert spectrum_alt(ds, model, date(2024, 12, 1)) == (
        "Spectrum of who stands where on Pact, as of 1 December 2024. "
        "Opposes, 1 voice: <b>Bob</b> (Nov 2024). "
        "Is sceptical, 1 voice: Ann (1 Oct 2024). "
        "Moved: Ann from supports (1 Sep 2024) to is sceptical."
    )
