"""The first page: events in time, the card of the one that is chosen, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from timeline import queries
from timeline.app import (
    controls,
    event_card,
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
from timeline.scenes.timeline import scene
from timeline.views import caption
from timeline.views.caption import Caption
from timeline.views.contents import event_numbers
from timeline.views.footnotes import event_notes
from timeline.views.url_params import EVENT

__all__ = ["show"]

_CHART, _TABLE, _OPENER = "timeline-chart", "timeline-table", "timeline-opener"
_TABLED, _NOTES = "timeline-tabled", "timeline-notes"
_CONTROLS = ("scale", "lanes", "names")
_LARGER = 1.25
"""How many times larger all is that fills the screen."""
_OUTSIDE = "This event is outside the filters: it is not on the chart."


def show(state: State) -> None:
    """Draw the page."""
    events = queries.in_known_order(state.events)
    ids = [str(key) for key in events["id"]]
    with st.container(key=event_card.STAGE, gap="small"):
        _head(state, empty=events.empty)
        if events.empty:
            sidebar.way_out(state)
            time_steps.way_back(state)
            viewport.measure()
            return
        controls.row(
            state,
            _CONTROLS,
            partial(event_card.present, ids, state.event_id),
            partial(time_steps.way_back, state),
        )
        room = event_card.room(state)
        with st.container(horizontal=room.is_beside, gap="small"):
            with st.container(gap="xsmall"):
                tall = _chart(state, events, room)
                st.caption(safe(_said(state).version.rpartition(", exported")[0]))
            event_card.show(state, ids, _OUTSIDE, is_beside=room.is_beside, height=tall)
        event_card.listen(state, is_beside=room.is_beside, opener=_OPENER)
        viewport.measure()
    _below(state, events, ids)


def _head(state: State, *, empty: bool) -> None:
    """Draw title and answer, and a line on how much is shown and how to read it."""
    ds = state.ds
    about = safe(ds.description)
    page_heading.heading(state, safe(ds.name), "timeline", "events", empty=empty, about=about)
    said = _said(state)
    how = (
        "Tap a mark for its evidence"
        if viewport.by_hand()
        else "Click a mark for its evidence, drag across to narrow the time"
    )
    if not empty:
        st.caption(safe(" · ".join(filter(None, (said.sentence, said.day, how)))))


def _said(state: State) -> Caption:
    view = replace(state.view("timeline"), title=state.ds.name)
    return caption.caption_of(state.ds, view, state.edition)


def _chart(state: State, events: pd.DataFrame, room: event_card.Room) -> float:
    """Draw the chart; return its height, px."""
    lanes = None if st.session_state["lanes"] == "none" else st.session_state["lanes"]
    palette = DARK if state.dark else LIGHT
    laid_out = scene(
        state.ds,
        state.filters,
        scale=st.session_state["scale"],
        lanes=lanes,
        named=st.session_state["names"],
        width=room.chart / _LARGER if viewport.is_full() else room.chart,
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
        event_answers(state, events),
        is_zoomed=state.filters.years is not None,
        selected=state.event_id,
        card=event_card.CARD,
        is_beside=room.is_beside,
        on_choose=partial(selection.choose_one, EVENT),
        on_range=partial(time_steps.take, state, laid_out.axis),
    )
    return laid_out.height


def _below(state: State, events: pd.DataFrame, ids: Sequence[str]) -> None:
    """Draw what the chart leaves to be asked for."""
    ds, number = state.ds, event_numbers(state.ds)
    time_range.offer_ongoing(ds, state.filters, queries.ongoing_count(ds, state.filters), 0)
    _notes(state, ids)
    named = events[["id", "label", "title"]].itertuples(index=False, name=None)
    widgets.opener(
        "Open an event by its title",
        {(key,): f"{number[key]} {label}: {title}" for key, label, title in named},
        _OPENER,
        EVENT,
        "Type a word, or choose",
    )
    _table(state, events, number)


def _notes(state: State, ids: Sequence[str]) -> None:
    """List, once it is asked for, what the numbers of the chart stand for, and who reports it."""
    opened = st.expander("What the numbers stand for, with sources", key=_NOTES, on_change="rerun")
    if not opened.open:
        return
    every = event_notes(state.ds, state.events, event_numbers(state.ds), named=True)
    found = [every[key] for key in ids if key in every]
    half = -(-len(found) // 2)
    with opened:
        for column, part in zip(st.columns(2), (found[:half], found[half:]), strict=True):
            lines = (f":small[**{note.number}** {safe(note.text)}]" for note in part)
            column.markdown("  \n".join(lines))


def _table(state: State, events: pd.DataFrame, number: Mapping[str, int]) -> None:
    """List the events once it is asked for: a grid costs the page as much as the chart does."""
    opened = st.expander("The same events as a table", key=_TABLED, on_change="rerun")
    if not opened.open:
        return
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
