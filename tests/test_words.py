"""Small words are said as English says them."""

from __future__ import annotations

import pytest

from timeline.words import capital, counted, is_rtl, joined, steady


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 events"), (1, "1 event"), (2, "2 events"), (1_234, "1,234 events")],
)
def test_counted(number, said):
    assert counted(number, "event") == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", False), ("1994", False), ("Ishiba", False), ("“إيشيبا”", True), ("1994 ישיבה", True)],
)
def test_which_way_a_text_runs(text, expected):
    assert is_rtl(text) is expected


@pytest.mark.parametrize(
    ("words", "last", "said"),
    [
        (["Japan"], "and", "Japan"),
        (["Japan", "India"], "or", "Japan or India"),
        (["Japan", "India", "China"], "and", "Japan, India and China"),
    ],
)
def test_words_are_joined_as_a_sentence_does(words, last, said):
    assert joined(words, last) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [("since 1945", "Since 1945"), ("c. 1990", "c. 1990"), ("élan", "Élan"), ("", "")],
)
def test_a_sentence_begins_with_a_capital(text, expected):
    assert capital(text) == expected


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Of 2 on معاهدة السلام, 1 is against", "Of 2 on معاهدة السلام\u200e, 1 is against"),
        ("3 events · هدنة 1949 · 1990–2024", "3 events · هدنة 1949\u200e · 1990–2024"),
        ("India supports הסכם", "India supports הסכם"),
        ("معاهدة, 1994", "معاهدة, 1994"),
        ("Quad, 2 of 3", "Quad, 2 of 3"),
    ],
)
def test_what_follows_a_name_from_right_to_left_stays_behind_it(sentence, found):
    assert steady(sentence) == found
    assert steady(found) == found
