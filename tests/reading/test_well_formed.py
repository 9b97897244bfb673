"""Text of which every quotation mark is in its place is read as the csv module reads it."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.limits import USUAL
from timeline.reading.row_table import GridRow
from timeline.reading.well_formed import read_well_formed

CELLS = st.text(alphabet='ab é日,;"\n\t', max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=8)


def by_csv(text: str, separator: str) -> list[GridRow]:
    """Return rows as the csv module gives them, each with its line; blank ones left out."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=separator, strict=True)
    rows, line = [], 1
    for cells in reader:
        if "".join(cells).strip():
            rows.append(GridRow(line, tuple(cells)))
        line = reader.line_num + 1
    return rows


@given(ROWS, st.sampled_from(",;\t"))
def test_what_the_csv_module_writes_is_read_as_it_reads_it(rows, separator):
    written = io.StringIO(newline="\n")
    csv.writer(written, delimiter=separator, lineterminator="\n").writerows(rows)
    text = written.getvalue()
    found = read_well_formed(text.encode(), separator, USUAL)
    if found is not None:
        assert found.rows() == by_csv(text, separator)
    elif text:  # not read so: where a blank stands first beside one before a mark
        assert f'{separator} "' in text


@given(st.text(alphabet='a ,"\n', max_size=14))
def test_any_text_is_read_as_the_csv_module_reads_it_or_not_at_all(text):
    found = read_well_formed(text.encode(), ",", USUAL)
    if found is not None:
        assert found.rows() == by_csv(text, ",")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("id,n\na,1\n", [(1, ("id", "n")), (2, ("a", "1"))]),
        ("id,n\n\n , \na,1", [(1, ("id", "n")), (4, ("a", "1"))]),
        ('id,n\n"a\n\nb",1\nc,2\n', [(1, ("id", "n")), (2, ("a\n\nb", "1")), (5, ("c", "2"))]),
        (
            "id,n\na\nb,1,2\nc,3\n",
            [(1, ("id", "n")), (2, ("a",)), (3, ("b", "1", "2")), (4, ("c", "3"))],
        ),
        ('id,n\n"say ""a""",""\n', [(1, ("id", "n")), (2, ('say "a"', ""))]),
    ],
)
def test_lines_are_those_at_which_rows_begin(text, rows):
    found = read_well_formed(text.encode(), ",", USUAL)
    assert found is not None
    assert found.rows() == rows


@pytest.mark.parametrize(
    "text",
    ['a,b"c"\n', 'a,"b\n', 'a,"b"c\n', 'a, "b"\n', "", 'x," ""y"", z", "w"\n'],
    ids=["within a cell", "open", "text behind it", "behind a blank", "nothing", "both"],
)
def test_other_text_is_left_to_be_read_row_by_row(text):
    assert read_well_formed(text.encode(), ",", USUAL) is None


def test_what_is_larger_than_is_read_is_left_to_be_told_row_by_row():
    limits = replace(USUAL, letters=10, columns=3)
    assert read_well_formed(b"id,n\na,12345678901\n", ",", limits) is None
    assert read_well_formed(b"id,n\na,1,2,3\n", ",", limits) is None
    assert read_well_formed(b"id,n\na,1,2\n", ",", limits) is not None
