"""Then and now: two moments aligned at zero, and the parallels that are drawn between events."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from timeline import charts, dates, queries
from timeline.app import event_list, evidence, page_heading, parallel_list, sidebar, url
from timeline.app.comparison_notes import remarks
from timeline.app.markdown import safe
from timeline.app.state import View, clicked
from timeline.app.viewport import content_width
from timeline.charts.alt_text import compare_alt
from timeline.dataset import Dataset
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.queries.moments import BEFORE, Moment

__all__ = ["show"]

_CHART = "compare-chart"
_TABLE = "compare-table"
_ROWS = "compare-rows"
_LEAST_TITLE, _OTHER_COLUMNS = 240, 350
"""Width of a column of titles at least, and of all the other columns; px."""

_SELECTS = {url.THEN: "compare-then", url.NOW: "compare-now"}
_NAMES = {url.THEN: "Then", url.NOW: "Now"}


def show(view: View) -> None:
    """Draw the page."""
    ds = view.ds
    both = moments.pair(ds, url.chosen(ds, url.THEN), url.chosen(ds, url.NOW))
    is_empty = both is None or view.rows("events").empty
    page_heading.heading(view, "Then and now", "compare", empty=is_empty)
    if both is None:
        _too_few(view)
        return
    st.markdown(_lead(both))
    _moments(view, both)
    _controls()
    if both[0].zero > both[1].zero:
        st.caption("The upper moment is the later one. Swap puts the earlier one on top.")
    if is_empty:
        sidebar.way_out(view)
    months = int(st.session_state["months"])
    frames = [moments.around(ds, view.filters, moment, months) for moment in both]
    width = content_width()
    _chart(view, both, frames, width)
    st.caption(safe(remarks(ds, view.filters, both, frames, months)))
    every = moments.together(frames)
    numbered = zip(every["id"], every["number"], every["label"], strict=True)
    said = {key: f"{number} {label}" for key, number, label in numbered}
    if not event_list.show(_CHART, said, _choose):
        _card(ds, frames)
    parallel_list.show(ds, (both[0].id, both[1].id), width, partial(_set, ds))
    st.subheader("The same events as a table")
    _table(both, every, width)


def _too_few(view: View) -> None:
    if view.ds.events.empty:
        sidebar.way_out(view)
        return
    st.info(
        "**A comparison needs two events, and this data set has one.** See the page Timeline.",
        icon=":material/info:",
    )


def _lead(both: tuple[Moment, Moment]) -> str:
    """Say in a sentence what is compared."""
    first, second = (f"**{safe(m.label)}** ({safe(dates.noun(m.dated))})" for m in both)
    return (
        f"What followed two moments, month by month on one scale: {first} above, {second} below. "
        "Every mark is an event; click one for its evidence."
    )


def _moments(view: View, both: tuple[Moment, Moment]) -> None:
    """Draw what chooses the two moments: every event in view, in order of time."""
    every = queries.events(view.ds, Filters())
    shown = queries.events(view.ds, view.filters)["id"]
    offered = every[every["id"].isin({*shown, *(m.id for m in both)})]
    columns = zip(offered["id"], offered["title"], offered["date"], strict=True)
    said = {key: f"{title} · {dates.short(when)}" for key, title, when in columns}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for (param, key), moment in zip(_SELECTS.items(), both, strict=True):
            st.session_state[key] = moment.id
            st.selectbox(
                _NAMES[param],
                list(said),
                format_func=lambda i: said.get(i, i),
                key=key,
                on_change=_on_select,
                args=(view.ds, both),
                filter_mode="contains",
            )
        st.button(
            "Swap",
            icon=":material/swap_vert:",
            on_click=_set,
            args=(view.ds, both[1].id, both[0].id),
            help="Put the lower line on top",
        )


def _on_select(ds: Dataset, before: tuple[Moment, Moment]) -> None:
    """Take what was selected; whoever selects the other moment wants the two swapped."""
    then, now = (str(st.session_state[key]) for key in _SELECTS.values())
    if then == now:
        then, now = before[1].id, before[0].id
    _set(ds, then, now)


def _set(ds: Dataset, then: str, now: str) -> None:
    """Put two moments into the URL, or out of it where they are those that are shown anyway."""
    usual = moments.pair(ds)
    is_usual = usual is not None and (then, now) == (usual[0].id, usual[1].id)
    url.choose(url.THEN, *(() if is_usual else (then,)))
    url.choose(url.NOW, *(() if is_usual else (now,)))


def _controls() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.segmented_control(
            "Months after",
            url.CONTROLS["months"],
            default="24",
            required=True,
            key="months",
            bind="query-params",
            help=f"How long after each moment; {BEFORE} months before it are always shown.",
        )
        st.segmented_control(
            "Time scale",
            url.CONTROLS["scale"],
            default="balanced",
            required=True,
            key="scale",
            bind="query-params",
            help="The same for both lines. balanced gives crowded months more room; "
            "the strip under the axis shows how much.",
        )
        st.segmented_control(
            "Names",
            url.CONTROLS["names"],
            default="more",
            required=True,
            key="names",
            bind="query-params",
            help="Which events are named: the core of the story always; more, or all, where their "
            "names fit. The others have their number.",
        )


def _chart(
    view: View, both: tuple[Moment, Moment], frames: Sequence[pd.DataFrame], width: int
) -> None:
    months = int(st.session_state["months"])
    figure = charts.compare(
        view.ds,
        view.filters,
        between=(both[0].id, both[1].id),
        months=months,
        scale=st.session_state["scale"],
        named=st.session_state["names"],
        width=width,
        dark=view.dark,
        selected=url.chosen_event(view.ds),
    )
    st.plotly_chart(
        figure,
        key=_CHART,
        theme=None,
        on_select=_on_click,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=compare_alt(both, frames, months),
    )


def _table(both: tuple[Moment, Moment], every: pd.DataFrame, width: int) -> None:
    """Draw the events of both lines in one order of months, each in the column of its line."""
    rows = every.to_dict("records")
    titles = {
        f"{name}: {moment.label}": [row["title"] if row["moment"] == place else "" for row in rows]
        for place, (name, moment) in enumerate(zip(_NAMES.values(), both, strict=True))
    }
    half = st.column_config.TextColumn(width=max(_LEAST_TITLE, (width - _OTHER_COLUMNS) // 2))
    st.session_state[_ROWS] = list(every["id"])
    st.dataframe(
        pd.DataFrame(
            {
                "No.": list(every["number"]),
                "Months from zero": [moments.told(row) for row in rows],
                "Date": [dates.short(row["date"]) for row in rows],
                **titles,
            }
        ),
        key=_TABLE,
        hide_index=True,
        on_select=_on_row,
        selection_mode="single-row",
        column_config={
            "No.": st.column_config.NumberColumn(width=50, help="As on the chart"),
            "Months from zero": st.column_config.TextColumn(width=130),
            "Date": st.column_config.TextColumn(width=120),
            **dict.fromkeys(titles, half),
        },
        alt="Events around both moments, in order of months from zero",
    )


def _card(ds: Dataset, frames: Sequence[pd.DataFrame]) -> None:
    key = url.chosen_event(ds)
    if not key:
        return
    note = ""
    if not any((frame["id"] == key).any() for frame in frames):
        note = "This event is not on the chart: it lies outside its months or filters."
    evidence.open_event(ds, ds.events[ds.events["id"] == key].iloc[0], _close, note=note)


def _on_click() -> None:
    event_list.on_click(_CHART, _choose, is_open=_is_open())


def _on_row() -> None:
    rows = st.session_state[_TABLE]["selection"]["rows"]
    picked = (st.session_state[_ROWS][rows[0]],) if rows else ()
    _choose(clicked(_TABLE, picked, is_open=_is_open()))


def _is_open() -> bool:
    return bool(st.query_params.get(url.EVENT, ""))


def _choose(ids: tuple[str, ...]) -> None:
    url.choose(url.EVENT, *ids)


def _close() -> None:
    url.choose(url.EVENT)
