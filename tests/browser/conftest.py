"""A real Chromium, a server of the real program, and pages opened in the one from the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import launch
from tests.browser.page import PATIENCE, Tab
from tests.browser.server import serving

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright, launch(playwright) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of ``timeline serve`` on the data of this repository."""
    with serving() as url:
        yield url


@pytest.fixture
def new_tab(browser: Browser, server: str) -> Iterator[Callable[..., Tab]]:
    """Make a `Tab`; after the test, none may have logged an error or asked for another machine."""
    tabs: list[Tab] = []

    def make(url: str = server, **looks: object) -> Tab:
        tabs.append(Tab(browser, url, **looks))
        return tabs[-1]

    yield make
    for tab in tabs:
        tab.close()
    assert [line for tab in tabs for line in tab.errors] == []
    assert [address for tab in tabs for address in tab.foreign] == []


@pytest.fixture
def open_page(new_tab: Callable[..., Tab]) -> Callable[..., Page]:
    """Open a path in a new tab, still and drawn: ``open_page("/stances", width=800)``."""
    return lambda path="/", **looks: new_tab(**looks).go(path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that start a Playwright of their own first: no two run at once."""
    items.sort(key=lambda item: item.path.name != "test_chromium.py")
