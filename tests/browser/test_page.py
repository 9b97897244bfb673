"""The page that is mailed around, opened in a browser that has no network."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline.export.html.document import html
from timeline.views.caption import Edition
from timeline.views.view import View

MADE = Edition(date(2026, 11, 22), "https://example.org/timeline")
EVERY = {"pact", "report", "plan", "waits", "answer"}
SCRIPT = '</script><script>window.hacked=1</script><img src="x">'


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """Address of a page of five events and three statements, one cell of them hostile."""
    path = tmp_path_factory.mktemp("page")
    event = {"countries": "JPN", "kind": "statement", "sources": "nippon#4"}
    ds = dataset(
        path,
        events=[
            {**event, "id": "pact", "date": "1951/..", "label": "A pact"},
            {**event, "id": "report", "date": "1994", "label": "Higuchi Report"},
            {**event, "id": "plan", "date": "2024-09", "label": "Asian NATO proposed"},
            {**event, "id": "waits", "date": "2024-10-02", "title": "Kōmeitō waits"},
            {
                "id": "answer",
                "date": "2024-10-01",
                "title": SCRIPT,
                "label": "India declines",
                "summary": SCRIPT,
                "countries": "IND",
                "sources": "obstacles#9",
            },
        ],
        stances=[
            {"actor": "ishiba", "stance": "2", "date": "2024-09", "event": "plan"},
            {"actor": "ishiba", "stance": "2", "date": "2024-10-01", "summary": "Says so again."},
            {"actor": "modi", "stance": "-2", "date": "2024-10-01", "summary": "No treaty ally."},
        ],
        actors=[
            {"id": "ishiba", "name": "Ishiba Shigeru", "country": "JPN"},
            {"id": "modi", "name": "Indian government", "country": "IND"},
        ],
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
        sources=[
            {"id": "nippon", "publisher": "Nippon.com", "url": "https://nippon.example/a"},
            {"id": "obstacles", "title": "Obstacles"},
        ],
    )
    made = path / "briefing.html"
    made.write_bytes(html(ds, [View("timeline"), View("matrix")], made=MADE))
    return made.as_uri()


@pytest.fixture
def opened(browser, file):
    """Open the page; after the test it may have logged nothing and asked for nothing."""
    logged, asked, contexts = [], [], []

    def make(hash_="", **looks):
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **looks})
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.on("console", lambda line: logged.append(line.text))
        page.on("pageerror", lambda error: logged.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file + hash_)
        page.wait_for_function("() => document.fonts.status === 'loaded'")
        return page

    yield make
    for context in contexts:
        context.close()
    assert logged == []
    assert [url for url in asked if not url.startswith((file, "data:"))] == []


def status(page):
    return page.locator(".status").inner_text()


def marks(page):
    """Return the owners of the events in the chart that are not pale."""
    groups = page.locator(".chart.light g.mark:not(.off)")
    return set(groups.evaluate_all("all => all.map(g => g.dataset.owner)"))


def choose(page, facet, choice):
    page.locator("summary", has_text=facet).click()
    page.locator("details[open]").get_by_label(choice).check()


def dot(page, event):
    return page.locator(f'.chart.light g[data-owner="{event}"][role="button"]')


def test_a_country_narrows_chart_matrix_lists_and_counts(opened):
    page = opened()
    assert status(page) == "5 events and 3 statements in this file"
    assert marks(page) == EVERY
    choose(page, "Country", "India")
    assert status(page) == "1 of 5 events and 1 of 3 statements in this file · India"
    assert marks(page) == {"answer"}
    assert page.locator("#events .row:visible").count() == 1
    assert page.locator("#events .count").inner_text() == "1 of 5 events"
    names = page.locator("tbody th:visible").all_inner_texts()
    assert [name for name in names if "Ishiba" in name] == []
    assert page.locator(".filtered:visible").count() == 2
    page.locator("details[open]").get_by_label("Japan").check()
    assert status(page).endswith("· Japan or India")
    assert page.url.endswith("#country=Japan&country=India")
    page.get_by_role("button", name="Reset").click()
    assert status(page) == "5 events and 3 statements in this file"
    assert page.locator(".filtered:visible").count() == 0


@pytest.mark.parametrize(
    ("hash_", "left"),
    [
        ("#q=komeito", {"waits"}),
        ("#q=KŌMEITŌ+waits", {"waits"}),
        ("#from=2000&to=2024", {"plan", "waits", "answer"}),
        ("#to=2000", {"pact", "report"}),
        ("#from=2024-10-01&to=2024-10-01", {"answer"}),
        ("#from=2024-09-15&to=2024-10", {"plan", "waits", "answer"}),
        ("#from=2025", set()),
        ("#from=2025&ongoing=shown", {"pact"}),
        ("#to=1990", {"pact"}),
        ("#from=2024-13", EVERY),
        ("#country=Japan&from=2024", {"plan", "waits"}),
        ("#source=Obstacles", {"answer"}),
        ("#country=Atlantis", EVERY),
    ],
)
def test_the_address_is_the_view(opened, hash_, left):
    page = opened(hash_)
    assert marks(page) == left


def test_what_went_on_is_counted_and_a_wrong_date_is_said(opened):
    page = opened("#from=2024-09&to=2024-10-01")
    assert status(page) == (
        "2 of 5 events and 3 of 3 statements in this file · 2024-09 – 2024-10-01"
    ).replace("3 of 3", "3")
    page.get_by_label("with 1 older event that went on").check()
    assert marks(page) == {"plan", "answer", "pact"}
    assert status(page).endswith("2024-09 – 2024-10-01, with what went on")
    page.get_by_label("From").fill("Oct 2024")
    assert status(page).endswith(
        "until 2024-10-01 · “Oct 2024” is not a date: write 1994, 2024-09 or 2024-10-11"
    )
    page.get_by_label("From").fill("2024-11")
    assert status(page).endswith("The dates end before they begin: exchange them")


def test_nothing_left_says_so_and_offers_a_way_out(opened):
    page = opened()
    page.get_by_label("Text").fill("no such word")
    assert status(page) == (
        "Nothing in this file matches these filters; reset them, or take one away · “no such word”"
    )
    assert page.locator("#events .count").inner_text() == "none of 5 events matches"
    page.get_by_role("button", name="Reset").click()
    assert marks(page) == EVERY


def test_a_mark_opens_its_evidence(opened):
    page = opened()
    dot(page, "plan").click()
    card = page.get_by_role("dialog")
    assert "In September 2024 · statement" in card.inner_text()
    assert card.get_by_role("link").get_attribute("href") == "https://nippon.example/a"
    assert "Nippon.com, ¶4." in card.inner_text()
    card.get_by_role("button", name="Ishiba Shigeru on Asian NATO").click()
    assert card.get_by_role("heading").inner_text() == "Ishiba Shigeru on Asian NATO"
    assert page.url.endswith("#event=plan")
    card.get_by_role("button", name="Close").click()
    assert page.get_by_role("dialog").count() == 0


def test_a_link_opens_the_evidence_that_was_open(opened):
    page = opened("#event=report")
    assert "In 1994 · statement" in page.get_by_role("dialog").inner_text()


def test_a_place_of_the_matrix_opens_what_stands_behind_it(opened):
    page = opened("#q=again")
    page.get_by_role("button", name="Ishiba Shigeru on Asian NATO: supports").click()
    card = page.get_by_role("dialog").inner_text()
    assert "1 of 2 statements, oldest first" in card
    assert "Says so again." in card


def test_the_keyboard_goes_from_mark_to_mark(opened):
    page = opened()
    dot(page, "report").focus()
    page.keyboard.press("ArrowRight")
    label = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(label) == "3 Asian NATO proposed, in September 2024"
    page.keyboard.press("End")
    assert page.evaluate(label) == "5 Kōmeitō waits, on 2 October 2024"
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog").get_by_role("heading").inner_text() == "Kōmeitō waits"
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert page.evaluate(label) == "5 Kōmeitō waits, on 2 October 2024"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.chart')") is None


def test_filters_answer_to_the_keyboard(opened):
    page = opened()
    page.locator("summary", has_text="Country").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert status(page).endswith("· Japan")
    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_hostile_cells_stay_text(opened):
    page = opened("#event=answer")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    card = page.get_by_role("dialog")
    assert card.get_by_role("heading").inner_text() == SCRIPT
    assert card.locator("p:not(.cite)", has_text="window.hacked").inner_text() == SCRIPT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_look_has_its_own_chart(opened, scheme):
    page = opened(color_scheme=scheme)
    assert page.locator(".chart:visible").get_attribute("class") == f"chart {scheme}"


def test_on_paper_there_are_no_controls_and_all_evidence(opened):
    page = opened(color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator(".facets:visible, dialog:visible, .chart:visible").count() == 0
    assert page.locator(".sheet:visible").count() == 2
    assert page.locator("#events .row:visible").count() == 5
    assert page.locator("#events .evidence", has_text="window.hacked").is_visible()
    assert "https://nippon.example/a" in page.locator("#sources").inner_text()


def test_on_paper_what_is_filtered_stays_so(opened):
    page = opened("#country=India", color_scheme="dark")
    page.emulate_media(media="print")
    assert status(page) == "1 of 5 events and 1 of 3 statements in this file · India"
    assert page.locator(".facets:visible, .sheet:visible, .dark:visible").count() == 0
    assert page.locator(".chart.light:visible").count() == 1
    assert page.locator("#events .evidence:visible").count() == 1


def test_a_jump_keeps_the_filters(opened):
    page = opened("#country=India")
    page.get_by_role("navigation").get_by_role("link", name="Sources").click()
    assert page.url.endswith("#country=India")
    assert page.locator("#all-sources").is_visible()
    assert page.evaluate("document.activeElement.id") == "all-sources"


def test_without_a_script_everything_is_there(opened):
    page = opened(java_script_enabled=False)
    assert page.locator("form:visible").count() == 0
    assert page.locator(".evidence:visible").count() == 8


@pytest.mark.parametrize("width", [1440, 800, 390])
def test_only_charts_and_tables_scroll_sideways(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_the_search_has_room_however_few_lists_stand_beside_it(opened):
    page = opened(viewport={"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('.facet + .facet').forEach((list) => list.remove())")
    box = page.locator("input[name=q]").bounding_box()
    assert box["x"] + box["width"] <= 390
    assert box["width"] > 120
