"""Small words of English that several parts of the program say."""

from __future__ import annotations

from unicodedata import bidirectional

__all__ = ["counted", "is_rtl"]


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


def is_rtl(text: str) -> bool:
    """Return whether a text runs from right to left: its first letter with a direction does.

    Rules P2 and P3 of the Unicode Bidirectional Algorithm, https://www.unicode.org/reports/tr9/.
    """
    strong = (bidirectional(letter) for letter in text)
    return next((kind in {"R", "AL"} for kind in strong if kind in {"L", "R", "AL"}), False)
