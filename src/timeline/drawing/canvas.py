"""Boxes, strokes, dots and words: what any chart is drawn with, on a screen, a page or a slide.

Painters take the pieces, each with whose it is and where it leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

__all__ = ["BOLD", "REGULAR", "Box", "Canvas", "Dash", "Dot", "Lead", "Stroke", "Word"]

BOLD, REGULAR = 600, 400

Dash = Literal["", "dot", "dash"]
"""How a line is broken; blank where it is whole."""


class Lead(NamedTuple):
    """What stands before the first line of a text, smaller and in another colour."""

    text: str
    colour: str
    size: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, x0 < x1 and y0 < y1; of a blank ``fill`` or ``line`` it has none."""

    x0: float
    y0: float
    x1: float
    y1: float
    fill: str
    line: str = ""
    line_width: float = 1.0
    dash: Dash = ""
    owner: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.0
    opacity: float = 1.0
    dash: Dash = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A marker ``size`` px across; ``symbol`` is one of plotly's names."""

    x: float
    y: float
    size: float
    fill: str
    line: str
    line_width: float = 0.0
    symbol: str = "circle"
    owner: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """Lines of text, as they are.

    ``position`` is where they lie seen from the point, as plotly says it (``middle right``: they
    begin there); ``angle`` by how many degrees they are turned about the point, anticlockwise.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    colour: str
    size: float
    position: str = "middle right"
    bold: bool = False
    lead: Lead | None = None
    angle: float = 0.0
    owner: str = ""
    href: str = ""


@dataclass
class Canvas:
    """What has been drawn so far, in px: words lie over dots, dots over strokes, these over boxes.

    Each piece has an owner, the id of the event that it belongs to or the name of a part of the
    chart, and may lead to an address.
    """

    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    _owner: str = ""
    _href: str = ""

    @contextmanager
    def of(self, owner: str, href: str = "") -> Iterator[None]:
        """Draw on behalf of an event or a part of the chart, and with its address if it has one."""
        before = self._owner, self._href
        self._owner, self._href = owner, href
        yield
        self._owner, self._href = before

    def box(
        self,
        box: tuple[float, float, float, float],
        fill: str,
        line: str = "",
        *,
        line_width: float = 1.0,
        dash: Dash = "",
    ) -> None:
        """Draw a rectangle from ``x0, y0`` to ``x1, y1``."""
        self.boxes.append(Box(*box, fill, line, line_width, dash, self._owner, self._href))

    def stroke(
        self,
        points: Iterable[tuple[float, float]],
        colour: str,
        width: float = 1.0,
        opacity: float = 1.0,
        *,
        dash: Dash = "",
    ) -> None:
        """Draw a line through points."""
        self.strokes.append(Stroke(tuple(points), colour, width, opacity, dash, self._owner))

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
        whose = (self._owner, self._href)
        self.dots.append(Dot(x, y, size, fill, line or fill, line_width, symbol, *whose))

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
        angle: float = 0.0,
    ) -> None:
        """Write a text, or lines of it, see `Word`."""
        lines = (text,) if isinstance(text, str) else tuple(text)
        whose = (self._owner, self._href)
        word = Word(x, y, lines, colour, size, position, bold, lead, angle, *whose)
        self.words.append(word)

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
