"""The key at the foot of a timeline: what its signs mean, and how many events are named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.layout.density import MOST_MARKS
from timeline.layout.label_text import NUMBER_SIZE, SIGN
from timeline.layout.scene import Scene
from timeline.layout.text_metrics import fit_lines, flow, text_width
from timeline.schema import STANCE_GLYPHS

__all__ = [
    "BAR",
    "OPEN_BAR",
    "RING",
    "RING_LINE",
    "draw_key",
    "draw_sign",
    "height",
    "spare",
]

BAR, OPEN_BAR = 4.0, 2.0
"""Thickness of a bar with two ends, and of an open one; px."""

RING, RING_LINE = 6.0, 1.5
"""Size and outline of the handle of an event on its bar; px."""

_SMALL = 11.0
_LINE = 16.0
_GAP = 16.0
_EDGE = 6.0
_AIR = 12.0
_LONGEST = 190.0
"""How wide the name of a framework may be, px."""
_ANY = "n" * 28
"""A name about as wide as that."""
_WIDTHS = {"dot": 14.0, "bar": 30.0, "open": 30.0, "column": 18.0, "stance": 34.0, "number": 18.0}
"""How far each sign reaches to where its meaning is written, px."""


def height(total: int, width: float, about: str = _ANY) -> float:
    """Return how high the key may need to be on a chart of a width with so many events, px.

    ``about`` is the name of the framework that the signs are about; any, if not given.
    """
    named = max(0, total - 1)
    longest = max(
        _places(_entries(_Told(named, total, total, about, is_dense=is_dense)), width)[-1][0]
        for is_dense in ({True} if total > MOST_MARKS else {True, False})
    )
    return _LINE * longest + 10


def spare(scene: Scene) -> float:
    """Return how much less than `height` the key of a scene needs, px."""
    return max(0.0, height(scene.total, scene.width, scene.about) - _needed(scene) + _AIR)


def _needed(scene: Scene) -> float:
    """Return how high the key of a scene is, with the air above it, px."""
    return _LINE * _places(_entries(_tell(scene)), scene.width)[-1][0] + 10 + _AIR


def draw_key(canvas: Canvas, scene: Scene, palette: Palette) -> None:
    """Write the key at the foot of a scene, upwards from its last line."""
    entries = _entries(_tell(scene))
    places = _places(entries, scene.width)
    for (sign, text), (line, x) in zip(entries, places, strict=True):
        left = scene.left + x
        y = scene.height - 10 - _LINE * (places[-1][0] - line)
        if sign:
            _SIGNS[sign](canvas, palette, left, y)
        canvas.write(left + _sign_width(sign), y, text, palette.muted, _SMALL)


def draw_sign(canvas: Canvas, palette: Palette, stance: int, x: float, y: float) -> None:
    """Draw the sign of a stance: its glyph on a square of its colour, around a place."""
    tone = palette.stances[stance]
    canvas.dot(x, y, SIGN - 1, tone.fill, line=tone.line, line_width=1, symbol="square")
    canvas.write(
        x, y, STANCE_GLYPHS[stance], tone.text, _SMALL, position="middle center", bold=True
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What the key has to say of a scene."""

    named: int
    total: int
    peak: int
    about: str
    is_dense: bool
    has_signs: bool = True
    has_numbers: bool = True
    has_counts: bool = True
    is_noted: bool = False


def _tell(scene: Scene) -> _Told:
    return _Told(
        scene.total - scene.unnamed,
        scene.total,
        max((n for density in scene.densities for n in density.counts), default=0),
        scene.about,
        is_dense=bool(scene.densities),
        has_signs=any(label.signs for label in scene.labels),
        has_numbers=any(label.number for label in scene.labels) or bool(scene.tags),
        has_counts=any(len(tag.ids) > 1 for tag in scene.tags),
        is_noted=scene.is_noted,
    )


def _entries(told: _Told) -> list[tuple[str, str]]:
    """Return signs and what they mean; a blank sign for a sentence."""
    entries = [
        ("dot", "on that day"),
        ("bar", "within it, or all along; pale: roughly"),
        ("open", "open-ended"),
    ]
    if told.has_signs:
        (on,) = fit_lines(told.about or "what it concerns", _SMALL, 1, _LONGEST)
        entries.append(("stance", f"stance on {on}: for … against"))
    if told.has_numbers:
        means = "its footnote" if told.is_noted else "number in this view"
        more = "; +3: three more" if told.has_counts else ""
        entries.append(("number", f"{means}{more}"))
    if told.is_dense:
        entries.append(("column", f"each column: number of events there, {told.peak:,} at most"))
    if told.total:
        entries.append(("", f"{told.named:,} of {told.total:,} named"))
    return entries


def _places(entries: list[tuple[str, str]], width: float) -> list[tuple[int, float]]:
    widths = [_sign_width(sign) + text_width(text, _SMALL) + _GAP for sign, text in entries]
    return flow(widths, width - 2 * _EDGE)


def _dot(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.dot(x + 5, y, 7.5, palette.ranks[1])


def _bar(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.stroke([(x, y), (x + 24, y)], palette.bar, BAR)
    canvas.dot(x + 12, y, RING, palette.page, line=palette.ranks[1], line_width=RING_LINE)


def _open(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.stroke([(x, y), (x + 20, y)], palette.bar, OPEN_BAR)
    canvas.dot(x + 20, y, 8, palette.bar, symbol="triangle-right")


def _column(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    for k, tall in enumerate((4, 9, 6)):
        canvas.stroke([(x + 3 + 4 * k, y + 5), (x + 3 + 4 * k, y + 5 - tall)], palette.bar, 3)


def _stance(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    for k, stance in enumerate((max(STANCE_GLYPHS), min(STANCE_GLYPHS))):
        draw_sign(canvas, palette, stance, x + SIGN / 2 + (SIGN + 1) * k, y)


def _number(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.write(x, y, "12", palette.ink, NUMBER_SIZE)


_SIGNS: Mapping[str, Callable[[Canvas, Palette, float, float], None]] = MappingProxyType(
    {
        "dot": _dot,
        "bar": _bar,
        "open": _open,
        "column": _column,
        "stance": _stance,
        "number": _number,
    }
)


def _sign_width(sign: str) -> float:
    return _WIDTHS.get(sign, 0.0)
