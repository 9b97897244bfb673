"""The key under a stance matrix: what its colours, signs, numbers and bars mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from timeline.drawing.canvas import Canvas
from timeline.drawing.matrix_cells import CellPainter
from timeline.drawing.theme import Palette
from timeline.layout.matrix import SMALL
from timeline.layout.matrix_model import MatrixCell, MatrixModel
from timeline.layout.text_metrics import flow, text_width
from timeline.schema import STANCE_WORDS

__all__ = ["Legend", "LegendEntry", "grid_legend", "table_legend"]

_WIDE, _DOT = 34.0, 10.0
_GAP, _AIR = 14.0, 3.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What is explained: the words, and before them a cell, the sign of news, or nothing."""

    words: str
    sample: MatrixCell | Literal["news"] | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """A key as wide as ``width``, on as many lines as it takes; its cells are ``size`` px high."""

    entries: tuple[LegendEntry, ...]
    width: float
    size: float

    @property
    def height(self) -> float:
        """How high it is, px."""
        return (self.size + _AIR) * (self._places()[-1][0] + 1)

    def draw(self, canvas: Canvas, palette: Palette, x: float, y: float) -> None:
        """Draw it from a corner on."""
        painter = CellPainter(canvas, palette, self.size, _WIDE)
        with canvas.of("key"):
            for entry, (line, along) in zip(self.entries, self._places(), strict=True):
                wide, middle = self._sample_width(entry), y + (self.size + _AIR) * (line + 0.5)
                if isinstance(entry.sample, MatrixCell):
                    painter.draw(entry.sample, x + along + (wide - _AIR) / 2, middle)
                elif entry.sample:
                    painter.news(x + along + (wide - _AIR) / 2, middle)
                canvas.write(x + along + wide, middle, entry.words, palette.muted, SMALL)

    def _places(self) -> list[tuple[int, float]]:
        widths = [self._sample_width(e) + text_width(e.words, SMALL) + _GAP for e in self.entries]
        return flow(widths, self.width + _GAP)

    def _sample_width(self, entry: LegendEntry) -> float:
        """Return how wide a sample is, with the distance from the words."""
        if entry.sample is None:
            return 0.0
        if isinstance(entry.sample, str):
            return _DOT + _AIR
        is_wide = not entry.sample.stances or entry.sample.state == "changed"
        return (_WIDE if is_wide else self.size) + _AIR


def grid_legend(model: MatrixModel, width: float) -> Legend:
    """Return what a matrix drawn as a grid has to explain."""
    found = [*_stances(), LegendEntry("contradicts itself", MatrixCell(stances=(-1, 1)))]
    if model.since is not None:
        found += [
            LegendEntry("changed: before, after", _two_days((-1,))),
            LegendEntry("nothing found before", _two_days(())),
            LegendEntry("unchanged", MatrixCell(stances=(0,), state="same")),
            LegendEntry("more said to the same effect", "news"),
        ]
    else:
        found += [
            LegendEntry("2 = statements behind it"),
            LegendEntry("↑ ↓ = moved for, against"),
            LegendEntry("changed on this day", "news"),
        ]
    if model.is_folded:
        found += [
            LegendEntry("voices of the country, not its government", _country(1)),
            LegendEntry("voices disagree: from lowest to highest", _country(-1, -1, 1)),
            LegendEntry("2 in a folded row = voices that agree"),
        ]
        if model.since is None:
            found.append(LegendEntry("↕ = some moved for, some against"))
    found.append(LegendEntry("at the top: voices"))
    found.append(LegendEntry(f"at the right: frameworks, of {model.frameworks:,} in view"))
    if model.is_folded:
        found.append(LegendEntry("at the right of a folded row: squares"))
    return Legend(tuple(found), width, size=17.0)


def table_legend(model: MatrixModel, width: float) -> Legend:
    """Return what a matrix drawn as a table has to explain."""
    if model.since is not None:
        marks = ["− → +: moved", "none → +: nothing found before", "without colour: did not move"]
    else:
        marks = ["small: how many statements, ↑ ↓ moved for, against", "−/+ contradicts itself"]
        if model.is_folded:
            marks.append("in a country's row: how many of its voices")
        marks.append("blank: no statement found")
    return Legend((*_stances(), *map(LegendEntry, marks)), width, size=14.0)


def _stances() -> Iterator[LegendEntry]:
    for stance, words in STANCE_WORDS.items():
        yield LegendEntry(words, MatrixCell(stances=(stance,)))


def _two_days(before: tuple[int, ...]) -> MatrixCell:
    return MatrixCell(stances=(1,), before=before, state="changed")


def _country(*stances: int) -> MatrixCell:
    voices = tuple(MatrixCell(stances=(stance,)) for stance in stances)
    return MatrixCell(voices=voices, count=len(voices))
