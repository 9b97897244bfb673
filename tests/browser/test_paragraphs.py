"""Where the articles are at hand, a card shows the paragraph, and whatever that holds is text."""

from __future__ import annotations

import pytest

from tests.browser.chart import card
from tests.browser.server import serving
from tests.factories import folder

EVENT = {"id": "talks", "title": "They talk", "quote": "at last", "sources": "news#2; news#3"}
HOSTILE = '<img src=x onerror="window.hacked=1"> [l](http://evil.example) www.evil.example $x^2$'


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Address of a server that has the text of the one article."""
    path = tmp_path_factory.mktemp("paragraphs")
    articles = path / "articles"
    articles.mkdir()
    text = f"Title\nThey met at last, in private.\n{HOSTILE}\n"
    (articles / "news.txt").write_text(text, encoding="utf-8")
    data = folder(path, events=[EVENT], sources=[{"id": "news", "publisher": "Daily News"}])
    with serving(data, articles=articles) as url:
        yield url


def test_the_paragraph_stands_beside_the_quote_which_is_marked_in_it(new_tab, served):
    page = new_tab(served).go("/?event=talks")
    fold = card(page).locator("details", has_text="The paragraph itself")
    assert fold.locator("p").last.inner_text().replace("\n", " ") == (
        "Daily News, ¶2 They met at last, in private."
    )
    assert fold.locator("strong", has_text="at last").is_visible()


def test_what_a_paragraph_holds_is_text(new_tab, served):
    tab = new_tab(served)
    shown = card(tab.go("/?event=talks"))
    shown.get_by_text("1 more paragraph").click()
    tab.settle()
    assert HOSTILE in shown.inner_text().replace("\u2060", "")
    assert shown.locator("details a, details img, details .katex").count() == 0
    assert tab.page.evaluate("window.hacked") is None
