"""The controls above a chart: in one row where that is wide enough, else behind a button."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from timeline.app import sidebar, widgets
from timeline.app.state import State
from timeline.queries.lanes import has_groups
from timeline.views.url_params import COLOUR

__all__ = ["gathered", "row"]

_OF_GROUPS = frozenset({"lanes", COLOUR})
"""Controls that tell groups of events apart, and are of no use where there are none."""

_LEAST = 760
"""From which width of the page, px, its controls stand in one row."""
_LEAST_FOR_FILTERS = 600
"""Below which width, px, the filters are behind the page and have to be offered on it."""


@contextmanager
def gathered(state: State, *buttons: Callable[[], None]) -> Iterator[None]:
    """Put the controls that are drawn in it into one row, and buttons after them.

    Where it is narrow the controls are behind a button, and so are countries and frameworks to
    choose from, since the sidebar with all filters lies over the page there or is not to be seen.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="controls"):
        if state.width >= _LEAST:
            yield
        else:
            with st.popover("View", icon=":material/tune:", key="view-controls"):
                yield
            if state.width < _LEAST_FOR_FILTERS:
                sidebar.nearby(state)
        for button in buttons:
            button()


def row(state: State, params: Sequence[str], *buttons: Callable[[], None]) -> None:
    """Draw controls, see `widgets.control`, and buttons, gathered as by `gathered`."""
    with gathered(state, *buttons):
        for param in params:
            if param not in _OF_GROUPS or has_groups(state.ds):
                widgets.control(param)
