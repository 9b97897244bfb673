"""Ids made of what a row says, each its own."""

from __future__ import annotations

from collections.abc import Iterable

from slugify import slugify

__all__ = ["MadeIds", "made_id"]


def made_id(text: str, longest: int = 60) -> str:
    """Return a text as an id, cut after a word; blank where nothing is left of it.

    Examples
    --------
    >>> from timeline.made_ids import made_id
    >>> made_id("1994 Talks, at last")
    '1994-talks-at-last'
    """
    return slugify(text, max_length=longest, word_boundary=True)


class MadeIds:
    """Makes ids for the rows of a table, none of them twice.

    Parameters
    ----------
    taken : iterable of str
        Ids that rows have already.

    Examples
    --------
    >>> from timeline.made_ids import MadeIds
    >>> ids = MadeIds()
    >>> ids.new("Talks", "event"), ids.new("Talks", "event"), ids.new("…", "event")
    ('talks', 'talks-2', 'event')
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def new(self, text: str, noun: str) -> str:
        """Return text as an id; a number after it where it is taken, ``noun`` where it is none."""
        stem = made_id(text) or noun
        number = self._next.get(stem, 1)
        found = stem if number == 1 else f"{stem}-{number}"
        while found in self._taken:
            number += 1
            found = f"{stem}-{number}"
        self._taken.add(found)
        self._next[stem] = number + 1
        return found
