"""The key under a stance matrix: what its colours, signs, numbers and bars mean."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.drawing.canvas import Canvas
from timeline.drawing.legend import Legend, LegendEntry
from timeline.drawing.matrix_cells import CellPainter
from timeline.drawing.theme import Palette
from timeline.layout.matrix_model import MatrixCell, MatrixModel
from timeline.schema import STANCE_WORDS

__all__ = ["grid_legend", "table_legend"]

_GRID, _TABLE = 17.0, 14.0
"""How high the cells of a key are, px."""
_WIDE, _DOT = 34.0, 10.0
_GAP, _AIR = 14.0, 3.0


def grid_legend(model: MatrixModel, width: float) -> Legend:
    """Return what a matrix drawn as a grid has to explain."""
    found = [*_stances(_GRID), _cell("contradicts itself", MatrixCell(stances=(-1, 1)))]
    if model.since is not None:
        found += [
            _cell("changed: before, after", _two_days((-1,))),
            _cell("nothing found before", _two_days(())),
            _cell("unchanged", MatrixCell(stances=(0,), state="same")),
            _news("more said to the same effect"),
        ]
    else:
        found += [
            LegendEntry("2 = statements behind it"),
            LegendEntry("↑ ↓ = moved for, against"),
            _news("changed on this day"),
        ]
    if model.is_folded:
        found += [
            _cell("voices of the country, not its government", _country(1)),
            _cell("voices disagree: from lowest to highest", _country(-1, -1, 1)),
            LegendEntry("2 in a folded row = voices that agree"),
        ]
        if model.since is None:
            found.append(LegendEntry("↕ = some moved for, some against"))
    found.append(LegendEntry("at the top: voices"))
    found.append(LegendEntry(f"at the right: frameworks, of {model.frameworks:,} in view"))
    if model.is_folded:
        found.append(LegendEntry("at the right of a folded row: squares"))
    return Legend(tuple(found), width, _GRID + _AIR, _GAP)


def table_legend(model: MatrixModel, width: float) -> Legend:
    """Return what a matrix drawn as a table has to explain."""
    if model.since is not None:
        marks = ["− → +: moved", "none → +: nothing found before", "without colour: did not move"]
    else:
        marks = ["small: how many statements, ↑ ↓ moved for, against", "−/+ contradicts itself"]
        if model.is_folded:
            marks.append("in a country's row: how many of its voices")
        marks.append("blank: no statement found")
    return Legend((*_stances(_TABLE), *map(LegendEntry, marks)), width, _TABLE + _AIR, _GAP)


def _stances(size: float) -> Iterator[LegendEntry]:
    for stance, words in STANCE_WORDS.items():
        yield _cell(words, MatrixCell(stances=(stance,)), size)


def _cell(words: str, cell: MatrixCell, size: float = _GRID) -> LegendEntry:
    """Explain a cell; it is wide where it shows two days or many voices."""
    wide = _WIDE if not cell.stances or cell.state == "changed" else size

    def sample(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
        CellPainter(canvas, palette, size, _WIDE).draw(cell, x + wide / 2, y)

    return LegendEntry(words, wide + _AIR, sample)


def _news(words: str) -> LegendEntry:
    """Explain the sign of news."""

    def sample(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
        CellPainter(canvas, palette, _GRID, _WIDE).news(x + _DOT / 2, y)

    return LegendEntry(words, _DOT + _AIR, sample)


def _two_days(before: tuple[int, ...]) -> MatrixCell:
    return MatrixCell(stances=(1,), before=before, state="changed")


def _country(*stances: int) -> MatrixCell:
    voices = tuple(MatrixCell(stances=(stance,)) for stance in stances)
    return MatrixCell(voices=voices, count=len(voices))
