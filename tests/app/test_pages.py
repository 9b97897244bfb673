"""The pages without a browser: what they say for good data, bad data, and no data in view."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import folder

DASHBOARD = str(Path(__file__).parents[2] / "dashboard.py")

EVENTS = [
    {
        "id": "report",
        "date": "1994",
        "title": "Advisers report",
        "label": "Report",
        "kind": "publication",
        "countries": "JPN",
    },
    {
        "id": "vote",
        "date": "2024-10-27",
        "title": "Coalition loses",
        "label": "Vote",
        "kind": "election",
        "countries": "JPN; USA",
    },
]


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the dashboard on a folder, with the parameters of a URL."""

    def start(path=None, **query):
        monkeypatch.setenv("TIMELINE_DATA", str(path or folder(tmp_path, events=EVENTS)))
        app = AppTest.from_file(DASHBOARD, default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return start


def said(app: AppTest) -> str:
    return "\n".join(m.value for m in (*app.markdown, *app.caption))


def test_the_real_data_open_without_an_exception(monkeypatch):
    monkeypatch.delenv("TIMELINE_DATA", raising=False)
    app = AppTest.from_file(DASHBOARD, default_timeout=30).run()
    assert not app.exception
    assert app.title[0].value == "Asian NATO\\: who did what\\, who stands where"
    assert "**111 events**" in said(app)


def test_a_choice_narrows_and_says_so(run):
    app = run()
    app.multiselect(key="country").select("USA").run()
    assert "**1 of 2 events · United States**" in said(app)


def test_a_link_is_taken_in_other_words_too(run):
    app = run(country="jpn", kind="election")
    assert app.multiselect(key="country").value == ["JPN"]
    assert app.multiselect(key="kind").value == ["election"]
    assert not app.warning


def test_what_a_link_asks_in_vain_is_dropped_and_said(run):
    app = run(country="Atlantis", event="never", colour="red")
    assert app.warning[0].value.replace("\\", "") == (
        'Left out of the view: country "Atlantis" is not in the data; '
        'event "never" is not in the data; "colour" is not a parameter of this page.'
    )
    assert "**2 events**" in said(app)


def test_an_event_in_the_link_opens_its_card(run):
    app = run(event="report")
    assert "##### Advisers report" in said(app)
    assert "In 1994" in said(app)


def test_an_empty_view_offers_a_way_out(run):
    app = run(country="United States", kind="Publication")
    assert "No events match these filters" in app.info[0].value
    app.button(key="loosen:Country: United States").click().run()
    assert "**1 of 2 events · Publication**" in said(app)


def test_reset_clears_every_filter(run):
    app = run(country="United States", q="coalition")
    next(b for b in app.button if b.label == "Reset filters").click().run()
    assert "**2 events**" in said(app)
    assert app.text_input(key="q").value == ""


def test_bad_data_are_named_by_line_and_the_last_good_ones_stay(run, tmp_path):
    path = folder(tmp_path, events=EVENTS)
    app = run(path)
    assert not app.error
    folder(tmp_path, events=[{**EVENTS[0], "date": "Oct-24"}, EVENTS[1]])
    app.run()
    assert "The data have 1 problem" in app.error[0].value
    assert "events.csv:2: date" in app.error[0].value.replace("\\", "")
    assert "**2 events**" in said(app)


def test_data_that_never_were_good_are_explained(run, tmp_path):
    app = run(tmp_path / "nowhere")
    assert app.title[0].value == "This data set cannot be shown yet"
    assert "nowhere" in app.error[0].value


def test_a_data_set_of_three_columns_is_enough(run, tmp_path):
    app = run(folder(tmp_path, events=[{"id": "a", "date": "2001", "title": "Only this"}]))
    assert not app.exception


def test_a_data_set_of_stances_alone_is_enough(run, tmp_path):
    app = run(folder(tmp_path, stances=[{"id": "a", "actor": "Ann", "framework": "Pact"}]))
    assert not app.exception
