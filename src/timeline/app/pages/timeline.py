"""The first page: events in time, the card of the one that is chosen, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

import streamlit as st

from timeline import queries
from timeline.app import (
    evidence,
    page_heading,
    selection,
    sidebar,
    time_range,
    viewport,
    widgets,
)
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.app.tables import event_table
from timeline.charts._timeline import figure
from timeline.charts.alt_text import timeline_alt
from timeline.charts.drag_select import draggable, range_between
from timeline.dates.ranges import DateRange
from timeline.layout.scene import Mark
from timeline.layout.time_scale import Axis
from timeline.queries.filters import read_years, year_bounds
from timeline.scenes.timeline import scene
from timeline.views.contents import event_numbers
from timeline.views.footnotes import event_notes
from timeline.views.url_params import EVENT

__all__ = ["show"]

_CHART, _TABLE = "timeline-chart", "timeline-table"
_TABLED, _NOTES = "timeline-tabled", "timeline-notes"
_BACK, _DRAGS = "timeline-back", "timeline-drags"
_UNDER = 300
"""How far a drawer on the left reaches over the chart beside the filters, px."""


def show(state: State) -> None:
    """Draw the page."""
    ds, events = state.ds, state.events
    about = safe(ds.description)
    page_heading.heading(
        state, safe(ds.name), "timeline", "events", empty=events.empty, about=about
    )
    st.markdown(
        "Every mark is an event: click one for its evidence, drag across to narrow the time."
    )
    time_range.offer_ongoing(ds, state.filters, queries.ongoing_count(ds, state.filters), 0)
    if events.empty:
        sidebar.way_out(state)
        _way_back(state)
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


def _way_back(state: State) -> None:
    """Offer the range from before it was narrowed."""
    if state.filters.years is None:
        return
    now, before = st.session_state.get(_BACK, (None, None))
    years = before if now == state.filters.years else None
    st.button(
        f"Back to {_said(state, years)}",
        icon=":material/undo:",
        on_click=sidebar.apply,
        args=(state.ds, replace(state.filters, years=years)),
    )


def _said(state: State, years: DateRange | None) -> str:
    """Say a range; where there is none, the years of the data."""
    if years is not None:
        return years.words
    return "–".join(map(str, dict.fromkeys(year_bounds(state.ds))))


def _chart(state: State, scale: str, by: str, named: str) -> Sequence[Mark]:
    """Draw the chart; return the marks on it."""
    viewport.measure()
    lanes = None if by == "none" else by
    by_hand = state.view("timeline").by_hand
    laid_out = scene(
        state.ds,
        state.filters,
        scale=scale,
        lanes=lanes,
        names=named,
        width=state.width,
        selected=state.event_id,
        **by_hand,
    )
    drawn = figure(state.ds, state.filters, laid_out, dark=state.dark, selected=state.event_id)
    by_touch = "Mobi" in st.context.headers.get("User-Agent", "")
    key = f"{_CHART}:{st.session_state.get(_DRAGS, 0)}"
    widgets.chart(
        draggable(drawn, dark=state.dark, by_touch=by_touch),
        key,
        partial(_on_select, state, key, laid_out.axis),
        state.with_answer(
            "timeline", timeline_alt(state.ds, state.filters, lanes=lanes, **by_hand)
        ),
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
        _narrow(state, range_between(axis, *boxes[-1]["x"]))
    else:
        selection.on_event(_CHART, widget=key)


def _narrow(state: State, across: DateRange) -> None:
    """Narrow the range to what was dragged across; the chart forgets what was dragged."""
    st.session_state[_DRAGS] = st.session_state.get(_DRAGS, 0) + 1
    now = state.filters.years
    inner = across if now is None else across.within(now)
    asked = read_years(state.ds, (inner.first, inner.last))
    if asked == now:
        least = "; a day is the least it can be narrowed to" if _is_day(asked) else ""
        st.toast(f"The chart shows {_said(state, now)} already{least}.")
        return
    st.session_state[_BACK] = (asked, now)
    sidebar.apply(state.ds, replace(state.filters, years=asked))


def _is_day(years: DateRange | None) -> bool:
    return years is not None and years.first_day == years.last_day


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
