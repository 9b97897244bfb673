from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.marks import mark
from timeline.layout.naming import place_labels
from timeline.layout.scene import Frame, Item
from timeline.layout.time_scale import Axis, TimeScale

AXIS = Axis(TimeScale.build([], (0.0, 900.0), 0), 0.0, 900.0)
FRAME = Frame(1000.0, 400.0)
ROOMS = (120.0, 90.0)
FRAMES = st.builds(
    lambda named, is_full: replace(FRAME, named=named, is_full=is_full),
    st.integers(0, 2),
    st.booleans(),
)


def event(key, x, rank=1, label="An event or two"):
    return Item(str(key), label, float(x), float(x), rank=rank, number=str(key))


def placed(items, frame=FRAME, rooms=ROOMS):
    found = sorted(items, key=lambda i: (i.rank, i.start, i.id))
    return place_labels([(i, mark(i, AXIS, "")) for i in found], rooms, frame)


def told(items, **options):
    """Return what is written for which events."""
    return {h.ids: " ".join(h.wording.lines) or h.wording.number for h in placed(items, **options)}


@st.composite
def events(draw, first=0, last=900, most=60, start=0):
    found = draw(st.lists(st.tuples(st.integers(first, last), st.integers(0, 2)), max_size=most))
    return [event(start + k, x, rank) for k, (x, rank) in enumerate(found)]


def test_a_name_gives_way_to_its_number_and_numbers_to_a_count():
    assert told([event(1, 100)]) == {("1",): "An event or two"}
    crowd = [event(k, 100 + k) if k < 20 else event(k, 20 * k, rank=2) for k in range(40)]
    written = told(crowd, frame=replace(FRAME, named=1, is_full=False))
    named = [ids for ids, text in written.items() if text == "An event or two"]
    alone = [ids for ids, text in written.items() if len(ids) == 1 and text == ids[0]]
    counted = [ids for ids, text in written.items() if text == f"+{len(ids)}"]
    assert named
    assert alone
    assert counted
    assert len(named) + len(alone) + sum(map(len, counted)) == 40


@given(events(), FRAMES)
def test_every_event_is_told_once(items, frame):
    assert sorted(key for h in placed(items, frame) for key in h.ids) == sorted(i.id for i in items)


@given(events(), FRAMES)
def test_no_name_stands_where_one_of_the_first_rank_found_no_room(items, frame):
    found = placed(items, frame)
    named = {h.ids[0]: h for h in found if h.wording.lines}
    width = 5 + max((h.wording.width for h in named.values() if h.mark.rank == 0), default=0)
    for item in items:
        if item.rank == 0 and item.id not in named and width > 5:
            for other in named.values():
                apart = other.box.x + other.box.width < item.start or (
                    item.start + width < other.box.x
                )
                assert other.mark.rank == 0 or apart


@given(events(), FRAMES)
def test_only_what_may_be_named_is(items, frame):
    assert all(h.mark.rank <= frame.named for h in placed(items, frame) if h.wording.lines)


@given(events(last=300), events(first=600, start=100), FRAMES, st.data())
def test_removing_an_event_moves_nothing_far_away(near, far, frame, data):
    gone = data.draw(st.sampled_from(near)) if near else None
    before = {h.ids: h for h in placed([*near, *far], frame) if h.box.x >= 600}
    after = {h.ids: h for h in placed([i for i in [*near, *far] if i != gone], frame)}
    widths = {h.box.width for h in before.values() if not h.wording.lines}
    same = widths == {h.box.width for h in after.values() if not h.wording.lines and h.box.x >= 600}
    if same:
        assert before == {ids: h for ids, h in after.items() if h.box.x >= 600}


def test_numbers_next_to_marks_come_before_lesser_names_unless_all_are_asked_for():
    items = [event(k, 100 + 9 * k, rank=min(k % 4, 2)) for k in range(80)]
    quiet = told(items, frame=replace(FRAME, named=1, is_full=False))
    full = told(items, frame=replace(FRAME, named=1, is_full=True))
    names = [[ids for ids, text in t.items() if text == "An event or two"] for t in (quiet, full)]
    assert len(names[0]) <= len(names[1])
    assert sum(len(ids) == 1 for ids in quiet) > sum(len(ids) == 1 for ids in full)


def test_without_numbers_only_names_are_written():
    crowd = [replace(event(k, 100 + k), number="") for k in range(40)]
    assert set(told(crowd).values()) == {"An event or two"}


def test_where_only_names_fit_the_least_important_gives_way_to_a_count():
    items = [event(1, 300, 0), event(2, 100, 1), event(3, 101, 2)]
    assert told(items, rooms=(19.0,)) == {("1",): "An event or two", ("2", "3"): "+2"}
