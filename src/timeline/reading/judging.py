"""What one cell means, and what is wrong with it, given what it may refer to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from timeline.dates import InvalidDate, parse, rewritten
from timeline.problems import Severity
from timeline.reading import guesses
from timeline.reading.known import Known
from timeline.schema import LIST_SEPARATOR, Column, Kind, Place, office, place
from timeline.schema.countries import country_named
from timeline.web_address import is_web_address
from timeline.words import joined

__all__ = [
    "MISSING",
    "READ",
    "CsvCell",
    "Fault",
    "Judgement",
    "judge",
    "too_long",
    "unfit_characters",
]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_PLACE_CODE = re.compile(r"[A-Z0-9]{2,8}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SHEET_ERROR = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!)")
_LOST = "\N{REPLACEMENT CHARACTER}"

READ = "read as something else"
"""Cause of what is told of cells that are read as what they unmistakably mean."""


MISSING = "missing table"
"""Cause of what is told of references to a table that has no file."""


class CsvCell(NamedTuple):
    """One cell and what it is judged by; ``noun`` is what its row is: event, statement."""

    column: Column
    text: str
    noun: str
    known: Known


class Fault(NamedTuple):
    """What is wrong with a cell: the text to show, then as in a Problem."""

    value: str | None
    reason: str
    remedy: str
    severity: Severity = "error"
    cause: str = ""


class Judgement(NamedTuple):
    """What a cell means, as the data set holds it, and what is to be told of it."""

    text: str
    faults: tuple[Fault, ...] = ()


def judge(cell: CsvCell) -> Judgement:
    """Judge a cell that is not blank, of which the spaces around it are gone."""
    rule = _RULES.get(cell.column.kind)
    return rule(cell) if rule else Judgement(cell.text)


def unfit_characters(cell: CsvCell) -> Iterator[Fault]:
    """Yield what no cell may hold, its text as it stands in the file."""
    text = cell.text
    if _LOST in text:
        yield Fault(text, f"has a letter lost in conversion ({_LOST})", "type that letter anew")
    if "\n" in text.strip() and cell.column.kind is not Kind.PROSE:
        yield Fault(text, "has a line break", "write it on one line")
    if unfit := _CONTROL.search(text):
        name = "a tab" if unfit[0] == "\t" else f"the control character U+{ord(unfit[0]):04X}"
        yield Fault(text, f"has {name}", "delete it")
    if _SHEET_ERROR.fullmatch(text.strip()):
        remedy = "mend its formula there, or leave the cell blank"
        yield Fault(text.strip(), "is a spreadsheet's error", remedy)


def too_long(column: Column, text: str) -> Iterator[Fault]:
    """Yield a warning for each way in which a text is longer than charts and quotation allow."""
    length = len(unicodedata.normalize("NFC", text))
    if column.max_chars is not None and length > column.max_chars:
        cut = ", or charts cut it" if column.kind is Kind.TEXT else ""
        remedy = f"shorten it to {column.max_chars}{cut}"
        yield Fault(text, f"has {length} characters", remedy, "warning", "too long")
    words = len(text.split())
    if column.max_words is not None and words > column.max_words:
        remedy = f"shorten it to {column.max_words}"
        yield Fault(text, f"has {words} words", remedy, "warning", "too long")


def _read(text: str, meant: str) -> Fault:
    return Fault(text, f"is read as {meant}", f"write {meant} to be sure", "warning", READ)


def _judge_id(cell: CsvCell) -> Judgement:
    text = cell.text
    if _SLUG.fullmatch(text):
        return Judgement(text)
    if better := guesses.slug(text):
        return Judgement(better, (_read(text, better),))
    reason = "is not made of small letters, digits and single hyphens"
    return Judgement(text, (Fault(text, reason, f"name the {cell.noun} in letters"),))


def _judge_place_code(cell: CsvCell) -> Judgement:
    text = cell.text
    if country_named(text) == text:
        reason = "is already the code of a country"
        return Judgement(text, (Fault(text, reason, "give the place another one"),))
    if _PLACE_CODE.fullmatch(text):
        return Judgement(text)
    reason = "is not made of two to eight capital letters and digits"
    return Judgement(text, (Fault(text, reason, "shorten it, as in PRU for Prussia"),))


def _judge_date(cell: CsvCell) -> Judgement:
    text = cell.text
    try:
        parse(text)
    except InvalidDate as error:
        if meant := rewritten(text):
            return Judgement(meant, (_read(text, meant),))
        return Judgement(text, (Fault(text, error.reason, error.remedy),))
    return Judgement(text)


def _judge_code(cell: CsvCell) -> Judgement:
    column, text = cell.column, cell.text
    codes = column.codes
    if text in codes:
        return Judgement(text)
    if "0" in codes:
        return _judge_step(cell)
    if (plain := unicodedata.normalize("NFKC", text).casefold()) in codes:
        return Judgement(plain)
    near = guesses.closest(text, frozenset(codes))
    known = f"known are {', '.join(codes)}"
    if column.own_codes:
        remedy = f"write {near} if that is meant" if near else f"leave it if none fits ({known})"
        reason = f"is a {column.name} of your own"
        return Judgement(text, (Fault(text, reason, remedy, "warning"),))
    reason = f"is no known {column.name}"
    remedy = f"write {near} ({known})" if near else f"write {joined(list(codes), 'or')}"
    return Judgement(text, (Fault(text, reason, remedy),))


def _judge_step(cell: CsvCell) -> Judgement:
    text, codes = cell.text, cell.column.codes
    if (step := guesses.step(text)) in codes:
        return Judgement(step)
    return Judgement(text, (Fault(text, "is no step from -2 to 2", guesses.stance(text)),))


def _judge_single(cell: CsvCell) -> Judgement:
    """Judge a column that takes one reference or country."""
    text = cell.text
    found, fault = _ENTRIES[cell.column.kind](cell, text)
    if LIST_SEPARATOR in text and (fault or found != text):
        name = cell.column.name
        reason = f"is a list, but one {cell.noun} has one {name}"
        return Judgement(text, (Fault(text, reason, "keep one of them"),))
    return Judgement(found, (fault,) if fault else ())


def _judge_list(cell: CsvCell) -> Judgement:
    text = cell.text
    entries = [entry.strip() for entry in text.split(LIST_SEPARATOR)]
    found: list[str] = []
    faults: list[Fault] = []
    for entry in dict.fromkeys(filter(None, entries)):
        if (times := entries.count(entry)) > 1:
            reason, remedy = f"has {entry} {times} times", "keep one of them"
            faults.append(Fault(text, reason, remedy, "warning", "twice"))
        meant, fault = _ENTRIES[cell.column.kind](cell, entry)
        found.append(meant)
        if fault:
            faults.append(fault)
    changed = found != entries
    return Judgement(
        f"{LIST_SEPARATOR} ".join(dict.fromkeys(found)) if changed else text, tuple(faults)
    )


def _judge_url(cell: CsvCell) -> Judgement:
    if is_web_address(cell.text):
        return Judgement(cell.text)
    fault = Fault(cell.text, "is no web address", guesses.address(cell.text))
    return Judgement(cell.text, (fault,))


_RULES: Mapping[Kind, Callable[[CsvCell], Judgement]] = MappingProxyType(
    {
        Kind.ID: _judge_id,
        Kind.DATE: _judge_date,
        Kind.CODE: _judge_code,
        Kind.REF: _judge_single,
        Kind.REFS: _judge_list,
        Kind.COUNTRY: _judge_single,
        Kind.COUNTRIES: _judge_list,
        Kind.PLACE: _judge_single,
        Kind.PLACES: _judge_list,
        Kind.PLACE_CODE: _judge_place_code,
        Kind.OFFICES: _judge_list,
        Kind.URL: _judge_url,
    },
)

_Entry = tuple[str, Fault | None]
"""What an entry of a list means, and what is to be told of it."""


def _reference(cell: CsvCell, entry: str) -> _Entry:
    target = cell.column.refers_to or ""
    known = cell.known
    found = known.find(target, entry)
    if found == entry:
        return entry, None
    if found is not None:
        return found, _read(entry, found)
    ids, path = known.ids[target] or frozenset(), known.paths[target]
    if target in known.missing:
        blank = "" if cell.column.required else ", or leave the cells blank"
        reason = f"refers to {path}, which is missing"
        return entry, Fault(entry, reason, f"add that file{blank}", cause=MISSING)
    reason = f"is not an id in {path}"
    if cell.column.kind is Kind.REFS and (listed := _separated(known, target, entry)):
        return listed, _read(entry, listed)
    if near := guesses.closest(entry, ids):
        return entry, Fault(entry, reason, f"write {near}, or add {entry} there")
    return entry, Fault(entry, reason, "add it there, or write an id that is there")


def _separated(known: Known, target: str, entry: str) -> str | None:
    """Return a list of known rows with the right separators; None if it is none."""
    ids = known.ids[target] or frozenset()
    return guesses.separated(entry, ids)


def _country(cell: CsvCell, entry: str) -> _Entry:
    if cell.known.country(entry):
        return entry, None
    if own := next(
        (c for c, n in cell.known.countries.items() if n.casefold() == entry.casefold()), None
    ):
        return own, _read(entry, own)
    if code := country_named(entry):
        return code, _read(entry, code)
    if cell.column.kind is Kind.COUNTRIES and (listed := guesses.countries_separated(entry)):
        return listed, _read(entry, listed)
    return entry, Fault(entry, *guesses.country(entry))


def _place(cell: CsvCell, entry: str) -> _Entry:
    at = place(entry)
    if at.paragraph and cell.known.ids["sources"] is None:
        return entry, None
    source, fault = _reference(cell, at.source)
    if fault is None or fault.severity != "error":
        return str(Place(source, at.paragraph)), fault
    if not at.paragraph:
        if is_web_address(entry):
            return entry, None
        if meant := guesses.place(entry, cell.known.ids["sources"] or frozenset()):
            return entry, Fault(entry, "is not source#paragraph", f"write {meant}")
        if " " in entry and fault.cause != MISSING and "write " not in fault.remedy[:6]:
            path = cell.known.paths["sources"]
            reason = f"is not in {path}, and shown as a source of its own"
            return entry, Fault(entry, reason, "add it there to say more of it", "warning")
    return entry, fault


def _office(_cell: CsvCell, entry: str) -> _Entry:
    held = office(entry)
    if not held.title:
        remedy = f"write {entry} prime minister, or what it was"
        return entry, Fault(entry, "names no office", remedy)
    if held.date:
        try:
            parse(held.date)
        except InvalidDate as error:
            remedy = f"{error.remedy}, then the office"
            reason = f"begins with {held.date}, which {error.reason}"
            return entry, Fault(entry, reason, remedy)
    return entry, None


_ENTRIES: Mapping[Kind, Callable[[CsvCell, str], _Entry]] = MappingProxyType(
    {
        Kind.REF: _reference,
        Kind.REFS: _reference,
        Kind.COUNTRY: _country,
        Kind.COUNTRIES: _country,
        Kind.PLACE: _place,
        Kind.PLACES: _place,
        Kind.OFFICES: _office,
    },
)
