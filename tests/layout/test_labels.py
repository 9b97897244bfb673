from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.labels import Flag, place

ROOMS = (150.0, 90.0)
FLAGS = st.lists(
    st.builds(
        Flag, st.floats(0, 900), st.sampled_from([40.0, 90.0]), st.sampled_from([15.0, 31.0])
    ),
    max_size=60,
)


def boxes(flags, placed):
    return [
        (p.side, f.x, f.x + f.width, p.offset, p.offset + f.height)
        for f, p in zip(flags, placed, strict=True)
        if p is not None
    ]


@given(FLAGS)
def test_no_text_overlaps_another_and_none_leaves_its_side(flags):
    standing = boxes(flags, place(flags, ROOMS))
    for k, a in enumerate(standing):
        assert a[3] >= 0
        assert a[4] <= ROOMS[a[0]]
        for b in standing[k + 1 :]:
            apart = a[2] < b[1] or b[2] < a[1] or a[4] <= b[3] or b[4] <= a[3]
            assert a[0] != b[0] or apart


@given(FLAGS)
def test_no_pole_runs_through_a_text(flags):
    standing = boxes(flags, place(flags, ROOMS))
    for side, x0, x1, near, _ in standing:
        for other, pole, _, _, top in standing:
            if side == other and x0 < pole < x1:
                assert top <= near


@given(FLAGS)
def test_the_same_flags_give_the_same_places(flags):
    assert place(flags, ROOMS) == place(flags, ROOMS)


@given(FLAGS, st.data())
def test_a_lesser_flag_never_drives_out_a_more_important_one(flags, data):
    kept = data.draw(st.integers(0, len(flags)))
    fewer = place(flags[:kept], ROOMS)
    more = place(flags, ROOMS)[:kept]
    assert [p is None for p in fewer] == [p is None for p in more]
    assert [p and p.side for p in fewer] == [p and p.side for p in more]


def test_removing_a_flag_moves_nothing_far_away():
    near = [Flag(100.0 + 10 * k, 60.0, 15.0) for k in range(4)]
    far = [Flag(700.0 + 10 * k, 60.0, 15.0) for k in range(4)]
    whole = place([*near, *far], ROOMS)
    without = place([*near[:3], *far], ROOMS)
    assert without[3:] == whole[4:]


def test_the_first_flag_hangs_next_to_the_line():
    placed = place([Flag(10.0, 50.0, 15.0)], ROOMS)
    assert [(p.side, p.offset) for p in placed if p] == [(0, 0.0)]


def test_what_finds_no_room_is_left_out():
    assert place([Flag(10.0, 50.0, 200.0)], ROOMS) == [None]
