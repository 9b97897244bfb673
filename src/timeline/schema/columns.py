"""What a table and a column are, and the kinds of cells there are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

__all__ = [
    "LIST_SEPARATOR",
    "Code",
    "Column",
    "Kind",
    "Office",
    "Place",
    "Table",
    "entries",
    "office",
    "place",
]

LIST_SEPARATOR = ";"
"""What stands between the entries of a list in one cell."""

_PLACE = re.compile(r"(.*\S)#([1-9][0-9]{0,5})", re.ASCII)
_OFFICE = re.compile(r"(?:([0-9./]\S*)(?:\s+|$))?(.*)")


def entries(cell: str) -> list[str]:
    """Return the entries of a list in one cell, without the spaces around them."""
    return [entry.strip() for entry in cell.split(LIST_SEPARATOR) if entry.strip()]


class Place(NamedTuple):
    """A paragraph of a source, counted from 1, or 0 for the whole; as text, ``nippon#16``."""

    source: str
    paragraph: int

    def __str__(self) -> str:
        """Return it as a cell has it."""
        return f"{self.source}#{self.paragraph}" if self.paragraph else self.source


def place(entry: str) -> Place:
    """Return the place that an entry of a list names.

    The last ``#`` counts: where a data set has no sources.csv, the name of a source is whatever
    stands before it, other ``#`` included. An entry that does not end in one and a number, as a web
    address or ``Smith 2001, p. 4``, is a source as a whole.
    """
    match = _PLACE.fullmatch(entry)
    return Place(match[1], int(match[2])) if match else Place(entry, 0)


class Office(NamedTuple):
    """An office, and when it was held as EDTF; blank where it always was."""

    date: str
    title: str


def office(entry: str) -> Office:
    """Return the office that an entry of a list names: ``2024-10-01/.. prime minister``.

    What begins with a digit, a point or a stroke is the date, which is not judged here.
    """
    match = _OFFICE.fullmatch(entry)
    return Office(match[1] or "", match[2].strip()) if match else Office("", entry)


class Kind(StrEnum):
    """What the cells of a column hold, and so how they are checked."""

    ID = "id"
    """A slug of small letters, digits and hyphens, unique in its table."""
    TEXT = "text"
    """Text on one line."""
    PROSE = "prose"
    """Text that may run over several lines."""
    DATE = "date"
    """EDTF (ISO 8601-2), level 0, 1 or 2."""
    CODE = "code"
    """One word of the column's vocabulary."""
    REF = "reference"
    """The id of a row in another table."""
    REFS = "references"
    """A list of such ids."""
    COUNTRY = "country"
    """An ISO 3166-1 alpha-3 code, or a historical one."""
    COUNTRIES = "countries"
    """A list of such codes."""
    PLACE_CODE = "code of a place"
    """Capital letters and digits, by which other tables name a place of one's own."""
    PLACE = "place"
    """One ``source#paragraph``, or a source alone."""
    PLACES = "places"
    """A list of such places."""
    OFFICES = "offices"
    """A list of offices, each with the date at which it was held before it."""
    URL = "url"
    """An http or https address."""

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several entries."""
        return self in {Kind.REFS, Kind.COUNTRIES, Kind.PLACES, Kind.OFFICES}


class Code(NamedTuple):
    """What one word of a vocabulary means, and what it would be used for."""

    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name, kind, description, example
        What it is called, what its cells hold, what it means, and one good cell.
    required : bool
        Whether the tool cannot do without it: the column must be there and no cell blank.
    codes : mapping of str to Code
        Vocabulary: each allowed word with its meaning; empty where any text goes.
    own_codes : bool
        Whether a data set may have words of its own beside them.
    refers_to : str or None
        Name of the table whose ids the cells hold.
    max_chars, max_words : int or None
        Longest text that charts and quotation allow.
    fallback : str or None
        Column whose text, shortened to ``max_chars``, stands in where the cell is blank.
    """

    name: str
    kind: Kind
    description: str
    example: str
    required: bool = False
    codes: Mapping[str, Code] = field(default_factory=lambda: MappingProxyType({}))
    own_codes: bool = False
    refers_to: str | None = None
    max_chars: int | None = None
    max_words: int | None = None
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: ``name`` is its stem, ``noun`` one row of it, ``columns`` in file order."""

    name: str
    noun: str
    description: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """Name of the file in a data folder."""
        return f"{self.name}.csv"

    @property
    def column_names(self) -> tuple[str, ...]:
        """Every column, in file order."""
        return tuple(c.name for c in self.columns)

    def column(self, name: str) -> Column:
        """Return one column; raises KeyError where there is none of that name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
