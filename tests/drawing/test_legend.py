from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.drawing.canvas import Canvas
from timeline.drawing.legend import Legend, LegendEntry
from timeline.drawing.theme import LIGHT
from timeline.layout.text_metrics import SMALL, text_width


def dotted(canvas, palette, x, y):
    canvas.dot(x, y, 6, palette.ink)


ENTRIES = st.lists(
    st.builds(
        lambda words, reach: LegendEntry(words, reach, dotted if reach else None),
        st.text("abc ", min_size=1, max_size=20),
        st.sampled_from([0.0, 14.0, 30.0]),
    ),
    min_size=1,
    max_size=9,
)


@given(ENTRIES, st.integers(200, 900))
def test_entries_stay_in_their_lines_and_clear_of_each_other(entries, room):
    canvas = Canvas()
    legend = Legend(tuple(entries), room, 20.0)
    legend.draw(canvas, LIGHT, 10.0, 50.0)
    lines = {}
    for word, entry in zip(canvas.words, entries, strict=True):
        start = word.x - entry.reach
        end = word.x + text_width(word.lines[0], word.size)
        assert start >= lines.get(word.y, 10.0)
        assert end <= 10 + max(room, end - start)
        lines[word.y] = end + 16 - 1e-6
    assert sorted(lines) == [60.0 + 20 * k for k in range(len(lines))]
    assert legend.height == 20 * len(lines)
    assert {word.owner for word in canvas.words} == {"key"}


def test_a_sample_stands_before_what_it_means():
    canvas = Canvas()
    Legend(
        (LegendEntry("on that day", 14.0, dotted), LegendEntry("4 of 4 named")), 500.0, 20.0
    ).draw(canvas, LIGHT, 0.0, -1.0)
    assert [(dot.x, dot.y) for dot in canvas.dots] == [(0.0, 9.0)]
    assert [word.lines for word in canvas.words] == [("on that day",), ("4 of 4 named",)]
    assert canvas.words[0].x == 14.0


def test_a_group_has_the_box_of_its_entry():
    entries = (LegendEntry("day not given", 14.0), LegendEntry("Japan", 14.0, dotted, "JPN"))
    first = 14.0 + text_width("day not given", SMALL) + 10
    (box,) = Legend(entries, 500.0, 20.0, 10.0).group_boxes(3.0, 50.0).items()
    wide = 14.0 + text_width("Japan", SMALL)
    assert box == ("JPN", pytest.approx((3 + first, 50.0, 3 + first + wide, 70.0)))
    narrow = Legend(entries, 60.0, 20.0, 10.0).group_boxes(0.0, 0.0)
    assert narrow["JPN"] == pytest.approx((0.0, 20.0, wide, 40.0))
