"""What of the data is being changed in this session, how it is written, and what can be undone."""

from __future__ import annotations

import hashlib
import ipaddress
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import streamlit as st

from timeline import editing
from timeline.app import own_data
from timeline.dataset import Dataset
from timeline.editing import EditError, Splice
from timeline.editing.checked import load_with
from timeline.editing.files import obstacle, read_file, require_same, write_file
from timeline.editing.ids import new_id
from timeline.home import EDIT, find_data
from timeline.problems import DataError
from timeline.schema import TABLES

__all__ = [
    "Form",
    "close",
    "delete",
    "is_on",
    "last_change",
    "open_form",
    "opened",
    "save",
    "take_notice",
    "undo",
    "why_not",
]

_FORM, _DONE, _NOTICE, _COUNT = "edit-form", "edit-done", "edit-notice", "edit-count"
_BOOKS = frozenset({".ods", ".xls", ".xlsx", ".zip"})
"""What else tables may come from."""
_MOST_KEPT = 50
"""How many changes can be undone."""


@dataclass(slots=True)
class Form:
    """A form that is open.

    Parameters
    ----------
    table, key : str
        Of which table, and the id of its row; blank for a new one.
    line : int
        Line of the row; of a new one, that of the row under which it goes, 0 for the end.
    raw : bytes
        The table's file as the form was opened.
    encoding : str
        What it is written in.
    cells : mapping of str to str
        What the row says in the file, by the names of its columns; of a new one, blank.
    number : int
        Which form of the session it is.
    faults : dict of str to str
        What is wrong with a cell, by column; under a blank name with all else.
    """

    table: str
    key: str
    line: int
    raw: bytes
    encoding: str
    cells: Mapping[str, str]
    number: int
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Done:
    """A change that was made, and what tells the content after it from any other."""

    table: str
    splice: Splice
    digest: bytes
    said: str


def is_on() -> bool:
    """Whether data may be changed here: as asked for, and by this machine alone.

    What readers show of their own has a page where it is mended.
    """
    if own_data.shown() is not None:
        return False
    if os.environ.get(EDIT) != "1" or not _is_local(str(st.get_option("server.address") or "")):
        return False
    # A page elsewhere whose name leads to this machine is not from here.
    host = st.context.headers.get("Host")
    return host is None or _is_local(urlsplit(f"//{host}").hostname or "")


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def why_not(table: str) -> str:
    """Return why a table cannot be changed here, and the remedy; blank where it can."""
    data = find_data()
    file = data / TABLES[table].file
    found = [data] if data.is_file() else [] if file.exists() else sorted(data.glob("*.*"))
    if data.is_file() and data.suffix.casefold() == ".csv":
        return f"Only the tables of a folder can be changed here; serve {data.parent} instead."
    if book := next((path for path in found if path.suffix.casefold() in _BOOKS), None):
        return f"Only CSV files can be changed here; edit {book.name} in its own program."
    fault = obstacle(file)
    return f"{_sentence(fault)}." if fault else ""


def opened() -> Form | None:
    """Return the form that is open, if any."""
    form: Form | None = st.session_state.get(_FORM)
    return form


def close() -> None:
    """Close the form; what was typed is forgotten."""
    st.session_state.pop(_FORM, None)


def open_form(ds: Dataset, table: str, key: str = "") -> None:
    """Open the form of a row of events or stances, or of a new one; or say why there is none."""
    if reason := why_not(table):
        _note(reason)
        return
    number = st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    frame = getattr(ds, table)
    try:
        raw = read_file(find_data() / TABLES[table].file)
        if raw != ds.files.get(table):
            _note(f"{TABLES[table].file} is being changed; try again once the page shows it.")
            return
        line = int(frame.loc[frame["id"] == key, "line"].iloc[0]) if key else 0
        last = int(frame["line"].max()) if len(frame) else 0
        encoding = _encoding(ds, table, raw, line or last)
        if key:
            cells = editing.row_cells(raw, line, encoding)
        else:
            cells, line = dict.fromkeys(editing.column_names(raw, encoding), ""), last
    except EditError as error:
        _note(f"{_sentence(error)}.")
        return
    st.session_state[_FORM] = Form(table, key, line, raw, encoding, cells, number)


def save(form: Form, cells: Mapping[str, str], ids: frozenset[str]) -> None:
    """Write the cells of a form that have changed; or note in it what is wrong with them.

    ``ids`` are those taken in the table.
    """
    noun = TABLES[form.table].noun
    if form.key:
        said = f"Saved the {noun}"
        _try(form, said, lambda: editing.change(form.raw, form.line, cells, form.encoding))
        return
    made = {name: text for name, text in cells.items() if text}
    if "id" in form.cells:
        made["id"] = new_id(form.table, made, ids)
    said = f"Added the {noun}"
    _try(
        form,
        said,
        lambda: editing.add(form.raw, made, after=form.line, encoding=form.encoding),
    )


def delete(form: Form) -> None:
    """Remove the row of a form; or note in it what stands in the way."""
    said = f"Deleted the {TABLES[form.table].noun}"
    _try(form, said, lambda: editing.remove(form.raw, form.line, form.encoding))


def last_change() -> str:
    """Return what was done last and can be undone; blank for nothing."""
    done: list[_Done] = st.session_state.get(_DONE, [])
    return done[-1].said if done else ""


def undo() -> None:
    """Undo the last change, or say why it stays; a form that is open is closed."""
    close()
    last: _Done = st.session_state[_DONE][-1]
    path = find_data() / TABLES[last.table].file
    try:
        now = read_file(path)
        if hashlib.sha256(now).digest() != last.digest:
            _note(f"Not undone: {path.name} has been changed by somebody else since; edit it anew.")
            return
        before = last.splice.inverse().apply(now)
        load_with(path.parent, last.table, before)
        write_file(path, now, before)
    except EditError as error:
        _note(f"Not undone: {error}.")
    except DataError as error:
        _note(f"Not undone: {error.problems[0]}.")
    else:
        st.session_state[_DONE].pop()
        _note(f"Undone: {last.said[0].lower()}{last.said[1:]}")


def take_notice() -> str:
    """Return what has just been done or refused, once; blank for nothing."""
    return str(st.session_state.pop(_NOTICE, ""))


def _note(text: str) -> None:
    st.session_state[_NOTICE] = text


def _try(form: Form, said: str, make: Callable[[], bytes]) -> None:
    """Make a change, check and write it; or note in the form why it was not made."""
    path = find_data() / TABLES[form.table].file
    form.faults.clear()
    try:
        after = make()
        require_same(path, form.raw)
        if after == form.raw:
            close()
            _note("Nothing was changed.")
            return
        load_with(path.parent, form.table, after)
        write_file(path, form.raw, after)
    except EditError as error:
        form.faults[""] = "\n".join((f"{_sentence(error)}.", *error.details))
    except DataError as error:
        form.faults.update(_faults(form, str(path), error))
    else:
        done = _Done(
            form.table, Splice.between(form.raw, after), hashlib.sha256(after).digest(), said
        )
        st.session_state[_DONE] = [*st.session_state.get(_DONE, []), done][-_MOST_KEPT:]
        close()
        _note(said)


def _faults(form: Form, path: str, error: DataError) -> dict[str, str]:
    """Return problems by the columns of the form; those of anything else under a blank name."""
    found: dict[str, list[str]] = {}
    for problem in error.problems:
        if not getattr(problem, "is_error", True):
            continue
        if problem.file == path and problem.column and problem.column in form.cells:
            value = f'"{problem.value}" ' if problem.value else ""
            said = f"{value}{problem.reason}; {problem.remedy}."
            found.setdefault(problem.column, []).append(said[0].upper() + said[1:])
        else:
            found.setdefault("", []).append(f"{problem}.")
    return {column: "\n".join(lines) for column, lines in found.items()}


def _encoding(ds: Dataset, table: str, raw: bytes, line: int) -> str:
    """Return the encoding in which a row of a file says what the data set says."""
    frame = getattr(ds, table)
    known = frame[frame["line"] == line].to_dict("records")
    possible = list(editing.encodings(raw))
    for encoding in possible:
        cells = editing.row_cells(raw, line, encoding) if known else {}
        told = {name: text.strip() for name, text in cells.items() if text.strip()}
        if all(str(known[0].get(name, text)) == text for name, text in told.items()):
            return encoding
    return possible[0] if possible else ""


def _sentence(error: EditError) -> str:
    text = str(error)
    is_name = text.startswith(tuple(table.file for table in TABLES.values()))
    return text if is_name else text[0].upper() + text[1:]
