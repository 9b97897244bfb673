"""Cells that hold markup, formulas, links and script show as the text they are."""

from __future__ import annotations

import pytest

from tests.browser.server import serving
from tests.factories import folder

SCRIPT = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
LINKS = "[x](javascript:alert(1)) http://evil.example www.evil.example a@evil.example"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Address of a server of data whose every cell is out to do harm."""
    path = folder(
        tmp_path_factory.mktemp("hostile"),
        events=[
            {
                "id": "a",
                "date": "2001",
                "title": "<script>window.hacked=1</script> **bold**",
                "label": "<b>bo</b> $x^2$ %{x}",
                "summary": f"{SCRIPT} {LINKS} :red[a] $$x$$",
                "countries": "JPN",
                "actors": "x; y",
                "frameworks": "f",
                "sources": "s#1",
                "quote": '=HYPERLINK("http://evil.example","go")',
                "note": "Disputed: <i>no</i> # h :material/home:",
                "importance": "core",
            },
            {"id": "b", "date": "2002-03-04", "title": "=1+1 [a](http://evil.example)"},
        ],
        stances=[
            {
                "id": "s1",
                "actor": "x",
                "framework": "f",
                "stance": "-2",
                "date": "2001",
                "event": "a",
                "summary": SCRIPT,
                "condition": "<u>c</u>",
                "sources": "s#1",
            }
        ],
        actors=[
            {"id": "x", "name": '<a href="javascript:alert(1)">X</a>', "country": "JPN"},
            {"id": "y", "name": "@SUM(1) :smile: **y**", "country": "USA"},
        ],
        frameworks=[{"id": "f", "name": "<script>f</script> $y$", "proposition": SCRIPT}],
        sources=[{"id": "s", "title": "<b>T</b> [l](x)", "url": 'https://x.example/"><script>'}],
        eras=[{"id": "e", "name": "<b>era</b>", "date": "2000/2003"}],
    )
    with serving(path) as url:
        yield url


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        (
            "/?event=a&lanes=actor",
            ["<b>bo</b>", "$x^2$ %{x}", SCRIPT, "=HYPERLINK(", "<i>no</i> # h"],
        ),
        ("/stances?cell=x~f", ["<script>f</script> $y$", SCRIPT, "<u>c</u>"]),
        ("/data?part=Sources", ["<b>T</b> [l](x)"]),
        ("/data?part=Contradictions", []),
    ],
)
def test_nothing_runs_and_everything_shows_as_it_is(new_tab, hostile, path, texts):
    page = new_tab(hostile).go(path)
    assert page.evaluate("window.hacked") is None
    assert page.locator("a[href*=evil], a[href^=javascript], a[href^=mailto]").count() == 0
    assert page.locator(".katex").count() == 0
    shown = page.locator("body").inner_text().replace("\u2060", "")
    shown += "".join(page.locator(".js-plotly-plot text, .frame text").all_text_contents())
    for text in texts:
        assert text in shown.replace("\n", " ")
