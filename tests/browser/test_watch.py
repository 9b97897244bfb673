"""Files that change on disk, seen in pages that nobody touches."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.server import serving

pytestmark = pytest.mark.slow

GOOD = "id,date,title,countries\na,1994,A report,JPN\nb,2024-10-01,A plan,USA\n"
BROKEN = GOOD.replace("1994", "Oct-24")
LONG_ENOUGH = 2000
"""Milliseconds after which a page would have asked twice whether anything changed."""


@pytest.fixture
def served(write):
    """A folder, the file in it, and the address at which it is shown."""
    folder = write(events=GOOD)
    with serving(folder) as url:
        yield folder / "events.csv", url


def sidebar(page):
    return page.get_by_test_id("stSidebar").locator("strong")


def test_a_change_shows_in_every_open_page_and_choices_stay(served, new_tab):
    file, url = served
    first, second = new_tab(url), new_tab(url)
    one, two = first.go("/?country=Japan"), second.go("/stances?q=nothing")
    assert sidebar(one).inner_text() == "1 of 2 events · Japan"
    one.get_by_test_id("stMultiSelect").filter(has_text="Country").locator("input").focus()
    file.write_text(GOOD + "c,2025,Another,JPN\n", encoding="utf-8")
    expect(sidebar(one)).to_have_text("2 of 3 events · Japan")
    file.write_text(GOOD + "c,2025,Another,JPN\nd,2025,One more,JPN\n", encoding="utf-8")
    expect(sidebar(one)).to_have_text("3 of 4 events · Japan")
    assert "country=Japan" in one.url
    assert two.url.endswith("/stances?q=nothing")


def test_a_choice_made_in_the_page_stays_too(served, new_tab):
    file, url = served
    tab = new_tab(url)
    page = tab.go("/data")
    page.get_by_role("tab", name="Downloads").click()
    tab.settle()
    page.get_by_test_id("stMultiSelect").filter(has_text="Country").locator("input").fill("Japan")
    page.get_by_role("option", name="Japan", exact=True).click()
    page.keyboard.press("Escape")
    tab.settle()
    assert sidebar(page).inner_text() == "1 of 2 events · Japan"
    file.write_text(GOOD + "c,2025,Another,JPN\n", encoding="utf-8")
    expect(sidebar(page)).to_have_text("2 of 3 events · Japan")
    expect(page.get_by_text("events.csv · 3 events")).to_be_visible()
    assert page.url.startswith(f"{url}/data?")
    assert "country=Japan" in page.url


def test_a_fault_shows_and_so_does_its_mend(served, new_tab):
    file, url = served
    page = new_tab(url).go("/")
    file.write_text(BROKEN, encoding="utf-8")
    banner = page.get_by_text("The data have 1 problem. The page shows the last good version")
    expect(banner).to_be_visible()
    assert sidebar(page).inner_text() == "2 events"
    file.write_text(GOOD, encoding="utf-8")
    expect(banner).to_be_hidden()


def test_whatever_stands_in_the_place_of_the_data_the_page_stays_and_comes_back(served, new_tab):
    file, url = served
    page = new_tab(url).go("/")
    banner = page.get_by_text("The page shows the last good version until")

    def shows(problem):
        expect(page.get_by_text(problem)).to_be_visible()
        assert banner.is_visible()
        assert sidebar(page).inner_text() == "2 events"

    file.unlink()
    os.mkfifo(file)
    shows("events.csv: is a pipe, not a file; put the file there, or rename it")
    file.unlink()
    file.symlink_to("/dev/zero")
    shows("events.csv: is a device, not a file; put the file there, or rename it")
    file.unlink()
    file.write_bytes(b"")
    shows("events.csv: is empty; begin it with id,date,title")
    shutil.move(file.parent, file.parent.with_name("elsewhere"))
    shows("is not there; give a folder with events.csv in it")
    shutil.move(file.parent.with_name("elsewhere"), file.parent)
    file.write_text(GOOD, encoding="utf-8")
    expect(banner).to_be_hidden()


def test_a_first_start_on_broken_data_heals(write, new_tab):
    folder = write(events=BROKEN)
    with serving(folder) as url:
        tab = new_tab(url)
        page = tab.go("/")
        expect(page.get_by_role("heading")).to_have_text("This data set cannot be shown yet")
        expect(page.get_by_text("events.csv:2: date")).to_be_visible()
        write(events=GOOD)
        expect(sidebar(page)).to_have_text("2 events")
        tab.settle()  # what the page still loads must not find the server gone


def test_nothing_is_sent_while_nothing_changes(served, new_tab):
    file, url = served
    tab = new_tab(url)
    page = tab.go("/")
    frames = []

    def note(frame):
        frames.append(frame)

    tab._socket.on("framereceived", note)
    tab._socket.on("framesent", note)
    file.touch()
    page.wait_for_timeout(LONG_ENOUGH)
    assert frames == []
