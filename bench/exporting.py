"""Somebody who exports slides one after the other, in a browser: beside `bench.readers`."""

from __future__ import annotations

import sys
import time

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.browser.page import Tab

COUNTRIES = ("Japan", "India", "China", "Australia", "South Korea")


def main() -> None:
    """Export from a server, for so many seconds; print how often, and how long it took."""
    server, seconds = sys.argv[1], float(sys.argv[2])
    took = []
    with sync_playwright() as playwright, launch(playwright) as browser:
        tab = Tab(browser, server)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            tab.go(f"/?country={COUNTRIES[len(took) % len(COUNTRIES)]}")
            with tab.rerun():
                tab.page.get_by_role("button", name="Export", exact=True).click()
            with tab.rerun():
                tab.page.get_by_role("radio", name="PowerPoint", exact=True).click()
            began = time.monotonic()
            with tab.page.expect_download(timeout=120_000):
                tab.page.get_by_role("button", name="Download", exact=True).click()
            took.append(time.monotonic() - began)
        tab.close()
    print(f"{len(took)} exports, each {sum(took) / max(len(took), 1):.1f} s")


if __name__ == "__main__":
    main()
