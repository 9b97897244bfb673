"""The head of a page: its title, and beside it how to take away what the page shows."""

from __future__ import annotations

import streamlit as st

from timeline.app import briefing_cart, day_controls, export_dialog, selection, sidebar
from timeline.app.state import State
from timeline.views.url_params import CELL, EVENT
from timeline.views.view import Kind

__all__ = ["heading"]


def heading(state: State, title: str, *kinds: Kind, empty: bool = False) -> None:
    """Draw a page's title, and beside it what exports the page or collects it for the briefing.

    Nothing is computed for them until one of them is used.

    Parameters
    ----------
    title : str
        As Markdown.
    kinds : str
        As what the page can leave the tool; the first unless asked otherwise.
    empty : bool
        Whether there is nothing in view to take away.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(title, width="stretch")
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
            if opened:
                export_dialog.open_dialog(state, kinds)


def _make_way() -> None:
    """Stop what would run the page again, and close what else is open over it."""
    for param in (EVENT, CELL):
        selection.choose(param)


def _collect(state: State, kind: Kind) -> None:
    day_controls.stop()
    # What was typed at the same moment counts; the state is still that of the run before.
    now = State(state.ds, state.page, sidebar.read(state.ds))
    briefing_cart.collect(state.ds, now.view(kind))
