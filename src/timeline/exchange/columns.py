"""Any table, by naming which of its columns is which of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline import arguments
from timeline.dates import InvalidDate, from_parts, interval
from timeline.exchange import dating
from timeline.exchange.content import Content, folded
from timeline.exchange.drafts import Actor, Event, ExchangeError, Found, Left, Source
from timeline.exchange.mapping import Mapped, extras
from timeline.exchange.rows import left, listed, read_rows, row_text
from timeline.problems import shown
from timeline.reading.country_guesses import no_country
from timeline.reading.guesses import separated
from timeline.reading.named_countries import country_named
from timeline.reading.one_person import are_full_names
from timeline.schema import TABLES
from timeline.schema import entries as schema_entries
from timeline.web_address import is_web_address
from timeline.words import joined

__all__ = ["TARGETS", "Named", "named_columns", "read_named", "with_columns"]

TARGETS: Mapping[str, str] = {
    "id": "One column; in small letters. Without, ids are made from date and title.",
    "date": "One column; two are start and end, three are year, month and day.",
    "title": "One column, or several, joined by a colon. Required.",
    "label": "As title; what a chart writes.",
    "summary": "As title, each on a line of its own.",
    "kind": "One column.",
    "countries": "Names or codes, also several in one cell, read as in a data set; what is none is "
    "listed and kept in `column_countries`.",
    "frameworks": "Names, also several between semicolons.",
    "actors": "Names, also several between semicolons.",
    "importance": "One column with core, secondary or context; what is none is listed and kept in "
    "`column_importance`.",
    "sources": "Addresses, or what the sources are called, also several between semicolons.",
    "note": "As summary.",
}
"""Which columns of ours can be named, each with what it takes."""

Named = Mapping[str, Sequence[str]]
"""By column of ours the columns of a file."""

_IMPORTANCE = tuple(TABLES["events"].column("importance").codes)
_INTERVAL, _IN_THREE = 2, 3


def named_columns(given: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Read ``date=event_date``, ``actors=actor1,actor2`` and so on.

    Raises
    ------
    ExchangeError
        Where a column of ours is none, or nothing says which one is the date or the title.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in given:
        ours, equals, theirs = text.partition("=")
        names = tuple(name.strip() for name in theirs.split(",") if name.strip())
        if not equals or not names:
            raise ExchangeError(f'"{text}" names no column; write --column title=headline')
        if ours.strip() not in TARGETS:
            possible = arguments.possible(ours.strip(), [*TARGETS])
            reason = "is no column that can be named"
            raise ExchangeError(f'"{ours.strip()}" {reason}; there are {possible}')
        found[ours.strip()] = (*found.get(ours.strip(), ()), *names)
    for needed in ("date", "title"):
        if needed not in found:
            raise ExchangeError(
                f"no column is named for the {needed}; add --column {needed}=, and its name"
            )
    return found


def with_columns(content: Content, named: Named) -> Content:
    """Return the part of a file, as the sheet of a workbook, that has the columns named.

    Raises
    ------
    ExchangeError
        Where none has all of them.
    """
    wanted = [name for names in named.values() for name in names]
    for part in content.parts:
        if {*map(folded, wanted)} <= part.table.known:
            return part
    every = dict.fromkeys(name for part in content.parts for name in part.table.names if name)
    known = frozenset(map(folded, every))
    if known.issuperset(map(folded, wanted)):  # of several sheets: then the first lacks one
        known = content.parts[0].table.known
    lacking = next(name for name in wanted if folded(name) not in known)
    possible = arguments.possible(lacking, [*every])
    raise ExchangeError(f'{content.name} has no column "{lacking}"; there are {possible}')


def read_named(content: Content, named: Named) -> Found:
    """Read a table whose columns are named; those that are not are kept as extra columns."""
    there = {folded(name): name for name in content.table.names if name}
    of = {ours: [there[folded(name)] for name in names] for ours, names in named.items()}
    table = tuple(Mapped(tuple(names), ours, "") for ours, names in of.items())
    return read_rows(content, lambda line, cells: _event(line, cells, of, table))


def _event(
    line: int,
    cells: Mapping[str, str],
    of: Mapping[str, Sequence[str]],
    table: tuple[Mapped, ...],
) -> Event | Left:
    def texts(ours: str) -> list[str]:
        found = (cells.get(name, "").strip() for name in of.get(ours, ()))
        return [text for text in found if text]

    def entries(ours: str) -> list[str]:
        return list(dict.fromkeys(one for text in texts(ours) for one in listed(text)))

    given = [cells.get(name, "").strip() for name in of["date"]]
    try:
        date = _date(given)
    except InvalidDate as error:
        said = given[0] if len(given) == 1 else "/".join(filter(None, given))
        return left(line, cells, ", ".join(of["date"]), said, error)
    title = ": ".join(texts("title"))
    if not title:
        return left(line, cells, ", ".join(of["title"]), "", "is blank; fill it in")
    kept = extras(table, "column", cells)
    countries = {name: _countries(name) for name in entries("countries")}
    importance = "".join(texts("importance")[:1]).casefold()
    unread = []
    for one in _not_understood(countries, entries("actors"), importance):
        reason = f'{", ".join(of[one.ours])} "{shown(one.text)}" {one.reason}'
        if one.is_kept:
            column = f"column_{one.ours}"
            kept[column] = f"{kept[column]}; {one.text}" if column in kept else one.text
            reason = f"{reason}; kept in {column}"
        unread.append(Left(line, reason, one.remedy, row_text(cells.values())))
    return Event(
        line,
        date,
        title,
        key="".join(texts("id")[:1]),
        label=": ".join(texts("label")),
        summary="\n".join(texts("summary")),
        kind="".join(texts("kind")[:1]),
        countries=tuple(dict.fromkeys(code for codes in countries.values() for code in codes)),
        frameworks=tuple(entries("frameworks")),
        actors=tuple(map(Actor, entries("actors"))),
        importance=importance if importance in _IMPORTANCE else "",
        sources=tuple(
            Source("", one) if is_web_address(one) else Source(one) for one in entries("sources")
        ),
        note="\n".join(texts("note")),
        extras=kept,
        unread=tuple(unread),
    )


class _Unread(NamedTuple):
    """What of a column is not understood, why, what to do, and whether it is kept beside it."""

    ours: str
    text: str
    reason: str
    remedy: str
    is_kept: bool = True


def _not_understood(
    countries: Mapping[str, Sequence[str]], actors: Sequence[str], importance: str
) -> Iterator[_Unread]:
    for name in (name for name, found in countries.items() if not found):
        fault = no_country(name, TABLES["countries"].file)
        yield _Unread("countries", name, fault.reason, fault.remedy)
    for name in actors:
        if are_full_names(several := [part.strip() for part in name.split(",")]):
            remedy = f"write {'; '.join(several)} if they are {len(several)}"
            yield _Unread("actors", name, "is taken as one actor", remedy, is_kept=False)
    if importance and importance not in _IMPORTANCE:
        remedy = f"write {joined([*_IMPORTANCE], 'or')}"
        yield _Unread("importance", importance, "is no known importance", remedy)


def _countries(text: str) -> list[str]:
    """Return the codes of the country, or of the several, that a text names; if any."""
    code = country_named(text) or separated(text, country_named)
    return schema_entries(code) if code else []


def _date(given: Sequence[str]) -> str:
    if len(given) == _IN_THREE:
        year, month, day = given
        return from_parts(year, month, day)
    first = dating.stamp(given[0])
    second = given[1] if len(given) == _INTERVAL else ""
    return interval(first, dating.stamp(second)) if second else first
