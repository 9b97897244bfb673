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
    assert found["state", "pact"] == ("moved", (-2,))
    assert found["minister", "pact"] == ("new", ())
    assert found["paper", "pact"] == ("same", (1,))


def test_of_a_country_shows_what_stands_out_most_among_its_voices(ds):
    cells = model(ds, since=date(2000, 1, 1), folded=["JPN", "USA"]).cells
    assert {place: cell.state for place, cell in cells.items()} == {
        ("JPN", "pact"): "moved",
        ("JPN", "quad"): "same",
        ("USA", "quad"): "new",
        ("USA", "pact"): "same",
    }


def test_only_those_who_changed_may_have_rows(ds):
    rows = model(ds, since=date(2000, 1, 1), filled_only=True, frameworks=["pact"]).rows
    assert [row.id for row in rows] == ["JPN", "state", "minister"]


def test_only_those_who_have_spoken_by_the_day_may_have_rows(ds):
    every, filled = (
        model(ds, asof=date(2000, 1, 1), filled_only=only, frameworks=["quad"]).rows
        for only in (False, True)
    )
    assert [row.id for row in every] == ["JPN", "minister", "USA", "paper"]
    assert [row.id for row in filled] == ["JPN", "minister"]


def test_sums_are_over_all_frameworks_in_view_whatever_is_shown(ds):
    found = model(ds, frameworks=["pact"])
    assert [column.id for column in found.columns] == ["pact"]
    assert found.frameworks == 2
    assert found.row_sums["minister"] == (1, 1, 0, 0)
    assert found.row_sums["USA"] == (1, 0, 1, 0)
    assert found.column_sums["pact"] == (3, 0, 0, 0)
    assert found.sum_names == ("voices in favour", "voices against", "neither", "")


def test_what_is_perhaps_so_by_the_day_is_counted_apart(ds):
    found = model(ds, asof=date(2024, 2, 1))
    cell = found.cells["paper", "quad"]
    assert (cell.is_perhaps, cell.perhaps, cell.stances) == (True, "in 2024", (-1, 1))
    assert found.column_sums["quad"] == (0, 1, 0, 1)
    assert found.sum_names[-1] == "by now perhaps"
    assert found.cells["state", "pact"].perhaps == ""


def test_governments_have_a_row_each_and_groups_of_states_stand_apart(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[
            {"actor": "minister", "framework": "pact", "stance": "2", "date": "2024-01-01"},
            {"actor": "paper", "framework": "pact", "stance": "-2", "date": "2024-01-01"},
            {"actor": "members", "framework": "pact", "stance": "-1", "date": "2024-01-01"},
        ],
        actors=[
            *ACTORS[::2],
            {**ACTORS[1], "office": "2023-01-01/.. minister"},
            {"id": "members", "name": "Members", "type": "state", "country": ""},
        ],
    )
    found = model(ds, voices="governments")
    assert [(row.id, row.name, row.kind, row.voices) for row in found.rows] == [
        ("JPN", "Japan", "voice", ("state", "minister")),
        ("Groups of states", "Groups of states", "heading", ()),
        ("members", "Members", "voice", ("members",)),
    ]
    assert found.cells["JPN", "pact"].stances == (2,)
    assert found.column_sums["pact"][:3] == (1, 0, 0)
    assert found.sum_names[0] == "governments in favour"


def test_the_articles_own_views_stand_apart_and_are_not_counted(tmp_path):
    ds = dataset(
        tmp_path,
        stances=[
            {"actor": "paper", "framework": "pact", "stance": "2", "date": "2024-01-01"},
            {"actor": "author", "framework": "pact", "stance": "2", "date": "2024-01-01"},
        ],
        actors=[ACTORS[2], {"id": "author", "name": "Author", "country": "USA"}],
        sources=[{"author_actor": "author"}],
    )
    found = model(ds)
    assert [(row.name, row.kind) for row in found.rows] == [
        ("United States", "open"),
        ("Paper", "voice"),
        ("The articles' own views", "heading"),
        ("Author", "voice"),
    ]
    assert found.column_sums["pact"][:3] == (1, 0, 0)
    assert found.row_sums["author"][:3] == (1, 0, 0)


def test_between_two_days_every_step_is_told(tmp_path):
    said = [("2", "2024-08"), ("-1", "2024-09"), ("1", "2024-10-07")]
    ds = dataset(tmp_path, stances=[{"actor": "a", "stance": s, "date": d} for s, d in said])
    cell = next(iter(model(ds, since=date(2024, 8, 31)).cells.values()))
    assert cell.steps == "++ in August 2024 → − in September 2024 → + on 7 October 2024"
    assert cell.way == ((2,), (-1,), (1,))
    cell = next(iter(model(ds, since=date(2024, 7, 31)).cells.values()))
    assert (cell.state, cell.way) == ("new", ((2,), (-1,), (1,)))
