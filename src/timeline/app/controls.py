"""The controls above a chart: in one row where that is wide enough, else behind a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from timeline.app import sidebar, widgets
from timeline.app.state import State

__all__ = ["row"]

_LEAST = 760
"""From which width of the page, px, its controls stand in one row."""
_LEAST_FOR_FILTERS = 600
"""Below which width, px, the filters are behind the page and have to be offered on it."""


def row(state: State, params: Sequence[str], *buttons: Callable[[], None]) -> None:
    """Draw controls, see `widgets.control`, and buttons in one row.

    Where it is narrow the controls are behind a button, and so are countries and frameworks to
    choose from, since the sidebar with all filters lies over the page there or is not to be seen.
    """
    is_wide = state.width >= _LEAST
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="controls"):
        if is_wide:
            for param in params:
                widgets.control(param)
        else:
            with st.popover("View", icon=":material/tune:", key="view-controls"):
                for param in params:
                    widgets.control(param)
            if state.width < _LEAST_FOR_FILTERS:
                sidebar.nearby(state)
        for button in buttons:
            button()
