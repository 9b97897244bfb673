"""What painters of files agree on: where lines of text stand, the shapes of markers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from typing import NamedTuple

from timeline.drawing.canvas import Dash, Dot, Word
from timeline.drawing.markup import clean
from timeline.fonts.shaping import Line, shaped
from timeline.fonts.typefaces import UNITS
from timeline.layout.text_metrics import LINE_HEIGHT
from timeline.words import NBSP, is_rtl

__all__ = ["DASHES", "Piece", "TextLine", "corners", "text_lines", "turned"]

DASHES: dict[Dash, float] = {"": 0.0, "dot": 3.0, "dash": 9.0}
"""How long the parts of a broken line are, and the gaps between, as plotly breaks thin lines."""

_BASELINE = 0.75
"""How far the baseline is below the top of a line, in font sizes, as plotly places text."""
_ABOVE = {"top": 1.0, "middle": 0.5, "bottom": 0.0}
"""How much of a text lies above its point."""
_SHARES = {"right": 0.0, "center": 0.5, "left": 1.0}
"""How much of a line lies left of its point, by where the text lies seen from there."""


class Piece(NamedTuple):
    """A part of a line of one look."""

    text: str
    colour: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a text before the text is turned: its baseline, and how much lies left of ``x``.

    Its pieces stand in the order in which they are read: from the right where ``rtl``.
    """

    x: float
    y: float
    share: float
    rtl: bool
    pieces: tuple[Piece, ...]

    @property
    def width(self) -> float:
        """How wide it is."""
        return sum(shape.width * piece.size / UNITS for piece, shape in self._shapes())

    def placed(self) -> Iterator[tuple[Piece, Line, float]]:
        """Yield each piece, shaped, and where it starts, from left to right."""
        x = self.x - self.share * self.width
        for piece, shape in reversed(self._shapes()) if self.rtl else self._shapes():
            yield piece, shape, x
            x += shape.width * piece.size / UNITS

    def _shapes(self) -> list[tuple[Piece, Line]]:
        return [(piece, shaped(piece.text, bold=piece.bold, rtl=self.rtl)) for piece in self.pieces]


def text_lines(word: Word) -> list[TextLine]:
    """Return the lines of a text: as plotly sets them, centred on their point or beside it.

    `plotly.js` components/drawing, ``textPointPosition``. Lines that run from right to left end
    flush at the right.
    """
    side, share = word.position.partition(" ")[0], _SHARES[word.position.partition(" ")[2]]
    step = word.size * LINE_HEIGHT
    tall = (len(word.lines) - 1) * step + word.size
    top = word.y + _BASELINE * word.size - _ABOVE[side] * tall
    rtl = is_rtl(" ".join(word.lines))
    lines = [
        TextLine(word.x, top + number * step, share, rtl, _pieces(word, number))
        for number in range(len(word.lines))
    ]
    if not rtl or share:
        return lines
    right = word.x + max(line.width for line in lines)
    return [TextLine(right, line.y, 1.0, rtl, line.pieces) for line in lines]


def _pieces(word: Word, number: int) -> tuple[Piece, ...]:
    text = Piece(clean(word.lines[number]), word.colour, word.size, word.bold)
    if word.lead is None or number:
        return (text,)
    lead = Piece(clean(word.lead.text), word.lead.colour, word.lead.size, bold=False)
    return lead, text._replace(text=NBSP), text


def turned(word: Word, x: float, y: float) -> tuple[float, float]:
    """Return where a place in a text is once the text is turned about its point."""
    across, down = cos(radians(word.angle)), sin(radians(word.angle))
    dx, dy = x - word.x, y - word.y
    return word.x + dx * across + dy * down, word.y - dx * down + dy * across


_HIGH = 2 / sqrt(3)
_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((1, 1), (-1, 1), (-1, -1), (1, -1)),
    "diamond": ((1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)),
    "triangle-up": ((-_HIGH, 0.5), (_HIGH, 0.5), (0, -1)),
    "triangle-down": ((-_HIGH, -0.5), (_HIGH, -0.5), (0, 1)),
    "triangle-left": ((0.5, -_HIGH), (0.5, _HIGH), (-1, 0)),
    "triangle-right": ((-0.5, -_HIGH), (-0.5, _HIGH), (1, 0)),
}
"""The symbols as plotly draws them, in halves of their size: `plotly.js` drawing/symbol_defs."""


def corners(dot: Dot) -> list[tuple[float, float]]:
    """Return the corners of a marker; none where it is a circle."""
    r = dot.size / 2
    return [(dot.x + dx * r, dot.y + dy * r) for dx, dy in _CORNERS.get(dot.symbol, ())]
