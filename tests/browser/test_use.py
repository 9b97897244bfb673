"""The dashboard as a person uses it, in a real browser."""

from __future__ import annotations

from tests.browser.chart import card, centre, written


def choose(page, tab, label, option):
    page.get_by_test_id("stMultiSelect").filter(has_text=label).locator("input").fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    tab.settle()


def test_a_narrowed_view_and_its_card_travel_by_link(new_tab):
    tab = new_tab()
    page = tab.go("/")
    choose(page, tab, "Country", "Japan")
    choose(page, tab, "Framework", "Asian NATO")
    page.mouse.click(*centre(written(page, "Hudson paper")))
    tab.settle()
    title = card(page).get_by_role("heading").first
    assert title.inner_text() == "Ishiba sets out his plan in a paper for a US think tank"
    assert "country=Japan&framework=Asian+NATO&event=hudson-paper" in page.url

    other = new_tab()
    copy = other.go(page.url.removeprefix(tab.server))
    assert copy.url == page.url
    assert card(copy).get_by_role("heading").first.inner_text() == title.inner_text()
    here, there = (
        p.get_by_test_id("stSidebar").locator("strong").inner_text() for p in (page, copy)
    )
    assert here == there
    assert here.endswith("events · Japan · Asian NATO")


def test_a_cell_opens_its_statements_again_and_again(new_tab):
    tab = new_tab()
    page = tab.go("/stances?actor=Ishiba+Shigeru&framework=Asian+NATO&voices=all")
    texts = page.locator(".js-plotly-plot .textpoint text")
    square = texts.get_by_text("Ishiba Shigeru", exact=True).first
    for _ in range(2):
        page.mouse.click(*centre(square))
        tab.settle()
        drawer = page.get_by_role("dialog")
        assert "Ishiba Shigeru on Asian NATO" in drawer.inner_text()
        assert "cell=ishiba~asian-nato" in page.url
        page.keyboard.press("Escape")
        tab.settle()
        assert "cell=" not in page.url


def test_counts_can_be_picked_from(new_tab):
    tab = new_tab()
    page = tab.go("/")
    page.get_by_role("button", name="Counts").click()
    tab.settle()
    page.get_by_role("button", name="India · ").first.click()
    tab.settle()
    assert "country=India" in page.url
