"""What a spectrum of one framework says, before it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = [
    "STANCES",
    "Ghost",
    "LetteredSource",
    "SpectrumEntry",
    "SpectrumModel",
    "SpectrumRow",
]

STANCES = (-2, -1, 0, 1, 2)
"""The columns, from against to in favour."""


class LetteredSource(NamedTuple):
    """A source: the letter that stands for it, what it is called and of when, and its id."""

    letter: str
    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where somebody stood first who has moved since, with its sign, and when that was said."""

    stance: int
    sign: str
    date: str


@dataclass(frozen=True, slots=True)
class SpectrumEntry:
    """One act: who takes a stance, in which words, when, and from which sources that is known.

    Attributes
    ----------
    id : str
        Whose evidence it opens: an actor's id, or the code of a country.
    name : str
        Who; those with whom it is one act too.
    words : str
        A few words of it; blank where the data have none.
    is_own : bool
        Whether these are its holder's own.
    date : str
        As exactly as it is known: ``7–31 Oct 2024``.
    letters : str
        Those of its sources: ``a, c``.
    stance : int
        In which column it stands.
    is_inferred : bool
        Whether nobody said so, and a source concludes it.
    is_perhaps : bool
        Whether it is only perhaps that it has been said by the day.
    is_split : bool
        Whether its holder stands on the other side too, and is counted on neither.
    ghost : Ghost or None
        Where it comes from; None where it is not known to have moved.
    """

    id: str
    name: str
    words: str
    is_own: bool
    date: str
    letters: str
    stance: int
    is_inferred: bool = False
    is_perhaps: bool = False
    is_split: bool = False
    ghost: Ghost | None = None


@dataclass(frozen=True, slots=True)
class SpectrumRow:
    """The entries of a country, or of those who are counted apart.

    ``id`` is the country's code, blank for those of none, of several, and counted apart. ``note``
    says what the name does not.
    """

    id: str
    name: str
    entries: tuple[SpectrumEntry, ...]
    note: str = ""
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class SpectrumModel:
    """Who stands where on one framework as of a day.

    Attributes
    ----------
    framework : str
        Its id.
    rows : tuple of SpectrumRow
        In order.
    counts : mapping of int to int
        How many certainly take each stance, one act once, without what is counted apart.
    counted : str
        What is counted, in the singular: ``voice`` or ``government``.
    heads : mapping of int to tuple of str
        What stands over each column, from long to short: ``−− 2 oppose``, ``−− 2``.
    sources : tuple of LetteredSource
        Those of the entries, in the order of their letters.
    """

    framework: str
    rows: tuple[SpectrumRow, ...]
    counts: Mapping[int, int] = field(default_factory=dict)
    counted: str = "voice"
    heads: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[LetteredSource, ...] = ()

    @property
    def entries(self) -> tuple[SpectrumEntry, ...]:
        """All entries, row by row."""
        return tuple(entry for row in self.rows for entry in row.entries)

    @property
    def perhaps(self) -> Mapping[int, int]:
        """How many perhaps take each stance by now, as far as they would be counted."""
        here = [e.stance for r in self.rows if r.is_counted for e in r.entries if e.is_perhaps]
        return {stance: here.count(stance) for stance in STANCES}

    @property
    def aids(self) -> tuple[str, ...]:
        """What helps to read it, as far as it occurs."""
        here = self.entries
        found = []
        if any(e.is_own for e in here):
            found.append("“ ” own words, else as a source tells it")
        if any(e.is_inferred for e in here):
            found.append("hollow: a source concludes it, nobody said it")
        if any(e.ghost for e in here):
            found.append("arrow: moved, from where it stood first")
        if any(e.is_perhaps for e in here):
            found.append("broken line: by now perhaps")
        if any(row.is_counted for row in self.rows):
            found.insert(0, f"counted: {self.counted}s, one act once")
        return tuple(found)
