"""Boxes, strokes, dots and words: what any chart is drawn with, on a screen, a page or a slide.

Painters take the pieces, each with whose they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import NamedTuple

__all__ = ["Box", "Canvas", "Dot", "Lead", "Stroke", "Word"]

BOLD, REGULAR = 600, 400


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
class Canvas:
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

    def add(self, other: Canvas, dx: float = 0.0, dy: float = 0.0) -> None:
        """Draw what another has drawn, moved by so many px."""
        self.boxes += [
            replace(b, x0=b.x0 + dx, x1=b.x1 + dx, y0=b.y0 + dy, y1=b.y1 + dy) for b in other.boxes
        ]
        self.strokes += [
            replace(s, points=tuple((x + dx, y + dy) for x, y in s.points)) for s in other.strokes
        ]
        self.dots += [replace(d, x=d.x + dx, y=d.y + dy) for d in other.dots]
        self.words += [replace(w, x=w.x + dx, y=w.y + dy) for w in other.words]
