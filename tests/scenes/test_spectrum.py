from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline.layout.spectrum_model import Ghost
from timeline.queries.filters import Filters
from timeline.scenes.matrix import Arrangement
from timeline.scenes.spectrum import only_framework, spectrum_model

ACTORS = [
    {"id": "state", "name": "Japan", "type": "state", "country": "JPN"},
    {"id": "minister", "name": "Minister", "parent": "state", "office": "2020-01-01/.. minister"},
    {"id": "left", "name": "The left", "country": "JPN"},
    {"id": "right", "name": "The right", "country": "JPN"},
    {"id": "paper", "name": "Paper", "type": "media", "country": "USA"},
]
SOURCES = [
    {"id": "post", "title": "A post", "publisher": "The Post", "date": "2024-10"},
    {"id": "letter", "title": "A letter", "author": "Ann", "date": "2024"},
    {"id": "unused", "title": "None", "publisher": "Nobody"},
]


def made(tmp_path, *said, actors=ACTORS, **tables):
    names = ("actor", "stance", "date", "quote", "basis", "sources")
    rows = [dict(zip(names, row, strict=False)) for row in said]
    rows = [{"framework": "pact", **{k: v for k, v in row.items() if v}} for row in rows]
    return dataset(tmp_path, stances=rows, actors=actors, sources=SOURCES, **tables)


def spectrum(ds, asof=None, voices="all"):
    return spectrum_model(ds, Filters(), "pact", asof, voices)


def entries(model):
    return {e.name: (e.stance, e.words, e.date) for e in model.entries}


def test_each_voice_stands_by_its_newest_words(tmp_path):
    ds = made(
        tmp_path,
        ("paper", "2", "1994", "We are all for it."),
        ("paper", "-1", "2024-10-01", "Not “yet”.", "quote", "post#2; letter#1"),
        ("left", "1", "2024-09", "leans towards it", "paraphrase", "letter#1"),
    )
    (japan, usa) = spectrum(ds).rows
    assert (japan.id, japan.name, usa.id) == ("JPN", "Japan", "USA")
    (paper,) = usa.entries
    assert (paper.words, paper.is_own, paper.date) == ("Not ‘yet’", True, "1 Oct 2024")
    assert paper.letters == "a, b"
    assert paper.ghost == Ghost(2, "++", "1994")
    (left,) = japan.entries
    assert (left.words, left.is_own, left.letters) == ("leans towards it", False, "b")
    assert [(one.letter, one.name) for one in spectrum(ds).sources] == [
        ("a", "The Post, Oct 2024"),
        ("b", "Ann, 2024"),
    ]


def test_one_act_stands_once_with_all_who_did_it_and_is_counted_once(tmp_path):
    words = ("-1", "2024", "no traction with either", "inference", "post#3")
    ds = made(tmp_path, ("left", *words), ("right", *words), ("paper", "-1", "2024", "no"))
    model = spectrum(ds)
    assert list(entries(model)) == ["The left and right", "Paper"]
    assert model.counts == {-2: 0, -1: 2, 0: 0, 1: 0, 2: 0}
    assert model.heads[-1] == ("−  2 are sceptical", "−  2")
    (japan, _) = model.rows
    assert japan.entries[0].is_inferred


def test_an_act_of_several_countries_is_nobody_s(tmp_path):
    words = ("-1", "2024", "turned it down", "paraphrase", "post#3")
    model = spectrum(made(tmp_path, ("left", *words), ("paper", *words)))
    assert [(row.id, row.name) for row in model.rows] == [("", "Others")]
    assert list(entries(model)) == ["The left and Paper"]


def test_own_words_are_preferred_to_those_of_a_source_within_one_act(tmp_path):
    said = {"framework": "pact", "stance": "-1", "date": "2024-10-01", "event": "talk"}
    ds = dataset(
        tmp_path,
        stances=[
            {**said, "actor": "state", "quote": "rejected it", "basis": "paraphrase"},
            {**said, "actor": "minister", "quote": "We do not want it", "basis": "quote"},
        ],
        actors=ACTORS,
        events=[{"id": "talk"}],
    )
    for voices, who, name in (("governments", "JPN", "Minister"), ("all", "minister", "Minister")):
        model = spectrum(ds, voices=voices)
        (entry,) = model.entries
        assert (entry.id, entry.words, entry.is_own) == (who, "We do not want it", True)
        assert entry.name.startswith(name)
        assert model.counts[-1] == 1


def test_a_government_whose_speakers_differ_stands_in_each_place_and_counts_in_none(tmp_path):
    ds = made(
        tmp_path,
        ("state", "1", "2024-10-01", "why not"),
        ("minister", "-2", "2024-10-01", "never"),
    )
    model = spectrum(ds, voices="governments")
    (japan,) = model.rows
    assert japan.note == "split: not counted"
    assert entries(model) == {
        "Japan": (1, "why not", "1 Oct 2024"),
        "Minister": (-2, "never", "1 Oct 2024"),
    }
    assert sum(model.counts.values()) == 0
    assert all(entry.is_split and entry.id == "JPN" for entry in model.entries)


def test_what_is_perhaps_said_by_the_day_is_marked_and_counted_apart(tmp_path):
    ds = made(tmp_path, ("paper", "-1", "2024-09/2024-12", "no"), ("left", "-1", "2024-08-01"))
    model = spectrum(ds, date(2024, 10, 1))
    assert entries(model)["Paper"] == (-1, "no", "by now perhaps (Sep–Dec 2024)")
    assert model.heads[-1][0] == "−  1 is sceptical, 1 by now perhaps"
    assert "broken line: by now perhaps" in model.aids
    assert list(entries(spectrum(ds, date(2024, 8, 1)))) == ["The left"]


def test_groups_of_states_and_authors_stand_last_and_are_not_counted(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[
            {"actor": who, "framework": "pact", "stance": "2"} for who in ("author", "all", "paper")
        ],
        actors=[
            {"id": "all", "name": "All states", "type": "state", "country": ""},
            {"id": "author", "name": "Author", "country": "USA"},
            ACTORS[-1],
        ],
        sources=[{"author_actor": "author"}],
    )
    model = spectrum(ds)
    assert [(row.name, row.note, row.is_counted) for row in model.rows] == [
        ("United States", "", True),
        ("Not counted", "groups of states; the articles' own views", False),
    ]
    assert model.counts[2] == 1


def test_only_what_is_known_to_follow_is_a_move(tmp_path):
    ds = made(tmp_path, ("paper", "2", "2024"), ("paper", "1", "2024-06"))
    (entry,) = spectrum(ds).entries
    assert entry.ghost is None


def test_of_very_many_voices_there_is_no_spectrum(tmp_path):
    ds = dataset(tmp_path, stances=[{"actor": f"a{k}"} for k in range(401)])
    assert only_framework(ds, Filters(), Arrangement()) == ""


@pytest.mark.parametrize(
    ("how", "found"),
    [
        (Arrangement(), "pact"),
        (Arrangement(frameworks=("pact",)), "pact"),
        (Arrangement(folded=("JPN",)), ""),
        (Arrangement(frameworks=("quad",)), ""),
    ],
)
def test_one_framework_by_itself_is_a_spectrum(tmp_path, how, found):
    ds = made(tmp_path, ("left", "1", "2024"))
    assert only_framework(ds, Filters(), how) == found
