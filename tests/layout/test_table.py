"""Rows of a table are shared out over pages: heads again on each, groups never alone."""

from __future__ import annotations

from itertools import islice

import pytest

from timeline.layout.table import (
    TableCell,
    TableColumn,
    TableRow,
    head_widths,
    lay_out_table,
    split_table,
)


def table(*rows):
    """Lay out a head and rows of one cell each, groups in capitals, members moved in."""
    head = TableRow((TableCell("Head"),), is_head=True)
    made = [
        TableRow(
            (TableCell(text, indent=0.0 if text.isupper() else 12.0),), is_group=text.isupper()
        )
        for text in rows
    ]
    return lay_out_table([TableColumn(least=200.0)], [head, *made], 200.0)


def parts(height, *rows):
    """Return what stands on each page, the first twenty at most."""
    found = islice(split_table(table(*rows), height), 20)
    return [[row.cells[0].text for row in part.rows[1:]] for part in found]


ROW = table("one").rows[0].y1


def test_a_group_is_written_again_where_its_members_go_on():
    assert parts(4 * ROW, "A", "one", "two", "three") == [
        ["A", "one", "two"],
        ["A (continued)", "three"],
    ]


def test_a_group_is_not_left_at_the_foot():
    assert parts(3 * ROW, "one", "B", "two") == [["one"], ["B", "two"]]


@pytest.mark.parametrize("rows", [0.5, 1, 2, 2.5])
def test_a_page_too_low_for_a_group_and_a_member_has_both(rows):
    assert parts(rows * ROW, "A", "one", "two") == [["A", "one"], ["A (continued)", "two"]]


def test_columns_are_as_wide_as_makes_their_heads_lowest():
    names = ["Quad", "Ties with Japan and South Korea"]
    quad, ties = head_widths(names, [60.0, 60.0], 200.0, 11.0)
    assert quad == 60.0
    assert 60.0 < ties <= 140.0
    columns = [TableColumn(quad), TableColumn(ties)]
    heads = TableRow(tuple(TableCell(name, bold=True) for name in names))
    (row,) = lay_out_table(columns, [heads], 200.0, 11.0).rows
    assert [len(cell.lines) for cell in row.cells] == [1, 2]
    assert head_widths(names, [60.0, 60.0], 100.0, 11.0) == (60.0, 60.0)
