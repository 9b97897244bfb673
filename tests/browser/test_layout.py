"""What the browser draws is what `tests.legibility` works out, and no name of a matrix collides.

Whether timelines, pairs of moments and stances through time are legible is worked out without a
browser, in `tests/charts/test_legible.py`. That holds for the browser because it draws the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pytest

from tests.browser.svg import Board
from tests.charts.test_legible import FILTERS
from tests.legibility import COLUMNS, Drawing, collisions, faults, laid_out, read_figure
from timeline import charts, load
from timeline.queries import positions
from timeline.scenes.matrix import Arrangement, blocks

SLACK = 1.0
"""How far what is worked out may be from what is drawn, px: less than can be seen."""


@pytest.fixture(scope="module")
def ds():
    return load("data")


@pytest.fixture(scope="module")
def board(browser) -> Iterator[Board]:
    page = browser.new_page()
    yield Board(page)
    page.close()


@pytest.mark.parametrize(
    "draw",
    [
        lambda ds: charts.timeline(ds, width=1000),
        lambda ds: charts.timeline(ds, width=480, named="all", scale="even"),
        lambda ds: charts.timeline(ds, width=840, lanes="country", scale="calendar"),
        lambda ds: charts.compare(ds, width=1000),
        lambda ds: charts.drift(ds, who="ishiba", width=1000),
        lambda ds: charts.drift(ds, who="JPN", framework="asian-nato", width=480),
    ],
    ids=["timeline", "narrow", "lanes", "moments", "drift", "voices"],
)
def test_the_browser_puts_the_ink_where_it_is_worked_out(ds, board, draw):
    figure = draw(ds)
    found = read_figure(figure)
    drawn = board.draw_one(figure, found.width)
    assert drawn.says() == found.says()
    for seen, known in zip(drawn.texts, found.texts, strict=True):
        # The browser tells the extent of a line in one size: of one with a number, where it begins.
        part = np.s_[:, 0, 0] if "\xa0" in seen.words else np.s_[:]
        assert seen.boxes[part] == pytest.approx(known.boxes[part], abs=SLACK), seen.words
    assert drawn.strokes == pytest.approx(found.strokes, abs=SLACK)
    assert drawn.frames == pytest.approx(found.frames, abs=SLACK)
    assert len(drawn.squares) == len(found.squares)


@dataclass(frozen=True)
class Table:
    """What is drawn of the matrix, and how."""

    filters: str = "everything"
    asof: date | None = None
    since: date | None = None
    order: str = "curated"
    is_folded: bool = False
    voices: positions.Voices = "all"

    def figures(self, ds, column):
        """Yield a figure for each block of frameworks; under filters, for the first."""
        filters, width = FILTERS[self.filters], laid_out(column)
        cells = positions.cells(ds, filters, voices=self.voices)
        folded = [group.key for group in positions.groups(ds)] if self.is_folded else []
        how = Arrangement(order=self.order, voices=self.voices, folded=folded)
        parts = blocks(ds, cells, width, how)
        for frameworks in parts if self.filters == "everything" else parts[:1]:
            yield charts.matrix(
                ds,
                filters,
                asof=self.asof,
                since=self.since,
                arrangement=replace(how, frameworks=frameworks),
                width=width,
            )


TABLES = [
    *(Table(filters) for filters in FILTERS),
    *(Table(order=order) for order in positions.ORDERS if order != "curated"),
    Table(is_folded=True),
    Table(voices="governments"),
    Table(asof=date(1995, 1, 1)),
    Table(asof=date(2024, 10, 31), since=date(2024, 9, 30)),
    Table(asof=date(2024, 10, 31), since=date(2024, 9, 30), is_folded=True),
]
CELL = 15.0
"""Markers that are smaller are no cells but badges on them; px."""


@pytest.mark.parametrize("window", [800, 1440])
def test_a_matrix_is_legible(ds, board, window):
    column = COLUMNS[window]
    cases = [(table, figure) for table in TABLES for figure in table.figures(ds, column)]
    drawn = board.draw((figure, column) for _, figure in cases)
    wrong = [
        f"{table}: {fault}"
        for (table, _), found in zip(cases, drawn, strict=True)
        for fault in [*faults(found, is_grid=True), *stacked(found)]
    ]
    assert wrong == []


def stacked(drawn: Drawing) -> list[str]:
    """Say which cells lie on each other."""
    cells = drawn.squares[np.ptp(drawn.squares[:, :, 0], axis=1) >= CELL]
    pairs = collisions(cells, np.arange(len(cells)), 0.0)
    middles = cells.mean(axis=1).round().tolist()
    return [f"the cell at {middles[a]} lies on that at {middles[b]}" for a, b in pairs]


ANSWER_LINES = """heading => {
  const range = document.createRange();
  range.selectNodeContents(heading.querySelector('span') ?? heading);
  const ends = {};
  for (const box of range.getClientRects()) {
    const line = Math.round(box.bottom);
    ends[line] = Math.max(ends[line] ?? 0, box.right);
  }
  const left = heading.getBoundingClientRect().left;
  return Object.values(ends).map(right => right - left);
}"""
"""How long each line of an answer is, px."""


def test_the_last_word_of_an_answer_does_not_stand_alone(new_tab):
    page = new_tab(width=1100).go("/")
    heading = page.locator("h3").first
    heading.wait_for()
    lengths = heading.evaluate(ANSWER_LINES)
    assert len(lengths) > 1
    assert min(lengths) > max(lengths) * 0.6
