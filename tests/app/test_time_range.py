"""The two dates that are typed: what the address says then, and what is said of wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import folder

DASHBOARD = str(Path(__file__).parents[2] / "dashboard.py")
EVENTS = [
    {"id": "report", "date": "1994", "title": "Advisers report"},
    {"id": "vote", "date": "2024-10-27", "title": "Coalition loses"},
]
FIRST, LAST = "years-first", "years-last"


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the first page on two events, with the parameters of a URL."""

    def start(**query):
        monkeypatch.setenv("TIMELINE_DATA", str(folder(tmp_path, events=EVENTS)))
        app = AppTest.from_file(DASHBOARD, default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return start


def typed(app):
    return app.text_input(key=FIRST).value, app.text_input(key=LAST).value


def head(app):
    return app.sidebar.markdown[0].value


def said(app):
    return [error.value.replace("\\", "") for error in app.error]


def test_the_fields_are_blank_and_say_where_the_data_begin_and_end(run):
    app = run()
    fields = [app.text_input(key=key) for key in (FIRST, LAST)]
    assert [(f.label, f.value, f.placeholder) for f in fields] == [
        ("From", "", "1994"),
        ("To", "", "2024"),
    ]


def test_what_is_typed_stands_in_the_address_in_the_least_exact_form(run):
    app = run()
    app.text_input(key=FIRST).set_value("2024-10-01").run()
    assert app.query_params["years"] == ["2024-10", ".."]
    assert typed(app) == ("2024-10", "")
    assert head(app) == "**1 of 2 events · since October 2024**"
    app.text_input(key=LAST).set_value("2024-10-27").run()
    assert app.query_params["years"] == ["2024-10-01", "2024-10-27"]
    assert typed(app) == ("2024-10-01", "2024-10-27")
    assert head(app) == "**1 of 2 events · 1–27 October 2024**"
    app.text_input(key=FIRST).set_value("").run()
    app.text_input(key=LAST).set_value("").run()
    assert "years" not in app.query_params


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        (FIRST, "Oct 2024", 'From "Oct 2024" is not a date; write 2024-10.'),
        (
            FIRST,
            "12000",
            'The dates "12000" and "2000" end before they begin; exchange them.',
        ),
        (LAST, "Oct-24", 'To "Oct-24" is not a date; write 2024-10.'),
        (
            LAST,
            "2024-10-32",
            (
                'To "2024-10-32" names no day: October 2024 has 31 days; write the day, or 2024-10 '
                "if it is not known."
            ),
        ),
        (
            LAST,
            "1993",
            'The dates "1994" and "1993" end before they begin; exchange them.',
        ),
        (
            FIRST,
            "2030",
            'The dates "2030" and "2000" end before they begin; exchange them.',
        ),
    ],
)
def test_what_is_no_range_is_said_and_the_last_good_one_stays(run, key, text, message):
    app = run(years=["1994", "2000"])
    app.text_input(key=key).set_value(text).run()
    assert said(app) == [message]
    assert app.text_input(key=key).value == text
    assert app.query_params["years"] == ["1994", "2000"]
    assert head(app) == "**1 of 2 events · 1994–2000**"


def test_a_range_without_data_is_said(run):
    app = run()
    app.text_input(key=FIRST).set_value("2030").run()
    assert said(app) == ['From "2030" lies outside the data, which run from 1994 to 2024.']
    assert "years" not in app.query_params


def test_a_later_range_is_typed_field_by_field(run):
    app = run(years=["1994", "2000"])
    app.text_input(key=FIRST).set_value("2010").run()
    assert len(app.error) == 1
    app.text_input(key=LAST).set_value("2024-11").run()
    assert not app.error
    assert app.query_params["years"] == ["2010", "2024-11"]


def test_what_is_said_of_a_wrong_date_goes_with_the_range(run):
    app = run(years=["1994", "2000"])
    app.text_input(key=FIRST).set_value("soon").run()
    next(b for b in app.button if b.label == "Reset").click().run()
    assert not app.error
    assert typed(app) == ("", "")


def test_the_address_is_the_range_also_when_the_browser_goes_back(run):
    app = run(years=["1994", "2000"])
    app.text_input(key=FIRST).set_value("soon").run()
    app.query_params["years"] = ["2024", "2024"]
    app.run()
    assert not app.error
    assert typed(app) == ("2024", "2024")
    assert head(app) == "**1 of 2 events · 2024**"


def test_a_link_with_one_date_or_one_that_reaches_beyond_the_data_is_taken(run):
    assert head(run(years=["1994"])) == "**1 of 2 events · 1994**"
    assert head(run(years=["1900", "2000"])) == "**1 of 2 events · 1900–2000**"


def test_data_that_a_range_no_longer_touches_give_it_up(run, tmp_path):
    app = run(years=["1994", "2000"])
    folder(tmp_path, events=EVENTS[1:])
    app.run()
    assert app.warning[0].value.replace("\\", "") == (
        'Left out of the view: years "1994" and "2000" lie outside the data, '
        "which run from 2024 to 2024."
    )
    assert typed(app) == ("", "")
