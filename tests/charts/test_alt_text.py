from __future__ import annotations

import pytest

from tests.charts.conftest import ACTORS, FRAMEWORKS, said
from tests.factories import dataset
from timeline import queries
from timeline.charts.alt_text import compare_alt, drift_alt, timeline_alt
from timeline.queries import moments, speakers
from timeline.queries.filters import Filters


@pytest.fixture
def events(tmp_path):
    return dataset(
        tmp_path,
        events=[
            *({"date": f"2024-10-0{n}", "label": f"Autumn {n}"} for n in range(1, 5)),
            {"date": "1994~", "label": "Report", "importance": "core", "countries": "JPN; USA"},
            {"date": "1951-09-08", "label": "Treaty", "importance": "core", "countries": "JPN"},
            {"date": "../1949", "label": "Occupation"},
        ],
    )


def test_a_timeline_says_how_much_when_and_what_is_core(events):
    assert timeline_alt(events, Filters()) == (
        "Timeline of 7 events from 1949 to 2024. 4 of them lie within October 2024. "
        "2 core events: Treaty (on 8 September 1951); Report (around 1994)."
    )


def test_a_timeline_says_what_was_asked_for_and_its_lanes(events):
    assert timeline_alt(events, Filters(countries=("JPN",)), lanes="country") == (
        "Timeline of 2 of 7 events (Japan) from 1951 to 1994. "
        "2 core events: Treaty (on 8 September 1951); Report (around 1994). "
        "In 2 lanes by country: Japan 2; United States 1."
    )


def test_years_that_were_asked_for_are_said_once(events):
    assert timeline_alt(events, Filters(years=(2024, 2024))) == "Timeline of 4 of 7 events (2024)."


def test_a_timeline_without_events(events):
    said = timeline_alt(events, Filters(text="nowhere"))
    assert said == "A timeline without events: none match the filters."


def test_of_many_core_events_the_first_and_the_last_are_named(tmp_path):
    rows = [{"date": f"19{n}", "label": f"E{n}", "importance": "core"} for n in range(50, 62)]
    assert timeline_alt(dataset(tmp_path, events=rows), Filters()) == (
        "Timeline of 12 events from 1950 to 1961. 10 of them lie within the 1950s. "
        "12 core events: E50 (in 1950); E51 (in 1951); E52 (in 1952); E53 (in 1953); 4 more; "
        "E58 (in 1958); E59 (in 1959); E60 (in 1960); E61 (in 1961)."
    )


def test_an_event_with_neither_end_known_has_no_year(tmp_path):
    ds = dataset(tmp_path, events=[{"date": "../2000", "label": "A"}])
    assert timeline_alt(ds, Filters()) == "Timeline of 1 event in 2000."


def test_two_moments_say_how_much_is_around_them_and_the_foremost_after_them(tmp_path):
    ds = dataset(
        tmp_path,
        events=[
            {"id": "x", "date": "1994-08-12", "label": "Report"},
            {"id": "y", "date": "2024-09-27", "label": "Vote"},
            {"date": "1994-10-12", "label": "Reply"},
            {"date": "1995-08-12", "label": "Answer", "importance": "core"},
            {"date": "../2024-12", "label": "Long ago"},
        ],
    )
    both = moments.pair(ds, "x", "y")
    frames = [moments.around(ds, Filters(), moment, 24, ongoing=True) for moment in both]
    assert compare_alt(both, frames, 24) == (
        "Two lines of events, aligned where both moments are zero, from 6 months before to "
        "24 months after. "
        "Above: Report, on 12 August 1994, with 0 events before it and 2 after, among them, in "
        "months from it: Reply (+2); Answer (+12). "
        "Below: Vote, on 27 September 2024, with 0 events before it and 0 after; of 1 more it is "
        "not known which came first."
    )


def test_what_may_lie_on_either_side_of_a_moment_is_on_neither(tmp_path):
    dates = ("2024-09", "2024-09-10", "2024-08", "2024-10-01", "2024-09/2024-10")
    events = [{"id": "x", "date": "2024-09", "label": "Plan"}, {"id": "y", "date": "1994"}]
    ds = dataset(tmp_path, events=[*events, *({"date": d, "label": d} for d in dates)])
    both = moments.pair(ds, "x", "y")
    frames = [moments.around(ds, Filters(), moment, 12) for moment in both]
    assert (
        "Above: Plan, in September 2024, with 1 event before it and 1 after, among them, in months "
        "from it: 2024-10-01 (+0.5); of 3 more it is not known which came first."
    ) in compare_alt(both, frames, 12)


def drift(ds, key):
    who = speakers.find(ds, key)
    tracks = speakers.tracks(ds, Filters(), who)
    return drift_alt(ds, who, tracks, speakers.events(ds, Filters(), who))


def test_steps_say_from_where_to_where_an_actor_moved(stances):
    assert drift(stances, "a") == (
        "Stances of Aoki through time as steps, 2 statements on 1 framework. "
        "Moved: The pact: supports (in September 2024), leans in favour (on 2 October 2024)."
    )


def test_steps_of_a_country_name_its_voices_and_what_did_not_move(tmp_path):
    ds = dataset(
        tmp_path,
        actors=[*ACTORS, {"id": "d", "name": "Doi", "country": "JPN"}],
        frameworks=FRAMEWORKS,
        stances=[said("a", 2, "2024"), said("d", 0, "2024"), said("d", -1, "1994~", "g")],
        events=[{"date": "2009/..", "countries": "JPN"}, {"date": "1994", "countries": "JPN"}],
    )
    assert drift(ds, "JPN") == (
        "Stances of Japan through time as steps, 3 statements on 2 frameworks, under 2 events "
        "from 1994 to 2009. "
        "Nothing moved: Aoki on The pact, supports; Doi on The pact, is neutral; "
        "Doi on The forum, is sceptical."
    )


def test_a_long_way_is_told_by_its_ends(tmp_path):
    ds = dataset(
        tmp_path,
        actors=ACTORS,
        frameworks=FRAMEWORKS,
        stances=[said("a", (2, 0)[n % 2], f"20{n:02}") for n in range(1, 8)],
    )
    assert drift(ds, "a") == (
        "Stances of Aoki through time as steps, 7 statements on 1 framework. "
        "Moved: The pact: is neutral (in 2001), 5 moves between, is neutral (in 2007)."
    )


def test_somebody_without_a_statement_has_events_still(tmp_path):
    ds = dataset(tmp_path, actors=ACTORS, events=[{"date": "1994", "actors": "a"}])
    who = speakers.find(ds, "a")
    found = queries.events(ds, Filters())
    assert drift_alt(ds, who, [], found) == (
        "Stances of Aoki through time as steps, no statement, under 1 event in 1994."
    )


def test_markup_in_the_data_stays_the_text_it_is(tmp_path):
    label = "<b>$x$</b> [a](b)"
    ds = dataset(tmp_path, events=[{"date": "1994", "label": label, "importance": "core"}])
    assert timeline_alt(ds, Filters()) == (
        f"Timeline of 1 event in 1994. 1 core event: {label} (in 1994)."
    )


def test_years_of_three_digits_are_named(tmp_path):
    days = [{"id": f"e{k}", "date": "0732-10-10"} for k in range(3)] + [{"date": "1066-10-14"}]
    said = timeline_alt(dataset(tmp_path, events=days), Filters())
    assert "from 732 to 1066" in said
    assert "3 of them lie within October 732." in said


def test_what_is_hidden_by_hand_is_not_told_but_counted(tmp_path):
    events = [
        {"id": "talks", "date": "1994", "label": "Talks", "importance": "core"},
        {"id": "vote", "date": "2009", "label": "Vote", "importance": "core"},
    ]
    said = timeline_alt(dataset(tmp_path, events=events), Filters(), hide=["vote"])
    assert "1 event hidden by hand." in said
    assert "Vote" not in said
