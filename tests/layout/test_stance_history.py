from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.layout.dated_bars import DatedSpan
from timeline.layout.event_labels import USUAL_FACE, LabelText
from timeline.layout.stance_history import LEVELS, SQUARE, lay_out_stances
from timeline.layout.stance_history_model import DatedStance, StanceLane, Step
from timeline.layout.timeline_model import ChartEvent, ChartFrame

FRAME = ChartFrame(1000, 180, USUAL_FACE, left=4, right=106, top=4)
YEAR = (date(2024, 1, 1).toordinal(), date(2025, 1, 1).toordinal())


def day(month, number=1):
    return float(date(2024, month, number).toordinal())


def dot(key, month, level):
    return DatedStance(DatedSpan(key, day(month) + 0.5, day(month) + 0.5), level)


def bar(key, first, last, level, **openness):
    return DatedStance(DatedSpan(key, day(first), day(last), **openness), level)


def happened(key, month):
    return ChartEvent(key, LabelText("", "Talks"), day(month), day(month) + 1, is_day=True, rank=0)


def step_of(said):
    made = said.span
    return Step(made.id, (said.level,), made.start if made.open_end else made.end)


def lane(*said, steps=None, name="Pact", heading=""):
    each = tuple(step_of(s) for s in said)
    return StanceLane("lane", name, said, each if steps is None else tuple(steps), heading)


def laid_out(*lanes, events=(), blend=0.0, frame=FRAME):
    return lay_out_stances(events, lanes, frame, domain=YEAR, blend=blend)


def only(*said, **options):
    return laid_out(lane(*said, **options)).lanes[0]


def test_a_stance_holds_until_the_next_and_the_last_into_silence():
    steps = only(dot("a", 3, 2), dot("b", 7, -1))
    first, last = steps.holds
    assert (first.level, first.is_last, last.level, last.is_last) == (2, False, -1, True)
    assert first.x1 == last.x0 == steps.risers[0].x
    assert steps.ends == (-1,)


def test_nothing_is_drawn_before_the_first_statement():
    found = laid_out(lane(dot("a", 7, 2)))
    middle = (found.events.plot[0] + found.events.plot[2]) / 2
    steps = found.lanes[0]
    assert min(h.x0 for h in steps.holds) > middle - 20
    assert steps.holds[-1].x1 == found.events.plot[2]


def test_support_is_higher_than_opposition():
    steps = only(dot("a", 3, 2), dot("b", 7, -2))
    assert [steps.levels[level] for level in LEVELS] == sorted(steps.levels.values())
    ys = {square.level: square.y for square in steps.squares}
    assert ys[2] < ys[-2]


def test_a_riser_is_exact_only_where_its_day_is_known():
    assert only(dot("a", 3, 2), dot("b", 7, 1)).risers[0].is_exact
    assert not only(dot("a", 3, 2), bar("b", 7, 8, 1)).risers[0].is_exact


def test_a_stance_holds_from_the_end_of_the_time_in_which_it_may_have_been_taken():
    found = only(dot("a", 3, 2), bar("b", 7, 8, 1))
    (((mark, _)),) = found.bars
    assert found.risers[0].x == found.holds[1].x0 == found.holds[0].x1 == mark.x1


def test_a_repeated_stance_has_no_riser():
    assert only(dot("a", 3, 2), dot("b", 7, 2)).risers == ()


def test_a_contradiction_holds_two_levels_at_once():
    steps = only(
        bar("a", 2, 8, 2),
        dot("b", 5, -2),
        steps=[Step("a", (2,), day(3)), Step("b", (-2, 2), day(7))],
    )
    assert sorted(h.level for h in steps.holds if h.is_last) == [-2, 2]
    assert len({h.y for h in steps.holds if h.is_last}) == 2
    assert steps.ends == (-2, 2)


def test_a_bar_is_as_long_as_its_date_and_a_day_has_none():
    found = laid_out(lane(bar("a", 3, 6, 1), dot("b", 9, 1)))
    (drawn, level), *others = found.lanes[0].bars
    assert (others, level) == ([], 1)
    x0, _, x1, _ = found.events.plot
    share = (day(6) - day(3)) / (YEAR[1] - YEAR[0])
    assert abs((drawn.x1 - drawn.x0) - share * (x1 - x0)) < 1e-6


def test_what_is_open_at_its_end_goes_on_to_the_edge_and_is_no_silence():
    found = laid_out(lane(bar("a", 3, 12, 1, open_end=True)))
    (drawn, _), steps = found.lanes[0].bars[0], found.lanes[0]
    assert (drawn.x1, drawn.open_end) == (found.events.plot[2], True)
    assert [h.is_last for h in steps.holds] == [False]


def test_what_is_open_at_its_end_ends_with_the_next_statement():
    steps = only(bar("a", 3, 12, 2, open_end=True), dot("b", 6, 1))
    drawn = steps.bars[0][0]
    assert (drawn.x1, drawn.open_end) == (steps.risers[0].x, False)


def test_squares_that_have_no_room_are_one():
    steps = only(*(dot(f"s{n}", 3, 2) for n in range(3)), dot("later", 6, 2))
    assert [sorted(square.ids) for square in steps.squares] == [["s0", "s1", "s2"], ["later"]]


def test_a_lane_that_keeps_its_level_is_slim():
    steady, moving = only(dot("a", 3, 2), dot("b", 6, 2)), only(dot("a", 3, 2), dot("b", 6, 1))
    assert (steady.is_slim, moving.is_slim) == (True, False)
    assert steady.y1 - steady.y0 < moving.y1 - moving.y0


def test_events_and_statements_stand_on_one_axis():
    event = happened("e", 5)
    found = laid_out(lane(dot("a", 5, 1), dot("b", 9, 1)), events=[event], blend=0.75)
    # No farther than a mark is wide.
    assert abs(found.events.marks[0].x - found.lanes[0].squares[0].x) < 6
    assert found.events.named == {"e"}


def test_nothing_but_events_and_nothing_but_statements():
    events = laid_out(events=[happened("e", 5)])
    assert (events.lanes, events.events.total) == ((), 1)
    statements = laid_out(lane(dot("a", 5, 1)))
    assert (len(statements.lanes), statements.events.total) == (1, 0)


def test_the_ribbon_is_repeated_only_under_several_lanes():
    event = happened("e", 5)
    one = laid_out(lane(dot("a", 5, 1)), events=[event])
    two = laid_out(lane(dot("a", 5, 1)), lane(dot("b", 6, 1)), events=[event])
    assert (one.lower, one.height > one.lanes[-1].y1) == (0.0, False)
    top = two.events.plot[1] + two.lower
    assert two.lanes[-1].y1 < top < two.height


def test_a_heading_stands_above_its_lane():
    steps = only(dot("a", 5, 1), heading="Pact")
    assert steps.heading_y < steps.y0


DAYS = st.integers(730_000, 739_999)


@st.composite
def spans(draw, key):
    first = float(draw(DAYS))
    last = min(740_000.0, first + draw(st.sampled_from([0, 1, 30, 365, 3650])))
    return DatedSpan(key, first, last, open_end=draw(st.booleans()) and last > first)


@st.composite
def lanes(draw):
    found = []
    for number in range(draw(st.integers(0, 6))):
        count = draw(st.integers(0, 8))
        dated = [draw(spans(f"{number}-{k}")) for k in range(count)]
        said = [
            DatedStance(span, draw(st.integers(-2, 2)))
            for span in sorted(dated, key=lambda span: span.start)
        ]
        names = draw(st.text("abc W", min_size=1, max_size=40)).strip() or "x"
        stands = tuple(step_of(s) for s in said)
        found.append(StanceLane(str(number), names, tuple(said), stands))
    return found


@st.composite
def many_events(draw):
    days = draw(st.lists(DAYS, max_size=20))
    return [
        ChartEvent(f"e{k}", LabelText("1994", "Talks"), d, d + 1.0, is_day=True, rank=k % 3)
        for k, d in enumerate(days)
    ]


@settings(max_examples=60, deadline=None)
@given(many_events(), lanes(), st.sampled_from([0.0, 0.75, 1.0]))
def test_nothing_overlaps_and_nothing_leaves_its_lane(events, tracks, blend):
    found = lay_out_stances(events, tracks, FRAME, domain=(730_000, 740_000), blend=blend)
    x0, _, x1, bottom = found.events.plot
    for one, next_ in pairwise(found.lanes):
        assert one.y1 <= next_.y0
    for steps in found.lanes:
        assert bottom < steps.y0 < steps.y1 <= found.height
        for level in set(LEVELS) & {square.level for square in steps.squares}:
            row = sorted(square.x for square in steps.squares if square.level == level)
            assert all(b - a > SQUARE for a, b in pairwise(row))
        for hold in steps.holds:
            assert x0 - 30 <= hold.x0 < hold.x1 <= x1
            assert steps.y0 < hold.y < steps.y1
