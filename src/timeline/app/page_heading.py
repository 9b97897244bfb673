"""The head of a page: its title, how to take away what the page shows, and its answer."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline.app import briefing_cart, day_controls, export_dialog, selection, sidebar, url
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.views import answers, contents
from timeline.views.answers import Part
from timeline.views.by_hand import hidden_words
from timeline.views.url_params import BY_HAND, CELL, EVENT
from timeline.views.view import Kind
from timeline.words import counted, joined, steady

__all__ = ["heading", "tell"]


def heading(
    state: State, title: str, *kinds: Kind, empty: bool = False, about: str = ""
) -> DeltaGenerator:
    """Draw a page's title, and beside it what exports the page or collects it for the briefing.

    Nothing is computed for them until one of them is used. Under the title stands the answer that
    the data in view give; what is returned is its place, for `tell` to draw it again.

    Parameters
    ----------
    title : str
        As Markdown.
    kinds : str
        As what the page can leave the tool; the first unless asked otherwise.
    empty : bool
        Whether there is nothing in view to take away.
    about : str
        As Markdown, what is explained to whoever asks.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="page-head"):
        st.title(title, width="stretch", help=about or None)
        with st.container(horizontal=True, gap="small", width="content"):
            opened = st.button(
                "Export",
                key="export",
                icon=":material/ios_share:",
                help="Picture, slide, PDF, web page, spreadsheet or citations of what is shown "
                "here",
                on_click=_make_way,
                disabled=empty,
            )
            st.button(
                "Add to briefing",
                key="collect",
                icon=":material/playlist_add:",
                help="Collect this view, with its filters, for slides or a PDF of several",
                on_click=_collect,
                args=(state, kinds[0]),
                disabled=empty,
            )
            if opened or (export_dialog.is_open(state.page) and not empty):
                export_dialog.open_dialog(state, kinds)
    place = st.empty()
    if not empty:
        tell(state, kinds[0], place)
        _by_hand(state, kinds[0])
    return place


def _by_hand(state: State, kind: Kind) -> None:
    """Say what of the page was decided by hand, and offer to undo it."""
    if not any(param in st.query_params for param in BY_HAND):
        return
    view = state.view(kind)
    said = [
        "a headline of somebody's own" if view.title else "",
        *(
            f"{counted(len(i), 'event')} {what}"
            for i, what in ((view.pin, "pinned"), (view.highlight, "highlighted"))
            if i
        ),
        hidden_words(contents.hidden(state.ds, view)),
        "a callout" if view.callout else "",
    ]
    if not any(said):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"Set by hand: {joined(list(filter(None, said)))}.", width="content")
        st.button("Undo", key="by-hand-undo", type="tertiary", on_click=_undo)


def _undo() -> None:
    for param in BY_HAND:
        url.choose(param)


def tell(state: State, kind: Kind, place: DeltaGenerator) -> None:
    """Draw the sentence that the data in view give, its parts leading to their evidence.

    Where they give none, it is how much there is. A headline in the address stands in its place.
    """
    if title := state.view(kind).title:
        place.markdown(f"### {safe(title)}")
        return
    said = state.answer(kind) or answers.plain_answer(state.ds, state.view(kind))
    place.markdown(f"### {steady(''.join(_told(state, part) for part in said.parts))}.")


def _told(state: State, part: Part) -> str:
    """Return a part as Markdown, with the spaces at its ends."""
    bare = part.text.strip()
    if not bare:
        return part.text
    said = safe(bare)
    if part.link is not None:
        said = f"[{said}]({url.href_answer(state.ds, state.page, state.filters, part.link)})"
    before, _, after = part.text.partition(bare)
    return before + said + after


def _make_way() -> None:
    """Stop what would run the page again, and close what else is open over it."""
    for param in (EVENT, CELL):
        selection.choose(param)


def _collect(state: State, kind: Kind) -> None:
    day_controls.stop()
    # What was typed at the same moment counts; the state is still that of the run before.
    now = State(state.ds, state.page, sidebar.read(state.ds))
    briefing_cart.collect(state.ds, now.view(kind))
