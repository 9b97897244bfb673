"""UCDP GED: lethal violence, one row an event (ucdp.uu.se)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from timeline.dates import InvalidDate
from timeline.exchange import codes, dating
from timeline.exchange.content import Content
from timeline.exchange.drafts import Actor, Event, Found, Left, Source
from timeline.exchange.mapping import EXTRA, Fields, Form, Mapped, extras
from timeline.exchange.rows import left, listed, read_rows

__all__ = ["UCDP"]

_VIOLENCE: Mapping[str, str] = MappingProxyType(
    {"1": "State-based violence", "2": "Non-state violence", "3": "One-sided violence"}
)
_CIVILIANS = "civilians"
_EXACT = "1"

_MAPPING = (
    Mapped(("id",), "id", "After `ged-`."),
    Mapped(
        ("date_start", "date_end", "date_prec"),
        "date",
        "The day where date_prec is 1; else from date_start to date_end, which UCDP gives as the "
        "first and the last day: a month or a year where these are a whole one.",
    ),
    Mapped(
        ("side_a", "side_b", "where_coordinates"),
        "title",
        "“Side A against Side B in Town”; UCDP gives events no headline.",
    ),
    Mapped(
        ("type_of_violence", "conflict_name", "best", "low", "high"),
        "summary",
        "“State-based violence. Conflict name. 12 deaths by the best estimate (10 to 15).” "
        "The numbers are kept as extra columns too.",
    ),
    Mapped(
        ("country_id", "country"),
        "countries",
        "By the Gleditsch-Ward number, else by the name where ISO 3166-1 has it; else the name is "
        "kept in `ucdp_country`.",
    ),
    Mapped(
        ("source_article", "source_headline"),
        "sources",
        "Each article a reference under the name that UCDP gives it; a headline alone is one.",
    ),
    Mapped(("dyad_name", "year"), "", "They say what the sides and the date say."),
    Mapped(
        (
            *("relid", "active_year", "code_status", "conflict_dset_id", "conflict_new_id"),
            *("dyad_dset_id", "dyad_new_id", "side_a_dset_id", "side_a_new_id"),
            *("side_b_dset_id", "side_b_new_id", "number_of_sources", "source_office"),
            *("source_date", "source_original", "where_prec", "where_description", "adm_1"),
            *("adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "region"),
            *("event_clarity", "gwnoa", "gwnob", "deaths_a", "deaths_b", "deaths_civilians"),
            "deaths_unknown",
        ),
        EXTRA,
        "Under `ucdp_` and the name, as is any other column.",
    ),
)


def _read(content: Content) -> Found:
    return read_rows(content, _event)


def _event(line: int, cells: Mapping[str, str]) -> Event | Left:
    row = Fields(_MAPPING, cells)
    column = "date_start"
    try:
        first = dating.day(row[column])
        column = "date_end" if row["date_end"] else column
        last = dating.day(row[column])
        date = first.isoformat() if row["date_prec"] == _EXACT else dating.between(first, last)
    except InvalidDate as error:
        return left(line, cells, column, row[column], error)
    country = codes.by_gleditsch_ward(row["country_id"]) or codes.by_name(row["country"])
    kept = extras(_MAPPING, "ucdp", cells)
    kept |= {f"ucdp_{name}": row[name] for name in ("best", "low", "high") if row[name]}
    if row["country"] and not country:
        kept["ucdp_country"] = row["country"]
    sides = [row[side] for side in ("side_a", "side_b") if row[side]]
    who = " against ".join(_CIVILIANS if side.casefold() == _CIVILIANS else side for side in sides)
    where = row["where_coordinates"]
    return Event(
        line,
        date,
        f"{who or 'Violence'} in {where}" if where else who or "Violence",
        key=f"ged-{row['id']}" if row["id"] else "",
        summary=_summary(row),
        kind="military",
        countries=(country,) if country else (),
        actors=tuple(Actor(side) for side in dict.fromkeys(sides) if side.casefold() != _CIVILIANS),
        sources=tuple(map(Source, listed(row.first("source_article", "source_headline")))),
        extras=kept,
    )


def _summary(row: Fields) -> str:
    deaths = ""
    if best := row["best"]:
        bounds = f" ({row['low']} to {row['high']})" if row["low"] and row["high"] else ""
        deaths = f"{best} {'death' if best == '1' else 'deaths'} by the best estimate{bounds}"
    violence = _VIOLENCE.get(row["type_of_violence"], "")
    return " ".join(f"{part}." for part in (violence, row["conflict_name"], deaths) if part)


UCDP = Form(
    "ucdp",
    "UCDP GED (CSV, XLSX, ODS)",
    "the columns `date_prec`, `type_of_violence` and `date_start`",
    lambda content: {"dateprec", "typeofviolence", "datestart"} <= content.table.known,
    _read,
    _MAPPING,
    "Who publishes what is imported cites UCDP (CC BY 4.0).",
    is_table=True,
)
