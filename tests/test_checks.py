"""What the library is given is taken, or refused in one sentence that says what would be taken."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from tests.factories import dataset
from timeline import checks, queries
from timeline.brief import View
from timeline.queries.filters import Filters

DAY = date(2024, 10, 1)
KINDS = (
    "agreement, doctrine, proposal, publication, statement, decision, election, summit, "
    "military, institution, opinion"
)
VIEWS = "timeline, matrix, compare, actor, events, stances, sources"


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("checks"),
        events=[
            {"id": "speech", "label": "Speech", "countries": "JPN; USA", "kind": "statement"},
            {"id": "summit", "label": "Summit", "date": "2025", "countries": "JPN"},
        ],
        stances=[{}],
        actors=[{"id": "ishiba", "name": "Ishiba Shigeru", "country": "JPN"}],
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
    )


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ({"countries": "JPN"}, ("JPN",)),
        ({"countries": ["JPN", "USA", "JPN"]}, ("JPN", "USA")),
        ({"frameworks": iter(["asian-nato"])}, ("asian-nato",)),
        ({"actors": pd.Series(["ishiba"])}, ("ishiba",)),
        ({"kinds": "summit"}, ("summit",)),
        ({"sources": ()}, ()),
        ({"sources": ""}, ()),
        ({"countries": None}, ()),
        ({"years": [1990, 2024]}, (1990, 2024)),
        ({"years": np.array([1990, 2024])}, (1990, 2024)),
        ({"years": None}, None),
        ({"text": "umbrella"}, "umbrella"),
    ],
)
def test_filters_take(given, taken):
    (field,) = given
    filters = Filters(**given)
    assert getattr(filters, field) == taken
    assert filters == Filters(**{field: taken})
    assert len({filters, Filters(**{field: taken})}) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"countries": 3}, "countries 3 is no text, and no list of texts"),
        ({"actors": ["ishiba", None]}, "actors None is no text"),
        (
            {"kinds": "sumit"},
            f'kind "sumit" is none of {KINDS}; did you mean summit?',
        ),
        ({"kinds": ["Summit"]}, 'kind "Summit" is written summit'),
        ({"years": (2024, 1990)}, "years 2024 and 1990 end before they begin"),
        ({"years": 2024}, "years 2024 are not a first and a last year"),
        (
            {"years": (1990, 2000, 2024)},
            "years (1990, 2000, 2024) are not a first and a last year",
        ),
        ({"years": "1990"}, 'years "1990" are not a first and a last year'),
        ({"years": (True, 2024)}, "years (True, 2024) are not a first and a last year"),
        ({"years": (0, 2024)}, "years 0 and 2024 reach outside the calendar, from 1 to 9999"),
        ({"text": 3}, "text 3 is no text"),
    ],
)
def test_filters_refuse(given, said):
    with pytest.raises(ValueError) as error:  # noqa: PT011 -- the whole message is compared
        Filters(**given)
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ({"kind": "matrix"}, "matrix"),
        ({"lanes": "country"}, "country"),
        ({"lanes": None}, ""),
        ({"lanes": "none"}, ""),
        ({"asof": datetime(2024, 10, 1, 9, 30)}, DAY),  # noqa: DTZ001 -- as a notebook has it
        ({"asof": pd.Timestamp("2024-10-01")}, DAY),
        ({"since": None}, None),
        ({"fold": "JPN"}, ("JPN",)),
        ({"fold": []}, ()),
        ({"fold": ["JPN", ""]}, ("JPN", "")),
        ({"months": np.int64(7)}, 7),
    ],
)
def test_a_view_takes(given, taken):
    (field,) = given
    view = View(**given)
    assert getattr(view, field) == taken
    assert type(getattr(view, field)) is type(taken)
    assert len({view, View(**{field: taken})}) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"kind": "matrx"},
            f'kind "matrx" is none of {VIEWS}; did you mean matrix?',
        ),
        (
            {"filters": {"country": "JPN"}},
            'dict is no Filters; write timeline.Filters(countries="JPN")',
        ),
        (
            {"scale": "balnced"},
            'scale "balnced" is none of calendar, balanced, even; did you mean balanced?',
        ),
        ({"scale": None}, "scale None is none of calendar, balanced, even"),
        ({"names": "ALL"}, 'names "ALL" is none of core, more, all; did you mean all?'),
        (
            {"lanes": "countries"},
            'lanes "countries" is none of framework, country, actor, kind; did you mean country?',
        ),
        ({"order": "abc"}, 'order "abc" is none of curated, support, similarity'),
        ({"months": 0}, "months 0 is too small; the least is 1"),
        ({"months": 1.5}, "months 1.5 is no whole number"),
        ({"months": "24"}, 'months "24" is no whole number'),
        ({"asof": "2024"}, 'asof "2024" is no day; write datetime.date(2024, 10, 1)'),
        ({"since": pd.NaT}, "since NaT is no day; write datetime.date(2024, 10, 1)"),
        (
            {"asof": DAY, "since": date(2025, 1, 1)},
            "asof 2024-10-01 is before since 2025-01-01; exchange them",
        ),
        ({"who": None}, "who None is no text"),
        ({"title": 3}, "title 3 is no text"),
        ({"fold": 3}, "fold 3 is no text, and no list of texts"),
    ],
)
def test_a_view_refuses(given, said):
    with pytest.raises(ValueError) as error:  # noqa: PT011
        View(**given)
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(countries="Japan"), 'country "Japan" is written JPN'),
        (Filters(countries="jpn"), 'country "jpn" is written JPN'),
        (Filters(countries="JPM"), 'country "JPM" is none of JPN, USA; did you mean JPN?'),
        (Filters(countries=["JPN", "Mars"]), 'country "Mars" is none of JPN, USA'),
        (Filters(frameworks="Asian NATO"), 'framework "Asian NATO" is written asian-nato'),
        (Filters(actors="Ishiba Shigeru"), 'actor "Ishiba Shigeru" is written ishiba'),
        (Filters(actors="Ishiba S."), 'actor "Ishiba S." is none of ishiba; did you mean ishiba?'),
        (Filters(sources="kelly"), 'source "kelly" is not in the data, which have none'),
        ("JPN", 'str is no Filters; write timeline.Filters(countries="JPN")'),
    ],
)
@pytest.mark.parametrize("query", [queries.events, queries.stances, queries.rows, queries.loosen])
def test_what_is_asked_of_the_data_is_in_them(ds, query, filters, said):
    with pytest.raises(ValueError) as error:  # noqa: PT011
        query(ds, filters, *(["events"] if query is queries.rows else []))
    assert str(error.value) == said


def test_of_many_the_nearest_are_named():
    names = {f"event-{n}": f"Event {n}" for n in range(20)} | {"speech": "Speech on Asian NATO"}
    assert checks.possible("speach", names) == "speech and 20 more; did you mean speech?"
    assert checks.possible("Speech on Asia", names) == "speech and 20 more; did you mean speech?"
    first = ", ".join(list(names)[:12])
    assert checks.possible("zzz", names) == f"{first} and 9 more"
