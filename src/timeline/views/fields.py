"""Events, statements and sources spelt out for people: what each field is, and how it is worded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from timeline import cite, dates, queries
from timeline.cite.sources import sources
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay, Day
from timeline.queries import positions
from timeline.schema import STANCE_WORDS, TABLES, Column, Kind, entries
from timeline.views.offices import office

__all__ = ["FIELDS", "Field", "Row", "Table", "Value", "reported", "text"]

Table = Literal["events", "stances", "sources"]
Value = str | int | AnyDay | tuple[str, ...] | None
"""What a field holds. A list from the data is text, as it stands there; one of names a tuple."""
Row = Mapping[Any, Any]
"""A row of ``ds.events``, ``ds.stances`` or ``ds.sources``."""
_Rule = Callable[[Dataset, Row], Value]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is said of an event, statement or source.

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
    rule : callable, optional
        What it holds, given the data and a row; by default as its name says, or what stands in the
        row under it.
    column : timeline.schema.Column, optional
        The column of the data that it is; None for one that is added for readers.
    """

    name: str
    heading: str
    meaning: str
    width: int
    rule: _Rule | None = None
    column: Column | None = None

    @property
    def is_list(self) -> bool:
        """Whether it holds several entries, separated by semicolons."""
        return self.column is not None and self.column.kind.is_list

    @property
    def is_address(self) -> bool:
        """Whether it holds web addresses."""
        return self.name == "link" or (self.column is not None and self.column.kind is Kind.URL)

    def value(self, ds: Dataset, row: Row) -> Value:
        """Return what it holds for a row."""
        rule = self.rule or _RULES.get(self.name)
        found: Value = rule(ds, row) if rule else row[self.name]
        return found


def text(ds: Dataset, table: Table, row: Row, name: str) -> str:
    """Return what a field says of a row, in a line: nothing for what is not known."""
    value = FIELDS[table][name].value(ds, row)
    return ", ".join(value) if isinstance(value, tuple) else str("" if value is None else value)


def reported(row: Row) -> str:
    """Return what a source says of an event's date where that is other: ``a source says in 1995``.

    Blank where no source says anything else.
    """
    return f"a source says {dates.words(row['reported_date'])}" if row["reported_date"] else ""


def _country(ds: Dataset, row: Row) -> str:
    """Return the name of the country for which a statement speaks."""
    return ds.names("countries").get(positions.country_of(ds).get(row["actor"], ""), "")


def _when(column: str) -> _Rule:
    return lambda _, row: dates.short(row[column])


def _day(stamp: pd.Timestamp) -> Value:
    return None if pd.isna(stamp) else Day.of(stamp)


def _names(column: str) -> _Rule:
    return lambda ds, row: tuple(
        queries.column(ds, column, "name").get(key, key) for key in entries(row[column])
    )


def _known(table: str, column: str, key: str) -> _Rule:
    """Return what is known of that to which a row's ``key`` refers; nothing where it is blank."""
    return lambda ds, row: queries.column(ds, table, column).get(row[key], "")


_RULES: Mapping[str, _Rule] = {
    "when": _when("date"),
    "reported": _when("reported_date"),
    "earliest": lambda _, row: _day(row["earliest"]),
    "latest": lambda _, row: _day(row["latest"]),
    "counts_from": lambda _, row: _day(row["certain_from"]),
    "country_names": _names("countries"),
    "actor_names": _names("actors"),
    "framework_names": _names("frameworks"),
    "actor_name": _known("actors", "name", "actor"),
    "actor_office": lambda ds, row: office(ds, row["actor"], row),
    "framework_name": _known("frameworks", "name", "framework"),
    "proposition": _known("frameworks", "proposition", "framework"),
    "event_title": _known("events", "title", "event"),
    "country_name": _country,
    "stance_words": lambda _, row: STANCE_WORDS[int(row["stance"])],
    "cited": lambda ds, row: cite.place(ds, *entries(row["sources"])),
    "sources_in_full": lambda ds, row: cite.in_full(ds, *entries(row["sources"])),
    "name": lambda ds, row: sources(ds)[row["id"]].name,
    "in_full": lambda ds, row: sources(ds)[row["id"]].in_full(()),
    "data_version": lambda ds, _: ds.version,
}
"""How what is added for readers is worded, by name. Number, link, and how many rest on a source
stand in the rows that whoever lists them gives: they follow from a view."""


def _own(table: Table, heading: str, width: int, name: str, rule: _Rule | None = None) -> Field:
    """Return the field of a column of the data."""
    column = TABLES[table].column(name)
    return Field(name, heading, column.description, width, rule, column)


_WHEN = Field("when", "When", "The date in words.", 17)
_EARLIEST, _LATEST = (
    Field(
        name,
        name.capitalize(),
        f"{side} day that the date may mean; blank where none is known.",
        12,
    )
    for name, side in (("earliest", "First"), ("latest", "Last"))
)
_CITED = Field(
    "cited",
    "Sources",
    "Who reports it: source in short, with the paragraphs (¶) or sections (§).",
    32,
)
_LINK = Field("link", "Link", "Opens it in the dashboard, with its evidence.", 30)
_IN_FULL = Field("sources_in_full", "Sources in full", "The same in full, with addresses.", 60)
_VERSION = Field(
    "data_version", "Data version", "Of the data: changes with any byte of its files.", 13
)

_EVENTS = (
    Field(
        "number",
        "No.",
        "Its place among all events of the data in order of time: the same everywhere.",
        7,
    ),
    _own("events", "Event", 40, "title"),
    _WHEN,
    _own("events", "Date (EDTF)", 22, "date"),
    _EARLIEST,
    _LATEST,
    _own("events", "Summary", 56, "summary"),
    _own("events", "Kind", 13, "kind"),
    _own("events", "Importance", 13, "importance"),
    Field("country_names", "Countries", "Names of the countries.", 20),
    Field("actor_names", "Actors", "Names of the actors.", 26),
    Field("framework_names", "Frameworks", "Names of the frameworks.", 26),
    _CITED,
    Field("reported", "A source says", "The reported date in words.", 17),
    _own("events", "Quote", 44, "quote"),
    _own("events", "Note", 64, "note"),
    _LINK,
    _own("events", "Label", 32, "label"),
    _own("events", "Id", 28, "id"),
    _own("events", "Reported date (EDTF)", 22, "reported_date"),
    _own("events", "Country codes", 16, "countries"),
    _own("events", "Actor ids", 26, "actors"),
    _own("events", "Framework ids", 26, "frameworks"),
    _own("events", "Places", 26, "sources"),
    _own("events", "Place of the quote", 16, "quote_from"),
    _IN_FULL,
    _VERSION,
)

_STATEMENTS = (
    Field("actor_name", "Who", "Name of the actor.", 26),
    Field("actor_office", "Office", "The office that it held then.", 20),
    Field("framework_name", "On", "Name of the framework.", 26),
    Field("stance_words", "Stance", "The stance in words.", 16),
    _own("stances", "Stance, −2 to 2", 16, "stance"),
    _WHEN,
    _own("stances", "Date (EDTF)", 22, "date"),
    _EARLIEST,
    _LATEST,
    Field(
        "counts_from",
        "Counts from",
        "Day from which the matrix counts it for certain: the last on which it can have been made.",
        12,
    ),
    _own("stances", "Summary", 56, "summary"),
    _own("stances", "Condition", 26, "condition"),
    _own("stances", "Basis", 12, "basis"),
    Field("country_name", "Country", "Country of the actor, or of those it speaks for.", 16),
    Field("event_title", "At", "The event at which it was taken.", 34),
    _CITED,
    _own("stances", "Quote", 44, "quote"),
    _own("stances", "Note", 64, "note"),
    _LINK,
    Field("proposition", "Proposition", "The sentence that the stance answers.", 44),
    _own("stances", "Id", 28, "id"),
    _own("stances", "Actor id", 20, "actor"),
    _own("stances", "Framework id", 22, "framework"),
    _own("stances", "Event id", 22, "event"),
    _own("stances", "Places", 26, "sources"),
    _own("stances", "Place of the quote", 16, "quote_from"),
    _IN_FULL,
    _VERSION,
)

_SOURCES = (
    Field("name", "Source", "What it is called for short.", 24),
    _own("sources", "Author", 24, "author"),
    # Where a source has no title, its id stands in for it, which is none.
    _own("sources", "Title", 56, "title", lambda ds, row: sources(ds)[row["id"]].own_title),
    _own("sources", "Publisher", 26, "publisher"),
    Field("when", "Published", "The date in words.", 17),
    _own("sources", "Date (EDTF)", 22, "date"),
    _EARLIEST,
    _LATEST,
    _own("sources", "Kind", 11, "kind"),
    _own("sources", "Language", 10, "language"),
    Field("events", "Events", "How many events in view rest on it.", 8),
    Field("statements", "Statements", "How many statements in view rest on it.", 12),
    Field("events_alone", "Events alone", "How many of these events rest on it alone.", 13),
    Field(
        "statements_alone", "Statements alone", "How many of these statements rest on it alone.", 17
    ),
    _own("sources", "Address", 44, "url"),
    _own("sources", "Note", 64, "note"),
    Field("link", "Link", "Opens the timeline of the events that rest on it.", 30),
    _own("sources", "Id", 26, "id"),
    _own("sources", "Author's id", 20, "author_actor"),
    Field("in_full", "In full", "As a footnote names it.", 60),
    _VERSION,
)

FIELDS: Mapping[Table, Mapping[str, Field]] = {
    "events": {field.name: field for field in _EVENTS},
    "stances": {field.name: field for field in _STATEMENTS},
    "sources": {field.name: field for field in _SOURCES},
}
"""Of each table by their names, in the order in which people read them."""
