"""What of the data is being changed in this session, and how it is written."""

from __future__ import annotations

import ipaddress
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from timeline import editing
from timeline.app import edit_undo, own_data
from timeline.app.watch import is_served
from timeline.dataset import Dataset
from timeline.editing import EditError
from timeline.editing.checked import load_with
from timeline.editing.files import obstacle, read_file, require_same, write_files
from timeline.editing.ids import new_id
from timeline.home import EDIT, find_data
from timeline.problems import DataError, Problem
from timeline.reading.guesses import slug
from timeline.schema import TABLES
from timeline.words import capital, counted

__all__ = [
    "Form",
    "NewRow",
    "close",
    "delete",
    "is_on",
    "open_form",
    "opened",
    "put_aside",
    "save",
    "start_anew",
    "take_notice",
    "undo",
    "why_not",
]

_FORM, _NOTICE, _COUNT, _DRAFTS = "edit-form", "edit-notice", "edit-count", "edit-drafts"
_NOTICED = 8.0
"""Seconds for which it is told what has been done."""
_BOOKS = frozenset({".ods", ".xls", ".xlsx", ".zip"})
"""What else tables may come from."""


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
    cells : mapping of str to str
        What the row says in the file, by the names of its columns; of a new one, blank.
    number : int
        Which form of the session it is.
    warnings : tuple of Problem
        What was told of the data already.
    faults : dict of str to str
        What is wrong with a cell, by column; under a blank name with all else.
    typed : mapping of str to str
        What was typed into it before it was closed without being saved.
    adding : set of str
        Columns of lists and references for which a row is to be added to their table.
    """

    table: str
    key: str
    line: int
    raw: bytes
    cells: Mapping[str, str]
    number: int
    warnings: tuple[Problem, ...]
    faults: dict[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    adding: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to be added to another table than that of the form, with its file as it is now."""

    table: str
    raw: bytes
    cells: Mapping[str, str]


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
    if host is None:
        return not is_served()
    try:
        return _is_local(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


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
    form = opened()
    st.session_state.pop(_FORM, None)
    if form:
        _drafts().pop((form.table, form.key), None)


def put_aside(cells: Mapping[str, str]) -> None:
    """Close the form, and keep what was typed for when it is opened again."""
    form = opened()
    close()
    if form and cells:
        _drafts()[form.table, form.key] = dict(cells)
        noun = TABLES[form.table].noun
        _note(f"Closed without saving; what you typed is there when you open this {noun} again")


def start_anew() -> None:
    """Forget what was typed before, and show the form as the file has it."""
    if form := opened():
        close()
        number = st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
        st.session_state[_FORM] = replace(form, number=number, typed={}, faults={}, adding=set())


def _drafts() -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = st.session_state.setdefault(_DRAFTS, {})
    return found


def open_form(ds: Dataset, table: str, key: str = "") -> None:
    """Open the form of a row of events or stances, or of a new one; or say why there is none."""
    if reason := why_not(table):
        _note(reason)
        return
    number = st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    frame = getattr(ds, table)
    try:
        raw = read_file(find_data() / TABLES[table].file)
        if not ds.files.was(table, raw):
            _note(f"{TABLES[table].file} is being changed; try again once the page shows it.")
            return
        line = int(frame.loc[frame["id"] == key, "line"].iloc[0]) if key else 0
        if key:
            cells = editing.row_cells(raw, line)
            _require_id(cells, key, line)
        else:
            line = int(frame["line"].max()) if len(frame) else 0
            cells = dict.fromkeys(editing.column_names(raw), "")
    except EditError as error:
        _note(f"{_sentence(error)}.")
        return
    draft = _drafts().get((table, key), {})
    typed = {name: text for name, text in draft.items() if name in cells}
    form = Form(table, key, line, raw, cells, number, ds.warnings, typed=typed)
    st.session_state[_FORM] = form


def _require_id(cells: Mapping[str, str], key: str, line: int) -> None:
    """Raise EditError where a row has another id than the one that is asked for."""
    found = next((text.strip() for name, text in cells.items() if name.casefold() == "id"), "")
    # One that is blank or has capitals is made or mended as it is read.
    if found and key not in {found, slug(found)}:
        reason = f'line {line} of the file has the id "{found}", not "{key}"'
        raise EditError(reason, "load the page again")


def save(
    form: Form, cells: Mapping[str, str], ids: frozenset[str], new: Sequence[NewRow] = ()
) -> None:
    """Write the cells of a form that have changed; or note in it what is wrong with them.

    ``ids`` are those taken in the table; ``new`` the rows of other tables that cells refer to.
    """
    noun = TABLES[form.table].noun
    if form.key:
        said = f"Saved the {noun}"
        _try(form, said, lambda: editing.change(form.raw, form.line, cells), new)
        return
    made = {name: text for name, text in cells.items() if text}
    if "id" in form.cells:
        made["id"] = new_id(form.table, made, ids)
    said = f"Added the {noun}"
    _try(form, said, lambda: editing.add(form.raw, made, after=form.line), new)


def delete(form: Form) -> None:
    """Remove the row of a form; or note in it what stands in the way."""
    said = f"Deleted the {TABLES[form.table].noun}"
    _try(form, said, lambda: editing.remove(form.raw, form.line))


def undo() -> None:
    """Undo the last change, or say why it stays; a form that is open is closed."""
    close()
    if told := edit_undo.undo():
        _note(told)


def take_notice() -> tuple[str, bool]:
    """Return what has just been done or refused, blank for nothing, and whether it is news.

    It stays for some seconds, since a change of the files makes a page run once more at once.
    """
    text, since, is_news = st.session_state.get(_NOTICE, ("", 0.0, False))
    if time.monotonic() - since > _NOTICED:
        st.session_state.pop(_NOTICE, None)
        return "", False
    st.session_state[_NOTICE] = text, since, False
    return text, is_news


def _note(text: str) -> None:
    st.session_state[_NOTICE] = text, time.monotonic(), True


def _try(form: Form, said: str, make: Callable[[], bytes], new: Sequence[NewRow] = ()) -> None:
    """Make a change, check and write it; or note in the form why it was not made."""
    folder = find_data()
    form.faults.clear()
    try:
        after = make()
        require_same(folder / TABLES[form.table].file, form.raw)
        if after == form.raw:
            close()
            _note("Nothing was changed.")
            return
        changes = {table: (raw, done) for table, raw, done in _added(new)}
        changes[form.table] = form.raw, after
        found = load_with(folder, {table: done for table, (_, done) in changes.items()})
        write_files(
            [(folder / TABLES[table].file, *contents) for table, contents in changes.items()]
        )
    except EditError as error:
        form.faults[""] = "\n".join((f"{_sentence(error)}.", *error.details))
    except DataError as error:
        path = str(folder / TABLES[form.table].file)
        form.faults.update(_faults(form, path, error))
    except OSError as error:
        reason = f"The data cannot be read ({error.strerror}); see to their folder."
        form.faults[""] = reason
    else:
        edit_undo.remember(changes, said)
        close()
        _note(said + _brought(form.warnings, found.warnings))


def _added(new: Iterable[NewRow]) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield each table that gets rows, with its content before and after."""
    contents: dict[str, tuple[bytes, bytes]] = {}
    for row in new:
        before, now = contents.get(row.table, (row.raw, row.raw))
        contents[row.table] = before, editing.add(now, row.cells)
    return ((table, *both) for table, both in contents.items())


def _brought(before: Iterable[Problem], after: Iterable[Problem]) -> str:
    """Say which warnings there are more than before, whatever their lines; blank for none."""
    known = Counter(replace(problem, line=None) for problem in before)
    new = []
    for problem in after:
        same = replace(problem, line=None)
        known[same] -= 1
        if known[same] < 0:
            line = f", line {problem.line}" if problem.line else ""
            new.append(f"{Path(problem.file).name}{line}: {problem.sentence}")
    if not new:
        return ""
    count = counted(len(new), "warning") + (", the first" if len(new) > 1 else "")
    return f". {count}: {new[0]}"


def _faults(form: Form, path: str, error: DataError) -> dict[str, str]:
    """Return problems by the columns of the form; those of anything else under a blank name."""
    found: dict[str, list[str]] = {}
    for problem in error.problems:
        if not problem.is_error:
            continue
        if problem.file == path and problem.column and problem.column in form.cells:
            value = f'"{problem.value}" ' if problem.value else ""
            said = f"{value}{problem.reason}; {problem.remedy}."
            found.setdefault(problem.column, []).append(capital(said))
        else:
            found.setdefault("", []).append(f"{problem}.")
    return {column: "\n".join(lines) for column, lines in found.items()}


def _sentence(error: EditError) -> str:
    text = str(error)
    is_name = text.startswith(tuple(table.file for table in TABLES.values()))
    return text if is_name else capital(text)
