"""The list of sources says what is known of each, and what rests on it alone, with links."""

from __future__ import annotations

import pytest

TABLES = {
    "events": [
        {"id": "talks", "title": "They talk", "date": "2024-09", "sources": "news#2; news#3"},
        {"id": "vote", "title": "They vote", "countries": "JPN", "sources": "news#4; paper#1"},
        {
            "id": "pact",
            "title": "They sign",
            "reported_date": "1995",
            "note": "Corrected: a year late.",
            "sources": "treaty#1",
        },
    ],
    "stances": [{"summary": "Ishiba is for it.", "sources": "news#2"}],
    "sources": [
        {
            "id": "news",
            "kind": "article",
            "title": "[Unsigned commentary]",
            "date": "2024-10",
            "note": "Nothing more is known.",
        },
        {"id": "paper", "kind": "article", "title": "Votes", "publisher": "Weekly Paper"},
        {"id": "treaty", "kind": "reference", "title": "Treaty", "date": "1994"},
    ],
}


@pytest.fixture
def shown(open_page):
    """Return everything that the page says, with whatever in it can be opened open."""

    def start(query=None, opened=""):
        app = open_page("data", TABLES, query or {})
        if opened:
            app.session_state[opened] = True
            app.run()
        folds = [e.label for e in app.expander if "paste" not in e.label]
        return "\n".join(m.value for m in app.markdown).replace("\\", ""), folds

    return start


def test_a_source_says_what_is_known_of_it_and_links_to_what_rests_on_it(shown):
    text, folds = shown()
    assert (
        "**[Unsigned commentary]**  \n"
        "**Unsigned: no author or publisher named**, Oct 2024 · "
        "[2 events](./?source=Unsigned+article) · "
        "[1 statement](./stances?source=Unsigned+article) in view  \n"
        "Nothing more is known."
    ) in text
    assert (
        "Weekly Paper, no date · [1 event](./?source=Weekly+Paper) · 0 statements in view" in text
    )
    assert "**Treaty**  \n1994 · " in text
    assert folds == ["1 event and 1 statement rest on it alone", "1 event rests on it alone"]


def test_what_rests_on_it_alone_leads_to_its_evidence(shown):
    text, _ = shown(opened="alone-news")
    assert (
        "- Sep 2024 [They talk](./?event=talks)\n"
        "- 1 Oct 2024 [ishiba on asian-nato](./stances?cell=ishiba~asian-nato): Ishiba is for it."
    ) in text


def test_links_keep_the_filters_and_count_under_them(shown):
    text, folds = shown({"country": "Japan"})
    assert "[1 event](./?country=Japan&source=Unsigned+article) · 0 statements in view" in text
    assert folds == []


def test_a_contradiction_says_what_the_source_says(shown):
    text, _ = shown({"part": "Contradictions"})
    assert "**[They sign](./?event=pact)** 1 Oct 2024 · a source says in 1995" in text


def test_a_card_that_rests_on_the_unsigned_source_alone_says_so_and_where_to_read_of_it(open_page):
    app = open_page("timeline", TABLES, {"event": "talks"})
    said = "Rests only on an unsigned article. [What is known of it](./data)"
    assert said in [c.value for c in app.caption]
