"""The head of a page: its title, and beside it how to take away what the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from timeline.app import briefing_cart, current_view, days, export_dialog, sidebar, url
from timeline.app.state import View
from timeline.app.viewport import known_width
from timeline.views.view import Kind

__all__ = ["controls", "heading"]

_WIDTH = 1000


def heading(view: View, title: str, *kinds: Kind, empty: bool = False) -> None:
    """Draw a page's title with `controls` beside it; ``title`` is Markdown."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(title, width="stretch")
        with st.container(horizontal=True, gap="small", width="content"):
            controls(view, *kinds, empty=empty)


def controls(view: View, *kinds: Kind, empty: bool = False) -> None:
    """Draw the control that exports the page, and the one that collects it for the briefing.

    Nothing is computed for them until one of them is used.

    Parameters
    ----------
    kinds : str
        As what the page can leave the tool; the first unless asked otherwise.
    empty : bool
        Whether there is nothing in view to take away.
    """
    opened = st.button(
        "Export",
        key="export",
        icon=":material/ios_share:",
        help="Picture, slide, PDF, web page, spreadsheet or citations of what is shown here",
        on_click=_make_way,
        disabled=empty,
    )
    st.button(
        "Add to briefing",
        key="collect",
        icon=":material/playlist_add:",
        help="Collect this view, with its filters, for slides or a PDF of several",
        on_click=_collect,
        args=(view, kinds[0]),
        disabled=empty,
    )
    if opened:
        _open(view, kinds)


def _make_way() -> None:
    """Stop what would run the page again, and close what else is open over it."""
    days.stop()
    for param in (url.EVENT, url.CELL):
        url.choose(param)


def _collect(view: View, kind: Kind) -> None:
    days.stop()
    # What was typed at the same moment counts; the view is still that of the run before.
    now = replace(view, filters=sidebar.read(view.ds))
    briefing_cart.collect(view.ds, current_view.shown(now, kind))


def _open(view: View, kinds: Sequence[Kind]) -> None:
    shown = {kind: current_view.shown(view, kind) for kind in kinds}
    exact = {kind: current_view.exactly(view, found) for kind, found in shown.items()}
    page = export_dialog.Shown(view.ds, shown, exact, current_view.edition(view), known_width())

    @st.dialog("Export what is shown", width=_WIDTH)
    def opened() -> None:
        export_dialog.fill(page)

    opened()
