"""One actor, or a country with its voices: who it is, where it stood when, and every statement."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from timeline import queries
from timeline.app import (
    actor_profile,
    cell_drawer,
    evidence,
    page_heading,
    selection,
    sidebar,
    time_range,
    url,
    viewport,
    widgets,
)
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.app.tables import event_table, stance_table
from timeline.charts._drift import drift
from timeline.charts.alt_text import drift_alt
from timeline.kept import kept
from timeline.queries import speakers
from timeline.queries.filters import Filters, unique_names
from timeline.queries.speakers import Speaker
from timeline.scenes.stance_history import MOST_LANES
from timeline.schema import ID_SEPARATOR
from timeline.views.url_params import CELL, EVENT, ON, WHO, cell_of
from timeline.words import counted

__all__ = ["show"]

_figure = kept(most=64)(drift)
"""Somebody's history as a figure; what several readers look at is drawn once."""

_CHART, _WHO, _ON = "drift-chart", "drift-who", "drift-on"
_LEAST_BESIDE = 820
"""From which width of the page, px, who is chosen can be read beside what is said of it."""


def show(state: State) -> None:
    """Draw the page."""
    ds = state.ds
    if not state.who:
        st.title("Actors")
        # Of what there is in the data, statements first.
        has_events_only = not queries.total(ds, "stances") and state.filters != Filters()
        sidebar.way_out(state, "events" if has_events_only else "stances")
        return
    who, is_empty = state.speaker, state.said.empty and state.happened.empty
    native = ds.actors.loc[ds.actors["id"] == who.id, "native_name"]
    also = "" if who.is_country or not native.iloc[0] else f" :gray[{safe(native.iloc[0])}]"
    page_heading.heading(state, safe(_heading(who)) + also, "actor", empty=is_empty)
    is_wide = state.width >= _LEAST_BESIDE
    introduction, choice = st.columns([0.6, 0.4]) if is_wide else (st.container(), st.container())
    with choice:
        _chooser(state)
    with introduction:
        actor_profile.introduce(state)
    _ongoing(state)
    _outside(state, is_empty=is_empty)
    if is_empty:
        return
    actor_profile.moved(state)
    _drift(state)
    if not cell_drawer.open_lane(state):
        evidence.open_event(state, set(state.beside["id"]), "This event is not on the chart.")
    _statements(state)
    said, happened = queries.in_known_order(state.said), queries.in_known_order(state.happened)
    for noun, rows, table, param in (
        ("statements", said, stance_table(ds, said), CELL),
        ("events", happened, event_table(ds, happened), EVENT),
    ):
        if not rows.empty:
            st.subheader(f"The same {noun} as a table")
            alt = f"{noun.capitalize()} of {who.name} in view as a table"
            widgets.table(table, rows, f"drift-{noun}", param, alt)


def _heading(who: Speaker) -> str:
    """Return what the page is headed: a country is told from a state of the same name."""
    return f"{who.name} and its voices" if who.is_country else who.name


def _chooser(state: State) -> None:
    names = {str(row.id): _offer(row) for row in state.speakers.itertuples(index=False)}
    names.setdefault(state.who, state.speaker.name)
    widgets.choice(
        "Actor or country",
        names,
        _WHO,
        state.who,
        _on_who,
        help="Type a name, also as it is written in its own language. Those with most statements "
        "in view come first, countries after actors.",
    )


def _offer(row: object) -> str:
    """Say what a choice is: ``Ishiba Shigeru 石破茂 · 20 statements``."""
    name, native = getattr(row, "name", ""), getattr(row, "native_name", "")
    said, country = getattr(row, "statements", 0), getattr(row, "is_country", False)
    n = counted(said, "statement") if said else counted(getattr(row, "events", 0), "event")
    parts = (f"{name} {native}".strip(), "country" if country else "", n)
    return " · ".join(filter(None, parts))


def _on_who() -> None:
    url.choose(WHO, st.session_state[_WHO])
    for param in (CELL, ON, EVENT):
        url.choose(param)


def _ongoing(state: State) -> None:
    """Say how much of the speaker's merely went on through the range, and offer to show it."""
    if state.filters.years is None:
        return
    without, shown = (replace(state.filters, ongoing=told) for told in (False, True))
    counts = (
        len(of(state.ds, shown, state.speaker)) - len(of(state.ds, without, state.speaker))
        for of in (speakers.events, speakers.statements)
    )
    time_range.offer_ongoing(state.ds, state.filters, *counts)


def _outside(state: State, *, is_empty: bool) -> None:
    """Say what of the speaker's statements and events the filters leave out, if anything."""
    ds, who, every = state.ds, state.speaker, Filters()
    missing = {
        "statement": len(speakers.statements(ds, every, who)) - len(state.said),
        "event": len(speakers.events(ds, every, who)) - len(state.happened),
    }
    left = " and ".join(counted(n, noun) for noun, n in missing.items() if n)
    if left and is_empty:
        st.info(
            f"**Nothing of {safe(who.name)} matches these filters.** {left} of it "
            "are outside them. Choose somebody else, or:",
            icon=":material/filter_alt_off:",
        )
        st.button("Drop all filters", key="drift-drop", on_click=sidebar.apply, args=(ds, every))
    elif left:
        st.caption(f"{left} more outside the filters")
    elif is_empty:
        st.info("The data have no statement of it and no event that names it.")


def _drift(state: State) -> None:
    """Draw the speaker's stances through time, under what chooses the framework and the scale."""
    ds, lanes = state.ds, state.lanes
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        scale = widgets.control("scale")
        if state.framework:
            widgets.choice("Framework", _spoken_of(state), _ON, state.framework, _on_framework)
    if state.framework:
        text = ds.frameworks.loc[ds.frameworks["id"] == state.framework, "proposition"].iloc[0]
        if text:
            st.caption(f"Stances answer the proposition: {safe(text)}")
    viewport.measure()
    widgets.chart(
        _figure(
            ds,
            state.filters,
            who=state.who,
            framework=state.framework,
            scale=scale,
            width=state.width,
            dark=state.dark,
            cell=state.cell or ("", ""),
            event=state.event_id,
        ),
        _CHART,
        _on_click,
        state.with_answer("actor", drift_alt(ds, state.speaker, lanes[:MOST_LANES], state.beside)),
    )
    if rest := lanes[MOST_LANES:]:
        st.caption(f"{len(rest)} more lanes are not drawn; what they would show is listed below.")


def _spoken_of(state: State) -> dict[str, str]:
    """Return every framework that the voices speak of, with how many do."""
    names = unique_names(state.ds, "frameworks")
    spoken = [track.framework for track in state.tracks]
    return {key: f"{names[key]} · {counted(spoken.count(key), 'voice')}" for key in spoken}


def _on_framework() -> None:
    url.choose(ON, st.session_state[_ON])


def _on_click() -> None:
    """Take a click on a square to its cell, and one on an event to its card."""
    picked = selection.point(_CHART, 1)
    if picked == ("",):
        return  # a column of a count of events
    key = "".join(selection.clicked(_CHART, picked, CELL, EVENT))
    is_cell = ID_SEPARATOR in key
    url.choose(CELL, *(cell_of(key) if is_cell else ()))
    url.choose(EVENT, *((key,) if key and not is_cell else ()))


def _statements(state: State) -> None:
    """Offer every statement in view with its evidence, by framework."""
    if state.said.empty:
        return
    st.subheader("Every statement, with its evidence")
    names = unique_names(state.ds, "frameworks")
    order = dict.fromkeys(t.framework for t in (*state.lanes, *state.tracks))
    for place, framework in enumerate(order):
        here = state.said[state.said["framework"] == framework]
        head = f"**{safe(names[framework])}** · {counted(len(here), 'statement')}"
        if not state.speaker.is_country:
            track = next(track for track in state.tracks if track.framework == framework)
            head += f" · {actor_profile.path(track)}"
        key = f"drift-{state.who}-{framework}"
        fold = st.expander(head, expanded=place == 0, key=key, on_change="rerun")
        if fold.open:
            with fold:
                evidence.statements(state.ds, here)
