"""Two moments beside each other, in a real browser, as a person uses them."""

from __future__ import annotations

from tests.browser.chart import click


def test_a_mark_and_a_heading_open_their_cards_and_the_link_shows_the_same(new_tab):
    tab = new_tab()
    page = tab.go("/compare")
    click(tab, page, "Nye Report")
    assert "event=nye-report" in page.url
    title = "America promises to keep about 100,000 troops in Asia"
    assert page.get_by_role("heading", name=title).is_visible()
    copy = new_tab().go(page.url.removeprefix(tab.server))
    assert copy.get_by_role("heading", name=title).is_visible()
    with tab.rerun():
        page.keyboard.press("Escape")
    click(tab, page, "Asian NATO proposed")
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
