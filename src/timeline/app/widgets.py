"""Controls, charts and tables as every page draws them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from timeline.app import selection
from timeline.queries.moments import BEFORE
from timeline.views.url_params import CELL, CONTROLS, EVENT, NO_LANES
from timeline.views.view import View

__all__ = ["NUMBER_COLUMN", "chart", "choice", "control", "opener", "table"]

_CONTROLS: Mapping[str, tuple[str, str]] = {
    "scale": (
        "Time scale",
        "balanced gives crowded times more room; a line under the chart says how much.",
    ),
    "lanes": (
        "Lanes",
        "A line for each framework, country, actor or kind, with how long things went on.",
    ),
    "names": (
        "Names",
        (
            "How many events are named: the core of the story always; few, a calm number, or all "
            "whose names fit. The others are small marks: point at one, or choose it."
        ),
    ),
    "colour": (
        "Colour by",
        (
            "country: who acts; shapes say the same. Those of most events in the data have one. "
            "A click on one in the key under the chart shows only its events."
        ),
    ),
    "order": (
        "Order",
        (
            "By support, those in favour of most come first; by similarity, neighbours agree. "
            "Both go by the newest statements in view, so that nothing moves with the day."
        ),
    ),
    "months": (
        "Months after",
        f"How long after each moment; {BEFORE} months before it are always shown.",
    ),
}
"""For the parameters of controls: what they are called, and a word of help."""

NUMBER_COLUMN = st.column_config.NumberColumn(width=50, help="As on the chart")

_ROW_IDS = {EVENT: ["id"], CELL: ["actor", "framework"]}
"""The columns that say what a row opens, for each parameter of the URL that holds it."""


def control(param: str, help: str = "") -> str:  # noqa: A002 -- Streamlit's word for it
    """Draw the choice among the values of one of `CONTROLS`, bound to the URL; return it."""
    label, told = _CONTROLS[param]
    chosen: str = st.segmented_control(
        label,
        CONTROLS[param],
        default=str(getattr(View(), param) or NO_LANES),
        required=True,
        key=param,
        bind="query-params",
        help=help or told or None,
    )
    return chosen


def choice(
    label: str,
    said: Mapping[str, str],
    key: str,
    chosen: str | None,
    on_change: Callable[..., None],
    *args: object,
    help: str | None = None,  # noqa: A002 -- Streamlit's word for it
) -> None:
    """Draw a list to choose one from, or to find it in by typing.

    Parameters
    ----------
    said : mapping of str to str
        What each choice is called.
    chosen : str or None
        The one that the URL says, if any.
    on_change : callable
        Given ``args``, takes what ``st.session_state[key]`` holds then.
    """
    st.session_state[key] = chosen
    st.selectbox(
        label,
        list(said),
        format_func=lambda i: said.get(i, i),
        key=key,
        on_change=on_change,
        args=args,
        placeholder="Choose",
        filter_mode="contains",
        help=help,
    )


def opener(
    label: str, said: Mapping[tuple[str, ...], str], key: str, param: str, placeholder: str
) -> None:
    """Offer by name, and so without a mouse, what a chart opens when it is clicked.

    ``said`` is what each is called, by its ids; ``param`` holds in the URL what is open.
    """

    def on_change() -> None:
        if wanted := st.session_state[key]:
            selection.choose(param, *wanted)
            st.session_state[key] = None

    st.selectbox(
        label,
        list(said),
        index=None,
        format_func=lambda ids: said.get(ids, ""),
        key=key,
        on_change=on_change,
        placeholder=placeholder,
        filter_mode="contains",
    )


def chart(
    figure: go.Figure,
    key: str,
    on_select: Callable[[], None],
    alt: str,
) -> None:
    """Draw a chart of plotly whose marks can be clicked."""
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        on_select=on_select,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=alt,
    )


def table(
    shown: pd.DataFrame,
    rows: pd.DataFrame,
    key: str,
    param: str,
    alt: str,
    columns: Mapping[str, Any] | None = None,
) -> None:
    """Draw a table whose rows open something, and a click on an open one closes it.

    Parameters
    ----------
    shown, rows : pandas.DataFrame
        What is shown; and of what, row by row, which says what a row opens.
    param : str
        Parameter of the URL that holds what is open.
    columns : mapping of str to object, optional
        The ``column_config`` of columns that are not as usual.
    """
    ids = list(rows[_ROW_IDS[param]].itertuples(index=False, name=None))
    st.dataframe(
        shown,
        key=key,
        hide_index=True,
        on_select=partial(selection.on_row, key, ids, param),
        selection_mode="single-row",
        column_config=columns,
        alt=alt,
    )
