"""Which tables a packed data set has, which of them are asked where they are, and their columns."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.schema import TABLES

__all__ = ["LARGE", "LINKS", "SMALL", "columns"]

_DAY, _TEXT, _NUMBER, _FLAG = "TIMESTAMP", "VARCHAR", "BIGINT", "BOOLEAN"

_DATED = {
    "earliest": _DAY,
    "latest": _DAY,
    "begun_from": _DAY,
    "begun_by": _DAY,
    "minute": _NUMBER,
    "precision": _TEXT,
    "approximate": _FLAG,
    "start": _DAY,
    "end": _DAY,
    "perhaps_from": _DAY,
    "certain_from": _DAY,
}
"""What the date of a row means."""

_KEYED = {"key": _NUMBER, "place": _NUMBER, "is_first": _FLAG}

LINKS: Mapping[str, Mapping[str, str]] = {
    "event_country": {"event": _TEXT, "country": _TEXT, **_KEYED},
    "event_framework": {"event": _TEXT, "framework": _TEXT, **_KEYED},
    "event_actor": {"event": _TEXT, "actor": _TEXT, **_KEYED},
    "event_source": {"event": _TEXT, "source": _TEXT, "paragraph": _NUMBER, **_KEYED},
    "actor_country": {"actor": _TEXT, "country": _TEXT},
    "actor_office": {"actor": _TEXT, "title": _TEXT, "earliest": _DAY, "latest": _DAY},
    "stance_country": {"stance": _TEXT, "country": _TEXT, **_KEYED},
    "stance_source": {"stance": _TEXT, "source": _TEXT, "paragraph": _NUMBER, **_KEYED},
    "parallel_source": {"parallel": _TEXT, "source": _TEXT, "paragraph": _NUMBER},
}
"""The columns of each table of ``Dataset.links``."""

LARGE = ("events", "stances", *(name for name, found in LINKS.items() if "key" in found))
"""Tables that are asked where they are, in order of time."""

SMALL = (
    *("actors", "frameworks", "sources", "parallels", "eras", "countries"),
    *(name for name in LINKS if name not in LARGE),
)
"""Tables that are brought here when a packed data set is opened."""


def columns(table: str) -> Mapping[str, str]:
    """Return the columns of a table with their types in SQL."""
    if table in LINKS:
        return LINKS[table]
    if table == "countries":
        return {"id": _TEXT, "name": _TEXT}
    found = dict.fromkeys(TABLES[table].column_names, _TEXT) | {"line": _NUMBER}
    if "date" in found:
        found |= _DATED
    if table in {"events", "stances"}:
        found |= {"search": _TEXT, "key": _NUMBER}
    if table == "events":
        found |= {"number": _NUMBER}
    if table == "stances":
        found |= {"stance": _NUMBER, "event_key": _NUMBER}
    return found
