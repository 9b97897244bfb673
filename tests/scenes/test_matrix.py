from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline.queries.filters import Filters
from timeline.scenes.matrix import Arrangement, matrix_model

ACTORS = [
    {"id": "state", "name": "Japan", "type": "state", "country": "JPN"},
    {"id": "minister", "name": "Minister", "parent": "state"},
    {"id": "paper", "name": "Paper", "type": "media", "country": "USA"},
]
SAID = [
    ("state", "pact", "-2", "1994"),
    ("state", "pact", "2", "2024-01-01"),
    ("minister", "pact", "2", "2024-01-01"),
    ("minister", "quad", "-1", "1994"),
    ("paper", "quad", "1", "2024"),
    ("paper", "quad", "-1", "2024"),
    ("paper", "pact", "1", "1994"),
]


@pytest.fixture
def ds(tmp_path):
    said = [dict(zip(("actor", "framework", "stance", "date"), row, strict=True)) for row in SAID]
    return dataset(tmp_path, stances=said, actors=ACTORS)


def model(ds, *, asof=None, since=None, **how):
    return matrix_model(ds, Filters(), asof, since, Arrangement(**how))


def test_rows_are_countries_with_their_voices_under_them(ds):
    rows = model(ds, folded=["USA"]).rows
    assert [(row.id, row.kind, row.depth, row.note) for row in rows] == [
        ("JPN", "open", 0, "2"),
        ("state", "voice", 1, ""),
        ("minister", "voice", 2, ""),
        ("USA", "folded", 0, "1"),
    ]


def test_a_cell_says_where_a_voice_stands_by_how_many_statements_and_which_way_it_moved(ds):
    cell = model(ds).cells["state", "pact"]
    assert (cell.name, cell.stances, cell.count, cell.arrow) == ("Japan", (2,), 2, "↑")
    assert cell.known == "1 Jan 2024"
    assert model(ds).cells["paper", "quad"].stances == (-1, 1)
    assert ("paper", "forum") not in model(ds).cells


def test_a_country_stands_where_its_government_does_if_nobody_differs(ds):
    cells = model(ds, folded=["JPN", "USA"]).cells
    japan = cells["JPN", "pact"]
    assert (japan.stances, japan.count, japan.spread, japan.is_official) == ((2,), 2, (), True)
    assert [voice.name for voice in japan.voices] == ["Japan", "Minister"]


def test_else_it_shows_its_spread_and_what_contradicts_itself_is_no_side(ds):
    cells = model(ds, folded=["JPN", "USA"]).cells
    assert (cells["JPN", "quad"].stances, cells["JPN", "quad"].spread) == ((), ((-1, 1),))
    assert cells["USA", "quad"].spread == ((None, 1),)
    assert cells["USA", "pact"].spread == ((1, 1),)


def test_between_two_days_a_cell_knows_how_it_was(ds):
    cells = model(ds, since=date(2000, 1, 1)).cells
    found = {place: (cell.state, cell.before) for place, cell in cells.items()}
    assert found["state", "pact"] == ("changed", (-2,))
    assert found["minister", "pact"] == ("changed", ())
    assert found["paper", "pact"] == ("same", (1,))


def test_of_a_country_shows_what_stands_out_most_among_its_voices(ds):
    cells = model(ds, since=date(2000, 1, 1), folded=["JPN", "USA"]).cells
    assert {place: cell.state for place, cell in cells.items()} == {
        ("JPN", "pact"): "changed",
        ("JPN", "quad"): "same",
        ("USA", "quad"): "changed",
        ("USA", "pact"): "same",
    }


def test_only_those_who_changed_may_have_rows(ds):
    rows = model(ds, since=date(2000, 1, 1), changed_only=True, frameworks=["pact"]).rows
    assert [row.id for row in rows] == ["JPN", "state", "minister"]


def test_sums_are_over_all_frameworks_in_view_whatever_is_shown(ds):
    found = model(ds, frameworks=["pact"])
    assert [column.id for column in found.columns] == ["pact"]
    assert found.frameworks == 2
    assert found.row_sums["minister"] == (1, 1, 0)
    assert found.row_sums["USA"] == (1, 0, 1)
    assert found.column_sums["pact"] == (3, 0, 0)
