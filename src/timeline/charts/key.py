"""The key at the foot of a timeline: what its marks mean, and how many events are named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from timeline.charts.ink import Ink
from timeline.charts.theme import Palette
from timeline.layout.density import MOST_MARKS
from timeline.layout.metrics import flow, text_width
from timeline.layout.scene import Scene

__all__ = ["BAR", "OPEN_BAR", "RING", "RING_LINE", "draw_key", "height"]

BAR, OPEN_BAR = 4.0, 2.0
"""Thickness of a bar with two ends, and of an open one; px."""

RING, RING_LINE = 6.0, 1.5
"""Size and outline of the handle of an event on its bar; px."""

_SMALL = 11.0
_LINE = 16.0
_GAP = 22.0
_EDGE = 6.0


def height(total: int, width: float) -> float:
    """Return how high the key may need to be on a chart of a width with so many events, px."""
    longest = max(
        _places(_entries(max(0, total - 1), total, total, is_dense=is_dense), width)[-1][0]
        for is_dense in ({True} if total > MOST_MARKS else {True, False})
    )
    return _LINE * longest + 10


def draw_key(ink: Ink, scene: Scene, palette: Palette) -> None:
    """Write the key at the foot of a scene, upwards from its last line."""
    peak = max((n for density in scene.densities for n in density.counts), default=0)
    named = scene.total - scene.unnamed
    entries = _entries(named, scene.total, peak, is_dense=bool(scene.densities))
    places = _places(entries, scene.width)
    for (sign, text), (line, x) in zip(entries, places, strict=True):
        left = scene.left + x
        y = scene.height - 10 - _LINE * (places[-1][0] - line)
        if sign:
            _SIGNS[sign](ink, palette, left, y)
        ink.write(left + _sign_width(sign), y, text, palette.muted, _SMALL)


def _entries(named: int, total: int, peak: int, *, is_dense: bool) -> list[tuple[str, str]]:
    """Return signs and what they mean; a blank sign for a sentence."""
    entries = [
        ("dot", "on that day"),
        ("bar", "at some time in it, or all along; pale ends: roughly"),
        ("open", "beginning or end open"),
    ]
    if is_dense:
        entries.append(("column", f"each column: number of events there, {peak:,} at most"))
        entries.append(("", f"{named:,} of {total:,} events named"))
    elif total:
        rest = "; point at a mark for the others" if named < total else ""
        entries.append(("", f"{named:,} of {total:,} events named{rest}"))
    return entries


def _places(entries: list[tuple[str, str]], width: float) -> list[tuple[int, float]]:
    widths = [_sign_width(sign) + text_width(text, _SMALL) + _GAP for sign, text in entries]
    return flow(widths, width - 2 * _EDGE)


def _dot(ink: Ink, palette: Palette, x: float, y: float) -> None:
    ink.dot(x + 5, y, 7.5, palette.ranks[1])


def _bar(ink: Ink, palette: Palette, x: float, y: float) -> None:
    ink.stroke([(x, y), (x + 24, y)], palette.bar, BAR)
    ink.dot(x + 12, y, RING, palette.page, line=palette.ranks[1], line_width=RING_LINE)


def _open(ink: Ink, palette: Palette, x: float, y: float) -> None:
    ink.stroke([(x, y), (x + 20, y)], palette.bar, OPEN_BAR)
    ink.dot(x + 20, y, 8, palette.bar, symbol="triangle-right")


def _column(ink: Ink, palette: Palette, x: float, y: float) -> None:
    for k, tall in enumerate((4, 9, 6)):
        ink.stroke([(x + 3 + 4 * k, y + 5), (x + 3 + 4 * k, y + 5 - tall)], palette.bar, 3)


_SIGNS: Mapping[str, Callable[[Ink, Palette, float, float], None]] = MappingProxyType(
    {"dot": _dot, "bar": _bar, "open": _open, "column": _column}
)


def _sign_width(sign: str) -> float:
    return {"dot": 14.0, "bar": 30.0, "open": 30.0, "column": 18.0}.get(sign, 0.0)
