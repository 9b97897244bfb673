"""What one cell means, and what is wrong with it, given what it may refer to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from timeline.dates import InvalidDate, doubt, is_third, rewritten, without_marks
from timeline.reading import guesses, word_guesses
from timeline.reading.entry_rules import ENTRY_RULES, find_country, find_row
from timeline.reading.judgements import MISSING, READ, CsvCell, Fault, Judgement, read_as
from timeline.reading.named_countries import country_named
from timeline.reading.sheet_xml import UNSAVED
from timeline.schema import LIST_SEPARATOR, Column, Kind
from timeline.web_address import is_web_address
from timeline.words import joined

__all__ = [
    "MISSING",
    "READ",
    "CsvCell",
    "Fault",
    "Judgement",
    "judge",
    "may_break",
    "too_long",
    "unfit_characters",
]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_PLACE_CODE = re.compile(r"[A-Z0-9]{2,8}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SHEET_ERROR = re.compile(
    r"#(?:N/A|N/D|NV|REF!|BEZUG!|¡REF!|RIF!|VERW!|NAME\?|NOM\?|NOMBRE\?|¿NOMBRE\?|NOME\?|NAAM\?"
    r"|VALUE!|VALEUR!|WERT!|¡VALOR!|VALORE!|VALOR!|WAARDE!|DIV/0!|¡DIV/0!|DEEL/0!|NULL!|NUL!|NULO!"
    r"|¡NULO!|NULLO!|NUM!|ZAHL!|NOMBRE!|¡NUM!|GETAL!|SPILL!|CALC!)"
)
"""As programs in English, German, French, Spanish, Italian, Portuguese and Dutch write them."""
_TOO_NARROW = re.compile(r"#{3,}")
"""What a program shows instead of what does not fit into its column, and some print."""
_LOST = "\N{REPLACEMENT CHARACTER}"


def judge(cell: CsvCell) -> Judgement:
    """Judge a cell that is not blank, of which the spaces around it are gone."""
    rule = _RULES.get(cell.column.kind)
    if rule is None:
        return Judgement(cell.text)
    judgement = rule(cell)
    if any(fault.is_error for fault in judgement.faults):
        return _without_marks(cell, rule) or judgement
    return judgement


def _without_marks(cell: CsvCell, rule: Callable[[CsvCell], Judgement]) -> Judgement | None:
    """Judge a cell without the marks of footnotes, and without letters that cannot be seen.

    None where it has none, or is wrong without them, too.
    """
    listed = cell.text.split(LIST_SEPARATOR)
    plain = f"{LIST_SEPARATOR} ".join(filter(None, map(without_marks, listed)))
    if not plain or plain == cell.text:
        return None
    found = rule(cell._replace(text=plain))
    if any(fault.is_error for fault in found.faults):
        return None
    return Judgement(found.text, (read_as(cell.text, found.text),))


def unfit_characters(cell: CsvCell) -> Iterator[Fault]:
    """Yield what no cell may hold, its text as it stands in the file."""
    text = cell.text
    if _LOST in text:
        yield Fault(text, f"has a letter lost in conversion ({_LOST})", "type that letter anew")
    if "\n" in text.strip() and not may_break(cell.column):
        yield Fault(text, "has a line break", "write it on one line")
    if unfit := _CONTROL.search(text):
        name = "a tab" if unfit[0] == "\t" else f"the control character U+{ord(unfit[0]):04X}"
        yield Fault(text, f"has {name}", "delete it")
    if text.strip() == UNSAVED:
        remedy = "open the workbook in its program and save it, or write the value"
        yield Fault(text.strip(), "is a formula that was saved without its value", remedy)
    if _SHEET_ERROR.fullmatch(text.strip()):
        remedy = "mend its formula there, or leave the cell blank"
        yield Fault(text.strip(), "is a spreadsheet's error", remedy)
    if _TOO_NARROW.fullmatch(text.strip()):
        remedy = "widen the column there and export it anew, or write the value"
        yield Fault(text.strip(), "is what a spreadsheet shows where its column is narrow", remedy)


def may_break(column: Column) -> bool:
    """Whether a cell may hold line breaks: texts, and lists, whose entries they part."""
    return column.kind in {Kind.TEXT, Kind.PROSE} or column.kind.is_list


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


def _judge_id(cell: CsvCell) -> Judgement:
    text = cell.text
    if _SLUG.fullmatch(text):
        return Judgement(text)
    if better := guesses.slug(text):
        return Judgement(better, (read_as(text, better),))
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
        cell.known.dates.parse(text)
    except InvalidDate as error:
        if meant := rewritten(text):
            fault = read_as(text, meant)._replace(is_sure=not is_third(text))
            return Judgement(meant, (fault,))
        plain = error.meant[0] if len(error.meant) == 1 else None
        is_sure = bool(plain) and not is_third(text)
        fault = Fault(text, error.reason, error.remedy, suggestion=plain, is_sure=is_sure)
        return Judgement(text, (fault,))
    if said := doubt(text):
        reason, _, remedy = said.partition("; ")
        return Judgement(text, (Fault(text, reason, remedy, "warning"),))
    return Judgement(text)


def _judge_code(cell: CsvCell) -> Judgement:
    column, text = cell.column, cell.text
    codes = column.codes
    if text in codes:
        return Judgement(text)
    if "0" in codes:
        return _judge_step(cell)
    if plain := word_guesses.code(column, text):
        is_written_so = unicodedata.normalize("NFKC", text).casefold() == plain
        return Judgement(plain, () if is_written_so else (read_as(text, plain),))
    near = word_guesses.code_meant(column, text) or guesses.closest(text, frozenset(codes))
    known = joined(list(codes), "or")
    if column.own_codes:
        remedy = f"write {near} if that is meant" if near else f"leave it, or write {known}"
        reason = f"is a {column.name} of your own"
        return Judgement(text, (Fault(text, reason, remedy, "warning", suggestion=near),))
    others = joined([word for word in codes if word != near], "or")
    remedy = f"write {near} if that is meant, else {others}" if near else f"write {known}"
    reason = f"is no known {column.name}"
    return Judgement(text, (Fault(text, reason, remedy, suggestion=near),))


def _judge_step(cell: CsvCell) -> Judgement:
    text, codes = cell.text, cell.column.codes
    if (step := word_guesses.step(text)) in codes:
        return Judgement(step)
    if own := word_guesses.step_said(text):
        return Judgement(own, (read_as(text, own),))
    remedy, likely = word_guesses.stance_remedy(text)
    fault = Fault(text, "is no step from -2 to 2", remedy, suggestion=likely)
    return Judgement(text, (fault,))


def _judge_single(cell: CsvCell) -> Judgement:
    """Judge a column that takes one reference or country."""
    text, name = cell.text, cell.column.name
    found, fault = ENTRY_RULES[cell.column.kind](cell, text)
    if found == text and fault is None and LIST_SEPARATOR not in text:
        return Judgement(text)
    if found != text and LIST_SEPARATOR not in found:
        return Judgement(found, (fault,) if fault else ())
    if LIST_SEPARATOR in text or _is_list(cell, text):
        reason, remedy = f"is a list, but one {cell.noun} has one {name}", "keep one of them"
        if fault is not None:
            return Judgement(text, (Fault(text, reason, remedy),))
        reason = f"is taken as one {name}, although it has a semicolon"
        remedy = f"write a {cell.noun} for each if there are several"
        return Judgement(text, (Fault(text, reason, remedy, "warning"),))
    return Judgement(found, (fault,) if fault else ())


def _is_list(cell: CsvCell, text: str) -> bool:
    """Whether a text is a list of what its column takes one of, with other separators."""
    find = find_country(cell) if cell.column.kind is Kind.COUNTRY else find_row(cell)
    return guesses.separated(text, find) is not None


def _judge_list(cell: CsvCell) -> Judgement:
    text = cell.text
    entries = [entry.strip() for entry in re.split(rf"[{LIST_SEPARATOR}\n]", text)]
    found: list[str] = []
    faults: list[Fault] = []
    if "\n" in text:
        faults.append(read_as(text, f"{LIST_SEPARATOR} ".join(filter(None, entries))))
    for entry in dict.fromkeys(filter(None, entries)):
        if (times := entries.count(entry)) > 1:
            reason, remedy = f"has {entry} {times} times", "keep one of them"
            faults.append(Fault(text, reason, remedy, "warning", "twice"))
        meant, fault = ENTRY_RULES[cell.column.kind](cell, entry)
        if meant:
            found.append(meant)
        if fault:
            faults.append(fault)
    changed = found != entries or "\n" in text
    return Judgement(
        f"{LIST_SEPARATOR} ".join(dict.fromkeys(found)) if changed else text, tuple(faults)
    )


def _judge_url(cell: CsvCell) -> Judgement:
    if is_web_address(cell.text):
        return Judgement(cell.text)
    meant = guesses.address(cell.text)
    remedy = f"write {meant}" if meant else "write it whole, from https:// or http:// on"
    fault = Fault(cell.text, "is no web address", remedy, suggestion=meant, is_sure=bool(meant))
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
