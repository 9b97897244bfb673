"""The cart: what it makes of an address, and how it comes through other pages."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import dataset, folder
from timeline.app import briefing_cart
from timeline.export.limits import ExportLimits
from timeline.views.view import KINDS, View

MOST = ExportLimits().views

EVENTS = [
    {"id": "report", "date": "1994", "title": "Advisers report", "countries": "JPN"},
    {"id": "vote", "date": "2024-10-27", "title": "Coalition loses", "countries": "USA"},
]

PAGE = """
import streamlit as st
from timeline.app import briefing_cart

def take(act, *args):
    getattr(briefing_cart, act)(*args)

for act in st.session_state.pop("todo", ()):
    take(*act)
briefing_cart.carry(st.session_state.get("page", ""))
for item in briefing_cart.items():
    st.text(f"{item.key} {item.text}")
st.text(briefing_cart.heading())
"""
"""A page that shows the cart; acts of the session's ``todo`` come first, as callbacks do."""


@pytest.fixture
def app():
    return AppTest.from_string(PAGE)


def shown(app):
    return [text.value for text in app.text]


def do(app, *act):
    app.session_state["todo"] = [act]
    return app.run()


def turn(app, page):
    """Open another page: its address begins empty."""
    app.query_params.clear()
    app.session_state["page"] = page
    return app.run()


def test_what_cannot_be_shown_is_left_out_and_named(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    texts = ["timeline?country=Japan", "pie", "events?country=Atlantis", "timeline?country=JPN"]
    assert briefing_cart.understood(ds, texts) == (
        ("timeline?country=Japan", "events"),
        (
            f'there is no view "pie"; there are {", ".join(KINDS)}',
            'of view 3, country "Atlantis" is not in the data',
        ),
    )


def test_a_briefing_has_an_end(tmp_path):
    ds = dataset(tmp_path, events=EVENTS)
    kept, said = briefing_cart.understood(ds, [f"timeline?title={n}" for n in range(MOST + 2)])
    assert len(kept) == MOST
    assert said == ("a briefing takes 40 views, this one asked for 42",)


def test_the_address_is_read_in_its_order(app):
    app.query_params["view"] = ["timeline", "matrix?since=2024-01-01"]
    app.query_params["title"] = "For Monday"
    app.run()
    assert shown(app) == ["0 timeline", "1 matrix?since=2024-01-01", "For Monday"]


def test_another_page_has_the_same_tray_in_its_address(app):
    app.query_params["view"] = ["timeline", "matrix"]
    app.query_params["title"] = "For Monday"
    app.run()
    turn(app, "stances")
    assert shown(app) == ["0 timeline", "1 matrix", "For Monday"]
    assert app.query_params["view"] == ["timeline", "matrix"]
    assert app.query_params["title"] == "For Monday"


def test_a_page_left_before_the_browser_has_its_address_loses_nothing(app):
    app.query_params["view"] = ["timeline"]
    app.run()
    turn(app, "stances")
    turn(app, "stances")  # a click sent off before the address came
    turn(app, "")
    assert shown(app) == ["0 timeline", ""]


def test_the_way_back_of_the_browser_takes_back_what_was_added(app):
    app.query_params["view"] = ["timeline"]
    app.run()
    app.query_params.clear()
    app.run()
    assert shown(app) == [""]
    turn(app, "stances")
    assert shown(app) == [""]


def test_a_view_keeps_its_key_while_it_moves(app):
    app.query_params["view"] = ["timeline", "matrix", "compare"]
    app.run()
    do(app, "move", 2, -1)
    assert shown(app) == ["0 timeline", "2 compare", "1 matrix", ""]
    assert app.query_params["view"] == ["timeline", "compare", "matrix"]
    do(app, "move", 0, -1)
    assert shown(app) == ["0 timeline", "2 compare", "1 matrix", ""]
    do(app, "drop", 2)
    assert shown(app) == ["0 timeline", "1 matrix", ""]


def test_an_empty_tray_leaves_no_word_in_the_address(app):
    app.query_params["view"] = ["timeline"]
    app.query_params["title"] = "For Monday"
    app.run()
    do(app, "clear")
    assert shown(app) == [""]
    assert not app.query_params


def test_links_within_the_dashboard_keep_the_tray(monkeypatch, tmp_path):
    monkeypatch.setenv("TIMELINE_DATA", str(folder(tmp_path, events=EVENTS)))
    app = AppTest.from_string(
        "import streamlit as st\n"
        "from timeline.app import briefing_cart, url\n"
        "briefing_cart.carry('')\n"
        "st.text(url.href_actor('JPN'))\n"
    )
    assert app.run().text[0].value == "./actors?who=JPN"
    app.query_params["view"] = ["timeline?country=Japan"]
    app.query_params["title"] = "For Monday"
    assert app.run().text[0].value == (
        "./actors?who=JPN&view=timeline%3Fcountry%3DJapan&title=For+Monday"
    )


def test_an_address_that_no_server_takes_is_not_made(tmp_path):
    long = "東" * 240
    ds = dataset(tmp_path, events=EVENTS)
    app = AppTest.from_string(PAGE).run()
    for n in range(20):
        do(app, "collect", ds, View("timeline", title=f"{n} {long}"[:90], note=f"{n} {long}"))
    assert 4 < len(shown(app)) < 20
    assert app.toast[0].value == (
        "The briefing is full: its address takes 30,000 letters. Shorten headlines and notes, or "
        "remove a view"
    )
