"""What a reader finds in another program's file, before it becomes a data set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

__all__ = ["Actor", "Era", "Event", "ExchangeError", "Found", "Left", "Source"]


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


@dataclass(frozen=True, slots=True)
class Era:
    """A period: where it stood, its date as EDTF, its name."""

    line: int
    date: str
    name: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """A row that could not be imported: where it stood, why, and what it says."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in a file.

    Parameters
    ----------
    events, eras : tuple
        What is imported, in the order of the file.
    left : tuple of Left
        What is not.
    titles, joined : int
        How many rows became the title of the data set, and how many were joined to others.
    title, description : str
        What the data set is called, and what it is about, as far as the file says it.
    remarks : tuple of str
        What a user should know of how it was read.
    """

    events: tuple[Event, ...] = ()
    eras: tuple[Era, ...] = ()
    left: tuple[Left, ...] = ()
    titles: int = 0
    joined: int = 0
    title: str = ""
    description: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows, entries or items the file has."""
        return len(self.events) + len(self.eras) + len(self.left) + self.titles + self.joined
