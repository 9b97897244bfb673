from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.matrix import (
    HEADING_ANGLE,
    columns_that_fit,
    heading_box,
    lay_out_grid,
    row_width,
)
from timeline.layout.matrix_model import MatrixColumn, MatrixRow
from timeline.layout.text_metrics import EDGE, FONT_SIZE, LINE_HEIGHT, text_width

SUMS = ("governments in favour", "governments against", "neither")
WORDS = st.text("abcdefgh W", min_size=1, max_size=20).map(str.strip).filter(bool)
NAMES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
WIDTHS = st.integers(320, 1920)
KINDS = st.sampled_from(["open", "folded"])
SIN, COS = sin(radians(HEADING_ANGLE)), cos(radians(HEADING_ANGLE))


def laid_out(actors, frameworks, width, kind="open", repeat=1):
    rows = [
        row
        for k in range(repeat)
        for row in (
            MatrixRow(f"g{k}", actors[0], ("voice",) * 12, kind=kind),
            *(MatrixRow(f"{k}-{j}", name, depth=1 + j % 3) for j, name in enumerate(actors)),
        )
    ]
    widest = max(map(row_width, rows))
    fitting = frameworks[: columns_that_fit(frameworks, widest, width)]
    return lay_out_grid(rows, named(fitting), width)


def named(frameworks):
    return [MatrixColumn(str(k), name) for k, name in enumerate(frameworks)]


@given(
    st.lists(NAMES, min_size=1, max_size=8), st.lists(NAMES, min_size=1, max_size=8), WIDTHS, KINDS
)
def test_nothing_leaves_the_grid_or_is_written_over(actors, frameworks, width, kind):
    grid = laid_out(actors, frameworks, width, kind)
    assert grid.left < grid.right <= width
    assert grid.sum_xs[0] > grid.right
    assert grid.sum_xs[-1] + text_width("88", 11) / 2 <= width
    for row in grid.rows:
        end = max(text_width(text, FONT_SIZE, bold=row.is_group) for text in row.lines)
        end += grid.name_x(row) + (text_width(row.note, 11) + 6 if row.note else 0)
        assert end <= (grid.left if row.has_cells else grid.right)
        assert len(row.lines) * FONT_SIZE * LINE_HEIGHT <= row.tall
    for a, b in pairwise(grid.rows):
        assert b.y - a.y >= (a.tall + b.tall) / 2 - 1e-6
    first, last = grid.rows[0], grid.rows[-1]
    assert grid.sum_ys[-1] < grid.bands[0].rows <= first.y - first.tall / 2 + 1e-6
    assert last.y + last.tall / 2 <= grid.foot + 1e-6
    assert grid.foot < grid.height


@given(st.lists(NAMES, min_size=1, max_size=10), WIDTHS)
def test_headings_stay_in_the_picture_and_apart(frameworks, width):
    grid = laid_out(["Ann"], frameworks, width)
    (band,) = grid.bands
    for heading in grid.columns:
        long, thick = heading_box(heading.lines)
        assert heading.x + long * COS + thick / 2 * SIN <= width
        assert long * SIN + thick * COS <= band.foot - band.top
    for a, b in pairwise(grid.columns):
        # Between slanted neighbours lies the sine of what lies between them along the row.
        apart = (b.x - a.x) * SIN
        assert apart >= (len(a.lines) + len(b.lines)) / 2 * 12 * 1.2


def test_headings_are_written_again_where_a_reader_has_lost_them():
    names = [f"Voice {k}" for k in range(12)]
    short, tall = (laid_out(names, ["Pact"], 1080, repeat=n) for n in (1, 6))
    assert len(short.bands) == 1
    assert len(tall.bands) > 1
    for band in tall.bands[1:]:
        after = next(row for row in tall.rows if row.y > band.foot)
        assert after.is_group
        assert not [row for row in tall.rows if band.top < row.y < band.foot]
        assert tall.foot - band.foot > 200
    rows = [band.rows for band in tall.bands] + [tall.foot]
    assert max(b - a for a, b in pairwise(rows)) < 1400


def test_a_long_name_takes_two_lines_where_there_is_no_room_for_one():
    rows = [MatrixRow("a", "Ministers in the cabinet", depth=1)]
    narrow, wide = (lay_out_grid(rows, named(["Pact"]), width) for width in (320, 1080))
    assert [len(grid.rows[0].lines) for grid in (narrow, wide)] == [2, 1]
    assert narrow.rows[0].tall > wide.rows[0].tall


def test_a_heading_takes_two_lines_and_is_cut_off_where_it_would_climb_too_high():
    name = "A heading of a framework whose name is long beyond all reason and measure"
    (heading,) = lay_out_grid([MatrixRow("a", "Ann")], named([name]), 1080).columns
    assert heading.name == name
    assert len(heading.lines) == 2
    assert heading.lines[-1].endswith("…")


def test_headings_that_are_cut_off_alike_are_told_apart_by_where_they_part():
    long = "Treaty on the comprehensive prohibition of everything not yet thought of and annexes"
    names = [f"{long} 0", f"{long} 1", long.replace("not yet", "once") + " 0"]
    grid = lay_out_grid([MatrixRow("a", "Ann")], named(names), 1080)
    assert [column.lines[-1] for column in grid.columns] == [
        "…of and annexes 0",
        "…of and annexes 1",
        "…of everything once…",
    ]


def test_names_of_voices_that_are_cut_off_alike_are_told_apart_too():
    long = "The Permanent Representation of the Federated Union of Named Territories to the"
    rows = [MatrixRow(end, f"{long} {end}") for end in ("Assembly", "Council")]
    grid = lay_out_grid(rows, named(["Pact"]), 320)
    assert [row.lines[-1] for row in grid.rows] == ["…to the Assembly", "…to the Council"]


@pytest.mark.parametrize("width", [320, 390, 1080])
def test_what_sums_are_called_is_whole_beside_short_names(width):
    grid = lay_out_grid([MatrixRow("a", "Ann")], named(["Pact"]), width)
    assert min(grid.left - text_width(words, 11) for words in SUMS) >= EDGE


def test_each_sum_has_its_row_and_column():
    grid = lay_out_grid([MatrixRow("a", "Ann")], named(["Pact"]), 800)
    assert len(grid.sum_xs) == len(grid.sum_ys) == len(SUMS)
    assert grid.bands[0].foot < grid.sum_ys[0]
