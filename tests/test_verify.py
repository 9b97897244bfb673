"""Every place and every quote is looked up, and what is wrong is said with its remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.reading import load
from timeline.verify import Verification, verify

SOURCES = """
id,kind,title
times,article,The Times
treaty,reference,The treaty
"""
TIMES = "A title\n\nHe said “we don’t know” – twice.\r\n  \nNobody   asked\tagain.\n"


@pytest.fixture
def found(write: Callable[..., Path]) -> Callable[..., Verification]:
    """Verify an event with these sources and this quote against the text of one article."""

    def make(
        sources: str, quote: str = "", place: str = "", *, times: str | bytes | None = TIMES
    ) -> Verification:
        events = f'id,date,title,sources,quote,quote_from\na,1994,A,{sources},"{quote}",{place}'
        data = write(events=events, sources=SOURCES)
        articles = data.parent / "articles"
        articles.mkdir()
        if times is not None:
            content = times if isinstance(times, bytes) else times.encode()
            (articles / "times.txt").write_bytes(content)
        return verify(load(data), articles, folder="data")

    return make


def lines(verification: Verification) -> list[str]:
    return [str(problem) for problem in verification.problems]


@pytest.mark.parametrize(
    ("sources", "quote"),
    [
        ("times#1", ""),
        ("times#2", "we don’t know"),
        ("times#1; times#2", "He said"),
        ("times#3", "Nobody asked again."),  # whatever the white space
        ("times#3", "Nobody  asked"),
    ],
)
def test_what_is_there_is_no_problem(found, sources, quote):
    assert found(sources, quote).problems == ()


def test_counts_what_was_looked_up(found):
    assert found("times#1; times#2; treaty#3", "He said") == Verification((), 1, 2, 0, 1)


def test_a_quote_that_may_stand_in_an_unread_reference_is_not_judged(found):
    assert found("times#1; treaty#3", "He said") == Verification((), 0, 1, 1, 1)


@pytest.mark.parametrize(
    ("sources", "quote", "line"),
    [
        (
            "times#4",
            "",
            (
                'sources "times#4" is not in {times}, which ends with paragraph 3; '
                "count the lines that are not blank, the title being 1"
            ),
        ),
        (
            "times#3",
            "He said",
            'quote "He said" is not in times#3; it stands in times#2, so cite that',
        ),
        (
            "times#1; times#2",
            "She said",
            (
                'quote "She said" is not in times#1 or times#2; '
                "copy it from there, or leave the cell blank"
            ),
        ),
        (
            "times#2",
            "we don't know",
            'quote "we don\'t know" is not in times#2 letter for letter; write we don’t know',
        ),
        (
            "times#2",
            "know” - twice",
            'quote "know” - twice" is not in times#2 letter for letter; write know” – twice',
        ),
        (
            "times#2",
            "he said",
            'quote "he said" is not in times#2 letter for letter; write He said',
        ),
        (
            "",
            "He said",
            'quote "He said" has no place to stand in; name its paragraph in the column sources',
        ),
    ],
)
def test_what_is_not_there(found, tmp_path, sources, quote, line):
    problem = line.format(times=tmp_path / "articles" / "times.txt")
    assert lines(found(sources, quote)) == [f"data/events.csv:2: {problem}"]


@pytest.mark.parametrize(
    ("sources", "quote", "place", "line"),
    [
        (
            "times#1; times#2",
            "He said",
            "times#1",
            (
                'quote_from "times#1" does not have the quote “He said”; '
                "it stands in times#2, so write that"
            ),
        ),
        (
            "times#1; times#3",
            "He said",
            "times#1",
            (
                'quote_from "times#1" does not have the quote “He said”; '
                "it stands in times#2, so cite that"
            ),
        ),
        (
            "times#1; times#2",
            "he said",
            "times#2",
            'quote "he said" is not in times#2 letter for letter; write He said',
        ),
        (
            "times#1; times#2",
            "She said",
            "times#2",
            'quote "She said" is not in times#2; copy it from there, or leave the cell blank',
        ),
    ],
)
def test_a_quote_is_looked_up_in_the_very_paragraph_it_is_said_to_be_from(
    found, sources, quote, place, line
):
    assert lines(found(sources, quote, place)) == [f"data/events.csv:2: {line}"]


def test_a_quote_from_where_it_stands_is_no_problem(found):
    assert found("times#1; times#2", "He said", "times#2") == Verification((), 1, 2, 0, 0)


def test_a_quote_from_an_unread_reference_is_not_judged(found):
    assert found("times#2; treaty#3", "He said", "treaty#3") == Verification((), 0, 1, 1, 1)


def test_an_article_without_a_text(found, tmp_path):
    text = tmp_path / "articles" / "times.txt"
    verification = found("times#1; times#2", "He said", times=None)
    assert lines(verification) == [
        (
            f'data/sources.csv:2: id "times" has no text at {text}; '
            "save the text there, one paragraph a line"
        )
    ]
    assert verification.places == verification.quotes == 0


def test_a_source_that_no_file_defines_is_named_where_it_is_cited(write, tmp_path):
    data = write(events="id,date,title,sources\na,1994,A,\nb,1994,B,post#1\nc,1994,C,post#2")
    assert lines(verify(load(data), tmp_path, folder=data)) == [
        (
            f'{data}/events.csv:3: sources "post#1" has no text at {tmp_path}/post.txt; '
            "save the text there, one paragraph a line"
        )
    ]


def test_a_text_in_another_encoding(found, tmp_path):
    text = tmp_path / "articles" / "times.txt"
    verification = found("times#1", times="Café".encode("cp1252"))
    assert lines(verification) == [f"{text}: is not UTF-8 text; save it as UTF-8"]


def test_a_byte_order_mark_is_no_letter(found):
    assert found("times#1", "A title", times=b"\xef\xbb\xbfA title").problems == ()


def test_stances_and_parallels_are_looked_up_too(write, tmp_path):
    data = write(
        events="id,date,title\na,1994,A\nb,2024,B",
        stances="id,actor,framework,stance,date,sources,quote\ns,x,y,1,2024,times#9,",
        parallels="id,theme,then_event,now_event,sources\np,Alike,a,b,times#8",
        sources=SOURCES,
    )
    (tmp_path / "times.txt").write_text("A title")
    places = [(p.file, p.line, p.value) for p in verify(load(data), tmp_path).problems]
    assert places == [("stances.csv", 2, "times#9"), ("parallels.csv", 2, "times#8")]


@pytest.mark.slow
@settings(max_examples=30)  # each reads a folder three times
@given(data=st.data())
def test_any_run_of_a_paragraph_is_found_and_none_of_its_typewriter_forms(data, tmp_path_factory):
    words = st.text("aé’“”—", min_size=1, max_size=6)
    paragraph = data.draw(st.lists(words, min_size=1, max_size=8))
    first = data.draw(st.integers(0, len(paragraph) - 1))
    quote = " ".join(paragraph[first:])
    typed = quote.translate(str.maketrans("’“”—", '\'""-'))
    folder = tmp_path_factory.mktemp("verify")
    (folder / "times.txt").write_text("\n\n" + "  ".join(paragraph), encoding="utf-8")

    def remedies(text: str) -> list[str]:
        cell = text.replace('"', '""')
        rows = f'id,date,title,sources,quote\na,1994,A,times#1,"{cell}"\n'
        (folder / "events.csv").write_text(rows, encoding="utf-8")
        return [p.remedy for p in verify(load(folder), folder).problems]

    assert remedies(quote) == []
    if typed != quote:
        (remedy,) = remedies(typed)
        assert remedies(remedy.removeprefix("write ")) == []


def test_a_text_that_is_too_large_is_not_read(write, tmp_path):
    data = write(events="id,date,title,sources\na,1994,A,times#1")
    with (tmp_path / "times.txt").open("wb") as file:
        file.truncate(8_000_001)
    (problem,) = verify(load(data), tmp_path).problems
    said = "has 8,000,001 bytes, and 8,000,000 are read; split it"
    assert str(problem) == f"{tmp_path / 'times.txt'}: {said}"


def test_no_id_leads_out_of_the_folder(write, tmp_path):
    data = write(events="id,date,title,sources\na,1994,A,../times#1")
    (tmp_path / "times.txt").write_text("A title")
    (tmp_path / "articles").mkdir()
    (problem,) = verify(load(data), tmp_path / "articles").problems
    assert problem.reason == f"has no text at {tmp_path / 'articles' / '..' / 'times.txt'}"


def test_a_text_that_cannot_be_read(write, tmp_path):
    data = write(events="id,date,title,sources\na,1994,A,times#1")
    (tmp_path / "times.txt").mkdir()
    (problem,) = verify(load(data), tmp_path).problems
    said = "is a folder, not a file; put the file there, or rename it"
    assert str(problem) == f"{tmp_path / 'times.txt'}: {said}"
