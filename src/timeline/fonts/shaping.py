"""Lines of text as glyphs in their places, shaped by HarfBuzz as browsers do: one way for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple
from unicodedata import category, name, normalize

import uharfbuzz as hb
from bidi.mirror import MIRRORED

from timeline.fonts.directions import directed, is_plain
from timeline.fonts.substitute import SUBSTITUTE, Substitute
from timeline.fonts.typefaces import Typeface, companion, on_system, shipped
from timeline.words import is_rtl

__all__ = ["Glyph", "Line", "Run", "missing_letters", "missing_words", "shaped", "width"]

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_JOINING = re.compile("[\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\U000e0000-\U000e0fff]")
"""Letters that only say how others are drawn, and are nothing by themselves."""
_SHOWN = 8
"""How many missing letters of a script are named."""


class Glyph(NamedTuple):
    """A glyph: where it stands from the start of its run, and the letters that it looks like.

    Of several that are drawn for the same letters the first has them; the others have none.
    """

    number: int
    x: float
    y: float
    letters: str


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one typeface, from left to right, and how wide they are together."""

    typeface: Typeface | Substitute
    glyphs: tuple[Glyph, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as runs from left to right; 1000 units to the em."""

    runs: tuple[Run, ...]
    width: float


@lru_cache(maxsize=20_000)
def shaped(text: str, *, bold: bool = False, rtl: bool | None = None) -> Line:
    """Return a line of text as it is drawn.

    Parameters
    ----------
    text : str
        One line.
    bold : bool
        Whether in the semi-bold cut; what only other fonts have is drawn in their one cut.
    rtl : bool, optional
        Whether the text that the line is part of runs from right to left; by its own first letter
        where that is not said.
    """
    runs = tuple(
        _run(typeface, piece, is_reversed=is_reversed)
        for typeface, piece, is_reversed in _pieces(text, bold=bold, rtl=rtl)
    )
    return Line(runs, sum(run.width for run in runs))


def width(text: str, *, bold: bool = False) -> float:
    """Return how wide a line of text is, 1000 units to the em."""
    if text and not _CONTROL.search(text) and is_plain(text):
        typeface = shipped(bold=bold)
        buffer = _shape(typeface.font, text)
        if all(info.codepoint for info in buffer.glyph_infos):
            return float(sum(p.x_advance for p in buffer.glyph_positions)) * typeface.scale
    return shaped(text, bold=bold).width


def missing_letters(texts: Iterable[str]) -> str:
    """Return the letters, each once and in order, for which there is no font here."""
    used = {letter for text in texts for letter in normalize("NFC", text)}
    return "".join(sorted(letter for letter in used if _typeface(letter) is SUBSTITUTE))


def missing_words(letters: str) -> str:
    """Name the letters for which there is no font here, and what to do; nothing for none."""
    if not letters:
        return ""
    groups: dict[str, str] = {}
    for letter in letters:
        if category(letter)[0] == "L":
            script = name(letter, "").partition(" ")[0]
            script = script if script == "CJK" else script.capitalize()
            groups[script] = groups.get(script, "") + letter
        elif category(letter)[0] != "M":
            groups["signs"] = groups.get("signs", "") + letter
    named = [f"{group} ({_some(found)})" for group, found in sorted(groups.items())]
    return (
        f"no font here has letters for {', '.join(named)}; boxes with their codes stand for them; "
        "install a font that has them, such as Noto Sans"
    )


def _some(letters: str) -> str:
    return letters if len(letters) <= _SHOWN else f"{letters[:_SHOWN]}…"


_Piece = tuple["Typeface | Substitute", str, bool]
"""A typeface, what it draws, and whether that runs from right to left."""


def _pieces(text: str, *, bold: bool, rtl: bool | None) -> Iterator[_Piece]:
    """Yield a line in pieces of one typeface and direction, from left to right."""
    line = normalize("NFC", _CONTROL.sub(" ", text))
    base = is_rtl(text) if rtl is None else rtl
    for part, is_reversed in directed(line, base=base):
        parts = [(face, piece, is_reversed) for face, piece in _by_typeface(part, bold=bold)]
        yield from reversed(parts) if is_reversed else parts


def _by_typeface(part: str, *, bold: bool) -> Iterator[tuple[Typeface | Substitute, str]]:
    """Yield a part in pieces of one typeface; what joins letters goes with the one before it."""
    before: Typeface | Substitute = shipped(bold=bold)
    faces = []
    for letter in part:
        is_mark = category(letter)[0] == "M" and _has(before, letter)
        if not (is_mark or _JOINING.match(letter)):
            before = _typeface(letter, bold=bold)
        faces.append(before)
    for face, some in groupby(zip(faces, part, strict=True), key=lambda pair: pair[0]):
        yield face, "".join(letter for _, letter in some)


def _has(typeface: Typeface | Substitute, letter: str) -> bool:
    return isinstance(typeface, Typeface) and ord(letter) in typeface.letters


@lru_cache(maxsize=20_000)
def _typeface(letter: str, *, bold: bool = False) -> Typeface | Substitute:
    """Return what a letter is drawn in: our font, its companion, the system's, or a substitute."""
    own = shipped(bold=bold)
    if _has(own, letter) or _JOINING.match(letter) or _CONTROL.match(letter):
        return own
    japanese = companion()
    if japanese and _has(japanese, letter):
        return japanese
    return on_system(letter) or SUBSTITUTE


def _run(typeface: Typeface | Substitute, piece: str, *, is_reversed: bool) -> Run:
    if isinstance(typeface, Substitute):
        return _boxes(typeface, piece[::-1] if is_reversed else piece)
    buffer = _shape(typeface.font, piece, is_reversed=is_reversed)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    letters = {start: piece[start:end] for start, end in pairwise((*starts, len(piece)))}
    if is_reversed:  # HarfBuzz draws a bracket as the one that it looks like
        letters = {start: MIRRORED.get(some, some) for start, some in letters.items()}
    glyphs, x, scale = [], 0.0, typeface.scale
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        at = (x + place.x_offset) * scale, place.y_offset * scale
        glyphs.append(Glyph(info.codepoint, *at, letters.pop(info.cluster, "")))
        x += place.x_advance
    return Run(typeface, tuple(glyphs), x * scale)


def _boxes(typeface: Substitute, piece: str) -> Run:
    glyphs, x = [], 0.0
    for letter in _JOINING.sub("", piece):
        glyphs.append(Glyph(ord(letter), x, 0.0, letter))
        x += typeface.width(ord(letter))
    return Run(typeface, tuple(glyphs), x)


def _shape(font: hb.Font, piece: str, *, is_reversed: bool = False) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(piece)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_reversed else "ltr"
    buffer.language = "en"  # or else that of whoever runs the program
    hb.shape(font, buffer)
    return buffer
