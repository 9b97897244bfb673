"""What a reader finds in another program's file, before it becomes a data set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from timeline.reading.grid import Remark

__all__ = ["Actor", "Era", "Event", "ExchangeError", "Found", "Left", "Rows", "Source"]

Rows = Sequence[Mapping[str, str]]
"""The rows of a table: the text of each column by its name."""


class ExchangeError(ValueError):
    """What was given cannot be imported at all: one line, with a remedy."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part: a name, and the country code and the type as far as they are known."""

    name: str
    country: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """On what an event rests: a title, an address, or both."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event: where it stood, its date as EDTF, and what else is known, as people wrote it.

    ``key`` is the name that the other program has for it, blank where it has none. Texts are as
    long as they come, and frameworks and actors are names.
    """

    line: int
    date: str
    title: str
    key: str = ""
    label: str = ""
    summary: str = ""
    kind: str = ""
    countries: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    importance: str = ""
    sources: tuple[Source, ...] = ()
    note: str = ""
    extras: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unread: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class Era:
    """A period: where it stood, its date as EDTF, its name."""

    line: int
    date: str
    name: str
    key: str = ""
    extras: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Left:
    """A row, or a cell, that was not understood: where it stood, why, what to do, what it says."""

    line: int
    reason: str
    remedy: str
    text: str

    @property
    def said(self) -> str:
        """What is wrong and what to do."""
        return f"{self.reason}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in a file.

    Parameters
    ----------
    events, eras : tuple
        What is imported, in the order of the file.
    left : tuple of Left
        What is not.
    unread : tuple of Left
        Cells of what is imported that were not understood, and are kept in columns of their own.
    titles, joined : int
        How many rows became the title of the data set, and how many were joined to others.
    title, description : str
        What the data set is called, and what it is about, as far as the file says it.
    remarks : tuple of Remark
        What a user should know of how it was read.
    tables : mapping of str to tuple
        Rows that have our columns already, by table.
    """

    events: tuple[Event, ...] = ()
    eras: tuple[Era, ...] = ()
    left: tuple[Left, ...] = ()
    unread: tuple[Left, ...] = ()
    titles: int = 0
    joined: int = 0
    title: str = ""
    description: str = ""
    remarks: tuple[Remark, ...] = ()
    tables: Mapping[str, Rows] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def rows(self) -> int:
        """How many rows, entries or items the file has."""
        return self.imported + len(self.left) + self.titles + self.joined

    @property
    def imported(self) -> int:
        """How many of them become rows."""
        return len(self.events) + len(self.eras) + sum(map(len, self.tables.values()))
