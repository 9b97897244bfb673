"""The key under a chart filters, by mouse and by keyboard; periods say when they were."""

from __future__ import annotations

import re

from playwright.sync_api import expect

HELD = "document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? ''"


def test_a_group_of_the_key_filters_and_again_takes_the_filter_away(new_tab):
    tab = new_tab()
    page = tab.go("/")
    page.get_by_role("button", name="India. Click to show only India").click()
    tab.settle()
    assert "country=India" in page.url
    pressed = page.get_by_role("button", name="India. Click to take this filter away")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(HELD).startswith("India.")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="India. Click to show only India").wait_for()
    tab.settle()
    assert "country" not in page.url


def test_kinds_filter_where_colours_tell_them_apart_and_nothing_where_none_are(new_tab):
    tab = new_tab()
    page = tab.go("/?colour=kind")
    entries = page.locator(".area[role=button]")
    name = str(entries.first.get_attribute("aria-label")).partition(".")[0]
    entries.first.click()
    page.wait_for_url(re.compile(r"kind="))
    tab.settle()
    assert name.lower() in page.url.lower().replace("+", " ")
    page = tab.go("/?colour=none")
    assert page.locator(".area[role=button]").count() == 0


def test_a_period_says_when_it_was(open_page):
    page = open_page("/")
    page.locator(".area:not([role])").first.hover()
    box = page.locator(".hover")
    expect(box).to_be_visible()
    expect(box).to_contain_text(re.compile(r"\d{4}"))
