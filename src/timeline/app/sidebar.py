"""The filters: widgets that live in the URL, each choice with what it would leave in view."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from timeline import queries
from timeline.app import time_range, url
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.dataset import Dataset
from timeline.queries import Of
from timeline.queries.filters import FACETS, Facet, Filters, in_view, labels
from timeline.words import counted

__all__ = ["apply", "nearby", "read", "show", "way_out"]

_PLACEHOLDER = "Any"
_COUNTS = "counts"
_TALL = 560
_NEARBY = ("country", "framework")
"""The facets that are offered beside a chart too."""
_NOUNS: Mapping[Of, str] = {"events": "events", "stances": "statements"}
_NEEDED: Mapping[Of, str] = {
    "events": "What happened needs an events.csv with date and title; see the page Stances for "
    "what there is.",
    "stances": "Who stands where needs a stances.csv with actor, framework, stance and date; see "
    "the page Timeline for what there is.",
}
"""What a data set without any needs."""


def show(ds: Dataset, page: str = "") -> State:
    """Draw the sidebar of a page; return the state of this run, with the filters that it says."""
    url.arrive(ds, page)
    with st.sidebar:
        head = st.container()
        st.text_input(
            "Search",
            key="q",
            bind="query-params",
            type="search",
            placeholder="Words in titles, quotes, names",
            label_visibility="collapsed",
            icon=":material/search:",
        )
        for facet in FACETS:
            _choices(ds, facet)
        time_range.fields(ds)
        state = State(ds, page, read(ds))
        with head:
            _head(state)
            if page == "briefing":
                st.caption("For what you add next. A view in the briefing keeps its own filters.")
    _say_notices()
    return state


def apply(ds: Dataset, filters: Filters) -> None:
    """Set the widgets, and so the URL, to these filters; for use in callbacks."""
    for facet in FACETS:
        st.session_state[facet.param] = list(facet.chosen(filters))
    time_range.put(ds, filters)
    st.session_state["q"] = filters.text


def way_out(state: State, of: Of | None = None) -> None:
    """Say which filter to loosen where nothing is in view, and offer to do it.

    ``of`` is what there should be, where it is not what the page is about.
    """
    of = of or state.of
    noun = _NOUNS[of]
    if not queries.total(state.ds, of):
        st.info(f"**This data set has no {noun}.** {_NEEDED[of]}", icon=":material/info:")
        return
    st.info(
        f"**No {noun} match these filters.** Loosen one of them:",
        icon=":material/filter_alt_off:",
    )
    with st.container(horizontal=True):
        for way in queries.loosen(state.ds, state.filters, of):
            st.button(
                f"Drop {safe(way.label)} ({counted(way.count, noun.removesuffix('s'))})",
                key=f"loosen:{way.label}",
                on_click=apply,
                args=(state.ds, way.filters),
            )


def _choices(ds: Dataset, facet: Facet) -> None:
    """Draw one list of choices; nothing where the data have none to choose from."""
    names = labels(ds, facet)
    asked = {*st.session_state.get(facet.param, ()), *st.query_params.get_all(facet.param)}
    table = queries.options(ds, Filters(), facet)
    offered = [
        str(key)
        for key, count in zip(table["id"], table["count"], strict=True)
        # The known kinds are many; of these only what there is, or a link asks for.
        if facet.field != "kinds" or count or not asked.isdisjoint({key, names[key]})
    ]
    if not offered:
        return
    st.multiselect(
        facet.label,
        offered,
        format_func=lambda i: names.get(i, i),
        key=facet.param,
        bind="query-params",
        placeholder=_PLACEHOLDER,
        filter_mode="contains",
        select_all=False,
    )


def _counts(state: State) -> None:
    """Draw, in one popover, every choice with its count under the other filters, to pick from.

    One for all filters, and filled only while it is open: what stands in the sidebar is drawn
    again with every choice.
    """
    opened = st.popover(
        "Counts",
        icon=":material/format_list_numbered:",
        help=f"How many {_NOUNS[state.of]} each choice has under the other filters",
        key=_COUNTS,
        on_change="rerun",
        width="stretch",
    )
    if not opened.open:
        return
    with opened, st.container(height=_TALL, border=False):
        st.caption(f"{_NOUNS[state.of].capitalize()} for each choice, under the other filters")
        for facet in FACETS:
            _pick(state, facet)


def nearby(state: State) -> None:
    """Offer the filters of most use beside a chart, in a popover filled only while it is open.

    Nothing where the data have no country and no framework.
    """
    if not any(labels(state.ds, facet) for facet in FACETS if facet.param in _NEARBY):
        return
    chosen = sum(len(facet.chosen(state.filters)) for facet in FACETS if facet.param in _NEARBY)
    opened = st.popover(
        f"Filter ({chosen})" if chosen else "Filter",
        icon=":material/filter_alt:",
        help="By country and framework",
        key="nearby",
        on_change="rerun",
    )
    if opened.open:
        with opened, st.container(height=_TALL // 2, border=False):
            for facet in FACETS:
                if facet.param in _NEARBY:
                    _pick(state, facet, "near")


def _pick(state: State, facet: Facet, where: str = "pick") -> None:
    """Draw the choices of one facet that have anything under the other filters."""
    picker = f"{where}:{facet.param}"
    table = queries.options(state.ds, state.filters, facet, state.of)
    chosen = facet.chosen(state.filters)
    offered = table[(table["count"] > 0) | table["id"].isin(chosen)]
    columns = zip(offered["id"], offered["label"], offered["count"], strict=True)
    said = {key: f"{safe(label)} · {count}" for key, label, count in columns}
    if not said:
        return
    st.session_state[picker] = list(chosen)
    st.pills(
        facet.label,
        list(said),
        selection_mode="multi",
        format_func=lambda i: said.get(i, i),
        key=picker,
        on_change=_take,
        args=(facet.param, picker),
    )


def _take(param: str, picker: str) -> None:
    st.session_state[param] = list(st.session_state[picker])


def read(ds: Dataset) -> Filters:
    """Return what the widgets say, also while callbacks run."""
    filters = Filters(
        years=time_range.read(ds),
        text=st.session_state.get("q") or "",
        ongoing=time_range.shows_ongoing(),
    )
    for facet in FACETS:
        filters = facet.choose(filters, st.session_state.get(facet.param, ()))
    return filters


def _head(state: State) -> None:
    """Say how much is in view; offer to show everything, and what other choices would show."""
    count = len(getattr(state, state.of))
    every = queries.total(state.ds, state.of)
    st.markdown(f"**{safe(in_view(state.ds, state.filters, count, every, _NOUNS[state.of]))}**")
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Reset",
            help="Show everything again",
            icon=":material/restart_alt:",
            on_click=apply,
            args=(state.ds, Filters()),
            disabled=state.filters == Filters(),
            width="stretch",
        )
        _counts(state)


def _say_notices() -> None:
    if clauses := url.notices():
        with st.container(horizontal=True, vertical_alignment="center"):
            said = "; ".join(map(safe, clauses))
            st.warning(f"Left out of the view: {said}.", icon=":material/link_off:")
            st.button("Dismiss", on_click=url.dismiss)
