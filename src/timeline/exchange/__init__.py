"""Data of other programs, brought in and given back: one module a form, each with its one table."""

from __future__ import annotations

from collections.abc import Sequence

from timeline import arguments
from timeline.exchange import columns
from timeline.exchange.acled import ACLED
from timeline.exchange.content import Content
from timeline.exchange.drafts import ExchangeError, Found
from timeline.exchange.gdelt import GDELT
from timeline.exchange.mapping import Form
from timeline.exchange.markwhen import MARKWHEN
from timeline.exchange.timelinejs import JSON, SHEET
from timeline.exchange.ucdp import UCDP
from timeline.exchange.vis import VIS
from timeline.exchange.wikidata import WIKIDATA
from timeline.words import joined

__all__ = ["FORMS", "Content", "ExchangeError", "Form", "Found", "counts", "read"]

FORMS: tuple[Form, ...] = (SHEET, JSON, VIS, ACLED, UCDP, GDELT, WIKIDATA, MARKWHEN)
"""Every form that is read, in the order in which they are tried."""


def read(content: Content, name: str = "", named: Sequence[str] = ()) -> tuple[Found, str]:
    """Read a file of another program.

    Parameters
    ----------
    content : Content
        The file.
    name : str
        Which form it has, one of `FORMS`; blank to find out.
    named : sequence of str
        Which of its columns is which of ours, as ``date=event_date``; then no form is looked for.

    Returns
    -------
    found : Found
        What it holds.
    label : str
        The form that it was read as, in words.

    Raises
    ------
    ExchangeError
        Where it has no form that is known, or is broken: one line, with a remedy.
    """
    try:
        if named:
            return columns.read_named(content, columns.named_columns(named)), "a table"
        form = _form(content, name)
        found = form.read(content)
    except RecursionError as error:
        raise ExchangeError(
            f"{content.name} is nested too deeply; export it anew from the program that made it"
        ) from error
    if not found.rows:
        raise ExchangeError(f"{content.name} has nothing to import; it is read as {form.label}")
    return found, form.label


def _form(content: Content, name: str) -> Form:
    if name:
        for form in FORMS:
            if form.name == name:
                return _fitting(content, form)
        possible = arguments.possible(name, [form.name for form in FORMS])
        raise ExchangeError(f'there is no form "{name}"; there are {possible}')
    for form in FORMS:
        if form.recognises(content):
            return form
    known = joined([form.name for form in FORMS], "or")
    raise ExchangeError(
        f"{content.name} is in no form that is recognised; say which with --as {known}, or name "
        f"its columns: --column date=… --column title=…"
    )


def _fitting(content: Content, form: Form) -> Form:
    """Refuse a form that a file cannot have."""
    if form is MARKWHEN or form.recognises(content):
        return form
    raise ExchangeError(
        f"{content.name} is no {form.label}: that has {form.told_by}; leave --as out to find out"
    )


def counts(found: Found) -> str:
    """Say how many rows became what: ``Read 120 rows: 117 events, 2 eras, 1 not imported``."""
    parts = [
        _many(len(found.events), "event"),
        _many(len(found.eras), "era"),
        _many(found.titles, "title"),
        f"{found.joined:,} joined to others" if found.joined else "",
        f"{len(found.left):,} not imported" if found.left else "",
    ]
    return f"Read {_many(found.rows, 'row') or 'no row'}: {', '.join(filter(None, parts))}"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""
