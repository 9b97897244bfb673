"""One actor, or a country with its voices: who it is, where it stood when, and every statement."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from timeline.app import evidence, page_heading, profile, sidebar, statement_list, url
from timeline.app.markdown import safe
from timeline.app.state import View, clicked, points
from timeline.app.subject import Subject
from timeline.app.viewport import content_width
from timeline.charts._drift import drift
from timeline.charts.alt_text import drift_alt
from timeline.queries import speakers
from timeline.queries.filters import Filters
from timeline.queries.speakers import Speaker
from timeline.scenes.stance_history import MOST_LANES
from timeline.words import counted

__all__ = ["show"]

_CHART = "drift-chart"
_WHO, _ON, _DROP = "drift-who", "drift-on", "drift-drop"
_DRAWER = 620


def show(view: View) -> None:
    """Draw the page."""
    offered = speakers.choices(view.ds, view.filters)
    wanted = url.chosen(view.ds, url.WHO)
    if offered.empty and not wanted:
        st.title("Actors")
        _way_out(view)
        return
    subject = Subject(view, speakers.find(view.ds, wanted or str(offered["id"].iloc[0])))
    _head(subject, offered)
    _outside(subject)
    if subject.said.empty and subject.happened.empty:
        return
    profile.moved(view.ds, subject.tracks, subject.who)
    _drift(subject)
    if not _drawer(subject):
        _card(subject)
    statement_list.by_framework(subject)
    statement_list.tables(subject)


def _way_out(view: View) -> None:
    """Offer to loosen a filter: of what there is in the data, statements first."""
    of = "events" if view.ds.stances.empty and view.filters != Filters() else view.of
    sidebar.way_out(replace(view, of=of))


def _head(subject: Subject, offered: pd.DataFrame) -> None:
    """Name whom the page is about, offer all others, and say who it is."""
    ds, who = subject.view.ds, subject.who
    native = ds.actors.loc[ds.actors["id"] == who.id, "native_name"]
    also = "" if who.is_country or not native.iloc[0] else f" :gray[{safe(native.iloc[0])}]"
    is_empty = subject.said.empty and subject.happened.empty
    page_heading.heading(subject.view, safe(subject.heading) + also, "actor", empty=is_empty)
    introduction, choice = st.columns([0.6, 0.4])
    with choice:
        _chooser(who, offered)
    with introduction:
        profile.introduce(ds, who, subject.said, subject.happened)


def _chooser(who: Speaker, offered: pd.DataFrame) -> None:
    names = {str(row.id): _offer(row) for row in offered.itertuples(index=False)}
    names.setdefault(who.id, who.name)
    st.session_state[_WHO] = who.id
    st.selectbox(
        "Actor or country",
        list(names),
        format_func=lambda key: names.get(key, key),
        key=_WHO,
        on_change=_on_who,
        filter_mode="contains",
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
    url.choose(url.WHO, st.session_state[_WHO])
    for param in (url.CELL, url.ON, url.EVENT):
        url.choose(param)


def _outside(subject: Subject) -> None:
    """Say what of its statements and events the filters leave out, if anything."""
    view, who = subject.view, subject.who
    every = Filters()
    missing = {
        "statement": len(speakers.statements(view.ds, every, who)) - len(subject.said),
        "event": len(speakers.events(view.ds, every, who)) - len(subject.happened),
    }
    left = " and ".join(counted(n, noun) for noun, n in missing.items() if n)
    nothing = subject.said.empty and subject.happened.empty
    if not left:
        if nothing:
            st.info("The data have no statement of it and no event that names it.")
        return
    if not nothing:
        st.caption(f"{left} more outside the filters")
        return
    st.info(
        f"**Nothing of {safe(who.name)} matches these filters.** {left} of it "
        "are outside them. Choose somebody else, or:",
        icon=":material/filter_alt_off:",
    )
    st.button("Drop all filters", key=_DROP, on_click=sidebar.apply, args=(view.ds, every))


def _drift(subject: Subject) -> None:
    view, who = subject.view, subject.who
    _controls(subject)
    cell = url.chosen_cell(view.ds) or ("", "")
    figure = drift(
        view.ds,
        view.filters,
        who=who.id,
        framework=subject.framework,
        scale=st.session_state["scale"],
        width=content_width(),
        dark=view.dark,
        cell=cell,
        event=url.chosen_event(view.ds),
    )
    st.plotly_chart(
        figure,
        key=_CHART,
        theme=None,
        on_select=_on_click,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=drift_alt(view.ds, subject.who, subject.shown[:MOST_LANES], subject.drawn),
    )
    if len(subject.shown) > MOST_LANES:
        rest = len(subject.shown) - MOST_LANES
        st.caption(f"{rest} more lanes are not drawn; what they would show is listed below.")


def _controls(subject: Subject) -> None:
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
        if subject.framework:
            names = _spoken_of(subject)
            st.session_state[_ON] = subject.framework
            st.selectbox(
                "Framework",
                list(names),
                format_func=lambda key: names.get(key, key),
                key=_ON,
                on_change=_on_framework,
                filter_mode="contains",
            )
    if subject.framework:
        table = subject.view.ds.frameworks
        text = table.loc[table["id"] == subject.framework, "proposition"].iloc[0]
        if text:
            st.caption(f"Stances answer the proposition: {safe(text)}")


def _spoken_of(subject: Subject) -> dict[str, str]:
    """Return every framework its voices speak of, with how many do."""
    names = subject.view.ds.names("frameworks")
    order = dict.fromkeys(track.framework for track in subject.tracks)
    return {
        key: f"{names[key]} · {counted(sum(t.framework == key for t in subject.tracks), 'voice')}"
        for key in order
    }


def _on_framework() -> None:
    url.choose(url.ON, st.session_state[_ON])


def _on_click() -> None:
    """Take a click on a square to its cell, and one on an event to its card."""
    picked = points(_CHART, 1)
    if picked == ("",):
        return  # a column of a count of events
    is_open = url.CELL in st.query_params or url.EVENT in st.query_params
    found = clicked(_CHART, picked, is_open=is_open)
    key = found[0] if found else ""
    is_cell = "~" in key
    url.choose(url.CELL, *(url.cell_of(key) if is_cell else ()))
    url.choose(url.EVENT, *((key,) if key and not is_cell else ()))


def _card(subject: Subject) -> None:
    ds = subject.view.ds
    key = url.chosen_event(ds)
    if not key:
        return
    is_drawn = key in set(subject.drawn["id"])
    note = "" if is_drawn else "This event is not on the chart."
    event = ds.events[ds.events["id"] == key].iloc[0]
    evidence.open_event(ds, event, _close_event, note=note)


def _close_event() -> None:
    url.choose(url.EVENT)


def _close_cell() -> None:
    url.choose(url.CELL)


def _drawer(subject: Subject) -> bool:
    """Show what stands behind the chosen square, if one is; say so."""
    ds = subject.view.ds
    cell = url.chosen_cell(ds)
    if cell is None or cell[0] not in subject.who.voices:
        return False
    actor, framework = cell
    said = subject.said
    here = said[(said["actor"] == actor) & (said["framework"] == framework)]
    on = ds.names("frameworks")[framework]

    @st.dialog(
        safe(f"{ds.names('actors')[actor]} on {on}"),
        width=_DRAWER,
        position="right",
        on_dismiss=_close_cell,
    )
    def drawer() -> None:
        st.markdown(
            f"{counted(len(here), 'statement')} in view · "
            f"[in the matrix]({url.href_cell(actor, framework)})"
        )
        for _, row in here.iterrows():
            evidence.statement(ds, row)

    drawer()
    return True
