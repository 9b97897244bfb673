"""A briefing as files: a button for each form, its making told page by page, and the download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from timeline import views
from timeline.app.download import Made, file_name, hand_over
from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.export import formats
from timeline.export.formats import Form
from timeline.export.order import Order
from timeline.export.pptx.deck import DECK_SIZES, TemplateError
from timeline.fonts.shaping import missing_words
from timeline.layout.page import SIZES
from timeline.views.caption import Edition

__all__ = ["Briefing", "show"]

_SUFFIXES: Mapping[str, tuple[str, str, str]] = {
    "pptx": ("PowerPoint", ":material/co_present:", "Native shapes, with evidence in the notes"),
    "pdf": ("PDF", ":material/picture_as_pdf:", "To print or to send; text can be searched"),
    "zip": ("Pictures", ":material/folder_zip:", "A zip with one picture for each page"),
    "html": ("Web page", ":material/public:", "One file, interactive, works without a network"),
}
"""The forms that take several views: what the button says, its icon, and what they are good for."""

_SIZE, _TEMPLATE, _MADE = "briefing-size", "briefing-template", "briefing-made"


@dataclass(frozen=True)
class Briefing:
    """The views of a briefing, its title, and the edition that is made of it."""

    ds: Dataset
    views: Sequence[views.View]
    title: str
    made: Edition

    @property
    def about(self) -> tuple[object, ...]:
        """What a file of it depends on, besides how it is made."""
        return (self.ds.version, *self.views, self.title, self.made)


def show(briefing: Briefing) -> None:
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
    form = _chosen()
    how = (size, template)
    # A place of its own, so that nothing under it moves into another's while a file is made.
    with st.container():
        _result(briefing, form, how)


def _result(briefing: Briefing, form: Form | None, how: tuple[str, bytes | None]) -> None:
    """Make the file that is asked for, if one is; offer it until something changes."""
    if form is not None:
        st.session_state[_MADE] = None
        if (made := _make(briefing, form, *how)) is not None:
            st.session_state[_MADE] = (briefing.about, how, made)
            hand_over(made, "briefing-file")
        return
    about, used, made = st.session_state.get(_MADE) or (None, None, None)
    if made is not None and (about, used) == (briefing.about, how):
        hand_over(made, "briefing-file", fresh=False)


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
    pressed = None
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("Download as", width="content")
        for suffix, (label, icon, good_for) in _SUFFIXES.items():
            if st.button(label, icon=icon, key=f"briefing-make-{suffix}", help=good_for):
                pressed = known[suffix]
    return pressed


def _make(briefing: Briefing, form: Form, size: str, template: bytes | None) -> Made | None:
    """Make a file, and say page by page how far it is; None where it could not be made."""
    bar = st.progress(0.0, "Laying out the pages")

    def tell(done: int, total: int, what: str) -> None:
        said = f"Page {done + 1} of {total}: {safe(what)}" if done < total else "Packing the file"
        bar.progress(min(1.0, done / max(1, total)), said)

    try:
        done = formats.written(
            Order(
                briefing.ds,
                briefing.views,
                form.suffix,
                size=size,
                title=briefing.title,
                template=template if form.suffix == "pptx" else None,
                made=briefing.made,
                progress=tell,
            )
        )
    except (views.ViewError, TemplateError) as error:
        bar.empty()
        st.error(safe(str(error)), icon=":material/error:")
        return None
    bar.empty()
    if done.missing:
        st.caption(f":material/font_download_off: {safe(missing_words(done.missing))}.")
    title = briefing.title or briefing.ds.name
    return Made(file_name(title, briefing.made.day, form.suffix), form.mime, done.content)
