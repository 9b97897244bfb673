"""Strokes, dots and words gathered into as few plotly shapes and traces as they need.

A browser redraws a chart at a cost for each thing on it, so that what is drawn piece by piece here
leaves as one shape for each sort of stroke, one trace for all dots and one for all words.
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

    _strokes: dict[tuple[str, float, float], list[str]] = field(default_factory=dict)
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
        path.append("M" + "L".join(f"{_px(x):g},{_px(y):g}" for x, y in points))

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

    def shapes(self) -> list[dict[str, Any]]:
        """Return the strokes as shapes that lie under every trace, in the order of their sorts."""
        return [
            {
                "type": "path",
                "path": "".join(path),
                "line": {"color": colour, "width": width},
                "opacity": opacity,
                "layer": "below",
            }
            for (colour, width, opacity), path in self._strokes.items()
        ]

    def traces(self) -> list[dict[str, Any]]:
        """Return dots and words as traces that neither hover nor answer to a selection.

        They are plain dicts, which plotly checks once, when the figure is made of them.
        """
        quiet = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
        return [{**self._markers(), **quiet}, {**self._texts(), **quiet}]

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
            "unselected": {"marker": {"opacity": 1}},
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
            # Where this says anything, plotly does not pale what is not selected.
            "selected": {"textfont": {"color": words[0].colour if words else "black"}},
        }


def _px(value: float) -> float:
    """Round to what a screen can show, which halves what is sent to it."""
    return round(value, 1)
