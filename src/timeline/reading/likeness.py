"""Which texts are probably one name: the same but for case, width, accents, blanks or marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from timeline.dataset import fold
from timeline.dates import without_marks

__all__ = ["alike", "difference", "likeness"]

_APART = re.compile(r"(?:(?![+#\u0900-\u0dff\u0e00-\u0eff])[\W_])+")
"""What stands between words: not the signs of C++ and C#, nor marks that are vowels."""
_TATWEEL = "\N{ARABIC TATWEEL}"
_MARKED_LETTERS = re.compile(
    "([\u3041-\u30ff\u0900-\u0dff\u0e00-\u0eff]+)"  # kana, letters of India, Thai and Lao
)
"""Scripts in which a mark makes another letter, not the same one with an accent."""
_PLAIN = str.maketrans("ıłøđŁØĐ", "ilodlod")
_INITIALS = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_])+(?!\S)")
"""Letters that stand alone side by side, as those of C.M.A. and of J. R. R. Tolkien."""


def likeness(text: str) -> str:
    """Return what texts have in common that are probably one name; never blank for one with words.

    Examples
    --------
    >>> from timeline.reading.likeness import likeness
    >>> likeness("Kōmeitō ") == likeness("KOMEITO") == likeness("Ko\u200bmeito")
    True
    >>> likeness("C.M.A.") == likeness("CMA")
    True
    """
    if "[" in text:
        text = without_marks(text) or text
    if text.isascii():
        seen, plain = text, text.casefold()
    else:
        seen = _without_invisible(text).replace(_TATWEEL, "")
        plain = _without_accents(seen)
    words = _APART.sub(" ", plain).strip()
    return _INITIALS.sub(lambda letters: letters[0].replace(" ", ""), words) or seen.strip()


def alike(texts: Iterable[str]) -> list[list[str]]:
    """Return groups of two or more different texts that are probably one, each in given order."""
    groups: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        groups.setdefault(likeness(text), []).append(text)
    return [group for group in groups.values() if len(group) > 1]


def difference(one: str, other: str) -> str:
    """Say in what two texts differ that are alike: ``capitals``, ``accents``, ``blanks``."""
    steps = (
        ("letters that cannot be seen", _without_invisible),
        ("how letters are stored", lambda t: unicodedata.normalize("NFC", t)),
        ("the width of letters", lambda t: unicodedata.normalize("NFKC", t)),
        ("capitals", str.casefold),
        ("blanks", lambda t: " ".join(t.split())),
        ("stretched letters", lambda t: t.replace(_TATWEEL, "")),
        ("accents", _without_accents),
    )
    found = []
    for name, plain in steps:
        if one == other:
            break
        a, b = plain(one), plain(other)
        if _distance(a, b) < _distance(one, other):
            found.append(name)
        one, other = a, b
    if one != other:
        found.append("punctuation")
    return " and ".join(found)


def _without_accents(text: str) -> str:
    """Return text without case and accents; a mark that makes another letter stays."""
    parts = _MARKED_LETTERS.split(unicodedata.normalize("NFKC", text))
    return "".join(
        part if at % 2 else fold(part).translate(_PLAIN) for at, part in enumerate(parts)
    )


def _without_invisible(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def _distance(one: str, other: str) -> int:
    """Count roughly how far two texts are apart; 0 where they are the same."""
    if one == other:
        return 0
    return abs(len(one) - len(other)) + sum(a != b for a, b in zip(one, other, strict=False)) + 1
