"""Rows changed in the page itself, and what their files then are."""

from __future__ import annotations

import difflib

import pytest
from playwright.sync_api import expect

from tests.browser.chart import card
from tests.browser.server import serving

pytestmark = pytest.mark.slow

EVENTS = (
    'id;date;title;"note"\r\n'
    'a;1994;"A report, at last";keep\r\n'
    "b;2024-10-01;<b>A plan</b>;**keep**\r\n"
)


@pytest.fixture
def served(tmp_path):
    """The file of a folder that may be changed in the page, and the address of that."""
    file = tmp_path / "events.csv"
    file.write_bytes(b"\xef\xbb\xbf" + EVENTS.encode().replace(b";", b","))
    with serving(tmp_path, is_edited=True) as url:
        yield file, url


def changed_lines(before, after):
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line.startswith(("-", "+"))]


def form_of(page, tab):
    card(page).get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Save").wait_for()
    tab.settle()
    return dialog


def test_a_title_is_changed_seen_everywhere_and_undone(served, new_tab):
    file, url = served
    before = file.read_bytes().decode()
    tab, other = new_tab(url), new_tab(url)
    page, theirs = tab.go("/?event=b"), other.go("/?event=b")
    dialog = form_of(page, tab)
    assert dialog.get_by_role("textbox", name="Title").input_value() == "<b>A plan</b>"
    dialog.get_by_role("textbox", name="Title").fill('A plan of "mine"')
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    for seen in (page, theirs):
        heading = card(seen).get_by_role("heading").first
        expect(heading).to_have_text('A plan of "mine"')
    assert changed_lines(before, file.read_bytes().decode()) == [
        "- b,2024-10-01,<b>A plan</b>,**keep**\r\n",
        '+ b,2024-10-01,"A plan of ""mine""",**keep**\r\n',
    ]
    page.get_by_text("Saved the event.").wait_for()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(card(page).get_by_role("heading").first).to_have_text("<b>A plan</b>")
    assert file.read_bytes().decode() == before


def test_a_wrong_date_is_told_as_it_is_typed_and_refused(served, new_tab):
    file, url = served
    before = file.read_bytes()
    tab = new_tab(url)
    page = tab.go("/?event=a")
    dialog = form_of(page, tab)
    dialog.get_by_role("textbox", name="Date").fill("2024-13")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Not written. See above: Date.")).to_be_visible()
    assert file.read_bytes() == before
    dialog.get_by_role("textbox", name="Date").fill("1995~")
    expect(dialog.get_by_text("Read as: around 1995")).to_be_visible()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    assert file.read_bytes() == before.replace(b"1994", b"1995~")


def test_what_is_typed_stays_while_the_file_changes_and_is_refused(served, new_tab):
    file, url = served
    tab = new_tab(url)
    page, other = tab.go("/?event=a"), new_tab(url).go("/?event=b")
    dialog = form_of(page, tab)
    dialog.get_by_role("textbox", name="Title").fill("Mine")
    theirs = file.read_bytes().replace(b"A plan", b"Their plan")
    file.write_bytes(theirs)
    expect(card(other).get_by_role("heading").first).to_have_text("<b>Their plan</b>")
    assert dialog.get_by_role("textbox", name="Title").input_value() == "Mine"
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("has been changed by somebody else meanwhile")).to_be_visible()
    expect(dialog.get_by_text("line 3 is: b,2024-10-01,<b>Their plan</b>,")).to_be_visible()
    assert file.read_bytes() == theirs


@pytest.mark.parametrize("width", [1440, 390])
def test_the_form_has_room(served, new_tab, width):
    _, url = served
    tab = new_tab(url, width=width)
    page = tab.go("/?event=a")
    dialog = form_of(page, tab)
    box = dialog.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    for name in ("Date", "Title", "Note"):
        field = dialog.get_by_role("textbox", name=name).bounding_box()
        assert box["x"] < field["x"]
        assert field["x"] + field["width"] < box["x"] + box["width"]
