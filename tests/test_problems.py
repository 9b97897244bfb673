"""A problem reads like a compiler's line, and tells a program the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.problems import DataError, Problem, told

REWRITTEN = Problem(
    "data/events.csv",
    14,
    "date",
    "Oct-24",
    "is not a date",
    "write 2024-10 (a spreadsheet may have rewritten it)",
)


def test_a_problem_in_a_cell():
    assert str(REWRITTEN) == (
        'data/events.csv:14: date "Oct-24" is not a date; '
        "write 2024-10 (a spreadsheet may have rewritten it)"
    )


def test_a_problem_without_value_column_or_line():
    blank = Problem("data/events.csv", 3, "title", None, "is blank", "fill it in")
    ragged = Problem("data/events.csv", 3, None, None, "has 2 cells", "write a comma")
    empty = Problem("data/events.csv", None, None, None, "is empty", "begin it with id")
    assert str(blank) == "data/events.csv:3: title is blank; fill it in"
    assert str(ragged) == "data/events.csv:3: has 2 cells; write a comma"
    assert str(empty) == "data/events.csv: is empty; begin it with id"


def test_a_value_stays_on_one_line_and_short():
    def shown(value: str) -> str:
        return str(Problem("f", 1, "c", value, "is wrong", "write right"))

    assert shown("a\nb\x00\tc") == r'f:1: c "a\nb\x00\tc" is wrong; write right'
    assert shown("x" * 61) == f'f:1: c "{"x" * 59}…" is wrong; write right'
    assert shown("x" * 60) == f'f:1: c "{"x" * 60}" is wrong; write right'


@settings(deadline=None)
@given(st.text())
def test_any_value_gives_one_printable_line(value):
    line = str(Problem("f", 1, "c", value, "is wrong", "write right"))
    assert line.isprintable()


def test_to_dict_is_the_fields_and_the_whole_line():
    assert json.loads(json.dumps(REWRITTEN.to_dict())) == {
        "file": "data/events.csv",
        "line": 14,
        "column": "date",
        "value": "Oct-24",
        "reason": "is not a date",
        "remedy": "write 2024-10 (a spreadsheet may have rewritten it)",
        "severity": "error",
        "message": str(REWRITTEN),
    }


def test_an_error_carries_every_problem_in_the_order_given():
    second = Problem("data/events.csv", 15, "id", None, "is blank", "fill it in")
    error = DataError(iter([REWRITTEN, second]))
    assert error.problems == (REWRITTEN, second)
    assert str(error) == f"{REWRITTEN}\n{second}"


FAULT = ("countries", "XYZ", "is no country code", "write its code")


def test_a_warning_says_that_it_is_one():
    warning = Problem("a.csv", 1, *FAULT, "warning")
    assert str(warning) == 'a.csv:1: warning: countries "XYZ" is no country code; write its code'


def test_one_cause_is_told_once_with_the_lines():
    problems = [Problem("a.csv", line, *FAULT) for line in range(2, 40)]
    assert told(problems) == [
        (
            'a.csv:2: countries "XYZ" is no country code; write its code '
            "(also on lines 3, 4, 5, 6, 7 and 32 more)"
        ),
    ]


def test_of_many_causes_the_first_of_each_kind_are_told_and_the_others_counted():
    dates = [Problem("a.csv", n, "date", str(n), "is not a date", "write it") for n in range(99)]
    codes = [Problem("a.csv", 200, *FAULT)]
    lines = told([*dates, *codes])
    assert len(lines) == 21
    assert lines[-2:] == [str(codes[0]), "a.csv: date is not a date, 80 more"]


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_a_hundred_thousand_problems_are_a_few_lines_that_say_how_many_there_are(severity):
    problems = [
        Problem(f"{n % 7}.csv", n, f"column {n % 9}", str(n), f"has {n}", "mend it", severity)
        for n in range(100_000)
    ]
    lines = told(problems)
    assert len(lines) == 41
    assert lines[20] == "6.csv: column 2 has 20, 1 more"
    assert lines[-1] == "and 99,960 more of other kinds"
