"""The cells of a stance matrix: one stance, two of a contradiction, two days, or many voices."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.drawing.canvas import Canvas
from timeline.drawing.signs import draw_stance
from timeline.drawing.theme import Palette
from timeline.layout.matrix_model import MatrixCell
from timeline.layout.text_metrics import SMALL
from timeline.schema import stance_sign

__all__ = ["CellPainter"]

_SIGN = 13.0
_HALF, _DAYS = 14.0, 34.0
_BAR = 8.0
_RANGE = 2
_UNITS = 8
"""Up to so many voices can be counted in the bar of a spread."""


@dataclass(frozen=True, slots=True)
class CellPainter:
    """Draws cells, ``size`` px high, ``wide`` where they show more than one stance."""

    canvas: Canvas
    palette: Palette
    size: float
    wide: float

    def draw(self, cell: MatrixCell, x: float, y: float) -> None:
        """Draw a cell around its middle as what it is."""
        edge = self.size / 2
        if not cell.stances:
            self._spread(cell, x, y)
            self._write(x + self.wide / 2 - 1, y + edge - _BAR / 2, cell.arrow)
        elif cell.state in {"moved", "silent"} and not cell.voices:
            self._two_days(cell, x, y)
        else:
            if cell.is_perhaps:
                self._perhaps(x, y, cell.stances)
            else:
                self.stances(x, y, cell.stances, is_pale=cell.is_pale)
            self._write(x + edge + 2, y - 6, str(cell.count) if cell.count > 1 else "")
            self._write(x + edge + 2, y + 6, cell.arrow)
        if cell.state in {"fresh", "new", "repeated"}:
            # Over a corner; over the middle of a bar whose corners have signs.
            is_bar = len(cell.spread) > 1
            place = (x - (0 if is_bar else edge - 1), y - edge + 1 - (2 if is_bar else 0))
            self.news(*place, is_more=cell.state == "repeated")

    def stances(
        self, x: float, y: float, stances: tuple[int | None, ...], *, is_pale: bool = False
    ) -> None:
        """Draw one stance, or the lowest of a contradiction left and the highest right.

        An outline where it is not what the reader looks for.
        """
        if len(stances) == 1:
            size, glyph = self.size, min(_SIGN, self.size - 3)
            draw_stance(self.canvas, self.palette, stances[0], (x, y), size, glyph, is_pale=is_pale)
            return
        wide = self.size / len(stances)
        for k, stance in enumerate(stances):
            self._tile(x + (k - 0.5) * wide, y, (wide, self.size), stance, is_pale=is_pale)

    def news(self, x: float, y: float, *, is_more: bool = False) -> None:
        """Draw the sign of news; hollow where only more was said on the same side."""
        accent, page = self.palette.accent, self.palette.page
        if is_more:
            self.canvas.dot(x, y, 7, page, line=accent, line_width=1.5)
        else:
            self.canvas.dot(x, y, 8, accent, line=page, line_width=1)

    def _perhaps(self, x: float, y: float, stances: tuple[int, ...]) -> None:
        """Draw what has perhaps been said by now: pale, within a broken line."""
        wide, tall = self.size / len(stances), self.size / 2
        for k, stance in enumerate(stances):
            tone, at = self.palette.faint(stance), x + (k - (len(stances) - 1) / 2) * wide
            box = (at - wide / 2, y - tall, at + wide / 2, y + tall)
            self.canvas.box(box, tone.fill, tone.line, line_width=1.5, dash="dot")
            size = min(_SIGN, self.size - 3) if len(stances) == 1 else SMALL
            self._sign(at, y, stance_sign(stance), tone.text, size=size)

    def _two_days(self, cell: MatrixCell, x: float, y: float) -> None:
        """Draw how someone stood, an arrow, and how they stand; broken where they fell silent."""
        away = (_DAYS - _HALF) / 2
        self.canvas.dot(x, y, 6, self.palette.ink, symbol="triangle-right")
        now = () if cell.state == "silent" else cell.stances
        for at, stances in ((x - away, cell.before), (x + away, now)):
            tall = self.size / max(1, len(stances))
            for k, stance in enumerate(reversed(stances)):
                middle = y - self.size / 2 + (k + 0.5) * tall
                self._tile(at, middle, (_HALF, tall), stance)
            if not stances:
                box = (at - _HALF / 2, y - self.size / 2, at + _HALF / 2, y + self.size / 2)
                self.canvas.box(box, self.palette.page, self.palette.muted, dash="dot")

    def _spread(self, cell: MatrixCell, x: float, y: float) -> None:
        """Draw the range of stances over the share of each."""
        signs = [stance_sign(stance) for stance, _ in cell.spread if stance is not None]
        if len(signs) < len(cell.spread) and len(signs) < _RANGE:
            signs.insert(0, stance_sign(None))
        colour = self.palette.muted if cell.is_pale else self.palette.ink
        edge, above = self.wide / 2 - 2, y - self.size / 4
        if len(signs) == 1:
            self._sign(x, above, signs[0], colour)
        else:
            self._sign(x - edge, above, signs[0], colour, position="middle right")
            self._sign(x + edge, above, signs[-1], colour, position="middle left")
        self._bar(cell, (x - edge, y + self.size / 2 - _BAR, x + edge, y + self.size / 2))

    def _bar(self, cell: MatrixCell, box: tuple[float, float, float, float]) -> None:
        """Draw a share for each stance, from against to in favour, contradictions at the middle."""
        x0, y0, x1, y1 = box
        if cell.is_pale:
            self.canvas.box(box, self.palette.page, self.palette.hair)
            return
        unit, left = (x1 - x0) / cell.count, x0
        for stance, voices in sorted(cell.spread, key=lambda part: part[0] or 0):
            part = (left, y0, left + voices * unit, y1)
            if cell.is_perhaps:
                tone = self.palette.faint(stance)
                self.canvas.box(part, tone.fill, tone.line, dash="dot")
            else:
                tone = self.palette.tone(stance)
                self.canvas.box(part, tone.fill, tone.line)
            left += voices * unit
        for k in range(1, cell.count) if cell.count <= _UNITS else ():
            self.canvas.stroke([(x0 + k * unit, y0), (x0 + k * unit, y1)], self.palette.page)

    def _tile(
        self,
        x: float,
        y: float,
        size: tuple[float, float],
        stance: int | None,
        *,
        is_pale: bool = False,
    ) -> None:
        tone = self.palette.tone(stance, is_pale=is_pale)
        wide, tall = (side / 2 for side in size)
        self.canvas.box((x - wide, y - tall, x + wide, y + tall), tone.fill, tone.line)
        self._sign(x, y, stance_sign(stance), tone.text)

    def _sign(
        self,
        x: float,
        y: float,
        text: str,
        colour: str,
        *,
        position: str = "middle center",
        size: float = SMALL,
    ) -> None:
        self.canvas.write(x, y, text, colour, size, position=position, bold=True)

    def _write(self, x: float, y: float, text: str) -> None:
        """Write small beside a cell, if there is anything to say."""
        if text:
            self.canvas.write(x, y, text, self.palette.muted, SMALL)
