"""The briefing: the views that were collected, ordered and named, and the files of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline import views
from timeline.app import briefing_cart, by_hand_fields, making, url
from timeline.app.briefing_cart import CartItem
from timeline.app.export_dialog import KIND_NAMES, MOST_NOTE, picture
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.export import formats
from timeline.export.formats import Form
from timeline.export.limits import ExportLimits
from timeline.export.pptx.deck import DECK_SIZES
from timeline.layout.page import SIZES
from timeline.queries.crowds import number_in_view
from timeline.views import caption, contents
from timeline.views.answers import MOST_LETTERS
from timeline.views.caption import Edition
from timeline.views.view import Kind
from timeline.words import counted

__all__ = ["show"]

_HEADING, _TEMPLATE = "briefing-title", "briefing-template"
_SIZE = "briefing-size"
_FORMS: Mapping[str, tuple[str, str, str]] = {
    "pptx": ("PowerPoint", ":material/co_present:", "Native shapes, with evidence in the notes"),
    "pdf": ("PDF", ":material/picture_as_pdf:", "To print or to send; text can be searched"),
    "zip": ("Pictures", ":material/folder_zip:", "A zip with one picture for each page"),
    "html": ("Web page", ":material/public:", "One file, interactive, works without a network"),
}
"""The forms that take several views: what the button says, its icon, and what they are good for."""

_UNDO = "Removed. Going back in the browser brings it back."


def show(state: State) -> None:
    """Draw the page."""
    st.title("Briefing")
    st.markdown(
        "Views collected on the other pages, each with its filters, to take away as slides, PDF, "
        "pictures or a web page. The address of this page holds them all: save it, or send it."
    )
    collected = [(item, views.parse(state.ds, item.text)[0]) for item in briefing_cart.items()]
    if not collected:
        _explain(state)
        return
    _heading(state)
    _files(state, (found for _, found in collected))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(counted(len(collected), "view"))
        st.button("Remove all", type="tertiary", key="briefing-clear", on_click=_clear)
    frames = []
    for place, (item, found) in enumerate(collected):
        with st.container(border=True):
            is_last = place == len(collected) - 1
            frames.append(_entry(state, item, found, place=place, is_last=is_last))
    _more(state)
    # Drawn last: words and buttons need not wait for the pictures.
    for frame_of, (_, found) in zip(frames, collected, strict=True):
        with frame_of:
            picture(state, found, "16:9")


def _explain(state: State) -> None:
    """Say what the page is for while nothing is collected, and how to begin."""
    st.info(
        "**Nothing is collected yet.** “Add to briefing”, at the top of every other page, puts "
        "what that page shows in here.",
        icon=":material/playlist_add:",
    )
    if usual := views.usual(state.ds, state.filters):
        names = ", ".join(KIND_NAMES[found.kind].lower() for found in usual)
        st.button(
            f"Start with the usual: {names}",
            icon=":material/co_present:",
            key="briefing-usual",
            on_click=briefing_cart.collect,
            args=(state.ds, *usual),
        )
    _more(state)


def _heading(state: State) -> None:
    st.session_state[_HEADING] = briefing_cart.heading()
    st.text_input(
        "Title of the briefing",
        key=_HEADING,
        max_chars=MOST_LETTERS,
        placeholder=state.ds.name,
        on_change=_head,
    )


def _head() -> None:
    briefing_cart.head(st.session_state[_HEADING].strip())


@dataclass(frozen=True)
class _Briefing:
    """All that a file depends on but its form: one is offered until something of it changes."""

    data: tuple[str, str]
    views: tuple[views.View, ...]
    title: str
    made: Edition
    size: str
    template: bytes | None


def _files(state: State, collected: Iterable[views.View]) -> None:
    """Draw what chooses the size, a button for each form, and the file once it is made."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        size = st.segmented_control(
            "Size of slides and pages",
            DECK_SIZES,
            default=DECK_SIZES[0],
            required=True,
            format_func=lambda name: SIZES[name].label.removeprefix("Slide "),  # fits a telephone
            key=_SIZE,
        )
        template = _template()
    title = briefing_cart.heading()
    data = state.ds.name, state.ds.version
    briefing = _Briefing(data, tuple(collected), title, state.edition, size, template)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("Download as", width="content")
        pressed = [
            suffix
            for suffix, (label, icon, good_for) in _FORMS.items()
            if st.button(label, icon=icon, key=f"briefing-make-{suffix}", help=good_for)
        ]
    # A place of its own, so that nothing under it moves into another's while a file is made.
    with st.container():
        if pressed:
            _begin(state, briefing, formats.find(f".{pressed[0]}"))
        making.follow(briefing, "briefing-file")


def _template() -> bytes | None:
    """Return the house template that was given, if one was."""
    given = st.session_state.get(_TEMPLATE)
    with st.popover("House template" + (" ✓" if given else ""), icon=":material/palette:"):
        st.file_uploader(
            "A PowerPoint file whose master the slides take on",
            type=["pptx", "potx"],
            max_upload_size=max(1, ExportLimits.set_here().template // 1_000_000),
            key=_TEMPLATE,
            help="Colours, fonts, the place of titles and the size of slides are then those of "
            "your house. The slides that are in the file are left out.",
        )
    return given.getvalue() if given else None


def _begin(state: State, briefing: _Briefing, form: Form) -> None:
    making.begin(
        state,
        briefing,
        briefing.views,
        form,
        briefing.title or state.ds.name,
        size=briefing.size,
        title=briefing.title,
        template=briefing.template if form.suffix == "pptx" else None,
        is_deck=True,
    )


def _entry(
    state: State, item: CartItem, found: views.View, *, place: int, is_last: bool
) -> DeltaGenerator:
    """Draw one view: what it says, and what can be done with it; return where its picture goes."""
    said = caption.caption_of(state.ds, found, state.edition)
    picture, words = st.columns([0.3, 0.7], gap="medium")
    with words:
        st.markdown(
            f"**{place + 1} · {KIND_NAMES[found.kind]}** · "
            + safe(" · ".join(filter(None, (said.sentence, said.day))))
        )
        for part, text, most in (
            ("title", said.title, by_hand_fields.MOST_HEADLINE),
            ("note", found.note, MOST_NOTE),
        ):
            key = f"briefing-{part}-{item.key}"
            st.session_state[key] = text
            st.text_input(
                f"{_PARTS[part]} of view {place + 1}",
                key=key,
                max_chars=most,
                placeholder=_PLACEHOLDERS[part],
                label_visibility="collapsed",
                on_change=_rename,
                args=(state, item.key, part),
            )
            if part == "title":
                by_hand_fields.say_room(said.title, _size())
        _buttons(state, item, found, is_first=place == 0, is_last=is_last)
    return picture


def _size() -> str:
    """Return the name of the size that slides and pages have."""
    return str(st.session_state.get(_SIZE) or DECK_SIZES[0])


def _by_hand(state: State, item: CartItem, found: views.View) -> None:
    """Offer what can be decided by hand of a chart of time; the fields once they are asked for."""
    key = f"briefing-hand-{item.key}"
    opened = st.popover(
        "Names, colours and events", icon=":material/tune:", key=key, on_change="rerun"
    )
    if opened.open:
        with opened:
            by_hand_fields.fields(state.ds, found, key, partial(_decide, state, item.key, key))


def _decide(state: State, key: int, fields: str) -> None:
    """Take what was decided by hand."""
    if (found := _collected(state, key)) is not None:
        briefing_cart.change(state.ds, key, by_hand_fields.read(found, fields))


_PARTS = {"title": "Headline", "note": "Note"}
_PLACEHOLDERS = {
    "title": "Headline: blank for the suggested one",
    "note": "Note: a sentence of yours",
}


def _buttons(
    state: State, item: CartItem, found: views.View, *, is_first: bool, is_last: bool
) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for label, icon, act, args, disabled in (
            ("Up", "arrow_upward", briefing_cart.move, (item.key, -1), is_first),
            ("Down", "arrow_downward", briefing_cart.move, (item.key, 1), is_last),
            ("Remove", "delete", _remove, (item.key,), False),
        ):
            st.button(
                label,
                icon=f":material/{icon}:",
                key=f"briefing-{label.lower()}-{item.key}",
                on_click=act,
                args=args,
                disabled=disabled,
            )
        if found.kind in contents.OF_TIME:
            _by_hand(state, item, found)
        st.markdown(f"[Open on its page]({url.href_view(state.ds, found)})", width="content")


def _rename(state: State, key: int, part: str) -> None:
    """Take a title or a note that was typed; what is suggested anyway needs no word."""
    found = _collected(state, key)
    if found is None:
        return
    typed = st.session_state[f"briefing-{part}-{key}"].strip()
    if part == "note":
        briefing_cart.change(state.ds, key, replace(found, note=typed))
        return
    suggested = caption.suggested_title(state.ds, found)
    briefing_cart.change(state.ds, key, replace(found, title="" if typed == suggested else typed))


def _collected(state: State, key: int) -> views.View | None:
    """Return a view that is collected; None where it is not any more."""
    text = next((item.text for item in briefing_cart.items() if item.key == key), None)
    return None if text is None else views.parse(state.ds, text)[0]


def _remove(key: int) -> None:
    briefing_cart.drop(key)
    st.toast(_UNDO, icon=":material/delete:")


def _clear() -> None:
    briefing_cart.clear()
    st.toast(_UNDO, icon=":material/delete:")


def _more(state: State) -> None:
    """Offer a view of every kind under the filters of the sidebar."""
    kinds = _kinds(state)
    if not kinds:
        return
    st.markdown("**Add under the filters**")
    with st.container(horizontal=True, gap="small"):
        for kind in kinds:
            st.button(
                KIND_NAMES[kind],
                icon=":material/add:",
                key=f"briefing-add-{kind}",
                on_click=briefing_cart.collect,
                args=(state.ds, views.View(kind, state.filters)),
            )


def _kinds(state: State) -> list[Kind]:
    """Return the kinds of view of which there is something under the filters."""
    events, stances = number_in_view(state.ds, state.filters), len(state.stances)
    there = {
        "timeline": events,
        "matrix": stances,
        "compare": events > 1,
        "actor": stances,
        "events": events,
        "stances": stances,
        "sources": len(state.ds.sources),
    }
    return [kind for kind in views.KINDS if there[kind]]
