"""A keyboard alone reaches everything, sees where it is, and opens and closes what a mouse does."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from tests.browser.chart import FOCUS, card

PATHS = ["/", "/stances", "/compare", "/actors?who=ishiba", "/data"]
MOST = 200
"""How many stops a page may have."""

REACH = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  here.dataset.reached = "yes";
  return here.getAttribute("aria-label") || here.innerText || here.tagName;
}"""

MISSED = """() => {
  const controls = "a[href], button, input, textarea, select, [role=button], [role=combobox],"
    + " [role=slider], [role=tab], [role=switch]";
  const isReached = node => node.dataset.reached || node.querySelector("[data-reached]");
  // Of radio buttons and tabs one is a stop, and arrows lead on to the others; the arrow of a list
  // to choose from is the mouse's way of what its field does.
  const group = node => node.closest(
    "[role=radiogroup], [role=tablist], [data-testid=stMultiSelect], [data-testid=stSelectbox]");
  return [...document.querySelectorAll(controls)]
    .filter(node => node.checkVisibility({visibilityProperty: true}) && !node.disabled)
    .filter(node => !isReached(node) && !(group(node) && isReached(group(node))))
    .map(node => node.getAttribute("aria-label") || node.innerText || node.outerHTML);
}"""


KIND = """() => {
  const here = document.activeElement;
  // The page itself scrolls, and a table marks a cell of its own.
  if (here.matches("main, canvas, [data-testid=stDataFrame] *")) return null;
  const widget = here.closest("[data-testid]")?.dataset.testid;
  return [widget, here.tagName, here.getAttribute("role"), here.type].join(" ");
}"""
"""What sort of control has the focus: those of a sort look alike."""


def tab_through(page):
    """Press Tab until the page is left, and return the names of the stops."""
    names = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        name = page.evaluate(REACH)
        if name is None:
            return names
        names.append(name)
    raise AssertionError(f"no way out of the page after {names[-5:]}")


def tab_to(page, name):
    """Press Tab until the control of a name has the focus."""
    passed = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(REACH))
        if (passed[-1] or "").startswith(name):
            return
    raise AssertionError(f"{name!r} is not among {passed}")


def focused(page):
    return page.evaluate_handle("document.activeElement").as_element()


@pytest.mark.parametrize("path", PATHS)
def test_tab_reaches_every_control_and_leaves_again(open_page, path):
    page = open_page(path)
    assert len(tab_through(page)) > 10
    assert page.evaluate(MISSED) == []


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_it_is_seen_where_the_focus_is(open_page, color_scheme):
    page = open_page("/", color_scheme=color_scheme)
    seen = {}
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(REACH) is None:
            break
        kind = page.evaluate(KIND)
        if kind and kind not in seen:
            around = surroundings(page)
            with_focus = page.screenshot(clip=around)
            page.evaluate("document.activeElement.blur()")
            seen[kind] = differ(with_focus, page.screenshot(clip=around))
    assert len(seen) > 5
    assert [kind for kind, is_seen in seen.items() if not is_seen] == []


def surroundings(page):
    """Return the part of the window around what has the focus."""
    box = focused(page).bounding_box()
    x, y = max(0, box["x"] - 16), max(0, box["y"] - 8)
    return {"x": x, "y": y, "width": box["width"] + 32, "height": box["height"] + 16}


def differ(one, other):
    pictures = [Image.open(BytesIO(picture)).convert("RGB") for picture in (one, other)]
    return ImageChops.difference(*pictures).getbbox() is not None


def test_events_are_filtered_sorted_opened_and_closed(new_tab):
    tab = new_tab()
    page = tab.go("/")
    tab_to(page, "Country")
    page.keyboard.type("India")
    with tab.rerun():
        page.keyboard.press("Enter")
    assert "country=India" in page.url
    page.keyboard.press("Escape")

    tab_to(page, "none")
    page.keyboard.press("ArrowRight")
    with tab.rerun():
        page.keyboard.press("Space")
    assert "lanes=framework" in page.url

    tab_to(page, "Open an event by its title")
    page.keyboard.type("foreign minister")
    with tab.rerun():
        page.keyboard.press("Enter")
    assert "event=" in page.url
    page.wait_for_function("() => document.activeElement.matches('.st-key-event-card')")
    title = card(page).get_by_role("heading").inner_text()

    with tab.rerun():
        page.keyboard.press("Escape")
    assert "event=" not in page.url
    page.wait_for_function(f"() => ({FOCUS})().startsWith('India declines')")
    assert title == "India's foreign minister turns down an Asian NATO"


def test_where_a_card_was_opened_by_a_link_reading_goes_on_at_its_mark(new_tab):
    tab = new_tab()
    page = tab.go("/?event=higuchi-report")
    tab_to(page, "close")
    with tab.rerun():
        page.keyboard.press("Enter")
    page.wait_for_function(f"() => ({FOCUS})().startsWith('Higuchi Report')")


def test_where_a_drawer_was_opened_by_a_link_reading_goes_on_at_the_title(new_tab):
    tab = new_tab()
    page = tab.go("/actors?who=ishiba&event=hudson-paper")
    with tab.rerun():
        page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")


def test_a_square_is_opened_read_and_closed(new_tab):
    tab = new_tab()
    page = tab.go("/stances?voices=all")
    tab_to(page, "Open a square by its names")
    page.keyboard.type("Ishiba Shigeru on Asian NATO")
    with tab.rerun():
        page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    assert "Ishiba Shigeru on Asian NATO" in drawer.inner_text()
    page.keyboard.press("Tab")
    assert drawer.evaluate("drawer => drawer.contains(document.activeElement)")
    with tab.rerun():
        page.keyboard.press("Escape")
    assert "cell=" not in page.url
    assert drawer.count() == 0
