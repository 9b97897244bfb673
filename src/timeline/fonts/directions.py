"""In which order the parts of a line stand that run from left to right and from right to left.

The Unicode Bidirectional Algorithm, https://www.unicode.org/reports/tr9/, by python-bidi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import accumulate, groupby
from typing import Any
from unicodedata import category

from bidi import algorithm as bidi
from bidi.mirror import MIRRORED

__all__ = ["directed", "is_plain"]

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What may be in a text that does not simply run from left to right."""
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""On which side a resolved letter counts among brackets."""
_DEEPEST = 63
"""How many brackets may be open at once: rule BD16."""
_UNKNOWN = {"": "ON"} | dict.fromkeys(("BN", "LRI", "RLI", "FSI", "PDI"), "NSM")
"""What python-bidi leaves out or does not know, and what that is taken for."""


def is_plain(line: str) -> bool:
    """Return whether a line simply runs from left to right."""
    return not _RIGHT_TO_LEFT.search(line)


def directed(line: str, *, base: bool) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a line, from left to right, and whether each runs from right to left.

    The letters of a part stay in the order in which they are read.

    Parameters
    ----------
    base : bool
        Whether the text as a whole runs from right to left.
    """
    if not base and is_plain(line):
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
    strong = [_STRONG.get(letter["type"], "") for letter in letters]
    counts = {side: [0, *accumulate(each == side for each in strong)] for side in ("L", "R")}
    pairs, led = _pairs(letters), base
    for first in range(len(strong)):
        last = pairs.get(first, 0)
        inside = [way for way, count in counts.items() if count[last] > count[first + 1]]
        if last and inside:
            strong[first] = strong[last] = base if base in inside else led
            letters[first]["type"] = letters[last]["type"] = strong[first]
        led = strong[first] or led


def _pairs(letters: list[dict[str, Any]]) -> dict[int, int]:
    """Return where brackets close by where they open, no more than so many within each other."""
    opened: list[tuple[str, int]] = []
    pairs: dict[int, int] = {}
    for place, letter in enumerate(letters):
        closing = [depth for depth, (sign, _) in enumerate(opened) if sign == letter["ch"]]
        if category(letter["ch"]) == "Ps":
            if len(opened) == _DEEPEST:
                break
            opened.append((MIRRORED.get(letter["ch"], ""), place))
        elif closing:
            first = opened[closing[-1]][1]
            pairs[first] = place
            del opened[closing[-1] :]
    return pairs
