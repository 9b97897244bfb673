"""Results of the Wikidata query service, downloaded as CSV or TSV (query.wikidata.org)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from timeline.dates import InvalidDate, from_parts, interval
from timeline.exchange import codes, dating
from timeline.exchange.content import Content, folded
from timeline.exchange.drafts import Actor, Event, Found, Left, Source
from timeline.exchange.mapping import EXTRA, Fields, Form, Mapped, extras
from timeline.exchange.rows import left, listed
from timeline.reading.grid import Remark

__all__ = ["WIKIDATA"]

_ITEM = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[0-9]+)")
_LITERAL = re.compile(r'"(.*)"(?:@[A-Za-z-]+|\^\^<.*>)?')
_TIME = re.compile(r"([+-]?[0-9]{4,})-([0-9]{2})-([0-9]{2})T[0-9:]+Z", re.ASCII)
_YEAR, _MONTH, _DECADE, _CENTURY = "9", "10", "8", "7"

_DATES = ("date", "pointInTime", "point_in_time", "time", "start", "startTime", "inception")
_ENDS = ("end", "endTime", "end_time", "dissolved")
_PRECISIONS = ("precision", "datePrecision", "timePrecision", "startPrecision")
_PEOPLE = ("participantLabel", "actorLabel", "personLabel")

_MAPPING = (
    Mapped(("item", "event"), "id", "The number of the item: `q190`."),
    Mapped(("item", "event"), "sources", "The item of Wikidata, a reference with its address."),
    Mapped(("itemLabel", "eventLabel", "label"), "title", "Without a label, the item's number."),
    Mapped(
        (*_DATES, *_PRECISIONS, *_ENDS, "endPrecision"),
        "date",
        "The first of these columns that is filled, to the end if there is one. With a precision "
        "(wikibase:timePrecision) 11 is the day, 10 the month, 9 the year, 8 the decade, 7 the "
        "century. Without, 1 January stands for the year and the first of a month for the month, "
        "as that is how the service writes them. Years are those of ISO 8601: 0 is 1 BC.",
    ),
    Mapped(("itemDescription", "description"), "summary", "As it stands."),
    Mapped(
        ("country", "countryLabel"),
        "countries",
        "By the name where ISO 3166-1 has it; else the name is kept in `wikidata_country`.",
    ),
    Mapped(_PEOPLE, "actors", "Each name an actor."),
    Mapped(("typeLabel", "instanceLabel", "instanceOfLabel"), "kind", "In small letters."),
    Mapped(("article",), "sources", "The article of Wikipedia, a reference with its address."),
    Mapped(("image", "coord", "coordinates"), EXTRA, "Under `wikidata_`, as is any other column."),
)


def _recognises(content: Content) -> bool:
    if not content.table.known & {"item", "event"} or not content.table.rows:
        return False
    first = content.table.rows[0].cells
    return any(_ITEM.fullmatch(_bare(cell)) for cell in first)


def _read(content: Content) -> Found:
    found: dict[tuple[str, str, str], Event] = {}
    lost: list[Left] = []
    joined, guessed = 0, 0
    for line, bare in content.table.records():
        cells = {name.lstrip("?"): _bare(cell) for name, cell in bare.items()}
        event = _event(line, cells)
        if isinstance(event, Left):
            lost.append(event)
            continue
        key = (event.key, event.date, event.title)
        joined += key in found
        guessed += key not in found and _is_guessed(Fields(_MAPPING, cells))
        found[key] = _together(found[key], event) if key in found else event
    remarks = []
    if guessed:
        many, were, they = (
            ("dates", "were", "they are") if guessed > 1 else ("date", "was", "it is")
        )
        reason = (
            f"has {guessed:,} {many} on the first of a month that {were} read as the month, or the "
            f"year in January, since no column says how exact {they}"
        )
        remedy = "add wikibase:timePrecision to the query as ?precision"
        remarks.append(Remark(None, reason, remedy))
    return Found(tuple(found.values()), left=tuple(lost), joined=joined, remarks=tuple(remarks))


def _bare(cell: str) -> str:
    """Return a cell without the marks of a TSV: ``"word"@en``, ``"…"^^<type>``, ``<address>``."""
    if match := _LITERAL.fullmatch(cell.strip()):
        return match[1]
    return cell.strip().removeprefix("<").removesuffix(">")


def _together(first: Event, second: Event) -> Event:
    """Join two rows of one item, of which a query gives one for each country, actor and so on."""
    extras = dict(first.extras)
    for name, text in second.extras.items():
        extras[name] = "; ".join(dict.fromkeys([*listed(extras.get(name, "")), *listed(text)]))
    return replace(
        first,
        countries=tuple(dict.fromkeys((*first.countries, *second.countries))),
        actors=tuple(dict.fromkeys((*first.actors, *second.actors))),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        kind=first.kind or second.kind,
        extras=extras,
    )


def _event(line: int, cells: Mapping[str, str]) -> Event | Left:
    row = Fields(_MAPPING, cells)
    text, end = row.first(*_DATES), row.first(*_ENDS)
    try:
        date = _date(text, row.first(*_PRECISIONS))
        if end:
            date = interval(date, _date(end, row["endPrecision"]))
    except InvalidDate as error:
        return left(line, cells, _column(cells), text, error)
    address = row.first("item", "event")
    item = match[1] if (match := _ITEM.fullmatch(address)) else ""
    title = row.first("itemLabel", "eventLabel", "label") or item or "Untitled"
    country = codes.by_name(row["countryLabel"], row["country"])
    kept = extras(_MAPPING, "wikidata", cells)
    if not country and (name := row.first("countryLabel", "country")):
        kept["wikidata_country"] = name
    sources = [Source(f"Wikidata: {title}", address)] if item else []
    if row["article"]:
        sources.append(Source("", row["article"]))
    return Event(
        line,
        date,
        title,
        key=item,
        summary=row.first("itemDescription", "description"),
        kind=row.first("typeLabel", "instanceLabel", "instanceOfLabel").casefold(),
        countries=(country,) if country else (),
        actors=tuple(Actor(name) for column in _PEOPLE for name in listed(row[column])),
        sources=tuple(sources),
        extras=kept,
    )


def _column(cells: Mapping[str, str]) -> str:
    """Return the name of the column in which the date stands, or should."""
    known = {folded(name): name for name in cells}
    filled = (known[folded(name)] for name in _DATES if cells.get(known.get(folded(name), "")))
    return next(filled, "date")


def _date(text: str, precision: str) -> str:
    match = _TIME.fullmatch(text)
    if not match:
        return dating.stamp(text)
    year, month, day = match.groups()
    if precision in {_CENTURY, _DECADE}:
        whole = from_parts(year, "", "")
        return f"{whole[:-1]}X" if precision == _DECADE else f"{whole[:-2]}XX"
    if precision == _YEAR or (not precision and (month, day) == ("01", "01")):
        return from_parts(year, "", "")
    if precision == _MONTH or (not precision and day == "01"):
        return from_parts(year, month, "")
    return from_parts(year, month, day)


def _is_guessed(row: Fields) -> bool:
    text = row.first(*_DATES)
    return not row.first(*_PRECISIONS) and "-01T00:00:00Z" in text


WIKIDATA = Form(
    "wikidata",
    "Wikidata query service (CSV, TSV)",
    "a column `item` or `event` with addresses of wikidata.org",
    _recognises,
    _read,
    _MAPPING,
    "A query gives one row for each combination of what it asks for; rows of one item and date are "
    "joined.",
    is_table=True,
)
