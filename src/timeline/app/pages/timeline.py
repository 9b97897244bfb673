"""The first page: events in time, the card of the one that is chosen, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from timeline import charts, dates, queries, standings
from timeline.app import evidence, sidebar
from timeline.app.text import safe
from timeline.app.view import View, clicked, in_known_order
from timeline.app.viewport import content_width
from timeline.charts.timeline import LANES, NAMED
from timeline.filters import in_view
from timeline.layout.scale import SCALES
from timeline.schema import entries

__all__ = ["show"]

_CHART = "timeline-chart"
_TABLE = "timeline-table"
_TALL, _SHORT = 560, 400
_NAMES = 3


def show(view: View) -> None:
    """Draw the page."""
    ds = view.ds
    st.title(safe(ds.name))
    st.markdown(" ".join(filter(None, (_lead(view), _sides(view)))))
    events = queries.events(ds, view.filters)
    if events.empty:
        sidebar.way_out(view, "events")
        return
    _controls()
    chosen = _chosen(ds.events)
    _chart(view, chosen)
    if chosen is not None:
        with st.container(border=True):
            evidence.event_card(ds, chosen, _close)
    st.subheader("The same events as a table")
    _table(view, in_known_order(events))


def _lead(view: View) -> str:
    """Say what this is about and how to read it."""
    return f"{safe(view.ds.description)} Every mark is an event; click one for its evidence."


def _sides(view: View) -> str:
    """Say in a sentence who stands where on what is most spoken of."""
    ds = view.ds
    found = standings.sides(standings.cells(ds, view.filters))
    if found is None:
        return ""
    names = dict(zip(ds.actors["id"], ds.actors["name"], strict=True))
    on = dict(zip(ds.frameworks["id"], ds.frameworks["name"], strict=True))[found.framework]
    said = [
        f"**{len(actors)} {word}** ({safe(_few([names[a] for a in actors]))})"
        for word, actors in (("for", found.favour), ("against", found.against))
        if actors
    ]
    return f"On {safe(on)}: {', '.join(said)}." if said else ""


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMES])
    return f"{shown} and {len(names) - _NAMES} more" if len(names) > _NAMES else shown


def _controls() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.segmented_control(
            "Time scale",
            list(SCALES),
            default="balanced",
            required=True,
            key="scale",
            bind="query-params",
            help="balanced gives crowded times more room; the strip under the axis shows how much.",
        )
        st.segmented_control(
            "Lanes",
            ["none", *LANES],
            default="none",
            required=True,
            key="lanes",
            bind="query-params",
        )
        st.segmented_control(
            "Names",
            list(NAMED),
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
    _choose("".join(clicked(_CHART, 1, is_open="event" in st.query_params)))


def _on_row() -> None:
    rows = st.session_state[_TABLE]["selection"]["rows"]
    if rows:
        _choose(st.session_state["timeline-rows"][rows[0]])


def _close() -> None:
    _choose("")


def _choose(event: str) -> None:
    """Put an event into the URL, which is where the page reads it from; blank for none."""
    if event:
        st.query_params["event"] = event
    else:
        st.query_params.pop("event", None)


def _chosen(events: pd.DataFrame) -> pd.Series | None:
    wanted = st.query_params.get("event")
    if wanted is None:
        return None
    found = events[events["id"] == wanted]
    if found.empty:
        return None
    return found.iloc[0]


def _table(view: View, events: pd.DataFrame) -> None:
    ds = view.ds
    names = {
        "countries": dict(zip(ds.countries["id"], ds.countries["name"], strict=True)),
        "actors": dict(zip(ds.actors["id"], ds.actors["name"], strict=True)),
        "frameworks": dict(zip(ds.frameworks["id"], ds.frameworks["name"], strict=True)),
    }
    shown = pd.DataFrame(
        {
            "Begins": events["earliest"].dt.date,
            "Date": [dates.short(dates.parse(d)) for d in events["date"]],
            "Event": events["title"],
            "Kind": events["kind"],
            **{
                column.capitalize(): [_spelt(cell, known) for cell in events[column]]
                for column, known in names.items()
            },
            "Importance": events["importance"],
            "Places": events["sources"],
        }
    )
    st.session_state["timeline-rows"] = list(events["id"])
    st.dataframe(
        shown,
        key=_TABLE,
        hide_index=True,
        on_select=_on_row,
        selection_mode="single-row",
        column_config={
            "Begins": st.column_config.DateColumn(width="small"),
            "Event": st.column_config.TextColumn(width="large"),
        },
        alt="Events in view as a table",
    )


def _spelt(cell: str, names: dict[str, str]) -> str:
    return ", ".join(names.get(key, key) for key in entries(cell))
