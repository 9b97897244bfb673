"""The key under a stance matrix: what its colours, signs, numbers and bars mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from timeline.drawing.canvas import Canvas
from timeline.drawing.legend import Legend, LegendEntry
from timeline.drawing.matrix_cells import CellPainter
from timeline.drawing.theme import Palette
from timeline.layout.matrix_model import MatrixCell, MatrixModel
from timeline.schema import SPLIT_WORDS, STANCE_WORDS

__all__ = ["grid_legend", "table_legend"]

_GRID, _TABLE = 17.0, 14.0
"""How high the cells of a key are, px."""
_WIDE, _DOT = 34.0, 10.0
_GAP, _AIR = 14.0, 3.0


def grid_legend(model: MatrixModel, width: float) -> Legend:
    """Return what a matrix drawn as a grid has to explain."""
    found = [*_stances(_GRID), _cell(SPLIT_WORDS[model.counted], MatrixCell(stances=(-1, 1)))]
    if model.has_perhaps:
        found.append(_cell("by now perhaps", MatrixCell(stances=(1,), is_perhaps=True)))
    if model.since is not None:
        found += [
            _cell("moved: before, after", _two_days("moved")),
            _cell("first found since", MatrixCell(stances=(1,), state="new")),
            *([_cell("left office", _two_days("silent"))] if model.has("silent") else []),
            _cell("unchanged", MatrixCell(stances=(0,), state="same")),
            _news("more said on the same side", is_more=True),
        ]
    else:
        found += [
            LegendEntry("2 = acts behind it"),
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
    found.append(LegendEntry(f"at the top: {model.counted}s"))
    if model.sums_rows:
        found.append(LegendEntry(f"at the right: frameworks, of {model.frameworks:,} in view"))
    if model.sums_rows and model.is_folded:
        found.append(LegendEntry("at the right of a folded row: squares"))
    return Legend(tuple(found), width, _GRID + _AIR, _GAP)


def table_legend(model: MatrixModel, width: float) -> Legend:
    """Return what a matrix drawn as a table has to explain: only what occurs in it."""
    cells = [one for cell in model.cells.values() for one in (cell, *cell.voices)]
    taken = {stance for cell in cells for stance in (*cell.stances, *cell.before)}
    marks = ["(+) by now perhaps"] if model.has_perhaps else []
    if model.since is not None:
        marks += ["− → +: moved", "new +: first found"]
        if model.has("silent"):
            marks.append("+ → left office: spoke before, for the state no more")
        marks.append("without colour: did not move")
    else:
        small = [cell for cell in model.cells.values() if not (cell.spread or cell.is_perhaps)]
        if any(cell.count > 1 for cell in small):
            marks.append("small: how many acts")
        if any(cell.arrow for cell in small):
            marks.append("↑ ↓ moved for, against")
    if any(len(cell.stances) > 1 for cell in cells):
        marks.append(f"−/+ {SPLIT_WORDS[model.counted]}")
    if model.since is None:
        if model.is_folded:
            marks.append("in a country's row: how many of its voices")
        marks.append("blank: no statement found")
    entries = (*_stances(_TABLE, taken), *map(LegendEntry, marks))
    return Legend(entries, width, _TABLE + _AIR, _GAP)


def _stances(size: float, taken: Collection[int] = tuple(STANCE_WORDS)) -> Iterator[LegendEntry]:
    for stance, words in STANCE_WORDS.items():
        if stance in taken:
            yield _cell(words, MatrixCell(stances=(stance,)), size)


def _cell(words: str, cell: MatrixCell, size: float = _GRID) -> LegendEntry:
    """Explain a cell; it is wide where it shows two days or many voices."""
    wide = _WIDE if not cell.stances or cell.state in {"moved", "silent"} else size

    def sample(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
        CellPainter(canvas, palette, size, _WIDE).draw(cell, x + wide / 2, y)

    return LegendEntry(words, wide + _AIR, sample)


def _news(words: str, *, is_more: bool = False) -> LegendEntry:
    """Explain the sign of news."""

    def sample(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
        CellPainter(canvas, palette, _GRID, _WIDE).news(x + _DOT / 2, y, is_more=is_more)

    return LegendEntry(words, _DOT + _AIR, sample)


def _two_days(state: Literal["moved", "silent"]) -> MatrixCell:
    return MatrixCell(stances=(1,), before=(-1,), state=state)


def _country(*stances: int) -> MatrixCell:
    voices = tuple(MatrixCell(stances=(stance,)) for stance in stances)
    return MatrixCell(voices=voices, count=len(voices))
