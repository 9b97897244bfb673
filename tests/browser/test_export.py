"""From the page to the file: the export window in a real browser, with real downloads."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from pptx import Presentation
from pypdf import PdfReader

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
