"""From the page to the file: the export window in a real browser, with real downloads."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Event
from xml.etree import ElementTree as ET

import pytest
from pptx import Presentation
from pypdf import PdfReader

from tests.browser.server import serving
from tests.factories import folder

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


def test_a_picture_is_copied_as_it_is_shown(new_tab):
    tab = new_tab()
    page = tab.go("/?framework=Asian+NATO")
    with tab.rerun():
        button(page, "Export").click()
    page.get_by_role("dialog").get_by_role("img").first.wait_for()
    button(page, "Copy picture").click()
    page.get_by_text("Copied: paste it into a slide or document.").wait_for()
    size = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read()
          const { width, height } = await createImageBitmap(await item.getType("image/png"))
          return [width, height]
        }"""
    )
    assert size == [2560, 1440]


def test_a_browser_that_cannot_copy_pictures_says_so(new_tab):
    tab = new_tab(init_script="delete window.ClipboardItem;")
    page = tab.go("/?framework=Asian+NATO")
    with tab.rerun():
        button(page, "Export").click()
    page.get_by_text(
        "This browser does not let a page copy pictures. Download it instead."
    ).wait_for()
    assert button(page, "Copy picture").is_disabled()


def test_a_chart_stands_alone_in_a_frame(new_tab):
    page = new_tab().go("/?framework=Asian+NATO&hide=others&pin=hudson-paper&pin=never&embed=true")
    (picture,) = page.get_by_role("img").all()
    assert picture.get_attribute("alt").startswith("The first page: Asian NATO was proposed")
    names = [one.get_attribute("aria-label") for one in page.get_by_role("button").all()]
    # Of the picture itself, once the mouse is over it.
    assert [name.partition(":")[0] for name in names] == ["Fullscreen"]
    assert page.get_by_role("textbox").count() == 0
    assert page.get_by_role("navigation").count() == 0
    assert page.get_by_text('Left out of the view: pin "never" is not in the data.').is_visible()
    link = page.get_by_role("link", name="Open this view in the dashboard")
    assert link.get_attribute("href").endswith(
        "/?framework=Asian+NATO&pin=hudson-paper&hide=others"
    )


def test_a_page_prints_as_its_chart_on_one_sheet(new_tab):
    page = new_tab().go("/?framework=Asian+NATO")
    (sheet,) = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (842, 595)
    said = " ".join(sheet.extract_text().split())
    assert "Asian NATO was proposed" in said
    assert "Hudson paper" in said
    assert "28 of 119 events · Asian NATO · As of 11 November 2024" in said
    assert "Time scale" not in said
    assert "Reset" not in said
    assert page.locator("#printed-foot").count() == 0


def workers(data):
    """Return the processes that make files for a server on this folder."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            said = (entry / "cmdline").read_bytes()
            where = (entry / "environ").read_bytes() if b"background.worker" in said else b""
            if f"TIMELINE_DATA={data}".encode() in where.split(b"\0"):
                found.append(int(entry.name))
    return found


def await_workers(page, data, count):
    """Wait until so many processes make files."""
    for _ in range(600):
        if len(found := workers(data)) == count:
            return found
        page.wait_for_timeout(50)  # between two looks
    raise AssertionError(f"{count} processes were to make files; there are {found}")


@pytest.fixture
def crowded(tmp_path):
    """Write a folder of which a deck takes long."""
    return folder(tmp_path, events=[{"date": f"{1950 + n % 70}-0{n % 9 + 1}"} for n in range(400)])


@pytest.fixture
def crowded_server(crowded):
    """Serve it; nothing that it started is left after it."""
    with serving(crowded) as url:
        yield url
    pause = Event()
    assert not any(pause.wait(0.05) for _ in range(200) if workers(crowded))
    assert workers(crowded) == []


def collected(kind, count):
    return "/briefing?" + "&".join(f"view={kind}%3Fnote%3D{n}" for n in range(count))


def test_a_file_is_followed_in_words_and_cancelled(crowded, crowded_server, new_tab):
    tab = new_tab(crowded_server)
    page = tab.go(collected("timeline", 2))
    button(page, "PDF").click()
    bar = page.get_by_test_id("stProgress")
    bar.get_by_text("Laying out the pages").wait_for()
    (worker,) = await_workers(page, crowded, 1)
    os.kill(worker, signal.SIGSTOP)  # it would never be ready
    # The page goes on while it is made, and what is changed makes it a file of something else.
    page.get_by_role("textbox", name="Headline of view 1", exact=True).fill("First")
    page.keyboard.press("Tab")
    bar.wait_for(state="detached")
    await_workers(page, crowded, 0)
    button(page, "PDF").click()
    (worker,) = await_workers(page, crowded, 1)
    os.kill(worker, signal.SIGSTOP)
    button(page, "Cancel").click()
    bar.wait_for(state="detached")
    await_workers(page, crowded, 0)
    assert page.get_by_role("alert").count() == 0
    tab.go("/briefing?view=events%3Fyears%3D1990%26years%3D1991")
    name, content = download(page, button(page, "PDF").click)
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")
    # What waits for the next file ends with the server.
    await_workers(page, crowded, 1)


def test_a_process_that_dies_is_a_message_and_not_the_end_of_the_server(
    crowded, crowded_server, new_tab
):
    tab = new_tab(crowded_server)
    page = tab.go("/")
    with tab.rerun():
        button(page, "Export").click()
    choose(page, tab, "PDF")
    button(page, "Download").click()
    (worker,) = await_workers(page, crowded, 1)
    os.kill(worker, signal.SIGKILL)
    page.get_by_text(
        "The process that made the file was ended by the system, perhaps for want of memory; "
        "try again, narrow it by filters, or leave views out."
    ).wait_for()
    name, content = download(page, button(page, "Download").click)
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")


def test_nothing_is_made_any_longer_for_a_page_that_is_closed(crowded, crowded_server, new_tab):
    tab, other = new_tab(crowded_server), new_tab(crowded_server)
    looker, page = other.go("/"), tab.go(collected("events", 2))
    button(page, "Pictures").click()
    (worker,) = await_workers(page, crowded, 1)
    os.kill(worker, signal.SIGSTOP)  # it would never be ready
    page.get_by_test_id("stProgress").wait_for()
    page.close()
    await_workers(looker, crowded, 0)
