"""The tables of a data set: the one source of its checks, its codebook and its descriptor."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from timeline.schema.columns import (
    LIST_SEPARATOR,
    Code,
    Column,
    Kind,
    Office,
    Place,
    Table,
    entries,
    office,
    place,
)
from timeline.schema.context import ACTORS, COUNTRIES, ERAS, FRAMEWORKS, PARALLELS, SOURCES
from timeline.schema.countries import HISTORICAL_COUNTRIES
from timeline.schema.records import EVENTS, STANCES
from timeline.schema.vocabulary import (
    CORE,
    IMPORTANCE,
    NOTE_FLAGS,
    SPLIT_WORDS,
    STANCE_GLYPHS,
    STANCE_VERBS,
    STANCE_WORDS,
    rank_of,
    stance_sign,
)

__all__ = [
    "CORE",
    "HISTORICAL_COUNTRIES",
    "ID_SEPARATOR",
    "IMPORTANCE",
    "LIST_SEPARATOR",
    "NOTE_FLAGS",
    "SPLIT_WORDS",
    "STANCE_GLYPHS",
    "STANCE_VERBS",
    "STANCE_WORDS",
    "TABLES",
    "Code",
    "Column",
    "Kind",
    "Office",
    "Place",
    "Table",
    "entries",
    "office",
    "place",
    "rank_of",
    "stance_sign",
]

ID_SEPARATOR = "~"
"""Between ids that together name one thing, as an actor and a framework do; no id has it."""

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            EVENTS,
            STANCES,
            ACTORS,
            FRAMEWORKS,
            SOURCES,
            PARALLELS,
            ERAS,
            COUNTRIES,
        )
    }
)
"""Every table by name, in reading order."""
