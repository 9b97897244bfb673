from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.scenes import NAMES
from timeline.layout.labels import SIGN, LabelBox, LabelPlacer, word_label
from timeline.layout.scene import Item
from timeline.layout.text_metrics import SMALL, text_width

ROOMS = (150.0, 90.0)
BOXES = st.lists(
    st.builds(
        LabelBox, st.floats(0, 900), st.sampled_from([40.0, 90.0]), st.sampled_from([15.0, 31.0])
    ),
    max_size=60,
)


def place(wanted):
    """Return where each of some labels is, the most important first; None for those left out."""
    placer = LabelPlacer(ROOMS)
    for key, box in enumerate(wanted):
        placer.place(key, box)
    places = placer.places()
    return [places.get(key) for key in range(len(wanted))]


def boxes(wanted, placed):
    return [
        (p.side, f.x, f.x + f.width, p.offset, p.offset + f.height)
        for f, p in zip(wanted, placed, strict=True)
        if p is not None
    ]


@given(BOXES)
def test_no_text_overlaps_another_and_none_leaves_its_side(wanted):
    standing = boxes(wanted, place(wanted))
    for k, a in enumerate(standing):
        assert a[3] >= 0
        assert a[4] <= ROOMS[a[0]]
        for b in standing[k + 1 :]:
            apart = a[2] < b[1] or b[2] < a[1] or a[4] <= b[3] or b[4] <= a[3]
            assert a[0] != b[0] or apart


@given(BOXES)
def test_no_leader_runs_through_a_text(wanted):
    standing = boxes(wanted, place(wanted))
    for side, x0, x1, near, _ in standing:
        for other, leader, _, _, top in standing:
            if side == other and x0 < leader < x1:
                assert top <= near


@given(BOXES)
def test_the_same_labels_give_the_same_places(wanted):
    assert place(wanted) == place(wanted)


@given(BOXES, st.data())
def test_a_lesser_label_never_drives_out_a_more_important_one(wanted, data):
    kept = data.draw(st.integers(0, len(wanted)))
    fewer = place(wanted[:kept])
    more = place(wanted)[:kept]
    assert [p is None for p in fewer] == [p is None for p in more]
    assert [p and p.side for p in fewer] == [p and p.side for p in more]


def test_removing_a_label_moves_nothing_far_away():
    near = [LabelBox(100.0 + 10 * k, 60.0, 15.0) for k in range(4)]
    far = [LabelBox(700.0 + 10 * k, 60.0, 15.0) for k in range(4)]
    whole = place([*near, *far])
    without = place([*near[:3], *far])
    assert without[3:] == whole[4:]


def test_the_first_label_is_next_to_the_line():
    placed = place([LabelBox(10.0, 50.0, 15.0)])
    assert [(p.side, p.offset) for p in placed if p] == [(0, 0.0)]


def test_what_finds_no_room_is_left_out():
    assert place([LabelBox(10.0, 50.0, 200.0)]) == [None]


def item(label, rank=1, number="", signs=()):
    return Item("a", label, 0.0, 0.0, rank=rank, number=number, signs=signs)


@given(NAMES, st.sampled_from(["", "7", "104"]), st.sampled_from([(), (1,), (2, -2)]))
def test_text_number_and_signs_lie_within_the_width(label, number, signs):
    words = word_label(item(label, number=number, signs=signs), 400.0)
    widths = [text_width(line, 12) for line in words.lines]
    assert " ".join(words.lines) == " ".join(label.split())
    assert max(widths) <= words.width
    if number:
        assert text_width(number, SMALL) + 3 + widths[0] <= words.width
    ends = [widths[-1], *(x + SIGN / 2 for _, x in words.signs)]
    starts = [x - SIGN / 2 for _, x in words.signs]
    assert all(end < start for end, start in zip(ends, starts, strict=False))
    assert ends[-1] <= words.width
    assert [stance for stance, _ in words.signs] == list(signs)


def test_the_number_counts_where_lines_are_balanced():
    assert word_label(item("Ishiba elected LDP leader"), 120.0).lines == (
        "Ishiba elected",
        "LDP leader",
    )
    assert word_label(item("bb bb bb"), 40.0).lines == ("bb bb", "bb")
    assert word_label(item("bb bb bb", number="12"), 40.0).lines == ("bb", "bb bb")


@pytest.mark.parametrize(("rank", "lines"), [(1, None), (0, ("Unbreakable-", "name"))])
def test_only_the_first_rank_is_cut_to_fit(rank, lines):
    words = word_label(item("Unbreakable-name", rank=rank), 80.0)
    assert (words and words.lines) == lines


def test_not_even_the_first_rank_is_written_in_no_room():
    assert word_label(item("Unbreakable-name", rank=0), 20.0) is None
