"""The sources of a view can be read by the programs that they are for."""

from __future__ import annotations

import json
from datetime import date

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from tests.factories import dataset
from timeline.export.tables import CITATIONS, citations, rows
from timeline.queries.filters import Filters
from timeline.views.caption import Edition, caption_of
from timeline.views.view import KINDS, View

MADE = Edition(date(2026, 11, 22), "https://example.org/tl/")

SOURCES = [
    {"id": "unused", "title": "Nobody cites it", "author": "Nobody"},
    {
        "id": "nippon",
        "title": "“Asian NATO” & {more}, 100%",
        "author": "Ministry of Trade and Industry, Tokyo; Ōhira Masayoshi",
        "publisher": "Research and Sons",
        "date": "2024-11/2024-12",
        "url": "https://example.org/a_{b}?q=50%25",
        "language": "ja",
        "note": "Ours.\n\nOf two paragraphs.",
    },
    {"id": "treaty", "kind": "reference", "title": "Treaty", "publisher": "UN", "date": "1951"},
]


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("citations"),
        events=[
            {"id": "vote", "date": "2024-10", "title": "A vote", "sources": "nippon#4; treaty#9"},
            {"id": "pact", "date": "1951", "title": "A pact", "sources": "treaty#1"},
            {"id": "bare", "date": "197X", "title": "Nothing backs it"},
        ],
        stances=[{"sources": "nippon#2; nippon#5"}],
        actors=[{"id": "ishiba", "name": "Ishiba Shigeru"}],
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
        sources=SOURCES,
    )


def bib(ds, view):
    return citations(ds, view, ".bib", MADE).decode()


def text(ds, view):
    return citations(ds, view, ".txt", MADE).decode().splitlines()


def test_bibtex_as_pybtex_reads_it(ds):
    entries = parse_string(bib(ds, View("sources")), "bibtex").entries
    assert list(entries) == ["unused", "nippon", "treaty"]
    page = entries["nippon"]
    assert page.type == "online"
    assert dict(page.fields) == {
        "title": r"{“Asian NATO” \& \textbraceleft{}more\textbraceright{}, 100\%}",
        "organization": "{Research and Sons}",
        "year": "2024",
        "date": "2024-11/2024-12",
        "url": "https://example.org/a_%7Bb%7D?q=50%25",
        "langid": "japanese",
        "annotation": "Ours. Of two paragraphs.",
    }
    # Neither "and" nor a comma within a name divides it.
    names = [str(person) for person in page.persons["author"]]
    assert names == ["{Ministry of Trade and Industry, Tokyo}", "{Ōhira Masayoshi}"]
    assert (entries["treaty"].type, entries["treaty"].fields["howpublished"]) == ("misc", "{UN}")


def test_bibtex_as_a_style_prints_it(ds):
    style = find_plugin("pybtex.style.formatting", "unsrt")()
    plain = find_plugin("pybtex.backends", "text")()
    entries = parse_string(bib(ds, View("sources")), "bibtex").entries
    printed = [e.text.render(plain) for e in style.format_entries(list(entries.values()))]
    assert printed[1].startswith(
        "Ministry of Trade and Industry, Tokyo and Ōhira Masayoshi. “Asian"
    )
    assert "Ours" not in "".join(printed)
    assert printed[2] == "Treaty. UN, 1951."


def test_bibtex_says_what_it_is_and_no_title_begins_an_entry(ds):
    view = View("events", Filters(text="pact"), title="@misc{x,\n@comment{", note="a@b")
    written = bib(ds, view)
    assert written.splitlines()[:7] == [
        "% (at)misc{x, (at)comment{",
        "% 1 of 3 events · “pact”",
        "% a(at)b",
        f"% {caption_of(ds, view, MADE).day}",
        f"% data, data {ds.version}, exported 22 November 2026",
        "% https://example.org/tl/?q=pact&headline=%40misc%7Bx%2C%0A%40comment%7B",
        "",
    ]
    assert list(parse_string(written, "bibtex").entries) == ["treaty"]


def test_csl_json_as_citeproc_renders_it(ds):
    items = json.loads(citations(ds, View("sources"), ".csl.json", MADE))
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    printed = CitationStylesBibliography(style, source, formatter.plain)
    for key in source:
        printed.register(Citation([CitationItem(key)]))
    lines = [str(line) for line in printed.bibliography()]
    assert lines[0] == "Nobody (no date) “Nobody cites it”."
    assert lines[1].startswith("Ministry of Trade and Industry, Tokyo and Ōhira Masayoshi")
    assert lines[2] == "“Treaty” (1951) “Treaty”. UN."


TYPES = {"webpage", "document"}
NAMES = {"id", "type", "title", "author", "container-title", "publisher", "issued", "URL"}


def test_csl_json_has_what_its_schema_knows(ds):
    """As csl-data.json of the Citation Style Language, 1.0.2, has it."""
    for item in json.loads(citations(ds, View("sources"), ".csl.json", MADE)):
        assert item["type"] in TYPES
        assert set(item) <= NAMES | {"language", "note"}
        assert all(set(name) == {"literal"} for name in item.get("author", []))
        issued = item.get("issued", {})
        assert set(issued) <= {"date-parts", "circa", "literal"}
        parts = issued.get("date-parts", [[1]])
        assert 1 <= len(parts) <= 2
        assert all(1 <= len(part) <= 3 for part in parts)


def test_json_of_sources_is_csl_json(ds):
    assert rows(ds, View("sources"), ".json", MADE) == citations(
        ds, View("sources"), ".csl.json", MADE
    )


@pytest.mark.parametrize(
    ("view", "ids"),
    [
        (View("sources"), ["unused", "nippon", "treaty"]),
        (View("sources", Filters(years=(1951, 1960))), ["treaty"]),
        (View("events"), ["nippon", "treaty"]),
        (View("timeline", Filters(text="pact")), ["treaty"]),
        (View("matrix"), ["nippon"]),
        (View("actor"), ["nippon"]),
        (View("compare", then="pact", now="vote"), ["nippon", "treaty"]),
    ],
)
def test_only_the_sources_that_a_view_rests_on(ds, view, ids):
    items = json.loads(citations(ds, view, ".csl.json", MADE))
    assert [item["id"] for item in items] == ids
    assert list(parse_string(bib(ds, view), "bibtex").entries) == ids


NIPPON = "Ministry of Trade and Industry, Tokyo, Ōhira Masayoshi, “‘Asian NATO’ & {more}, 100%”"
FULL = f"{NIPPON}, Research and Sons, between November and December 2024"
ADDRESS = "<https://example.org/a_{b}?q=50%25>"


def test_footnotes_have_the_numbers_of_the_chart(ds):
    assert text(ds, View("timeline")) == [
        "data: what happened",
        "3 events",
        caption_of(ds, View("timeline"), MADE).day,
        f"data, data {ds.version}, exported 22 November 2026",
        "https://example.org/tl/",
        "",
        "1. A pact (1951). “Treaty”, UN, 1951.",
        "2. Nothing backs it (the 1970s).",
        f"3. A vote (October 2024). {FULL}, ¶4 {ADDRESS}; “Treaty”, UN, 1951, §9.",
    ]


def test_footnotes_of_statements_and_of_sources(ds):
    assert text(ds, View("stances"))[-1] == (
        f"1. Ishiba Shigeru supports Asian NATO (1 October 2024). {FULL}, ¶2, ¶5 {ADDRESS}."
    )
    assert text(ds, View("sources"))[-3:] == [
        "1. Nobody, “Nobody cites it”.",
        f"2. {FULL} {ADDRESS}.",
        "3. “Treaty”, UN, 1951.",
    ]


@pytest.mark.parametrize("suffix", CITATIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_same_input_same_bytes_also_of_next_to_nothing(tmp_path, kind, suffix):
    small = dataset(tmp_path, events=[{"sources": "NHK#1"}])
    for view in (View(kind), View(kind, Filters(text="nothing has this"))):
        written = citations(small, view, suffix, MADE)
        assert written == citations(small, view, suffix, MADE)
        assert written


def test_another_suffix_is_refused(ds):
    with pytest.raises(ValueError, match=r'^suffix "ris" is none of bib, csl\.json, txt$'):
        citations(ds, View("sources"), ".ris", MADE)


HOSTILE = st.text(st.sampled_from("{}\\\"@%#$&~^_,=<>|a1 \n'ōß日"), min_size=1)


@pytest.mark.slow
@given(*[HOSTILE] * 5)
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_bibtex(tmp_path_factory, title, author, publisher, note, path):
    ds = dataset(
        tmp_path_factory.mktemp("hostile"), events=[{}], sources=[{"id": "a"}, {"id": "b"}]
    )
    ds.sources.loc[0, ["title", "author", "publisher", "note"]] = title, author, publisher, note
    ds.sources.loc[0, "url"] = "https://example.org/" + "".join(path.split())
    entries = parse_string(bib(ds, View("sources")), "bibtex").entries
    assert list(entries) == ["a", "b"]
    assert entries["b"].fields["title"] == "{B}"
