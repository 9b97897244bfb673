"""Each page opens in a real browser, drawn, without an error and without the world outside."""

from __future__ import annotations

import pytest

from timeline import load

DATA = "data"


@pytest.mark.parametrize(
    ("path", "has_chart", "color_scheme"),
    [("/", True, "dark"), ("/stances", True, "light"), ("/data", False, "dark")],
)
def test_it_opens(new_tab, path, has_chart, color_scheme):
    tab = new_tab(color_scheme=color_scheme)
    page = tab.go(path)
    assert page.get_by_role("heading", level=1).count() == 1
    assert (page.locator(".js-plotly-plot, .frame > svg").count() > 0) is has_chart
    assert page.get_by_test_id("stException").count() == 0
    assert tab.errors == []
    assert tab.foreign == []


def test_what_the_browser_shows_is_the_data_of_this_repository(open_page):
    assert open_page("/").get_by_text(load(DATA).name, exact=True).first.is_visible()
