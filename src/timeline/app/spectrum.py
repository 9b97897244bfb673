"""One framework on the page of stances: who opposes and who supports it, in which words."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from timeline import charts
from timeline.app import widgets
from timeline.app.state import State
from timeline.charts.spectrum_alt import spectrum_alt
from timeline.scenes.matrix import Arrangement
from timeline.scenes.spectrum import only_framework, spectrum_model

__all__ = ["framework", "show"]


def framework(state: State) -> str:
    """Return the framework in view if it is the only one, and no two days are compared."""
    how = Arrangement(voices=state.voices)
    return "" if state.days.since else only_framework(state.ds, state.filters, how)


def show(state: State, framework: str, key: str, on_click: Callable[[], None]) -> None:
    """Draw a framework as a spectrum; ``on_click`` takes a click on one of its entries."""
    ds, asof = state.ds, state.days.asof
    how = Arrangement(st.session_state["order"], state.voices)
    model = spectrum_model(ds, state.filters, framework, asof, state.voices, how.order)
    figure = charts.matrix(
        ds,
        state.filters,
        asof=asof,
        arrangement=how,
        width=state.width,
        dark=state.dark,
        selected=state.cell or ("", ""),
    )
    said = state.with_answer("matrix", spectrum_alt(ds, model, asof))
    widgets.chart(figure, key, on_click, said)
