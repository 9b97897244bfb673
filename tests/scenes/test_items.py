from __future__ import annotations

import pytest

from tests.factories import dataset
from timeline.scenes.items import item

LOW, HIGH = 738_886.0, 739_252.0
"""The first day of 2024, and that of 2025."""


@pytest.mark.parametrize(
    ("when", "cut", "opened"),
    [
        ("2024", (False, False), (False, False)),
        ("2023-05/2024-05", (True, False), (False, False)),
        ("2024-05/2025-05", (False, True), (False, False)),
        ("2023/2025", (True, True), (False, False)),
        ("1945/..", (True, False), (False, True)),
        ("../2025", (False, True), (True, False)),
        ("2024-05/..", (False, False), (False, True)),
    ],
)
def test_what_an_axis_cuts_off_is_told_from_what_is_not_known(tmp_path, when, cut, opened):
    ds = dataset(tmp_path, events=[{"id": "a", "date": when}])
    made = item(ds.events.iloc[0].to_dict(), (LOW, HIGH))
    assert (made.cut_start, made.cut_end) == cut
    assert (made.open_start, made.open_end) == opened
    assert LOW <= made.start <= made.end <= HIGH
