from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.queries.lanes import NONE, OTHER
from timeline.queries.stance_signs import event_stances, in_words, lane_signs


def said(*stances, event="vote"):
    return [
        {"actor": f"actor {k}", "stance": str(s), "event": event} for k, s in enumerate(stances)
    ]


@pytest.mark.parametrize(
    ("stances", "signs"),
    [((2,), (2,)), ((1, 1), (1,)), ((0, -2, 2), (2, -2)), ((-2, -1), (-1, -2))],
)
def test_the_extremes_are_shown(tmp_path, stances, signs):
    ds = dataset(tmp_path, events=[{"id": "vote"}], stances=said(*stances))
    assert event_stances(ds, Filters(), ds.events)["vote"].signs == signs


def test_a_statement_at_no_event_leaves_no_sign(tmp_path):
    stances = [*said(1, event=""), *said(-1)]
    ds = dataset(tmp_path, events=[{"id": "vote"}], stances=stances)
    assert list(event_stances(ds, Filters(), ds.events)) == ["vote"]


def test_signs_are_about_one_framework_and_everybody_lines_about_all(tmp_path):
    stances = [
        {"actor": "ann", "framework": "pact", "stance": "-2", "event": "vote"},
        {"actor": "bob", "framework": "pact", "stance": "-1", "event": ""},
        {"actor": "bob", "framework": "quad", "stance": "2", "event": "vote"},
        {"actor": "cyd", "framework": "axis", "stance": "2", "event": ""},
    ]
    ds = dataset(tmp_path, events=[{"id": "vote"}], stances=stances)
    assert in_words(ds, Filters()) == "pact"
    at = event_stances(ds, Filters(actors=("ann",)), ds.events)["vote"]
    assert at.signs == (-2,)
    assert at.lines == ("++ bob on quad", "−− ann on pact")
    assert event_stances(ds, Filters(frameworks=("quad",)), ds.events)["vote"].signs == (2,)
    others = Filters(frameworks=("quad", "axis"))
    assert (event_stances(ds, others, ds.events)["vote"].signs, in_words(ds, others)) == ((), "")


def test_it_says_who_the_first_few_by_name(tmp_path):
    ds = dataset(tmp_path, events=[{"id": "vote"}], stances=said(2, -1, 0, 1, -2))
    assert event_stances(ds, Filters(), ds.events)["vote"].lines == (
        "++ actor 0 on asian-nato",
        "+ actor 3 on asian-nato",
        "0 actor 2 on asian-nato",
        "and 2 other statements",
    )


LANES = [
    {"id": "proposed", "countries": "JPN; USA", "frameworks": "pact; quad", "actors": "ann; bob"},
    {"id": "nowhere"},
]
IN_LANES = [
    {"actor": "ann", "framework": "pact", "stance": "2", "event": "proposed"},
    {"actor": "bob", "framework": "quad", "stance": "-2", "event": "proposed"},
    {"actor": "cyd", "framework": "pact", "stance": "-1", "event": "nowhere"},
]
OF = [{"id": "ann", "country": "JPN"}, {"id": "bob", "country": "USA"}, {"id": "cyd"}]


@pytest.mark.parametrize(
    ("lanes", "shown", "signs"),
    [
        ("country", ("JPN", "USA", NONE), {"proposed": {"JPN": (2,)}, "nowhere": {NONE: (-1,)}}),
        ("country", ("USA", OTHER), {"proposed": {OTHER: (2,)}, "nowhere": {NONE: (-1,)}}),
        ("actor", ("ann", "bob"), {"proposed": {"ann": (2,)}, "nowhere": {OTHER: (-1,)}}),
        (
            "framework",
            ("pact", "quad"),
            {"proposed": {"pact": (2,), "quad": (-2,)}, "nowhere": {"pact": (-1,)}},
        ),
        ("kind", ("vote",), {"proposed": {"vote": (2,)}, "nowhere": {"vote": (-1,)}}),
    ],
)
def test_a_lane_has_the_signs_of_those_whom_it_is_about(tmp_path, lanes, shown, signs):
    frameworks = [{"id": "pact"}, {"id": "quad"}]
    ds = dataset(tmp_path, events=LANES, stances=IN_LANES, actors=OF, frameworks=frameworks)
    assert lane_signs(ds, Filters(), lanes, shown, ds.events) == signs


def test_in_a_lane_too_signs_are_on_the_framework_that_is_asked_for(tmp_path):
    frameworks = [{"id": "pact"}, {"id": "quad"}]
    ds = dataset(tmp_path, events=LANES, stances=IN_LANES, actors=OF, frameworks=frameworks)
    found = lane_signs(ds, Filters(frameworks=("quad",)), "country", ("JPN", "USA"), ds.events)
    assert found == {"proposed": {"USA": (-2,)}}


def test_in_a_view_of_one_country_signs_are_its_own(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"id": "vote"}],
        stances=[
            {"actor": "ishiba", "stance": "2", "event": "vote"},
            {"actor": "modi", "stance": "-2", "event": "vote"},
        ],
        actors=[
            {"id": "ishiba", "country": "JPN"},
            {"id": "modi", "country": "IND"},
        ],
    )
    for filters, signs, words in (
        (Filters(), (2, -2), "asian-nato"),
        (Filters(countries="IND"), (-2,), "asian-nato, of India"),
        (Filters(countries="CHN"), (), "asian-nato, of CHN"),
        (Filters(actors="ishiba"), (2,), "asian-nato, of ishiba"),
        (Filters(countries=("JPN", "IND")), (2, -2), "asian-nato, of those chosen"),
    ):
        found = event_stances(ds, filters, ds.events)["vote"]
        assert found.signs == signs
        assert len(found.lines) == 2
        assert in_words(ds, filters) == words
        assert in_words(ds, filters, "country") == "asian-nato"
