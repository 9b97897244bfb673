"""Rows of other tables that a form adds with its own: a new actor, framework or source."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from timeline import editing
from timeline.app import edit_session
from timeline.app.edit_session import Form, NewRow
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.editing import EditError
from timeline.made_ids import MadeIds
from timeline.reading.header import arrange_header
from timeline.schema import LIST_SEPARATOR, TABLES, Column, Kind, entries
from timeline.schema.countries import country_names
from timeline.words import capital

__all__ = ["can_add", "offer", "with_new"]

_ASKED: Mapping[str, tuple[str, ...]] = {
    "actors": ("name", "type", "country"),
    "frameworks": ("name", "kind", "proposition"),
    "sources": ("title", "kind", "date", "url"),
}
"""What is asked of a new row of each table, what it is called first."""


def can_add(ds: Dataset, table: str) -> bool:
    """Whether a row can be added to a table with that of a form."""
    return table in _ASKED and table in ds.files and not edit_session.why_not(table)


def offer(ds: Dataset, form: Form, column: Column, place: str) -> None:
    """Offer to add a row to the table that a column refers to, and ask for what it says."""
    table = column.refers_to or ""
    if not can_add(ds, table):
        return
    noun = TABLES[table].noun
    if place not in form.adding:
        st.button(
            f"New {noun}",
            key=f"edit-new:{form.number}:{place}",
            icon=":material/add:",
            type="tertiary",
            help=f"Add one to {TABLES[table].file} together with this {TABLES[form.table].noun}",
            on_click=form.adding.add,
            args=(place,),
        )
        return
    with st.container(border=True):
        for name in _columns(ds, table):
            _field(form, place, TABLES[table].column(name))
        st.button(
            f"No new {noun}",
            key=f"edit-no-new:{form.number}:{place}",
            type="tertiary",
            on_click=form.adding.discard,
            args=(place,),
        )


def with_new(
    ds: Dataset, form: Form, cells: Mapping[str, str]
) -> tuple[dict[str, str], list[NewRow]]:
    """Return the cells of a form that refer to what is to be added, and the rows to add.

    One that is called as a row is that has been there before is that row.
    """
    found, rows = dict(cells), []
    ids = {table: MadeIds(getattr(ds, table)["id"]) for table in _ASKED}
    made: dict[tuple[str, str], str] = {}
    for place in sorted(form.adding):
        column = TABLES[form.table].column(place)
        table = column.refers_to or ""
        first = _ASKED[table][0]
        said = {name: _said(form, place, name) for name in _columns(ds, table)}
        called = said.get(first, "")
        if not called:
            noun = TABLES[table].noun
            form.faults[place] = f"Say what the new {noun} is called, or add no new {noun}."
            continue
        same = (table, called.casefold())
        if same not in made:
            made[same] = _known(ds, table, called) or ids[table].new(called, TABLES[table].noun)
            if not _known(ds, table, called):
                rows.append(_row(ds, table, {"id": made[same], **said}))
        if column.kind.is_list:
            before = found.get(place, form.cells[place])
            found[place] = f"{LIST_SEPARATOR} ".join([*entries(before), made[same]])
        else:
            found[place] = made[same]
    return found, rows


def _known(ds: Dataset, table: str, called: str) -> str:
    """Return the id of the row that is called so; blank for none."""
    frame = getattr(ds, table)
    folded = called.casefold()
    is_same = frame[_ASKED[table][0]].str.casefold().eq(folded) | frame["id"].eq(folded)
    return str(frame.loc[is_same, "id"].iloc[0]) if is_same.any() else ""


def _names(ds: Dataset, table: str) -> dict[str, str]:
    """Return what the file of a table calls its columns."""
    try:
        names = editing.column_names(ds.files[table])
    except EditError:
        return {}
    header = arrange_header(names, TABLES[table])
    return {column: names[places[0]] for column, places in header.places.items()}


def _columns(ds: Dataset, table: str) -> list[str]:
    """Return what can be asked of a new row: what its file has a column for."""
    names = _names(ds, table)
    first, *others = _ASKED[table]
    return [first, *(name for name in others if name in names)]


def _row(ds: Dataset, table: str, said: Mapping[str, str]) -> NewRow:
    names = _names(ds, table)
    cells = {names[name]: text for name, text in said.items() if text and name in names}
    return NewRow(table, ds.files[table], cells)


def _key(form: Form, place: str, name: str) -> str:
    return f"edit-added:{form.number}:{place}:{name}"


def _said(form: Form, place: str, name: str) -> str:
    return " ".join(str(st.session_state.get(_key(form, place, name)) or "").split())


def _field(form: Form, place: str, column: Column) -> None:
    said = capital(column.name)
    key, told = _key(form, place, column.name), safe(column.description)
    known = dict.fromkeys(column.codes) or (country_names() if column.kind is Kind.COUNTRY else {})
    if known:
        st.selectbox(
            said,
            list(known),
            None,
            format_func=lambda i: f"{known[i]} ({i})" if known[i] else str(i),
            key=key,
            help=told,
            placeholder="Choose",
            filter_mode="contains",
        )
    else:
        st.text_input(said, key=key, help=told)
