"""Data of other programs, brought in and given back: one module a form, each with its one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline import arguments
from timeline.exchange import columns
from timeline.exchange.acled import ACLED
from timeline.exchange.content import Content
from timeline.exchange.drafts import ExchangeError, Found
from timeline.exchange.gdelt import GDELT
from timeline.exchange.mapping import Form
from timeline.exchange.markwhen import MARKWHEN
from timeline.exchange.our_columns import read_ours
from timeline.exchange.rows import left_out
from timeline.exchange.timelinejs import JSON, SHEET
from timeline.exchange.ucdp import UCDP
from timeline.exchange.vis import VIS
from timeline.exchange.wikidata import WIKIDATA
from timeline.problems import Problem
from timeline.reading.grid import Remark
from timeline.schema import TABLES
from timeline.schema.other_names import known_names
from timeline.words import counted, joined

__all__ = ["FORMS", "ExchangeError", "Form", "Found", "Imported", "counts", "read"]

FORMS: tuple[Form, ...] = (SHEET, JSON, VIS, ACLED, UCDP, GDELT, WIKIDATA, MARKWHEN)
"""Every form that is read, in the order in which they are tried."""

_COLUMN_NAMES = frozenset().union(
    *(known_names(table) for table in TABLES.values()),
    *(row.theirs for form in FORMS if form.is_table for row in form.mapping),
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file held, and how it was read.

    Parameters
    ----------
    path : str
        The file, as the user would type it; of a workbook with the sheet, ``book.xlsx[Sheet1]``.
    label : str
        The form that it was read as, in words.
    found : Found
        What it holds.
    """

    path: str
    label: str
    found: Found

    @property
    def problems(self) -> Iterator[Problem]:
        """What is to be told of the file, and then of each row that is left."""
        for remark in self.found.remarks:
            said = (remark.line, None, None, remark.reason, remark.remedy)
            yield Problem(self.path, *said, severity="warning")
        for one in self.found.left:
            yield Problem(self.path, one.line, None, None, one.reason, one.remedy)
        for one in self.found.unread:
            said = (one.line, None, None, one.reason, one.remedy)
            yield Problem(self.path, *said, severity="warning")


def read(name: str, raw: bytes, form: str = "", named: Sequence[str] = ()) -> Imported:
    """Read a file of another program.

    Parameters
    ----------
    name : str
        The file, as the user would type it.
    raw : bytes
        What is in it.
    form : str
        Which form it has, one of `FORMS`; blank to find out.
    named : sequence of str
        Which of its columns is which of ours, as ``date=event_date``; then no form is looked for.

    Returns
    -------
    Imported
        What it holds, and as what it was read.

    Raises
    ------
    ExchangeError
        Where it has no form that is known, or is broken: one line, with a remedy.
    """
    ours = columns.named_columns(named) if named else {}
    names = _COLUMN_NAMES.union(*ours.values())
    content = Content(name, raw, names)
    try:
        imported = _read_named(content, ours) if named else _read_form(content, form)
    except RecursionError as error:
        raise ExchangeError(
            f"{name} is nested too deeply; export it anew from the program that made it"
        ) from error
    if not imported.found.rows:
        raise ExchangeError(f"{name} has nothing to import; it is read as {imported.label}")
    return imported


def _read_named(content: Content, ours: columns.Named) -> Imported:
    part = columns.with_columns(content, ours)
    found = columns.read_named(part, ours)
    return _told(content, part, found, part.table.warnings, "a table")


def _read_form(content: Content, name: str) -> Imported:
    form, part = _wanted(content, name) if name else _recognised(content)
    if form and part:
        warnings = part.table.warnings if form.is_table else part.warnings
        return _told(content, part, form.read(part), warnings, form.label)
    if ours := read_ours(content):
        found, path = ours
        label = f"it is, by the names of its columns: {joined([*found.tables])}"
        return Imported(path, label, found)
    known = joined([form.name for form in FORMS], "or")
    raise ExchangeError(
        f"{content.name} is in no form that is recognised; say which with --as {known}, or name "
        f"its columns: --column date=… --column title=…"
    )


def _told(
    content: Content, part: Content, found: Found, warnings: Sequence[Remark], label: str
) -> Imported:
    """Return what a part held, with all that is to be told of how it was read."""
    others = [other.name for other in content.parts if other is not part]
    remarks = (*warnings, *left_out(others), *found.remarks)
    return Imported(part.name, label, replace(found, remarks=remarks))


def _recognised(content: Content) -> tuple[Form | None, Content | None]:
    """Return the first form that any part of a file has, and that part."""
    every = ((form, part) for form in FORMS for part in content.parts)
    return next((both for both in every if both[0].recognises(both[1])), (None, None))


def _wanted(content: Content, name: str) -> tuple[Form, Content]:
    """Return the form of a name, and the part of a file that has it."""
    form = next((form for form in FORMS if form.name == name), None)
    if form is None:
        possible = arguments.possible(name, [form.name for form in FORMS])
        raise ExchangeError(f'there is no form "{name}"; there are {possible}')
    for part in content.parts:
        if form is MARKWHEN or form.recognises(part):
            return form, part
    raise ExchangeError(
        f"{content.name} is no {form.label}: that has {form.told_by}; leave --as out to find out"
    )


def counts(found: Found) -> str:
    """Say how many rows became what: ``Read 120 rows: 117 events, 2 eras, 1 not imported``."""
    parts = [
        *(_rows(name, len(rows)) for name, rows in found.tables.items()),
        _many(len(found.events), "event"),
        _many(len(found.eras), "era"),
        _many(found.titles, "title"),
        f"{found.joined:,} joined to others" if found.joined else "",
        f"{len(found.left):,} not imported" if found.left else "",
    ]
    return f"Read {_many(found.rows, 'row') or 'no row'}: {', '.join(filter(None, parts))}"


def _rows(table: str, number: int) -> str:
    return f"{number:,} {TABLES[table].noun if number == 1 else table}" if number else ""


def _many(number: int, noun: str) -> str:
    return counted(number, noun) if number else ""
