"""Columns that several tables have."""

from __future__ import annotations

from timeline.schema.columns import Column, Kind

__all__ = ["identity", "note", "places", "quote", "quote_from"]


def identity(example: str) -> Column:
    """Return the ``id`` column, with its example."""
    return Column(
        "id",
        Kind.ID,
        "Permanent name of the row: small letters, digits, hyphens; never changed or used again. "
        "Blank: made of what the row says, and then only as lasting as that.",
        example,
    )


def places(example: str) -> Column:
    """Return the ``sources`` column, with its example."""
    return Column(
        "sources",
        Kind.PLACES,
        "Every place that supports the row: source id, #, number of the paragraph (the title is 1; "
        "in a reference, the article or section, 1 where it has none).",
        example,
        refers_to="sources",
    )


def quote(example: str) -> Column:
    """Return the ``quote`` column, with its example."""
    return Column(
        "quote",
        Kind.TEXT,
        "Verbatim words from one of the places, kept only where the very words matter.",
        example,
        max_words=15,
    )


def quote_from(example: str) -> Column:
    """Return the ``quote_from`` column, with its example."""
    return Column(
        "quote_from",
        Kind.PLACE,
        "The one of the places in which the quote stands; blank where there is only one.",
        example,
        refers_to="sources",
    )


def note(example: str) -> Column:
    """Return the ``note`` column, with its example."""
    return Column(
        "note",
        Kind.PROSE,
        "For the careful reader. Begins with “Disputed: ” where sources contradict each other and "
        "with “Corrected: ” where a source contradicts well-known history.",
        example,
    )
