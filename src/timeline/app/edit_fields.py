"""The fields in which the cells of a row are typed or chosen, each as its column wants it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from timeline import cite, dates
from timeline.app import edit_new_rows
from timeline.app.edit_session import Form
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.queries.filters import unique_names
from timeline.schema import LIST_SEPARATOR, TABLES, Column, Kind, entries
from timeline.schema.countries import country_names
from timeline.words import capital

__all__ = ["fields", "label", "read"]

_LONG = (Kind.PROSE, Kind.PLACES, Kind.REFS, Kind.COUNTRIES, Kind.OFFICES)
_FEW = 40
"""Up to how many letters a text may be to stand beside another field."""
_MOST_ALIKE = 3
"""How many known names that have a new one in them are offered instead of it."""


def fields(ds: Dataset, form: Form) -> None:
    """Draw the fields of a form, with what is wrong with each under it."""
    pair: list[str] = []
    for name in _shown(form):
        if _is_long(_column(form, name)):
            _beside(ds, form, pair)
            pair = []
            _field(ds, form, name)
        else:
            pair.append(name)
            if len(pair) > 1:
                _beside(ds, form, pair)
                pair = []
    _beside(ds, form, pair)


def read(form: Form) -> dict[str, str]:
    """Return the cells that the fields say, by column; those that say the same are left out."""
    found = {}
    for name in _shown(form):
        value, before = st.session_state.get(_key(form, name)), form.cells[name]
        if _key(form, name) not in st.session_state:
            text = form.typed.get(name, before)
        elif isinstance(value, list):
            typed = (entry for text in value for entry in entries(text))
            text = before if value == entries(before) else f"{LIST_SEPARATOR} ".join(typed)
        else:
            text = str(value or "").strip()
            if _column(form, name).kind is Kind.DATE:
                text = _as_date(text)
        if text != before.strip():
            found[name] = text
    return found


def _as_date(text: str) -> str:
    """Return a text as the date that it unmistakably means; as it stands where that is none."""
    try:
        dates.parse(text)
    except ValueError:
        return dates.rewritten(text) or text
    return text


def label(name: str) -> str:
    """Return what a column is called in a form."""
    return capital(name.replace("_", " "))


def _beside(ds: Dataset, form: Form, names: list[str]) -> None:
    if names:
        for place, name in zip(st.columns(2, gap="medium"), names, strict=False):
            with place:
                _field(ds, form, name)


def _shown(form: Form) -> list[str]:
    """Return the columns that have a field: an id is never changed."""
    return [name for name in form.cells if name != "id"]


def _column(form: Form, name: str) -> Column:
    """Return what the schema says of a column; of one of the file's own, that it holds text."""
    table = TABLES[form.table]
    if name in table.column_names:
        return table.column(name)
    return Column(name, Kind.TEXT, "A column of this file's own.", "")


def _key(form: Form, name: str) -> str:
    return f"edit:{form.number}:{name}"


def _is_long(column: Column) -> bool:
    return column.kind in _LONG or (
        column.kind is Kind.TEXT and (column.max_chars or _FEW + 1) > _FEW
    )


def _field(ds: Dataset, form: Form, name: str) -> None:
    column, value = _column(form, name), form.typed.get(name, form.cells[name]).strip()
    said = safe(label(name)) + (" (required)" if column.required else "")
    key, told = _key(form, name), _told(column)
    takes_new = _takes_new(ds, column)
    # What was wrong with a cell is no more said of what is typed instead.
    changed: dict[str, Any] = {"on_change": form.faults.pop, "args": (name, None)}
    if column.kind is Kind.DATE:
        st.text_input(said, value, key=key, help=told, live="500ms", **changed)
        _say_date(str(st.session_state[key] or ""))
    elif column.kind.is_list:
        known = _choices(ds, column)
        chosen = entries(value)
        st.multiselect(
            said,
            list(dict.fromkeys([*known, *chosen])),
            chosen,
            format_func=lambda i: known.get(i, i),
            key=key,
            help=told,
            accept_new_options=takes_new,
            placeholder=_placeholder(column, takes_new=takes_new),
            filter_mode="contains",
            select_all=False,
            **changed,
        )
        edit_new_rows.offer(ds, form, column, name)
    elif column.codes or column.kind in {Kind.REF, Kind.COUNTRY, Kind.PLACE}:
        known = _choices(ds, column)
        offered = list(dict.fromkeys([*known, *filter(None, [value])]))
        st.selectbox(
            said,
            offered,
            offered.index(value) if value else None,
            format_func=lambda i: known.get(i, i),
            key=key,
            help=told,
            accept_new_options=takes_new,
            placeholder=_placeholder(column, takes_new=takes_new),
            filter_mode="contains",
            **changed,
        )
        _ask_whether_known(key, known)
        if column.kind is Kind.REF:
            edit_new_rows.offer(ds, form, column, name)
    else:
        draw = st.text_area if column.kind is Kind.PROSE or "\n" in value else st.text_input
        most = column.max_chars if len(value) <= (column.max_chars or 0) else None
        draw(said, value, key=key, help=told, max_chars=most, **changed)
    if fault := form.faults.get(name):
        st.error(safe(fault), icon=":material/error:")


def _placeholder(column: Column, *, takes_new: bool) -> str:
    if column.kind in {Kind.PLACE, Kind.PLACES}:
        return "Choose, or type a source and its paragraph, as report#4"
    return "Choose, or type a new one" if takes_new else "Choose"


def _takes_new(ds: Dataset, column: Column) -> bool:
    """Whether the checks let something stand in a column that is not offered there."""
    if column.codes:
        return column.own_codes
    if column.kind in {Kind.REF, Kind.REFS}:
        return column.refers_to not in ds.files
    return column.kind not in {Kind.COUNTRY, Kind.COUNTRIES}


def _ask_whether_known(key: str, known: Mapping[str, str]) -> None:
    """Offer known names that have a new one in them, for the browser puts the new one first."""
    new = str(st.session_state.get(key) or "").strip()
    if not new or new in known:
        return
    alike = [i for i, name in known.items() if new.casefold() in name.casefold()][:_MOST_ALIKE]
    for meant in alike:
        st.button(
            f"Is {safe(known[meant])} meant?",
            key=f"{key}:{meant}",
            type="tertiary",
            on_click=st.session_state.__setitem__,
            args=(key, meant),
        )


def _told(column: Column) -> str:
    """Say what a column means and how much it holds, as Markdown."""
    limit = f" At most {column.max_words} words." if column.max_words else ""
    limit += f" At most {column.max_chars} characters." if column.max_chars else ""
    example = f" Such as: {column.example}" if column.example else ""
    return safe(f"{column.description}{limit}{example}")


def _say_date(text: str) -> None:
    """Say in words how a date is read and written, or why it is none."""
    if not (typed := text.strip()):
        return
    date = _as_date(typed)
    try:
        written = "" if date == typed else f"; written as {date}"
        st.caption(safe(f"Read as: {dates.words(date)}{written}"))
    except ValueError as error:
        st.caption(f":red[{safe(capital(str(error)))}]")


def _choices(ds: Dataset, column: Column) -> Mapping[str, str]:
    """Return what can be chosen in a column, each with what it is called."""
    if column.codes:
        return {word: f"{word}: {code.meaning}" for word, code in column.codes.items()}
    if column.kind in {Kind.COUNTRY, Kind.COUNTRIES}:
        return _with_ids({**ds.names("countries"), **country_names()})
    if column.kind in {Kind.PLACE, Kind.PLACES}:
        return {place: place for place in _places(ds)}
    if column.refers_to == "events":
        return _with_ids(dict(zip(ds.events["id"], ds.events["title"], strict=True)))
    if column.refers_to == "sources":
        return _with_ids(cite.source_names(ds))
    return _with_ids(unique_names(ds, column.refers_to)) if column.refers_to else {}


def _with_ids(names: Mapping[str, str]) -> dict[str, str]:
    return {key: name if name == key else f"{name} ({key})" for key, name in names.items()}


def _places(ds: Dataset) -> list[str]:
    """Return every place that a row of the data set names, in order of sources."""
    found = {
        (source, int(paragraph))
        for name, rows in ds.links.items()
        if name.endswith("_source")
        for source, paragraph in zip(rows["source"], rows["paragraph"], strict=True)
    }
    return [f"{source}#{paragraph}" for source, paragraph in sorted(found)]
