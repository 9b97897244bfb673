"""Marks of countries: a shape and a colour for those that act most, a bar for the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import DARK, Palette

__all__ = ["CountryMarks"]

_SHAPES = ("circle", "square", "triangle-up", "diamond")
_LIGHT = ("#0f5ea8", "#0e8a5f", "#a8102e", "#c8550a")
_DARK = ("#6db3f2", "#45c796", "#ff7d8c", "#f59a4a")


@dataclass(frozen=True, slots=True)
class CountryMarks:
    """Draws the marks of countries; ``foremost`` are the codes of those that have their own."""

    canvas: Canvas
    palette: Palette
    foremost: Sequence[str] = ()

    def colour(self, country: str) -> str:
        """Return the colour of a country."""
        if country not in self.foremost:
            return self.palette.muted
        own = _DARK if self.palette == DARK else _LIGHT
        return own[self.foremost.index(country)]

    def draw(
        self, country: str, x: float, y: float, size: float, *, is_hollow: bool = False
    ) -> None:
        """Draw the mark of a country around a place, ``size`` px across."""
        colour = self.colour(country)
        fill = self.palette.page if is_hollow else colour
        line_width = 1.5 if is_hollow else 0.0
        if country in self.foremost:
            symbol = _SHAPES[self.foremost.index(country)]
            wide = size * (1.15 if symbol in {"triangle-up", "diamond"} else 1.0)
            self.canvas.dot(x, y, wide, fill, line=colour, line_width=line_width, symbol=symbol)
        else:
            wide, tall = size * 0.6, size * 0.3
            box = (x - wide, y - tall, x + wide, y + tall)
            self.canvas.box(box, fill, colour if is_hollow else "", line_width=line_width)
