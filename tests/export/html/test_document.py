"""The page that is mailed around: whole in one file, and text whatever stands in the data."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from lxml import html as lxml_html

from tests.factories import dataset
from timeline.dataset import fold
from timeline.drawing.legend import Legend, LegendEntry
from timeline.drawing.theme import LIGHT
from timeline.export.html import body as body_module
from timeline.export.html.document import html
from timeline.export.pages.build import pages
from timeline.layout.page import size_named
from timeline.queries.filters import Filters
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS
from timeline.views.caption import Edition
from timeline.views.view import View

MADE = Edition(date(2026, 11, 22), "https://example.org/timeline")
HOSTILE = "</script><script>window.hacked=1</script><!-- <img src=x>"


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("html"),
        events=[
            {
                "id": "report",
                "date": "1994",
                "label": "Higuchi Report",
                "title": "Higuchi Report comes out",
                "summary": "It looks beyond the alliance.",
                "kind": "publication",
                "countries": "JPN",
                "actors": "higuchi",
                "frameworks": "asian-nato",
                "importance": "core",
                "sources": "nippon#4; nippon#5",
                "quote": "multilateral first",
                "note": "Disputed: 1995 in one source.",
            },
            {
                "id": "answer",
                "date": "2024-10-01",
                "title": "India declines",
                "kind": "statement",
                "countries": "IND",
                "sources": "obstacles#9",
            },
            {"id": "later", "date": "2024-11/..", "title": "Komeitō waits", "countries": "JPN"},
        ],
        stances=[
            {
                "id": "jaishankar-declines",
                "actor": "jaishankar",
                "stance": "-2",
                "event": "answer",
                "date": "2024-10-01",
                "sources": "obstacles#9",
                "summary": "India has never been a treaty ally.",
            },
            {
                "id": "higuchi-leans",
                "actor": "higuchi",
                "stance": "1",
                "date": "1994",
                "condition": "if it is multilateral",
            },
        ],
        actors=[
            {"id": "higuchi", "name": "Higuchi group", "country": "JPN"},
            {"id": "jaishankar", "name": "S. Jaishankar", "country": "IND"},
        ],
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
        sources=[
            {
                "id": "nippon",
                "title": "A New Government",
                "publisher": "Nippon.com",
                "url": "https://www.nippon.com/en/in-depth/d01070/",
                "kind": "article",
            },
            {"id": "obstacles", "title": "Obstacles", "kind": "article"},
        ],
    )


def written(ds, *kinds, **words):
    return html(ds, [View(kind) for kind in kinds], made=MADE, **words)


def parsed(content):
    return lxml_html.fromstring(content.decode())


def rows(page):
    return json.loads(page.get_element_by_id("rows").text)


def said(element):
    return " ".join(element.text_content().split())


def test_the_whole_says_what_it_is(ds):
    page = parsed(written(ds, "timeline", "matrix", title="What India said"))
    assert page.find("head/title").text == "What India said"
    assert said(page.find(".//h1")) == "What India said"
    assert (
        said(page.find_class("lead")[0])
        == "3 events and 2 statements · Statements up to 1 October 2024"
    )
    assert [said(a) for a in page.find(".//nav").iter("a")] == [
        "data: what happened",
        "Of 2 voices on Asian NATO, 1 is against and 1 for it",
        "Events",
        "Statements",
        "Sources",
    ]
    heads = [said(h) for h in page.iter("h2")]
    assert heads == [
        "Filters",
        "data: what happened",
        "Of 2 voices on Asian NATO, 1 is against and 1 for it",
        "Events",
        "Statements",
        "Sources",
        "",
    ]
    links = [a.get("href") for foot in page.find_class("foot") for a in foot.iter("a")]
    assert links == ["https://example.org/timeline/", "https://example.org/timeline/stances"]
    assert said(page.find(".//footer")) == (
        f"data, version {ds.version}. This file was made on 22 November 2026."
    )


def test_the_same_bytes_twice_and_small(ds):
    first = written(ds, "timeline", "matrix", "compare", "actor")
    assert first == written(ds, "timeline", "matrix", "compare", "actor")
    assert len(first) < 6_000_000


def test_nothing_is_loaded_and_nothing_else_may_run(ds):
    content = written(ds, "timeline", "matrix", "sources").decode()
    page = parsed(content.encode())
    assert page.xpath("//@src | //link | //img | //iframe | //object | //base") == []
    assert {href.getparent().tag for href in page.xpath("//@href")} == {"a"}
    style = page.find("head/style").text
    assert re.findall(r"url\((?!data:font/woff2;base64,)|@import", style) == []
    scripts = [s.text for s in page.iter("script") if s.get("type") is None]
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]

    def named(text):
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; script-src {named(scripts[0])}; style-src {named(style)}; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    assert len(scripts) == 1
    assert page.xpath("//@style | //@*[starts-with(name(), 'on')]") == []


def test_an_event_has_its_evidence(ds):
    page = parsed(written(ds, "timeline"))
    (item,) = page.xpath("//ol/li[@data-event='report']")
    (evidence,) = item.find_class("evidence")
    assert said(item.find_class("what")[0]) == "Higuchi Report comes out"
    text = said(evidence)
    for part in (
        "In 1994 · publication",
        "It looks beyond the alliance.",
        "“multilateral first”",
        "Disputed: 1995 in one source.",
        "Countries Japan",
        "Nippon.com, ¶4, ¶5.",
    ):
        assert part in text
    (link,) = evidence.iter("a")
    assert (link.get("href"), link.get("rel")) == (
        "https://www.nippon.com/en/in-depth/d01070/",
        "noopener noreferrer",
    )
    (answer,) = page.xpath("//ol/li[@data-event='answer']")
    assert "−− S. Jaishankar on Asian NATO" in said(answer.find_class("evidence")[0])


def test_a_statement_has_its_evidence(ds):
    page = parsed(written(ds, "timeline"))
    (declines,) = page.xpath("//ol/li[@data-statement='jaishankar-declines']")
    evidence = declines.find_class("evidence")[0]
    assert "−− Opposes · On 1 October 2024" in said(evidence)
    (event,) = evidence.xpath(".//button[@data-event='answer']")
    assert said(event) == "India declines"
    (leans,) = page.xpath("//ol/li[@data-statement='higuchi-leans']")
    text = said(leans.find_class("evidence")[0])
    assert "Condition if it is multilateral" in text
    assert "No source given." in text


def test_a_quote_says_whose_words_it_is(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"quote": "at last", "sources": "news#3; paper#1", "quote_from": "news#3"}],
        sources=[{"id": "news", "publisher": "Daily News"}, {"id": "paper"}],
    )
    (quote,) = parsed(written(ds, "events")).xpath("//ol/li//blockquote")
    assert [said(line) for line in quote] == ["“at last”", "Daily News, ¶3"]


def test_text_from_the_data_runs_as_its_first_letter_does(ds):
    page = parsed(written(ds, "timeline", "matrix", title="توقيع معاهدة السلام"))
    (item,) = page.xpath("//ol/li[@data-event='report']")
    for words in (
        "Higuchi Report comes out",
        "It looks beyond the alliance.",
        "“multilateral first”",
        "Disputed: 1995 in one source.",
        "“A New Government”, Nippon.com, ¶4, ¶5.",
    ):
        holders = [e for e in item.iter() if e.text_content() == words]
        assert "auto" in {holder.get("dir") for holder in holders}
    assert [said(name) for name in item.iter("bdi")][:3] == ["Japan", "Higuchi group", "Asian NATO"]
    assert page.find(".//h1").get("dir") == "auto"
    heads = page.xpath("//section[@data-kind='matrix']//th[@scope='col']")
    assert {head.get("dir") for head in heads} == {"auto"}


def test_what_no_document_can_hold_is_left_out(ds):
    changed = replace(ds, description="A\x00B\x0bC\ufffe", events=ds.events.copy())
    changed.events.loc[0, "summary"] = "one\ntwo\x07"
    content = written(changed, "timeline", title="T\x00").decode()
    assert re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", content) == []
    assert "<title>T</title>" in content
    assert ">AB C</p>" in content
    assert ">one two</p>" in content


def test_events_are_listed_in_the_order_of_their_numbers(tmp_path):
    ranks = ("context", "core", "secondary", "core")
    ds = dataset(tmp_path, events=[{"date": "2024-09", "importance": rank} for rank in ranks])
    page = parsed(written(ds, "timeline"))
    numbers = [said(n) for n in page.xpath("//section[@id='events']//span[@class='number']")]
    assert numbers == ["1", "2", "3", "4"]


def test_a_place_of_the_matrix_knows_its_statements(ds):
    page = parsed(written(ds, "matrix"))
    cells = page.xpath("//td[@data-statements]")
    assert {c.get("data-statements"): c.find("button").get("data-stance") for c in cells} == {
        "jaishankar-declines": "-2",
        "higuchi-leans": "1",
    }
    labels = {c.find("button").get("aria-label") for c in cells}
    assert labels == {
        "S. Jaishankar on Asian NATO: opposes, 1 statement",
        "Higuchi group on Asian NATO: leans in favour, 1 statement",
    }


def test_the_key_of_a_matrix_says_once_what_is_drawn_under_it(ds):
    view = View("matrix")
    (sheet,) = pages(ds, view, size_named("16:9"), MADE, is_table=True)
    drawn = [word.lines[0] for word in sheet.draw(LIGHT).words]
    listed = parsed(html(ds, [view], made=MADE)).xpath("//ul[@class='key']/li")
    chips = [item.xpath("string(*[contains(@class, 'chip')])") for item in listed]
    taken = [stance for stance in STANCE_WORDS if STANCE_WORDS[stance] in drawn]
    assert len(taken) > 1
    assert [chip for chip in chips if chip] == [STANCE_GLYPHS[stance] for stance in taken]
    words = [said(item).removeprefix(chip) for item, chip in zip(listed, chips, strict=True)]
    assert words == [text for text in drawn if text not in chips]
    assert words[: len(taken)] == [STANCE_WORDS[stance] for stance in taken]


def test_whatever_a_legend_explains_is_in_the_key_of_the_page(ds, monkeypatch):
    entries = (LegendEntry("new", 14.0, lambda *_: None), LegendEntry("opposes"), LegendEntry("b"))
    legend = Legend(entries, 500.0, 17.0)
    monkeypatch.setattr("timeline.export.pages.matrix.table_legend", lambda *_: legend)
    listed = parsed(written(ds, "matrix")).xpath("//ul[@class='key']/li")
    assert [said(item) for item in listed] == ["new", "−−opposes", "b"]


def test_marks_are_grouped_by_their_events(ds):
    page = parsed(written(ds, "timeline"))
    looks = page.xpath("//div[contains(@class, 'chart')]")
    assert [look.get("class") for look in looks] == ["chart light", "chart dark"]
    for look in looks:
        owners = {g.get("data-owner") for g in look.iter("g")}
        assert {"report", "answer", "later"} <= owners


def test_the_rows_can_be_filtered(ds):
    found = rows(parsed(written(ds, "timeline")))
    labels = {facet["param"]: facet["labels"] for facet in found["facets"]}
    assert labels == {
        "country": ["Japan", "India"],
        "framework": ["Asian NATO"],
        "actor": ["Higuchi group", "S. Jaishankar"],
        "kind": ["Statement", "Publication"],
        "source": ["Unsigned article", "Nippon.com"],
    }
    report, answer, later = found["events"]
    assert (report["id"], report["name"]) == ("report", "1 Higuchi Report, in 1994")
    assert report["has"] == [[0], [0], [0], [1], [1]]
    assert (report["begun"], report["until"]) == ([727_929, 728_293], 728_293)
    assert answer["has"] == [[1], [], [], [0], [0]]
    assert (later["begun"], later["until"]) == ([739_191, 739_220], None)
    assert later["number"] == 3
    assert fold("Komeitō") in later["text"]
    declines = next(row for row in found["stances"] if row["id"] == "jaishankar-declines")
    assert declines["has"] == [[1], [0], [1], [0], [0]]


def test_only_what_the_views_have_in_view_is_in_the_file(ds):
    page = parsed(html(ds, [View("timeline", Filters(countries=("IND",)))], made=MADE))
    found = rows(page)
    assert [row["id"] for row in found["events"]] == ["answer"]
    assert [row["id"] for row in found["stances"]] == ["jaishankar-declines"]
    lead = said(page.find_class("lead")[0])
    assert lead == "1 of 3 events and 1 of 2 statements · India · Statements up to 1 October 2024"
    assert [said(li.find("b")) for li in page.xpath("//section[@id='sources']//li")] == [
        "Unsigned article"
    ]


def test_hostile_cells_stay_text(tmp_path):
    ds = dataset(
        tmp_path,
        events=[
            {
                "id": "a",
                "title": HOSTILE,
                "label": HOSTILE[:32],
                "summary": f'{HOSTILE} <img src=x onerror="hack()"> & \u2028',
                "actors": "x",
                "sources": "s#1; t#1",
            },
            {"id": "b", "title": "second"},
        ],
        stances=[{"actor": "x", "framework": "f", "event": "a", "summary": HOSTILE}],
        actors=[{"id": "x", "name": HOSTILE}],
        frameworks=[{"id": "f", "name": HOSTILE}],
        sources=[
            {"id": "s", "title": HOSTILE, "url": 'https://x.example/"><script>'},
            {"id": "t", "title": "T"},
        ],
    )
    content = written(ds, "timeline", "matrix", "compare", "events", title=HOSTILE)
    page = parsed(content)
    assert [s.get("type") for s in page.iter("script")] == ["application/json", None]
    assert page.xpath("//img | //@onerror") == []
    assert rows(page)["stances"][0]["name"].count("<script>") == 2
    links = {a.get("href") for a in page.iter("a")}
    assert {link for link in links if not link.startswith("#")} == {
        'https://x.example/"><script>',
        "https://example.org/timeline/",
        "https://example.org/timeline/stances",
        "https://example.org/timeline/compare",
    }
    assert "\u2028" not in page.get_element_by_id("rows").text


def test_only_addresses_of_the_web_are_links(tmp_path):
    ds = dataset(tmp_path, events=[{"sources": "a#1"}], sources=[{"id": "a"}])
    ds.sources.loc[0, "url"] = "javascript:alert(1)"
    page = parsed(written(ds, "timeline", "sources"))
    assert page.xpath("//a[contains(@href, 'javascript')]") == []
    assert "javascript:alert(1)" in said(page.get_element_by_id("sources"))


@pytest.mark.parametrize(
    "tables",
    [
        {"events": [{"title": "Alone"}]},
        {"stances": [{}]},
        {"events": [{}, {}], "stances": [{}]},
    ],
    ids=["one event", "one stance", "no names"],
)
def test_any_data_set_makes_a_page(tmp_path, tables):
    page = parsed(html(dataset(tmp_path, **tables), [], made=MADE))
    found = rows(page)
    assert len(found["events"]) == len(tables.get("events", []))
    assert len(found["stances"]) == len(tables.get("stances", []))


def test_a_view_of_nothing_says_so(ds):
    page = parsed(html(ds, [View("timeline", Filters(text="zzz"))], made=MADE))
    assert said(page.find_class("none")[0]) == "Nothing is in view here."
    assert said(page.find_class("lead")[0]).startswith(
        "0 of 3 events and 0 of 2 statements · “zzz”"
    )


def test_many_rows_are_cut_and_the_page_says_so(ds, monkeypatch):
    monkeypatch.setattr(body_module, "MOST", 1)
    page = parsed(written(ds, "timeline", "matrix"))
    assert [row["id"] for row in rows(page)["events"]] == ["report"]
    assert [row["id"] for row in rows(page)["stances"]] == ["jaishankar-declines"]
    assert said(page.find_class("about")[-1]) == (
        "To stay small enough to mail, this file lists at most the 1 most important events and the "
        "1 newest statements; 2 events and 1 statement more are under the links below the charts."
    )
    assert len(page.xpath("//td[@data-statements]")) == 1


def test_the_fonts_are_inside_and_have_what_is_written(ds):
    style = parsed(written(ds, "timeline")).find("head/style").text
    faces = re.findall(r'@font-face\{font-family:"([^"]+)";font-weight:(\d+)', style)
    assert faces == [("IBM Plex Sans", "400"), ("IBM Plex Sans", "600")]


def test_voices_are_numbered_in_order_and_without_gaps(tmp_path):
    places = {"ishiba": "a#2", "modi": "a#3", "yoon": "a#4"}
    said = [(who, on) for who in places for on in ("nato", "quad")]
    ds = dataset(
        tmp_path,
        events=[{"sources": "a#1"}],
        stances=[{"actor": who, "framework": on, "sources": places[who]} for who, on in said],
        sources=[{"id": "a"}],
    )
    views = [View("actor", who="modi"), View("matrix"), View("matrix")]
    page = lxml_html.fromstring(html(ds, views, made=MADE).decode())
    numbers = [int(n) for n in page.xpath("//ul[@class='notes']/li/@data-number")]
    further = list(dict.fromkeys(n for n in numbers if n > len(ds.events)))
    assert further == list(range(len(ds.events) + 1, len(ds.events) + 1 + len(further)))
    assert len(further) > 1
