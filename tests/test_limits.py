"""How much is read is stated, held before it is read, and raised in one way."""

from __future__ import annotations

import pytest

from tests.factories import files, lines
from timeline import Limits, load
from timeline.limits import LIMITS, LimitError
from timeline.problems import DataError

GOOD = "id,date,title\na,1994,A\nb,1995,B\n"


def test_a_setting_has_names_and_numbers(monkeypatch):
    monkeypatch.setenv(LIMITS, "rows=50M, size=4g columns=2_000")
    assert Limits.set_here() == Limits(rows=50_000_000, size=4_000_000_000, columns=2_000)
    monkeypatch.setenv(LIMITS, "")
    assert Limits.set_here() == Limits()


@pytest.mark.parametrize("setting", ["rows", "rows=", "lines=5", "rows=-1", "remedy=5", "rows=1T"])
def test_a_setting_that_sets_nothing(monkeypatch, tmp_path, setting):
    monkeypatch.setenv(LIMITS, setting)
    remedy = (
        "write one of size, unpacked, rows, columns, letters, cells with a number, as in rows=50M"
    )
    with pytest.raises(LimitError):
        Limits.set_here()
    assert lines(files(tmp_path, {"events.csv": GOOD})) == [
        f'TIMELINE_LIMITS: has "{setting}", which sets no limit; {remedy}'
    ]


@pytest.mark.parametrize(
    ("limit", "said", "needed"),
    [
        ("size=31", ": has 32 bytes, and 31 are read; split it", "size=32"),
        ("rows=2", ": has 3 lines, and 2 are read here; split it", "rows=3"),
        (
            "columns=2",
            ":1: has 3 cells, and 2 columns are read; delete what is beside the table",
            "columns=3",
        ),
        (
            "letters=4",
            (":1: has a cell of more than 4 characters; close its quotation mark, or shorten it"),
            "letters=8",
        ),
    ],
)
def test_each_limit_is_told_with_how_to_raise_it(monkeypatch, tmp_path, limit, said, needed):
    data = files(tmp_path, {"events.csv": GOOD})
    monkeypatch.setenv(LIMITS, limit)
    assert lines(data) == [f"data/events.csv{said}, or set TIMELINE_LIMITS={needed}"]
    monkeypatch.setenv(LIMITS, needed)
    assert len(load(data).events) == 2


def test_what_is_set_already_stays_in_the_remedy(monkeypatch, tmp_path):
    monkeypatch.setenv(LIMITS, "size=2000,rows=2")
    (line,) = lines(files(tmp_path, {"events.csv": GOOD}))
    assert line.endswith("or set TIMELINE_LIMITS=size=2000,rows=3")


def test_a_call_raises_limits_too(tmp_path):
    data = files(tmp_path, {"events.csv": GOOD})
    with pytest.raises(DataError, match=r"has 3 lines, and 1 are read here"):
        load(data, Limits(rows=1))
    assert len(load(data, Limits(rows=3)).events) == 2


def test_a_file_too_large_for_any_memory_is_not_read(tmp_path):
    data = files(tmp_path, {"events.csv": GOOD})
    with (data / "actors.csv").open("wb") as file:
        file.truncate(10**12)  # takes no room on the disk
    assert lines(data) == [
        (
            "data/actors.csv: has 1,000,000,000,000 bytes, and 1,000,000,000 are read; "
            "split it, or set TIMELINE_LIMITS=size=1000000000000"
        ),
    ]


def test_ten_thousand_columns_are_one_problem(tmp_path):
    header = ",".join(["id,date,title", *(f"column {n}" for n in range(10_000))])
    row = ",".join(["a,1994,A", *("x" for _ in range(10_000))])
    assert lines(files(tmp_path, {"events.csv": f"{header}\n{row}\n"})) == [
        (
            "data/events.csv:1: has 10,003 cells, and 1,000 columns are read; "
            "delete what is beside the table, or set TIMELINE_LIMITS=columns=10003"
        ),
    ]
