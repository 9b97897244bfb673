from __future__ import annotations

import pytest

from timeline.drawing.canvas import Canvas
from timeline.drawing.signs import draw_bar
from timeline.layout.dated_bars import DateBar


def pieces(longest=1000.0, **options):
    """Return the pieces of a bar from 100 to 200: where from, where to and how opaque."""
    exact = {"fades": True, "open_start": False, "open_end": False}
    mark = DateBar("a", 100.0, 200.0, 5.0, anchor=150.0, **exact | options)
    canvas = Canvas()
    draw_bar(canvas, mark, "#000000", 4.0, longest_fade=longest)
    found = [(s.points[0][0], s.points[1][0], s.opacity) for s in canvas.strokes]
    return sorted(found), [dot.symbol for dot in canvas.dots]


def test_what_is_known_roughly_is_paler_towards_its_ends():
    found, arrows = pieces()
    assert arrows == []
    assert found == [
        *((100, 115, 0.25), (115, 130, 0.6), (130, 170, 1.0)),
        *((170, 185, 0.6), (185, 200, 0.25)),
    ]
    assert pieces(fades=False)[0] == [(100, 200, 1.0)]


def test_a_long_bar_fades_no_further_than_it_may():
    assert (110, 190, 1.0) in pieces(longest=10.0)[0]


@pytest.mark.parametrize(
    ("side", "end", "symbol"),
    [
        ("open_end", (130, 200, 1.0), "triangle-right"),
        ("open_start", (100, 170, 1.0), "triangle-left"),
    ],
)
def test_an_end_that_points_on_does_not_fade(side, end, symbol):
    found, arrows = pieces(**{side: True})
    assert end in found
    assert len(found) == 3
    assert arrows == [symbol]
