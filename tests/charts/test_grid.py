from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.charts.grid import legend_height
from timeline.layout.metrics import text_width
from timeline.schema import STANCE_WORDS

WIDTHS = (320, 400, 480, 560, 800, 1080, 1440, 1920)


def texts(figure):
    return [
        (x, y, text, size)
        for trace in figure.data
        if trace.text is not None
        for x, y, text, size in zip(trace.x, trace.y, trace.text, trace.textfont.size, strict=True)
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_legend_wraps_within_the_figure(tmp_path, width):
    ds = dataset(tmp_path, stances=[{}])
    figure = charts.matrix(ds, width=width)
    foot = [t for t in texts(figure) if t[1] > figure.layout.height - legend_height(width)]
    said = {text for _, _, text, _ in foot}
    assert {*STANCE_WORDS.values(), "halves = contradicts itself"} <= said
    for x, y, text, size in foot:
        assert x + text_width(text, size) <= width
        assert y <= figure.layout.height - 10


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
