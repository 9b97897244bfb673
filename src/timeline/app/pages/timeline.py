"""The first page: events in time, the card of the one that is chosen, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from timeline import queries
from timeline.app import (
    evidence,
    page_heading,
    selection,
    sidebar,
    time_range,
    time_steps,
    viewport,
    widgets,
)
from timeline.app.canvas_view import Picture, canvas_view
from timeline.app.event_answers import event_answers
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.app.tables import event_table
from timeline.charts.alt_text import timeline_alt
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import DARK, LIGHT
from timeline.drawing.timeline import paint
from timeline.layout.scene import Mark
from timeline.scenes.timeline import scene
from timeline.views.contents import event_numbers
from timeline.views.footnotes import event_notes
from timeline.views.url_params import EVENT

__all__ = ["show"]

_CHART, _TABLE = "timeline-chart", "timeline-table"
_TABLED, _NOTES = "timeline-tabled", "timeline-notes"


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
        time_steps.way_back(state)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        controls = [widgets.control(param) for param in ("scale", "lanes", "names")]
        time_steps.way_back(state)
    marks = _chart(state, *controls)
    number = event_numbers(ds)
    outside = "This event is outside the filters: it is not on the chart."
    evidence.open_event(state, set(events["id"]), outside)
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


def _chart(state: State, scale: str, by: str, named: str) -> Sequence[Mark]:
    """Draw the chart; return the marks on it."""
    viewport.measure()
    lanes = None if by == "none" else by
    palette = DARK if state.dark else LIGHT
    laid_out = scene(
        state.ds,
        state.filters,
        scale=scale,
        lanes=lanes,
        named=named,
        width=state.width,
        selected=state.event_id,
    )
    canvas = Canvas()
    paint(canvas, laid_out, palette, selected=state.event_id, still=True)
    said = state.answer("timeline")
    picture = Picture(
        canvas,
        (laid_out.width, laid_out.height),
        palette,
        said.text if said else state.ds.name,
        timeline_alt(state.ds, state.filters, lanes=lanes),
        laid_out.axis,
    )
    canvas_view(
        picture,
        _CHART,
        event_answers(state, state.events),
        is_zoomed=state.filters.years is not None,
        selected=state.event_id,
        on_choose=partial(selection.choose_one, EVENT),
        on_range=partial(time_steps.take, state, laid_out.axis),
    )
    return laid_out.marks


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
