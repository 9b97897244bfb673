"""The harness itself: it finds out when a page is still, and what went wrong in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.page import Tab
from tests.browser.server import streaming

SCRIPT = """
import plotly.graph_objects as go
import streamlit as st

points = 3 if st.checkbox("Few") else 7
st.plotly_chart(go.Figure(go.Scatter(y=list(range(points)), mode="markers")))
st.html("<img src='http://elsewhere.invalid/a.png'>")
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("app") / "app.py"
    path.write_text(SCRIPT)
    with streaming(path) as url:
        yield url


@pytest.fixture
def tab(browser, script) -> Iterator[Tab]:
    tab = Tab(browser, script)
    yield tab
    tab.close()


def test_waits_until_drawn_and_until_redrawn(tab):
    page = tab.go("/")
    assert page.locator(".js-plotly-plot .point").count() == 7
    with tab.rerun():
        page.get_by_text("Few").click()
    assert page.locator(".js-plotly-plot .point").count() == 3


def test_notes_what_is_asked_of_another_machine_and_fails(tab):
    tab.go("/")
    assert tab.foreign == ["http://elsewhere.invalid/a.png"]
    assert any("ERR_NAME_NOT_RESOLVED" in line for line in tab.errors)


def test_notes_errors(tab):
    page = tab.go("/")
    tab.errors.clear()
    with page.expect_event("pageerror"):
        page.evaluate("console.error('Oh!'); setTimeout(() => { throw new Error('No!') })")
    assert tab.errors == ["Oh!", "No!"]
