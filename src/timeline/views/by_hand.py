"""What whoever makes a picture decides: how much is named, in which colours, and what by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self, TypedDict, Unpack

import pandas as pd

from timeline import arguments
from timeline.schema import CORE
from timeline.words import counted

__all__ = [
    "NAMES",
    "OTHERS",
    "ByHand",
    "Callout",
    "hidden_words",
    "names_word",
    "shown_by_hand",
]

NAMES = ("few", "calm", "all")
"""How many events are named: the core ones, as many as stay easy to read, or all that fit."""

_NAMES_BEFORE: Mapping[str, str] = MappingProxyType({"core": "few", "more": "calm"})
"""What older links and programs call them."""

OTHERS = "others"
"""What stands among hidden events for all that are neither pinned, highlighted nor called out."""


def names_word(word: str) -> str:
    """Return how much is named in today's word for it.

    Examples
    --------
    >>> from timeline.views.by_hand import names_word
    >>> names_word("more"), names_word("all")
    ('calm', 'all')
    """
    return _NAMES_BEFORE.get(word, word)


@dataclass(frozen=True, slots=True)
class Callout:
    """Words of one's own that stand in a box at an event; as a text ``event:words``.

    Raises
    ------
    ValueError
        Where either is missing: ``callout "vote" is no event and its words; write vote:Words``.

    Examples
    --------
    >>> from timeline.views.by_hand import Callout
    >>> Callout.read("higuchi-report:Here: the first doubt").words
    'Here: the first doubt'
    """

    event: str
    words: str

    def __post_init__(self) -> None:
        words = " ".join(arguments.text("callout", self.words).split())
        if not arguments.text("callout", self.event) or not words:
            told = f'callout "{self.event}" is no event and its words'
            raise ValueError(f"{told}; write {self.event or 'event'}:Words")
        object.__setattr__(self, "words", words)

    def __str__(self) -> str:
        return f"{self.event}:{self.words}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Read one from a text: an event's id, a colon, and words that may have more of them."""
        event, _, words = arguments.text("callout", text).partition(":")
        return cls(event.strip(), words)


class ByHand(TypedDict, total=False):
    """What is decided by hand, as a chart of time takes it by name.

    Attributes
    ----------
    pin, hide, highlight : collection of str
        Ids of events that are named first, left out, or made to stand out; `OTHERS` may be among
        those hidden.
    callout : Callout, optional
        Words at an event.
    """

    pin: Collection[str]
    hide: Collection[str]
    highlight: Collection[str]
    callout: Callout | None


def shown_by_hand(
    rows: pd.DataFrame, *, always: Iterable[str] = (), **by_hand: Unpack[ByHand]
) -> pd.DataFrame:
    """Return the events of a picture: without those hidden, the pinned ones of the first rank.

    What is pinned, highlighted or called out is never hidden, whatever else is said of it.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of events, with ``id`` and ``importance``.
    always : iterable of str
        Ids of further events that cannot be hidden.
    by_hand : ByHand
        What is decided.
    """
    callout, hide = by_hand.get("callout"), by_hand.get("hide", ())
    first = [*by_hand.get("pin", ()), *([callout.event] if callout else [])]
    if hide:
        kept = {*first, *by_hand.get("highlight", ()), *always}
        is_hidden = rows["id"].isin(list(hide)) | (OTHERS in hide)
        rows = rows[~is_hidden | rows["id"].isin(kept)]
    is_first = rows["id"].isin(first)
    if is_first.any():
        rows = rows.assign(importance=rows["importance"].where(~is_first, CORE))
    return rows


def hidden_words(count: int) -> str:
    """Say how many events are out of a picture because somebody hid them; blank for none."""
    return f"{counted(count, 'event')} hidden by hand" if count else ""
