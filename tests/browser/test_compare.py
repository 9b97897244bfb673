"""Two moments beside each other, in a real browser: legible however drawn, and used as a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from tests.browser.svg import Board
from tests.browser.test_layout import COLUMNS, faults, laid_out
from timeline import charts, load
from timeline.layout.time_scale import SCALES
from timeline.queries.filters import Filters

PAIRS = {
    "usual": ("higuchi-report", "asian-nato-proposal"),
    "swapped": ("asian-nato-proposal", "higuchi-report"),
    "open dates": ("us-drawdown-fears", "us-reticence"),
    "days": ("ishiba-elected-leader", "trump-wins"),
}
MONTHS = (12, 60)


@pytest.fixture(scope="module")
def ds():
    return load("data")


@pytest.fixture(scope="module")
def board(browser) -> Iterator[Board]:
    page = browser.new_page()
    yield Board(page)
    page.close()


@pytest.mark.parametrize("window", COLUMNS)
@pytest.mark.parametrize("scale", SCALES)
def test_two_lines_are_legible(ds, board, window, scale):
    column = COLUMNS[window]
    cases = list(product(PAIRS, MONTHS, (Filters(), Filters(countries=("IND",)))))
    figures = (
        charts.compare(
            ds,
            filters,
            between=PAIRS[pair],
            months=months,
            scale=scale,
            named="all",
            width=laid_out(column),
        )
        for pair, months, filters in cases
    )
    drawn = zip(cases, board.draw((figure, column) for figure in figures), strict=True)
    assert [f"{case}: {fault}" for case, found in drawn for fault in faults(found)] == []


def centre(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_mark_opens_its_card_and_the_link_shows_the_same(new_tab):
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


def test_a_heading_opens_the_card_of_its_moment(new_tab):
    tab = new_tab()
    page = tab.go("/compare")
    name = page.locator(".js-plotly-plot text", has_text="Asian NATO proposed · Sep 2024").first
    with tab.rerun():
        page.mouse.click(*centre(name))
    assert "event=asian-nato-proposal" in page.url


def test_moments_are_chosen_with_the_keyboard_and_swapped(new_tab):
    tab = new_tab()
    page = tab.go("/compare")
    page.get_by_role("combobox", name="Then").first.focus()
    page.keyboard.type("100,000 troops")
    page.get_by_role("option", name="America promises to keep").wait_for()
    with tab.rerun():
        page.keyboard.press("Enter")
    assert "then=nye-report&now=asian-nato-proposal" in page.url
    with tab.rerun():
        page.get_by_role("button", name="Swap").click()
    assert "then=asian-nato-proposal&now=nye-report" in page.url
    assert page.get_by_text("The upper moment is the later one.").is_visible()
