"""Who stands where as of a day, what is current then, and where it changed."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from tests.factories import dataset
from timeline.filters import Filters
from timeline.standings import Sides, cells, changes, sides, stances_at, statements


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
        "changed": 0,
        "since": pd.Timestamp("2024-10-01"),
        "ids": ("stance-1",),
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


def test_of_the_same_first_day_the_last_to_end_then_the_last_in_the_file_counts(cell):
    assert cell("2024-10-01 1", "2024-10-01 2")["stance"] == 2
    assert cell("2024-10-01 2", "2024-10-01 1")["stance"] == 1
    assert cell("2024-10 2", "2024-10-01 1")["stance"] == 2


@pytest.mark.parametrize(
    ("said", "low", "high", "split"),
    [
        (("2024-10-01 2", "2024-10-01 -1"), -1, 2, True),
        (("2024 2", "2024-10-01 -1"), -1, 2, True),
        (("2024 -2", "2024-10-01 2"), -2, 2, True),
        (("2024-10-01/2024-10-03 2", "2024-10-03 -1"), -1, 2, True),
        (("2024-10-01/2024-10-02 2", "2024-10-03 -1"), -1, -1, False),
        (("2024 2", "2024-10-01 1"), 1, 2, False),
        (("2024 0", "2024-10-01 1"), 0, 1, False),
        (("2024 0", "2024-10-01 -1"), -1, 0, False),
    ],
)
def test_a_bounded_statement_that_still_runs_is_current(cell, said, low, high, split):
    found = cell(*said)
    assert (found["low"], found["high"], found["split"]) == (low, high, split)


def test_what_is_current_is_not_known_to_come_before(cell):
    assert cell("2024 2", "2024-10-01 1")["changed"] == 0
    assert cell("2024-10-01 2", "2024-10-01 1")["changed"] == 0
    assert cell("2023 -2", "2024 2", "2024-10-01 1")["changed"] == 1


@pytest.mark.parametrize(("since", "begins"), [("2009/..", "2009-01-01"), ("2009/", "2010-01-01")])
def test_an_open_end_holds_until_the_next_statement(cell, since, begins):
    found = cell(f"{since} 2", "2024-10-01 -1")
    assert (found["low"], found["high"], found["split"], found["changed"]) == (-1, -1, False, -1)
    found = cell(f"{since} 2", f"{begins} -1")
    assert (found["low"], found["high"], found["split"], found["changed"]) == (-1, 2, True, 0)


def test_an_open_start_begins_with_the_data(cell):
    assert cell("1990 1", "../2009 -1")["since"] == pd.Timestamp("1990-01-01")


@pytest.mark.parametrize(
    ("asof", "stance", "count"),
    [
        (date(2024, 9, 1), 2, 1),
        (date(2024, 9, 30), 2, 1),
        (date(2024, 10, 1), -1, 2),
        (date(2030, 1, 1), -1, 2),
    ],
)
def test_a_statement_counts_from_its_first_day(cell, asof, stance, count):
    found = cell("2024-09 2", "2024-10 -1", asof=asof)
    assert (found["stance"], found["statements"]) == (stance, count)


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
        "changed": "int64",
        "since": "datetime64[us]",
        "ids": "object",
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
        date(2021, 1, 1),
        date(2022, 1, 1),
    ]


def test_statements_of_a_cell_in_order_of_time(parties):
    said = statements(parties, "ishiba", "asian-nato")
    assert list(said["id"]) == ["d", "b"]
    assert list(said.columns) == list(parties.stances.columns)
    assert statements(parties, "komeito", "asian-nato").empty


def test_stances_taken_at_an_event(parties):
    assert list(stances_at(parties, "poll")["id"]) == ["d", "c"]
    assert stances_at(parties, "nothing").empty


DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 8))
SPANS = st.lists(DAYS, min_size=1, max_size=2).map(lambda days: "/".join(map(str, sorted(days))))
SAID = st.builds(
    lambda when, stance, actor: {"date": when, "stance": str(stance), "actor": actor},
    SPANS | DAYS.map(lambda day: f"{day}/.."),
    st.integers(-2, 2),
    st.sampled_from(["ishiba", "komeito"]),
)


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


def test_sides_of_the_framework_that_most_speak_of(tmp_path):
    said = {"ishiba": "2", "komeito": "1", "ldp": "-1", "jaishankar": "-2", "yoon": "0"}
    rows = [{"actor": actor, "stance": stance} for actor, stance in said.items()]
    rows += [{"actor": "kishida", "stance": stance} for stance in ("2", "-2")]
    rows += [{"actor": "ishiba", "framework": "quad"}]
    ds = dataset(tmp_path, events=[{}], stances=rows)
    assert sides(cells(ds, Filters())) == Sides(
        framework="asian-nato",
        actors={
            2: ("ishiba",),
            1: ("komeito",),
            0: ("yoon",),
            -1: ("ldp",),
            -2: ("jaishankar",),
            None: ("kishida",),
        },
    )
    assert sides(cells(ds, Filters(actors=("nobody",)))) is None
