"""What is wrong within one cell, given the ids of other tables, and between rows of a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from timeline.dates import InvalidDate, parse
from timeline.problems import Problem
from timeline.reading import guesses
from timeline.reading.sheet import Record, Sheet
from timeline.schema import LIST_SEPARATOR, Column, Kind, entries, office, place
from timeline.schema.countries import country_names
from timeline.web_address import is_web_address
from timeline.words import joined

__all__ = ["CsvCell", "Fault", "Known", "circles", "faults", "misplaced_quotes", "repeated_ids"]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Known:
    """What the cells of other tables may refer to.

    Parameters
    ----------
    ids : mapping of str to frozenset of str, or None
        Ids by table; None where any name goes, since there is no file or it cannot be read.
    paths : mapping of str to str
        Path of each table's file, as the user would type it.
    missing : frozenset of str
        Tables that have no file.
    """

    ids: Mapping[str, frozenset[str] | None]
    paths: Mapping[str, str]
    missing: frozenset[str]


class CsvCell(NamedTuple):
    """One cell and what it is judged by; ``noun`` is what its row is: event, statement."""

    column: Column
    text: str
    noun: str
    known: Known


class Fault(NamedTuple):
    """What is wrong with a cell: the text to show, the reason and the remedy of a Problem."""

    value: str | None
    reason: str
    remedy: str


def faults(cell: CsvCell) -> Iterator[Fault]:
    """Yield everything that is wrong with a cell, whose text is as it stands in the file."""
    unfit = list(_unfit_characters(cell))
    yield from unfit
    text = cell.text.strip()
    if unfit:
        return
    if text:
        cell = cell._replace(text=text)
        if check := _CHECKS.get(cell.column.kind):
            yield from check(cell)
        yield from _too_long(cell)
    elif cell.column.required:
        yield Fault(None, "is blank", f"fill it in, every {cell.noun} needs it")


def _unfit_characters(cell: CsvCell) -> Iterator[Fault]:
    text = cell.text
    if _LOST in text:
        yield Fault(text, f"has a letter lost in conversion ({_LOST})", "type that letter anew")
    if "\n" in text.strip() and cell.column.kind is not Kind.PROSE:
        yield Fault(text, "has a line break", "write it on one line")
    if unfit := _CONTROL.search(text):
        name = "a tab" if unfit[0] == "\t" else f"the control character U+{ord(unfit[0]):04X}"
        yield Fault(text, f"has {name}", "delete it")


def _too_long(cell: CsvCell) -> Iterator[Fault]:
    column, text = cell.column, cell.text
    length = len(unicodedata.normalize("NFC", text))
    if column.max_chars is not None and length > column.max_chars:
        yield Fault(text, f"has {length} characters", f"shorten it to {column.max_chars}")
    words = len(text.split())
    if column.max_words is not None and words > column.max_words:
        yield Fault(text, f"has {words} words", f"shorten it to {column.max_words}")


def _check_id(cell: CsvCell) -> Iterator[Fault]:
    if not _SLUG.fullmatch(cell.text):
        better = guesses.slug(cell.text)
        remedy = f"write {better}" if better else f"name the {cell.noun} in Latin letters"
        reason = "is not made of small letters, digits and single hyphens"
        yield Fault(cell.text, reason, remedy)


def _check_date(cell: CsvCell) -> Iterator[Fault]:
    try:
        parse(cell.text)
    except InvalidDate as error:
        yield Fault(cell.text, error.reason, error.remedy)


def _check_code(cell: CsvCell) -> Iterator[Fault]:
    codes, text = cell.column.codes, cell.text
    if text in codes:
        return
    listed = joined(list(codes), "or")
    reason = f"is no known {cell.column.name}"
    if "0" in codes:
        step = guesses.step(text)
        yield Fault(text, "is no step from -2 to 2", f"write {step if step in codes else listed}")
    elif near := guesses.closest(text, frozenset(codes)):
        yield Fault(text, reason, f"write {near} (known are {', '.join(codes)})")
    else:
        yield Fault(text, reason, f"write {listed}")


def _check_single(cell: CsvCell) -> Iterator[Fault]:
    """Check a column that takes one reference or country."""
    if LIST_SEPARATOR in cell.text:
        name = cell.column.name
        yield Fault(cell.text, f"is a list, but one {cell.noun} has one {name}", "keep one of them")
    else:
        yield from _ENTRY_CHECKS[cell.column.kind](cell, cell.text)


def _check_list(cell: CsvCell) -> Iterator[Fault]:
    found = [entry.strip() for entry in cell.text.split(LIST_SEPARATOR)]
    if "" in found:
        yield Fault(cell.text, "has an empty entry", "delete the semicolon that is too many")
    for entry in dict.fromkeys(filter(None, found)):
        if (times := found.count(entry)) > 1:
            yield Fault(cell.text, f"has {entry} {times} times", "keep one of them")
        yield from _ENTRY_CHECKS[cell.column.kind](cell, entry)


def _check_url(cell: CsvCell) -> Iterator[Fault]:
    if not is_web_address(cell.text):
        yield Fault(cell.text, "is no web address", guesses.address(cell.text))


_CHECKS: Mapping[Kind, Callable[[CsvCell], Iterator[Fault]]] = MappingProxyType(
    {
        Kind.ID: _check_id,
        Kind.DATE: _check_date,
        Kind.CODE: _check_code,
        Kind.REF: _check_single,
        Kind.REFS: _check_list,
        Kind.COUNTRY: _check_single,
        Kind.COUNTRIES: _check_list,
        Kind.PLACE: _check_single,
        Kind.PLACES: _check_list,
        Kind.OFFICES: _check_list,
        Kind.URL: _check_url,
    },
)


def _unknown_id(cell: CsvCell, entry: str) -> Iterator[Fault]:
    target = cell.column.refers_to or ""
    ids, path = cell.known.ids[target], cell.known.paths[target]
    if ids is None or entry in ids:
        return
    if target in cell.known.missing:
        blank = "" if cell.column.required else ", or leave the cell blank"
        yield Fault(entry, f"refers to {path}, which is missing", f"add that file{blank}")
    elif cell.column.kind is Kind.REFS and (listed := guesses.separated(entry, ids)):
        yield Fault(entry, f"is not an id in {path}", f"write {listed}")
    elif near := guesses.closest(entry, ids):
        yield Fault(entry, f"is not an id in {path}", f"write {near}, or add {entry} there")
    else:
        yield Fault(entry, f"is not an id in {path}", "add it there, or write an id that is there")


def _unknown_country(_cell: CsvCell, entry: str) -> Iterator[Fault]:
    if entry not in country_names():
        yield Fault(entry, "is no country code", guesses.country(entry))


def _unknown_place(cell: CsvCell, entry: str) -> Iterator[Fault]:
    try:
        source = place(entry).source
    except ValueError:
        yield Fault(entry, "is not source#paragraph", guesses.place(entry))
    else:
        yield from _unknown_id(cell, source)


def _unfit_office(_cell: CsvCell, entry: str) -> Iterator[Fault]:
    held = office(entry)
    if not held.title:
        yield Fault(entry, "names no office", f"write {entry} prime minister, or what it was")
    if held.date:
        try:
            parse(held.date)
        except InvalidDate as error:
            remedy = f"{error.remedy}, then the office"
            yield Fault(entry, f"begins with {held.date}, which {error.reason}", remedy)


_ENTRY_CHECKS: Mapping[Kind, Callable[[CsvCell, str], Iterator[Fault]]] = MappingProxyType(
    {
        Kind.REF: _unknown_id,
        Kind.REFS: _unknown_id,
        Kind.COUNTRY: _unknown_country,
        Kind.COUNTRIES: _unknown_country,
        Kind.PLACE: _unknown_place,
        Kind.PLACES: _unknown_place,
        Kind.OFFICES: _unfit_office,
    },
)


def misplaced_quotes(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for every quote that is said to stand where its row does not look."""
    for record in sheet.records:
        text = record.cell("quote_from")
        if text and (fault := _misplaced(record, text)):
            yield Problem(sheet.path, record.line, "quote_from", text, *fault)


def _misplaced(record: Record, text: str) -> tuple[str, str] | None:
    """Return reason and remedy where a row has no quote, or not that place."""
    if not record.cell("quote"):
        return "is where a quote stands, and there is none", "write the quote, or delete the place"
    if text not in entries(record.cell("sources")):
        return "is none of this row's sources", "add it there, or write one that is there"
    return None


def repeated_ids(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for every id that an earlier line has already."""
    first: dict[str, int] = {}
    for record in sheet.records:
        text = record.cell("id")
        if text and first.setdefault(text, record.line) != record.line:
            reason = f"is already the id on line {first[text]}"
            remedy = f"give each {sheet.table.noun} an id of its own"
            yield Problem(sheet.path, record.line, "id", text, reason, remedy)


def circles(actors: Sheet) -> Iterator[Problem]:
    """Yield a problem for every circle of actors who speak for each other, at its first line."""
    parents = {record.cell("id"): record.cell("parent") for record in actors.records}
    done: set[str] = set()
    for record in actors.records:
        path: list[str] = []
        actor = record.cell("id")
        while actor in parents and actor not in done:
            done.add(actor)
            path.append(actor)
            actor = parents[actor]
        if actor in path:
            yield _circle(actors, path[path.index(actor) :])


def _circle(actors: Sheet, members: list[str]) -> Problem:
    lines = {record.cell("id"): record.line for record in reversed(actors.records)}
    start = min(members, key=lines.__getitem__)
    turned = [*members[members.index(start) :], *members[: members.index(start)]]
    turned.append(start)
    reason = f"makes {start} speak for itself ({' > '.join(turned)})"
    return Problem(actors.path, lines[start], "parent", turned[1], reason, "break the circle")
