"""The export control of every page, and what its window offers and makes."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import folder
from timeline.app import export_dialog
from timeline.export import formats
from timeline.layout.page import SIZES

PAGE = """
from timeline.app import sidebar, store
from timeline.app.pages import actors, compare, data, stances, timeline
from timeline.app.state import View
from timeline.home import find_data
from timeline.views import caption

view = View(store.read(find_data()).dataset, {of!r})
sidebar.show(view)
{page}.show(view)
"""

WINDOW = """
from datetime import date

from timeline import views
from timeline.app import export_dialog, store
from timeline.app.state import View
from timeline.queries.filters import Filters
from timeline.home import find_data
from timeline.views import caption

view = View(store.read(find_data()).dataset)
japan = Filters(countries=("JPN",))
shown = {kind: views.View(kind, japan) for kind in ("timeline", "events")}
made = caption.Edition(date(2026, 11, 22))
export_dialog.fill(export_dialog.Shown(view.ds, shown, shown, made, 800))
"""
"""Stands for the window: a test cannot click in a dialog, which would close."""

DATA = {
    "events": [
        {"id": "report", "date": "1994", "title": "Report", "countries": "JPN", "sources": "s#1"},
        {"id": "vote", "date": "2024-10-27", "title": "Vote", "countries": "JPN; USA"},
    ],
    "stances": [
        {"id": "one", "actor": "ann", "framework": "pact", "stance": "2", "date": "2024-09-01"},
    ],
    "actors": [{"id": "ann", "name": "Ann", "country": "JPN"}],
    "frameworks": [{"id": "pact", "name": "Pact"}],
    "sources": [{"id": "s", "kind": "article", "title": "An article", "date": "2024-10-01"}],
}

PAGES = [
    ("events", "timeline", ["timeline", "events"]),
    ("stances", "stances", ["matrix", "stances"]),
    ("events", "compare", ["compare"]),
    ("stances", "actors", ["actor"]),
    ("events", "data", ["sources"]),
]


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a script on a folder, with the parameters of a URL."""

    def start(script, tables=None, **query):
        monkeypatch.setenv("TIMELINE_DATA", str(folder(tmp_path, **(tables or DATA))))
        app = AppTest.from_string(script, default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return start


def collected(app):
    """Return the views in the address: AppTest gives a single one without its list."""
    found = app.query_params["view"]
    return [found] if isinstance(found, str) else found


def format_pills(app):
    return next(group for group in app.button_group if group.label == "Format")


@pytest.mark.parametrize(("of", "page", "kinds"), PAGES)
def test_every_page_opens_a_window_with_all_that_it_can_leave_as(run, of, page, kinds):
    app = run(PAGE.format(of=of, page=page))
    assert [text.label for text in app.text_input] == ["Search"]
    app.button(key="export").click().run()
    assert not app.exception
    offered = [form.label for form in formats.for_kind(kinds[0])]
    assert list(format_pills(app).options) == offered
    what = [group for group in app.button_group if group.label == "What"]
    assert [list(group.options) for group in what] == (
        [[export_dialog.KIND_NAMES[kind] for kind in kinds]] if len(kinds) > 1 else []
    )
    assert app.button(key="export-download").label == "Download"


@pytest.mark.parametrize(("of", "page", "kinds"), PAGES)
def test_every_page_collects_what_it_shows(run, of, page, kinds):
    app = run(PAGE.format(of=of, page=page), country="Japan")
    app.button(key="collect").click().run()
    assert app.toast[0].value == "Added to the briefing (1 view)"
    (text,) = collected(app)
    assert text.startswith(f"{kinds[0]}?country=Japan")
    app.button(key="collect").click().run()
    assert app.toast[0].value == "This view is in the briefing already"
    assert collected(app) == [text]


def test_what_is_typed_with_the_click_counts(run):
    app = run(PAGE.format(of="events", page="timeline"))
    app.text_input(key="q").set_value("vote")
    app.button(key="collect").click().run()
    assert collected(app) == ["timeline?q=vote"]


def test_an_open_card_makes_way_for_the_window(run):
    app = run(PAGE.format(of="events", page="timeline"), event="report")
    app.button(key="export").click().run()
    assert not app.exception
    assert "event" not in app.query_params
    assert app.button(key="export-download").label == "Download"


@pytest.mark.parametrize(("of", "page"), [("events", "timeline"), ("stances", "stances")])
def test_there_is_nothing_to_export_where_nothing_is_in_view(run, of, page):
    app = run(PAGE.format(of=of, page=page), q="nothing like it")
    assert app.button(key="export").disabled
    assert app.button(key="collect").disabled


def test_the_suggested_title_names_the_file_and_another_one_too(run):
    app = run(WINDOW)
    assert app.text_input(key="export-title:timeline").value == "Japan: what happened"
    format_pills(app).set_value("csv").run()
    app.button(key="export-download").click().run()
    assert "japan-what-happened_2026-11-22.csv" in app.caption[-2].value
    app.text_input(key="export-title:timeline").set_value("For *Monday*")
    app.button(key="export-download").click().run()
    assert "for-monday_2026-11-22.csv" in app.caption[-2].value


def test_a_preview_of_rows_shows_the_first_of_them(run):
    app = run(WINDOW)
    format_pills(app).set_value("csv").run()
    assert list(app.dataframe[0].value["id"]) == ["report", "vote"]


def test_a_picture_of_many_pages_says_which_it_is_and_where_the_others_are(run):
    events = [{"date": f"20{n:02}", "countries": "JPN"} for n in range(1, 60)]
    app = run(WINDOW, {"events": events})
    format_pills(app).set_value("svg").run()
    next(group for group in app.button_group if group.label == "What").set_value("events").run()
    format_pills(app).set_value("svg").run()
    assert app.caption[-1].value.endswith(
        "A picture is one page: take PDF or PowerPoint for all of them, or the size "
        "“As on screen”, which is as long as it takes."
    )
    format_pills(app).set_value("pptx").run()
    assert app.caption[-1].value.startswith("The first of ")


def test_sizes_are_offered_where_there_are_any(run):
    app = run(WINDOW)
    format_pills(app).set_value("svg").run()
    sizes = next(group for group in app.button_group if group.label == "Size")
    assert list(sizes.options) == [size.label for size in SIZES.values()]
    format_pills(app).set_value("csv").run()
    assert not [group for group in app.button_group if group.label in {"Size", "Resolution"}]


def test_the_window_collects_its_view_under_its_title(run):
    app = run(WINDOW)
    app.text_input(key="export-title:timeline").set_value("For Monday")
    app.text_input(key="export-note:timeline").set_value("Draft")
    app.button(key="export-collect").click().run()
    assert collected(app) == ["timeline?country=Japan&title=For+Monday&note=Draft"]


def test_what_has_no_font_here_is_said_beside_the_button(run):
    app = run(WINDOW)
    app.text_input(key="export-title:timeline").set_value("For \U000fabcd").run()
    app.button(key="export-download").click().run()
    assert not app.exception
    assert [c.value for c in app.caption if "no font here has letters for" in c.value]
