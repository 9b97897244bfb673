"""A briefing as a person builds it: collected over pages, put in order, sent, and taken away."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pptx import Presentation

from timeline.queries.filters import Filters
from timeline.reading import load
from timeline.views.caption import suggested_title
from timeline.views.view import View

DATA = Path(__file__).parents[2] / "data"


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def collect(page, tab):
    with tab.rerun():
        button(page, "Add to briefing").click()


def turn(page, tab, name):
    with tab.rerun():
        page.get_by_role("link", name=name, exact=True).click()


def titles(page):
    return [box.input_value() for box in page.get_by_role("textbox", name="Headline of view").all()]


def test_a_briefing_is_collected_ordered_sent_and_taken_away(new_tab):
    tab = new_tab()
    page = tab.go("/?country=Japan")
    collect(page, tab)
    assert "view=timeline%3Fcountry%3DJapan" in page.url
    turn(page, tab, "Stances")
    page.reload()
    tab.settle()
    collect(page, tab)
    turn(page, tab, "Briefing (2)")
    ds, japan = load(DATA), Filters(countries="JPN")
    happened, stands = (suggested_title(ds, View(kind, japan)) for kind in ("timeline", "matrix"))
    assert titles(page) == [happened, stands]

    with tab.rerun():
        page.get_by_role("textbox", name="Headline of view 2").fill("Who moved first")
        page.keyboard.press("Tab")
    with tab.rerun():
        button(page, "Up").nth(1).click()
    assert titles(page) == ["Who moved first", happened]

    other = new_tab()
    copy = other.go(page.url.removeprefix(tab.server))
    assert titles(copy) == titles(page)
    with copy.expect_download() as started:
        button(copy, "PowerPoint").click()
    deck = Presentation(BytesIO(Path(started.value.path()).read_bytes()))
    assert started.value.suggested_filename.endswith(".pptx")
    said = [s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame]
    assert said.index("Who moved first") < said.index(happened)


def test_a_link_within_the_dashboard_keeps_the_tray(new_tab):
    tab = new_tab()
    page = tab.go("/actors?view=timeline")
    link = page.get_by_test_id("stMarkdown").get_by_role("link").first.get_attribute("href")
    assert link.endswith("&view=timeline")


def test_going_back_takes_back_what_was_added(new_tab):
    tab = new_tab()
    page = tab.go("/")
    collect(page, tab)
    with tab.rerun():
        page.go_back()
    page.get_by_role("link", name="Briefing", exact=True).wait_for()
    assert "view=" not in page.url
