"""Small words of English that several parts of the program say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional

__all__ = ["NBSP", "capital", "counted", "is_rtl", "joined", "steady"]

NBSP = "\N{NO-BREAK SPACE}"
_MARK = "\N{LEFT-TO-RIGHT MARK}"
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RTL_NAME = re.compile(f"[{_RTL}](?:[{_RTL}\\d ]*[{_RTL}\\d])?(?=[^{_RTL}\\d])")


def counted(number: int, noun: str) -> str:
    """Say how many there are: ``1 event``, ``2 events``, ``1,234 events``.

    Parameters
    ----------
    number : int
        How many.
    noun : str
        What is counted, in the singular; its plural takes an s.
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """Join words as a sentence does: ``Japan, India and China``, or with another word than and."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def capital(text: str) -> str:
    """Begin a sentence with a text: ``Since 1945``; but ``c. 1990`` as it is."""
    return text if text.startswith("c.") else text[:1].upper() + text[1:]


def is_rtl(text: str) -> bool:
    """Return whether a text runs from right to left: its first letter with a direction does.

    Rules P2 and P3 of the Unicode Bidirectional Algorithm, https://www.unicode.org/reports/tr9/.
    """
    strong = (bidirectional(letter) for letter in text)
    return next((kind in {"R", "AL"} for kind in strong if kind in {"L", "R", "AL"}), False)


def steady(sentence: str) -> str:
    """Return an English sentence in which what follows a name from right to left stays behind it.

    Without a mark, signs and numbers after such a name are drawn before it: rules W2 and N1 of the
    algorithm that `is_rtl` names. A text that begins from right to left stays as it is.
    """
    if sentence.isascii() or _MARK in sentence or is_rtl(sentence):
        return sentence
    return _RTL_NAME.sub(lambda name: f"{name[0]}{_MARK}", sentence)
