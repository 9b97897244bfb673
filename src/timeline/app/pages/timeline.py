"""The first page: events in time, the card of the one that is chosen, and the same as a table."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import cast

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
from timeline.app.chart_areas import areas, filter_by
from timeline.app.event_answers import event_answers
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.app.tables import event_table
from timeline.charts.alt_text import timeline_alt
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import DARK, LIGHT
from timeline.drawing.timeline_foot import paint_timeline, timeline_height
from timeline.kept import kept
from timeline.layout.time_scale import Axis
from timeline.scenes.timeline import NARROW, scene, sides_said
from timeline.views import answers, caption, contents
from timeline.views.caption import Caption
from timeline.views.foremost import are_many
from timeline.views.url_params import COLOUR, EVENT, NO_LANES
from timeline.views.view import View
from timeline.words import counted

__all__ = ["show"]

_CHART, _TABLE, _OPENER = "timeline-chart", "timeline-table", "timeline-opener"
_TABLED = "timeline-tabled"
_CONTROLS = ("scale", "lanes", "names", COLOUR)
"""Where columns count very many events the first does not apply: they compare on a true scale."""
_LARGER = 1.25
"""How many times larger all is that fills the screen."""
_OUTSIDE = "This event is outside the filters: it is not on the chart."


def show(state: State) -> None:
    """Draw the page."""
    events = contents.drawn(state.ds, state.view("timeline"))
    ids, said = [str(key) for key in events["id"]], _said(state)
    with st.container(key=event_card.STAGE, gap="small"):
        _head(state, said, empty=events.empty)
        if events.empty:
            sidebar.way_out(state)
            time_steps.way_back(state)
            viewport.measure()
            return
        controls.row(
            state,
            _CONTROLS[are_many(state.ds, state.filters) :],
            partial(event_card.present, ids, state.event_id),
            partial(time_steps.way_back, state),
        )
        room = event_card.room(state)
        with st.container(horizontal=room.is_beside, gap="small"):
            with st.container(gap="xsmall"):
                tall = _chart(state, room)
                st.caption(safe(said.version.rpartition(", exported")[0]))
            event_card.show(state, ids, _OUTSIDE, is_beside=room.is_beside, height=tall)
        event_card.listen(state, is_beside=room.is_beside, opener=_OPENER)
        viewport.measure()
    _below(state, events)


def _head(state: State, said: Caption, *, empty: bool) -> None:
    """Draw title and answer, and a line on how much is shown and how to read it."""
    about = safe(state.ds.description)
    name = safe(state.ds.name)
    page_heading.heading(state, name, "timeline", "events", empty=empty, about=about)
    if empty:
        return
    how = (
        "Tap a mark for its evidence"
        if viewport.by_hand()
        else "Click a mark for its evidence, drag across to narrow the time"
    )
    is_wide = event_card.room(state).chart >= NARROW
    has_sides = is_wide and st.query_params.get("lanes", NO_LANES) == NO_LANES
    sides = sides_said(state.ds, state.filters) if has_sides else ""
    st.caption(safe(" · ".join(filter(None, (said.sentence, said.day, sides, how)))))


def _said(state: State) -> Caption:
    view = replace(state.view("timeline"), title=state.ds.name)
    return caption.caption_of(state.ds, view, state.edition)


def _chart(state: State, room: event_card.Room) -> float:
    """Draw the chart; return its height, px."""
    view = state.view("timeline")
    width = room.chart / _LARGER if viewport.is_full() else room.chart
    picture = _picture(state.ds, view, width, is_dark=state.dark, selected=state.event_id)
    axis = cast("Axis", picture.axis)
    canvas_view(
        picture,
        _CHART,
        event_answers(state.ds, view),
        is_zoomed=state.filters.years is not None,
        selected=state.event_id,
        card=event_card.CARD,
        is_beside=room.is_beside,
        on_choose=partial(selection.choose_one, EVENT),
        on_range=partial(time_steps.take, state, axis),
        on_press=filter_by(view.colour),
    )
    return picture.size[1]


@kept(most=64)
def _picture(ds: Dataset, view: View, width: float, *, is_dark: bool, selected: str) -> Picture:
    """Draw a view; what several readers look at, or one again, is drawn once."""
    lanes = view.lanes or None
    found = scene(
        ds,
        view.filters,
        scale=view.scale,
        lanes=lanes,
        names=view.names,
        colour=view.colour,
        width=width,
        is_quick=True,
        **view.by_hand,
    )
    canvas, palette, laid_out = Canvas(), DARK if is_dark else LIGHT, found.laid_out
    paint_timeline(canvas, found, palette, selected=selected)
    said = answers.answer(ds, view)
    return Picture(
        canvas,
        (laid_out.width, timeline_height(found)),
        palette,
        said.text if said else ds.name,
        timeline_alt(ds, view.filters, lanes=lanes, **view.by_hand),
        laid_out.axis,
        is_upright=laid_out.is_upright,
        areas=areas(ds, view.filters, found, laid_out.height),
    )


def _below(state: State, events: pd.DataFrame) -> None:
    """Draw what the chart leaves to be asked for."""
    ds = state.ds
    time_range.offer_ongoing(ds, state.filters, queries.ongoing_count(ds, state.filters), 0)
    named = events[["id", "number", "label", "title"]].itertuples(index=False, name=None)
    widgets.opener(
        "Open an event by its title",
        {(key,): f"{number} {label}: {title}" for key, number, label, title in named},
        _OPENER,
        EVENT,
        "Type a word, or choose",
    )
    _table(state, events)


def _table(state: State, events: pd.DataFrame) -> None:
    """List the events once it is asked for: a grid costs the page as much as the chart does."""
    total = contents.count(state.ds, state.view("timeline"))
    is_all = len(events) == total
    title = "The same events as a table" if is_all else "The events that are named as a table"
    opened = st.expander(title, key=_TABLED, on_change="rerun")
    if not opened.open:
        return
    with opened:
        if not is_all:
            st.caption(
                f"{len(events):,} of {counted(total, 'event')}. Narrow the view for others; the "
                "export of this page as CSV or XLSX lists all."
            )
        widgets.table(
            event_table(state.ds, events, dict(zip(events["id"], events["number"], strict=True))),
            events,
            _TABLE,
            EVENT,
            "Events in view as a table",
            {
                "No.": widgets.NUMBER_COLUMN,
                "Event": st.column_config.TextColumn(width="large"),
            },
        )
