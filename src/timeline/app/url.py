"""What the page's address may say, and what is said of the rest: the URL is the view.

Filters and controls are bound to the URL by their widgets; the range of time, the chosen event and
the cell stand in it directly. A link is brought into the widgets' own words before they first read
it.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from timeline import views
from timeline.app import briefing_cart, time_range
from timeline.dataset import Dataset
from timeline.dates.days import Day
from timeline.queries.filter_query import from_query, to_query
from timeline.queries.filters import FACETS, PARAMS, Filters, labels
from timeline.schema import ID_SEPARATOR
from timeline.views.answers import PAGE, Link
from timeline.views.url_params import (
    BY_HAND,
    CELL,
    CHOSEN,
    COLOUR,
    EVENT,
    PAGE_PARAMS,
    WHO,
    known,
    strange,
)

__all__ = [
    "arrive",
    "choose",
    "choose_all",
    "chosen",
    "chosen_all",
    "chosen_day",
    "dismiss",
    "href_actor",
    "href_answer",
    "href_cell",
    "href_event",
    "href_sources",
    "href_stances",
    "href_timeline",
    "href_view",
    "keep",
    "notices",
]

_OTHERS = ("embed", "embed_options", briefing_cart.VIEW, briefing_cart.HEADING)
_NOT_KEPT = frozenset({*PARAMS, *_OTHERS, EVENT, CELL})
"""What of an address a link on the same page does not carry on: filters are said anew."""

_CONTROLS = ("names", COLOUR)
"""Controls that a page shares with the window in which a picture is made."""

_NOTICES, _VERSION = "notices", "version"


def arrive(ds: Dataset, page: str = "") -> None:
    """Take a link as well as it can be taken, and note what of it cannot; for every run.

    ``page`` is the path of the page. Raises Streamlit's own rerun where the link had to be put into
    other words.
    """
    seen = st.session_state.get(_VERSION)
    st.session_state[_VERSION] = ds.version
    if seen is None:
        _read_link(ds)
    briefing_cart.carry(page)
    time_range.carry(page)
    if seen not in {None, ds.version}:
        _check_again(ds)


def notices() -> tuple[str, ...]:
    """Return a clause for each thing that was asked for and cannot be shown."""
    found: tuple[str, ...] = st.session_state.get(_NOTICES, ())
    return found


def dismiss() -> None:
    """Forget the notices; for use in callbacks."""
    st.session_state[_NOTICES] = ()


def choose(param: str, *ids: str) -> None:
    """Put what was clicked into the URL; no ids for nothing."""
    if ids:
        st.query_params[param] = ID_SEPARATOR.join(ids)
    else:
        st.query_params.pop(param, None)


def choose_all(param: str, values: Sequence[str]) -> None:
    """Put a list into the URL, its parameter repeated; no values for nothing."""
    if values:
        st.query_params[param] = list(values)
    else:
        st.query_params.pop(param, None)


def keep(ds: Dataset, view: views.View) -> None:
    """Put what of a view is decided by hand, and its controls, into the URL; for use in callbacks.

    ``view`` is what the page shows, changed.
    """
    asked: dict[str, list[str]] = {}
    for name, value in views.query(ds, view):
        asked.setdefault(name, []).append(value)
    for name in BY_HAND:
        choose_all(name, asked.get(name, ()))
    for name in _CONTROLS:
        if name in st.session_state:
            st.session_state[name] = getattr(view, name)
        else:
            choose_all(name, asked.get(name, ()))


def chosen(ds: Dataset, param: str) -> str:
    """Return the value of a parameter in the URL; blank where there is none that is known."""
    wanted = st.query_params.get(param, "")
    return wanted if known(ds, param, wanted) else ""


def chosen_all(ds: Dataset, param: str) -> tuple[str, ...]:
    """Return the values of a repeated parameter in the URL that are known."""
    return tuple(v for v in st.query_params.get_all(param) if known(ds, param, v))


def chosen_day(ds: Dataset, param: str) -> Day | None:
    """Return the day of a parameter in the URL; None where there is none."""
    wanted = chosen(ds, param)
    return Day.fromisoformat(wanted) if wanted else None


def href_event(key: str) -> str:
    """Return the address of an event's card, from any page."""
    return _href("", [(EVENT, key)])


def href_cell(actor: str, framework: str) -> str:
    """Return the address of a cell's statements, from any page."""
    return _href("stances", [(CELL, f"{actor}{ID_SEPARATOR}{framework}")])


def href_actor(who: str) -> str:
    """Return the address of the page of an actor, or of a country by its code."""
    return _href("actors", [(WHO, who)])


def href_sources() -> str:
    """Return the address of the list of sources."""
    return _href("data", [])


def href_timeline(ds: Dataset, filters: Filters) -> str:
    """Return the address of the timeline under the same filters."""
    return _href("", to_query(ds, filters))


def href_stances(ds: Dataset, filters: Filters) -> str:
    """Return the address of the matrix under the same filters."""
    return _href("stances", to_query(ds, filters))


def href_answer(ds: Dataset, page: str, filters: Filters, link: Link) -> str:
    """Return the address of the evidence of an answer: what else the page shows stays as it is.

    ``page`` is the path of the page on which it stands; on another, only the filters stay.
    """
    wanted = {name: value for name, value in link.items() if name != PAGE}
    kept = to_query(ds, filters)
    if link[PAGE] == page:
        others = [name for name in st.query_params if name not in _NOT_KEPT]
        kept += [(name, value) for name in others for value in st.query_params.get_all(name)]
    asked = [(name, value) for name, value in kept if name not in wanted]
    return _href(link[PAGE], [*asked, *wanted.items()])


def href_view(ds: Dataset, view: views.View) -> str:
    """Return the address of the page that shows a view."""
    path, _, asked = views.link(ds, view).partition("?")
    return _href(path.strip("/"), parse_qsl(asked))


def _href(path: str, asked: Sequence[tuple[str, str]]) -> str:
    """Return an address within the dashboard; what is collected for a briefing goes along."""
    query = urlencode([*asked, *briefing_cart.carried()])
    return f"./{path}" + (f"?{query}" if query else "")


def _read_link(ds: Dataset) -> None:
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    filters, dropped = from_query(ds, query)
    collected, left_out = briefing_cart.understood(ds, query.get(briefing_cart.VIEW, ()))
    st.session_state[_NOTICES] = (*dropped, *strange(ds, query, _OTHERS), *left_out)
    understood: dict[str, list[str]] = {}
    for name, value in to_query(ds, filters):
        understood.setdefault(name, []).append(value)
    for name, values in query.items():
        if name in PARAMS:
            continue
        if name == briefing_cart.VIEW:
            kept = list(collected)
        elif (param := PAGE_PARAMS.get(name)) is not None:
            asked = values if param.is_list else values[-1:]
            kept = [param.today(v) for v in asked if param.takes(ds, v)]
        else:
            kept = values[-1:] if name in _OTHERS else []
        if kept:
            understood[name] = list(kept)
    if understood != query:
        st.query_params.from_dict(understood)
        st.rerun()


def _check_again(ds: Dataset) -> None:
    """Give up, of what is chosen, what changed data no longer have."""
    lost = []
    for facet in FACETS:
        offered = labels(ds, facet)
        chosen = st.session_state.get(facet.param, ())
        lost += [
            f'{facet.param} "{i}" is no longer in the data' for i in chosen if i not in offered
        ]
        st.session_state[facet.param] = [i for i in chosen if i in offered]
    lost += time_range.check(ds)
    for param in CHOSEN:
        values = st.query_params.get_all(param)
        gone = [v for v in values if not known(ds, param, v)]
        if gone:
            lost += [f'{param} "{value}" is no longer in the data' for value in gone]
            choose_all(param, [v for v in values if v not in gone])
    st.session_state[_NOTICES] = (*lost, *briefing_cart.check(ds))
