from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.drawing.matrix_legend import Key, key_height
from timeline.layout.text_metrics import text_width
from timeline.scenes.matrix import Arrangement
from timeline.schema import STANCE_WORDS

WIDTHS = (320, 400, 480, 560, 800, 1080, 1440, 1920)


def texts(figure):
    return [
        (x, y, text, size)
        for trace in figure.data
        if trace.text is not None
        for x, y, text, size in zip(trace.x, trace.y, trace.text, trace.textfont.size, strict=True)
    ]


@pytest.mark.parametrize("two_days", [False, True])
@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_key_wraps_within_the_figure(tmp_path, width, folded, two_days):
    ds = dataset(tmp_path, stances=[{}])
    figure = charts.matrix(
        ds,
        width=width,
        since=ds.stances["start"].iloc[0].date() if two_days else None,
        arrangement=Arrangement(folded=[""] if folded else []),
    )
    key = Key(folded=folded, two_days=two_days, frameworks=1)
    top = figure.layout.height - key_height(key, width)
    foot = [t for t in texts(figure) if t[1] > top]
    assert {words for _, words in key.entries} <= {text for _, _, text, _ in foot}
    assert set(STANCE_WORDS.values()) <= {words for _, words in key.entries}
    for x, y, text, size in foot:
        assert x + (0 if text in "++−−" else text_width(text, size)) <= width
        assert y <= figure.layout.height - 10


def test_of_several_grids_only_the_first_need_be_explained(tmp_path):
    ds = dataset(tmp_path, stances=[{}])
    figure = charts.matrix(ds, arrangement=Arrangement(explained=False))
    assert "supports" not in {text for _, _, text, _ in texts(figure)}
    assert figure.layout.height < charts.matrix(ds).layout.height


def test_a_name_on_two_lines_is_drawn_on_two(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[{"actor": "party"}],
        actors=[{"id": "party", "name": "Ministers in the cabinet", "country": "JPN"}],
    )
    said = {text for _, _, text, _ in texts(charts.matrix(ds, width=320))}
    assert "Ministers in<br>the cabinet" in said


def test_the_chosen_cell_is_ringed(tmp_path):
    ds = dataset(tmp_path, stances=[{}])
    plain = charts.matrix(ds).layout.shapes
    ringed = charts.matrix(ds, selected=("ishiba", "asian-nato")).layout.shapes
    assert len(ringed) == len(plain) + 1


def test_a_heading_begins_over_the_middle_of_its_column(tmp_path):
    ds = dataset(tmp_path, stances=[{}], frameworks=[{"id": "asian-nato", "name": "A"}])
    figure = charts.matrix(ds)
    (heading,) = [a for a in figure.layout.annotations if a.text == "A"]
    (cell,) = [
        x
        for x, row in zip(figure.data[-1].x, figure.data[-1].customdata, strict=True)
        if row[:2] == ["ishiba", "asian-nato"]
    ]
    assert abs(heading.x - cell) < 8
