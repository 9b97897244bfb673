"""The first page: events in time, the card of the one that is chosen, and the same as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from timeline import charts, queries, standings
from timeline.app import address, evidence, sidebar
from timeline.app.tables import event_table
from timeline.app.text import safe
from timeline.app.view import View, clicked, in_known_order, points
from timeline.app.viewport import content_width
from timeline.dataset import Dataset
from timeline.filters import in_view
from timeline.words import counted

__all__ = ["show"]

_CHART = "timeline-chart"
_TABLE = "timeline-table"
_ROWS = "timeline-rows"
_OPENER = "timeline-opener"
_TALL, _SHORT = 560, 500
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
    st.title(safe(ds.name))
    st.markdown(f"{safe(ds.description)} Every mark is an event; click one for its evidence.")
    if said := _sides(view):
        st.markdown(said)
    events = queries.events(ds, view.filters)
    if events.empty:
        sidebar.way_out(view)
        return
    _controls()
    chosen = _chosen(ds)
    _chart(view, chosen)
    if chosen is not None:
        with st.container(border=True):
            if chosen["id"] not in set(events["id"]):
                st.caption("This event is outside the filters: it is not on the chart above.")
            evidence.event_card(ds, chosen, _close)
    st.subheader("The same events as a table")
    _opener(events)
    _table(view, in_known_order(events))


def _sides(view: View) -> str:
    """Say in a sentence who stands where on what is most spoken of."""
    found = standings.sides(standings.cells(view.ds, view.filters))
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
        f"{', '.join(parts)} ([who]({address.href_stances(view.ds, view.filters)}))."
    )


def _controls() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.segmented_control(
            "Time scale",
            address.CONTROLS["scale"],
            default="balanced",
            required=True,
            key="scale",
            bind="query-params",
            help="balanced gives crowded times more room; the strip under the axis shows how much.",
        )
        st.segmented_control(
            "Lanes",
            address.CONTROLS["lanes"],
            default="none",
            required=True,
            key="lanes",
            bind="query-params",
        )
        st.segmented_control(
            "Names",
            address.CONTROLS["names"],
            default="all",
            required=True,
            key="names",
            bind="query-params",
            help="Which events are named where there is room: the core of the story, or more.",
        )


def _chart(view: View, chosen: pd.Series | None) -> None:
    lanes = st.session_state["lanes"]
    figure = charts.timeline(
        view.ds,
        view.filters,
        scale=st.session_state["scale"],
        lanes=None if lanes == "none" else lanes,
        named=st.session_state["names"],
        width=content_width(),
        height=None if lanes != "none" else _TALL if chosen is None else _SHORT,
        dark=view.dark,
        selected="" if chosen is None else chosen["id"],
    )
    count = len(queries.events(view.ds, view.filters))
    st.plotly_chart(
        figure,
        key=_CHART,
        theme=None,
        on_select=_on_click,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=f"Timeline of {in_view(view.ds, view.filters, count, len(view.ds.events))}",
    )


def _on_click() -> None:
    _choose(clicked(_CHART, points(_CHART, 1), is_open=bool(_open())))


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
        address.choose(address.EVENT, wanted)
        st.session_state[_OPENER] = None


def _on_row() -> None:
    rows = st.session_state[_TABLE]["selection"]["rows"]
    picked = (st.session_state[_ROWS][rows[0]],) if rows else ()
    _choose(clicked(_TABLE, picked, is_open=bool(_open())))


def _open() -> str:
    return st.query_params.get(address.EVENT, "")


def _choose(ids: tuple[str, ...]) -> None:
    address.choose(address.EVENT, *ids)


def _close() -> None:
    address.choose(address.EVENT)


def _chosen(ds: Dataset) -> pd.Series | None:
    key = address.chosen_event(ds)
    return ds.events[ds.events["id"] == key].iloc[0] if key else None


def _table(view: View, events: pd.DataFrame) -> None:
    st.session_state[_ROWS] = list(events["id"])
    st.dataframe(
        event_table(view.ds, events),
        key=_TABLE,
        hide_index=True,
        on_select=_on_row,
        selection_mode="single-row",
        column_config={"Event": st.column_config.TextColumn(width="large")},
        alt="Events in view as a table",
    )
