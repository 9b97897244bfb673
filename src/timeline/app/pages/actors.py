"""One actor: who it is, where it has stood through time, and every statement of it."""

from __future__ import annotations

import streamlit as st

from timeline.app import sidebar
from timeline.app.view import View

__all__ = ["show"]


def show(view: View) -> None:
    """Draw the page."""
    if view.rows(view.of).empty:
        sidebar.way_out(view)
        return
    st.title("Actors")
