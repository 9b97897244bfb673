"""Lines of text as glyphs in their places, shaped by HarfBuzz as browsers do: one way for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from unicodedata import category, combining, name, normalize

import uharfbuzz as hb
from bidi import algorithm as bidi

from timeline.fonts.substitute import SUBSTITUTE, Substitute
from timeline.fonts.typefaces import Typeface, companion, on_system, shipped
from timeline.words import is_rtl

__all__ = ["Glyph", "Line", "Run", "missing_letters", "missing_words", "shaped", "width"]

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What may be in a text that does not simply run from left to right."""
_JOINING = re.compile("[\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\U000e0000-\U000e0fff]")
"""Letters that only say how others are drawn, and are nothing by themselves."""
_BRACKETS = dict(zip("([{「『【〈《", ")]}」』】〉》", strict=True))
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""On which side a resolved letter counts among brackets."""
_UNKNOWN = {"": "ON"} | dict.fromkeys(("BN", "LRI", "RLI", "FSI", "PDI"), "NSM")
"""What python-bidi leaves out or does not know, and what that is taken for."""
_SHOWN = 8
"""How many missing letters of a script are named."""


class Glyph(NamedTuple):
    """A glyph: where it stands from the start of its run, and the letters that it stands for.

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
    runs = tuple(_run(*piece) for piece in _pieces(text, bold=bold, rtl=rtl))
    return Line(runs, sum(run.width for run in runs))


def width(text: str, *, bold: bool = False) -> float:
    """Return how wide a line of text is, 1000 units to the em."""
    if text and not (_CONTROL.search(text) or _RIGHT_TO_LEFT.search(text)):
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
    for part, is_reversed in _directed(line, base=base):
        parts = [(face, piece, is_reversed) for face, piece in _by_typeface(part, bold=bold)]
        yield from reversed(parts) if is_reversed else parts


def _directed(line: str, *, base: bool) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a line of one direction, from left to right.

    The Unicode Bidirectional Algorithm, https://www.unicode.org/reports/tr9/, by python-bidi; the
    letters of a part stay in their order, which HarfBuzz turns over itself.
    """
    if not (base or _RIGHT_TO_LEFT.search(line)):
        yield line, False
        return
    found = bidi.get_empty_storage()
    found["base_level"], found["base_dir"] = int(base), "R" if base else "L"
    bidi.get_embedding_levels(line, found)
    for letter in found["chars"]:
        if letter["type"] in _UNKNOWN:
            letter["type"] = letter["orig"] = _UNKNOWN[letter["type"]]
    bidi.explicit_embed_and_overrides(found)
    bidi.resolve_weak_types(found)
    _pair_brackets(found["chars"], found["base_dir"])
    bidi.resolve_neutral_types(found, debug=False)
    bidi.resolve_implicit_levels(found, debug=False)
    levels = groupby(found["chars"], key=lambda letter: letter["level"])
    parts = [(level, "".join(letter["ch"] for letter in part)) for level, part in levels]
    for lowest in range(max((level for level, _ in parts), default=0), 0, -1):
        parts = [
            one
            for is_high, some in groupby(parts, key=partial(_is_at_least, lowest))
            for one in (reversed(list(some)) if is_high else some)
        ]
    yield from ((part, level % 2 == 1) for level, part in parts)


def _is_at_least(lowest: int, part: tuple[int, str]) -> bool:
    return part[0] >= lowest


def _pair_brackets(letters: list[dict[str, Any]], base: str) -> None:
    """Give both brackets of a pair one direction: rule N0, which python-bidi does without."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, letter in enumerate(letters):
        closing = [depth for depth, (sign, _) in enumerate(opened) if sign == letter["ch"]]
        if letter["ch"] in _BRACKETS:
            opened.append((_BRACKETS[letter["ch"]], place))
        elif closing:
            pairs.append((opened[closing[-1]][1], place))
            del opened[closing[-1] :]
    for first, last in sorted(pairs):
        before, inside = (
            [_STRONG.get(x["type"], "") for x in y]
            for y in (letters[:first], letters[first + 1 : last])
        )
        if any(inside):
            led = next((side for side in reversed(before) if side), base)
            letters[first]["type"] = letters[last]["type"] = base if base in inside else led


def _by_typeface(part: str, *, bold: bool) -> Iterator[tuple[Typeface | Substitute, str]]:
    """Yield a part in pieces of one typeface; what joins letters goes with the one before it."""
    before: Typeface | Substitute = shipped(bold=bold)
    faces = []
    for letter in part:
        is_joined = _JOINING.match(letter) or combining(letter) or category(letter)[0] == "M"
        if not (is_joined and (_JOINING.match(letter) or _has(before, letter))):
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


def _run(typeface: Typeface | Substitute, piece: str, is_reversed: bool) -> Run:  # noqa: FBT001
    if isinstance(typeface, Substitute):
        return _boxes(typeface, piece[::-1] if is_reversed else piece)
    buffer = _shape(typeface.font, piece, is_reversed=is_reversed)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    letters = {start: piece[start:end] for start, end in pairwise((*starts, len(piece)))}
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
