"""Parts of a line stand in the order in which they are read, brackets with what they enclose."""

from __future__ import annotations

import pytest

from timeline.fonts.directions import directed


def order(line, *, base):
    return [part for part, _ in directed(line, base=base)]


@pytest.mark.parametrize(
    ("line", "base", "parts"),
    [
        ("שלום (NATO) אב", True, [") אב", "NATO", "שלום ("]),
        ("NATO (שלום) ab", False, ["NATO (", "שלום", ") ab"]),
        ("אב (גד) ab", False, ["אב (גד)", " ab"]),
    ],
)
def test_a_pair_of_brackets_runs_as_what_it_encloses(line, base, parts):
    assert order(line, base=base) == parts


def test_brackets_that_are_deeper_than_any_text_has_them_end_the_search():
    line = "(" * 20_000 + "א" + ")" * 20_000
    assert sum(map(len, order(line, base=False))) == len(line)
