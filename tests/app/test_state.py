"""What one run looks at, and that as a view: its filters, controls and choices, and no more."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import views
from timeline.app.state import base_of
from timeline.queries.filters import Filters

KEEP = """
import streamlit as st
from timeline import views

view = state.view("{kind}")
st.session_state["shown"] = view
st.session_state["exact"] = state.view_on_screen("{kind}")
st.session_state["again"] = views.parse(state.ds, views.write(state.ds, view))
"""

DATA = {
    "events": [
        {"id": "report", "date": "1994", "title": "Report", "countries": "JPN"},
        {"id": "vote", "date": "2024-10-27", "title": "Vote", "countries": "USA"},
    ],
    "stances": [
        {"id": "one", "actor": "ann", "framework": "pact", "stance": "2", "date": "2024-09-01"},
        {"id": "two", "actor": "ann", "framework": "pact", "stance": "-1", "date": "2024-10-01"},
        {"id": "three", "actor": "bob", "framework": "pact", "stance": "1", "date": "2024-10-01"},
    ],
    "actors": [
        {"id": "ann", "name": "Ann", "country": "JPN"},
        {"id": "bob", "name": "Bob", "country": "USA"},
    ],
    "frameworks": [{"id": "pact", "name": "Pact"}],
}


@pytest.fixture
def shown(open_page):
    """Open a page by its address; return what it shows as a view that reads back the same."""

    def show(page, kind=None, *, data=DATA, key="shown", **query):
        app = open_page(page, data, query, KEEP.format(kind=kind or page))
        found = app.session_state["shown"]
        assert app.session_state["again"] == (found, ())
        return app.session_state[key]

    return show


def test_the_timeline_with_its_filters_and_controls(shown):
    assert shown(
        "timeline", country="Japan", scale="even", lanes="kind", names="all"
    ) == views.View(
        "timeline", Filters(countries=("JPN",)), scale="even", lanes="kind", names="all"
    )


def test_a_list_has_no_scale(shown):
    assert shown("timeline", "events", scale="even", q="vote") == views.View(
        "events", Filters(text="vote")
    )


def test_the_matrix_with_its_days_in_order(shown):
    found = shown("stances", "matrix", asof="2024-09-10", since="2024-10-05", order="support")
    assert (found.asof, found.since) == (date(2024, 10, 5), date(2024, 9, 10))
    assert found.order == "support"


def test_countries_stay_open_or_folded_as_on_the_page(shown):
    assert shown("stances", "matrix", fold="Japan").fold == ("JPN",)
    assert shown("stances", "matrix").fold is None
    assert shown("stances", "matrix", since="2024-09-10").fold == ()


def test_as_on_screen_many_countries_are_folded_as_on_the_page(shown):
    actors = [
        {"id": f"a{n}", "name": f"Voice {n}", "country": ("JPN", "USA")[n % 2]} for n in range(80)
    ]
    stances = [{"id": f"s{n}", "actor": f"a{n}", "framework": "pact"} for n in range(80)]
    data = {"stances": stances, "actors": actors, "frameworks": DATA["frameworks"]}
    assert shown("stances", "matrix", data=data).fold is None
    assert sorted(shown("stances", "matrix", data=data, key="exact").fold) == [
        "JPN",
        "USA",
    ]


def test_then_and_now_with_the_moments_chosen(shown):
    assert shown("compare", then="vote", now="report", months="36") == views.View(
        "compare", then="vote", now="report", months=36
    )


def test_an_actor_is_named_even_where_the_page_chose(shown):
    assert shown("actors", "actor") == views.View("actor", who="ann")
    assert shown("actors", "actor", who="bob").who == "bob"


@pytest.mark.parametrize(
    ("page", "url", "base"),
    [
        ("", "https://example.org/", "https://example.org/"),
        ("", "https://example.org/asia/", "https://example.org/asia/"),
        ("stances", "https://example.org/asia/stances", "https://example.org/asia"),
        ("stances", "https://example.org/stances/", "https://example.org"),
    ],
)
def test_links_lead_to_where_the_browser_found_the_dashboard(monkeypatch, page, url, base):
    monkeypatch.delenv("TIMELINE_URL", raising=False)
    assert base_of(url, page) == base


def test_links_lead_to_where_the_server_says_it_is(monkeypatch):
    monkeypatch.setenv("TIMELINE_URL", "https://example.org/timeline")
    assert base_of("http://10.0.0.7:8501/", "") == ""
