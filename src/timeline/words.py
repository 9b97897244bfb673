"""Small words of English that several parts of the program say."""

from __future__ import annotations

__all__ = ["counted"]


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
