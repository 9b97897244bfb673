"""The key at the foot of a timeline: what its signs mean, and how many events are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.drawing.canvas import Canvas
from timeline.drawing.legend import Legend, LegendEntry
from timeline.drawing.signs import draw_stance
from timeline.drawing.theme import Palette
from timeline.layout.density import MOST_MARKS
from timeline.layout.labels import SIGN
from timeline.layout.marks import bars
from timeline.layout.scene import Scene
from timeline.layout.text_metrics import SMALL, fit_lines, text_width
from timeline.schema import STANCE_GLYPHS

__all__ = ["BAR", "OPEN_BAR", "RING", "RING_LINE", "draw_key", "height", "spare"]

BAR, OPEN_BAR = 4.0, 2.0
"""Thickness of a bar with two ends, and of an open one; px."""

RING, RING_LINE = 6.0, 1.5
"""Size and outline of the handle of an event on its bar; px."""

_LINE = 16.0
_EDGE, _FARTHEST = 14.0, 16.0
"""What is left free beside the key, and how far from the left it begins at most; px."""
_FOOT = 10.0
"""Distance from the middle of the last line to the edge, px."""
_LONGEST = 190.0
"""How wide the name of a framework may be, px."""
_ANY = "n" * 28
"""A name about as wide as that."""


def height(total: int, width: float, about: str = _ANY, sorted_by: str = "") -> float:
    """Return how high the key may need to be on a chart of a width with so many events, px.

    ``about`` is the name of the framework that the signs are about; any, if not given.
    ``sorted_by`` says into which lanes the events are sorted.
    """
    named = max(0, total - 1)
    peaks = {total} if total > MOST_MARKS else {max(1, total), 0}
    return max(_height(_KeyContents(named, total, peak, about, sorted_by), width) for peak in peaks)


def spare(scene: Scene) -> float:
    """Return how much less than `height` the key of a scene needs, px."""
    most = height(scene.total, scene.width, scene.about, scene.sorted_by)
    return max(0.0, most - _height(_shown(scene), scene.width))


def draw_key(canvas: Canvas, scene: Scene, palette: Palette) -> None:
    """Write the key at the foot of a scene."""
    shown = _shown(scene)
    top = scene.height - _height(shown, scene.width) - _LINE / 2
    _legend(shown, scene.width).draw(canvas, palette, min(scene.left, _FARTHEST), top)


@dataclass(frozen=True, slots=True)
class _KeyContents:
    """What of a scene the key has to explain; ``peak`` is the most that one column counts."""

    named: int
    total: int
    peak: int
    about: str
    sorted_by: str
    has_signs: bool = True
    has_numbers: bool = True
    has_counts: bool = True
    has_footnotes: bool = False
    has_columns: bool = True


def _shown(scene: Scene) -> _KeyContents:
    return _KeyContents(
        scene.total - scene.unnamed,
        scene.total,
        max((n for density in scene.densities for n in density.counts), default=0),
        scene.about,
        scene.sorted_by,
        has_signs=any(label.signs for label in scene.labels),
        has_numbers=any(label.number for label in scene.labels) or bool(scene.tags),
        has_counts=any(len(tag.ids) > 1 for tag in scene.tags),
        has_footnotes=scene.has_footnotes,
        has_columns=any(y0 < y1 for _, (y0, y1) in bars(scene.marks)),
    )


def _legend(shown: _KeyContents, width: float) -> Legend:
    return Legend(tuple(_entries(shown)), width - 2 * _EDGE, _LINE)


def _height(shown: _KeyContents, width: float) -> float:
    return _legend(shown, width).height - _LINE + _FOOT


def _entries(shown: _KeyContents) -> Iterator[LegendEntry]:
    yield LegendEntry("on that day", 14, _dot)
    yield LegendEntry("within it, or all along; pale: roughly", 30, _bar)
    if shown.has_columns:
        yield LegendEntry("the day is not known: at one place, in no order", 16, _column)
    yield LegendEntry("open-ended", 30, _open)
    if shown.has_signs:
        yield LegendEntry(f"{_signs(shown)}: for … against", 34, _stances)
    if shown.has_numbers:
        means = "its footnote" if shown.has_footnotes else "number among all events"
        yield LegendEntry(means + ("; +3: three more" if shown.has_counts else ""), 18, _number)
    if shown.peak:
        words = f"each column: number of events there, {shown.peak:,} at most"
        yield LegendEntry(words, 18, _columns)
    if shown.total:
        yield LegendEntry(f"{shown.named:,} of {shown.total:,} named")


def _signs(shown: _KeyContents) -> str:
    """Say what the signs are about, and in lanes about somebody whose they are."""
    if shown.sorted_by == "framework":
        return "stance on the lane’s framework"
    whose = "the lane’s " if shown.sorted_by in {"country", "actor"} else ""
    room = _LONGEST - text_width(whose, SMALL)
    (on,) = fit_lines(shown.about or "what it concerns", SMALL, 1, room)
    return f"{whose}stance on {on}"


def _dot(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.dot(x + 5, y, 7.5, palette.ranks[1])


def _bar(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.stroke([(x, y), (x + 24, y)], palette.bar, BAR)
    _ring(canvas, palette, x + 12, y)


def _ring(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.dot(x, y, RING, palette.page, line=palette.ranks[1], line_width=RING_LINE)


def _column(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.stroke([(x, y), (x + 12, y)], palette.bar, BAR)
    for at in (-5, 0, 5):
        _ring(canvas, palette, x + 6, y + at)


def _open(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.stroke([(x, y), (x + 20, y)], palette.bar, OPEN_BAR)
    canvas.dot(x + 20, y, 8, palette.bar, symbol="triangle-right")


def _columns(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    for k, tall in enumerate((4, 9, 6)):
        canvas.stroke([(x + 3 + 4 * k, y + 5), (x + 3 + 4 * k, y + 5 - tall)], palette.bar, 3)


def _stances(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    for k, stance in enumerate((max(STANCE_GLYPHS), min(STANCE_GLYPHS))):
        draw_stance(canvas, palette, stance, (x + SIGN / 2 + (SIGN + 1) * k, y))


def _number(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    canvas.write(x, y, "12", palette.ink, SMALL)
