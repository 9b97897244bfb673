"""Editing where one looks: a pencil at a row, the window of its form, and what was done to undo."""

from __future__ import annotations

import streamlit as st

from timeline.app import edit_fields, edit_new_rows, edit_session, edit_undo
from timeline.app.edit_session import Form
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.home import find_data
from timeline.schema import TABLES
from timeline.words import capital, joined

__all__ = ["offer", "pencil", "show", "tell"]

_WIDTH = 760
_ADDED = ("events", "stances")
"""The tables that can be added to."""


def pencil(ds: Dataset, table: str, key: str, place: str) -> None:
    """Draw what opens the form of a row, where data may be changed.

    ``place`` tells this pencil from another of the same row on the page.
    """
    pressed = edit_session.is_on() and st.button(
        "Edit",
        key=f"pencil:{table}:{key}:{place}",
        icon=":material/edit:",
        type="tertiary",
        help=f"Change this {TABLES[table].noun} in {TABLES[table].file}",
    )
    if pressed:
        edit_session.open_form(ds, table, key)
        st.rerun()


def offer(ds: Dataset) -> None:
    """Offer to add rows and to undo what was done, where data may be changed."""
    if not edit_session.is_on():
        return
    reasons = {table: edit_session.why_not(table) for table in _ADDED}
    for table, reason in reasons.items():
        pressed = st.button(
            f"Add {TABLES[table].noun}",
            key=f"add:{table}",
            icon=":material/add:",
            help=safe(reason) or f"Write one more row into {TABLES[table].file}",
            disabled=bool(reason),
            width="stretch",
        )
        if pressed:
            edit_session.open_form(ds, table)
    # Who cannot point at a grey button, as on a telephone, is told as well.
    for reason in dict.fromkeys(filter(None, reasons.values())):
        st.caption(safe(reason))
    _undo("sidebar")


def tell() -> None:
    """Say what has just been done or refused."""
    notice, is_news = edit_session.take_notice()
    if notice:
        if is_news:
            st.toast(safe(notice), icon=":material/edit_note:", duration="long")
        done = edit_undo.last_change()
        if done and notice.startswith(done):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.caption(f"{safe(notice)}.", width="content")
                _undo("page")


def show(ds: Dataset) -> None:
    """Open the window of the form that is open, if one is; for the end of every run."""
    form = edit_session.opened()
    if form is None or not edit_session.is_on():
        return
    noun = TABLES[form.table].noun
    title = f"Edit {noun}" if form.key else f"Add {noun}"
    st.dialog(title, width=_WIDTH, on_dismiss=_put_aside)(lambda: _fill(ds))()


def _put_aside() -> None:
    if form := edit_session.opened():
        edit_session.put_aside(edit_fields.read(form))


def _fill(ds: Dataset) -> None:
    """Draw the form, unless what was pressed in it has closed it."""
    form = edit_session.opened()
    if form is None:
        st.rerun()
    path = find_data() / TABLES[form.table].file
    if form.key:
        st.caption(safe(f"{form.key} · {path.name}, line {form.line}"))
    elif "id" in form.cells:
        st.caption(safe(f"A new row of {path.name}; its id is made from what you write"))
    if form.typed:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption("With what you had typed before it was closed.", width="content")
            st.button(
                "Start anew", key="edit-anew", type="tertiary", on_click=edit_session.start_anew
            )
    edit_fields.fields(ds, form)
    _say_faults(form)
    _buttons(ds, form)


def _say_faults(form: Form) -> None:
    """Say, where one has just pressed, why nothing was written."""
    if not form.faults:
        return
    fields = [edit_fields.label(name) for name in form.faults if name]
    above = [f"See above: {joined(fields)}."] if fields else []
    head, *lines = [*above, *form.faults.get("", "").splitlines()]
    text = "\n".join((f"**Not written.** {safe(head)}", "", *(f"- {safe(line)}" for line in lines)))
    st.error(text, icon=":material/error:")


def _buttons(ds: Dataset, form: Form) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            "Save",
            key="edit-save",
            type="primary",
            icon=":material/save:",
            on_click=_save,
            args=(ds, form),
        )
        if form.key:
            st.button(
                "Delete",
                key="edit-delete",
                icon=":material/delete:",
                help="Take the row out of the file; this can be undone",
                on_click=edit_session.delete,
                args=(form,),
            )
        _undo("form")


def _save(ds: Dataset, form: Form) -> None:
    ids = frozenset(getattr(ds, form.table)["id"])
    form.faults.clear()
    cells, new = edit_new_rows.with_new(ds, form, edit_fields.read(form))
    if not form.faults:
        edit_session.save(form, cells, ids, new)


def _undo(place: str) -> None:
    """Offer to undo the last change, if there is one."""
    if said := edit_undo.last_change():
        st.button(
            "Undo" if place == "page" else "Undo last change",
            key=f"edit-undo-{place}",
            type="tertiary",
            icon=":material/undo:",
            help=f"{capital(said)}: take that back",
            on_click=edit_session.undo,
        )
