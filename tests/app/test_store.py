"""What pages show of files that change, break and are mended."""

from __future__ import annotations

import os
import shutil

import pytest

from timeline.app import editions, store
from timeline.problems import DataError

GOOD = "id,date,title\na,1994,A"


@pytest.fixture
def loads(monkeypatch):
    """Count how often the files are read."""
    calls = []
    load = store.load
    monkeypatch.setattr(store, "load", lambda data: calls.append(data) or load(data))
    return calls


def test_an_edition_is_read_once(write, loads):
    data = write(events=GOOD)
    assert store.read(data).dataset is store.read(data).dataset
    assert loads == [data]
    write(events=GOOD + "\nb,2024,B")
    assert len(store.read(data).dataset.events) == 2


def test_the_last_good_data_stay_until_the_fault_is_mended(write):
    data = write(events=GOOD)
    good = store.read(data).dataset
    write(events=GOOD.replace("1994", "Oct-24"))
    broken = store.read(data)
    assert broken.dataset is good
    assert [problem.column for problem in broken.problems] == ["date"]
    write(events=GOOD)
    assert store.read(data).problems == ()


def test_data_that_were_never_good_heal(write):
    data = write(events="id,date,title\na,Oct-24,A")
    assert store.read(data).dataset is None
    write(events=GOOD)
    assert len(store.read(data).dataset.events) == 1


def test_a_fault_of_the_disk_is_not_remembered(write, monkeypatch):
    data = write(events=GOOD)
    monkeypatch.setattr(store, "look", lambda _: store.Edition((), is_whole=False))
    load = store.load
    monkeypatch.setattr(store, "load", lambda _: (_ for _ in ()).throw(DataError([])))
    assert store.read(data).dataset is None
    monkeypatch.setattr(store, "load", load)
    assert len(store.read(data).dataset.events) == 1


def test_rights_that_are_taken_and_given_back(as_nobody):
    file = as_nobody / "events.csv"
    file.write_text(GOOD, encoding="utf-8")
    file.chmod(0)
    never = store.read(as_nobody)
    said = "cannot be read (Permission denied); make it a file that you may read"
    assert (never.dataset, [str(problem) for problem in never.problems]) == (
        None,
        [f"{file}: {said}"],
    )
    file.chmod(0o644)
    good = store.read(as_nobody)
    assert (len(good.dataset.events), good.problems) == (1, ())
    file.chmod(0)
    assert store.read(as_nobody).dataset is good.dataset
    file.chmod(0o644)
    assert store.read(as_nobody).problems == ()


def spoil(file, how):
    """Put something that is no table in the place of a file."""
    file.unlink()
    match how:
        case "a pipe":
            os.mkfifo(file)
        case "a device":
            file.symlink_to("/dev/zero")
        case "a link to nothing":
            file.symlink_to(file.parent / "nowhere")
        case "a folder":
            file.mkdir()
        case "half of it":
            file.write_text(GOOD + '\nb,1995,"B', encoding="utf-8")
        case "nothing in it":
            file.write_bytes(b"")
        case "nonsense":
            file.write_bytes(bytes(range(256)) * 100)
        case "too few rows":
            file.write_text("id,date,title\n", encoding="utf-8")


SPOILT = {
    "a pipe": "is a pipe, not a file; put the file there, or rename it",
    "a device": "is a device, not a file; put the file there, or rename it",
    "a link to nothing": "is a link to nothing; put the file there, or delete the link",
    "a folder": "is a folder, not a file; put the file there, or rename it",
    "half of it": "has a quotation mark that is not closed, or not doubled within a cell; ",
    "nothing in it": "is empty; begin it with id,date,title",
    "nonsense": "has a NUL byte, so it is no CSV file; save it anew as CSV UTF-8",
    "too few rows": "has no event and no statement yet; write the first, into ",
    "gone": "has neither events.csv nor stances.csv; ",
}


@pytest.mark.parametrize("how", SPOILT)
def test_whatever_becomes_of_a_file_the_last_good_data_stay_and_come_back(write, how, caplog):
    data = write(events=GOOD)
    good = store.read(data).dataset
    spoil(data / "events.csv", how)
    found = store.read(data)
    assert found.dataset is good
    assert SPOILT[how] in str(found.problems[0])
    store.read(data)
    if how == "a folder":
        (data / "events.csv").rmdir()
    else:
        (data / "events.csv").unlink(missing_ok=True)
    write(events=GOOD)
    assert store.read(data).problems == ()
    name = "data" if how in {"too few rows", "gone"} else "events.csv"
    assert caplog.messages == [
        f"1 problem in {name}; the last good version is shown",
        "The data can be read again",
    ]


def test_a_folder_that_is_gone_and_comes_back(write):
    data = write(events=GOOD)
    good = store.read(data).dataset
    shutil.move(data, data.with_name("elsewhere"))
    gone = store.read(data)
    assert gone.dataset is good
    assert [problem.reason for problem in gone.problems] == ["is not there"]
    shutil.move(data.with_name("elsewhere"), data)
    assert store.read(data).problems == ()


def test_a_file_that_could_not_be_read_for_a_moment_is_read_again(write, monkeypatch):
    data = write(events=GOOD)
    grown = max(file.stat().st_ctime_ns for file in data.iterdir()) + 10**10
    monkeypatch.setattr(editions.time, "time_ns", lambda: grown)
    editions.look(data)  # so that only reading opens the file
    monkeypatch.setattr("timeline.plain_file.os.open", _fail)
    assert store.read(data).dataset is None
    monkeypatch.undo()
    assert len(store.read(data).dataset.events) == 1


def _fail(*_):
    raise OSError(5, "Input/output error")


def test_the_log_has_no_cell_in_it_and_names_a_few_files(write, caplog):
    data = write(
        events="id,date,title\na,Secret-24,Hidden",
        stances="id,actor,framework,stance,date\na,x,y,Secret,1994",
        sources="id,date\nSecret,Oct-24",
        eras="id,date\na,Secret",
        actors="name,type\nSecret,Secret",
    )
    assert store.read(data).dataset is None
    assert len(caplog.messages) == 1
    assert "Secret" not in caplog.text
    assert caplog.messages[0].endswith("and 2 other files; nothing is shown yet")
