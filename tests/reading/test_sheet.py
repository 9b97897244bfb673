"""Header and shape of a CSV file, with the lines that an editor shows."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import files, lines
from timeline.reading import load
from timeline.reading.sheet import read
from timeline.reading.table_file import TableFile
from timeline.schema import TABLES

EVENT_COLUMNS = ", ".join(TABLES["events"].column_names)


def faults(tmp_path, text: str) -> list[str]:
    return lines(files(tmp_path, {"events.csv": text}))


def test_a_missing_column(tmp_path):
    assert faults(tmp_path, "id,title\na,A\n") == [
        "data/events.csv:1: date is missing from the header; add that column",
    ]


def test_an_unknown_column_and_the_one_that_was_meant(tmp_path):
    assert faults(tmp_path, "id,date,title,sumary,colour\na,1994,A,,\n") == [
        (
            'data/events.csv:1: "sumary" is not a column of events.csv; '
            "rename it summary, or delete it"
        ),
        (
            'data/events.csv:1: "colour" is not a column of events.csv; '
            f"delete it (known are {EVENT_COLUMNS})"
        ),
    ]


def test_a_column_that_is_there_is_not_suggested_again(tmp_path):
    assert faults(tmp_path, "id,date,title,titel\na,1994,A,\n") == [
        (
            'data/events.csv:1: "titel" is not a column of events.csv; '
            f"delete it (known are {EVENT_COLUMNS})"
        ),
    ]


def test_a_column_twice(tmp_path):
    assert faults(tmp_path, "id,date,title,note,note\na,1994,A,,\n") == [
        'data/events.csv:1: "note" is the name of 2 columns; keep one of them',
    ]


def test_a_column_without_a_name(tmp_path):
    assert faults(tmp_path, "id,date,title,,\na,1994,A,,x\n") == [
        "data/events.csv:1: has no name for column 4 in its header; name that column, or delete it",
    ]


def test_spaces_around_a_column_name_do_not_count(tmp_path):
    data = files(tmp_path, {"events.csv": "id, date ,title\na,1994,A\n"})
    assert load(data).events["date"].tolist() == ["1994"]


def test_ragged_lines(tmp_path):
    text = "id,date,title\na,1994\nb,1994,B, and more\nc,1994,C,,\nd\n"
    assert faults(tmp_path, text) == [
        "data/events.csv:2: has 2 cells where the header has 3; write a comma for every blank cell",
        (
            "data/events.csv:3: has 4 cells where the header has 3; "
            "put quotation marks around the cell that has a comma in it"
        ),
        "data/events.csv:5: has 1 cell where the header has 3; write a comma for every blank cell",
    ]


def test_a_ragged_line_still_has_its_id(tmp_path):
    events = "id,date,title\na,1994\n"
    stances = "id,actor,framework,stance,date,event\ns,x,y,0,1994,a\n"
    assert lines(files(tmp_path, {"events.csv": events, "stances.csv": stances})) == [
        "data/events.csv:2: has 2 cells where the header has 3; write a comma for every blank cell",
    ]


@pytest.mark.parametrize("row", ['b,1994,"He said "no""\n', 'b,1994,"He said no\n'])
def test_a_quotation_mark_out_of_place(tmp_path, row):
    assert faults(tmp_path, f"id,date,title\na,,A\n{row}c,,C\n") == [
        "data/events.csv:2: date is blank; fill it in, every event needs it",
        (
            "data/events.csv:3: has a quotation mark that is not closed, "
            "or not doubled within a cell; "
            'write such a cell as "He said ""no"", twice", then check again what comes after it'
        ),
    ]


@pytest.mark.parametrize("limit", [131_072, 10_000_000])
def test_a_cell_without_end(tmp_path, limit):
    before = csv.field_size_limit(limit)
    found = faults(tmp_path, f'id,date,title\na,1994,"{"x" * 200_000}"\n')
    csv.field_size_limit(before)
    assert found == [
        (
            "data/events.csv:2: has a cell of more than 131,072 characters; "
            "close its quotation mark, or shorten it"
        ),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_does(tmp_path, end):
    rows = ['a,1994,A,"one', "", 'two"', " , ,,", "b,{},B,", "c,{},C,"]
    text = end.join(["", "id,date,title,summary", "", *rows])
    data = files(tmp_path, {"events.csv": text.format("", "")})
    assert lines(data) == [
        "data/events.csv:8: date is blank; fill it in, every event needs it",
        "data/events.csv:9: date is blank; fill it in, every event needs it",
    ]
    events = load(files(tmp_path, {"events.csv": text.format(1995, 1996)})).events
    assert events["line"].tolist() == [4, 8, 9]
    assert events["summary"].tolist() == ["one\n\ntwo", "", ""]


cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="="), max_size=8
)


@settings(deadline=None)
@given(st.lists(st.lists(cells, min_size=3, max_size=3).filter(lambda row: "".join(row).strip())))
def test_what_a_csv_writer_writes_is_read_back(rows):
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows]
    text = "\n".join(["id,date,title", *map(",".join, quoted)])
    sheet = read(TABLES["events"], TableFile("events.csv", text.encode()))
    assert sheet.problems == ()
    assert [list(record.cells.values()) for record in sheet.records] == rows
    assert [record.line for record in sheet.records] == list(range(2, len(rows) + 2))
