"""What people and other programs call the columns of a table, and what an export adds to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from timeline.schema.columns import Table

__all__ = [
    "ADDED_BY_EXPORTS",
    "HEADINGS",
    "OTHER_NAMES",
    "PARTS",
    "SIGN_OF_EXPORT",
    "TABLE_NAMES",
    "column_key",
    "columns_called",
    "known_names",
]

_Names = Mapping[str, tuple[str, ...]]

_WHEN = ("when", "wann", "quand", "cuándo")
_WHO = ("wer", "qui", "quién")
_VIEW = ("meinung", "ansicht", "avis", "opinión", "postura")

OTHER_NAMES: Mapping[str, _Names] = MappingProxyType(
    {
        "events": {
            "id": ("event_id", "event_id_cnty", "identifier"),
            "date": ("event_date", "date_edtf", "date_of_event", "datum", "fecha", "日付", *_WHEN),
            "reported_date": ("reported_date_edtf",),
            "label": ("short_title", "short_name"),
            "title": (
                *("headline", "event", "event_title", "name", "titel", "titre", "título"),
                *("ereignis", "événement", "evento", "acontecimiento", "what_happened", "what"),
                *("was_geschah", "qué_pasó"),
            ),
            "summary": ("text", "description", "details", "beschreibung", "descripción"),
            "kind": ("type", "category", "group", "event_type", "tag"),
            "countries": ("country_codes", "country", "states", "land", "länder", "pays", "país"),
            "frameworks": ("framework_ids", "framework", "topic", "topics", "thema", "themen"),
            "actors": (
                "actor_ids",
                "actor",
                "actor1",
                "actor2",
                "who",
                "participants",
                "akteure",
                *_WHO,
            ),
            "importance": ("priority", "rank"),
            "sources": ("source", "url", "link", "reference", "references", "quelle"),
            "quote": ("quotation", "zitat"),
            "quote_from": ("place_of_the_quote",),
            "note": ("notes", "comment", "comments", "remark", "remarks", "bemerkung"),
        },
        "stances": {
            "id": ("stance_id", "statement_id", "identifier"),
            "actor": ("actor_id", "who", "speaker", "country", "name", "akteur", *_WHO),
            "framework": (
                *("framework_id", "issue", "topic", "proposal", "on", "thema", "on_what", "about"),
                *("worüber", "sujet", "tema"),
            ),
            "stance": (
                "stance_2_to_2",
                "position",
                "vote",
                "score",
                "haltung",
                "opinion",
                "view",
                *_VIEW,
            ),
            "date": ("date_edtf", "stance_date", "datum", "fecha", "日付", *_WHEN),
            "event": ("event_id", "at"),
            "summary": ("text", "description", "details"),
            "condition": ("conditions",),
            "sources": ("source", "url", "link", "reference", "references", "quelle"),
            "quote": ("quotation", "zitat"),
            "quote_from": ("place_of_the_quote",),
            "note": ("notes", "comment", "comments", "remark", "remarks", "bemerkung"),
        },
        "actors": {
            "id": ("actor_id", "actor", "identifier"),
            "name": ("title", "actor_name"),
            "type": ("kind", "category"),
            "country": ("country_code", "state", "land"),
            "parent": ("speaks_for", "belongs_to"),
            "office": ("offices",),
        },
        "frameworks": {
            "id": ("framework_id", "framework", "identifier"),
            "name": ("title", "framework_name"),
            "kind": ("type", "category"),
            "proposition": ("statement", "question", "thesis"),
        },
        "sources": {
            "id": ("source_id", "source", "identifier"),
            "kind": ("type", "category"),
            "title": ("name", "headline"),
            "author": ("authors", "by"),
            "publisher": ("journal", "newspaper"),
            "date": ("date_edtf", "published"),
            "url": ("link", "address"),
            "author_actor": ("authors_id", "author_s_id"),
            "note": ("notes", "comment"),
        },
        "parallels": {
            "then_event": ("then",),
            "now_event": ("now",),
            "theme": ("title", "name"),
        },
        "eras": {"name": ("title", "era", "period", "headline")},
        "countries": {"id": ("code", "iso3", "alpha_3"), "name": ("country",)},
    }
)
"""By table and column, as `column_key` gives them; the heading of an exported workbook too."""

SIGN_OF_EXPORT = "data_version"
"""The column by which a list is known as one that was exported."""

HEADINGS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "events": {
            "countries": "country_codes",
            "actors": "actor_ids",
            "frameworks": "framework_ids",
            "sources": "places",
        },
        "stances": {
            "actor": "actor_id",
            "framework": "framework_id",
            "stance": "stance_2_to_2",
            "event": "event_id",
            "sources": "places",
        },
    }
)
"""Headings in an exported workbook of columns whose plain names there head words for readers."""

TABLE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "timeline": "events",
        "statements": "stances",
        "positions": "stances",
        "periods": "eras",
    }
)
"""What files and sheets are called beside the names of tables."""

_OF_ALL = frozenset({"when", "earliest", "latest", "first", "last", "link", "data_version"})

ADDED_BY_EXPORTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "events": _OF_ALL
        | {"number", "no", "country_names", "actor_names", "framework_names", "cited", "reported"}
        | {"a_source_says", "sources_in_full"},
        "stances": _OF_ALL
        | {"actor_name", "actor_office", "office", "framework_name", "stance_words", "counts_from"}
        | {
            "who",
            "on",
            "country",
            "at",
            "country_name",
            "event_title",
            "cited",
            "proposition",
            "sources_in_full",
        },
        "sources": _OF_ALL
        | {
            "name",
            "source",
            "published",
            "events",
            "statements",
            "events_alone",
            "statements_alone",
            "in_full",
        },
    }
)
"""What lists that leave the tool have for readers, beside the columns of the data."""

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "start": ("start", "start_date", "begin", "begins", "date_start", "from", "since", "von"),
        "end": ("end", "end_date", "finish", "ends", "date_end", "to", "until", "bis"),
        "year": ("year", "start_year", "jahr", "année", "año"),
        "month": ("month", "start_month", "monat", "mois", "mes"),
        "day": ("day", "start_day", "tag", "jour", "día"),
        "time": ("time", "start_time", "uhrzeit"),
        "end_year": ("end_year",),
        "end_month": ("end_month",),
        "end_day": ("end_day",),
        "end_time": ("end_time",),
    }
)
"""What people call the columns of which a date is put together, where there is none of it whole."""


def column_key(name: str) -> str:
    """Return what two names of a column have in common that differ in case, width or blanks.

    Examples
    --------
    >>> from timeline.schema.other_names import column_key
    >>> column_key("Date (EDTF)"), column_key(" End-Date ")
    ('date_edtf', 'end_date')
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[^\w]+", "_", plain).strip("_")


@cache
def columns_called(table: str) -> Mapping[str, str]:
    """Return the column of a table that each other name stands for."""
    return {name: column for column, names in OTHER_NAMES.get(table, {}).items() for name in names}


def known_names(table: Table) -> frozenset[str]:
    """Return every name that a column of a table may have in a file."""
    return frozenset({*table.column_names, *columns_called(table.name)})
