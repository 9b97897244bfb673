"""One page run on a tiny folder, since a test cannot click the navigation."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import folder

PAGE = """
from timeline.app import sidebar, store
from timeline.app.pages import {page}
from timeline.home import find_data

state = sidebar.show(store.read(find_data()).dataset, "{path}")
{page}.show(state)
"""


def opened(monkeypatch, folder, page, **query):
    """Run one page on a folder, under what the address says; nothing may go wrong."""
    monkeypatch.setenv("TIMELINE_DATA", str(folder))
    path = "" if page == "timeline" else page
    app = AppTest.from_string(PAGE.format(page=page, path=path), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def open_script(monkeypatch, tmp_path):
    """Run a script on a folder, with the parameters of a URL."""

    def start(script, tables, query):
        monkeypatch.setenv("TIMELINE_DATA", str(folder(tmp_path, **tables)))
        app = AppTest.from_string(script, default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return start


@pytest.fixture
def open_page(open_script):
    """Open a page of the dashboard on a folder; what is written in ``then`` runs after it."""

    def start(page, tables, query, then=""):
        path = "" if page == "timeline" else page
        return open_script(PAGE.format(page=page, path=path) + then, tables, query)

    return start
