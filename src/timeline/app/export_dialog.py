"""The window of an export: what to make, how large and under which title; a preview; the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from timeline import views
from timeline.app import briefing_cart, export_preview
from timeline.app.download import Made, file_name, hand_over
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.export import formats
from timeline.export.formats import Form
from timeline.export.order import Order, Written
from timeline.export.pptx.deck import DECK_SIZES
from timeline.fonts.shaping import missing_words
from timeline.layout.page import SIZES
from timeline.views import caption
from timeline.views.view import Kind

__all__ = ["KIND_NAMES", "MOST_LETTERS", "MOST_NOTE", "Shown", "fill"]

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
    "xlsx": "What is in view as a table: dates sort, links open, sources stand beside.",
    "csv": "The same table as plain text, for any program.",
    "json": "What is in view with its sources, for programs.",
    "bib": "The sources in view for LaTeX and reference managers.",
    "txt": "The sources in view as numbered footnotes, to paste under a text.",
    "csl.json": "The sources in view for Zotero and other reference managers.",
}

_WITHOUT_NOTE = frozenset({"csv", "bib", "csl.json"})
_SCALES = (1, 2, 3, 4)
MOST_LETTERS, MOST_NOTE = 120, 240
"""How long a title and a note may be."""

_KEPT, _SCREEN = "export-kept", "screen"


@dataclass(frozen=True)
class Shown:
    """What a page shows, as each kind that it can leave the tool as; the usual one first.

    Attributes
    ----------
    shown, exact : mapping of str to views.View
        What it shows, for paper and slides; and for a picture that is to be as on screen.
    made : caption.Edition
        When it is made, and where its links lead.
    width : int
        Of the page's column, px.
    """

    ds: Dataset
    shown: Mapping[Kind, views.View]
    exact: Mapping[Kind, views.View]
    made: caption.Edition
    width: int


def fill(page: Shown) -> None:
    """Draw the window."""
    left, right = st.columns([0.46, 0.54], gap="medium")
    with left:
        order = _order(page)
        _deliver(page, order)
    with right:
        _preview(page, order)


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be made: of which view, in which form, how large."""

    view: views.View
    form: Form
    size: str
    scale: int


def _order(page: Shown) -> _Order:
    """Draw what there is to choose, beginning with what was chosen last; return what is."""
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    kind = next(iter(page.shown))
    if len(page.shown) > 1:
        kind = st.pills(
            "What",
            list(page.shown),
            default=kind,
            required=True,
            format_func=KIND_NAMES.__getitem__,
            key="export-kind",
            wrap=True,
        )
    form = _form(kind, kept)
    size, scale = _size(form, kept)
    wanted = (page.exact if size == _SCREEN else page.shown)[kind]
    suggested = caption.suggested_title(page.ds, wanted)
    title = st.text_input(
        "Title",
        suggested,
        key=f"export-title:{kind}",
        max_chars=MOST_LETTERS,
    )
    note = ""
    if form.suffix not in _WITHOUT_NOTE:
        note = st.text_input(
            "Note",
            key=f"export-note:{kind}",
            max_chars=MOST_NOTE,
            placeholder="A sentence of yours under the title",
        )
    named = replace(wanted, title="" if title == suggested else title.strip(), note=note.strip())
    return _Order(named, form, size, scale)


def _form(kind: Kind, kept: dict[str, str]) -> Form:
    offered = {form.suffix: form for form in formats.for_kind(kind)}
    first = kept.get("form", "")
    if first not in offered:
        first = next(iter(offered))
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


def _deliver(page: Shown, order: _Order) -> None:
    """Offer the file, and the view for the briefing; make what is asked for."""
    with st.container(horizontal=True, gap="small"):
        wanted = st.button("Download", key="export-download", icon=":material/download:")
        if st.button("Add to briefing", key="export-collect", icon=":material/playlist_add:"):
            briefing_cart.collect(page.ds, order.view)
            st.rerun()
    if not wanted:
        return
    try:
        with st.spinner("Making the file"):
            done = _written(page, order)
    except views.ViewError as error:
        st.error(safe(str(error)), icon=":material/error:")
        return
    title = order.view.title or caption.suggested_title(page.ds, order.view)
    name = file_name(title, page.made.day, order.form.suffix)
    hand_over(Made(name, order.form.mime, done.content), "export-file")
    if done.missing:
        st.caption(f":material/font_download_off: {safe(missing_words(done.missing))}.")


def _written(page: Shown, order: _Order) -> Written:
    return formats.written(
        Order(
            page.ds,
            [order.view],
            order.form.suffix,
            size=order.size,
            width=page.width,
            scale=order.scale,
            made=page.made,
        )
    )


def _preview(page: Shown, order: _Order) -> None:
    ds, suffix = page.ds, order.form.suffix
    st.markdown("**Preview**")
    if suffix in export_preview.ROWS:
        export_preview.rows(ds, order.view)
    elif suffix in export_preview.TEXTS:
        export_preview.lines(ds, order.view, suffix)
    else:
        with st.container(border=True):
            width = page.width if order.size == _SCREEN else None
            export_preview.picture(ds, order.view, order.size, page.made, width)
        if order.form.sized:
            _say_pages(order, export_preview.parts(ds, order.view, order.size, page.made, width))


def _say_pages(order: _Order, parts: int) -> None:
    """Say that there is more than the preview shows, and which form has it."""
    if parts < 2:  # noqa: PLR2004 -- one page is all
        return
    if order.form.suffix in {"png", "svg"}:
        st.caption(
            f"Page 1 of {parts}. A picture is one page: take PDF or PowerPoint for all of them, "
            f"or the size “{SIZES[_SCREEN].label}”, which is as long as it takes."
        )
    else:
        st.caption(f"The first of {parts} pages")
