from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline.queries import positions
from timeline.queries.filters import Filters

ACTORS = [
    {"id": "japan", "name": "Japan", "type": "state", "country": "JPN"},
    {"id": "india", "name": "India", "type": "state", "country": "IND"},
    {"id": "paper", "name": "Paper", "type": "media", "country": "JPN"},
    {"id": "all", "name": "All states", "type": "state", "country": ""},
    {"id": "author", "name": "Author"},
]
FRAMEWORKS = [{"id": key} for key in ("pact", "quad", "talks", "guam", "seato")]
SAID = {
    ("japan", "pact"): "2",
    ("japan", "quad"): "1",
    ("japan", "talks"): "0",
    ("japan", "seato"): "1",
    ("india", "pact"): "-2",
    ("india", "quad"): "2",
    ("india", "talks"): "0",
    ("india", "guam"): "2",
    ("paper", "pact"): "1",
    ("paper", "quad"): "-1",
    ("all", "pact"): "1",
    ("all", "quad"): "1",
    ("all", "talks"): "0",
    ("author", "pact"): "1",
    ("author", "quad"): "1",
    ("author", "talks"): "0",
}


@pytest.fixture
def ds(tmp_path):
    stances = [
        {"actor": who, "framework": on, "stance": stance, "date": "2024-10-01"}
        for (who, on), stance in SAID.items()
    ]
    # Who says both on one day is split; what was said at some time in a year is perhaps said in it.
    stances += [
        {"actor": "japan", "framework": "guam", "stance": stance, "date": "2024-10-01"}
        for stance in ("2", "-2")
    ]
    stances.append({"actor": "india", "framework": "seato", "date": "2024-10/2025-12"})
    return dataset(
        tmp_path,
        stances=stances,
        actors=ACTORS,
        frameworks=FRAMEWORKS,
        sources=[{"author_actor": "author"}],
    )


DAY = date(2024, 12, 31)


def told(ds, *sides):
    found = positions.side_by_side(ds, Filters(), DAY, sides)
    return [
        (one.framework, one.verdict, [None if c is None else c.stance for c in one.cells])
        for one in found
    ]


def test_two_countries_stand_side_by_side_on_every_framework(ds):
    assert told(ds, "JPN", "IND") == [
        ("pact", "differ", [2, -2]),
        ("quad", "agree", [1, 2]),
        ("talks", "agree", [0, 0]),
        ("guam", "split", [-2, 2]),
        ("seato", "", [1, 2]),
    ]


def test_an_actor_stands_by_what_it_said_itself(ds):
    assert told(ds, "paper", "IND")[:2] == [
        ("pact", "differ", [1, -2]),
        ("quad", "differ", [-1, 2]),
    ]


def test_one_who_differs_is_enough_and_who_is_silent_says_nothing(ds):
    found = {on: verdict for on, verdict, _ in told(ds, "JPN", "IND", "paper")}
    assert found == {
        "pact": "differ",
        "quad": "differ",
        "talks": "agree",
        "guam": "split",
        "seato": "",
    }


def test_the_share_is_of_what_both_certainly_have_a_stance_on(ds):
    for voices, one, other in (("governments", "JPN", "IND"), ("all", "japan", "india")):
        table = positions.agreement(ds, positions.cells(ds, Filters(), DAY, voices))
        assert table.to_dict("records") == [
            {"one": one, "other": other, "like": 2, "shared": 3, "share": 2 / 3}
        ]


def test_under_three_shared_frameworks_nothing_is_told(ds):
    cells = positions.cells(ds, Filters(frameworks=("pact", "quad")), DAY)
    table = positions.agreement(ds, cells)
    assert table.empty
    assert list(table.columns) == ["one", "other", "like", "shared", "share"]


def test_on_the_newest_day_what_was_perhaps_said_is_certain(ds):
    table = positions.agreement(ds, positions.cells(ds, Filters(), None, "governments"))
    assert table[["like", "shared"]].to_numpy().tolist() == [[3, 4]]
