"""Clicks on charts and in tables: what is selected, and what that opens or closes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.app import url
from timeline.app.day_controls import stop

__all__ = ["choose", "choose_one", "clicked", "on_row", "point"]


def choose(param: str, *ids: str) -> None:
    """Put what a visitor asked for into the URL, no ids for nothing; what plays comes to rest."""
    stop()
    url.choose(param, *ids)


def choose_one(param: str, key: str) -> None:
    """Put one id into the URL, or take it out where it is blank; for use in callbacks."""
    choose(param, *filter(None, (key,)))


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
