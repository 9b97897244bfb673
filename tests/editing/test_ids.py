"""Ids of new rows are readable and not yet taken."""

from __future__ import annotations

import pytest

from timeline.editing.ids import new_id


@pytest.mark.parametrize(
    ("table", "cells", "taken", "wanted"),
    [
        ("events", {"title": "Müller’s 2nd plan!", "date": "1994"}, (), "mullers-2nd-plan"),
        ("events", {"title": "A plan", "date": "1994"}, {"a-plan"}, "a-plan-1994"),
        ("events", {"title": "A", "date": "1994"}, {"a", "a-1994"}, "a-1994-2"),
        ("events", {"title": "…", "date": "2024-10-01/.."}, (), "event"),
        ("events", {}, {"event"}, "event-2"),
        ("stances", {"actor": "ann", "framework": "pact"}, (), "ann-pact"),
        (
            "stances",
            {"actor": "ann", "framework": "pact", "date": "2024-10"},
            {"ann-pact"},
            "ann-pact-2024-10",
        ),
    ],
)
def test_new_ids(table, cells, taken, wanted):
    assert new_id(table, cells, taken) == wanted
