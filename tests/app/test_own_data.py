"""A reader's own tables are read, mended, shown in the session, and given back."""

from __future__ import annotations

import io
import zipfile

import pytest

from timeline.app import own_data

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
    packed = own_data.zipped(app.session_state["own-data"].home)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        text = archive.read("events.csv").decode("utf-8-sig")
    assert text.splitlines() == [
        "Date,Headline,Country",
        "2009-06-12,The treaty is signed,JPN",
        "2024-10,<b>They</b> vote,DEU",
    ]
