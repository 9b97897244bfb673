"""Who stands where as of a day, what is current then, and where it changed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.queries.positions import (
    EVERYONE,
    ORDERS,
    UNATTRIBUTED,
    Group,
    arrange,
    by_day,
    cells,
    changes,
    columns_in_order,
    compare,
    groups,
    known,
    news,
    spoken,
    statements,
    voices,
)
from timeline.queries.positions.ordering import distances
from timeline.reading import load


@pytest.fixture
def cell(tmp_path):
    """Return the one cell that statements, given as ``date stance``, amount to."""

    def make(*said: str, asof: date | None = None) -> dict[str, object]:
        rows = [dict(zip(("date", "stance"), text.split(), strict=True)) for text in said]
        table = cells(dataset(tmp_path, events=[], stances=rows), Filters(), asof)
        assert len(table) == 1
        return table.iloc[0].to_dict()

    return make


def test_one_statement(cell):
    assert cell("2024-10-01 -2") == {
        "actor": "ishiba",
        "framework": "asian-nato",
        "stance": -2,
        "low": -2,
        "high": -2,
        "split": False,
        "statements": 1,
        "acts": 1,
        "changed": 0,
        "came_from": None,
        "since": pd.Timestamp("2024-10-01"),
        "ids": ("stance-1",),
        "current": ("stance-1",),
        "speaker": "ishiba",
        "certain": True,
        "perhaps": (),
        "steps": ((date(2024, 10, 1), (-2,)),),
    }


@pytest.mark.parametrize(
    ("said", "stance", "changed"),
    [
        (("2024-09-01 2", "2024-10-01 1"), 1, -1),
        (("2024-10-01 1", "2024-09-01 2"), 1, -1),
        (("2024-09-01 -1", "2024-10-01 2"), 2, 1),
        (("2024-09-01 2", "2024-10-01 2"), 2, 0),
        (("2000 -2", "2001 2", "2002 1"), 1, -1),
        (("2024-09 2", "2024-10-01 1"), 1, -1),
    ],
)
def test_the_newest_counts_and_is_compared_with_the_one_before(cell, said, stance, changed):
    found = cell(*said)
    assert (found["stance"], found["low"], found["high"]) == (stance, stance, stance)
    assert (found["changed"], found["split"]) == (changed, False)
    assert found["statements"] == len(said)


def test_of_the_same_first_day_the_last_to_end_then_the_farther_from_neutral_counts(cell):
    assert cell("2024-10-01 1", "2024-10-01 2")["stance"] == 2
    assert cell("2024-10-01 -1", "2024-10-01 0")["stance"] == -1
    assert cell("2024-10 2", "2024-10-01 1")["stance"] == 2


@pytest.mark.parametrize(
    ("said", "low", "high", "split"),
    [
        (("2024-10-01 2", "2024-10-01 -1"), -1, 2, True),
        (("2024 2", "2024-10-01 -1"), -1, 2, True),
        (("2024 -2", "2024-10-01 2"), -2, 2, True),
        (("2024-10-01/2024-10-03 2", "2024-10-03 -1"), -1, 2, True),
        (("2024-10-01/2024-10-02 2", "2024-10-03 -1"), -1, -1, False),
        (("2024-09-30/2024-10-02 2", "2024-10-01 -1", "2024-10-02 -2"), -2, 2, True),
        (("2024 2", "2024-10-01 1"), 1, 2, False),
        (("2024 0", "2024-10-01 1"), 0, 1, False),
        (("2024 0", "2024-10-01 -1"), -1, 0, False),
    ],
)
def test_current_is_all_that_no_other_is_known_to_follow(cell, said, low, high, split):
    found = cell(*said)
    assert (found["low"], found["high"], found["split"]) == (low, high, split)


def test_what_is_current_is_not_known_to_come_before(cell):
    assert cell("2024 2", "2024-10-01 1")["changed"] == 0
    assert cell("2024-10-01 2", "2024-10-01 1")["changed"] == 0
    assert cell("2023 -2", "2024 2", "2024-10-01 1")["changed"] == 1


def test_of_two_in_no_known_order_the_one_that_may_be_later_is_no_newer(cell):
    # What was said in 2024 counts for certain on its last day alone, and is no news by then.
    found = cell("2024 2", "2024-10-01 1", asof=date(2024, 12, 31))
    assert (found["stance"], found["current"]) == (1, ("stance-1", "stance-2"))
    assert found["steps"] == ((date(2024, 10, 1), (1,)),)


def test_a_move_is_known_however_often_it_was_said_again(cell):
    found = cell("2019 -1", "2023 1", "2024 1")
    assert (found["changed"], found["came_from"]) == (1, -1)
    assert cell("2024 2", "2024-10-01 -2", "2025 1")["came_from"] is None


def test_what_lasts_holds_until_the_next_statement(cell):
    found = cell("2009/.. 2", "2024-10-01 -1")
    assert (found["low"], found["high"], found["split"], found["changed"]) == (-1, -1, False, -1)
    found = cell("2009/.. 2", "2009-12-31 -1")
    assert (found["low"], found["high"], found["split"], found["changed"]) == (-1, 2, True, 0)


def test_some_unknown_time_after_a_year_is_known_to_precede_nothing(cell):
    found = cell("2009/ 2", "2024-10-01 -1")
    assert (found["low"], found["high"], found["split"], found["changed"]) == (-1, 2, True, 0)


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("../2009", date(2009, 12, 31)),
        ("/2009", date(2008, 12, 31)),
        ("/2009-03", date(2009, 2, 28)),
    ],
)
def test_without_a_first_day_it_counts_from_the_last(cell, said, by):
    rows = ("1990 1", f"{said} -1")
    assert cell(*rows)["since"] == pd.Timestamp(by)
    assert cell(*rows, asof=by)["stance"] == -1
    assert cell(*rows, asof=by - timedelta(days=1))["stance"] == 1


def test_nobody_stands_anywhere_before_it_is_known(tmp_path):
    ds = dataset(tmp_path, events=[{"date": "1944"}], stances=[{"date": "/2024-11"}])
    assert cells(ds, Filters(), date(1950, 1, 1)).empty
    assert cells(ds, Filters(), date(2024, 10, 30)).empty
    assert changes(ds, Filters()) == [date(2024, 10, 31)]


@pytest.mark.parametrize("said", [("/2024-11 2", "2009 -1"), ("2009 -1", "/2024-11 2")])
def test_what_is_known_by_2024_is_newer_than_what_was_said_in_2009(cell, said):
    found = cell(*said)
    assert (found["stance"], found["low"], found["high"]) == (2, 2, 2)
    # Which of them came first is not known: it is not told as a change of mind.
    assert found["changed"] == 0


def test_what_was_known_before_the_newest_was_said_is_compared_with_it(cell):
    found = cell("../2016 -2", "2024-05 1")
    assert (found["stance"], found["changed"], found["split"]) == (1, 1, False)


def test_statements_of_a_cell_stand_as_they_come_to_count(tmp_path):
    ds = dataset(tmp_path, events=[], stances=[{"date": "/2024-11"}, {"date": "2009"}])
    assert list(statements(ds, "ishiba", "asian-nato")["date"]) == ["2009", "/2024-11"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("2001", "2001"),
        ("2024-10", "Oct 2024"),
        ("2024-10-02/2024-10-31", "2–31 Oct 2024"),
        ("2024/..", "since 2024"),
        ("../2024-10", "by Oct 2024"),
        ("/2024-11", "before Nov 2024"),
    ],
)
def test_the_date_of_the_newest_is_told_as_it_is_known(tmp_path, said, words):
    ds = dataset(tmp_path, events=[], stances=[{"date": said}])
    assert known(ds, cells(ds, Filters())) == [words]


def test_what_has_perhaps_been_said_is_told_as_such(tmp_path):
    ds = dataset(tmp_path, events=[], stances=[{"date": "2024-09"}])
    assert known(ds, cells(ds, Filters(), date(2024, 9, 5))) == ["by now perhaps (Sep 2024)"]
    assert known(ds, cells(ds, Filters(), date(2024, 9, 30))) == ["Sep 2024"]


@pytest.mark.parametrize(
    ("asof", "stance", "ids", "certain", "perhaps"),
    [
        (date(2024, 9, 1), 2, ("stance-1",), False, ("stance-1",)),
        (date(2024, 9, 29), 2, ("stance-1",), False, ("stance-1",)),
        (date(2024, 9, 30), 2, ("stance-1",), True, ()),
        (date(2024, 10, 1), 2, ("stance-1",), True, ("stance-2",)),
        (date(2024, 10, 31), -1, ("stance-1", "stance-2"), True, ()),
        (date(2030, 1, 1), -1, ("stance-1", "stance-2"), True, ()),
        (None, -1, ("stance-1", "stance-2"), True, ()),
    ],
)
def test_a_statement_counts_perhaps_from_its_first_day_and_certainly_from_its_last(
    cell, asof, stance, ids, certain, perhaps
):
    found = cell("2024-09 2", "2024-10 -1", asof=asof)
    assert (found["stance"], found["ids"], found["statements"]) == (stance, ids, len(ids))
    assert (found["certain"], found["perhaps"]) == (certain, perhaps)


@pytest.mark.parametrize(
    ("said", "perhaps_from", "certain_from"),
    [
        ("2024-09-17", date(2024, 9, 17), date(2024, 9, 17)),
        ("2024-09-10/2024-09-20", date(2024, 9, 10), date(2024, 9, 20)),
        ("2017/..", date(2017, 1, 1), date(2017, 12, 31)),
        ("2024-06/", date(2024, 7, 1), date(2024, 12, 31)),
    ],
)
def test_by_its_date_a_statement_counts(tmp_path, said, perhaps_from, certain_from):
    rows = [{"date": said}, {"actor": "other", "date": "2024-12-31"}]
    ds = dataset(tmp_path, events=[], stances=rows)
    before, first, last = (
        cells(ds, Filters(actors=("ishiba",)), day)
        for day in (perhaps_from - timedelta(days=1), perhaps_from, certain_from)
    )
    assert before.empty
    assert list(first["certain"]) == [perhaps_from == certain_from]
    assert list(last["certain"]) == [True]


def test_what_is_not_certain_has_moved_nowhere(cell):
    found = cell("2024-09-01/2024-09-30 2", "2024-09-10/2024-09-30 -1", asof=date(2024, 9, 15))
    assert (found["stance"], found["low"], found["high"], found["split"]) == (-1, -1, 2, True)
    assert (found["changed"], found["steps"]) == (0, ())
    assert found["since"] == pd.Timestamp("2024-09-10")
    assert found["perhaps"] == found["ids"] == ("stance-1", "stance-2")


def test_nothing_said_yet_is_an_empty_table_of_the_same_types(tmp_path):
    ds = dataset(tmp_path, events=[], stances=[{"date": "2024"}])
    none = cells(ds, Filters(), date(2023, 12, 31))
    assert_frame_equal(none, cells(ds, Filters()).head(0))
    assert none.dtypes.astype(str).to_dict() == {
        "actor": "str",
        "framework": "str",
        "stance": "int64",
        "low": "int64",
        "high": "int64",
        "split": "bool",
        "statements": "int64",
        "acts": "int64",
        "changed": "int64",
        "came_from": "object",
        "since": "datetime64[us]",
        "ids": "object",
        "current": "object",
        "speaker": "str",
        "certain": "bool",
        "perhaps": "object",
        "steps": "object",
    }


PARTIES = [
    {"id": "c", "actor": "komeito", "framework": "quad", "date": "2020", "event": "poll"},
    {"id": "a", "actor": "ishiba", "framework": "quad", "date": "2021"},
    {"id": "b", "actor": "ishiba", "framework": "asian-nato", "date": "2022", "stance": "1"},
    {"id": "d", "actor": "ishiba", "framework": "asian-nato", "date": "2019", "event": "poll"},
]


@pytest.fixture
def parties(tmp_path):
    return dataset(
        tmp_path,
        events=[{"id": "poll"}],
        stances=PARTIES,
        actors=[{"id": "ishiba"}, {"id": "komeito"}],
        frameworks=[{"id": "asian-nato"}, {"id": "quad"}],
    )


def test_cells_stand_in_the_order_of_actors_and_frameworks(parties):
    assert cells(parties, Filters())[["actor", "framework", "ids"]].to_dict("split")["data"] == [
        ["ishiba", "asian-nato", ("d", "b")],
        ["ishiba", "quad", ("a",)],
        ["komeito", "quad", ("c",)],
    ]


def test_only_what_is_in_view_counts(parties):
    before = cells(parties, Filters(actors=("ishiba",), years=(2019, 2020)))
    assert list(before["ids"]) == [("d",)]
    assert changes(parties, Filters(actors=("ishiba",))) == [
        date(2019, 1, 1),
        date(2019, 12, 31),
        date(2021, 1, 1),
        date(2021, 12, 31),
        date(2022, 1, 1),
        date(2022, 12, 31),
    ]


def test_statements_of_a_cell_in_order_of_time(parties):
    said = statements(parties, "ishiba", "asian-nato")
    assert list(said["id"]) == ["d", "b"]
    assert list(said.columns) == list(parties.stances.columns)
    assert statements(parties, "komeito", "asian-nato").empty


def test_what_counts_by_a_day(parties):
    said = statements(parties, "ishiba", "asian-nato")
    assert list(by_day(said, date(2019, 12, 31))["id"]) == ["d"]
    assert by_day(said, date(2019, 12, 30)).empty
    assert list(by_day(said, None)["id"]) == ["d", "b"]


DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 8))
SPANS = st.lists(DAYS, min_size=1, max_size=2).map(lambda days: "/".join(map(str, sorted(days))))
SAID = st.builds(
    lambda when, stance, actor: {"date": when, "stance": str(stance), "actor": actor},
    SPANS | st.tuples(DAYS, st.sampled_from(["{}/..", "../{}"])).map(lambda d: d[1].format(d[0])),
    st.integers(-2, 2),
    st.sampled_from(["ishiba", "komeito"]),
)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(said=st.lists(SAID, min_size=1, max_size=6))
def test_cells_change_on_the_days_of_changes_and_on_no_other(tmp_path_factory, said):
    ds = dataset(tmp_path_factory.mktemp("changes"), events=[], stances=said)
    days = [date(2023, 12, 31) + timedelta(days=n) for n in range(10)]
    tables = [cells(ds, Filters(), day) for day in days]
    changed = [
        day
        for day, old, new in zip(days[1:], tables, tables[1:], strict=False)
        if not old.equals(new)
    ]
    assert changes(ds, Filters()) == changed
    assert_frame_equal(tables[-1], cells(ds, Filters()))


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(said=st.lists(SAID, min_size=1, max_size=6))
def test_a_cell_never_averages(tmp_path_factory, said):
    ds = dataset(tmp_path_factory.mktemp("cells"), events=[], stances=said)
    table = cells(ds, Filters())
    stance = dict(zip(ds.stances["id"], ds.stances["stance"], strict=True))
    for row in table.itertuples():
        coded = [stance[i] for i in row.ids]
        assert {row.stance, row.low, row.high} <= set(coded)
        assert row.low <= row.stance <= row.high
        assert row.split == (row.low < 0 < row.high)
        assert row.statements == len(coded)
    assert sorted(i for ids in table["ids"] for i in ids) == sorted(stance)


STAND = ["change", "stance", "stance_before", "low_before", "high_before", "split_before"]


@pytest.mark.parametrize(
    ("said", "since", "asof", "found"),
    [
        (["2024-10-01 1"], date(2024, 9, 1), None, ["new", 1, 1, 1, 1, False]),
        (["2023 2", "2024 -1"], date(2023, 12, 31), None, ["moved", -1, 2, 2, 2, False]),
        (["2023 2", "2024 -1"], date(2023, 12, 30), None, ["new", -1, 2, 2, 2, False]),
        (["2023 2", "2024 2"], date(2023, 12, 31), None, ["repeated", 2, 2, 2, 2, False]),
        (["2023 2", "2024 2"], date(2024, 12, 31), None, ["same", 2, 2, 2, 2, False]),
        (["2023 2", "2023 -1", "2024 1"], date(2023, 12, 31), None, ["moved", 1, 2, -1, 2, True]),
        (["2023 2"], date(2023, 1, 1), date(2023, 12, 30), ["same", 2, 2, 2, 2, False]),
        (["2023 2"], date(2022, 1, 1), date(2023, 1, 1), ["perhaps", 2, 2, 2, 2, False]),
        (
            ["2023 2", "2024 1"],
            date(2023, 12, 31),
            date(2024, 1, 1),
            ["perhaps", 2, 2, 2, 2, False],
        ),
    ],
)
def test_two_days_beside_each_other(tmp_path, said, since, asof, found):
    rows = [dict(zip(("date", "stance"), text.split(), strict=True)) for text in said]
    ds = dataset(tmp_path, events=[], stances=rows)
    both = compare(cells(ds, Filters(), since), cells(ds, Filters(), asof))
    assert both[STAND].iloc[0].tolist() == found


def test_every_step_between_two_days_is_told(tmp_path):
    said = ["2024-08-01 -1", "2024-09 2", "2024-10-01 2", "2024-10-05/2024-10-09 1"]
    rows = [dict(zip(("date", "stance"), text.split(), strict=True)) for text in said]
    ds = dataset(tmp_path, events=[], stances=rows)

    def told(since: date | None, asof: date) -> list[object]:
        earlier = cells(ds, Filters(), since) if since else cells(ds, Filters()).iloc[:0]
        (found,) = compare(earlier, cells(ds, Filters(), asof)).itertuples()
        return [found.change, found.steps]

    turned = (date(2024, 9, 30), (2,)), (date(2024, 10, 9), (1,))
    assert told(date(2024, 8, 31), date(2024, 11, 30)) == ["moved", turned]
    assert told(date(2024, 7, 1), date(2024, 11, 30)) == [
        "new",
        ((date(2024, 8, 1), (-1,)), *turned),
    ]
    assert told(date(2024, 9, 30), date(2024, 10, 1)) == ["repeated", ()]
    assert told(date(2024, 8, 31), date(2024, 9, 1)) == ["perhaps", ()]


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(said=st.lists(SAID, min_size=1, max_size=6))
def test_there_is_news_on_the_days_of_changes_and_on_no_other(tmp_path_factory, said):
    ds = dataset(tmp_path_factory.mktemp("news"), events=[], stances=said)
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(9)]
    assert [d for d in days if len(news(ds, Filters(), d))] == changes(ds, Filters())


FAMILY = [
    {"id": "child", "parent": "head"},
    {"id": "far", "country": "USA"},
    {"id": "head", "country": "JPN"},
    {"id": "grandchild", "parent": "child"},
    {"id": "nobody"},
    {"id": "own", "country": "USA", "parent": "head"},
]


@pytest.fixture
def family(tmp_path):
    said = {"child": "2", "far": "-1", "head": "-2", "grandchild": "2", "nobody": "0", "own": "1"}
    rows = [{"actor": actor, "stance": stance} for actor, stance in said.items()]
    rows += [{"actor": "own", "stance": "-1"}, {"actor": "far", "framework": "quad"}]
    return dataset(tmp_path, events=[], stances=rows, actors=FAMILY)


def test_voices_belong_to_their_country_or_that_of_whom_they_speak_for(family):
    assert groups(family) == (
        Group("JPN", "Japan", ("child", "head", "grandchild")),
        Group("USA", "United States", ("far", "own")),
        Group("", UNATTRIBUTED, ("nobody",)),
    )
    assert voices(family, "JPN") == ("child", "head", "grandchild")
    assert voices(family, "head") == ("head",)
    assert voices(family, "") == ("nobody",)
    assert voices(family, EVERYONE) == tuple(family.actors["id"])
    assert voices(family, "atlantis") == ()
    assert spoken(family, "USA", "quad")
    assert not spoken(family, "JPN", "quad")


def rows_of(ds, order):
    return {group.key: members for group, members in arrange(ds, cells(ds, Filters()), order)}


def test_as_curated_each_stands_under_whom_it_speaks_for(family):
    assert rows_of(family, "curated") == {
        "JPN": [("head", 0), ("child", 1), ("grandchild", 2)],
        "USA": [("far", 0), ("own", 0)],
        "": [("nobody", 0)],
    }


def test_by_support_first_comes_who_is_for_most(family):
    # Japan is for it 2 to 1; nobody is neutral; far America supports the Quad and leans against.
    assert rows_of(family, "support") == {
        "JPN": [("child", 0), ("grandchild", 0), ("head", 0)],
        "USA": [("far", 0), ("own", 0)],
        "": [("nobody", 0)],
    }
    standing = cells(family, Filters())
    assert columns_in_order(standing, ["asian-nato", "quad"], "support") == ["quad", "asian-nato"]


def test_who_shares_no_framework_is_neither_near_nor_far(tmp_path):
    said = [
        *({"actor": "a", "framework": f, "stance": "2"} for f in ("x", "y")),
        *({"actor": "b", "framework": f, "stance": "2"} for f in ("x", "y")),
        {"actor": "c", "framework": "x", "stance": "-2"},
        {"actor": "d", "framework": "z", "stance": "2"},
    ]
    standing = cells(dataset(tmp_path, events=[], stances=said), Filters())
    apart = distances(standing, "actor", ["a", "b", "c", "d"])
    assert apart.round(3).tolist() == [
        [0, 0.167, 0.75, 0.5],
        [0.167, 0, 0.75, 0.5],
        [0.75, 0.75, 0, 0.5],
        [0.5, 0.5, 0.5, 0],
    ]


CAMPS = {"a": "2", "b": "-2", "c": "2", "d": "-2", "e": "1"}


def test_by_similarity_neighbours_agree(tmp_path):
    said = [
        {"actor": a, "framework": f, "stance": s} for a, s in CAMPS.items() for f in ("x", "y", "z")
    ]
    ds = dataset(tmp_path, events=[], stances=said)
    rows = [actor for actor, _ in rows_of(ds, "similarity")[""]]
    assert (rows[:3], {*rows[3:]}) == (["a", "c", "e"], {"b", "d"})


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(
    said=st.lists(
        st.tuples(st.sampled_from("abcdefg"), st.sampled_from("xyz"), st.integers(-2, 2)),
        max_size=20,
    ),
    order=st.sampled_from(ORDERS),
)
def test_every_order_keeps_everyone_once_and_is_the_same_again(tmp_path_factory, said, order):
    stances = [{"actor": a, "framework": f, "stance": str(s)} for a, f, s in said]
    ds = dataset(tmp_path_factory.mktemp("order"), events=[{}], stances=stances)
    standing = cells(ds, Filters())
    found = arrange(ds, standing, order)
    assert sorted(a for _, members in found for a, _ in members) == sorted({*standing["actor"]})
    assert arrange(ds, standing, order) == found
    frameworks = sorted({*standing["framework"]})
    assert sorted(columns_in_order(standing, frameworks, order)) == frameworks


OURS = Path(__file__).parents[2] / "data"

# Read from the four articles. Nothing of India is reported before 1 October; the ministers, the
# prime minister's retreat and America's preference for single partners follow his election.
AUTUMN = {
    date(2024, 9, 30): {
        "ishiba": (2, 0, {"campaign", "hudson", "press"}),
        "kritenbrink": (-1, 0, {"kritenbrink-asian-nato"}),
        "biden-administration": (-1, 0, {"biden-administration-asian-nato"}),
    },
    date(2024, 10, 1): {
        "ishiba": (2, 0, {"campaign", "hudson", "press"}),
        "india": (-2, 0, {"india-asian-nato"}),
        "jaishankar": (-2, 0, {"jaishankar-asian-nato"}),
        "kritenbrink": (-1, 0, {"kritenbrink-asian-nato"}),
        "biden-administration": (-1, 0, {"biden-administration-asian-nato"}),
    },
    date(2024, 10, 31): {
        "ishiba": (1, -1, {"campaign", "hudson", "press", "diet"}),
        "ishiba-ministers": (-1, 0, {"ishiba-ministers-asian-nato"}),
        "iwaya": (0, 0, {"iwaya-asian-nato"}),
        "india": (-2, 0, {"india-asian-nato"}),
        "jaishankar": (-2, 0, {"jaishankar-asian-nato"}),
        "kritenbrink": (-1, 0, {"kritenbrink-asian-nato"}),
        "biden-administration": (-1, 0, {"biden-administration-asian-nato"}),
        "usa": (-1, 0, {"usa-asian-nato"}),
    },
}
"""Stance, change and statements of Ishiba, his ministers, India and the United States."""

WATCHED = {actor for standing in AUTUMN.values() for actor in standing}


@pytest.mark.parametrize("day", AUTUMN, ids=str)
def test_who_stood_where_on_asian_nato_in_autumn_2024(day):
    standing = cells(load(OURS), Filters(frameworks=("asian-nato",)), day)
    found = {
        row.actor: (
            row.stance,
            row.changed,
            {i.removeprefix("ishiba-asian-nato-") for i in row.ids},
        )
        for row in standing.itertuples()
        if row.actor in WATCHED
    }
    assert found == AUTUMN[day]
    assert not standing["split"].any()
