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


STANCES = "actor,framework,stance,date\nfrance,Metre Convention,2,1875-05-20\n"


@pytest.fixture
def with_statements(tmp_path):
    """The address of a folder with a statement, of which names are ids, and with actors."""
    (tmp_path / "stances.csv").write_text(STANCES)
    (tmp_path / "actors.csv").write_text("id,name,type\nfrance,France,state\n")
    with serving(tmp_path, is_edited=True) as url:
        yield tmp_path, url


def test_a_statement_of_a_new_actor_on_a_known_framework(with_statements, new_tab):
    folder, url = with_statements
    tab = new_tab(url)
    page = tab.go("/stances")
    page.get_by_role("button", name="Add statement").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="New actor").click()
    dialog.get_by_role("textbox", name="Name").fill("Spain")
    dialog.get_by_role("combobox", name="Framework").fill("Metre")
    dialog.get_by_role("combobox", name="Framework").press("Enter")
    tab.settle()
    meant = dialog.get_by_role("button", name="Is Metre Convention meant?")
    if meant.count():
        meant.click()
        tab.settle()
    expect(dialog.get_by_role("combobox", name="Framework")).to_have_value("Metre Convention")
    choose_step(page, dialog)
    dialog.get_by_role("textbox", name="Date").fill("20.5.1875")
    expect(dialog.get_by_text("Read as: on 20 May 1875; written as 1875-05-20")).to_be_visible()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    assert (folder / "actors.csv").read_text().endswith("\nspain,Spain,\n")
    assert (folder / "stances.csv").read_text() == (
        STANCES + "spain,Metre Convention,1,1875-05-20\n"
    )


def choose_step(page, dialog):
    field = dialog.get_by_role("combobox", name="Stance")
    field.fill("1:")
    page.get_by_role("option").filter(has_text="1:").last.click()


def test_what_was_typed_is_kept_where_the_form_is_closed(served, new_tab):
    file, url = served
    before = file.read_bytes()
    tab = new_tab(url)
    page = tab.go("/?event=a")
    dialog = form_of(page, tab)
    dialog.get_by_role("textbox", name="Title").fill("Half a title")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    tab.settle()
    dialog = form_of(page, tab)
    expect(dialog.get_by_role("textbox", name="Title")).to_have_value("Half a title")
    dialog.get_by_role("button", name="Start anew").click()
    expect(dialog.get_by_role("textbox", name="Title")).to_have_value("A report, at last")
    assert file.read_bytes() == before
