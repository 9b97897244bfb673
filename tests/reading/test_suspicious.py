"""Every cell that may hold what no cell may is marked, in columns that are otherwise clean."""

import pandas as pd
import pytest

from timeline.reading import suspicious
from timeline.reading.suspicious import may_be_unfit

ODD = [
    "a\tb",
    "\x1fa",
    "a\x7f",
    "\x80",
    "a\x9f",
    "lost \N{REPLACEMENT CHARACTER}",
    "#N/A",
    " #REF!",
]


def marked(cells: list[str]) -> list[bool]:
    raw = pd.Series(cells, dtype="str")
    return may_be_unfit(raw, raw.str.strip()).tolist()


@pytest.mark.parametrize("piece", [1, 2, 3, 1 << 18])
@pytest.mark.parametrize("cell", ODD)
def test_an_odd_cell_is_marked_wherever_it_stands(monkeypatch, cell, piece):
    monkeypatch.setattr(suspicious, "_PIECE", piece)
    for cells in ([cell, "a", "b"], ["é", cell, "«b»"], ["a", "", cell]):
        assert marked(cells) == [text == cell for text in cells]


def test_what_is_plain_is_not_looked_at_again():
    assert marked(["a\nb", "«é»", "日本", "", "a # b", "\uffe6"]) == [False] * 6
    assert marked([]) == []
