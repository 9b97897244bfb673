"""Which office was held on which day, and whether all of a time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import dataset
from timeline.queries.offices import holders, holds_office, titles, turns

OFFICES = {
    "ishiba": "2007-09-26/2008-09-24 defence minister; 2024-10-01/.. prime minister",
    "kishida": "2012-12-26/2017-08-03 foreign minister; 2017-08-04/2017-12-31 party head",
    "king": "king",
    "nobody": "",
}


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    actors = [{"id": actor, "office": held} for actor, held in OFFICES.items()]
    return dataset(tmp_path_factory.mktemp("offices"), events=[{}], actors=actors)


@pytest.mark.parametrize(
    ("actor", "day", "held"),
    [
        ("ishiba", date(2007, 9, 25), ()),
        ("ishiba", date(2007, 9, 26), ("defence minister",)),
        ("ishiba", date(2008, 9, 24), ("defence minister",)),
        ("ishiba", date(2024, 9, 30), ()),
        ("ishiba", date(2024, 10, 1), ("prime minister",)),
        ("ishiba", None, ("prime minister",)),
        ("kishida", None, ("party head",)),
        ("king", date(1, 1, 1), ("king",)),
        ("king", None, ("king",)),
        ("nobody", None, ()),
        ("unknown", None, ()),
    ],
)
def test_who_held_what_on_a_day(ds, actor, day, held):
    assert titles(ds, actor, day) == held


@pytest.mark.parametrize(
    ("actor", "first", "last", "held"),
    [
        ("ishiba", date(2024, 10, 1), date(2024, 12, 31), True),
        ("ishiba", date(2024, 9, 30), date(2024, 10, 31), False),
        ("ishiba", date(2008, 9, 1), date(2024, 10, 31), False),
        ("ishiba", None, date(2024, 10, 31), False),
        ("ishiba", date(2024, 10, 1), None, True),
        ("kishida", date(2017, 8, 1), date(2017, 8, 31), True),
        ("kishida", date(2017, 8, 1), date(2018, 1, 1), False),
        ("kishida", date(2017, 8, 1), None, False),
        ("king", None, None, True),
        ("nobody", date(2024, 10, 1), date(2024, 10, 1), False),
        ("unknown", None, None, False),
    ],
)
def test_an_office_is_held_on_every_day_of_a_time_or_not(ds, actor, first, last, held):
    assert holds_office(ds, actor, first, last) is held


def test_who_comes_and_goes(ds):
    assert holders(ds) == {"ishiba", "kishida", "king"}
    assert turns(ds, "ishiba") == (date(2007, 9, 26), date(2008, 9, 25), date(2024, 10, 1))
    assert turns(ds, "kishida") == (date(2012, 12, 26), date(2018, 1, 1))
    assert turns(ds, "king") == turns(ds, "nobody") == ()
