"""A briefing as files: a button for each form, its making told page by page, and the download."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from timeline import views
from timeline.app import briefing_cart
from timeline.app.download import Made, file_name, hand_over
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.dataset import Dataset
from timeline.export import formats, printer
from timeline.export.formats import Form
from timeline.export.pptx.deck import DECK_SIZES, TemplateError
from timeline.layout.page import SIZES
from timeline.views.caption import Edition

__all__ = ["show"]

_SUFFIXES: Mapping[str, tuple[str, str, str]] = {
    "pptx": ("PowerPoint", ":material/co_present:", "Native shapes, with evidence in the notes"),
    "pdf": ("PDF", ":material/picture_as_pdf:", "To print or to send; text can be searched"),
    "zip": ("Pictures", ":material/folder_zip:", "A zip with one picture for each page"),
    "html": ("Web page", ":material/public:", "One file, interactive, works without a network"),
}
"""The forms that take several views: what the button says, its icon, and what they are good for."""

_SIZE, _TEMPLATE, _MADE = "briefing-size", "briefing-template", "briefing-made"


@dataclass(frozen=True)
class _Briefing:
    """All that a file depends on, but its form: a file is offered until something of it changes."""

    ds: Dataset
    views: tuple[views.View, ...]
    title: str
    made: Edition
    size: str
    template: bytes | None


def show(state: State, collected: Iterable[views.View]) -> None:
    """Draw what chooses the size, a button for each form, and the file once it is made."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        size = st.segmented_control(
            "Size of slides and pages",
            DECK_SIZES,
            default=DECK_SIZES[0],
            required=True,
            format_func=lambda name: SIZES[name].label,
            key=_SIZE,
        )
        template = _template()
    title = briefing_cart.heading()
    briefing = _Briefing(state.ds, tuple(collected), title, state.edition, size, template)
    form = _chosen()
    # A place of its own, so that nothing under it moves into another's while a file is made.
    with st.container():
        if form is not None:
            made = _make(briefing, form)
            st.session_state[_MADE] = (briefing, made)
        else:
            of, made = st.session_state.get(_MADE, (None, None))
            made = made if of == briefing else None
        if made is not None:
            hand_over(made, "briefing-file", fresh=form is not None)


def _template() -> bytes | None:
    """Return the house template that was given, if one was."""
    given = st.session_state.get(_TEMPLATE)
    with st.popover("House template" + (" ✓" if given else ""), icon=":material/palette:"):
        st.file_uploader(
            "A PowerPoint file whose master the slides take on",
            type=["pptx", "potx"],
            key=_TEMPLATE,
            help="Colours, fonts, the place of titles and the size of slides are then those of "
            "your house. The slides that are in the file are left out.",
        )
    return given.getvalue() if given else None


def _chosen() -> Form | None:
    """Draw a button for each form; return the one that was pressed."""
    known = {form.suffix: form for form in formats.FORMS}
    pressed, lacks = None, False
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("Download as", width="content")
        for suffix, (label, icon, good_for) in _SUFFIXES.items():
            form = known[suffix]
            missing = form.needs_browser and not printer.is_there()
            lacks |= missing
            if st.button(
                label,
                icon=icon,
                key=f"briefing-make-{suffix}",
                help=good_for,
                disabled=missing,
            ):
                pressed = form
    if lacks:
        st.caption(f":material/print_disabled: {safe(printer.missing())}.")
    return pressed


def _make(briefing: _Briefing, form: Form) -> Made | None:
    """Make a file, and say page by page how far it is; None where it could not be made."""
    bar = st.progress(0.0, "Laying out the pages")

    def tell(done: int, total: int, what: str) -> None:
        said = f"Page {done + 1} of {total}: {safe(what)}" if done < total else "Packing the file"
        bar.progress(min(1.0, done / max(1, total)), said)

    try:
        content = formats.write(
            briefing.ds,
            briefing.views,
            form.suffix,
            size=briefing.size,
            title=briefing.title,
            template=briefing.template if form.suffix == "pptx" else None,
            made=briefing.made,
            progress=tell,
        )
    except (views.ViewError, printer.PrinterError, TemplateError) as error:
        bar.empty()
        st.error(safe(str(error)), icon=":material/error:")
        return None
    bar.empty()
    title = briefing.title or briefing.ds.name
    return Made(file_name(title, briefing.made.day, form.suffix), form.mime, content)
