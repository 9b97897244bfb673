"""Text as outlines of the fonts that are shipped, so that it looks the same without them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any
from unicodedata import normalize

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from timeline.home import HOME
from timeline.layout.text_metrics import text_width

__all__ = ["UNITS", "Outline", "companion_file", "font_file", "outline"]

_LOCK = Lock()

UNITS = 1000.0
"""To the em, in paths and widths."""
_FILES = {False: "IBMPlexSans-Regular.woff2", True: "IBMPlexSans-SemiBold.woff2"}
_COMPANION = "IBMPlexSansJP-Regular.woff2"

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Glyph:
    """How far a glyph moves on, and its contours: where each starts, and the way on from there."""

    advance: float
    contours: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of text as the data of an SVG path, y upwards, and its width; 1000 units to the em."""

    width: float
    path: str


@dataclass
class _Face:
    """A font with the glyphs that have been drawn of it so far."""

    cmap: dict[int, str]
    glyphs: Any
    scale: float
    drawn: dict[str, _Glyph | None] = field(default_factory=dict)

    def glyph(self, character: str) -> _Glyph | None:
        """Return the glyph of a character; None where the font has none."""
        if character not in self.drawn:
            name = self.cmap.get(ord(character))
            self.drawn[character] = None if name is None else self._draw(name)
        return self.drawn[character]

    def _draw(self, name: str) -> _Glyph:
        pen = _Pen(self.glyphs, self.scale)
        self.glyphs[name].draw(pen)
        return _Glyph(self.glyphs[name].width * self.scale, tuple(pen.contours))


def outline(text: str, *, bold: bool = False) -> Outline | None:
    """Return a line of text as one path, each two letters as close as the layout measures them.

    Parameters
    ----------
    text : str
        One line.
    bold : bool
        Whether in the semi-bold cut; what only the Japanese companion has is drawn in its one cut.

    Returns
    -------
    Outline or None
        None where no font that is shipped has every character: scripts whose letters join or run
        from the right are then left whole to whoever shows the picture.
    """
    parts, x, before = [], 0.0, ""
    for character in normalize("NFC", text):
        with _LOCK:  # fontTools unpacks a font as it is read, and not for two at once
            glyph = _face(bold=bold).glyph(character) or _in_companion(character)
        if glyph is None:
            return None
        x += _kerning(before + character, bold=bold)
        parts += [f"M{sx + round(x)} {sy}{way}" for sx, sy, way in glyph.contours]
        x, before = x + glyph.advance, character
    return Outline(x, "".join(parts))


def font_file(*, bold: bool = False) -> bytes:
    """Return the file of a cut of the font that is shipped and measured."""
    return (files("timeline.layout") / "fonts" / _FILES[bold]).read_bytes()


def companion_file() -> Path:
    """Return where the Japanese companion of the font is; it may be missing."""
    return HOME / "static" / "fonts" / _COMPANION


@cache
def _face(*, bold: bool = False) -> _Face:
    """Return a cut of the font that is shipped, read once."""
    return _open(font_file(bold=bold))


@cache
def _companion() -> _Face | None:
    path = companion_file()
    return _open(path.read_bytes()) if path.is_file() else None


def _in_companion(character: str) -> _Glyph | None:
    # It has fifteen thousand glyphs and takes seconds to unpack: only for what may be among them.
    if ord(character) < _FIRST_EAST_ASIAN:
        return None
    companion = _companion()
    return companion.glyph(character) if companion else None


_FIRST_EAST_ASIAN = 0x2E80


def _open(content: bytes) -> _Face:
    font = TTFont(BytesIO(content), lazy=True)
    return _Face(font.getBestCmap(), font.getGlyphSet(), UNITS / font["head"].unitsPerEm)


@lru_cache(maxsize=20_000)
def _kerning(pair: str, *, bold: bool) -> float:
    """Return how much further apart than by their own widths two letters stand."""
    both, *alone = (text_width(part, UNITS, bold=bold) for part in (pair, *pair))
    return both - sum(alone) if len(pair) > 1 else 0.0


class _Pen(BasePen):  # type: ignore[misc]  # -- fontTools has no types
    """Writes contours with relative commands in whole units: short, and finer than can be seen."""

    def __init__(self, glyphs: Any, scale: float) -> None:
        super().__init__(glyphs)
        self.contours: list[tuple[int, int, str]] = []
        self._scale = scale
        self._start = self._at = (0, 0)
        self._way: list[str] = []

    def _moveTo(self, pt: _Point) -> None:  # noqa: N802 -- fontTools calls it so
        self._start = self._at = self._whole(pt)
        self._way = []

    def _lineTo(self, pt: _Point) -> None:  # noqa: N802 -- fontTools calls it so
        x, y = self._whole(pt)
        dx, dy = x - self._at[0], y - self._at[1]
        if dx or dy:
            self._way.append(f"h{dx}" if not dy else f"v{dy}" if not dx else f"l{dx} {dy}")
        self._at = (x, y)

    def _qCurveToOne(self, pt1: _Point, pt2: _Point) -> None:  # noqa: N802 -- fontTools calls it so
        self._curve("q", pt1, pt2)

    def _curveToOne(self, pt1: _Point, pt2: _Point, pt3: _Point) -> None:  # noqa: N802 -- fontTools
        self._curve("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802 -- fontTools calls it so
        self.contours.append((*self._start, f"{''.join(self._way)}z"))

    _endPath = _closePath  # noqa: N815 -- fontTools calls it so

    def _curve(self, command: str, *points: _Point) -> None:
        whole = [self._whole(point) for point in points]
        told = [f"{x - self._at[0]} {y - self._at[1]}" for x, y in whole]
        self._way.append(command + " ".join(told))
        self._at = whole[-1]

    def _whole(self, point: _Point) -> tuple[int, int]:
        return round(point[0] * self._scale), round(point[1] * self._scale)
