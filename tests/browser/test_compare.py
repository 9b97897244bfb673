"""Two moments beside each other, in a real browser, as a person uses them."""

from __future__ import annotations


def centre(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_mark_and_a_heading_open_their_cards_and_the_link_shows_the_same(new_tab):
    tab = new_tab()
    page = tab.go("/compare")
    name = page.locator(".js-plotly-plot text", has_text="Nye Report").first
    name.scroll_into_view_if_needed()
    with tab.rerun():
        page.mouse.click(*centre(name))
    assert "event=nye-report" in page.url
    title = "America promises to keep about 100,000 troops in Asia"
    assert page.get_by_role("heading", name=title).is_visible()
    copy = new_tab().go(page.url.removeprefix(tab.server))
    assert copy.get_by_role("heading", name=title).is_visible()
    with tab.rerun():
        page.keyboard.press("Escape")
    heading = page.locator(
        ".js-plotly-plot text", has_text="Asian NATO proposed · 10 Sep 2024"
    ).first
    with tab.rerun():
        page.mouse.click(*centre(heading))
    assert "event=asian-nato-proposal" in page.url


def test_moments_are_chosen_with_the_keyboard_and_swapped(new_tab):
    tab = new_tab()
    page = tab.go("/compare")
    page.get_by_role("combobox", name="Then").first.focus()
    page.keyboard.type("nye rep")
    page.get_by_role("option", name="Nye Report · 27 Feb 1995", exact=True).wait_for()
    with tab.rerun():
        page.keyboard.press("Enter")
    assert "then=nye-report&now=asian-nato-proposal" in page.url
    with tab.rerun():
        page.get_by_role("button", name="Swap").click()
    assert "then=asian-nato-proposal&now=nye-report" in page.url
    assert page.get_by_text("The upper moment is the later one.").is_visible()
