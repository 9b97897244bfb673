"""The timeline as a person uses it, in a real browser: pointing, clicking, dragging across."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chart import FOCUS, card, centre, chart, click, drag, stop, stops, written
from timeline import load
from timeline.layout.text_metrics import text_width

DATA = "data"


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
    click(tab, page, "Ozawa")
    assert "event=ozawa-standby-force" in page.url
    assert typed(page) == narrowed
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


AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


def test_a_finger_scrolls_and_taps(new_tab):
    tab = new_tab(phone=AGENT, width=420)
    page = tab.go("/")
    name = written(page, "Nye Report")
    name.scroll_into_view_if_needed()
    tab.settle()
    with tab.rerun():
        page.touchscreen.tap(*centre(name))
    assert "event=nye-report" in page.url


def test_a_finger_between_two_marks_opens_a_list_of_both(new_tab):
    tab = new_tab(phone=AGENT, width=390, height=844)
    page = tab.go("/")
    x, y, names = page.evaluate(BETWEEN)
    assert len(names) > 1
    page.touchscreen.tap(x, y)
    listed = page.locator(".list")
    listed.wait_for()
    assert set(names) <= set(listed.get_by_role("button").all_inner_texts())
    assert "event=" not in page.url
    page.keyboard.press("ArrowDown")
    with tab.rerun():
        page.keyboard.press("Enter")
    assert "event=" in page.url
    assert card(page).is_visible()


BETWEEN = """() => {
  const host = [...document.querySelectorAll("*")].find(
    each => each.shadowRoot?.querySelector(".frame > svg"))
  const stops = [...host.shadowRoot.querySelectorAll("g[role=button]")]
  const boxes = stops.map(stop => [stop.ariaLabel, stop.getBoundingClientRect()])
    .filter(([, box]) => box.top > 0 && box.bottom < innerHeight && box.width < 16)
  const middle = ({left, right, top, bottom}) => [(left + right) / 2, (top + bottom) / 2]
  for (const [name, box] of boxes) for (const [other, near] of boxes) {
    const [[a, b], [c, d]] = [middle(box), middle(near)]
    const isNear = name < other && Math.hypot(a - c, b - d) < 10
    if (isNear) return [(a + c) / 2, (b + d) / 2, [name, other]]
  }
  return [0, 0, []]
}"""
"""Where on the screen a finger is as near to one mark as to another, and what these are called."""


def test_what_is_pointed_at_says_what_it_is(new_tab):
    page = new_tab().go("/")
    page.mouse.move(*centre(written(page, "Nye Report")))
    said = page.locator(".hover")
    said.wait_for()
    title, when, *_ = said.inner_text().splitlines()
    assert title == "America promises to keep about 100,000 troops in Asia"
    assert when.startswith(("On 27 February 1995", "In 1995"))
    page.mouse.move(5, 5)
    assert not said.is_visible()


def test_turning_the_wheel_with_ctrl_zooms_and_a_double_click_goes_back(new_tab):
    tab = new_tab()
    page = tab.go("/?scale=calendar")
    box = chart(page).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    page.keyboard.down("Control")
    with tab.rerun():
        page.mouse.wheel(0, -100)
    first, last = map(int, typed(page))
    assert 1944 < first < 1984 < last < 2024
    with tab.rerun():
        page.mouse.wheel(0, 40)
    page.keyboard.up("Control")
    wider = [int(year or edge) for year, edge in zip(typed(page), (1944, 2024), strict=True)]
    assert wider[0] < first
    assert last < wider[1]
    with tab.rerun():
        page.mouse.dblclick(*centre(written(page, "joint acts")))
    assert typed(page) == [str(first), str(last)]


def test_turning_the_wheel_sideways_moves_along(new_tab):
    tab = new_tab()
    page = tab.go("/?years=1990&years=1999&scale=calendar")
    box = chart(page).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    with tab.rerun():
        page.mouse.wheel(box["width"] / 2, 0)
    first, last = map(int, typed(page))
    assert 1994 <= first <= 1996
    assert 9 <= last - first <= 10


def test_the_keyboard_goes_from_mark_to_mark_in_order_of_time(new_tab):
    tab = new_tab()
    page = tab.go("/?years=2024-09&years=2024-10")
    assert chart(page).locator("g[tabindex='0']").count() == 1
    stop(page, "Asian NATO proposed").focus()
    page.keyboard.press("End")
    last = page.evaluate(FOCUS)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUS) != last
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUS) == last
    page.keyboard.press("Home")
    first = page.evaluate(FOCUS)
    names = stops(page).evaluate_all("all => all.map(one => one.ariaLabel)")
    assert {first, last} <= set(names)
    with tab.rerun():
        page.keyboard.press("Enter")
    assert "event=" in page.url


def test_cards_are_read_one_after_the_other_and_back_undoes_a_step(new_tab):
    tab = new_tab()
    page = tab.go("/?years=2024-10-01&years=2024-10-01")
    names = [one.get_attribute("aria-label") for one in stops(page).all()]
    assert len(names) > 2
    stop(page, names[0].partition(",")[0]).focus()
    page.keyboard.press("Home")
    with tab.rerun():
        page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.st-key-event-card')")
    first = card(page).get_by_role("heading").inner_text()
    assert f"1 of {len(names)}" in card(page).inner_text()
    assert card(page).get_by_role("button", name="Previous").is_disabled()
    with tab.rerun():
        page.keyboard.press("ArrowRight")
    assert f"2 of {len(names)}" in card(page).inner_text()
    assert chart(page).locator("[aria-current]").count() == 1
    with tab.rerun():
        card(page).get_by_role("button", name="Next").click()
    assert f"3 of {len(names)}" in card(page).inner_text()
    for _ in range(2):
        with tab.rerun():
            page.go_back()
    assert card(page).get_by_role("heading").inner_text() == first
    with tab.rerun():
        card(page).get_by_role("button", name="Close").click()
    assert "event=" not in page.url
    page.wait_for_function(f"() => ({FOCUS})() === {chart_name(page)!r}")


def chart_name(page):
    """Return the name of the mark at which the keyboard is."""
    return chart(page).locator("g[tabindex='0']").get_attribute("aria-label")


@pytest.mark.parametrize(
    ("width", "is_beside", "has_sides"),
    [(1440, True, True), (1100, True, False), (800, False, False)],
)
def test_a_card_stands_beside_the_chart_where_there_is_room(new_tab, width, is_beside, has_sides):
    page = new_tab(width=width).go("/?event=higuchi-report")
    drawn, said = chart(page).bounding_box(), card(page).bounding_box()
    if is_beside:
        assert drawn["x"] + drawn["width"] <= said["x"]
        assert abs(drawn["y"] - said["y"]) < 10
    else:
        assert drawn["y"] + drawn["height"] <= said["y"]
    # A chart that the card leaves too little room for runs down the page, and has no sides.
    assert (drawn["width"] > drawn["height"]) is has_sides
    assert page.get_by_text("Above the line Japan acts").is_visible() is has_sides
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_presenting_fills_the_screen_with_the_chart_and_the_first_card(new_tab):
    tab = new_tab()
    page = tab.go("/?country=India&framework=Asian+NATO")
    with tab.rerun():
        page.get_by_role("button", name="Present").click()
    page.wait_for_function("() => document.fullscreenElement?.matches('.st-key-stage')")
    tab.settle()
    card(page).wait_for()
    assert chart(page).is_visible()
    before = page.url
    with tab.rerun():
        page.keyboard.press("PageDown")
    assert page.url != before
    page.evaluate("document.exitFullscreen()")
    page.wait_for_function("() => !document.fullscreenElement")


def test_the_usual_window_shows_the_whole_chart(new_tab):
    page = new_tab().go("/")
    box = chart(page).bounding_box()
    assert box["y"] + box["height"] <= 900
    assert page.get_by_text("Click a mark for its evidence").is_visible()
    assert f"{len(load(DATA).events)} events" in page.get_by_test_id("stSidebar").inner_text()


@pytest.mark.parametrize(("width", "height", "phone"), [(800, 900, ""), (390, 844, AGENT)])
def test_a_narrow_window_shows_answer_filters_and_chart_at_once(new_tab, width, height, phone):
    tab = new_tab(width=width, height=height, phone=phone)
    page = tab.go("/")
    assert page.locator("h3").first.bounding_box()["y"] < height / 4
    assert chart(page).bounding_box()["y"] < height * 0.45
    with tab.rerun():
        page.get_by_role("button", name="Filter").click()
    with tab.rerun():
        page.get_by_test_id("stPopoverBody").get_by_role("button", name="India · ").click()
    assert "country=India" in page.url
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_all_pages_are_in_the_navigation_at_800(new_tab):
    page = new_tab(width=800).go("/")
    links = page.get_by_test_id("stTopNavLink")
    names = ["Timeline", "Stances", "Then and now", "Actors", "Data", "Briefing"]
    assert [one.inner_text().splitlines()[-1] for one in links.all() if one.is_visible()] == names


WRITTEN = """svg => [...svg.querySelectorAll("text")].filter(text => !text.children.length)
  .map(text => [text.textContent, parseFloat(text.getAttribute("font-size")),
    text.getAttribute("font-weight") === "600", text.getComputedTextLength()])"""
"""What is written on a chart, in which size, whether bold, and how long the browser makes it."""


@pytest.mark.parametrize(
    ("looks", "path"),
    [
        ({"width": 800}, "/?lanes=country&scale=even"),
        ({"width": 1440, "color_scheme": "dark"}, "/?framework=Asian+NATO"),
        ({"width": 1440}, "/compare"),
    ],
    ids=["lanes", "filtered", "moments"],
)
def test_a_live_page_sets_words_as_long_as_they_were_measured(new_tab, looks, path):
    words = chart(new_tab(**looks).go(path)).evaluate(WRITTEN)
    assert len(words) > 20
    wrong = [
        (said, length, text_width(said, size, bold=bold))
        for said, size, bold, length in words
        if abs(length - text_width(said, size, bold=bold)) > max(1.0, length / 300)
    ]
    assert wrong == []


def test_the_chart_is_there_again_after_the_full_screen(new_tab):
    tab = new_tab()
    page = tab.go("/")
    page.get_by_role("button", name="Present").click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    tab.settle()
    page.evaluate("document.exitFullscreen()")
    page.wait_for_function("() => document.fullscreenElement === null")
    page.wait_for_function("() => !document.body.classList.contains('unmeasured')")
    tab.settle()
    assert not page.evaluate("document.body.classList.contains('unmeasured')")
    expect(chart(page)).to_be_visible()
