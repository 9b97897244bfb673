from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import dataset
from timeline.queries import positions, speakers
from timeline.queries.filters import Filters

ACTORS = [
    {"id": "state", "name": "State", "type": "state", "country": "JPN"},
    {"id": "cabinet", "name": "Cabinet", "parent": "state"},
    {"id": "premier", "name": "Premier", "native_name": "首相", "parent": "cabinet"},
    {"id": "critic", "name": "Critic", "country": "USA"},
    {"id": "silent", "name": "Silent"},
]
FRAMEWORKS = [{"id": "pact"}, {"id": "forum"}]
EVENTS = [
    {"id": "talks", "actors": "premier; critic", "countries": "JPN", "frameworks": "pact"},
    {"id": "vote", "actors": "critic", "countries": "JPN; USA"},
]


def said(actor, framework, stance, date):
    return {"actor": actor, "framework": framework, "stance": str(stance), "date": date}


STANCES = [
    said("premier", "pact", 2, "2024-09"),
    said("premier", "pact", 1, "2024-10"),
    said("premier", "forum", 2, "2023"),
    said("state", "pact", -1, "2024-10-05"),
    said("critic", "pact", -2, "2024"),
]


@pytest.fixture
def ds(tmp_path):
    return dataset(tmp_path, events=EVENTS, stances=STANCES, actors=ACTORS, frameworks=FRAMEWORKS)


def test_an_actor_is_told_with_those_above_and_below_it(ds):
    found = speakers.find(ds, "cabinet")
    assert (found.name, found.is_country, found.country) == ("Cabinet", False, "JPN")
    assert (found.above, found.below, found.voices) == (("state",), ("premier",), ("cabinet",))


def test_a_country_speaks_through_all_that_lead_to_it(ds):
    found = speakers.find(ds, "JPN")
    assert (found.name, found.is_country, found.above) == ("Japan", True, ())
    assert found.voices == ("state", "cabinet", "premier")


def test_an_actor_comes_before_a_country_of_the_same_id(tmp_path):
    ds = dataset(
        tmp_path,
        events=[{"countries": "USA"}],
        stances=[said("usa", "pact", 1, "2024")],
        actors=[{"id": "usa", "name": "Them"}],
    )
    assert speakers.find(ds, "usa").name == "Them"
    assert speakers.find(ds, "USA").name == "United States"


def test_nobody_of_that_name(ds):
    with pytest.raises(KeyError, match="nobody"):
        speakers.find(ds, "nobody")


def test_who_spoke_most_is_offered_first_and_countries_after_actors(ds):
    found = speakers.choices(ds, Filters())
    assert found[["id", "statements", "events"]].to_numpy().tolist() == [
        ["premier", 3, 1],
        ["critic", 1, 2],
        ["state", 1, 0],
        ["JPN", 4, 2],
        ["USA", 1, 1],
    ]
    assert found["native_name"].tolist() == ["首相", "", "", "", ""]


def test_who_is_offered_follows_the_filters(ds):
    found = speakers.choices(ds, Filters(frameworks=("forum",)))
    assert found["id"].tolist() == ["premier", "JPN"]
    assert speakers.choices(ds, Filters(text="nothing of it")).empty


def test_statements_and_events_of_an_actor_and_of_a_country(ds):
    premier, japan = speakers.find(ds, "premier"), speakers.find(ds, "JPN")
    everything = Filters()
    assert speakers.statements(ds, everything, premier)["date"].tolist() == [
        "2023",
        "2024-09",
        "2024-10",
    ]
    assert len(speakers.statements(ds, everything, japan)) == 4
    assert speakers.events(ds, everything, premier)["id"].tolist() == ["talks"]
    assert speakers.events(ds, everything, japan)["id"].tolist() == ["talks", "vote"]
    assert speakers.events(ds, everything, japan, "pact")["id"].tolist() == ["talks"]
    assert speakers.statements(ds, Filters(years=(2024, 2024)), premier)["date"].tolist() == [
        "2024-09",
        "2024-10",
    ]


def test_what_moved_comes_first(ds):
    found = speakers.tracks(ds, Filters(), speakers.find(ds, "JPN"))
    assert [(t.actor, t.framework, t.stances) for t in found] == [
        ("premier", "pact", (2, 1)),
        ("state", "pact", (-1,)),
        ("premier", "forum", (2,)),
    ]
    assert [t.is_level for t in found] == [False, True, True]
    assert [(step.day.date(), step.levels) for step in found[0].moves] == [
        (date(2024, 9, 30), (2,)),
        (date(2024, 10, 31), (1,)),
    ]


def only_track(tmp_path, *dated):
    stances = [said("premier", "pact", stance, when) for stance, when in dated]
    ds = dataset(tmp_path, stances=stances)
    return speakers.tracks(ds, Filters(), speakers.find(ds, "premier"))[0]


def test_yes_and_no_at_the_same_time_are_two_levels_at_once(tmp_path):
    track = only_track(tmp_path, (2, "2024"), (-2, "2024-10-01"), (1, "2025"))
    assert [step.levels for step in track.steps] == [(-2,), (-2, 2), (1,)]


def test_a_shade_of_the_same_side_is_no_contradiction(tmp_path):
    track = only_track(tmp_path, (2, "2024-10"), (1, "2024-10-01"))
    assert [step.levels for step in track.steps] == [(1,), (2,)]
    assert [step.levels for step in track.moves] == [(2,)]


def test_what_is_not_known_to_follow_is_a_step_that_moves_nobody(tmp_path):
    track = only_track(tmp_path, (2, "2024"), (1, "2024-10-01"))
    assert [(step.statement, step.levels) for step in track.steps] == [
        ("stance-2", (1,)),
        ("stance-1", (1,)),
    ]
    assert len(track.moves) == 1


def test_repeating_oneself_is_a_step_but_no_move(tmp_path):
    track = only_track(tmp_path, (1, "2023"), (1, "2024"))
    assert (len(track.steps), len(track.moves)) == (2, 1)


@pytest.mark.parametrize(
    ("dated", "moves"),
    [
        (((2, "../2000"), (-1, "1999/")), [(-1, 2)]),
        (((2, "1990"), (-1, "../2000")), [(-1,)]),
        (((2, "2024"), (-2, "2024-10-01"), (1, "2025")), [(-2, 2), (1,)]),
        (((-1, "2020"), (1, "2024-10-01"), (2, "2024-10")), [(-1,), (2,)]),
        (((2, "1990"), (2, "2000-06"), (-1, "2000")), [(-1, 2)]),
        (((-2, "2023"), (-1, "2024-09"), (1, "2024")), [(-2,), (-1, 1)]),
    ],
)
def test_nobody_is_said_to_have_moved_in_an_order_that_nobody_knows(tmp_path, dated, moves):
    assert [step.levels for step in only_track(tmp_path, *dated).moves] == moves


@pytest.mark.slow
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.integers(-2, 2),
            st.sampled_from(
                ["2023", "2024", "2024-05", "2024-05-07", "2024/..", "../2024-05", "/2024-06"]
            ),
        ),
        min_size=1,
        max_size=7,
    )
)
def test_on_every_day_the_steps_say_what_the_matrix_says(tmp_path, dated):
    stances = [said("premier", "pact", stance, when) for stance, when in dated]
    ds = dataset(tmp_path, stances=stances)
    track = speakers.tracks(ds, Filters(), speakers.find(ds, "premier"))[0]
    for step in track.steps:
        for day in (step.day.date(), step.day.date() + timedelta(days=1)):
            cell = positions.cells(ds, Filters(), day).iloc[0]
            newest = [s for s in track.steps if s.day.date() <= day][-1]
            expected = (cell["low"], cell["high"]) if cell["split"] else (cell["stance"],)
            assert newest.levels == expected
