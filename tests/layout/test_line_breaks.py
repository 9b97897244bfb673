"""Where names may be broken, in whatever script they are."""

from __future__ import annotations

import pytest

from timeline.layout.line_breaks import pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The treaty  is signed", ["The ", "treaty ", "is ", "signed "]),
        ("남북정상회담이 열려", ["남북정상회담이 ", "열려 "]),
        ("توقيع معاهدة", ["توقيع ", "معاهدة "]),
        ("2014年の「閣議」、決定", ["2014年", "の", "「閣", "議」、", "決", "定 "]),
        ("RCEP签署", ["RCEP", "签", "署 "]),
        ("", []),
    ],
)
def test_pieces(text, found):
    assert pieces(text, 12.0, 150.0) == found


def test_a_wide_word_is_broken_but_no_accent_from_its_letter():
    word = "žluťoučky\u0301ku\u030aň" * 4
    found = pieces(word, 12.0, 60.0)
    assert "".join(found) == f"{word} "
    assert len(found) > 3
    assert not any(part[0] in "\u0301\u030a" for part in found)
