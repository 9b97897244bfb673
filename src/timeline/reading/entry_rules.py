"""What one reference, country, place or office in a cell means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from timeline.dates import InvalidDate, parse
from timeline.reading import guesses
from timeline.reading.country_guesses import no_country, several_countries
from timeline.reading.judgements import MISSING, WITHOUT_IDS, CsvCell, Fault, read_as
from timeline.reading.likeness import likeness
from timeline.reading.named_countries import country_named
from timeline.schema import LIST_SEPARATOR, Kind, Place, office, place
from timeline.schema.countries import country_names
from timeline.web_address import is_web_address

__all__ = ["ENTRY_RULES", "find_country", "find_row"]

_Entry = tuple[str, Fault | None]
"""What an entry of a list means, and what is to be told of it."""


def find_row(cell: CsvCell) -> Callable[[str], str | None]:
    """Return what finds a row of the table that a column refers to; nothing where any name goes."""
    target, known = cell.column.refers_to or "", cell.known
    return lambda entry: None if known.ids[target] is None else known.find(target, entry)


def _reference(cell: CsvCell, entry: str) -> _Entry:
    target = cell.column.refers_to or ""
    known = cell.known
    found = known.find(target, entry)
    if found == entry:
        return entry, None
    if found is not None:
        return found, read_as(entry, found)
    if target in known.missing:
        return _unshown(cell, entry, known.paths[target])
    if cell.column.kind is Kind.REFS and (listed := guesses.separated(entry, find_row(cell))):
        return listed, read_as(entry, listed)
    return entry, _no_row(cell, entry)


def _no_row(cell: CsvCell, entry: str) -> Fault:
    """Say of what names no row of a table what is to be done."""
    target = cell.column.refers_to or ""
    known, path = cell.known, cell.known.paths[target]
    if near := _near(cell, entry):
        return Fault(entry, f"is not an id in {path}", f"write {near}, or add {entry} there")
    if target in known.sheets and known.sheets[target].has_made_ids:
        reason = f"names no row of {path}, which has no column id"
        remedy = f"add one there, with {entry} and the other names that cells write"
        return Fault(entry, reason, remedy, cause=WITHOUT_IDS)
    remedy = "add it there, or write an id that is there"
    return Fault(entry, f"is not an id in {path}", remedy)


def _unshown(cell: CsvCell, entry: str, path: str) -> _Entry:
    """Refuse what names a row of a missing table; or leave it out where the column may be blank."""
    reason = f"refers to {path}, which is missing"
    if cell.column.required:
        return entry, Fault(entry, reason, "add that file", cause=MISSING)
    remedy = "add that file, for what it names is not shown"
    return "", Fault(entry, reason, remedy, "warning", MISSING)


def _near(cell: CsvCell, entry: str) -> str | None:
    """Return the id that was probably meant by one that is not there."""
    ids = cell.known.ids[cell.column.refers_to or ""] or frozenset()
    return guesses.closest(entry, ids) if cell.is_guessed else None


def find_country(cell: CsvCell) -> Callable[[str], str | None]:
    """Return what finds a country, or a place of the data set's own, by its code or name."""
    known = cell.known

    def find(entry: str) -> str | None:
        if known.country(entry):
            return entry
        return known.names("countries").get(likeness(entry)) or country_named(entry)

    return find


def _country(cell: CsvCell, entry: str) -> _Entry:
    find = find_country(cell)
    code = find(entry)
    if code == entry:
        return entry, None
    if code:
        name = {**country_names(), **cell.known.countries}[code]
        fault = read_as(entry, code, "" if name.casefold() == entry.casefold() else name)
        return code, fault._replace(cause="")  # each is told, or a wrong one is not seen
    if cell.column.kind is Kind.COUNTRIES and (listed := guesses.separated(entry, find)):
        return listed, read_as(entry, listed)
    if listed_wrong := several_countries(entry, find):
        return entry, listed_wrong
    table = cell.known.paths.get("countries", "countries.csv")
    if not cell.is_guessed:
        return entry, Fault(entry, "is no country code", f"write one, or add it to {table}")
    return entry, no_country(entry, table, cell.known.countries)


def _place(cell: CsvCell, entry: str) -> _Entry:
    at = place(entry)
    if found := cell.known.names("sources").get(at.source):
        # A source's own address, which is no name of it, tells it all the same.
        return _as(entry, Place(found, at.paragraph))
    if address := guesses.source_address(at.source):
        return _as(entry, Place(address, at.paragraph))
    if is_web_address(at.source):
        return entry, None
    if guesses.names_no_source(entry):
        reason = "is shown as a source, although it names none"
        return entry, Fault(entry, reason, "write the source before it", "warning")
    source, fault = _reference(cell, at.source)
    if fault is None or not fault.is_error:
        return _as(entry, Place(source, at.paragraph)) if source != at.source else (entry, None)
    return (entry, fault) if at.paragraph else _loose_place(cell, entry, fault)


def _as(entry: str, meant: Place) -> _Entry:
    text = str(meant)
    return text, None if text == entry else read_as(entry, text)


def _loose_place(cell: CsvCell, entry: str, fault: Fault) -> _Entry:
    """Judge what is neither the id of a source nor one with a paragraph."""
    find = find_row(cell)
    if paged := guesses.paged(entry, find):
        if "#" in entry:
            remedy = f"write {paged}#, then the number of the paragraph; or {paged} without one"
            return entry, Fault(entry, "names a page, not a paragraph", remedy)
        reason = "is shown as a source of its own, since it names a page"
        return entry, Fault(entry, reason, f"write {paged} if the page may be lost", "warning")
    if meant := guesses.place(entry, find):
        places, is_sure = meant
        if is_sure and (cell.column.kind is Kind.PLACES or LIST_SEPARATOR not in places):
            return places, read_as(entry, places)
        remedy = f"write {places} if that is meant"
        return entry, Fault(entry, "is not source#paragraph", remedy, suggestion=places)
    return entry, _own_source(cell, entry, fault)


def _own_source(cell: CsvCell, entry: str, fault: Fault) -> Fault:
    """Say of a source that its table does not have what is to be done."""
    source, mark, _ = entry.partition("#")
    if mark and (found := find_row(cell)(source.strip())):
        reason, remedy = "has no number of a paragraph after #", f"write {found}"
        return Fault(entry, reason, remedy, suggestion=found, is_sure=True)
    if " " in entry and fault.cause != MISSING and _near(cell, source) is None:
        path = cell.known.paths["sources"]
        reason = f"is not in {path}, and shown as a source of its own"
        return Fault(entry, reason, "add it there to say more of it", "warning")
    return fault


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


ENTRY_RULES: Mapping[Kind, Callable[[CsvCell, str], _Entry]] = MappingProxyType(
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
