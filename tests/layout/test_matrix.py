from __future__ import annotations

from itertools import pairwise
from math import cos, radians

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.matrix import (
    HEADING_ANGLE,
    Heading,
    Line,
    columns_that_fit,
    lay_out_grid,
    row_width,
)
from timeline.layout.metrics import LINE_HEIGHT, text_width

WORDS = st.text("abcdefgh W", min_size=1, max_size=20).map(str.strip).filter(bool)
NAMES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
WIDTHS = st.integers(320, 1920)


@given(st.lists(NAMES, min_size=1, max_size=8), st.lists(NAMES, min_size=1, max_size=8), WIDTHS)
def test_nothing_leaves_the_grid_or_is_written_over(actors, frameworks, width):
    lines = [Line("", actors[0]), *(Line(str(k), name, 1) for k, name in enumerate(actors))]
    widest = max(row_width(line, 12) for line in lines)
    fitting = frameworks[: columns_that_fit(frameworks, widest, width, 12)]
    grid = lay_out_grid(lines, [Heading(str(k), n) for k, n in enumerate(fitting)], width)
    assert grid.left < grid.right <= width
    for line in grid.lines:
        end = (
            4
            + line.depth * grid.indent
            + max(text_width(text, 12, bold=line.is_group) for text in line.lines)
        )
        assert end <= (grid.right if line.is_group else grid.left)
        assert len(line.lines) * 12 * LINE_HEIGHT <= line.tall
    for a, b in pairwise(grid.lines):
        assert b.y - a.y >= (a.tall + b.tall) / 2 - 1e-6
    for heading in grid.headings:
        assert heading.x + text_width(heading.text, 12) * cos(radians(HEADING_ANGLE)) <= width
    assert grid.lines[-1].y < grid.height


def test_a_long_name_takes_two_lines_where_there_is_no_room_for_one():
    lines = [Line("a", "Ministers in the cabinet", 1)]
    narrow = lay_out_grid(lines, [Heading("f", "Pact")], 320)
    wide = lay_out_grid(lines, [Heading("f", "Pact")], 1080)
    assert [len(grid.lines[0].lines) for grid in (narrow, wide)] == [2, 1]
    assert narrow.lines[0].tall > wide.lines[0].tall


def test_a_heading_that_would_lean_out_is_cut_off():
    name = "A heading of a framework whose name is long beyond all reason and measure"
    (heading,) = lay_out_grid([Line("a", "Ann")], [Heading("f", name)], 320).headings
    assert heading.name == name
    assert heading.text.endswith("…")
