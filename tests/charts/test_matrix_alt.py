from __future__ import annotations

from datetime import date

from tests.charts.conftest import FRAMEWORKS, said
from tests.factories import dataset
from timeline.charts.matrix_alt import matrix_alt
from timeline.queries import positions
from timeline.queries.filters import Filters


def test_a_matrix_says_who_is_for_and_against_who_is_torn_and_who_moved(stances):
    cells = positions.cells(stances, Filters())
    assert matrix_alt(stances, cells) == (
        "Matrix of where 3 voices stand on 2 frameworks, by the newest statement of each. "
        "Most speak of The pact: of 3 voices, 1 in favour, 1 against, 1 of two minds. "
        "Contradicts itself: Chandra on The pact. "
        "Moved, more in favour: Baker on The forum; "
        "less in favour: Aoki on The pact."
    )


def test_what_is_only_perhaps_so_by_the_day_is_said_apart(stances):
    day = date(2024, 10, 1)
    assert matrix_alt(stances, positions.cells(stances, Filters(), day), asof=day) == (
        "Matrix of where 3 voices stand on 2 frameworks, as of 1 October 2024. "
        "Most speak of The pact: of 2 voices, 1 in favour, 1 against. "
        "By now perhaps: Chandra on The pact (in October 2024). "
        "Moved, more in favour: Baker on The forum."
    )


def test_two_days_say_who_moved_step_by_step_and_who_was_first_found(stances):
    before, after = (
        positions.cells(stances, Filters(), date(2024, month, day))
        for month, day in ((9, 30), (10, 31))
    )
    found = positions.compare(before, after)
    assert matrix_alt(stances, found, asof=date(2024, 10, 31), since=date(2024, 9, 30)) == (
        "Matrix of where 3 voices stand on 2 frameworks, as of 31 October 2024 and as compared "
        "with 30 September 2024. "
        "Most speak of The pact: of 3 voices, 1 in favour, 1 against, 1 of two minds. "
        "Contradicts itself: Chandra on The pact. "
        "Since 30 September 2024, moved: Aoki on The pact, ++ in September 2024 → + on 2 October "
        "2024; Baker on The forum, − in 1994 → ++ on 1 October 2024; "
        "first found: Baker on The pact; Chandra on The pact."
    )
    same = positions.compare(after, after)
    assert matrix_alt(stances, same, since=date(2024, 10, 31)).endswith(
        "Since 31 October 2024, none moved."
    )


def test_governments_are_counted_and_groups_of_states_apart(tmp_path):
    ds = dataset(
        tmp_path,
        actors=[
            {"id": "japan", "name": "Japan", "type": "state", "country": "JPN"},
            {"id": "members", "name": "Members", "type": "state", "country": ""},
        ],
        frameworks=FRAMEWORKS,
        stances=[said("japan", 2, "2024-09-01"), said("members", -1, "2024-09-01")],
    )
    cells = positions.cells(ds, Filters(), voices="governments")
    assert matrix_alt(ds, cells, voices="governments") == (
        "Matrix of where 1 government and 1 group of states stand on 1 framework, by the newest "
        "statement of each. Most speak of The pact: of 1 government, 1 in favour."
    )


def test_a_matrix_before_anything_was_said(stances):
    cells = positions.cells(stances, Filters(), date(1950, 1, 1))
    said = matrix_alt(stances, cells, asof=date(1950, 1, 1))
    assert said == "Matrix of stances without a statement, as of 1 January 1950."
