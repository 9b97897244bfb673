"""ACLED: political violence and protest, one row an event (acleddata.com)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from timeline.dates import InvalidDate
from timeline.exchange import codes, dating
from timeline.exchange.content import Content
from timeline.exchange.drafts import Actor, Event, Found, Left, Source
from timeline.exchange.mapping import EXTRA, Fields, Form, Mapped, extras
from timeline.exchange.rows import left, listed, read_rows
from timeline.schema.countries import by_iso_number

__all__ = ["ACLED"]

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "battles": "military",
        "explosions/remote violence": "military",
        "violence against civilians": "violence against civilians",
        "protests": "protest",
        "riots": "riot",
        "strategic developments": "strategic development",
    }
)
"""The types of event as kinds; other types stay in small letters."""

_MAPPING = (
    Mapped(("event_id_cnty",), "id", "In small letters."),
    Mapped(
        ("event_date", "time_precision"),
        "date",
        "Precision 1 is the day, 2 the week (Monday to Sunday) in which it lies, 3 the month.",
    ),
    Mapped(
        ("sub_event_type", "location"),
        "title",
        "“Peaceful protest in Town”; ACLED gives events no headline.",
    ),
    Mapped(("notes",), "summary", "The whole; what is over 300 characters goes on in `note`."),
    Mapped(
        ("event_type",),
        "kind",
        "Battles and Explosions/Remote violence are `military`, the others kinds of their own: "
        "`protest`, `riot`, `violence against civilians`, `strategic development`.",
    ),
    Mapped(
        ("iso", "country"),
        "countries",
        "By the ISO number, else by the name where ISO 3166-1 has it; else the name is kept in "
        "`acled_country`.",
    ),
    Mapped(
        ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2"),
        "actors",
        "Each name an actor; who acted and who was acted upon, and who merely went along, is lost.",
    ),
    Mapped(("source",), "sources", "Each name a reference without an address."),
    Mapped(("year", "timestamp"), "", "The year is in the date; when ACLED wrote the row is lost."),
    Mapped(
        (
            *("disorder_type", "inter1", "inter2", "interaction", "civilian_targeting", "region"),
            *("admin1", "admin2", "admin3", "latitude", "longitude", "geo_precision"),
            *("source_scale", "fatalities", "tags"),
        ),
        EXTRA,
        "Under `acled_` and the name, as is any other column.",
    ),
)


def _read(content: Content) -> Found:
    return read_rows(content, _event)


def _event(line: int, cells: Mapping[str, str]) -> Event | Left:
    row = Fields(_MAPPING, cells)
    try:
        date = _date(row["event_date"], row["time_precision"])
    except InvalidDate as error:
        return left(line, cells, "event_date", row["event_date"], error)
    happened = row.first("sub_event_type", "event_type") or "Event"
    country = by_iso_number(row["iso"]) or codes.by_name(row["country"])
    kept = extras(_MAPPING, "acled", cells)
    if row["country"] and not country:
        kept["acled_country"] = row["country"]
    names = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")
    kind = row["event_type"].casefold()
    return Event(
        line,
        date,
        f"{happened} in {where}" if (where := row.first("location", "country")) else happened,
        key=row["event_id_cnty"],
        summary=row["notes"],
        kind=_KINDS.get(kind, kind),
        countries=(country,) if country else (),
        actors=tuple(Actor(name) for column in names for name in listed(row[column])),
        sources=tuple(map(Source, listed(row["source"]))),
        extras=kept,
    )


def _date(text: str, precision: str) -> str:
    at = dating.day(text)
    if precision == "2":
        return dating.week_of(at)
    return dating.month_of(at) if precision == "3" else at.isoformat()


ACLED = Form(
    "acled",
    "ACLED (CSV, XLSX, ODS)",
    "the columns `event_id_cnty` and `event_date`",
    lambda content: {"eventidcnty", "eventdate"} <= content.table.known,
    _read,
    _MAPPING,
    "ACLED's terms of use hold for what is imported: who publishes it names ACLED.",
    is_table=True,
)
