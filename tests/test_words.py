"""How many there are is said in English."""

from __future__ import annotations

import pytest

from timeline.words import counted, is_rtl


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 events"), (1, "1 event"), (2, "2 events"), (1_234, "1,234 events")],
)
def test_counted(number, said):
    assert counted(number, "event") == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", False), ("1994", False), ("Ishiba", False), ("“إيشيبا”", True), ("1994 ישיבה", True)],
)
def test_which_way_a_text_runs(text, expected):
    assert is_rtl(text) is expected
