from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.matrix import (
    HEADING_ANGLE,
    SUMS,
    Heading,
    Line,
    columns_that_fit,
    heading_box,
    lay_out_grid,
    row_width,
)
from timeline.layout.text_metrics import LINE_HEIGHT, text_width

WORDS = st.text("abcdefgh W", min_size=1, max_size=20).map(str.strip).filter(bool)
NAMES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
WIDTHS = st.integers(320, 1920)
KINDS = st.sampled_from(["open", "folded"])
SIN, COS = sin(radians(HEADING_ANGLE)), cos(radians(HEADING_ANGLE))


def laid_out(actors, frameworks, width, kind="open", repeat=1):
    lines = [
        line
        for k in range(repeat)
        for line in (
            Line(f"g{k}", actors[0], kind=kind, note="12"),
            *(Line(f"{k}-{j}", name, 1 + j % 3) for j, name in enumerate(actors)),
        )
    ]
    widest = max(row_width(line, 12) for line in lines)
    fitting = frameworks[: columns_that_fit(frameworks, widest, width, 12)]
    return lay_out_grid(lines, [Heading(str(k), n) for k, n in enumerate(fitting)], width)


@given(
    st.lists(NAMES, min_size=1, max_size=8), st.lists(NAMES, min_size=1, max_size=8), WIDTHS, KINDS
)
def test_nothing_leaves_the_grid_or_is_written_over(actors, frameworks, width, kind):
    grid = laid_out(actors, frameworks, width, kind)
    assert grid.left < grid.right <= width
    assert grid.sum_xs[0] > grid.right
    assert grid.sum_xs[-1] + text_width("88", 11) / 2 <= width
    for line in grid.lines:
        before = 4 + (grid.caret if line.is_group else grid.caret + (line.depth - 1) * grid.indent)
        end = before + max(text_width(text, 12, bold=line.is_group) for text in line.lines)
        end += text_width(line.note, 11) + 6 if line.note else 0
        assert end <= (grid.left if line.has_cells else grid.right)
        assert len(line.lines) * 12 * LINE_HEIGHT <= line.tall
    for a, b in pairwise(grid.lines):
        assert b.y - a.y >= (a.tall + b.tall) / 2 - 1e-6
    first, last = grid.lines[0], grid.lines[-1]
    assert grid.sum_ys[-1] < grid.bands[0].rows <= first.y - first.tall / 2 + 1e-6
    assert last.y + last.tall / 2 <= grid.foot + 1e-6
    assert grid.foot < grid.height


@given(st.lists(NAMES, min_size=1, max_size=10), WIDTHS)
def test_headings_stay_in_the_picture_and_apart(frameworks, width):
    grid = laid_out(["Ann"], frameworks, width)
    (band,) = grid.bands
    for heading in grid.headings:
        long, thick = heading_box(heading.lines, 12)
        assert heading.x + long * COS + thick / 2 * SIN <= width
        assert long * SIN + thick * COS <= band.foot - band.top
    for a, b in pairwise(grid.headings):
        # Between slanted neighbours lies the sine of what lies between them along the row.
        apart = (b.x - a.x) * SIN
        assert apart >= (len(a.lines) + len(b.lines)) / 2 * 12 * 1.2


def test_headings_are_written_again_where_a_reader_has_lost_them():
    names = [f"Voice {k}" for k in range(12)]
    short, tall = (laid_out(names, ["Pact"], 1080, repeat=n) for n in (1, 6))
    assert len(short.bands) == 1
    assert len(tall.bands) > 1
    for band in tall.bands[1:]:
        after = next(line for line in tall.lines if line.y > band.foot)
        assert after.is_group
        assert not [line for line in tall.lines if band.top < line.y < band.foot]
        assert tall.foot - band.foot > 200
    rows = [band.rows for band in tall.bands] + [tall.foot]
    assert max(b - a for a, b in pairwise(rows)) < 1400


def test_a_long_name_takes_two_lines_where_there_is_no_room_for_one():
    lines = [Line("a", "Ministers in the cabinet", 1)]
    narrow = lay_out_grid(lines, [Heading("f", "Pact")], 320)
    wide = lay_out_grid(lines, [Heading("f", "Pact")], 1080)
    assert [len(grid.lines[0].lines) for grid in (narrow, wide)] == [2, 1]
    assert narrow.lines[0].tall > wide.lines[0].tall


def test_a_heading_takes_two_lines_and_is_cut_off_where_it_would_climb_too_high():
    name = "A heading of a framework whose name is long beyond all reason and measure"
    (heading,) = lay_out_grid([Line("a", "Ann")], [Heading("f", name)], 1080).headings
    assert heading.name == name
    assert len(heading.lines) == 2
    assert heading.lines[-1].endswith("…")


def test_each_sum_has_its_row_and_column():
    grid = lay_out_grid([Line("a", "Ann")], [Heading("f", "Pact")], 800)
    assert len(grid.sum_xs) == len(grid.sum_ys) == len(SUMS)
    assert grid.bands[0].foot < grid.sum_ys[0]
