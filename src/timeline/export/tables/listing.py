"""A list that leaves the tool: its columns, its records, and the sources that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline.schema import LIST_SEPARATOR, TABLES, Column, Kind
from timeline.views.caption import Caption

__all__ = ["DERIVED", "Field", "Listing", "Value", "data_field", "joined"]

Value = str | int | date | tuple[str, ...] | None
"""What a cell holds. A list from the data is text, as it stands there; one of names a tuple."""

DERIVED = {
    "number": "Its number on the chart of the same view.",
    "when": "The date in words.",
    "earliest": "First day that the date may mean; blank where none is known.",
    "latest": "Last day that the date may mean; blank where none is known.",
    "cited": "Who reports it: source in short, with the paragraphs (¶) or sections (§).",
    "sources_in_full": "The same in full, with addresses.",
    "link": "Opens it in the dashboard, with its evidence.",
    "data_version": "Of the data: changes with any byte of its files.",
}
"""Columns that several lists have besides those of the data, and what they mean."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    Attributes
    ----------
    name : str
        In CSV and JSON; for a column of the data, its name there.
    heading : str
        In a workbook.
    meaning : str
        In a sentence.
    width : int
        In a workbook, in characters.
    column : timeline.schema.Column, optional
        The column of the data that it is; None for one that is added for readers.
    """

    name: str
    heading: str
    meaning: str
    width: int
    column: Column | None = None

    @property
    def is_list(self) -> bool:
        """Whether its cells hold several entries, separated by semicolons."""
        return self.column is not None and self.column.kind.is_list

    @property
    def is_address(self) -> bool:
        """Whether its cells hold web addresses."""
        return self.name == "link" or (self.column is not None and self.column.kind is Kind.URL)


@dataclass(frozen=True, slots=True)
class Listing:
    """Events, statements or sources in view, ready to be written.

    Attributes
    ----------
    noun : str
        What one record is: event, statement, source.
    fields : tuple of Field
        In the order in which people read them.
    records : tuple of tuple
        One value for each field; text blank and days None where nothing is known.
    cited : tuple of str
        Ids of the sources on which they rest, in the order of their table.
    face : Caption
        What the list says of itself.
    """

    noun: str
    fields: tuple[Field, ...]
    records: tuple[tuple[Value, ...], ...]
    cited: tuple[str, ...]
    caption: Caption

    def in_data_order(self) -> tuple[int, ...]:
        """Return where the columns stand: those of the data first and as there, then the others."""
        of_data = TABLES[_TABLES[self.noun]].column_names
        own = [k for k, field in enumerate(self.fields) if field.column is not None]
        own.sort(key=lambda k: of_data.index(self.fields[k].name))
        return (*own, *(k for k, field in enumerate(self.fields) if field.column is None))


_TABLES = {"event": "events", "statement": "stances", "source": "sources"}


def data_field(table: str, name: str, heading: str, width: int) -> Field:
    """Return the field of a column of the data."""
    column = TABLES[table].column(name)
    return Field(name, heading, column.description, width, column)


def joined(value: Value) -> str | int | date | None:
    """Return a value with the entries of a list in one text, as the data separate them."""
    return f"{LIST_SEPARATOR} ".join(value) if isinstance(value, tuple) else value
