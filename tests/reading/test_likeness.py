"""Which names are probably one, and what is said of how they differ."""

from __future__ import annotations

import unicodedata

import pytest

from tests.factories import folder, lines
from timeline.reading.likeness import alike, difference, likeness


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Union", "union", "capitals"),
        ("Union", "UNION", "capitals"),
        ("Kōmeitō", "Komeito", "accents"),
        ("Kōmeitō", "KOMEITO", "capitals and accents"),
        ("Kōmeitō", unicodedata.normalize("NFD", "Kōmeitō"), "how letters are stored"),
        ("한국", unicodedata.normalize("NFD", "한국"), "how letters are stored"),
        ("Union", "Un\u200bion", "letters that cannot be seen"),
        ("Union", "\ufeffUnion", "letters that cannot be seen"),
        ("Green Party", "Green  Party", "blanks"),
        ("Green Party", "Green\u00a0Party", "the width of letters"),
        ("NATO", "\uff2e\uff21\uff34\uff2f", "the width of letters"),
        ("ｶﾅﾀﾞ", "カナダ", "the width of letters"),
        ("Asian NATO", "Asian-NATO", "punctuation"),
        ("İstanbul", "Istanbul", "accents"),
        ("Isparta", "Isparta".replace("I", "\u0131"), "accents"),
        ("Straße", "Strasse", "capitals"),
        ("STRASSE", "Straße", "capitals"),
        ("Łódź", "Lodz", "accents"),
        ("الاتحاد", "الاتحـــاد", "stretched letters"),
        ("محمد", "مُحَمَّد", "accents"),
        ("أحمد", "احمد", "accents"),
    ],
)
def test_names_that_are_probably_one(one, other, how):
    assert likeness(one) == likeness(other)
    assert alike([one, other]) == [[one, other]]
    assert difference(one, other) == how


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(
            ("Union", "The Union"),
            ("Union", "Unions"),
            ("G7", "G8"),
            ("C", "C++"),
            ("日本", "日本人"),
        ),
        *(("カス", "ガス"), ("はは", "ばば"), ("क", "क्"), ("北", "南"), ("Union", "Union (party)")),
        *(("한국", "한글"), ("…", "?"), ("Muller", "Mueller")),
    ],
)
def test_names_that_are_two(one, other):
    assert alike([one, other]) == []


def test_each_likeness_is_warned_once_with_both_lines(tmp_path):
    actors = ["Union", "union", "Union", "UNION ", "Union (party)", "Un\u200bion"]
    warned = lines(folder(tmp_path, stances=[{"actor": actor} for actor in actors]))
    assert warned == [
        (
            f'data/stances.csv:{line}: warning: actor "{name}" differs from "Union" (line 2) only '
            f"in {how} and counts as another actor; write Union if it is one actor, not two"
        )
        for line, name, how in (
            (3, "union", "capitals"),
            (5, "UNION", "capitals"),
            (7, "Un\\u200bion", "letters that cannot be seen"),
        )
    ]


def test_names_that_are_taken_as_one_are_told(tmp_path):
    events = [{"actors": "Eden, Mollet"}, {"actors": "Mollet"}, {"actors": "Smith, John"}]
    assert lines(folder(tmp_path, events=events)) == [
        (
            'data/events.csv:2: warning: actors "Eden, Mollet" is taken as one actor; '
            "write Eden; Mollet if they are 2"
        )
    ]
