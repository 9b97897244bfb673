from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.event_labels import USUAL_FACE, LabelText, label_text, line_height
from timeline.layout.text_metrics import text_width

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=10), min_size=1, max_size=12)


@st.composite
def texts(draw):
    return LabelText(
        draw(st.sampled_from(["", "1994", "27 Sep", "since 1951", "10 Sep – 31 Dec"])),
        " ".join(draw(WORDS)),
        tuple(draw(st.lists(st.sampled_from([-2, 0, 2]), max_size=2))),
        draw(st.sampled_from(["", "a", "a, b, c"])),
        is_core=draw(st.booleans()),
    )


@given(texts(), st.sampled_from([120.0, 150.0, 200.0]))
def test_lines_are_no_wider_than_asked_for_unless_they_are_one_word(text, wrap):
    lines = label_text(text, USUAL_FACE, wrap)
    assert 1 <= len(lines) <= 3
    for line in lines:
        is_word = not line.when and " " not in line.name and (line.signs or line.letters)
        assert line.width <= wrap + 1e-6 or is_word


@given(texts(), st.sampled_from([120.0, 150.0, 200.0]))
def test_all_is_said_once_or_the_end_is_cut_off(text, wrap):
    lines = label_text(text, USUAL_FACE, wrap)
    said = " ".join(line.name for line in lines if line.name)
    if said.endswith("…"):
        assert text.name.startswith(said.removesuffix("…").rstrip())
    else:
        assert said == text.name
    assert [line.when for line in lines] == [text.when, *[""] * (len(lines) - 1)]
    ends = lines[-1]
    assert [stance for stance, _ in ends.signs] == list(text.signs)
    assert ends.letters == text.letters
    assert not any(line.signs or line.letters for line in lines[:-1])


@given(texts(), st.sampled_from([120.0, 200.0]))
def test_date_name_signs_and_letters_stand_apart_on_a_line(text, wrap):
    wide = USUAL_FACE.sign[0]
    for line in label_text(text, USUAL_FACE, wrap):
        size = USUAL_FACE.core_size if text.is_core else USUAL_FACE.size
        ends = [text_width(line.when, USUAL_FACE.size)]
        starts = []
        if line.name:
            starts.append(line.name_x)
            ends.append(line.name_x + text_width(line.name, size, bold=text.is_core))
        for _, x in line.signs:
            starts.append(x)
            ends.append(x + wide)
        if line.letters:
            starts.append(line.letters_x)
            ends.append(line.letters_x + text_width(line.letters, USUAL_FACE.size))
        assert all(end <= start for end, start in zip(ends, starts, strict=False))
        assert line.width >= max(ends) - 1e-6


def test_lines_are_as_even_as_can_be():
    lines = label_text(LabelText("1994", "Higuchi Report causes a shock"), USUAL_FACE, 170.0)
    assert len(lines) == 2
    widths = [line.width for line in lines]
    assert max(widths) - min(widths) < 60


def test_one_long_word_is_broken_to_be_whole():
    word = "Donaudampfschifffahrtsgesellschaft" * 2
    lines = label_text(LabelText("", word), USUAL_FACE, 170.0)
    assert "".join(line.name for line in lines) == word
    assert max(line.width for line in lines) <= 170


def test_a_longer_one_is_cut_off_in_the_last_line():
    lines = label_text(LabelText("", "Donaudampfschifffahrt" * 9), USUAL_FACE, 150.0)
    assert len(lines) == 3
    assert lines[-1].name.endswith("…")
    assert all(len(line.name) > 10 for line in lines)


def test_signs_of_chinese_and_japanese_may_be_broken_between_lines():
    name = "日中共同声明が北京で調印され、国交が正常化される"
    lines = label_text(LabelText("1972", name), USUAL_FACE, 170.0)
    assert "".join(line.name for line in lines) == name
    assert len(lines) > 1
    assert not any(line.name.startswith(("、", "ょ")) for line in lines)


def test_a_long_word_after_a_date_has_a_line_of_its_own():
    lines = label_text(
        LabelText("10 Sep – 31 Dec", "Donaudampfschifffahrt", letters="a"), USUAL_FACE, 150.0
    )
    assert [line.name for line in lines] == ["", "Donaudampfschifffahrt"]


def test_what_has_no_room_on_three_lines_ends_in_dots():
    lines = label_text(LabelText("1994", "word " * 40, letters="a, b"), USUAL_FACE, 120.0)
    assert len(lines) == 3
    assert lines[-1].name.endswith("…")
    assert lines[-1].letters == "a, b"


def test_what_runs_from_the_right_is_measured_too():
    lines = label_text(LabelText("1994", "הסכם השלום נחתם בירושלים בשנה ההיא"), USUAL_FACE, 120.0)
    assert len(lines) > 1
    assert " ".join(line.name for line in lines) == "הסכם השלום נחתם בירושלים בשנה ההיא"
    assert all(line.width <= 120 for line in lines)


def test_a_name_that_is_blank_leaves_its_date():
    (line,) = label_text(LabelText("1994", ""), USUAL_FACE, 150.0)
    assert (line.when, line.name) == ("1994", "")


def test_a_core_name_is_wider():
    plain, core = (
        label_text(LabelText("", "Report", is_core=core), USUAL_FACE, 150.0)[0].width
        for core in (False, True)
    )
    assert core > plain


@pytest.mark.parametrize("count", [1, 2])
def test_signs_stand_side_by_side(count):
    (line,) = label_text(LabelText("", "Vote", (1, -1)[:count]), USUAL_FACE, 150.0)
    assert [stance for stance, _ in line.signs] == [1, -1][:count]
    assert all(b - a >= USUAL_FACE.sign[0] for (_, a), (_, b) in pairwise(line.signs))


def test_signs_are_lower_than_lines():
    assert USUAL_FACE.sign[1] < line_height(USUAL_FACE)


def test_lines_from_right_to_left_end_where_the_longest_does():
    name = "המבצע השלום נחתם בערבה בין שתי המדינות"
    lines = label_text(LabelText("1994", name, letters="a"), USUAL_FACE, 130.0)
    assert len(lines) > 1
    assert len({line.width for line in lines}) == 1
    ends = {round(line.name_x + text_width(line.name, USUAL_FACE.size), 6) for line in lines[:-1]}
    assert ends == {round(lines[0].width, 6)}
