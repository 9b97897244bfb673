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


def typed(page):
    return [page.get_by_label(label, exact=True).input_value() for label in ("From", "To")]


def back(tab, page, label):
    with tab.rerun():
        page.get_by_role("button", name=f"Back to {label}").click()


def test_dragging_across_narrows_to_years_and_there_is_a_way_back(new_tab):
    tab = new_tab()
    page = tab.go("/")
    assert typed(page) == ["", ""]
    drag(tab, page, 0.02, 0.4)
    first, last = typed(page)
    assert 1940 < int(first) < int(last) < 2024
    assert f"years={first}&years={last}" in page.url
    drag(tab, page, 0.3, 0.6)
    inner = typed(page)
    assert first < inner[0] <= inner[1] < last
    back(tab, page, f"{first}–{last}")
    assert typed(page) == [first, last]
    back(tab, page, "1944–2024")
    assert typed(page) == ["", ""]
    assert "years" not in page.url


def test_dragging_within_a_year_narrows_to_months_and_then_to_days(new_tab):
    tab = new_tab()
    page = tab.go("/?years=2024&years=2024&scale=calendar")
    drag(tab, page, 0.5, 0.8)
    months = typed(page)
    assert [len(text) for text in months] == [len("2024-09")] * 2
    drag(tab, page, 0.3, 0.4)
    days = typed(page)
    assert [len(text) for text in days] == [len("2024-09-01")] * 2
    assert months[0] <= days[0] < days[1] <= months[1] + "-31"
    assert f"years={days[0]}&years={days[1]}" in page.url
    with tab.rerun():
        page.go_back()
    assert typed(page) == months


def test_a_range_is_typed_and_what_is_no_date_is_said_beside_it(new_tab):
    tab = new_tab()
    page = tab.go("/")
    first, last = (page.get_by_label(label, exact=True) for label in ("From", "To"))
    first.fill("2024-09")
    with tab.rerun():
        first.press("Enter")
    assert "years=2024-09&years=.." in page.url
    last.fill("11 Oct 2024")
    with tab.rerun():
        last.press("Tab")
    said = page.get_by_test_id("stSidebar").get_by_role("alert")
    assert said.inner_text().strip() == 'To "11 Oct 2024" is not a date; write 2024-10-11.'
    assert "years=2024-09&years=.." in page.url
    last.fill("2024-10-11")
    with tab.rerun():
        last.press("Enter")
    assert said.count() == 0
    assert "years=2024-09&years=2024-10-11" in page.url
    assert page.get_by_text("September 2024 – 11 October 2024").first.is_visible()


def test_the_range_stays_on_the_other_pages_and_what_went_on_can_be_shown(new_tab):
    tab = new_tab()
    page = tab.go("/?years=2024-09&years=2024-10-11")
    with tab.rerun():
        page.get_by_role("button", name="older events went on through this time").click()
    assert "ongoing=shown" in page.url
    with tab.rerun():
        page.get_by_role("link", name="Stances").click()
    assert typed(page) == ["2024-09", "2024-10-11"]
    assert "years=2024-09&years=2024-10-11" in page.url
    assert "ongoing=shown" in page.url
    with tab.rerun():
        page.get_by_role("button", name="are shown: hide them").click()
    assert "ongoing" not in page.url


def test_dragging_right_to_left_and_clicking_afterwards_work_too(new_tab):
    tab = new_tab()
    page = tab.go("/")
    drag(tab, page, 0.6, 0.02)
    narrowed = typed(page)
    click(tab, page, "Higuchi Report")
    assert "event=higuchi-report" in page.url
    assert typed(page) == narrowed
    with tab.rerun():
        page.keyboard.press("Escape")
    click(tab, page, "Nye Report")
    assert "event=nye-report" in page.url


def test_a_single_day_cannot_be_narrowed_and_says_so(new_tab):
    tab = new_tab()
    page = tab.go("/?years=2024-10-01")
    assert "years=2024-10-01&years=2024-10-01" in page.url
    drag(tab, page, 0.3, 0.6)
    said = "The chart shows 1 October 2024 already; a day is the least it can be narrowed to."
    assert page.get_by_text(said).is_visible()
    click(tab, page, "India declines")
    assert "event=jaishankar-rejects" in page.url


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
