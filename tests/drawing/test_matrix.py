from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline import charts
from timeline.drawing.canvas import Canvas
from timeline.drawing.matrix import matrix_grid, paint_grid
from timeline.drawing.matrix_cells import CellPainter
from timeline.drawing.matrix_legend import grid_legend, table_legend
from timeline.drawing.painters.svg import svg
from timeline.drawing.theme import DARK, LIGHT
from timeline.layout.matrix_model import MatrixCell
from timeline.layout.text_metrics import text_width
from timeline.queries.filters import Filters
from timeline.scenes.matrix import Arrangement, matrix_model
from timeline.schema import STANCE_WORDS

TWO = [{}, {"framework": "quad"}]
"""Two frameworks: one by itself is a spectrum."""

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
    ds = dataset(tmp_path, stances=TWO)
    since = ds.stances["start"].iloc[0].date() if two_days else None
    how = Arrangement(folded=[""] if folded else [])
    figure = charts.matrix(ds, width=width, since=since, arrangement=how)
    legend = grid_legend(matrix_model(ds, Filters(), None, since, how), width - 8)
    words = {entry.words for entry in legend.entries}
    foot = [t for t in texts(figure) if t[1] > figure.layout.height - legend.height - 18]
    assert words <= {text for _, _, text, _ in foot}
    assert set(STANCE_WORDS.values()) <= words
    for x, y, text, size in foot:
        assert x + (0 if text in "++−−" else text_width(text, size)) <= width
        assert y <= figure.layout.height - 10


def test_of_several_grids_only_the_first_need_be_explained(tmp_path):
    ds = dataset(tmp_path, stances=TWO)
    figure = charts.matrix(ds, arrangement=Arrangement(explained=False))
    assert "supports" not in {text for _, _, text, _ in texts(figure)}
    assert figure.layout.height < charts.matrix(ds).layout.height


def test_a_name_on_two_lines_is_drawn_on_two(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[{"actor": "party", **row} for row in TWO],
        actors=[{"id": "party", "name": "Ministers in the cabinet", "country": "JPN"}],
    )
    said = {text for _, _, text, _ in texts(charts.matrix(ds, width=320))}
    assert "Ministers in<br>the cabinet" in said


def test_the_chosen_cell_is_ringed(tmp_path):
    ds = dataset(tmp_path, stances=TWO)
    plain = charts.matrix(ds).layout.shapes
    ringed = charts.matrix(ds, selected=("ishiba", "asian-nato")).layout.shapes
    assert len(ringed) == len(plain) + 1


def test_a_heading_begins_over_the_middle_of_its_column(tmp_path):
    frameworks = [{"id": "asian-nato", "name": "A"}, {"id": "quad", "name": "Q"}]
    ds = dataset(tmp_path, stances=TWO, frameworks=frameworks)
    figure = charts.matrix(ds)
    (heading,) = [a for a in figure.layout.annotations if a.text == "A"]
    (cell,) = [
        x
        for x, row in zip(figure.data[-1].x, figure.data[-1].customdata, strict=True)
        if row[:2] == ["ishiba", "asian-nato"]
    ]
    assert abs(heading.x - cell) < 8


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_perhaps_so_is_pale_within_a_broken_line_and_in_the_key_where_it_occurs(palette):
    def drawn(cell):
        canvas = Canvas()
        CellPainter(canvas, palette, 22.0, 40.0).draw(cell, 0.0, 0.0)
        return canvas

    canvas = drawn(MatrixCell(stances=(2,), is_perhaps=True))
    (box,) = canvas.boxes
    assert (box.fill, box.line, box.dash) == (
        palette.faint(2).fill,
        palette.stances[2].line,
        "dot",
    )
    assert [word.lines for word in canvas.words] == [("++",)]
    assert not drawn(MatrixCell(stances=(2,))).boxes


def test_the_key_explains_what_occurs(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[{"stance": "1", "date": "2024-10"}, {"stance": "-1", "date": "2024-11-01"}],
    )

    def words(asof, since=None):
        legend = grid_legend(matrix_model(ds, Filters(), asof, since), 800)
        return {entry.words for entry in legend.entries}

    assert "by now perhaps" in words(date(2024, 10, 2))
    assert "by now perhaps" not in words(date(2024, 10, 31))
    found = words(date(2024, 11, 1), date(2024, 10, 31))
    assert {"moved: before, after", "first found since", "unchanged"} <= found
    assert "left office" not in found


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_grid_can_be_painted_as_svg(tmp_path, palette):
    ds = dataset(
        tmp_path,
        stances=[
            {"actor": "ann", "framework": "pact", "stance": "2", "date": "1994-01-01"},
            {"actor": "ann", "framework": "forum", "stance": "-1", "date": "2024"},
        ],
        actors=[{"id": "ann", "name": "Ann", "country": "JPN"}],
        frameworks=[{"id": "pact", "name": "Pact & more"}, {"id": "forum", "name": "Forum"}],
    )
    canvas, since = Canvas(), ds.stances["start"].min().date()
    model = matrix_model(ds, Filters(), None, since)
    grid = matrix_grid(model, 400)
    paint_grid(canvas, model, grid, palette, selected=("ann", "pact"))
    drawn = svg(canvas, grid.width, grid.height, palette.page, outlined=False).decode()
    for words in ("Japan", "Ann", "Pact &amp; more", "Forum", "voices in favour", "supports"):
        assert f">{words}</text>" in drawn
    turned = {word.lines for word in canvas.words if word.angle}
    assert {("Pact & more",), ("Forum",), ("over all 2: in favour",)} <= turned
    news = [(d.owner, d.fill) for d in canvas.dots if d.symbol == "circle" and d.owner != "key"]
    assert news == [("ann~forum", palette.accent)]  # first found
    assert [(b.owner, b.line_width) for b in canvas.boxes if b.line_width > 1] == [("ann~pact", 2)]
    assert all(0 <= word.x <= grid.width and 0 <= word.y <= grid.height for word in canvas.words)


def test_the_key_of_a_table_explains_only_what_occurs(tmp_path):
    said = [{"actor": "ann", "framework": "pact", "stance": "-1", "date": "2001"}]
    once = matrix_model(dataset(tmp_path / "a", events=[{}], stances=said), Filters())
    assert [e.words for e in table_legend(once, 800).entries] == [
        "is sceptical",
        "blank: no statement found",
    ]
    said.append({**said[0], "stance": "1", "date": "2002"})
    moved = matrix_model(dataset(tmp_path / "b", events=[{}], stances=said), Filters())
    assert [e.words for e in table_legend(moved, 800).entries] == [
        "leans in favour",
        "small: how many acts",
        "↑ ↓ moved for, against",
        "blank: no statement found",
    ]
