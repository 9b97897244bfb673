"""Several processes behind one port are one dashboard to a reader."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.page import Tab
from tests.browser.server import serving
from timeline.server.workers import COOKIE


def test_readers_are_spread_and_each_stays_with_one(new_tab: Callable[..., Tab]):
    with serving(options=["--workers=2"]) as url:
        tabs = [new_tab(url), new_tab(url)]
        met = set()
        for tab in tabs:
            page = tab.go("/stances")
            tab.go("/data")
            page = tab.go("/")
            page.locator(".frame > svg").first.wait_for()
            (cookie,) = [c for c in page.context.cookies(url) if c["name"] == COOKIE]
            met.add(cookie["value"])
            with tab.rerun():
                page.get_by_role("combobox").first.fill("Japan")
                page.keyboard.press("Enter")
            page.get_by_text("· Japan").first.wait_for()
        assert met == {"0", "1"}
        for tab in tabs:
            tab.close()
