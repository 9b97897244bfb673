"""Strokes, dots and words gathered into as few plotly traces as they need.

A browser redraws a chart at a cost for each trace rather than for each point, so that what is
drawn piece by piece here leaves as one trace for each sort of stroke, one for all dots and one for
all words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from timeline.charts.theme import FONT

__all__ = ["Ink"]

_BOLD, _REGULAR = 600, 400


@dataclass(frozen=True, slots=True)
class _Dot:
    x: float
    y: float
    size: float
    fill: str
    line: str
    line_width: float
    symbol: str


@dataclass(frozen=True, slots=True)
class _Word:
    x: float
    y: float
    text: str
    colour: str
    size: float
    position: str
    bold: bool


@dataclass
class Ink:
    """What has been drawn so far, in px; words lie over dots, dots over strokes."""

    _strokes: dict[tuple[str, float, float], list[tuple[float | None, float | None]]] = field(
        default_factory=dict
    )
    _dots: list[_Dot] = field(default_factory=list)
    _words: list[_Word] = field(default_factory=list)

    def stroke(
        self,
        points: Iterable[tuple[float, float]],
        colour: str,
        width: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Draw a line through points."""
        path = self._strokes.setdefault((colour, width, opacity), [])
        path.extend(points)
        path.append((None, None))

    def dot(
        self,
        x: float,
        y: float,
        size: float,
        fill: str,
        *,
        line: str = "",
        line_width: float = 0.0,
        symbol: str = "circle",
    ) -> None:
        """Draw a marker of plotly's, ``size`` px across."""
        self._dots.append(_Dot(x, y, size, fill, line or fill, line_width, symbol))

    def write(
        self,
        x: float,
        y: float,
        text: str,
        colour: str,
        size: float,
        *,
        position: str = "middle right",
        bold: bool = False,
    ) -> None:
        """Write a text that is safe to draw; ``position`` is where it lies seen from the point."""
        self._words.append(_Word(x, y, text, colour, size, position, bold))

    def traces(self) -> list[dict[str, Any]]:
        """Return everything as traces that neither hover nor catch clicks.

        They are plain dicts, which plotly checks once, when the figure is made of them.
        """
        quiet = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
        strokes = [
            {
                "x": [_px(x) for x, _ in path],
                "y": [_px(y) for _, y in path],
                "mode": "lines",
                "line": {"color": colour, "width": width},
                "opacity": opacity,
                **quiet,
            }
            for (colour, width, opacity), path in self._strokes.items()
        ]
        return [*strokes, {**self._markers(), **quiet}, {**self._texts(), **quiet}]

    def _markers(self) -> dict[str, Any]:
        dots = self._dots
        return {
            "x": [_px(d.x) for d in dots],
            "y": [_px(d.y) for d in dots],
            "mode": "markers",
            "marker": {
                "size": [d.size for d in dots],
                "symbol": [d.symbol for d in dots],
                "color": [d.fill for d in dots],
                "line": {
                    "color": [d.line for d in dots],
                    "width": [d.line_width for d in dots],
                },
                "opacity": 1,
            },
        }

    def _texts(self) -> dict[str, Any]:
        words = self._words
        return {
            "x": [_px(w.x) for w in words],
            "y": [_px(w.y) for w in words],
            "text": [w.text for w in words],
            "mode": "text",
            "textposition": [w.position for w in words],
            "textfont": {
                "family": FONT,
                "size": [w.size for w in words],
                "color": [w.colour for w in words],
                "weight": [_BOLD if w.bold else _REGULAR for w in words],
            },
        }


def _px(value: float | None) -> float | None:
    """Round to what a screen can show, which halves what is sent to it."""
    return None if value is None else round(value, 1)
