"""Which names are probably one, and what is said of how they differ."""

from __future__ import annotations

import unicodedata

import pytest

from tests.factories import folder, lines
from timeline.reading import load
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
        ("CMA", "C.M.A.", "punctuation"),
        ("Mali", "Mali [1]", "punctuation"),
        ("J. R. R. Tolkien", "JRR Tolkien", "punctuation"),
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


@pytest.mark.parametrize("and_", ["et", "und", "and", "y", "e", "&", "+"])
def test_an_and_between_two_actors_is_told_and_offered_where_both_are_known(tmp_path, and_):
    known = [{"actors": "CMA"}, {"actors": "Wagner"}]
    path = folder(tmp_path, events=[{"actors": f"CMA {and_} Wagner"}, *known])
    (problem,) = load(path).warnings
    assert str(problem).replace(str(path), path.name) == (
        f'data/events.csv:2: warning: actors "CMA {and_} Wagner" is taken as one actor; '
        "write CMA; Wagner if they are 2"
    )
    assert (problem.suggestion, problem.is_sure) == ("CMA; Wagner", False)


def test_an_and_between_actors_that_nothing_else_names_is_told_and_not_offered(tmp_path):
    path = folder(tmp_path, events=[{"actors": "Plateforme et HCUA"}])
    (problem,) = load(path).warnings
    assert problem.sentence == (
        'actors "Plateforme et HCUA" is taken as one actor; write Plateforme; HCUA if they are 2'
    )
    assert problem.suggestion is None


@pytest.mark.parametrize(
    "name", ["Bosnia and Herzegovina", "AT&T", "Johnson & Johnson", "World War I veterans"]
)
def test_an_and_within_a_name_is_no_list(tmp_path, name):
    assert lines(folder(tmp_path, events=[{"actors": name}])) == []


def test_one_statement_of_two_actors_is_to_be_two(tmp_path):
    assert lines(folder(tmp_path, stances=[{"actor": "France et ONU"}])) == [
        (
            'data/stances.csv:2: warning: actor "France et ONU" is taken as one actor; '
            "write a statement for each of France and ONU if they are several"
        )
    ]
