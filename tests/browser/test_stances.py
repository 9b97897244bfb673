"""The matrix as a person uses it: day by day, played, folded, and asked by its headings."""

from __future__ import annotations

POINTS = """() => [...document.querySelectorAll('.js-plotly-plot')].map(plot => {
  const trace = plot._fullData.find(t => t.name === 'stances');
  const box = plot.getBoundingClientRect();
  return trace.x.map((x, k) => [
    ...trace.customdata[k].slice(0, 2),
    box.left + plot._fullLayout.xaxis.l2p(x), box.top + plot._fullLayout.yaxis.l2p(trace.y[k])]);
})[0]"""
"""Who, on what, and where on the screen, for every place of the first matrix that answers."""


def place(page, who, framework=""):
    return next((x, y) for a, f, x, y in page.evaluate(POINTS) if (a, f) == (who, framework))


def day(url):
    return url.partition("asof=")[2][:10] or "newest"


def test_play_steps_from_day_to_day_and_moves_no_square(new_tab):
    tab = new_tab()
    page = tab.go("/stances?asof=2024-09-30&framework=Asian+NATO&framework=Quad&voices=all")
    before = page.evaluate(POINTS)
    page.get_by_role("button", name="Play").click()
    page.wait_for_url(lambda url: day(url) > "2024-09-30")
    page.get_by_role("button", name="Pause").click()
    tab.settle()
    page.get_by_role("button", name="Play").wait_for()
    assert page.evaluate(POINTS) == before


def test_play_comes_to_its_end_at_the_newest_day_also_in_a_slow_browser(new_tab):
    tab = new_tab()
    page = tab.go("/stances?asof=2024-10-02&framework=Asian+NATO")
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.get_by_role("button", name="Play").click()
    page.get_by_text(", the newest: ").wait_for(timeout=120_000)
    page.get_by_role("button", name="Play").wait_for()
    days = list(map(day, visited))
    assert days == sorted(days)
    assert "asof" not in page.url


def test_the_slider_moves_by_keyboard_and_the_day_travels_by_link(new_tab):
    tab = new_tab()
    page = tab.go("/stances?asof=2024-10-02&voices=all")
    with tab.rerun():
        page.get_by_role("slider", name="As of").press("ArrowLeft")
    assert "asof=2024-10-01" in page.url
    copy = new_tab().go(page.url.removeprefix(tab.server))
    assert copy.get_by_text("1 October 2024: ").first.is_visible()


def test_governments_and_all_voices_are_a_click_apart_and_the_link_says_which(new_tab):
    tab = new_tab()
    page = tab.go("/stances?framework=Asian+NATO")
    assert "ishiba" not in {who for who, *_ in page.evaluate(POINTS)}
    with tab.rerun():
        page.get_by_role("radio", name="All voices").click()
    assert "voices=all" in page.url
    with tab.rerun():
        page.get_by_role("radio", name="Governments").click()
    assert "voices" not in page.url
    with tab.rerun():
        page.mouse.click(*place(page, "IND", "asian-nato"))
    drawer = page.get_by_role("dialog")
    assert drawer.get_by_text("India on Asian NATO", exact=True).is_visible()


def test_a_country_unfolds_by_a_click_and_again(new_tab):
    tab = new_tab()
    page = tab.go("/stances?voices=all")
    for is_folded in (False, True, False):
        with tab.rerun():
            page.mouse.click(*place(page, "JPN"))
        assert ("fold=" not in page.url) is is_folded
        rows = {who for who, *_ in page.evaluate(POINTS)}
        assert ("ishiba" in rows) is not is_folded


def test_a_heading_tells_its_proposition_and_opens_its_voices_as_a_spread_does(new_tab):
    tab = new_tab()
    page = tab.go("/stances?voices=all")
    page.mouse.move(*place(page, "*", "asian-nato"))
    page.locator(".hoverlayer text", has_text="treaty alliance").wait_for()
    for who, title in (("*", "Every voice on Asian NATO"), ("JPN", "Japan on Asian NATO")):
        with tab.rerun():
            page.mouse.click(*place(page, who, "asian-nato"))
        assert page.get_by_role("dialog").get_by_text(title, exact=True).is_visible()
        with tab.rerun():
            page.keyboard.press("Escape")
