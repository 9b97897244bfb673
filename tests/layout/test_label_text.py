from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.scenes import NAMES
from timeline.layout.label_text import NUMBER_SIZE, SIGN, worded
from timeline.layout.scene import Item
from timeline.layout.text_metrics import text_width


def item(label, rank=1, number="", signs=()):
    return Item("a", label, 0.0, 0.0, rank=rank, number=number, signs=signs)


@given(NAMES, st.sampled_from(["", "7", "104"]), st.sampled_from([(), (1,), (2, -2)]))
def test_text_number_and_signs_lie_within_the_width(label, number, signs):
    words = worded(item(label, number=number, signs=signs), 400.0, 12)
    widths = [text_width(line, 12) for line in words.lines]
    assert " ".join(words.lines) == " ".join(label.split())
    assert max(widths) <= words.width
    if number:
        assert text_width(number, NUMBER_SIZE) + 3 + widths[0] <= words.width
    ends = [widths[-1], *(x + SIGN / 2 for _, x in words.signs)]
    starts = [x - SIGN / 2 for _, x in words.signs]
    assert all(end < start for end, start in zip(ends, starts, strict=False))
    assert ends[-1] <= words.width
    assert [stance for stance, _ in words.signs] == list(signs)


def test_the_number_counts_where_lines_are_balanced():
    assert worded(item("Ishiba elected LDP leader"), 120.0, 12).lines == (
        "Ishiba elected",
        "LDP leader",
    )
    assert worded(item("bb bb bb"), 40.0, 12).lines == ("bb bb", "bb")
    assert worded(item("bb bb bb", number="12"), 40.0, 12).lines == ("bb", "bb bb")


@pytest.mark.parametrize(("rank", "lines"), [(1, None), (0, ("Unbreakable-", "name"))])
def test_only_the_first_rank_is_cut_to_fit(rank, lines):
    words = worded(item("Unbreakable-name", rank=rank), 80.0, 12)
    assert (words and words.lines) == lines


def test_not_even_the_first_rank_is_written_in_no_room():
    assert worded(item("Unbreakable-name", rank=0), 20.0, 12) is None
