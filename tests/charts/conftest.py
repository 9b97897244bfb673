"""Three voices on two frameworks: one who moved, one who stood firm, one of two minds."""

from __future__ import annotations

import pytest

from tests.factories import dataset

ACTORS = [
    {"id": "a", "name": "Aoki", "country": "JPN"},
    {"id": "b", "name": "Baker", "country": "USA"},
    {"id": "c", "name": "Chandra", "country": "IND"},
]
FRAMEWORKS = [{"id": "f", "name": "The pact"}, {"id": "g", "name": "The forum"}]


def said(actor, stance, day, framework="f"):
    return {"actor": actor, "framework": framework, "stance": str(stance), "date": day}


@pytest.fixture
def stances(tmp_path):
    return dataset(
        tmp_path,
        actors=ACTORS,
        frameworks=FRAMEWORKS,
        stances=[
            said("a", 2, "2024-09"),
            said("a", 1, "2024-10-02"),
            said("b", -2, "2024-10-01"),
            said("c", -1, "2024-10"),
            said("c", 1, "2024-10"),
            said("b", -1, "1994", "g"),
            said("b", 2, "2024-10-01", "g"),
        ],
    )
