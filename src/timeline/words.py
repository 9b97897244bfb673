"""Small words of English that several parts of the program say."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional

__all__ = ["NBSP", "capital", "counted", "is_rtl", "joined"]

NBSP = "\N{NO-BREAK SPACE}"


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
