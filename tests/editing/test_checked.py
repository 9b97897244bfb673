"""New content goes through the checks before it is written."""

from __future__ import annotations

import pytest

from timeline.editing.checked import load_with
from timeline.problems import DataError

EVENTS = "id,date,title\na,1994,A"
STANCES = "id,actor,framework,stance,date,event\ns,x,y,1,1994,a"


def test_what_would_be_read(write):
    data = write(events=EVENTS, stances=STANCES)
    ds = load_with(data, {"events": b"id,date,title\na,1995,B\n"})
    assert (ds.name, list(ds.events["title"]), len(ds.stances)) == ("data", ["B"], 1)
    assert "A" in (data / "events.csv").read_text()


def test_what_would_be_wrong_names_the_folder_itself(write):
    data = write(events=EVENTS, stances=STANCES)
    with pytest.raises(DataError) as caught:
        load_with(data, {"events": b"id,date,title\nb,1995,B\n"})
    (problem,) = caught.value.problems
    assert problem.file == str(data / "stances.csv")
    assert (problem.column, problem.value) == ("event", "a")


def test_tables_under_other_names_are_heard(write):
    data = write(events=EVENTS, stances=STANCES)
    (data / "actors.tsv").write_text("id\tname\nx\tX\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_with(data, {"stances": STANCES.replace("s,x", "s,z").encode()})
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(data / "stances.csv"), 2)
    assert (problem.column, problem.value) == ("actor", "z")


def test_the_folder_itself_is_left_as_it_is(write):
    data = write(events=EVENTS)
    before = {path: path.stat().st_mtime_ns for path in data.parent.rglob("*")}
    load_with(data, {"events": b"id,date,title\na,1995,B\n"})
    assert {path: path.stat().st_mtime_ns for path in data.parent.rglob("*")} == before
