"""The timeline as a person uses it, in a real browser: pointing, clicking, dragging across."""

from __future__ import annotations

import re

from timeline import load

DATA = "data"


def chart(page):
    return page.locator(".js-plotly-plot").first


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


def click(tab, page, text):
    box = chart(page).locator(".textpoint text", has_text=text).first.bounding_box()
    with tab.rerun():
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def years(page):
    return [int(t) for t in page.get_by_test_id("stSliderThumbValue").all_inner_texts()]


def test_dragging_across_narrows_the_years_and_there_is_a_way_back(new_tab):
    tab = new_tab()
    page = tab.go("/")
    whole = years(page)
    drag(tab, page, 0.02, 0.4)
    first, last = years(page)
    assert whole[0] <= first < last < whole[1]
    assert f"years={first}&years={last}" in page.url
    drag(tab, page, 0.3, 0.6)
    inner = years(page)
    assert first < inner[0] <= inner[1] < last
    with tab.rerun():
        page.get_by_role("button", name=f"Back to {first}–{last}").click()
    assert years(page) == [first, last]
    with tab.rerun():
        page.get_by_role("button", name=f"Back to {whole[0]}–{whole[1]}").click()
    assert years(page) == whole
    assert "years" not in page.url


def test_dragging_right_to_left_and_clicking_afterwards_work_too(new_tab):
    tab = new_tab()
    page = tab.go("/")
    drag(tab, page, 0.6, 0.02)
    narrowed = years(page)
    click(tab, page, "Higuchi Report")
    assert "event=higuchi-report" in page.url
    assert years(page) == narrowed
    with tab.rerun():
        page.keyboard.press("Escape")
    click(tab, page, "Nye Report")
    assert "event=nye-report" in page.url


def test_a_single_year_cannot_be_narrowed_and_says_so(new_tab):
    tab = new_tab()
    page = tab.go("/?years=2024&years=2024")
    drag(tab, page, 0.3, 0.6)
    assert page.get_by_text("The chart shows 2024 already").is_visible()
    click(tab, page, "Hudson paper")
    assert "event=hudson-paper" in page.url


def test_a_finger_scrolls_and_taps(new_tab):
    agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
    tab = new_tab(phone=agent, width=420)
    page = tab.go("/")
    box = chart(page).locator(".textpoint text", has_text="Nye Report").first
    box.scroll_into_view_if_needed()
    tab.settle()
    at = box.bounding_box()
    with tab.rerun():
        page.touchscreen.tap(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    assert "event=nye-report" in page.url


def test_a_count_opens_its_events(new_tab):
    tab = new_tab()
    page = tab.go("/")
    count = chart(page).locator(".textpoint text", has_text=re.compile(r"^\+\d+$")).first
    said = count.text_content()
    click(tab, page, said)
    drawer = page.get_by_role("dialog")
    heading = page.get_by_text(f"{said.removeprefix('+')} events here", exact=True)
    assert heading.is_visible()
    assert "event=" not in page.url
    with tab.rerun():
        drawer.locator("[class*=st-key-listed]").first.click()
    assert "event=" in page.url
    assert heading.count() == 0
    assert drawer.is_visible()


def test_the_usual_window_shows_the_whole_chart(new_tab):
    page = new_tab().go("/")
    box = chart(page).bounding_box()
    assert box["y"] + box["height"] <= 900
    _, _, total, _ = chart(page).get_by_text(" named").text_content().split()
    assert int(total) == len(load(DATA).events)
