"""What standings add up to: who is on which side, one act once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from tests.queries.conftest import ACTORS
from timeline.queries.filters import Filters
from timeline.queries.positions import cells, compare, sides, tally

WORDS = {"sources": "nippon#5", "quote": "turned their noses up at it"}
SAID = [
    {"actor": "ishiba", "stance": "2", "date": "2024-10-02"},
    {"actor": "cabinet", "stance": "-1", "date": "2024-10-05"},
    {"actor": "india", "stance": "-2", "event": "talk"},
    {"actor": "jaishankar", "stance": "-2", "event": "talk"},
    {"actor": "global-times", "stance": "-2", "event": "report"},
    {"actor": "chinese-media", "stance": "-1", "event": "report"},
    {"actor": "us-experts", "stance": "-2", **WORDS},
    {"actor": "asian-experts", "stance": "-2", **WORDS},
    {"actor": "asean", "stance": "-1"},
    {"actor": "author", "stance": "1", "sources": "nippon#9"},
    {"actor": "australia", "stance": "0", "date": "2024-10-02/2024-10-31"},
    {"actor": "australia", "stance": "2", "framework": "quad"},
]


@pytest.fixture
def ds(tmp_path):
    return dataset(
        tmp_path,
        events=[{"id": "talk"}, {"id": "report"}],
        stances=SAID,
        actors=ACTORS,
        sources=[{"id": "nippon", "author_actor": "author"}],
    )


def camps(**found):
    """Return camps from who is ``plus2``, ``minus1``, ``split`` and so on."""
    names = {"plus2": 2, "plus1": 1, "zero": 0, "minus1": -1, "minus2": -2, "split": None}
    return {stance: tuple(found.get(name, ())) for name, stance in names.items()}


def test_voices_who_tell_one_act_count_once(ds):
    found = sides(ds, cells(ds, Filters()))
    assert (found.framework, found.voices, found.silent) == ("asian-nato", "all", ())
    assert found.camps == camps(
        plus2=[("ishiba",)],
        zero=[("australia",)],
        minus1=[("cabinet",), ("chinese-media", "global-times")],
        minus2=[("india", "jaishankar"), ("us-experts", "asian-experts")],
    )
    assert found.favour == (("ishiba",),)
    assert found.against == (
        ("india", "jaishankar"),
        ("us-experts", "asian-experts"),
        ("cabinet",),
        ("chinese-media", "global-times"),
    )
    assert (found.neutral, found.split) == ((("australia",),), ())


def test_groups_of_states_and_the_articles_own_views_are_apart(ds):
    found = sides(ds, cells(ds, Filters()))
    assert found.groups == camps(minus1=[("asean",)])
    assert found.authors == camps(plus1=[("author",)])


def test_governments_are_for_against_split_or_silent(ds):
    table = cells(ds, Filters(), date(2024, 10, 5), "governments")
    found = sides(ds, table, "asian-nato", "governments")
    assert found.camps == camps(minus2=[("IND",)], split=[("JPN",)])
    assert found.groups == camps(minus1=[("asean",)])
    assert found.authors == camps()
    # Australia has perhaps spoken by now, China has not.
    assert (found.perhaps, found.silent) == (("AUS",), ("CHN",))


def test_on_a_framework_of_which_no_government_speaks_all_are_silent(ds):
    found = sides(ds, cells(ds, Filters(), voices="governments"), "aukus", "governments")
    assert found.camps == camps()
    assert found.silent == ("JPN", "IND", "AUS", "CHN")


def test_nobody_is_on_a_side_of_nothing(ds):
    assert sides(ds, cells(ds, Filters(text="nothing"))) is None


def test_who_fell_silent_is_on_no_side_any_more(tmp_path):
    rows = [SAID[0], {"actor": "india", "date": "2024-12-01"}]
    ds = dataset(tmp_path, events=[], stances=rows, actors=ACTORS)
    days = date(2024, 10, 31), date(2024, 11, 1)
    both = compare(*(cells(ds, Filters(), day, "governments") for day in days))
    assert list(both["change"]) == ["silent"]
    found = sides(ds, both, "asian-nato", "governments")
    assert found.camps == camps()
    assert "JPN" in found.silent
    assert tally(ds, both, "framework").empty


def test_sums_count_an_act_once_and_only_what_is_certain(ds):
    standing = cells(ds, Filters())
    sums = tally(ds, standing, "framework")
    assert sums.T.to_dict("list") == {"asian-nato": [1, 4, 1, 0], "quad": [1, 0, 0, 0]}
    assert tally(ds, standing, "country").T.to_dict("list") == {
        "JPN": [1, 1, 0, 0],
        "IND": [0, 1, 0, 0],
        "AUS": [1, 0, 1, 0],
        "CHN": [0, 1, 0, 0],
        "USA": [0, 1, 0, 0],
        "": [1, 2, 0, 0],
    }
    assert tally(ds, standing, "actor").loc["australia"].tolist() == [1, 0, 1, 0]
    assert tally(ds, standing, "actor").loc["author"].tolist() == [1, 0, 0, 0]
    # What has perhaps been said by now is counted apart.
    early = tally(ds, cells(ds, Filters(), date(2024, 10, 2)), "actor")
    assert early.loc["australia"].tolist() == [1, 0, 0, 1]


def test_sums_of_governments_count_who_is_split_on_neither_side(ds):
    standing = cells(ds, Filters(), date(2024, 10, 31), "governments")
    assert tally(ds, standing, "framework").loc["asian-nato"].tolist() == [0, 1, 2, 0]
    assert tally(ds, standing, "country").loc["JPN"].tolist() == [0, 0, 1, 0]
