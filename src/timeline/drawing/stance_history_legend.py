"""The signs of which steps are made, and the key that says what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.layout.scene import Scene
from timeline.layout.stance_lane import LEVELS, SQUARE
from timeline.layout.text_metrics import flow, text_width
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS

__all__ = ["Pen", "draw_key", "height", "square"]

_SMALL, _GLYPH = 11.0, 12.0
_BAR, _LINE, _BROKEN = 6.0, 2.0, 1.5
_DASH, _PAUSE = 5.0, 4.0
_ROW, _GAP, _EDGE = 20.0, 16.0, 4.0
_SAMPLE, _AIR = 26.0, 5.0
_SIGNS = {
    "bar": "date of a statement: at some time in it, or all along",
    "line": "taken to hold until the next",
    "broken": "nothing later found",
    "both": "contradicts itself",
}


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws the parts of steps in the colours of their stances."""

    canvas: Canvas
    palette: Palette

    def bar(self, x0: float, x1: float, y: float, level: int, opacity: float = 1.0) -> None:
        """Draw the date of a statement."""
        colour = self.palette.stances[level].line
        self.canvas.stroke([(x0, y), (x1, y)], colour, _BAR, opacity)

    def hold(self, x0: float, x1: float, y: float, level: int, *, is_last: bool) -> None:
        """Draw a level that is kept, with a broken line where only silence follows."""
        colour = self.palette.stances[level].line
        if not is_last:
            self.canvas.stroke([(x0, y), (x1, y)], colour, _LINE)
            return
        for a, b in _dashes(x0, x1):
            self.canvas.stroke([(a, y), (b, y)], colour, _BROKEN)

    def rise(self, x: float, y0: float, y1: float, *, is_exact: bool) -> None:
        """Draw a change of level, with a broken line where its day is not known."""
        if is_exact:
            self.canvas.stroke([(x, y0), (x, y1)], self.palette.muted, _LINE)
            return
        for a, b in _dashes(y0, y1):
            self.canvas.stroke([(x, a), (x, b)], self.palette.muted, _BROKEN)


def square(pen: Pen, x: float, y: float, level: int) -> None:
    """Draw the sign of a stance around a place."""
    tone = pen.palette.stances[level]
    pen.canvas.dot(x, y, SQUARE, tone.fill, line=tone.line, line_width=1, symbol="square")
    pen.canvas.write(
        x, y, STANCE_GLYPHS[level], tone.text, _GLYPH, position="middle center", bold=True
    )


def height(width: float) -> float:
    """Return how high the key is at a width, px."""
    return _ROW * (_places(width)[-1][0] + 1)


def draw_key(pen: Pen, scene: Scene) -> None:
    """Write the key under the axis of a scene, over what the scene has at its own foot."""
    places = _places(scene.width)
    top = _foot(scene) + _ROW / 2
    for (sign, words), (line, x) in zip(_entries(), places, strict=True):
        left, y = scene.left + x, top + line * _ROW
        if isinstance(sign, int):
            square(pen, left + SQUARE / 2, y, sign)
        else:
            _sample(pen, sign, left, y)
        pen.canvas.write(left + _reach(sign), y, words, pen.palette.muted, _SMALL)


def _foot(scene: Scene) -> float:
    """Return where the axis ends with all that hangs from it, px."""
    if scene.strip is not None:
        return scene.strip.y_strip + 26
    return scene.plot[3] + 14 + 15 * (1 + max((t.row for t in scene.ticks), default=0))


def _entries() -> Iterator[tuple[int | str, str]]:
    yield from ((level, STANCE_WORDS[level]) for level in LEVELS)
    yield from _SIGNS.items()


def _reach(sign: int | str) -> float:
    return (SQUARE if isinstance(sign, int) else _SAMPLE) + _AIR


def _places(width: float) -> list[tuple[int, float]]:
    widths = [_reach(sign) + text_width(words, _SMALL) + _GAP for sign, words in _entries()]
    return flow(widths, width - 2 * _EDGE + _GAP)


def _sample(pen: Pen, sign: str, x: float, y: float) -> None:
    if sign == "bar":
        pen.bar(x, x + _SAMPLE, y, 2)
    elif sign == "both":
        pen.hold(x, x + _SAMPLE, y - 4, 2, is_last=False)
        pen.hold(x, x + _SAMPLE, y + 4, -2, is_last=False)
    else:
        pen.hold(x, x + _SAMPLE, y, 2, is_last=sign == "broken")


def _dashes(start: float, end: float) -> Iterator[tuple[float, float]]:
    for at in np.arange(start, end, _DASH + _PAUSE):
        yield float(at), min(end, float(at) + _DASH)
