"""Who speaks for a government on which day, and where it stands then."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from pandas.testing import assert_frame_equal

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.queries.positions import (
    UNATTRIBUTED,
    Order,
    arrange,
    cells,
    changes,
    compare,
    names,
    news,
    speaks_for,
    usual_voices,
)

ACTORS = [
    {"id": "japan", "name": "Japan", "type": "state", "country": "JPN"},
    {
        "id": "cabinet",
        "type": "government",
        "parent": "japan",
        "office": "2024-10-01/2025-10-20 cabinet",
    },
    {
        "id": "ishiba",
        "type": "person",
        "parent": "cabinet",
        "office": "2007-09-26/2008-09-24 defence minister; 2024-10-01/2025-10-20 prime minister",
    },
    {
        "id": "iwaya",
        "type": "person",
        "parent": "cabinet",
        "office": "2024-10-01/.. foreign minister",
    },
    {"id": "adviser", "type": "person", "parent": "japan"},
    {"id": "ozawa", "type": "person", "country": "JPN", "office": "1989/1991 party secretary"},
    {"id": "india", "name": "India", "type": "state", "country": "IND"},
    {"id": "jaishankar", "type": "person", "parent": "india", "office": "minister"},
    {"id": "asean", "name": "ASEAN members", "type": "state"},
    {"id": "press", "type": "media", "country": "CHN"},
]


def said(actor: str, when: str, stance: int, **more: str) -> dict[str, str]:
    return {"actor": actor, "date": when, "stance": str(stance), **more}


@pytest.fixture
def governments(tmp_path):
    """Return where governments stand by statements on a day: by actor, stance and statements."""

    def make(*rows: dict[str, str], asof: date | None = None) -> dict[str, tuple[object, ...]]:
        ds = dataset(tmp_path, events=[], stances=rows, actors=ACTORS)
        table = cells(ds, Filters(), asof, "governments")
        return {
            row.actor: ("split" if row.split else row.stance, row.ids)
            for row in table.itertuples(index=False)
        }

    return make


def test_for_a_country_speak_its_state_its_governments_and_who_has_had_an_office_in_them(tmp_path):
    assert dict(speaks_for(dataset(tmp_path, events=[{}], actors=ACTORS))) == {
        "japan": "JPN",
        "cabinet": "JPN",
        "ishiba": "JPN",
        "iwaya": "JPN",
        "india": "IND",
        "jaishankar": "IND",
        "asean": "asean",
    }


def test_a_state_always_speaks_for_itself(governments):
    assert governments(said("japan", "1951", 2)) == {"JPN": (2, ("stance-1",))}


@pytest.mark.parametrize("actor", ["adviser", "ozawa", "press"])
def test_who_has_no_office_in_a_state_is_only_a_voice(governments, actor):
    assert governments(said(actor, "1990-05-01", 2)) == {}


@pytest.mark.parametrize(
    ("when", "asof", "speaks"),
    [
        ("2024-09-30", date(2024, 9, 30), False),
        ("2024-09-30", date(2024, 10, 1), False),
        ("2024-10-01", date(2024, 10, 1), True),
        ("2024-09-27/2024-10-05", date(2024, 10, 5), False),
        ("2024-10-01/2024-10-05", date(2024, 10, 5), True),
        ("2024-10-02", date(2025, 10, 20), True),
        ("2024-10-02", date(2025, 10, 21), False),
        ("2025-10-15/2025-10-25", date(2025, 10, 25), False),
        ("../2024-10-02", date(2024, 10, 2), False),
        ("2008-01-01", date(2008, 9, 24), True),
        ("2008-01-01", date(2008, 9, 25), False),
        ("2008-01-01", date(2024, 10, 1), True),
    ],
)
@pytest.mark.parametrize("actor", ["ishiba", "cabinet"])
def test_in_office_when_it_was_said_and_on_the_day(governments, actor, when, asof, speaks):
    if actor == "ishiba" or not when.startswith("2008"):
        found = governments(said(actor, when, 2), asof=asof)
        assert found == ({"JPN": (2, ("stance-1",))} if speaks else {})


def test_an_office_without_a_date_was_always_held(governments):
    assert governments(said("jaishankar", "1950", -2)) == {"IND": (-2, ("stance-1",))}


def test_without_a_day_offices_are_those_of_the_last_day_of_the_data(governments):
    first = said("ishiba", "2024-10-02", 1)
    assert governments(first, said("india", "2025-10-20", -2))["JPN"] == (1, ("stance-1",))
    assert set(governments(first, said("india", "2025-10-21", -2))) == {"IND"}


def test_of_one_side_the_newest_stands_for_the_government(governments):
    rows = [said("ishiba", "2024-10-02", 2), said("iwaya", "2024-10-04", 1)]
    assert governments(*rows) == {"JPN": (1, ("stance-1", "stance-2"))}


def test_a_head_and_ministers_on_different_sides_split_their_government(governments):
    rows = [
        said("ishiba", "2024-10-02", 2),
        said("cabinet", "2024-10-03", -1),
        said("ishiba", "2024-10-04", 1),
    ]
    assert governments(*rows) == {"JPN": ("split", ("stance-1", "stance-2", "stance-3"))}
    # Each has a newest: once the head has come round, they are of one side.
    rows.append(said("ishiba", "2024-10-05", -1))
    assert governments(*rows)["JPN"][0] == -1


def test_groups_of_states_stand_apart(governments):
    rows = [said("asean", "2024", -1), said("india", "2024", -2), said("press", "2024", -2)]
    assert governments(*rows) == {"IND": (-2, ("stance-2",)), "asean": (-1, ("stance-1",))}


def test_a_government_may_have_spoken_by_now(tmp_path):
    rows = [said("ishiba", "2024-10-02/2024-10-31", 1)]
    ds = dataset(tmp_path, events=[], stances=rows, actors=ACTORS)
    (found,) = cells(ds, Filters(), date(2024, 10, 2), "governments").itertuples()
    assert (found.actor, found.stance, found.certain) == ("JPN", 1, False)
    assert found.perhaps == found.ids == ("stance-1",)
    (found,) = cells(ds, Filters(), date(2024, 10, 31), "governments").itertuples()
    assert (found.certain, found.perhaps) == (True, ())


def test_a_state_and_its_minister_at_one_event_are_one_act(tmp_path):
    rows = [
        said("india", "2024-10-01", -2, event="talk"),
        said("jaishankar", "2024-10-01", -2, event="talk"),
    ]
    ds = dataset(tmp_path, events=[{"id": "talk"}], stances=rows, actors=ACTORS)
    (found,) = cells(ds, Filters(), voices="governments").itertuples()
    assert (found.statements, found.acts) == (2, 1)


def test_only_what_is_in_view_counts_for_a_government(tmp_path):
    rows = [said("ishiba", "2024-10-02", 1), said("japan", "2024-10-03", -1)]
    ds = dataset(tmp_path, events=[], stances=rows, actors=ACTORS)
    (found,) = cells(ds, Filters(actors="japan"), voices="governments").itertuples()
    assert (found.stance, found.split, found.ids) == (-1, False, ("stance-2",))


def test_who_leaves_office_leaves_his_government_silent(tmp_path):
    rows = [
        said("ishiba", "2024-10-02", 2),
        said("ishiba", "2024-10-09", 1),
        said("india", "2026", -1),
    ]
    ds = dataset(tmp_path, events=[], stances=rows, actors=ACTORS)
    before = cells(ds, Filters(), date(2025, 10, 20), "governments")
    after = cells(ds, Filters(), date(2025, 10, 21), "governments")
    (found,) = compare(before, after).itertuples()
    assert (found.actor, found.change, found.stance) == ("JPN", "silent", 1)
    (back,) = compare(after, before).itertuples()
    assert back.change == "new"


def test_every_step_of_a_government_is_told_its_silence_too(tmp_path):
    rows = [
        said("ishiba", "2008-01-01", -1),
        said("ishiba", "2024-10-09", 1),
        said("iwaya", "2024-10-11", -1),
        said("india", "2026", -1),
    ]
    ds = dataset(tmp_path, events=[], stances=rows, actors=ACTORS)
    (japan,) = cells(ds, Filters(), date(2025, 12, 1), "governments").itertuples()
    assert japan.steps == (
        (date(2008, 1, 1), (-1,)),
        (date(2008, 9, 25), ()),
        (date(2024, 10, 1), (-1,)),
        (date(2024, 10, 9), (1,)),
        (date(2024, 10, 11), (-1, 1)),
        (date(2025, 10, 21), (-1,)),
    )
    since = cells(ds, Filters(), date(2010, 1, 1), "governments")
    for day, levels in japan.steps[2:]:
        for k in (day - timedelta(days=1), day):
            table = compare(since, cells(ds, Filters(), k, "governments"))
            told = table["steps"].iloc[0] if len(table) else ()
            assert told == tuple(step for step in japan.steps[2:] if step[0] <= k)
        assert told[-1] == (day, levels)


def test_cells_of_governments_change_on_no_other_days(tmp_path):
    rows = [
        said("ishiba", "2008-01-01", -1),
        said("ishiba", "2024-10-09/2024-10-11", 1),
        said("iwaya", "2024-10-12", -1),
        said("press", "2024-10-13", -1),
        said("india", "2026-01-01", -1),
    ]
    ds = dataset(tmp_path, events=[], stances=rows, actors=ACTORS)
    days = changes(ds, Filters(), "governments")
    assert [str(day) for day in days] == [
        "2008-01-01",
        "2008-09-25",
        "2024-10-01",
        "2024-10-09",
        "2024-10-11",
        "2024-10-12",
        "2025-10-21",
        "2026-01-01",
    ]
    for day in days:
        assert len(news(ds, Filters(), day, "governments"))
    for day, following in pairwise([*days, date(2027, 1, 1)]):
        here, last = (
            cells(ds, Filters(), k, "governments") for k in (day, following - timedelta(days=1))
        )
        assert_frame_equal(here, last)


def test_rows_of_governments_can_be_put_in_order(tmp_path):
    rows = [said("asean", "2024", 1), said("india", "2024", -1), said("japan", "2024", 2)]
    ds = dataset(tmp_path, events=[], stances=rows, actors=ACTORS)
    table = cells(ds, Filters(), voices="governments")

    def order(how: Order) -> list[tuple[str, list[tuple[str, int]]]]:
        return [(group.name, members) for group, members in arrange(ds, table, how)]

    india, japan = ("India", [("IND", 0)]), ("Japan", [("JPN", 0)])
    asean = (UNATTRIBUTED, [("asean", 0)])
    assert order("curated") == [asean, india, japan]
    assert order("support") == [japan, asean, india]


def test_governments_come_first_where_any_has_a_statement(tmp_path):
    def usual(name: str, *rows: dict[str, str]) -> str:
        return usual_voices(dataset(tmp_path / name, events=[{}], stances=rows, actors=ACTORS))

    assert usual("state", said("india", "2024", 1)) == "governments"
    assert usual("group", said("asean", "2024", 1)) == "all"
    assert usual("candidate", said("ishiba", "2024-09-30", 1)) == "all"
    assert usual("in-office", said("ishiba", "2024-10-01", 1)) == "governments"
    assert usual("none") == "all"


def test_rows_are_called_by_their_country_or_group(tmp_path):
    rows = [said("india", "2024", 1), said("asean", "2024", 1)]
    ds = dataset(tmp_path, events=[], stances=rows, actors=ACTORS)
    called = names(ds, "governments")
    table = cells(ds, Filters(), voices="governments")
    assert [called[actor] for actor in table["actor"]] == ["India", "ASEAN members"]
    assert "IND" not in names(ds, "all")


def test_another_word_for_whose_is_refused(tmp_path):
    ds = dataset(tmp_path, events=[], stances=[{}])
    with pytest.raises(ValueError, match='voices "states" is none of governments, all'):
        cells(ds, Filters(), voices="states")
