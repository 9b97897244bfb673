"""What filters leave in view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from tests.factories import dataset
from timeline.dates.ranges import DateRange
from timeline.queries import (
    Loosening,
    events,
    loosen,
    most_important,
    ongoing_count,
    options,
    positions,
    stances,
)
from timeline.queries.filters import FACETS, Filters, labels

COUNTRY, FRAMEWORK, ACTOR, KIND, SOURCE = FACETS

EVENTS = [
    {
        "id": "higuchi",
        "title": "Higuchi Report",
        "date": "1994",
        "kind": "publication",
        "countries": "JPN; USA",
        "frameworks": "alliance",
        "actors": "hosokawa",
        "sources": "nippon#15; nippon#16; kelly#2",
    },
    {
        "id": "speech",
        "title": "Kōmeitō speaks of 100% safety",
        "date": "2024-10-01",
        "kind": "statement",
        "countries": "JPN",
        "frameworks": "asian-nato; alliance",
        "actors": "komeito; ishiba",
        "sources": "kelly#3",
    },
    {
        "id": "summit",
        "title": "Leaders meet in Vientiane",
        "date": "2024-10-09/2024-10-11",
        "kind": "summit",
        "countries": "IND; JPN",
        "frameworks": "asian-nato",
        "sources": "nippon#3",
    },
    {"id": "ever", "title": "India keeps out", "date": "2009/..", "countries": "IND"},
    {"id": "never", "title": "No treaty yet", "date": "../1960", "kind": "opinion"},
]
STANCES = [
    {"id": "yes", "actor": "ishiba", "date": "2024-10-01", "event": "speech", "sources": "kelly#4"},
    {"id": "no", "actor": "jaishankar", "stance": "-2", "date": "2024-10-09", "event": "summit"},
    {"id": "old", "actor": "hosokawa", "framework": "alliance", "stance": "1", "date": "1994"},
    {"id": "long", "actor": "jaishankar", "stance": "-1", "date": "2009/..", "sources": "nippon#6"},
    {"id": "mixed", "actor": "ishiba", "stance": "-1", "date": "2024", "event": "speech"},
]


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("queries"),
        events=EVENTS,
        stances=STANCES,
        actors=[
            {"id": "japan", "name": "Japan", "type": "state", "country": "JPN"},
            {
                "id": "ishiba",
                "name": "Ishiba Shigeru",
                "parent": "japan",
                "office": "2024-10-01/2024-10-05 prime minister",
            },
            {"id": "hosokawa", "name": "Hosokawa Morihiro", "country": "JPN"},
            {"id": "komeito", "name": "Komeito", "country": "JPN"},
            {
                "id": "jaishankar",
                "name": "S. Jaishankar",
                "type": "government",
                "country": "IND",
            },
        ],
        frameworks=[
            {"id": "asian-nato", "name": "Asian NATO"},
            {"id": "alliance", "name": "Japan–US alliance"},
        ],
        sources=[
            {"id": "nippon", "publisher": "Nippon.com", "author_actor": "hosokawa"},
            {"id": "kelly", "author": "Tim Kelly"},
        ],
    )


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), "never higuchi ever speech summit"),
        (Filters(countries=("JPN",)), "higuchi speech summit"),
        (Filters(countries=("USA", "IND")), "higuchi ever summit"),
        (Filters(frameworks=("asian-nato",)), "speech summit"),
        (Filters(actors=("japan",)), ""),
        (Filters(actors=("ishiba", "hosokawa")), "higuchi speech"),
        (Filters(kinds=("summit", "opinion")), "never summit"),
        (Filters(sources=("kelly",)), "higuchi speech"),
        (Filters(countries=("JPN",), sources=("nippon",)), "higuchi summit"),
        (Filters(countries=("JPN",), sources=("nippon",), kinds=("statement",)), ""),
        (Filters(years=(1994, 1994)), "higuchi"),
        (Filters(years=(1961, 1993)), ""),
        (Filters(years=(1960, 1994)), "higuchi"),
        (Filters(years=(1960, 1994), ongoing=True), "never higuchi"),
        (Filters(years=(None, 1994)), "never higuchi"),
        (Filters(years=(2009, 2023)), "ever"),
        (Filters(years=(2024, 2024)), "speech summit"),
        (Filters(years=(2024, 2024), ongoing=True), "ever speech summit"),
        (Filters(years=(1900, 1901)), ""),
        (Filters(years=(1900, 1901), ongoing=True), "never"),
        (Filters(years=(None, 1901)), "never"),
        (Filters(years=(3000, 3001)), ""),
        (Filters(years=(3000, 3001), ongoing=True), "ever"),
        (Filters(years="1994-08"), "higuchi"),  # it may have been then
        (Filters(years="2024-10-01"), "speech"),
        (Filters(years=("2024-10-02", "2024-10-09")), "summit"),
        (Filters(years=("2024-10-11", None)), "summit"),
        (Filters(years=("2024-10-12", None)), ""),
        (Filters(text="KOMEITO"), "speech"),
        (Filters(text="kōmeitō"), "speech"),
        (Filters(text="of speaks"), "speech"),
        (Filters(text="speaks Vientiane"), ""),
        (Filters(text="100% saf"), "speech"),
        (Filters(text=".*"), ""),
        (Filters(text="in", countries=("IND",)), "ever summit"),
    ],
)
def test_events_in_view(ds, filters, expected):
    assert list(events(ds, filters)["id"]) == expected.split()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), "old long mixed yes no"),
        (Filters(countries=("JPN",)), "old mixed yes"),
        (Filters(countries=("IND", "USA")), "long no"),
        (Filters(frameworks=("alliance",)), "old"),
        (Filters(actors=("japan",)), ""),
        (Filters(actors=("ishiba",)), "mixed yes"),
        (Filters(kinds=("statement",)), "mixed yes"),
        (Filters(kinds=("statement", "summit")), "mixed yes no"),
        (Filters(sources=("kelly", "nippon")), "long yes"),
        (Filters(years=(2010, 2023)), ""),
        (Filters(years=(2010, 2023), ongoing=True), "long"),
        (Filters(years=("2009-06", "2023")), "long"),  # it may have been taken later in 2009
        (Filters(years="2024-10-01"), "mixed yes"),
        (Filters(years=(1994, 2024), countries=("JPN",), kinds=("statement",)), "mixed yes"),
    ],
)
def test_stances_in_view(ds, filters, expected):
    assert list(stances(ds, filters)["id"]) == expected.split()


@pytest.mark.parametrize(
    ("filters", "of", "count"),
    [
        (Filters(), "events", 0),
        (Filters(years=2024), "events", 1),
        (Filters(years=2024, ongoing=True), "events", 1),
        (Filters(years=2024, countries="JPN"), "events", 0),
        (Filters(years=1950), "events", 1),
        (Filters(years=2024), "stances", 1),
        (Filters(years=(None, 2024)), "events", 0),
    ],
)
def test_what_merely_went_on_is_counted(ds, filters, of, count):
    assert ongoing_count(ds, filters, of) == count


@pytest.mark.parametrize(
    ("text", "years", "is_in", "went_on"),
    [
        ("1949/1991", 1949, True, 0),
        ("1949/1991", 1960, False, 1),
        ("1949/1991", 1991, False, 1),
        ("2024-09/2024-10", "2024-10-05", True, 0),
        ("2009/..", "2009-06", True, 0),
        ("2009/..", 2010, False, 1),
        ("../2009", 2009, False, 1),
        ("/2024-11", 2024, True, 0),
        ("/2024-11", "2024-10-31", True, 0),
        ("/2024-11", "2024-09", False, 0),
        ("1994/", 1995, True, 0),
        ("1994/", 2001, False, 0),
        ("1994/", 1994, False, 0),
        ("197X", 1975, True, 0),
        ("2024?", "2024-10-05", True, 0),
    ],
)
def test_what_began_in_a_range_is_in_view_and_what_went_on_is_counted(
    tmp_path, text, years, is_in, went_on
):
    ds = dataset(tmp_path, events=[{"date": text}, {"date": "2024-12-31"}])
    filters = Filters(years=years)
    assert ("event-1" in set(events(ds, filters)["id"])) is is_in
    assert ongoing_count(ds, filters) == went_on
    shown = set(events(ds, replace(filters, ongoing=True))["id"])
    assert ("event-1" in shown) is (is_in or bool(went_on))


@pytest.mark.parametrize(
    ("text", "years", "is_in", "went_on"),
    [
        ("2012/2020", 2015, True, 0),  # said on some day of these years
        ("2009/..", 2024, False, 1),
        ("../2024-11", 2024, True, 0),
        ("../2024-11", 2023, False, 0),
        ("/2024-08", "2024-07-31", True, 0),
        ("1994/", 2024, True, 0),  # as far as is known
    ],
)
def test_a_statement_is_in_a_range_in_which_it_can_have_been_made(
    tmp_path, text, years, is_in, went_on
):
    ds = dataset(tmp_path, stances=[{"date": text}, {"date": "2024-12-31"}])
    filters = Filters(years=years)
    assert ("stance-1" in set(stances(ds, filters)["id"])) is is_in
    assert ongoing_count(ds, filters, "stances") == went_on


def test_the_cells_of_a_range_rest_on_what_was_said_in_it(ds):
    found = positions.cells(ds, Filters(years=2024))
    assert set(found["actor"]) == {"ishiba", "jaishankar"}
    assert "long" not in {i for ids in found["ids"] for i in ids}
    older = positions.cells(ds, Filters(years=2023, ongoing=True))
    assert list(older["ids"]) == [("long",)]


def test_what_is_in_view_has_every_column(ds):
    assert_frame_equal(events(ds, Filters()).sort_values("line", ignore_index=True), ds.events)
    assert_frame_equal(stances(ds, Filters()).sort_values("line", ignore_index=True), ds.stances)


def test_nothing_in_view_keeps_the_columns_and_their_types(ds):
    none = Filters(text="Atlantis")
    assert_frame_equal(events(ds, none), ds.events.head(0))


def test_options_count_under_the_other_filters(ds):
    japan = Filters(countries=("JPN",))
    assert options(ds, japan, COUNTRY).to_dict("split")["data"] == [
        ["JPN", "Japan", 3],
        ["IND", "India", 2],
        ["USA", "United States", 1],
    ]
    assert options(ds, japan, FRAMEWORK).to_dict("split")["data"] == [
        ["asian-nato", "Asian NATO", 2],
        ["alliance", "Japan–US alliance", 2],
    ]
    assert options(ds, japan, ACTOR).to_dict("split")["data"] == [
        ["hosokawa", "Hosokawa Morihiro", 1],
        ["ishiba", "Ishiba Shigeru", 1],
        ["komeito", "Komeito", 1],
        ["japan", "Japan", 0],
        ["jaishankar", "S. Jaishankar", 0],
    ]


def test_options_of_stances(ds):
    assert options(ds, Filters(kinds=("summit",)), KIND, "stances").head(3).to_dict("list") == {
        "id": ["statement", "summit", "agreement"],
        "label": ["Statement", "Summit", "Agreement"],
        "count": [2, 1, 0],
    }


def test_options_of_a_facet_without_choices(tmp_path):
    table = options(dataset(tmp_path, events=[{}]), Filters(), ACTOR)
    assert table.dtypes.astype(str).to_dict() == {"id": "str", "label": "str", "count": "int64"}
    assert table.empty


def test_loosen_names_the_most_helpful_filter_first(ds):
    filters = Filters(countries=("JPN",), kinds=("opinion",))
    assert events(ds, filters).empty
    assert loosen(ds, filters) == (
        Loosening("Kind: Opinion", Filters(countries=("JPN",)), 3),
        Loosening("Country: Japan", Filters(kinds=("opinion",)), 1),
    )


def test_loosen_leaves_out_what_does_not_help(ds):
    filters = Filters(years=(2009, 2010), text="treaty")
    assert [way.label for way in loosen(ds, filters)] == ["Time: 2009–2010", "Text: “treaty”"]
    filters = replace(filters, countries=("IND",))
    assert [way.label for way in loosen(ds, filters)] == ["Text: “treaty”"]


def test_loosen_gives_up_all_filters_where_no_single_one_helps(ds):
    filters = Filters(countries=("USA",), kinds=("summit",), text="treaty")
    assert loosen(ds, filters) == (Loosening("All filters", Filters(), 5),)
    assert loosen(ds, filters, "stances") == (Loosening("All filters", Filters(), 5),)


def test_loosen_has_no_way_out_where_there_is_nothing(tmp_path):
    ds = dataset(tmp_path, events=[{}])
    assert loosen(ds, Filters(text="x"), "stances") == ()


# Properties, over every combination of filters.

IDS = {
    "countries": ["JPN", "IND", "USA"],
    "frameworks": ["asian-nato", "alliance"],
    "actors": ["japan", "ishiba", "hosokawa", "komeito", "jaishankar"],
    "kinds": ["publication", "statement", "summit", "opinion"],
    "sources": ["nippon", "kelly"],
}
YEARS = st.tuples(st.integers(1900, 2030), st.integers(1900, 2030)).map(sorted).map(tuple)
DAYS = st.tuples(st.dates(date(1959, 1, 1), date(2025, 1, 1)), st.dates(date(1959, 1, 1))).map(
    sorted
)
FILTERS = st.builds(
    Filters,
    **{name: st.lists(st.sampled_from(ids), unique=True).map(tuple) for name, ids in IDS.items()},
    years=st.none() | YEARS | DAYS | st.tuples(st.just(None), st.integers(1900, 2030)),
    ongoing=st.booleans(),
    text=st.sampled_from(["", "komeito", "in", "of speaks", "%", "_", "report 1994"]),
)
OF = st.sampled_from(["events", "stances"])
QUERY = {"events": events, "stances": stances}


def days(*texts: str) -> tuple[int, ...]:
    return tuple(date.fromisoformat(text).toordinal() for text in texts)


BEGUN = {
    "1994": days("1994-01-01", "1994-12-31", "1994-12-31"),
    "2024-10-01": days("2024-10-01", "2024-10-01", "2024-10-01"),
    "2024-10-09/2024-10-11": days("2024-10-09", "2024-10-11", "2024-10-11"),
    "2009/..": (*days("2009-01-01", "2009-12-31"), 9_999_999),
    "../1960": (0, 0, *days("1960-12-31")),
}


def passes(filters: Filters, event: pd.Series) -> bool:
    """Say whether an event is in view, the slow and obvious way."""

    def has(cell: str, chosen: tuple[str, ...]) -> bool:
        values = {part.strip().partition("#")[0] for part in cell.split(";")}
        return not chosen or bool(values & set(chosen))

    asked = filters.years or DateRange()
    low, high = asked.first_day or 0, asked.last_day or 9_999_999
    # The days on which it can have begun, and until when it went on; the first of an unknown start
    # lies before any.
    begins, begun, ends = BEGUN[event["date"]]
    in_range = begins <= high and begun >= low
    went_on = filters.ongoing and begun < low <= ends
    return (
        has(event["countries"], filters.countries)
        and has(event["frameworks"], filters.frameworks)
        and has(event["actors"], filters.actors)
        and has(event["kind"], filters.kinds)
        and has(event["sources"], filters.sources)
        and (in_range or went_on)
        and all(word in event["search"] for word in filters.text.split())
    )


@settings(max_examples=15, deadline=None)
@given(filters=FILTERS)
def test_events_in_view_are_those_that_pass_every_filter(ds, filters):
    expected = {e["id"] for _, e in ds.events.iterrows() if passes(filters, e)}
    assert set(events(ds, filters)["id"]) == expected


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(filters=FILTERS, facet=st.sampled_from(FACETS), of=OF)
def test_an_option_counts_what_choosing_it_alone_would_show(ds, filters, facet, of):
    table = options(ds, filters, facet, of)
    assert set(table["id"]) == set(labels(ds, facet))
    for i, count in zip(table["id"], table["count"], strict=True):
        assert count == len(QUERY[of](ds, facet.choose(filters, [i])))


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(filters=FILTERS, of=OF)
def test_a_way_out_leads_to_as_much_as_it_says(ds, filters, of):
    ways = loosen(ds, filters, of)
    counts = [way.count for way in ways]
    assert counts == sorted(counts, reverse=True)
    assert counts == [len(QUERY[of](ds, way.filters)) for way in ways]
    assert min(counts) > 0


def test_the_most_important_events_stay_in_their_order(tmp_path):
    ranked = ["context", "", "core", "secondary", "core"]
    ds = dataset(tmp_path, events=[{"importance": word} for word in ranked])
    assert list(most_important(ds.events, 3)["id"]) == ["event-2", "event-3", "event-5"]
    assert len(most_important(ds.events, 9)) == 5


def test_what_is_kept_of_an_answer_stays_as_it_was(ds):
    before = options(ds, Filters(), COUNTRY)
    mine = options(ds, Filters(), COUNTRY)
    mine["count"] = 0
    mine.loc[0, "label"] = "Atlantis"
    assert_frame_equal(options(ds, Filters(), COUNTRY), before)


def test_events_of_one_day_come_in_order_of_their_times(tmp_path):
    times = {"late": "T23:20", "none": "", "early": "T08:46:00-04", "noon": "T12:00Z"}
    rows = [{"id": key, "date": f"2001-09-11{time}"} for key, time in times.items()]
    ds = dataset(tmp_path, events=[*rows, {"id": "before", "date": "-0489"}])
    found = events(ds, Filters())
    assert list(found["id"]) == ["before", "none", "early", "noon", "late"]
    assert list(found["minute"]) == [-1, -1, 526, 720, 1400]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((-499, 100), ["marathon", "vesuvius"]),
        (("-0489", "-0489"), ["marathon"]),
        (("Y12000", None), ["repository"]),
        ((None, "0079-08"), ["marathon", "vesuvius"]),
    ],
)
def test_a_range_of_far_years(tmp_path, asked, found):
    far = {"marathon": "-0489-09-12", "vesuvius": "0079-08-24", "repository": "Y12000"}
    ds = dataset(tmp_path, events=[{"id": key, "date": when} for key, when in far.items()])
    assert list(events(ds, Filters(years=asked))["id"]) == found
