"""The export control of every page, and what its window offers and makes."""

from __future__ import annotations

import pytest

from timeline.app import export_dialog
from timeline.export import formats
from timeline.layout.page import SIZES
from timeline.views.answers import MOST_LETTERS
from timeline.views.caption import edition

pytestmark = pytest.mark.slow

WINDOW = """
from timeline import views
from timeline.app import export_dialog, store
from timeline.app.state import State
from timeline.home import find_data
from timeline.queries.filters import Filters

japan = Filters(countries=("JPN",))
shown = {kind: (views.View(kind, japan),) * 2 for kind in ("timeline", "events")}
export_dialog.fill(State(store.read(find_data()).dataset), shown)
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
    "parallels": [{"theme": "Votes", "then_event": "report", "now_event": "vote"}],
}

PAGES = [
    ("timeline", ["timeline", "events"]),
    ("stances", ["matrix", "stances"]),
    ("compare", ["compare"]),
    ("actors", ["actor"]),
    ("data", ["sources"]),
]


@pytest.fixture
def page(open_page):
    """Open a page with the parameters of a URL."""
    return lambda name, **query: open_page(name, DATA, query)


@pytest.fixture
def window(open_script):
    """Open the window alone."""
    return lambda tables=None: open_script(WINDOW, tables or DATA, {})


def collected(app):
    """Return the views in the address: AppTest gives a single one without its list."""
    found = app.query_params["view"]
    return [found] if isinstance(found, str) else found


def format_pills(app):
    return next(group for group in app.button_group if group.label == "Format")


@pytest.mark.parametrize(("name", "kinds"), PAGES)
def test_every_page_opens_a_window_with_all_that_it_can_leave_as(page, name, kinds):
    app = page(name)
    assert [text.label for text in app.text_input] == ["Search", "From", "To"]
    app.button(key="export").click().run()
    assert not app.exception
    offered = [form.label for form in formats.for_kind(kinds[0])]
    assert list(format_pills(app).options) == offered
    what = [group for group in app.button_group if group.label == "What"]
    assert [list(group.options) for group in what] == (
        [[export_dialog.KIND_NAMES[kind] for kind in kinds]] if len(kinds) > 1 else []
    )
    assert app.button(key="export-download").label == "Download"


@pytest.mark.parametrize(("name", "kinds"), PAGES)
def test_every_page_collects_what_it_shows(page, name, kinds):
    app = page(name, country="Japan")
    app.button(key="collect").click().run()
    assert app.toast[0].value == "Added to the briefing (1 view)"
    (text,) = collected(app)
    assert text.startswith(f"{kinds[0]}?country=Japan")
    app.button(key="collect").click().run()
    assert app.toast[0].value == "This view is in the briefing already"
    assert collected(app) == [text]


def test_what_is_typed_with_the_click_counts(page):
    app = page("timeline")
    app.text_input(key="q").set_value("vote")
    app.button(key="collect").click().run()
    assert collected(app) == ["timeline?q=vote"]


def test_the_window_stays_where_the_page_runs_anew(page):
    app = page("timeline")
    app.button(key="export").click().run()
    app.text_input(key="export-title:timeline").set_value("For Monday").run()
    app.run()
    assert app.text_input(key="export-title:timeline").value == "For Monday"
    app.button(key="export-collect").click().run()
    assert "export-download" not in [button.key for button in app.button]


def test_an_open_card_makes_way_for_the_window(page):
    app = page("timeline", event="report")
    app.button(key="export").click().run()
    assert not app.exception
    assert "event" not in app.query_params
    assert app.button(key="export-download").label == "Download"


@pytest.mark.parametrize("name", ["timeline", "stances"])
def test_there_is_nothing_to_export_where_nothing_is_in_view(page, name):
    app = page(name, q="nothing like it")
    assert app.button(key="export").disabled
    assert app.button(key="collect").disabled


def test_the_suggested_title_names_the_file_and_another_one_too(window):
    app = window()
    assert app.text_input(key="export-title:timeline").value == "Japan: what happened"
    format_pills(app).set_value("csv").run()
    app.button(key="export-download").click().run()
    assert f"japan-what-happened_{edition().day}.csv" in app.caption[-1].value
    app.text_input(key="export-title:timeline").set_value("For *Monday*")
    app.button(key="export-download").click().run()
    assert f"for-monday_{edition().day}.csv" in app.caption[-1].value


def test_every_answer_can_be_a_title(window):
    assert window().text_input(key="export-title:timeline").max_chars >= MOST_LETTERS


def test_a_preview_of_rows_shows_the_first_of_them(window):
    app = window()
    format_pills(app).set_value("csv").run()
    assert list(app.dataframe[0].value["id"]) == ["report", "vote"]


def test_a_picture_of_many_pages_says_which_it_is_and_where_the_others_are(window):
    events = [{"date": f"20{n:02}", "countries": "JPN"} for n in range(1, 60)]
    app = window({"events": events})
    format_pills(app).set_value("svg").run()
    next(group for group in app.button_group if group.label == "What").set_value("events").run()
    format_pills(app).set_value("svg").run()
    assert app.caption[-1].value.endswith(
        "A picture is one page: take PDF or PowerPoint for all of them, or the size "
        "“As on screen”, which is as long as it takes."
    )
    format_pills(app).set_value("pptx").run()
    assert app.caption[-1].value.startswith("The first of ")


def test_sizes_are_offered_where_there_are_any(window):
    app = window()
    format_pills(app).set_value("svg").run()
    sizes = next(group for group in app.button_group if group.label == "Size")
    assert list(sizes.options) == [size.label for size in SIZES.values()]
    format_pills(app).set_value("csv").run()
    assert not [group for group in app.button_group if group.label in {"Size", "Resolution"}]


def test_the_window_collects_its_view_under_its_title(window):
    app = window()
    app.text_input(key="export-title:timeline").set_value("For Monday")
    app.text_input(key="export-note:timeline").set_value("Draft")
    app.button(key="export-collect").click().run()
    assert collected(app) == ["timeline?country=Japan&headline=For+Monday&note=Draft"]


def test_what_has_no_font_here_is_said_beside_the_button(window):
    app = window()
    app.text_input(key="export-title:timeline").set_value("For \U000fabcd").run()
    app.button(key="export-download").click().run()
    assert not app.exception
    assert [c.value for c in app.caption if "no font here has letters for" in c.value]


def caption_that(app, *words):
    return [c.value for c in app.caption if all(word in c.value for word in words)]


def test_a_headline_is_told_how_much_of_it_has_room_before_it_is_cut(window):
    app = window()
    assert caption_that(app, "20 letters, which this size has room for.")
    app.text_input(key="export-title:timeline").set_value("word " * 47 + "end").run()
    (said,) = caption_that(app, "238 letters, of which this size has room for")
    assert "end” is cut off." in said


def test_what_is_decided_by_hand_is_in_the_view_that_is_collected(window):
    app = window()
    app.button_group(key="export-hand:timeline-names").set_value("few")
    app.multiselect(key="export-hand:timeline-pin").set_value(["report"])
    app.multiselect(key="export-hand:timeline-hide").set_value(["vote"])
    app.selectbox(key="export-hand:timeline-callout-at").set_value("report").run()
    app.text_input(key="export-hand:timeline-callout-words").set_value("Here: it began")
    app.button(key="export-collect").click().run()
    assert collected(app) == [
        "timeline?country=Japan&names=few&pin=report&hide=vote&callout=report%3AHere%3A+it+began"
    ]


def test_events_are_chosen_by_label_and_date(window):
    app = window()
    assert list(app.multiselect(key="export-hand:timeline-pin").options) == [
        "Report · 1994",
        "Vote · 27 Oct 2024",
    ]


def test_all_but_the_chosen_can_be_hidden_at_once(window):
    app = window()
    app.multiselect(key="export-hand:timeline-pin").set_value(["report"])
    app.checkbox(key="export-hand:timeline-only").check()
    app.button(key="export-collect").click().run()
    assert collected(app) == ["timeline?country=Japan&pin=report&hide=others"]


def test_what_was_decided_can_be_kept_on_the_page(window):
    app = window()
    app.multiselect(key="export-hand:timeline-highlight").set_value(["report"])
    app.text_input(key="export-title:timeline").set_value("Mine").run()
    app.button(key="export-keep").click().run()
    assert not app.exception
    kept = {name: app.query_params[name] for name in ("highlight", "headline")}
    assert {name: [v] if isinstance(v, str) else v for name, v in kept.items()} == {
        "highlight": ["report"],
        "headline": ["Mine"],
    }


def test_a_table_has_nothing_to_decide_by_hand(window):
    app = window()
    format_pills(app).set_value("csv").run()
    assert not app.multiselect
