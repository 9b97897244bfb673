"""Steps through time on a chart: narrower, wider, along, and back to what was shown before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from timeline.app import sidebar
from timeline.app.state import State
from timeline.app.time_zoom import moved, range_between, zoomed
from timeline.dates.days import year_text
from timeline.dates.ranges import DateRange
from timeline.dates.year_names import years_name
from timeline.layout.time_scale import Axis
from timeline.queries.filter_query import read_years, year_bounds

__all__ = ["back", "said", "take", "way_back"]

_STEPS = "time-steps"
"""The steps that were taken: to which range, and from which; None is all the data."""


def take(state: State, axis: Axis, asked: Mapping[str, Any]) -> None:
    """Show what was asked for on a chart; for use in callbacks.

    ``asked["by"]`` says how: ``across`` from one place ``x`` to another, ``zoom`` about a place by
    a ``factor``, ``move`` by a ``share`` of the axis, or ``back`` to what was shown before.
    """
    if asked["by"] == "back":
        back(state)
        return
    if asked["by"] == "across":
        x0, x1 = asked["x"]
        wanted = range_between(axis, float(x0), float(x1))
    elif asked["by"] == "zoom":
        wanted = zoomed(axis, float(asked["x"]), float(asked["factor"]))
    else:
        wanted = moved(axis, float(asked["share"]))
    now = state.filters.years
    is_narrower = asked["by"] == "across" or float(asked.get("factor", 0)) > 1
    if is_narrower and now is not None and now.touches(wanted):
        wanted = wanted.within(now)
    _show(state, _within_data(state, wanted), now)


def back(state: State) -> None:
    """Show what was shown before the last step; for use in callbacks."""
    before = _before(state.filters.years)
    st.session_state[_STEPS] = st.session_state.get(_STEPS, [])[:-1]
    sidebar.apply(state.ds, replace(state.filters, years=before))


def way_back(state: State) -> None:
    """Offer the range from before it was narrowed."""
    now = state.filters.years
    if now is None:
        return
    st.button(
        f"Back to {said(state, _before(now))}",
        key="time-back",
        icon=":material/undo:",
        on_click=back,
        args=(state,),
    )


def said(state: State, years: DateRange | None) -> str:
    """Say a range; where there is none, the years of the data."""
    if years is not None:
        return years.words
    return years_name(*year_bounds(state.ds))


def _before(now: DateRange | None) -> DateRange | None:
    """Return the range from before the last step; None where the range came about otherwise."""
    steps = st.session_state.get(_STEPS, [])
    return steps[-1][1] if steps and steps[-1][0] == now else None


def _show(state: State, asked: DateRange | None, now: DateRange | None) -> None:
    if asked == now:
        is_day = asked is not None and asked.first_day == asked.last_day
        least = "; a day is the least it can be narrowed to" if is_day else ""
        st.toast(f"The chart shows {said(state, now)} already{least}.")
        return
    steps = st.session_state.get(_STEPS, [])
    st.session_state[_STEPS] = [*steps, (asked, now)] if asked is not None else []
    sidebar.apply(state.ds, replace(state.filters, years=asked))


def _within_data(state: State, wanted: DateRange) -> DateRange | None:
    """Return as much of a range as the data reach; None where it leaves nothing of them out."""
    every = DateRange.between(*map(year_text, year_bounds(state.ds)))
    if not wanted.touches(every):
        return state.filters.years
    inner = wanted.within(every)
    return read_years(state.ds, (inner.first, inner.last))
