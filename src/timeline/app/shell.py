"""What every page stands in: page config, navigation, the sidebar, and the state of the data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from timeline.app import (
    account,
    briefing_cart,
    edit_dialog,
    edit_session,
    embedded,
    focus,
    own_data,
    own_panel,
    printing,
    same_tab,
    sidebar,
    store,
    watch,
)
from timeline.app.markdown import safe
from timeline.app.pages import actors, briefing, compare, data, stances
from timeline.app.pages import timeline as timeline_page
from timeline.app.state import State
from timeline.app.turns import Turns
from timeline.dataset import Dataset
from timeline.home import find_data
from timeline.words import counted

__all__ = ["run"]

_ICON = Path(__file__).parent / "icon.png"
_LOOKS = Path(__file__).parent / "page.css"
_AT_ONCE = 4
_TURNS = Turns()
_PAGES: tuple[tuple[str, str, str, Callable[[State], None]], ...] = (
    ("", "Timeline", "timeline", timeline_page.show),
    ("stances", "Stances", "grid_on", stances.show),
    ("compare", "Then and now", "compare_arrows", compare.show),
    ("actors", "Actors", "groups", actors.show),
    ("data", "Data", "database", data.show),
    ("briefing", "Briefing", "co_present", briefing.show),
)
"""Path, title and icon of each page, and what draws it."""


def run() -> None:
    """Run the dashboard once, from top to bottom, as soon as it is the turn of its reader."""
    with _TURNS.taken():
        _run()


def _run() -> None:
    folder = find_data()
    reading = store.read(folder)
    own = own_data.shown()
    is_held = own is not None or edit_session.opened() is not None
    watch.keep_fresh(folder, None if is_held else reading.edition)
    ds = own or reading.dataset
    st.set_page_config(
        page_title=ds.name if ds else "Timeline", page_icon=str(_ICON), layout="wide"
    )
    st.html(_LOOKS)
    if ds is None:
        st.title("This data set cannot be shown yet")
        _say_problems(reading)
        if own_data.is_offered():
            with st.expander("Show tables of your own instead"):
                own_panel.panel()
        st.stop()
    state: State  # known once the sidebar has been drawn, for which the page has to be

    def draws(show: Callable[[State], None]) -> Callable[[], None]:
        return lambda: show(state)

    if embedded.is_embedded():
        _show_alone(ds)
        return
    collected = briefing_cart.count()
    page = st.navigation(
        [
            st.Page(
                draws(show),
                title=f"{title} ({collected})" if collected and path == "briefing" else title,
                icon=f":material/{icon}:",
                url_path=path,
                default=not path,
            )
            for path, title, icon, show in _PAGES
        ],
        position="top",
    )
    own_panel.say_whose()
    if reading.problems and own is None:
        _say_problems(reading, kept=True)
    state = sidebar.show(ds, page.url_path)
    with st.sidebar:
        edit_dialog.offer(ds)
        account.offer()
    edit_dialog.tell()
    if briefing_cart.count() != collected:
        st.rerun()  # the navigation says how many there are
    page.run()
    focus.give_back()
    same_tab.open_links()
    printing.prepare(ds)
    edit_dialog.show(ds)


def _show_alone(ds: Dataset) -> None:
    """Draw the chart of a page without anything around it."""

    def draws(path: str) -> Callable[[], None]:
        return lambda: embedded.show(ds, path)

    found = [
        st.Page(draws(path), title=title, url_path=path, default=not path)
        for path, title, _, _ in _PAGES
    ]
    st.navigation(found, position="hidden").run()


def _say_problems(reading: store.Reading, *, kept: bool = False) -> None:
    """Say what stops the data, like a compiler; the first few at once, the rest behind a fold."""
    head = f"**The data have {counted(len(reading.errors), 'problem')}.**"
    if kept:
        head += " The page shows the last good version until they are mended."
    lines = [f"- {safe(line)}" for line in reading.told]
    st.error("\n".join([head, "", *lines[:_AT_ONCE]]), icon=":material/error:")
    if len(lines) > _AT_ONCE:
        with st.expander(f"{len(lines) - _AT_ONCE} more"):
            st.markdown("\n".join(lines[_AT_ONCE:]))
