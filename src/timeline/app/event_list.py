"""The events behind a count on a chart ("+3"), offered as a list once it has been clicked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from timeline.app.markdown import safe
from timeline.app.state import clicked, points
from timeline.words import counted

__all__ = ["on_click", "show"]

_SEPARATOR = ";"
"""Between the ids of the events that a count stands for."""

_Choose = Callable[[tuple[str, ...]], None]


def on_click(chart: str, choose: _Choose, *, is_open: bool, widget: str = "") -> None:
    """Take a click on a chart: a mark is chosen, a count is listed; for use in callbacks.

    Parameters
    ----------
    chart : str
        Key of the chart.
    choose : callable
        Takes the ids of what is chosen; empty to close its card.
    is_open : bool
        Whether a card is open.
    widget : str
        Key under which the chart is drawn now, where that is another.
    """
    picked = points(widget or chart, 1)
    if picked == ("",):
        return  # a column of a count of events
    ids = tuple(picked[0].split(_SEPARATOR)) if picked else ()
    st.session_state.pop(_key(chart), None)
    if len(ids) > 1:
        st.session_state[_key(chart)] = ids
    else:
        choose(clicked(chart, ids, is_open=is_open))


def show(chart: str, said: Mapping[str, str], choose: _Choose) -> bool:
    """Open the list in a drawer, if a count was clicked; say whether it is open.

    Parameters
    ----------
    chart : str
        Key of the chart.
    said : mapping of str to str
        What the events in view are called, by their ids.
    choose : callable
        As in `on_click`.
    """
    here = [key for key in st.session_state.get(_key(chart), ()) if key in said]
    if not here:
        return False

    @st.dialog(f"{counted(len(here), 'event')} here", position="right", on_dismiss=_forget(chart))
    def drawer() -> None:
        for key in here:
            taken = st.button(safe(said[key]), key=f"listed:{chart}:{key}", width="stretch")
            if taken:
                st.session_state.pop(_key(chart), None)
                choose((key,))
                st.rerun()

    drawer()
    return True


def _forget(chart: str) -> Callable[[], None]:
    return lambda: st.session_state.pop(_key(chart), None)


def _key(chart: str) -> str:
    return f"{chart}:listed"
