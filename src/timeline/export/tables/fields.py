"""The columns of each list, in the order in which people read them."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.export.tables.listing import DERIVED, Field, data_field

__all__ = ["EVENTS", "SOURCES", "STATEMENTS"]

_COMMON: Mapping[str, tuple[str, int]] = {
    "number": ("No.", 7),
    "when": ("When", 17),
    "earliest": ("Earliest", 12),
    "latest": ("Latest", 12),
    "cited": ("Sources", 32),
    "link": ("Link", 30),
    "sources_in_full": ("Sources in full", 60),
    "data_version": ("Data version", 13),
}
"""Headings and widths of what several lists have."""


def _common(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, _COMMON[name][0], DERIVED[name], _COMMON[name][1]) for name in names)


def _added(name: str, heading: str, meaning: str, width: int) -> Field:
    return Field(name, heading, meaning, width)


_DATES = _common("earliest", "latest")
_END = _common("sources_in_full", "data_version")

EVENTS: tuple[Field, ...] = (
    *_common("number"),
    data_field("events", "title", "Event", 40),
    *_common("when"),
    data_field("events", "date", "Date (EDTF)", 22),
    *_DATES,
    data_field("events", "summary", "Summary", 56),
    data_field("events", "kind", "Kind", 13),
    data_field("events", "importance", "Importance", 13),
    _added("country_names", "Countries", "Names of the countries.", 20),
    _added("actor_names", "Actors", "Names of the actors.", 26),
    _added("framework_names", "Frameworks", "Names of the frameworks.", 26),
    *_common("cited"),
    _added("reported", "A source says", "The reported date in words.", 17),
    data_field("events", "quote", "Quote", 44),
    data_field("events", "note", "Note", 64),
    *_common("link"),
    data_field("events", "label", "Label", 32),
    data_field("events", "id", "Id", 28),
    data_field("events", "reported_date", "Reported date (EDTF)", 22),
    data_field("events", "countries", "Country codes", 16),
    data_field("events", "actors", "Actor ids", 26),
    data_field("events", "frameworks", "Framework ids", 26),
    data_field("events", "sources", "Places", 26),
    *_END,
)
"""Columns of a list of events."""

STATEMENTS: tuple[Field, ...] = (
    _added("actor_name", "Who", "Name of the actor.", 26),
    _added("framework_name", "On", "Name of the framework.", 26),
    _added("stance_words", "Stance", "The stance in words.", 16),
    data_field("stances", "stance", "Stance, −2 to 2", 16),
    *_common("when"),
    data_field("stances", "date", "Date (EDTF)", 22),
    *_DATES,
    _added(
        "counts_from",
        "Counts from",
        "Day from which the matrix counts it: the first that the date may mean or, where there is "
        "none, the last.",
        12,
    ),
    data_field("stances", "summary", "Summary", 56),
    data_field("stances", "condition", "Condition", 26),
    data_field("stances", "basis", "Basis", 12),
    _added("country_name", "Country", "Country of the actor, or of those it speaks for.", 16),
    _added("event_title", "At", "The event at which it was taken.", 34),
    *_common("cited"),
    data_field("stances", "quote", "Quote", 44),
    data_field("stances", "note", "Note", 64),
    *_common("link"),
    _added("proposition", "Proposition", "The sentence that the stance answers.", 44),
    data_field("stances", "id", "Id", 28),
    data_field("stances", "actor", "Actor id", 20),
    data_field("stances", "framework", "Framework id", 22),
    data_field("stances", "event", "Event id", 22),
    data_field("stances", "sources", "Places", 26),
    *_END,
)
"""Columns of a list of statements."""

SOURCES: tuple[Field, ...] = (
    _added("name", "Source", "What it is called for short.", 24),
    data_field("sources", "author", "Author", 24),
    data_field("sources", "title", "Title", 56),
    data_field("sources", "publisher", "Publisher", 26),
    _added("when", "Published", "The date in words.", 17),
    data_field("sources", "date", "Date (EDTF)", 22),
    *_DATES,
    data_field("sources", "kind", "Kind", 11),
    data_field("sources", "language", "Language", 10),
    _added("events", "Events", "How many events in view rest on it.", 8),
    _added("statements", "Statements", "How many statements in view rest on it.", 12),
    data_field("sources", "url", "Address", 44),
    data_field("sources", "note", "Note", 64),
    _added("link", "Link", "Opens the timeline of the events that rest on it.", 30),
    data_field("sources", "id", "Id", 26),
    _added("in_full", "In full", "As a footnote names it.", 60),
    *_common("data_version"),
)
"""Columns of a list of sources."""
