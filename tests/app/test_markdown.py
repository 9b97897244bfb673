from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.hostile_corpus import TEXTS, seen
from timeline.app.markdown import link, safe


def shown(markdown: str) -> str:
    """What a CommonMark reader shows of one paragraph, as text."""
    tokens = MarkdownIt("commonmark", {"linkify": False}).parse(markdown)
    assert [t.type for t in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    children = [c for t in tokens for c in t.children or ()]
    assert {c.type for c in children} <= {"text", "text_special"}
    return "".join(c.content for c in children)


@pytest.mark.parametrize("text", TEXTS)
def test_markup_shows_as_the_text_it_is(text):
    assert seen(shown(safe(text))) == seen(text)


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ("a -> b", "a -\u2060> b"),
        ("<->", "<-\u2060>"),
        ("<-", "<\u2060-"),
        ("a -- b", "a -\u2060- b"),
        (">= 1", ">\u2060= 1"),
        ("<= ~=", "<\u2060= ~\u2060="),
        (":material_home:", ":\u2060material_home:"),
        (":streamlit:", ":\u2060streamlit:"),
        ("\ufeffmarked", "\u2060marked"),
        ("a->b well-known --x", "a->b well-known --x"),
    ],
)
def test_what_streamlit_writes_otherwise_is_broken_up(text, shown_as):
    assert shown(safe(text)) == shown_as


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_any_text_shows_as_it_is(text):
    assert shown(safe(text)).replace("\u2060", "") == text.replace("\u2060", "")


def test_lines_become_one():
    assert safe("a\n\n# b") == "a \\# b"


@pytest.mark.parametrize("text", ["http://evil.example", "www.evil.example", "a@evil.example"])
def test_what_looks_like_a_link_is_broken_up(text):
    assert "\u2060" in safe(text)


def test_a_link_has_a_safe_label_and_address():
    assert link("A [b]", "https://x.example/(a){<b>") == (
        "[A \\[b\\]](<https://x.example/(a)%7B%3Cb%3E>)"
    )


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:text/html,x", "https://", "nope"])
def test_what_is_no_web_address_is_no_link(url):
    assert link("Label", url) == "Label"
