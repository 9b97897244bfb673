from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.scenes import NAMES, SEEDS, faults, item_of
from timeline.layout import timeline_row
from timeline.layout.comparison import ZERO, EventLine, lay_out
from timeline.layout.scene import Frame, Item

DOMAIN = (-6, 24)


def lines(name, most=12):
    """Draw a line of items of every sort around a moment, all in months."""
    return st.builds(
        partial(made_of, name),
        st.lists(st.tuples(st.floats(-6, 24), SEEDS), max_size=most),
        NAMES,
        st.sampled_from([0.0, 0.5, 6.0]),
        st.tuples(st.floats(-600, 0), st.floats(0, 600)),
    )


def made_of(name, found, heading, reach, known):
    made = (
        (k, item_of(f"{name}{k}", x, 24.0, (0, 0, 0, 0.5, 1, 12), seed))
        for k, (x, seed) in enumerate(found)
    )
    every = [
        replace(
            i,
            number=str(k + 1),
            lanes=(),
            end=i.start if i.open_start or i.open_end else i.end,
        )
        for k, i in made
    ]
    moment = Item(f"{name}-zero", "Zero", -reach, reach, rank=0)
    return EventLine(name, heading, moment, tuple(every), known)


def laid_out(*found, width=1000.0, height=640.0, blend=0.75, **options):
    frame = Frame(width, height, left=34.0, right=96.0, top=6.0, bottom=0.0)
    return lay_out(found, frame, domain=DOMAIN, blend=blend, **options)


def day(key, months, label="An event", **options):
    return Item(key, label, months, months, **options)


def line(name, *items, moment=None, known=(-100.0, 100.0)):
    return EventLine(name, f"Moment {name}", moment or day(f"{name}0", 0.0, rank=0), items, known)


def overlaps(a, b):
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


blends = st.sampled_from([0.0, 0.75, 1.0])


@given(lines("then"), lines("now"), st.integers(320, 1920), blends)
def test_nothing_overlaps_and_nothing_leaves_the_picture(then, now, width, blend):
    found = laid_out(then, now, width=float(width), blend=blend)
    assert list(faults(found.scene)) == []
    texts = [*found.scene.labels, *found.scene.tags]
    for placed in found.lines:
        assert not [text for text in texts if overlaps(placed.heading, text)]
        assert placed.heading.x0 >= 0
        assert placed.heading.x1 <= width
    assert not any(overlaps(a.heading, b.heading) for a, b in combinations(found.lines, 2))


@given(lines("then"), lines("now"), blends)
def test_zero_goes_through_no_text(then, now, blend):
    found = laid_out(then, now, blend=blend)
    for placed in found.lines:
        for text in (*found.scene.labels, *found.scene.tags):
            if text.x0 < found.zero < text.x1:
                assert all(y1 <= text.y0 or text.y1 <= y0 for y0, y1 in placed.zero)
        assert all(placed.top <= y0 < y1 <= placed.bottom for y0, y1 in placed.zero)


@given(lines("then"), lines("now"), blends)
def test_one_scale_holds_for_both_lines(then, now, blend):
    twins = [day(f"{name}-twin", 3.25) for name in ("then", "now")]
    both = [
        EventLine(x.id, x.heading, x.moment, (*x.items, twin), x.known)
        for x, twin in zip((then, now), twins, strict=True)
    ]
    found = laid_out(*both, blend=blend)
    anchors = {m.id: m.anchor for m in found.scene.marks}
    assert anchors["then-twin"] == anchors["now-twin"]
    assert anchors["then-zero"] == anchors["now-zero"] == found.zero


@given(lines("then"), lines("now"), st.integers(320, 1920), blends)
def test_months_are_apart_in_order_and_zero_is_among_them(then, now, width, blend):
    found = laid_out(then, now, width=float(width), blend=blend)
    xs = [tick.x for tick in found.ticks]
    assert 0 in [tick.months for tick in found.ticks]
    assert [tick.months for tick in found.ticks] == sorted(tick.months for tick in found.ticks)
    assert all(b - a >= 66 for a, b in pairwise(xs))


def test_on_an_even_axis_a_month_is_everywhere_as_wide():
    found = laid_out(line("then"), line("now"), blend=0)
    assert [tick.months for tick in found.ticks] == [-6, -3, 0, 3, 6, 9, 12, 15, 18, 21, 24]
    steps = {round(b.x - a.x, 6) for a, b in zip(found.ticks, found.ticks[1:], strict=False)}
    assert len(steps) == 1
    assert found.scene.strip is None


def test_a_stretched_axis_is_tied_to_an_even_one():
    crowd = [day(str(k), 1 + k / 100) for k in range(30)]
    strip = laid_out(line("then", *crowd), line("now")).scene.strip
    assert {name for *_, name in strip.ties} >= {"0", "+24"}


def test_the_line_stands_as_far_as_the_data_reach():
    found = laid_out(line("then"), line("now", known=(-3.0, 12.0)), blend=0)
    x = {tick.months: tick.x for tick in found.ticks}
    assert found.lines[0].known == (x[-6], x[24])
    assert found.lines[1].known == (x[-3], x[12])


def test_a_line_leaves_the_other_the_room_that_it_does_not_need():
    crowd = [day(str(k), 1 + k / 5, f"Event number {k}") for k in range(40)]
    sparse, full = laid_out(line("then"), line("now", *crowd)).lines
    assert sparse.bottom - sparse.top < 120
    assert full.bottom - full.top > 300
    full, sparse = laid_out(line("then", *crowd), line("now")).lines
    assert sparse.bottom - sparse.top < 120
    assert full.bottom - full.top > 300


def test_what_shares_the_date_of_the_moment_stands_at_its_place_in_no_order():
    moment = Item("zero", "Zero", -6.0, 6.5, rank=0)
    shared = [Item(key, key, -6.0, 6.5) for key in "bac"]
    found = laid_out(line("then", *shared, moment=moment), line("now"))
    marks = [m for m in found.scene.marks if m.lane == "then"]
    assert {m.anchor for m in marks} == {found.zero}
    assert len({m.y for m in marks}) == 4
    assert len({m.bar_y for m in marks if m.id in "abc"}) == 1


def test_the_moment_is_named_by_its_heading_alone():
    found = laid_out(line("then", day("a", 1.0)), line("now"))
    assert [label.id for label in found.scene.labels] == ["a"]
    assert [placed.heading.lines for placed in found.lines] == [("Moment then",), ("Moment now",)]
    assert (found.scene.total, found.scene.unnamed) == (3, 0)


def test_an_event_on_both_lines_counts_once():
    found = laid_out(line("then", day("a", 1.0)), line("now", day("a", 2.0)))
    assert [m.lane for m in found.scene.marks if m.id == "a"] == ["then", "now"]
    assert (found.scene.total, found.scene.unnamed) == (3, 0)


def test_the_heading_stands_where_there_is_more_room():
    frame = Frame(1000.0, 640.0)
    found = lay_out([line("then"), line("now")], frame, domain=(-6, 2), blend=0)
    assert found.lines[0].heading.x1 < found.zero
    assert laid_out(line("then"), line("now")).lines[0].heading.x0 > found.scene.left


@pytest.mark.parametrize("months", [-5, 5])
@pytest.mark.parametrize("blend", [0.75, 1])
def test_zero_stays_where_both_what_was_before_and_what_followed_have_room(months, blend):
    crowd = [day(str(k), months + k / 100) for k in range(50)]
    found = laid_out(line("then", *crowd), line("now"), blend=blend)
    x0, _, x1, _ = found.scene.plot
    share = ZERO[1] if months < 0 else ZERO[0]
    assert found.zero == pytest.approx(x0 + share * (x1 - x0))


def test_names_and_numbers_leave_zero_free():
    before = [day(str(k), -1.5 + k / 8, "A name of some length", number=str(k)) for k in range(12)]
    found = laid_out(line("then", *before), line("now"))
    texts = [*found.scene.labels, *found.scene.tags]
    assert not [t for t in texts if t.x0 < found.zero < t.x1]
    assert {key for tag in found.scene.tags for key in tag.ids} | {
        label.id for label in found.scene.labels
    } == {str(k) for k in range(12)}
    assert all(len(placed.zero) == 1 for placed in found.lines)


@pytest.mark.parametrize("crowd", [60, 30])
def test_what_is_too_much_for_marks_is_counted(monkeypatch, crowd):
    monkeypatch.setattr(timeline_row, "MOST_MARKS", 50)
    monkeypatch.setattr(timeline_row, "_MOST_DEPTH", 20)
    many = [day(str(k), 2.0, rank=2) for k in range(crowd)]
    found = laid_out(line("then", *many), line("now"), keep="7")
    assert [density.lane for density in found.scene.densities] == ["then", "now"]
    assert [sum(density.counts) for density in found.scene.densities] == [crowd + 1, 1]
    assert "7" in {m.id for m in found.scene.marks}
    assert list(faults(found.scene)) == []


def test_the_order_of_items_does_not_matter():
    items = [day(str(k), k / 3, f"Event {k}", rank=k % 3) for k in range(20)]
    assert laid_out(line("then", *items), line("now")) == laid_out(
        line("then", *items[::-1]), line("now")
    )
