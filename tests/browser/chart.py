"""The chart of events on a page: what is written on it, and what can be done to it."""

from __future__ import annotations

import re


def chart(page):
    return page.locator(".frame > svg").first


def written(page, text):
    """Return the first text on the chart that has a text in it, or matches a pattern."""
    return chart(page).locator("text", has_text=text).first


def stops(page):
    """Return the marks that the keyboard reaches."""
    return chart(page).locator("g[role=button]")


def stop(page, name):
    """Return the mark with a name, as the keyboard reaches it."""
    return chart(page).get_by_role("button", name=re.compile(f"^{re.escape(name)}")).first


def card(page):
    """Return the card of the event that is chosen."""
    return page.locator(".st-key-event-card")


FOCUS = """() => {
  let here = document.activeElement
  while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement
  return here?.ariaLabel || here?.innerText || here?.tagName
}"""
"""What has the focus, within a component too."""


def centre(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click(tab, page, text):
    locator = written(page, text)
    locator.scroll_into_view_if_needed()
    with tab.rerun():
        page.mouse.click(*centre(locator))


def drag(tab, page, start, end):
    """Drag across the chart from one share of its width to another."""
    box = chart(page).bounding_box()
    y = box["y"] + 40
    page.mouse.move(box["x"] + start * box["width"], y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(box["x"] + (start + (end - start) * step / 8) * box["width"], y + step)
    with tab.rerun():
        page.mouse.up()
