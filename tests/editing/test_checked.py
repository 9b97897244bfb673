"""New content goes through the checks before it is written."""

from __future__ import annotations

import pytest

from timeline.editing.checked import load_with
from timeline.problems import DataError

EVENTS = "id,date,title\na,1994,A"
STANCES = "id,actor,framework,stance,date,event\ns,x,y,1,1994,a"


def test_what_would_be_read(write):
    data = write(events=EVENTS, stances=STANCES)
    ds = load_with(data, "events", b"id,date,title\na,1995,B\n")
    assert (ds.name, list(ds.events["title"]), len(ds.stances)) == ("data", ["B"], 1)
    assert "A" in (data / "events.csv").read_text()


def test_what_would_be_wrong_names_the_folder_itself(write):
    data = write(events=EVENTS, stances=STANCES)
    with pytest.raises(DataError) as caught:
        load_with(data, "events", b"id,date,title\nb,1995,B\n")
    (problem,) = caught.value.problems
    assert problem.file == str(data / "stances.csv")
    assert (problem.column, problem.value) == ("event", "a")
