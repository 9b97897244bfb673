"""The page of actors in a real browser: that it answers to mouse and keys."""

from __future__ import annotations

IS_WHOLE = """top => [top, ...top.querySelectorAll("*")].every(one =>
  getComputedStyle(one).overflow !== "hidden" || one.scrollWidth <= one.clientWidth)"""
"""Whether nothing in an element is cut off at its side."""


def is_whole(locator):
    return locator.evaluate(IS_WHOLE)


def test_a_square_opens_its_statements_and_a_label_its_event(new_tab):
    tab = new_tab()
    page = tab.go("/actors?who=ishiba")
    chart = page.locator(".js-plotly-plot")
    square = chart.locator(".scatterlayer .trace").last.locator("path.point").first
    box = square.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.settle()
    assert "cell=ishiba~asian-nato" in page.url
    drawer = page.get_by_role("dialog")
    assert drawer.get_by_role("heading").first.inner_text() == "Ishiba Shigeru on Asian NATO"
    page.keyboard.press("Escape")
    tab.settle()
    assert "cell=" not in page.url
    box = chart.locator("text", has_text="Hudson paper").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.settle()
    assert "event=hudson-paper" in page.url
    card = page.get_by_role("dialog").get_by_role("heading").first.inner_text()
    assert card == "Ishiba sets out his plan in a paper for a US think tank"


def test_somebody_is_chosen_by_keys_alone(new_tab):
    tab = new_tab()
    page = tab.go("/actors")
    chooser = page.get_by_role("combobox", name="Actor or country")
    chooser.focus()
    page.keyboard.type("公明党")
    page.keyboard.press("Enter")
    tab.settle()
    assert "who=komeito" in page.url
    assert page.get_by_role("heading", level=1).inner_text() == "Kōmeitō 公明党"


def test_who_is_chosen_can_be_read_whole_where_the_page_is_narrow(new_tab):
    page = new_tab(width=800).go("/actors?who=ishiba")
    chosen = page.get_by_role("combobox", name="Actor or country")
    assert chosen.input_value() == "Ishiba Shigeru 石破茂 · 20 statements"
    assert chosen.evaluate("field => field.scrollWidth <= field.clientWidth")


def test_the_name_and_office_of_whom_a_card_names_are_read_whole_on_a_phone(new_tab):
    page = new_tab(width=390).go("/?event=jaishankar-rejects")
    name = "Subrahmanyam Jaishankar, minister of external affairs"
    assert is_whole(page.get_by_role("link", name=name, exact=True))


def test_a_card_leads_to_those_it_names(new_tab):
    tab = new_tab()
    page = tab.go("/?event=hudson-paper")
    link = page.get_by_role("link", name="Ishiba Shigeru", exact=True).first
    page = tab.go("/" + link.get_attribute("href").removeprefix("./"))
    assert page.get_by_role("heading", level=1).inner_text() == "Ishiba Shigeru 石破茂"
