"""A reader drops a spreadsheet into the page, mends it, and sees it on every page."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from tests.browser.server import serving

pytestmark = pytest.mark.slow

GOOD = "id,date,title\na,1994,A report\n"


@pytest.fixture
def served(write):
    with serving(write(events=GOOD)) as url:
        yield url


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Events"
    for row in (
        ["My list of treaties"],
        [],
        ["Date", "Headline", "Country"],
        ["Oct-24", "They <b>vote</b>", "Japan"],
        ["2009-06-12", "The treaty is signed", "Germany"],
    ):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_is_dropped_mended_and_shown(served, new_tab):
    tab = new_tab(served)
    page = tab.go("/data?part=Your+data")
    page.locator("input[type=file]").set_input_files(
        {"name": "treaties.xlsx", "mimeType": "application/vnd.ms-excel", "buffer": workbook()}
    )
    expect(page.get_by_text("1 problem to mend before this can be shown.")).to_be_visible()
    expect(page.get_by_role("button", name="Show on every page")).to_be_disabled()
    page.get_by_role("button", name="Accept 3 beyond doubt").click()
    expect(page.get_by_text("Found 2 events.")).to_be_visible()
    page.get_by_role("button", name="Show on every page").click()
    page.get_by_role("link", name="Timeline").first.click()
    expect(page.get_by_text("These are your own data")).to_be_visible()
    expect(page.get_by_text("They <b>vote</b>").first).to_be_visible()
    page.get_by_role("button", name="Back to the other data").click()
    expect(page.get_by_text("A report").first).to_be_visible()
    assert page.get_by_text("These are your own data").count() == 0


def test_a_readers_data_are_seen_by_nobody_else(served, new_tab):
    mine, other = new_tab(served), new_tab(served)
    page = mine.go("/data?part=Your+data")
    page.get_by_text("Or paste a table").click()
    page.locator("textarea").fill("date\ttitle\n2001\tSecret talks\n")
    page.locator("textarea").press("Control+Enter")
    page.get_by_role("button", name="Show on every page").click()
    page.get_by_role("link", name="Timeline").first.click()
    expect(page.get_by_text("Secret talks").first).to_be_visible()
    theirs = other.go("/")
    expect(theirs.get_by_text("A report").first).to_be_visible()
    assert theirs.get_by_text("Secret talks").count() == 0


def test_what_was_named_and_mended_is_there_again_after_another_page(served, new_tab):
    tab = new_tab(served)
    page = tab.go("/data?part=Your+data")
    page.locator("input[type=file]").set_input_files(
        {"name": "treaties.xlsx", "mimeType": "application/vnd.ms-excel", "buffer": workbook()}
    )
    page.get_by_role("button", name="Accept 3 beyond doubt").click()
    expect(page.get_by_text("Found 2 events.")).to_be_visible()
    name = page.get_by_role("textbox", name="Name of these data, for headings")
    name.fill("Treaties of mine")
    name.press("Enter")
    page.get_by_role("button", name="Show on every page").click()
    page.get_by_role("link", name="Timeline").first.click()
    expect(page.get_by_text("These are your own data")).to_be_visible()
    page.get_by_role("link", name="Data").first.click()
    page.get_by_role("tab", name="Your data").click()
    expect(name).to_have_value("Treaties of mine")
    expect(page.get_by_text("Here now: treaties.xlsx.")).to_be_visible()
    page.get_by_role("button", name="Undo: accepted 3 beyond doubt").click()
    expect(page.get_by_text("1 problem to mend before this can be shown.")).to_be_visible()
    expect(name).to_have_value("Treaties of mine")


def test_a_table_is_pasted_over_files_and_files_over_a_table(served, new_tab):
    page = new_tab(served).go("/data?part=Your+data")
    page.get_by_text("Or paste a table").click()
    page.locator("textarea").fill("date\ttitle\n2001\tTalks\n")
    page.locator("textarea").press("Control+Enter")
    expect(page.get_by_text("Here now: the pasted table.")).to_be_visible()
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"date,title\n2002,More talks\n"}
    )
    expect(page.get_by_text("Here now: mine.csv.")).to_be_visible()
    expect(page.locator("textarea")).to_have_value("")
    page.locator("textarea").fill("date\ttitle\n2001\tTalks\n")
    page.locator("textarea").press("Control+Enter")
    expect(page.get_by_text("Here now: the pasted table.")).to_be_visible()
    assert page.get_by_text("mine.csv").count() == 0
