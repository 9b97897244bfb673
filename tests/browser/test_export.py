"""From the page to the file: the export window in a real browser, with real downloads."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from pptx import Presentation

PNG = b"\x89PNG\r\n\x1a\n"


def download(page, press):
    """Do what starts a download; return its name and content."""
    with page.expect_download() as started:
        press()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def choose(page, tab, name):
    with tab.rerun():
        page.get_by_role("dialog").get_by_role("radio", name=name, exact=True).click()


def test_two_clicks_from_the_view_to_the_picture(new_tab):
    tab = new_tab()
    page = tab.go("/?country=Japan")
    with tab.rerun():
        button(page, "Export").click()
    name, content = download(page, button(page, "Download").click)
    assert name.startswith("japan-s-government-is-split-on-asian-nato")
    assert name.endswith(".png")
    assert content.startswith(PNG)


def test_what_is_typed_last_is_in_the_file(new_tab):
    tab = new_tab()
    page = tab.go("/stances")
    with tab.rerun():
        button(page, "Export").click()
    choose(page, tab, "Vector picture (SVG)")
    assert page.get_by_role("dialog").get_by_role("img").first.is_visible()
    page.get_by_role("textbox", name="Headline").fill("For Monday")
    name, content = download(page, button(page, "Download").click)
    assert name.startswith("for-monday_")
    svg = ET.fromstring(content)  # noqa: S314 -- a file of our own
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert svg.findtext("{http://www.w3.org/2000/svg}title") == "For Monday"


def test_a_slide_by_keyboard_alone(new_tab):
    tab = new_tab()
    page = tab.go("/compare")
    button(page, "Export").focus()
    with tab.rerun():
        page.keyboard.press("Enter")
    choose(page, tab, "PowerPoint")
    button(page, "Download").focus()
    name, content = download(page, lambda: page.keyboard.press("Enter"))
    assert name.endswith(".pptx")
    assert len(Presentation(BytesIO(content)).slides) > 1
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
