"""Clicks on charts and in tables: what is selected, and what that opens, lists or closes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from timeline.app import url
from timeline.app.day_controls import stop
from timeline.app.markdown import safe
from timeline.views.url_params import EVENT
from timeline.words import counted

__all__ = ["choose", "clicked", "listing", "on_event", "on_row", "point"]

_SEPARATOR = ";"
"""Between the ids of the events that a count on a chart ("+3") stands for."""


def choose(param: str, *ids: str) -> None:
    """Put what a visitor asked for into the URL, no ids for nothing; what plays comes to rest."""
    stop()
    url.choose(param, *ids)


def point(chart: str, fields: int) -> tuple[str, ...]:
    """Return the ids of the mark that is selected in a chart; empty for none.

    Parameters
    ----------
    chart : str
        Key of the chart.
    fields : int
        How many of the point's custom data make up its id.
    """
    found = st.session_state[chart]["selection"]["points"]
    return tuple(map(str, found[-1]["customdata"][:fields])) if found else ()


def clicked(key: str, picked: tuple[str, ...], *params: str) -> tuple[str, ...]:
    """Return the ids of what a click asks for; empty to close.

    A click on what is selected already takes the selection away. Where its card is open, that
    closes it; where it was closed by other means, the visitor wants it back.

    Parameters
    ----------
    key : str
        Key of the chart or table.
    picked : tuple of str
        Ids of what is selected in it now.
    params : str
        Parameters of the URL that say which card is open.
    """
    last = f"last:{key}"
    if picked:
        st.session_state[last] = picked
    elif any(param in st.query_params for param in params):
        return ()
    again: tuple[str, ...] = st.session_state.get(last, ())
    return again


def on_row(table: str, rows: Sequence[tuple[str, ...]], param: str) -> None:
    """Take a click on a row of a table; for use in callbacks.

    Parameters
    ----------
    table : str
        Key of the table.
    rows : sequence of tuple of str
        The ids of what each of its rows opens.
    param : str
        Parameter of the URL that says what is open.
    """
    found = st.session_state[table]["selection"]["rows"]
    choose(param, *clicked(table, rows[found[0]] if found else (), param))


def on_event(chart: str, widget: str = "") -> None:
    """Take a click on a chart of events: a mark is chosen, a count is listed; for use in callbacks.

    Parameters
    ----------
    chart : str
        Key of the chart.
    widget : str
        Key under which the chart is drawn now, where that is another.
    """
    picked = point(widget or chart, 1)
    if picked == ("",):
        return  # a column of a count of events
    ids = tuple(picked[0].split(_SEPARATOR)) if picked else ()
    st.session_state.pop(_listed(chart), None)
    if len(ids) > 1:
        st.session_state[_listed(chart)] = ids
    else:
        choose(EVENT, *clicked(chart, ids, EVENT))


def listing(chart: str, said: Mapping[str, str]) -> bool:
    """Open the list behind a count in a drawer, if one was clicked; say whether it is open.

    Parameters
    ----------
    chart : str
        Key of the chart.
    said : mapping of str to str
        What the events in view are called, by their ids.
    """
    here = [key for key in st.session_state.get(_listed(chart), ()) if key in said]
    if not here:
        return False

    def forget() -> None:
        st.session_state.pop(_listed(chart), None)

    @st.dialog(f"{counted(len(here), 'event')} here", position="right", on_dismiss=forget)
    def drawer() -> None:
        for key in here:
            if st.button(safe(said[key]), key=f"listed:{chart}:{key}", width="stretch"):
                forget()
                choose(EVENT, key)
                st.rerun()

    drawer()
    return True


def _listed(chart: str) -> str:
    return f"{chart}:listed"
