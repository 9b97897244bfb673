"""The first page: events in time, the card of the one that is chosen, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import cast

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
from timeline.drawing.timeline_foot import paint_timeline, timeline_height
from timeline.queries.colour_groups import ColourBy
from timeline.scenes.timeline import scene
from timeline.views.contents import event_numbers
from timeline.views.url_params import COLOUR, EVENT, NO_LANES

__all__ = ["show"]

_CHART, _TABLE = "timeline-chart", "timeline-table"
_TABLED = "timeline-tabled"


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
        controls = [widgets.control(param) for param in ("scale", "lanes", "names", COLOUR)]
        time_steps.way_back(state)
    _chart(state, *controls)
    number = event_numbers(ds)
    outside = "This event is outside the filters: it is not on the chart."
    evidence.open_event(state, set(events["id"]), outside)
    named = events[["id", "label", "title"]].itertuples(index=False, name=None)
    widgets.opener(
        "Open an event by its title",
        {(key,): f"{number[key]} {label}: {title}" for key, label, title in named},
        "timeline-opener",
        EVENT,
        "Type a word, or choose",
    )
    _table(state, number)


def _chart(state: State, scale: str, by: str, names: str, colour: str) -> None:
    """Draw the chart."""
    viewport.measure()
    lanes = None if by == NO_LANES else by
    palette = DARK if state.dark else LIGHT
    found = scene(
        state.ds,
        state.filters,
        scale=scale,
        lanes=lanes,
        names=names,
        colour=cast("ColourBy", colour),
        width=state.width,
        is_quick=True,
        **state.view("timeline").by_hand,
    )
    canvas = Canvas()
    paint_timeline(canvas, found, palette, selected=state.event_id)
    said = state.answer("timeline")
    laid_out = found.laid_out
    picture = Picture(
        canvas,
        (laid_out.width, timeline_height(found)),
        palette,
        said.text if said else state.ds.name,
        timeline_alt(state.ds, state.filters, lanes=lanes),
        None if laid_out.is_upright else laid_out.axis,
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
