"""The briefing's page without a browser: the cart that it lists, and the files that it makes."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow

DATA = {
    "events": [
        {"id": "report", "date": "1994", "title": "Report", "countries": "JPN"},
        {"id": "vote", "date": "2024-10-27", "title": "Vote", "countries": "JPN; USA"},
    ],
    "stances": [
        {"id": "one", "actor": "ann", "framework": "pact", "stance": "2", "date": "2024-09-01"},
    ],
    "actors": [{"id": "ann", "name": "Ann", "country": "JPN"}],
    "frameworks": [{"id": "pact", "name": "Pact"}],
    "parallels": [{"then_event": "report", "now_event": "vote"}],
}

TWO = ["timeline?country=Japan", "matrix?note=Draft"]


@pytest.fixture
def run(open_page):
    """Open the page on a folder, with the parameters of a URL."""

    def start(tables=None, **query):
        return open_page("briefing", tables or DATA, query)

    return start


def collected(app):
    """Return the views in the address: AppTest gives a single one without its list."""
    found = app.query_params["view"]
    return [found] if isinstance(found, str) else found


def said(app):
    return "\n".join(m.value for m in (*app.markdown, *app.caption)).replace("\\", "")


def test_an_empty_briefing_says_how_to_begin(run):
    app = run()
    assert app.info[0].value.startswith("**Nothing is collected yet.** “Add to briefing”")
    app.button(key="briefing-usual").click().run()
    assert app.toast[0].value == "Added to the briefing (3 views)"
    assert collected(app) == ["timeline", "matrix", "compare"]


def test_it_begins_with_what_the_data_have(run):
    app = run({"stances": DATA["stances"]})
    assert app.button(key="briefing-usual").label == "Start with the usual: matrix"


def test_each_view_says_what_it_shows_under_its_own_filters(run):
    app = run(view=TWO, country="United States")
    assert "**1 · Timeline** · 2 of 2 events · Japan" in said(app)
    assert "**2 · Matrix** · 1 voice · 1 statement" in said(app)
    assert [text.value for text in app.text_input if text.key.startswith("briefing-title-")] == [
        "Japan: what happened",
        "Ann supports Pact",
    ]
    assert app.text_input(key="briefing-note-1").value == "Draft"
    assert "A view in the briefing keeps its own filters" in said(app)


def test_views_are_renamed_and_annotated(run):
    app = run(view=TWO)
    app.text_input(key="briefing-title-0").set_value("For Monday")
    app.text_input(key="briefing-note-1").set_value("").run()
    assert collected(app) == ["timeline?country=Japan&headline=For+Monday", "matrix"]
    app.text_input(key="briefing-title-0").set_value("").run()
    assert collected(app) == ["timeline?country=Japan", "matrix"]
    assert app.text_input(key="briefing-title-0").value == "Japan: what happened"


def test_views_move_and_go_and_take_their_names_along(run):
    app = run(view=TWO)
    assert app.button(key="briefing-up-0").disabled
    assert app.button(key="briefing-down-1").disabled
    app.text_input(key="briefing-title-0").set_value("First")
    app.button(key="briefing-up-1").click().run()
    assert collected(app) == ["matrix?note=Draft", "timeline?country=Japan&headline=First"]
    app.button(key="briefing-remove-1").click().run()
    assert collected(app) == ["timeline?country=Japan&headline=First"]
    app.button(key="briefing-clear").click().run()
    assert "view" not in app.query_params
    assert app.info[0].value.startswith("**Nothing is collected yet.**")


def test_a_view_is_added_under_the_filters_of_the_sidebar(run):
    app = run(view=TWO, country="United States")
    app.button(key="briefing-add-events").click().run()
    assert collected(app) == [*TWO, "events?country=United+States"]


def test_the_title_is_in_the_address(run):
    app = run(view=TWO)
    app.text_input(key="briefing-title").set_value(" For Monday ").run()
    assert app.query_params["title"] == "For Monday"
    again = run(view=TWO, title="For Monday")
    assert again.text_input(key="briefing-title").value == "For Monday"


def test_what_is_not_known_is_dropped_and_named(run):
    app = run(view=["pie", "timeline?country=Atlantis"], title="For Monday")
    assert collected(app) == ["timeline"]
    assert app.warning[0].value.replace("\\", "") == (
        'Left out of the view: there is no view "pie"; there are timeline, matrix, compare, '
        'actor, events, stances, sources; of view 2, country "Atlantis" is not in the data.'
    )


def test_hostile_titles_are_text(run):
    app = run(view=["timeline?title=<b>x</b>", "matrix?q=$x$"])
    assert not app.exception
    assert app.text_input(key="briefing-title-0").value == "<b>x</b>"


def test_a_deck_is_made_and_kept_until_something_changes(run):
    app = run(view=TWO, title="For Monday")
    app.button(key="briefing-make-pptx").click().run()
    assert not app.exception
    assert "for-monday_" in said(app)
    app.button(key="briefing-add-events").click().run()
    assert "for-monday_" not in said(app)


def test_every_form_is_made_and_what_has_no_font_here_is_said(run):
    app = run(view=TWO, title="For Monday")
    for key in ("pptx", "pdf", "zip", "html"):
        app.button(key=f"briefing-make-{key}").click().run()
        assert not app.exception
        assert "for-monday_" in said(app)
        assert "no font here" not in said(app)
    odd = run(view=["timeline?title=%F3%BA%AF%8D"])
    odd.button(key="briefing-make-pdf").click().run()
    assert "no font here has letters for" in said(odd)


def test_a_view_of_nothing_says_so_and_the_others_are_made(run):
    app = run(view=["timeline?q=nothing", "matrix"])
    assert "nothing is in view" in app.warning[0].value
    app.button(key="briefing-make-pptx").click().run()
    assert not app.exception
    assert not app.error


def test_the_length_of_a_headline_is_told(run):
    app = run(view=TWO)
    assert [c.value for c in app.caption if "letters" in c.value] == [
        "20 letters, which this size has room for.",
        "17 letters, which this size has room for.",
    ]


def test_what_is_decided_by_hand_of_a_view_is_in_the_address(run):
    app = run(view=TWO)
    app.session_state["briefing-hand-0"] = True
    app.run()
    app.multiselect(key="briefing-hand-0-hide").set_value(["vote"]).run()
    assert not app.exception
    assert collected(app)[0] == f"timeline?country=Japan&hide={'vote'}"
