from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import folder
from timeline.dates.ranges import DateRange

DASHBOARD = str(Path(__file__).parents[2] / "dashboard.py")
EVENTS = [
    {"id": "report", "date": "1994", "title": "Advisers *report*", "label": "The *report*"},
    {"id": "talks", "date": "../2009", "title": "Talks end", "label": "Talks"},
    {"id": "vote", "date": "2024-10-27", "title": "Coalition loses", "sources": "news#3; news#5"},
]
SOURCES = [{"id": "news", "kind": "article", "publisher": "News & Views", "title": "N"}]


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the first page on a few events, with the parameters of a URL."""

    def start(events=EVENTS, **query):
        path = folder(tmp_path, events=events, sources=SOURCES)
        monkeypatch.setenv("TIMELINE_DATA", str(path))
        app = AppTest.from_file(DASHBOARD, default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return start


def labels(app):
    return [button.label for button in app.button]


def text(app):
    return "\n".join(m.value for m in app.markdown).replace("\\", "")


def test_the_default_of_what_is_named_is_calm_and_absent_from_the_address(run):
    app = run()
    assert app.session_state["names"] == "calm"
    assert "names" not in app.query_params


def test_the_table_has_the_numbers_of_the_chart_once_it_is_asked_for(run):
    app = run()
    assert not app.dataframe
    app.session_state["timeline-tabled"] = True
    table = app.run().dataframe[0].value
    assert list(zip(table["No."], table["Date"], strict=True)) == [
        (1, "1994"),
        (2, "until 2009"),
        (3, "27 Oct 2024"),
    ]


def typed(app):
    return tuple(app.text_input(key=f"years-{end}").value for end in ("first", "last"))


def test_a_range_that_was_narrowed_can_be_widened_again(run):
    app = run(years=["1994", "2000"])
    assert typed(app) == ("1994", "2000")
    back = next(b for b in app.button if b.label.startswith("Back to"))
    assert back.label == "Back to 1994–2024"
    back.click().run()
    assert typed(app) == ("", "")
    assert "years" not in app.query_params
    assert not [label for label in labels(app) if label.startswith("Back to")]


def test_the_way_back_goes_to_the_range_from_before_the_drag(run):
    app = run(years=["1994", "2000"])
    before = DateRange.between("1994", "2010-05")
    app.session_state["time-steps"] = [(DateRange.between("1994", "2000"), before)]
    app.run()
    assert "Back to 1994 – May 2010" in labels(app)
    app.text_input(key="years-first").set_value("1995").run()
    assert "Back to 1994–2024" in labels(app)


def test_what_went_on_through_the_range_is_counted_and_shown_when_asked(run):
    events = [*EVENTS, {"id": "alliance", "date": "1995/..", "title": "An alliance", "label": "A"}]
    app = run(events, years=["2024", "2024"])
    assert "**1 of 4 events · 2024**" in text(app)
    shown = app.button(key="ongoing")
    assert shown.label == "1 older event went on through this time: show it"
    shown.click().run()
    assert app.query_params["ongoing"] == "shown"
    assert "**2 of 4 events · 2024, with what went on**" in text(app)
    hidden = app.button(key="ongoing")
    assert hidden.label == "1 older event that went on through this time is shown: hide it"
    hidden.click().run()
    assert "ongoing" not in app.query_params


def test_nothing_is_offered_where_nothing_went_on(run):
    app = run(years=["2024", "2024"])
    assert "ongoing" not in [button.key for button in app.button]


def test_one_event_in_one_year_opens_without_years_to_narrow(run):
    app = run(events=EVENTS[:1])
    assert not app.exception
    assert not [label for label in labels(app) if label.startswith("Back to")]


def test_what_is_set_by_hand_is_said_and_can_be_undone(run):
    hand = {"hide": "vote", "pin": "report", "callout": "report:Here", "headline": "My *own*"}
    app = run(**hand)
    assert "### My \\*own\\*" in [text.value for text in app.markdown]
    (said,) = (text.value for text in app.caption if text.value.startswith("Set by hand"))
    assert said == (
        "Set by hand: a headline of somebody's own, 1 event pinned, 1 event hidden by hand and "
        "a callout."
    )
    app.button(key="by-hand-undo").click().run()
    assert not app.exception
    assert {"hide", "pin", "callout", "headline"}.isdisjoint(app.query_params)


def test_an_older_word_for_how_much_is_named_still_works(run):
    app = run(names="core")
    assert app.session_state["names"] == "few"
    assert app.query_params["names"] in ("few", ["few"])
