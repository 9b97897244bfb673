from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.queries.stance_signs import about, event_stances


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
    assert event_stances(ds, Filters())["vote"].signs == signs


def test_a_statement_at_no_event_leaves_no_sign(tmp_path):
    stances = [*said(1, event=""), *said(-1)]
    ds = dataset(tmp_path, events=[{"id": "vote"}], stances=stances)
    assert list(event_stances(ds, Filters())) == ["vote"]


def test_signs_are_about_one_framework_and_everybody_lines_about_all(tmp_path):
    stances = [
        {"actor": "ann", "framework": "pact", "stance": "-2", "event": "vote"},
        {"actor": "bob", "framework": "pact", "stance": "-1", "event": ""},
        {"actor": "bob", "framework": "quad", "stance": "2", "event": "vote"},
        {"actor": "cyd", "framework": "axis", "stance": "2", "event": ""},
    ]
    ds = dataset(tmp_path, events=[{"id": "vote"}], stances=stances)
    assert about(ds, Filters()) == about(ds, Filters(actors=("cyd",))) == "pact"
    at = event_stances(ds, Filters(actors=("ann",)))["vote"]
    assert at.signs == (-2,)
    assert at.lines == ("++ bob on quad", "−− ann on pact")
    assert event_stances(ds, Filters(frameworks=("quad",)))["vote"].signs == (2,)


def test_it_says_who_the_first_few_by_name(tmp_path):
    ds = dataset(tmp_path, events=[{"id": "vote"}], stances=said(2, -1, 0, 1, -2))
    assert event_stances(ds, Filters())["vote"].lines == (
        "++ actor 0 on asian-nato",
        "+ actor 3 on asian-nato",
        "0 actor 2 on asian-nato",
        "and 2 other statements",
    )
