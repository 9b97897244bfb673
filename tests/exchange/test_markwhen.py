"""Markwhen text: dates, ranges, tags, sections, properties, and what has no date of its own."""

from __future__ import annotations

import pytest

from tests.exchange.reading import found, loaded, rows

TEXT = """\
title: "A subject: whole"
description: About it
timezone: +5
#work: blue

// a comment
# Past #old

1945 / 1989: Cold War #era

2024-10: Something #work #fun
id: Something
where: Paris

It went on
over: two lines

## Nearer
2020 - 2022-03: A range
group Old style
Dec 7 1941: Attack
endGroup
"""


def read(text: str):
    return found(text, "life.mw")


def test_a_text_is_read(tmp_path):
    done = read(TEXT)
    assert (done.title, done.description) == ("A subject: whole", "About it")
    assert [r.reason for r in done.remarks] == ["has timezone, #work in its header, left out"]
    blank = dict.fromkeys(("summary", "kind", "markwhen_tags", "markwhen_where"), "")
    assert rows(done) == [
        {
            "id": "something",
            "date": "2024-10",
            "title": "Something",
            "kind": "work",
            "summary": "It went on\nover: two lines",
            "markwhen_section": "Past",
            "markwhen_tags": "fun",
            "markwhen_where": "Paris",
        },
        {
            **blank,
            "id": "2020-a-range",
            "date": "2020/2022-03",
            "title": "A range",
            "markwhen_section": "Past > Nearer",
        },
        {
            **blank,
            "id": "1941-12-07-attack",
            "date": "1941-12-07",
            "title": "Attack",
            "markwhen_section": "Past > Nearer > Old style",
        },
    ]
    assert rows(done, "eras.csv")[0] == {"id": "cold-war", "name": "Cold War", "date": "1945/1989"}
    assert done.left == ()
    assert loaded(done, tmp_path / "set").name == "A subject: whole"


@pytest.mark.parametrize(
    ("line", "date", "title"),
    [
        ("2024: A", "2024", "A"),
        ("2024-10-01: 10:30 is early", "2024-10-01", "10:30 is early"),
        ("2009/now: Since", "2009/..", "Since"),
        ("10/2024: Month", "2024-10", "Month"),
        ("4/27/2025: Day", "2025-04-27", "Day"),
        ("1 Oct 2024: Day", "2024-10-01", "Day"),
        ("October 2024 - 3 November 2024: Range", "2024-10/2024-11-03", "Range"),
        ("2024: [x] Done", "2024", "Done"),
        ("2024: No. #1 of 2", "2024", "No. #1 of 2"),
    ],
)
def test_dates(line, date, title):
    (event,) = read(line).events
    assert (event.date, event.title) == (date, title)


def test_the_header_says_whether_the_day_comes_first():
    (event,) = read("dateFormat: d/M/y\n\n3/4/2025: A").events
    assert event.date == "2025-04-03"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2024-13: A", 'date "2024-13" has no month 13; '),
        (
            "after !x 5 days: A",
            "has a date that is relative to another event or recurs; write when it was",
        ),
        (
            "2025-02-06 every day until 2025-02-28: A",
            "has a date that is relative to another event or recurs; write when it was",
        ),
        ("2024:", "has a date and no text"),
    ],
)
def test_what_has_no_date_of_its_own_is_told(line, reason):
    done = read(f"2020: Good\n{line}")
    assert [event.title for event in done.events] == ["Good"]
    (left,) = done.left
    assert left.line == 2
    assert left.said.startswith(reason)


def test_words_under_no_event_are_told():
    done = read("# Section\nwords\n2020: A")
    assert [(left.line, left.reason) for left in done.left] == [(2, "stands under no event")]


def test_it_is_recognised_by_its_lines():
    assert [event.title for event in found("2020: A\n2021: B", "life.txt").events] == ["A", "B"]
