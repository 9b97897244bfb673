"""The dashboard as a person uses it, in a real browser."""

from __future__ import annotations

import pytest

from timeline.charts.timeline import LANES


def choose(page, tab, label, option):
    page.get_by_test_id("stMultiSelect").filter(has_text=label).locator("input").fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    tab.settle()


def centre(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_narrowed_view_and_its_card_travel_by_link(new_tab):
    tab = new_tab()
    page = tab.go("/")
    choose(page, tab, "Country", "Japan")
    choose(page, tab, "Framework", "Asian NATO")
    page.mouse.click(*centre(page.locator(".js-plotly-plot text", has_text="Hudson paper").first))
    tab.settle()
    card = page.get_by_role("dialog").get_by_role("heading").first
    assert card.inner_text() == "Ishiba sets out his plan in a paper for a US think tank"
    assert "country=Japan&framework=Asian+NATO&event=hudson-paper" in page.url

    other = new_tab()
    copy = other.go(page.url.removeprefix(tab.server))
    assert copy.url == page.url
    assert copy.get_by_role("dialog").get_by_role("heading").first.inner_text() == card.inner_text()
    here, there = (
        p.get_by_test_id("stSidebar").locator("strong").inner_text() for p in (page, copy)
    )
    assert here == there
    assert here.endswith("events · Japan · Asian NATO")


def test_a_cell_opens_its_statements_again_and_again(new_tab):
    tab = new_tab()
    page = tab.go("/stances?actor=Ishiba+Shigeru&framework=Asian+NATO")
    square = page.locator(".js-plotly-plot .textpoint text").get_by_text("+", exact=True).first
    for _ in range(2):
        page.mouse.click(*centre(square))
        tab.settle()
        drawer = page.get_by_role("dialog")
        assert "Ishiba Shigeru on Asian NATO" in drawer.inner_text()
        assert "cell=ishiba~asian-nato" in page.url
        page.keyboard.press("Escape")
        tab.settle()
        assert "cell=" not in page.url


def test_the_way_out_of_an_empty_view(new_tab):
    tab = new_tab()
    page = tab.go("/?country=Finland&framework=SEATO")
    assert page.get_by_text("No events match these filters").is_visible()
    page.get_by_role("button", name="Drop Country: Finland (").click()
    tab.settle()
    assert "country" not in page.url
    assert page.locator(".js-plotly-plot").count() == 1


def test_counts_can_be_picked_from(new_tab):
    tab = new_tab()
    page = tab.go("/")
    page.get_by_role("button", name="Counts").click()
    tab.settle()
    page.get_by_role("button", name="India · ").first.click()
    tab.settle()
    assert "country=India" in page.url


@pytest.mark.parametrize("width", [800, 1280, 1440, 1920])
@pytest.mark.parametrize(
    "path",
    [
        *("/", "/?scale=even&country=India"),
        *(f"/?lanes={lanes}" for lanes in LANES),
    ],
)
def test_no_text_of_the_timeline_overlaps_another_or_is_cut_off(new_tab, width, path):
    page = new_tab(width=width).go(path)
    plot = page.locator(".js-plotly-plot").bounding_box()
    boxes = page.locator(".js-plotly-plot .textpoint text").evaluate_all(
        "texts => texts.flatMap(t => {"
        " const lines = [...t.querySelectorAll('tspan.line')];"
        " return lines.length ? lines : [t] }).filter(l => l.textContent.trim()).map(l => {"
        " const b = l.getBoundingClientRect();"
        " return [l.textContent, b.left, b.top, b.right, b.bottom] })"
    )
    assert len(boxes) > 10
    for k, (text, x0, y0, x1, y1) in enumerate(boxes):
        assert plot["x"] - 1 <= x0, text
        assert x1 <= plot["x"] + plot["width"] + 1, text
        for other, a0, b0, a1, b1 in boxes[k + 1 :]:
            apart = x1 <= a0 + 1 or a1 <= x0 + 1 or y1 <= b0 + 4 or b1 <= y0 + 4
            assert apart, f"{text} overlaps {other} at {width} px"
