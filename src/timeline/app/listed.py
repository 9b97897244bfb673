"""The events behind a count on a chart ("+3"), offered as a list once it has been clicked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from timeline.app.text import safe
from timeline.app.view import clicked, points
from timeline.words import counted

__all__ = ["on_click", "show"]

_SEPARATOR = ";"
"""Between the ids of the events that a count stands for."""

_Choose = Callable[[tuple[str, ...]], None]


def on_click(chart: str, choose: _Choose, *, is_open: bool) -> None:
    """Take a click on a chart: a mark is chosen, a count is listed; for use in callbacks.

    Parameters
    ----------
    chart : str
        Key of the chart.
    choose : callable
        Takes the ids of what is chosen; empty to close its card.
    is_open : bool
        Whether a card is open.
    """
    picked = points(chart, 1)
    if picked == ("",):
        return  # a column of a count of events
    ids = tuple(picked[0].split(_SEPARATOR)) if picked else ()
    was_listed = st.session_state.pop(_key(chart), ())
    if len(ids) > 1:
        st.session_state[_key(chart)] = ids
    elif ids or not was_listed:
        choose(clicked(chart, ids, is_open=is_open))


def show(chart: str, said: Mapping[str, str], choose: _Choose) -> None:
    """Draw the list, if a count was clicked.

    Parameters
    ----------
    chart : str
        Key of the chart.
    said : mapping of str to str
        What the events in view are called, by their ids.
    choose : callable
        As in `on_click`.
    """
    listed = [key for key in st.session_state.get(_key(chart), ()) if key in said]
    if not listed:
        return
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(f"**{counted(len(listed), 'event')} here**", width="content")
            st.button(
                "Close the list",
                key=f"unlist:{chart}",
                icon=":material/close:",
                on_click=_unlist,
                args=(chart,),
                type="tertiary",
            )
        with st.container(horizontal=True, gap="small"):
            for key in listed:
                st.button(
                    safe(said[key]),
                    key=f"listed:{chart}:{key}",
                    on_click=_take,
                    args=(chart, key, choose),
                )


def _take(chart: str, key: str, choose: _Choose) -> None:
    _unlist(chart)
    choose((key,))


def _unlist(chart: str) -> None:
    st.session_state.pop(_key(chart), None)


def _key(chart: str) -> str:
    return f"{chart}:listed"
