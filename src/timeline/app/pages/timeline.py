"""The first page: events in time, the card of the one that is chosen, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from timeline import queries
from timeline.app import event_list, evidence, number_list, page_heading, sidebar, url
from timeline.app.markdown import safe
from timeline.app.state import View, clicked
from timeline.app.tables import event_table
from timeline.app.viewport import content_width
from timeline.charts._timeline import figure
from timeline.charts.alt_text import timeline_alt
from timeline.charts.drag_select import draggable, years_between
from timeline.dataset import Dataset
from timeline.layout.scene import Mark
from timeline.layout.time_scale import Axis
from timeline.queries import positions
from timeline.queries.filters import year_bounds
from timeline.scenes.timeline import scene
from timeline.views.contents import event_numbers
from timeline.words import counted

__all__ = ["show"]

_CHART = "timeline-chart"
_TABLE = "timeline-table"
_ROWS = "timeline-rows"
_TABLED = "timeline-tabled"
_OPENER = "timeline-opener"
_BACK = "timeline-back"
_DRAGS = "timeline-drags"
_UNDER = 300
"""How far a drawer on the left reaches over the chart beside the filters, px."""
_SIDES = {
    2: ("supports it outright", "support it outright"),
    1: ("leans in favour", "lean in favour"),
    0: ("is neutral", "are neutral"),
    -1: ("is sceptical", "are sceptical"),
    -2: ("opposes it", "oppose it"),
    None: ("contradicts itself", "contradict themselves"),
}


def show(view: View) -> None:
    """Draw the page."""
    ds = view.ds
    events = queries.events(ds, view.filters)
    page_heading.heading(view, safe(ds.name), "timeline", "events", empty=events.empty)
    st.markdown(
        f"{safe(ds.description)} Every mark is an event: click one for its evidence, "
        "drag across to narrow the years."
    )
    if said := _sides(view):
        st.markdown(said)
    if events.empty:
        sidebar.way_out(view)
        return
    _controls(view)
    chosen = _chosen(ds)
    drawn = _chart(view, chosen)
    number = event_numbers(events)
    labels = zip(events["id"], events["label"], strict=True)
    is_listing = event_list.show(_CHART, {i: f"{number[i]} {name}" for i, name in labels}, _choose)
    if chosen is not None and not is_listing:
        is_outside = chosen["id"] not in number
        note = "This event is outside the filters: it is not on the chart." if is_outside else ""
        evidence.open_event(ds, chosen, _close, note=note, side=_side(drawn, chosen["id"]))
    number_list.explain(ds, events, {mark.id for mark in drawn})
    _opener(events)
    _table(view, queries.in_known_order(events), number)


def _sides(view: View) -> str:
    """Say in a sentence who stands where on what is most spoken of."""
    found = positions.sides(positions.cells(view.ds, view.filters))
    if found is None:
        return ""
    parts = [
        f"**{len(actors)}** {words[0 if len(actors) == 1 else 1]}"
        for stance, actors in found.actors.items()
        if actors
        for words in [_SIDES[stance]]
    ]
    voices = sum(map(len, found.actors.values()))
    on = safe(view.ds.names("frameworks")[found.framework])
    return (
        f"Of {counted(voices, 'voice')} on {on}, by the newest statement of each: "
        f"{', '.join(parts)} ([who]({url.href_stances(view.ds, view.filters)}))."
    )


def _controls(view: View) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.segmented_control(
            "Time scale",
            url.CONTROLS["scale"],
            default="balanced",
            required=True,
            key="scale",
            bind="query-params",
            help="balanced gives crowded times more room; the strip under the axis shows how much.",
        )
        st.segmented_control(
            "Lanes",
            url.CONTROLS["lanes"],
            default="none",
            required=True,
            key="lanes",
            bind="query-params",
        )
        st.segmented_control(
            "Names",
            url.CONTROLS["names"],
            default="more",
            required=True,
            key="names",
            bind="query-params",
            help="Which events are named: the core of the story always; more, or all, where their "
            "names fit. The others have their number.",
        )
        _way_back(view)


def _way_back(view: View) -> None:
    """Offer the years from before they were narrowed."""
    bounds = year_bounds(view.ds)
    if view.filters.years is None:
        return
    now, before = st.session_state.get(_BACK, (None, None))
    years = before if now == view.filters.years else bounds
    st.button(
        f"Back to {years[0]}–{years[1]}",
        icon=":material/undo:",
        on_click=sidebar.apply,
        args=(view.ds, replace(view.filters, years=None if years == bounds else years)),
    )


def _chart(view: View, chosen: pd.Series | None) -> Sequence[Mark]:
    """Draw the chart; return the marks on it."""
    lanes = st.session_state["lanes"]
    selected = "" if chosen is None else str(chosen["id"])
    laid_out = scene(
        view.ds,
        view.filters,
        scale=st.session_state["scale"],
        lanes=None if lanes == "none" else lanes,
        named=st.session_state["names"],
        width=content_width(),
        selected=selected,
    )
    drawn = figure(
        view.ds,
        view.filters,
        laid_out,
        dark=view.dark,
        selected=selected,
    )
    by_touch = "Mobi" in st.context.headers.get("User-Agent", "")
    key = f"{_CHART}:{st.session_state.get(_DRAGS, 0)}"
    st.plotly_chart(
        draggable(drawn, dark=view.dark, by_touch=by_touch),
        key=key,
        theme=None,
        on_select=partial(_on_select, view, key, laid_out.axis),
        selection_mode="points" if by_touch else ("points", "box"),
        # A tap arrives as a touch and then as a click; together they are no double click.
        config={"displayModeBar": False, "doubleClickDelay": 1 if by_touch else 300},
        alt=timeline_alt(view.ds, view.filters, lanes=None if lanes == "none" else lanes),
    )
    return laid_out.marks


def _side(drawn: Sequence[Mark], event: str) -> Literal["left", "right"]:
    """Return on which side a drawer leaves the mark of an event to be seen."""
    is_under = any(mark.id == event and mark.anchor < _UNDER for mark in drawn)
    return "right" if is_under else "left"


def _on_select(view: View, key: str, axis: Axis | None) -> None:
    boxes = st.session_state[key]["selection"]["box"]
    if boxes and axis is not None:
        _narrow(view, years_between(axis, *boxes[-1]["x"]))
        return
    event_list.on_click(_CHART, _choose, is_open=bool(_open()), widget=key)


def _narrow(view: View, years: tuple[int, int]) -> None:
    """Narrow the years to those that were dragged across; the chart forgets what was dragged."""
    st.session_state[_DRAGS] = st.session_state.get(_DRAGS, 0) + 1
    low, high = year_bounds(view.ds)
    first, last = (min(max(year, low), high) for year in years)
    now = view.filters.years or (low, high)
    if (first, last) == now or low == high:
        said = str(first) if first == last else f"{first}–{last}"
        st.toast(f"The chart shows {said} already; a year is the least it can be narrowed to.")
        return
    st.session_state[_BACK] = ((first, last), now)
    sidebar.apply(view.ds, replace(view.filters, years=(first, last)))


def _opener(events: pd.DataFrame) -> None:
    """Offer every event in view by name: the way to its card without a mouse."""
    titles = dict(zip(events["id"], events["title"], strict=True))
    st.selectbox(
        "Open an event by its title",
        list(titles),
        index=None,
        format_func=lambda i: titles.get(i, i),
        key=_OPENER,
        on_change=_on_title,
        placeholder="Type a word, or choose",
        filter_mode="contains",
    )


def _on_title() -> None:
    if wanted := st.session_state[_OPENER]:
        url.choose(url.EVENT, wanted)
        st.session_state[_OPENER] = None


def _on_row() -> None:
    rows = st.session_state[_TABLE]["selection"]["rows"]
    picked = (st.session_state[_ROWS][rows[0]],) if rows else ()
    _choose(clicked(_TABLE, picked, is_open=bool(_open())))


def _open() -> str:
    return st.query_params.get(url.EVENT, "")


def _choose(ids: tuple[str, ...]) -> None:
    url.choose(url.EVENT, *ids)


def _close() -> None:
    url.choose(url.EVENT)


def _chosen(ds: Dataset) -> pd.Series | None:
    key = url.chosen_event(ds)
    return ds.events[ds.events["id"] == key].iloc[0] if key else None


def _table(view: View, events: pd.DataFrame, number: Mapping[str, int]) -> None:
    """List the events once it is asked for: a grid costs the page as much as the chart does."""
    opened = st.expander("The same events as a table", key=_TABLED, on_change="rerun")
    if not opened.open:
        return
    st.session_state[_ROWS] = list(events["id"])
    opened.dataframe(
        event_table(view.ds, events, number),
        key=_TABLE,
        hide_index=True,
        on_select=_on_row,
        selection_mode="single-row",
        column_config={
            "No.": st.column_config.NumberColumn(width=50, help="As on the chart"),
            "Event": st.column_config.TextColumn(width="large"),
        },
        alt="Events in view as a table",
    )
