"""Two to four countries or actors side by side on the page of stances: the choice, the picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from timeline import charts
from timeline.app import day_controls, url, widgets
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.charts.side_alt import side_alt
from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.queries.filters import Filters
from timeline.views.evidence import holders
from timeline.views.url_params import MOST_SIDES, SIDE

__all__ = ["control", "show"]

_CHOICE = "sides-choice"


def control(state: State) -> None:
    """Offer to set two to four of those who speak in view side by side."""
    every = holders(state.ds, "governments")
    names = {**_choices(state.ds, state.filters), **{key: every[key] for key in state.sides}}
    st.session_state[_CHOICE] = list(state.sides)
    st.multiselect(
        "Side by side",
        list(names),
        format_func=lambda key: safe(str(names.get(key, key))),
        max_selections=MOST_SIDES,
        key=_CHOICE,
        placeholder="Choose two to four",
        on_change=_choose,
        width=340,
        help="Countries, as their governments stand, or actors, on every framework: where they "
        "agree, and where they differ.",
    )


def show(state: State, key: str, on_click: Callable[[], None]) -> None:
    """Draw those who are side by side; ``on_click`` takes a click on one of their places."""
    ds, asof = state.ds, state.days.asof
    figure = charts.side_by_side(
        ds, state.sides, state.filters, asof=asof, width=state.width, dark=state.dark
    )
    alt = side_alt(ds, state.filters, asof, state.sides)
    widgets.chart(figure, key, on_click, state.with_answer("matrix", alt))


def _choose() -> None:
    """Put into the URL who is side by side."""
    day_controls.stop()
    url.choose_all(SIDE, st.session_state[_CHOICE])


def _choices(ds: Dataset, filters: Filters) -> Mapping[str, str]:
    """Return who has a statement in view: countries first, then actors of other names."""
    names = holders(ds, "governments")
    found = {
        str(key): names[key]
        for key in dict.fromkeys(positions.ever(ds, filters, "governments")["actor"])
    }
    taken = set(found.values())
    for key in dict.fromkeys(positions.ever(ds, filters)["actor"]):
        if names[key] not in taken:
            found[str(key)] = names[key]
    return found
