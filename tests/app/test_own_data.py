"""A reader's own tables are read, mended, shown in the session, and given back."""

from __future__ import annotations

import io
import zipfile

import pytest

from timeline.app.own_mending import _files
from timeline.reading import mending, read_folder, uploads

EVENTS = [{"id": "talks", "title": "They talk", "date": "2024-09"}]
PASTED = (
    "Date;Headline;Country\n2009-06-12;The treaty is signed;Japan\n"
    "Oct-24;<b>They</b> vote;Germany\n"
)


@pytest.fixture
def page(open_page):
    """Open the page Data where readers give their own tables."""
    return lambda: open_page("data", {"events": EVENTS}, {"part": "Your data"})


def paste(app, text):
    return app.text_area(key="own-pasted").set_value(text).run()


def button(app, label):
    return next(b for b in app.button if label in b.label)


def test_what_is_pasted_is_judged(page):
    app = paste(page(), PASTED)
    assert not app.exception
    assert [e.value for e in app.error] == ["**1 problem to mend before this can be shown.**"]
    assert button(app, "Show on every page").disabled
    told = next(d.value for d in app.dataframe if "What to do" in d.value)
    assert told["Value"].tolist()[:2] == ["Oct-24", ""]


def test_remedies_are_accepted_with_a_click_and_the_data_are_shown(page):
    app = paste(page(), PASTED)
    app = button(app, "beyond doubt").click().run()
    assert not app.exception
    assert not app.error
    assert "Found 2 events" in app.success[0].value
    button(app, "Show on every page").click().run()
    shown = app.session_state["own-data"]
    assert shown.is_shown
    assert shown.dataset.events["date"].tolist() == ["2009-06-12", "2024-10"]
    assert shown.dataset.events["countries"].tolist() == ["JPN", "DEU"]
    assert shown.dataset.name == "Your data"


def test_nothing_is_shown_where_nothing_is_given_any_more(page):
    app = paste(page(), PASTED)
    app = paste(app, "")
    assert "own-data" not in app.session_state


def test_it_can_be_switched_off(page, monkeypatch):
    monkeypatch.setenv("TIMELINE_NO_UPLOAD", "1")
    app = page()
    assert "Your data" not in [tab.label for tab in app.tabs]


def test_what_is_taken_home_is_what_was_mended(page):
    app = button(paste(page(), PASTED), "beyond doubt").click().run()
    packed = mending.zipped(app.session_state["own-data"].home)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        text = archive.read("events.csv").decode("utf-8-sig")
    assert text.splitlines() == [
        "Date,Headline,Country",
        "2009-06-12,The treaty is signed,JPN",
        "2024-10,<b>They</b> vote,DEU",
    ]


IN_PARTS = {
    "events.csv": b"date,title\n22.10.1956,Treffen von Sevres\n29.10.1956,Angriff\n",
    "stances.csv": b"actor,framework,stance,event\nMollet,force,2,Treffen von Sevres\n",
}


@pytest.fixture
def given(page):
    """Open the page and drop files there."""

    def drop(files):
        dropped = [(name, content, "text/csv") for name, content in files.items()]
        return page().file_uploader[0].set_value(dropped).run()

    return drop


def told(app):
    return next(d.value for d in app.dataframe if "What to do" in d.value)


def shown_events(app):
    return app.session_state["own-data"].dataset.events


def test_accepting_all_remedies_leaves_the_data_fit_to_be_shown(given):
    app = button(given(IN_PARTS), "beyond doubt").click().run()
    assert not app.error
    assert "Found 2 events, 1 statement" in app.success[0].value
    assert shown_events(app)["date"].tolist() == ["1956-10-22", "1956-10-29"]


def test_remedies_after_which_more_is_wrong_are_not_taken(given, monkeypatch):
    worse = uploads.open_files({"events.csv": b"date,title\nsoon,A\nlater,B\n"}, "Your data")
    monkeypatch.setattr(mending, "mend", lambda _home, _changes: worse)
    app = given(IN_PARTS)
    before = app.session_state["own-data"].home
    app = button(app, "beyond doubt").click().run()
    assert app.session_state["own-data"].home is before
    assert "Found 2 events" in app.success[0].value
    assert (
        app.warning[0]
        .value.replace("\\", "")
        .startswith("Nothing was changed: there would be 2 more errors, the first: events.csv:2: ")
    )


def test_every_mend_is_undone_one_after_the_other(page):
    app = paste(page(), PASTED)
    app = choose(app, 0)
    app = app.button(key="own-leave-out").click().run()
    assert shown_events(app)["title"].tolist() == ["The treaty is signed"]
    app = button(app, "Undo").click().run()
    assert [e.value for e in app.error] == ["**1 problem to mend before this can be shown.**"]
    assert not [b for b in app.button if "Undo" in b.label]
    app = button(app, "beyond doubt").click().run()
    assert button(app, "Undo").label == "Undo\\: accepted 3 beyond doubt"
    app = button(app, "Undo").click().run()
    assert told(app)["Value"].tolist()[:2] == ["Oct-24", ""]


def choose(app, row):
    """Choose a line of the list, as a click does."""
    number = app.session_state["own-data"].number
    app.session_state[f"own-problems:{number}"] = {
        "selection": {"rows": [row], "columns": [], "cells": []}
    }
    return app.run()


def test_an_entry_that_is_no_country_can_go_without_its_row(page):
    app = paste(page(), 'date;title;countries\n1956;A;"France; UNO"\n1957;B;UNO\n')
    at = told(app)["Value"].tolist().index("UNO")
    app = choose(app, at)
    labels = [b.label for b in app.button]
    assert "Leave out the whole row" in labels
    captions = [caption.value.replace("\\", "") for caption in app.caption]
    assert "All of it goes: 1956 · A · France; UNO" in captions
    app = button(app, 'Take out "UNO"').click().run()
    at = told(app)["Value"].tolist().index("UNO")
    app = choose(app, at)
    app = button(app, "Empty the cell").click().run()
    assert shown_events(app)["countries"].tolist() == ["FRA", ""]
    assert shown_events(app)["title"].tolist() == ["A", "B"]


def test_a_header_is_renamed_and_what_was_mended_stays(page):
    app = paste(page(), "Tag;Was;Country\n1956;A;Japan\n")
    at = told(app)["What is wrong"].tolist().index("is missing from the header")
    app = choose(app, at)
    missing = told(app)["Column"].tolist()[at]
    app.selectbox[-2].set_value("Was" if missing == "title" else "Tag")
    app = button(app, "Rename it").click().run()
    names = app.session_state["own-data"].home.tables["events"].rows[0].cells
    assert missing in names


def test_the_column_that_is_probably_meant_is_chosen_already(page):
    app = paste(page(), "Date;Vorfall;Country\n1956;Der Kanal wird verstaatlicht;Japan\n")
    app = choose(app, told(app)["What is wrong"].tolist().index("is missing from the header"))
    assert [box.value for box in app.selectbox[-2:]] == ["Vorfall", "title"]
    app = button(app, "Rename it").click().run()
    assert "title" in app.session_state["own-data"].home.tables["events"].rows[0].cells


def test_a_sheet_is_called_by_its_name_alone_where_all_are_of_one_workbook():
    assert _files(["book.xlsx[Events]", "book.xlsx[Sources]"]) == ["Events", "Sources"]
    assert _files(["book.xlsx[Events]", "a.csv"]) == ["Events (book.xlsx)", "a.csv"]


def test_the_name_is_kept_and_taken_home(page):
    app = paste(page(), "date,title,countries\n1956,A,Atlantis\n")
    app = app.text_input(key="own-name-field").set_value("Suezkrise 1956").run()
    app = choose(app, 0)
    app = button(app, "Empty the cell").click().run()
    assert app.session_state["own-data"].dataset.name == "Suezkrise 1956"
    packed = mending.zipped(app.session_state["own-data"].home, "Suezkrise 1956")
    home = uploads.open_files({"your-data.zip": packed}, "Your data")
    assert home.title == "Suezkrise 1956"
    assert read_folder(home).name == "Suezkrise 1956"
