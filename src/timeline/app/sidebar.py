"""The filters: widgets that live in the URL, each choice with what it would leave in view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from timeline import queries
from timeline.app.text import safe
from timeline.app.view import View
from timeline.dataset import Dataset
from timeline.filters import (
    FACETS,
    PARAMS,
    Facet,
    Filters,
    from_query,
    in_view,
    labels,
    year_bounds,
)

__all__ = ["CELL_SEPARATOR", "apply", "show", "way_out"]

_PAGE_PARAMS = {
    "event",
    "cell",
    "scale",
    "lanes",
    "names",
    "part",
    "asof",
    "embed",
    "embed_options",
}
_PLACEHOLDER = "Any"
_MANY = 24
_NOUNS: Mapping[queries.Of, str] = {"events": "events", "stances": "statements"}
_NOTICES = "notices"
CELL_SEPARATOR = "~"
"""What stands between the ids of actor and framework in the `cell` parameter."""


def show(view: View) -> None:
    """Draw the sidebar and put what it says into ``view.filters``."""
    ds = view.ds
    if _NOTICES not in st.session_state:
        st.session_state[_NOTICES] = _arrive(ds)
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
        counters = [(facet, _choices(ds, facet)) for facet in FACETS]
        _years(ds)
        view.filters = _read(ds)
        for facet, place in counters:
            with place:
                _counts(view, facet)
        with head:
            _head(view)
    _say_notices()


def apply(ds: Dataset, filters: Filters) -> None:
    """Set the widgets, and so the URL, to these filters; for use in callbacks."""
    for facet in FACETS:
        st.session_state[facet.param] = list(facet.chosen(filters))
    st.session_state["years"] = filters.years or year_bounds(ds)
    st.session_state["q"] = filters.text


def way_out(view: View, of: queries.Of) -> None:
    """Say which filter to loosen where nothing is in view, and offer to do it."""
    st.info(
        f"**No {_NOUNS[of]} match these filters.** Loosen one of them:",
        icon=":material/filter_alt_off:",
    )
    with st.container(horizontal=True):
        for way in queries.loosen(view.ds, view.filters, of):
            noun = _NOUNS[of] if way.count != 1 else _NOUNS[of].removesuffix("s")
            st.button(
                f"Drop “{safe(way.label)}”: {way.count} {noun}",
                key=f"loosen:{way.label}",
                on_click=apply,
                args=(view.ds, way.filters),
            )


def _choices(ds: Dataset, facet: Facet) -> st.delta_generator.DeltaGenerator:
    """Draw the choices of one facet; return the place for their counts."""
    names = labels(ds, facet)
    order = list(queries.options(ds, Filters(), facet)["id"])
    wide, narrow = st.columns([0.8, 0.2], vertical_alignment="bottom", gap="xsmall")
    wide.multiselect(
        facet.label,
        order,
        format_func=lambda i: names.get(i, i),
        key=facet.param,
        bind="query-params",
        placeholder=_PLACEHOLDER,
        filter_mode="contains",
        wrap=True,
    )
    return narrow


def _counts(view: View, facet: Facet) -> None:
    """Draw, in a popover, every choice with its count under the other filters, to pick from."""
    picker = f"pick:{facet.param}"
    opened = st.popover(
        "",
        icon=":material/format_list_numbered:",
        help=f"Count for each {facet.label.lower()}",
        key=f"open:{facet.param}",
        on_change="rerun",
        width="stretch",
    )
    if not opened.open:
        return
    table = queries.options(view.ds, view.filters, facet, view.of)
    chosen = facet.chosen(view.filters)
    offered = table[(table["count"] > 0) | table["id"].isin(chosen)]
    columns = zip(offered["id"], offered["label"], offered["count"], strict=True)
    said = {key: f"{safe(label)} · {count}" for key, label, count in columns}
    st.session_state[picker] = list(chosen)
    tall: int | Literal["content"] = 420 if len(said) > _MANY else "content"
    with opened, st.container(height=tall, border=False):
        st.caption(
            f"{_NOUNS[view.of].capitalize()} for each {facet.label.lower()} under the other filters"
        )
        st.pills(
            facet.label,
            list(said),
            selection_mode="multi",
            format_func=lambda i: said.get(i, i),
            key=picker,
            label_visibility="collapsed",
            on_change=_take,
            args=(facet.param, picker),
        )


def _take(param: str, picker: str) -> None:
    st.session_state[param] = list(st.session_state[picker])


def _years(ds: Dataset) -> None:
    low, high = year_bounds(ds)
    if low < high:
        st.slider("Years", low, high, (low, high), key="years", bind="query-params")


def _read(ds: Dataset) -> Filters:
    """Return what the widgets say."""
    bounds = year_bounds(ds)
    low, high = st.session_state.get("years", bounds)
    years = None if (low, high) == bounds else (int(low), int(high))
    filters = Filters(years=years, text=st.session_state.get("q") or "")
    for facet in FACETS:
        filters = facet.choose(filters, st.session_state.get(facet.param, ()))
    return filters


def _head(view: View) -> None:
    every = getattr(view.ds, view.of)
    count = len(getattr(queries, view.of)(view.ds, view.filters))
    said = in_view(view.ds, view.filters, count, len(every), _NOUNS[view.of])
    st.markdown(f"**{safe(said)}**")
    st.button(
        "Reset filters",
        icon=":material/restart_alt:",
        on_click=apply,
        args=(view.ds, Filters()),
        disabled=view.filters == Filters(),
        width="stretch",
    )


def _arrive(ds: Dataset) -> tuple[str, ...]:
    """Take a link as well as it can be taken; return a sentence for each thing that it cannot.

    The widgets read their own labels from the URL and drop the rest; a choice in other words (an
    id, other case) is handed to them here.
    """
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    filters, dropped = from_query(ds, query)
    for facet in FACETS:
        exact = set(labels(ds, facet).values())
        chosen = facet.chosen(filters)
        if chosen and not exact.intersection(query[facet.param]):
            st.session_state[facet.param] = list(chosen)
    places = {"event": _event_known, "cell": _cell_known}
    lost = [
        f'{name} "{query[name][-1]}" is not in the data'
        for name, known in places.items()
        if name in query and not known(ds, query[name][-1])
    ]
    strange = [name for name in query if name not in {*_PAGE_PARAMS, *PARAMS}]
    for name in (*strange, *(n for n in places if any(s.startswith(n) for s in lost))):
        st.query_params.pop(name)
    return (*dropped, *lost, *(f'"{name}" is not a parameter of this page' for name in strange))


def _event_known(ds: Dataset, key: str) -> bool:
    return bool((ds.events["id"] == key).any())


def _cell_known(ds: Dataset, key: str) -> bool:
    actor, _, framework = key.partition(CELL_SEPARATOR)
    return bool(((ds.stances["actor"] == actor) & (ds.stances["framework"] == framework)).any())


def _say_notices() -> None:
    if sentences := st.session_state[_NOTICES]:
        with st.container(horizontal=True, vertical_alignment="center"):
            said = "; ".join(map(safe, sentences))
            st.warning(f"Left out of the link: {said}.", icon=":material/link_off:")
            st.button("Dismiss", on_click=_dismiss)


def _dismiss() -> None:
    st.session_state[_NOTICES] = ()
