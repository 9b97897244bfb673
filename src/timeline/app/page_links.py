"""Links to other pages of the dashboard that stay in the tab, and so keep the filters."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from timeline.app.markdown import safe
from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.queries.positions import EVERYONE
from timeline.schema import ID_SEPARATOR
from timeline.views.url_params import CELL, WHO

__all__ = ["named", "page_link"]

_WHOLE = (
    '<style>[data-testid="stPageLink-NavLink"] :is(span, div, p) { white-space: normal; }</style>'
)
"""Streamlit cuts a link off that is longer than a line, as is a name with a long office."""

_ICONS = {"countries": "flag", "actors": "person", "frameworks": "hub"}


def page_link(label: str, path: str, icon: str, **asked: str) -> None:
    """Draw a link to the page of a path that shows what its address is asked for.

    What the filters are set to, and what is collected for the briefing, goes along by itself.
    """
    page = st.Page(_elsewhere, title=label, url_path=path)
    words = f":primary[{safe(label)}]"
    st.page_link(page, label=words, icon=f":material/{icon}:", query_params=asked)


def named(ds: Dataset, label: str, table: str, names: Mapping[str, str]) -> None:
    """Draw a line of countries, actors or frameworks by their ids, each linked to what it said."""
    st.html(_WHOLE)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(f"**{label}**", width="content")
        for key, name in names.items():
            if table != "frameworks":
                page_link(name, "actors", _ICONS[table], **{WHO: key})
            elif positions.spoken(ds, EVERYONE, key):
                cell = f"{EVERYONE}{ID_SEPARATOR}{key}"
                page_link(name, "stances", _ICONS[table], **{CELL: cell})
            else:
                st.markdown(safe(name), width="content")


def _elsewhere() -> None:
    """Stand for a page that the navigation draws: a link needs but its path."""
