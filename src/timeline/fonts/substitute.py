"""What stands for a letter that no font at hand has: a box with the letter's code point in it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from timeline.fonts.typefaces import UNITS, shipped

__all__ = ["SUBSTITUTE", "Substitute"]

_LOW, _HIGH = -110, 810
"""Foot and head of the box, as far from the middle of capitals."""
_EDGE, _LINE, _AIR = 40, 36, 52
_DIGIT = 0.44
"""The height of digits in that of the text's own."""
_FEW = 4
"""A code point of so many digits stands in two columns, a longer one in three."""


class Substitute:
    """A font of such boxes, in which the number of a glyph is the code point of its letter."""

    name = "CodePoints"
    scale = 1.0
    is_cff = False
    ascent, descent = float(_HIGH), float(_LOW)

    def width(self, glyph: int) -> float:
        """Return how far a box moves on."""
        columns = 2 if len(_digits(glyph)) == _FEW else 3
        return 2 * (_EDGE + _LINE + _AIR) + columns * _digit_width()

    def draw(self, glyph: int, pen: Any) -> None:
        """Draw a box with one of fontTools' pens."""
        right = self.width(glyph) - _EDGE
        _rectangle(pen, (_EDGE, _LOW, right, _HIGH))
        _rectangle(pen, (right - _LINE, _LOW + _LINE, _EDGE + _LINE, _HIGH - _LINE))
        digits, font = _digits(glyph), shipped().font
        columns = len(digits) // 2
        tall = font.get_glyph_extents(font.get_nominal_glyph(ord("0"))).y_bearing * _DIGIT
        gap = (_HIGH - _LOW - 2 * _LINE - 2 * tall) / 3
        for place, digit in enumerate(digits):
            row, column = divmod(place, columns)
            x = _EDGE + _LINE + _AIR + column * _digit_width()
            y = _HIGH - _LINE - (row + 1) * (gap + tall)
            placed = TransformPen(pen, (_DIGIT, 0, 0, _DIGIT, x, y))
            font.draw_glyph_with_pen(font.get_nominal_glyph(ord(digit)), placed)

    def built(self, glyphs: Sequence[int]) -> bytes:
        """Return a TrueType font of these boxes, in their order from glyph 1 on."""
        names = {".notdef": 0} | {f"u{glyph:04X}": glyph for glyph in glyphs}
        outlines, widths = {}, {}
        for name, glyph in names.items():
            pen = TTGlyphPen(None)
            self.draw(glyph, pen)
            outlines[name], widths[name] = pen.glyph(), (round(self.width(glyph)), _EDGE)
        font = FontBuilder(round(UNITS))
        font.setupGlyphOrder(list(names))
        font.setupCharacterMap({glyph: name for name, glyph in names.items() if glyph})
        font.setupGlyf(outlines)
        font.setupHorizontalMetrics(widths)
        font.setupHorizontalHeader(ascent=_HIGH, descent=_LOW)
        font.updateHead(created=0, modified=0)
        font.font.recalcTimestamp = False
        content = BytesIO()
        font.save(content)
        return content.getvalue()


def _digits(glyph: int) -> str:
    return f"{glyph:04X}" if glyph <= 0xFFFF else f"{glyph:06X}"  # noqa: PLR2004 -- four digits


def _digit_width() -> float:
    font = shipped().font
    return float(font.get_glyph_h_advance(font.get_nominal_glyph(ord("0")))) * _DIGIT


def _rectangle(pen: Any, box: tuple[float, float, float, float]) -> None:
    x0, y0, x1, y1 = box
    pen.moveTo((x0, y0))
    for corner in ((x0, y1), (x1, y1), (x1, y0)):
        pen.lineTo(corner)
    pen.closePath()


SUBSTITUTE = Substitute()
