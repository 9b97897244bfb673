"""Boxes, strokes, dots and words: what any chart is drawn with, on a screen, a page or a slide.

A browser redraws a chart at a cost for each thing on it, so that what is drawn piece by piece here
leaves for plotly as one shape for each sort of stroke, one trace for all dots and one for all
words. Whoever draws with something else takes the pieces, each with whose they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from timeline.charts.theme import FONT, plain

__all__ = ["Box", "Dot", "Ink", "Lead", "Stroke", "Word"]

BOLD, REGULAR = 600, 400
_THIN = "\N{NO-BREAK SPACE}"
"""Between what leads a text and the text: as wide as the layout leaves free, about."""


class Lead(NamedTuple):
    """What stands before the first line of a text, smaller and in another colour."""

    text: str
    colour: str
    size: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, x0 < x1 and y0 < y1; without an outline where ``line`` is blank."""

    x0: float
    y0: float
    x1: float
    y1: float
    fill: str
    line: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    opacity: float
    owner: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A marker ``size`` px across; ``symbol`` is one of plotly's names."""

    x: float
    y: float
    size: float
    fill: str
    line: str
    line_width: float
    symbol: str
    owner: str


@dataclass(frozen=True, slots=True)
class Word:
    """Lines of text, as they are; ``position`` is where they lie seen from the point."""

    x: float
    y: float
    lines: tuple[str, ...]
    colour: str
    size: float
    position: str
    bold: bool
    lead: Lead | None
    owner: str


@dataclass
class Ink:
    """What has been drawn so far, in px: words lie over dots, dots over strokes, these over boxes.

    Each piece has an owner: the id of the event that it belongs to, or the name of a part of the
    chart.
    """

    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    _owner: str = ""

    @contextmanager
    def of(self, owner: str) -> Iterator[None]:
        """Draw on behalf of an event, or of a part of the chart."""
        before, self._owner = self._owner, owner
        yield
        self._owner = before

    def box(
        self, box: tuple[float, float, float, float], fill: str, line: str = "", owner: str = ""
    ) -> None:
        """Draw a rectangle from ``x0, y0`` to ``x1, y1``."""
        self.boxes.append(Box(*box, fill, line, owner or self._owner))

    def stroke(
        self,
        points: Iterable[tuple[float, float]],
        colour: str,
        width: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Draw a line through points."""
        self.strokes.append(Stroke(tuple(points), colour, width, opacity, self._owner))

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
        self.dots.append(Dot(x, y, size, fill, line or fill, line_width, symbol, self._owner))

    def write(
        self,
        x: float,
        y: float,
        text: str | Sequence[str],
        colour: str,
        size: float,
        *,
        position: str = "middle right",
        bold: bool = False,
        lead: Lead | None = None,
    ) -> None:
        """Write a text, or lines of it; ``position`` is where it lies seen from the point."""
        lines = (text,) if isinstance(text, str) else tuple(text)
        self.words.append(Word(x, y, lines, colour, size, position, bold, lead, self._owner))

    def add(self, other: Ink, dx: float = 0.0, dy: float = 0.0) -> None:
        """Draw what another has drawn, moved by so many px."""
        self.boxes += [
            replace(b, x0=b.x0 + dx, x1=b.x1 + dx, y0=b.y0 + dy, y1=b.y1 + dy) for b in other.boxes
        ]
        self.strokes += [
            replace(s, points=tuple((x + dx, y + dy) for x, y in s.points)) for s in other.strokes
        ]
        self.dots += [replace(d, x=d.x + dx, y=d.y + dy) for d in other.dots]
        self.words += [replace(w, x=w.x + dx, y=w.y + dy) for w in other.words]

    def shapes(self) -> list[dict[str, Any]]:
        """Return boxes, and strokes by their sorts, as plotly's shapes under every trace."""
        return [*map(_rectangle, self.boxes), *self._paths()]

    def traces(self) -> list[dict[str, Any]]:
        """Return dots and words as plotly's traces, which neither hover nor can be selected.

        They are plain dicts, which plotly checks once, when the figure is made of them.
        """
        quiet = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
        return [{**self._markers(), **quiet}, {**self._texts(), **quiet}]

    def _paths(self) -> Iterator[dict[str, Any]]:
        sorts: dict[tuple[str, float, float], list[str]] = {}
        for s in self.strokes:
            path = "M" + "L".join(f"{_px(x):g},{_px(y):g}" for x, y in s.points)
            sorts.setdefault((s.colour, s.width, s.opacity), []).append(path)
        for (colour, width, opacity), paths in sorts.items():
            yield {
                "type": "path",
                "path": "".join(paths),
                "line": {"color": colour, "width": width},
                "opacity": opacity,
                "layer": "below",
            }

    def _markers(self) -> dict[str, Any]:
        dots = self.dots
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
        words = self.words
        return {
            "x": [_px(w.x) for w in words],
            "y": [_px(w.y) for w in words],
            "text": [_marked_up(w) for w in words],
            "mode": "text",
            "textposition": [w.position for w in words],
            "textfont": {
                "family": FONT,
                "size": [w.size for w in words],
                "color": [w.colour for w in words],
                "weight": [BOLD if w.bold else REGULAR for w in words],
            },
            # Where this says anything, plotly does not pale what is not selected.
            "selected": {"textfont": {"color": words[0].colour if words else "black"}},
        }


def _rectangle(box: Box) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": _px(box.x0),
        "x1": _px(box.x1),
        "y0": _px(box.y0),
        "y1": _px(box.y1),
        "fillcolor": box.fill,
        "line": {"width": 1, "color": box.line} if box.line else {"width": 0},
        "layer": "below",
    }


def _marked_up(word: Word) -> str:
    """Return a text as plotly reads it, safe whatever stands in the data."""
    lines = "<br>".join(map(plain, word.lines))
    if word.lead is None:
        return lines
    text, colour, size = word.lead
    style = f"color:{colour};font-size:{size:g}px;font-weight:{REGULAR}"
    return f"<span style='{style}'>{plain(text)}</span>{_THIN}{lines}"


def _px(value: float) -> float:
    """Round to what a screen can show, which halves what is sent to it."""
    return round(value, 1)
