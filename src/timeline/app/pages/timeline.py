"""The first page: events in time, the card of the one that is chosen, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

import streamlit as st

from timeline import queries
from timeline.app import evidence, page_heading, selection, sidebar, url, viewport, widgets
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.app.tables import event_table
from timeline.charts._timeline import figure
from timeline.charts.alt_text import timeline_alt
from timeline.charts.drag_select import draggable, years_between
from timeline.layout.scene import Mark
from timeline.layout.time_scale import Axis
from timeline.queries import positions
from timeline.queries.filters import unique_names, year_bounds
from timeline.scenes.timeline import scene
from timeline.views.contents import event_numbers
from timeline.views.footnotes import event_notes
from timeline.views.url_params import EVENT
from timeline.words import counted

__all__ = ["show"]

_CHART, _TABLE = "timeline-chart", "timeline-table"
_TABLED, _NOTES = "timeline-tabled", "timeline-notes"
_BACK, _DRAGS = "timeline-back", "timeline-drags"
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


def show(state: State) -> None:
    """Draw the page."""
    ds, events = state.ds, state.events
    page_heading.heading(state, safe(ds.name), "timeline", "events", empty=events.empty)
    st.markdown(
        f"{safe(ds.description)} Every mark is an event: click one for its evidence, "
        "drag across to narrow the years."
    )
    if said := _sides(state):
        st.markdown(said)
    if events.empty:
        sidebar.way_out(state)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        controls = [widgets.control(param) for param in ("scale", "lanes", "names")]
        _way_back(state)
    marks = _chart(state, *controls)
    number = event_numbers(ds)
    labels = zip(events["id"], events["label"], strict=True)
    if not selection.listing(_CHART, {i: f"{number[i]} {label}" for i, label in labels}):
        outside = "This event is outside the filters: it is not on the chart."
        evidence.open_event(state, set(events["id"]), outside, _side(state, marks))
    _notes(state, marks)
    named = events[["id", "label", "title"]].itertuples(index=False, name=None)
    widgets.opener(
        "Open an event by its title",
        {(key,): f"{number[key]} {label}: {title}" for key, label, title in named},
        "timeline-opener",
        EVENT,
        "Type a word, or choose",
    )
    _table(state, number)


def _sides(state: State) -> str:
    """Say in a sentence who stands where on what is most spoken of."""
    found = positions.sides(state.ds, state.cells)
    if found is None:
        return ""
    parts = [
        f"**{len(camp)}** {words[0 if len(camp) == 1 else 1]}"
        for stance, camp in found.camps.items()
        if camp
        for words in [_SIDES[stance]]
    ]
    voices = sum(map(len, found.camps.values()))
    on = safe(unique_names(state.ds, "frameworks")[found.framework])
    return (
        f"Of {counted(voices, 'voice')} on {on}, by the newest statement of each: "
        f"{', '.join(parts)} ([who]({url.href_stances(state.ds, state.filters)}))."
    )


def _way_back(state: State) -> None:
    """Offer the years from before they were narrowed."""
    bounds = year_bounds(state.ds)
    if state.filters.years is None:
        return
    now, before = st.session_state.get(_BACK, (None, None))
    years = before if now == state.filters.years else bounds
    st.button(
        f"Back to {years[0]}–{years[1]}",
        icon=":material/undo:",
        on_click=sidebar.apply,
        args=(state.ds, replace(state.filters, years=None if years == bounds else years)),
    )


def _chart(state: State, scale: str, by: str, named: str) -> Sequence[Mark]:
    """Draw the chart; return the marks on it."""
    viewport.measure()
    lanes = None if by == "none" else by
    laid_out = scene(
        state.ds,
        state.filters,
        scale=scale,
        lanes=lanes,
        named=named,
        width=state.width,
        selected=state.event_id,
    )
    drawn = figure(state.ds, state.filters, laid_out, dark=state.dark, selected=state.event_id)
    by_touch = "Mobi" in st.context.headers.get("User-Agent", "")
    key = f"{_CHART}:{st.session_state.get(_DRAGS, 0)}"
    widgets.chart(
        draggable(drawn, dark=state.dark, by_touch=by_touch),
        key,
        partial(_on_select, state, key, laid_out.axis),
        timeline_alt(state.ds, state.filters, lanes=lanes),
        modes=("points",) if by_touch else ("points", "box"),
        # A tap arrives as a touch and then as a click; together they are no double click.
        double_click=1 if by_touch else 300,
    )
    return laid_out.marks


def _side(state: State, marks: Sequence[Mark]) -> Literal["left", "right"]:
    """Return on which side a drawer leaves the mark of the chosen event to be seen."""
    is_under = any(mark.id == state.event_id and mark.anchor < _UNDER for mark in marks)
    return "right" if is_under else "left"


def _on_select(state: State, key: str, axis: Axis | None) -> None:
    boxes = st.session_state[key]["selection"]["box"]
    if boxes and axis is not None:
        _narrow(state, years_between(axis, *boxes[-1]["x"]))
    else:
        selection.on_event(_CHART, widget=key)


def _narrow(state: State, years: tuple[int, int]) -> None:
    """Narrow the years to those that were dragged across; the chart forgets what was dragged."""
    st.session_state[_DRAGS] = st.session_state.get(_DRAGS, 0) + 1
    low, high = year_bounds(state.ds)
    first, last = (min(max(year, low), high) for year in years)
    now = state.filters.years or (low, high)
    if (first, last) == now or low == high:
        said = str(first) if first == last else f"{first}–{last}"
        st.toast(f"The chart shows {said} already; a year is the least it can be narrowed to.")
        return
    st.session_state[_BACK] = ((first, last), now)
    sidebar.apply(state.ds, replace(state.filters, years=(first, last)))


def _notes(state: State, marks: Sequence[Mark]) -> None:
    """List, once it is asked for, what the numbers of the chart stand for, and who reports it."""
    opened = st.expander("What the numbers stand for, with sources", key=_NOTES, on_change="rerun")
    if not opened.open:
        return
    every = event_notes(state.ds, state.events, event_numbers(state.ds), named=True)
    drawn = {mark.id for mark in marks}
    found = [note for key, note in every.items() if key in drawn]
    half = -(-len(found) // 2)
    with opened:
        for column, part in zip(st.columns(2), (found[:half], found[half:]), strict=True):
            lines = (f":small[**{note.number}** {safe(note.text)}]" for note in part)
            column.markdown("  \n".join(lines))


def _table(state: State, number: Mapping[str, int]) -> None:
    """List the events once it is asked for: a grid costs the page as much as the chart does."""
    opened = st.expander("The same events as a table", key=_TABLED, on_change="rerun")
    if not opened.open:
        return
    events = queries.in_known_order(state.events)
    with opened:
        widgets.table(
            event_table(state.ds, events, number),
            events,
            _TABLE,
            EVENT,
            "Events in view as a table",
            {
                "No.": widgets.NUMBER_COLUMN,
                "Event": st.column_config.TextColumn(width="large"),
            },
        )
