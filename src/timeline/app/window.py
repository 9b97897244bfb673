"""The window of an export: what to make, how large and under which title; a preview; the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from timeline.app import preview, tray
from timeline.app.handed import Made, file_name, hand_over
from timeline.app.text import safe
from timeline.app.view import View
from timeline.brief import forms, frame, printer, views
from timeline.brief.deck import DECK_SIZES
from timeline.brief.forms import Form
from timeline.brief.views import Kind
from timeline.layout.page import SIZES

__all__ = ["KIND_NAMES", "MOST_LETTERS", "MOST_NOTE", "fill"]

KIND_NAMES: Mapping[Kind, str] = {
    "timeline": "Timeline",
    "matrix": "Matrix",
    "compare": "Then and now",
    "actor": "Actor",
    "events": "List of events",
    "stances": "List of statements",
    "sources": "List of sources",
}

_GOOD_FOR: Mapping[str, str] = {
    "png": "A picture for slides, documents and posts.",
    "svg": "A picture that stays sharp at any size, and that a drawing program can change.",
    "pdf": "To print or to send; text can be searched.",
    "pptx": "A slide of native shapes and text, with its evidence in the notes: to be edited.",
    "html": "One page for a colleague: interactive, and works without a network.",
    "xlsx": "The rows in view for a spreadsheet: dates, links and sources in it.",
    "csv": "The rows in view for any program.",
    "json": "The rows in view for a programmer.",
    "bib": "The sources in view for LaTeX and reference managers.",
    "txt": "The sources in view as numbered footnotes, to paste under a text.",
    "csl.json": "The sources in view for Zotero and other reference managers.",
}

_SCALES = (1, 2, 3, 4)
MOST_LETTERS, MOST_NOTE = 120, 240
"""How long a title and a note may be."""

_KEPT = "export-kept"


def fill(view: View, shown: Mapping[Kind, views.View], made: frame.Edition, width: int) -> None:
    """Draw the window.

    Parameters
    ----------
    shown : mapping of str to views.View
        What the page shows, as each kind that it can leave the tool as; the usual one first.
    made : frame.Edition
        When it is made, and where its links lead.
    width : int
        Of the page's column, for a picture as on screen, px.
    """
    left, right = st.columns([0.46, 0.54], gap="medium")
    with left:
        order = _order(view, shown)
        _deliver(view, order, made, width)
    with right:
        _preview(view, order, made, width)


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be made: of which view, in which form, how large."""

    view: views.View
    form: Form
    size: str
    scale: int


def _order(view: View, shown: Mapping[Kind, views.View]) -> _Order:
    """Draw what there is to choose, beginning with what was chosen last; return what is."""
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    kind = next(iter(shown))
    if len(shown) > 1:
        kind = st.pills(
            "What",
            list(shown),
            default=kind,
            required=True,
            format_func=KIND_NAMES.__getitem__,
            key="export-kind",
            wrap=True,
        )
    form = _form(kind, kept)
    size, scale = _size(form, kept)
    wanted = shown[kind]
    title = st.text_input(
        "Title",
        frame.suggested_title(view.ds, wanted),
        key=f"export-title:{kind}",
        max_chars=MOST_LETTERS,
    )
    note = st.text_input(
        "Note",
        key=f"export-note:{kind}",
        max_chars=MOST_NOTE,
        placeholder="A sentence of yours under the title",
    )
    suggested = frame.suggested_title(view.ds, wanted)
    named = replace(wanted, title="" if title == suggested else title.strip(), note=note.strip())
    return _Order(named, form, size, scale)


def _form(kind: Kind, kept: dict[str, str]) -> Form:
    offered = {form.suffix: form for form in forms.for_kind(kind)}
    first = kept.get("form", "")
    if first not in offered:
        first = next(s for s, form in offered.items() if not _missing(form))
    suffix = st.pills(
        "Format",
        list(offered),
        default=first,
        required=True,
        format_func=lambda s: offered[s].label,
        key=f"export-form:{kind}",
        wrap=True,
    )
    kept["form"] = suffix
    st.caption(_GOOD_FOR.get(suffix, offered[suffix].label))
    return offered[suffix]


def _missing(form: Form) -> str:
    """Return what a form lacks on this server, and the remedy; blank where it lacks nothing."""
    return printer.REMEDY if form.needs_browser and not printer.is_there() else ""


def _size(form: Form, kept: dict[str, str]) -> tuple[str, int]:
    if not form.sized:
        return next(iter(SIZES)), 2
    offered = [name for name in SIZES if form.suffix != "pptx" or name in DECK_SIZES]
    first = kept.get("size", "")
    size = st.pills(
        "Size",
        offered,
        default=first if first in offered else offered[0],
        required=True,
        format_func=lambda name: SIZES[name].label,
        key=f"export-size:{len(offered)}",
        wrap=True,
    )
    kept["size"] = size
    scale = int(kept.get("scale", "2"))
    if form.suffix == "png":
        scale = st.segmented_control(
            "Resolution",
            _SCALES,
            default=scale,
            required=True,
            format_func=lambda times: f"{times}x",
            key="export-scale",
            help="2x is sharp on most screens and projectors; 4x for print.",
        )
        kept["scale"] = str(scale)
    return size, scale


def _deliver(view: View, order: _Order, made: frame.Edition, width: int) -> None:
    """Offer the file, and the view for the briefing; make what is asked for."""
    missing = _missing(order.form)
    with st.container(horizontal=True, gap="small"):
        wanted = st.button(
            "Download",
            key="export-download",
            type="primary",
            icon=":material/download:",
            disabled=bool(missing),
        )
        if st.button("Add to briefing", key="export-collect", icon=":material/playlist_add:"):
            tray.collect(view.ds, order.view)
            st.rerun()
    if missing:
        st.warning(safe(missing), icon=":material/print_disabled:")
    if not wanted:
        return
    try:
        with st.spinner("Making the file"):
            content = _written(view, order, made, width)
    except (views.ViewError, printer.PrinterError) as error:
        st.error(safe(str(error)), icon=":material/error:")
        return
    title = order.view.title or frame.suggested_title(view.ds, order.view)
    name = file_name(title, made.day, order.form.suffix)
    hand_over(Made(name, order.form.mime, content), "export-file")


def _written(view: View, order: _Order, made: frame.Edition, width: int) -> bytes:
    return forms.write(
        view.ds,
        [order.view],
        order.form.suffix,
        size=order.size,
        width=width,
        scale=order.scale,
        made=made,
    )


def _preview(view: View, order: _Order, made: frame.Edition, width: int) -> None:
    ds, suffix = view.ds, order.form.suffix
    st.markdown("**Preview**")
    if suffix in preview.ROWS:
        preview.rows(ds, order.view)
    elif suffix in preview.TEXTS:
        preview.lines(ds, order.view, suffix)
    else:
        with st.container(border=True):
            on_screen = width if order.size == "screen" else None
            preview.picture(ds, order.view, order.size, made, on_screen)
