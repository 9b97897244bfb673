"""A file is replaced at once, keeps its rights, and is left alone if it changed meanwhile."""

from __future__ import annotations

import subprocess
import sys

import pytest

from timeline import load
from timeline.app.editions import look
from timeline.editing import EditError, files
from timeline.editing.files import differences, obstacle, read_file, write_file

BEFORE = b"id,date,title\na,1994,A\nb,1995,B\n"
AFTER = BEFORE.replace(b"1994", b"1993")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes(BEFORE)
    return path


def test_new_content_with_the_same_rights_and_nothing_left_beside(file):
    file.chmod(0o640)
    write_file(file, BEFORE, AFTER)
    assert file.read_bytes() == AFTER
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(file.parent.iterdir()) == [file]


def test_what_a_link_leads_to_is_written(file, tmp_path):
    (tmp_path / "data").mkdir()
    link = tmp_path / "data" / "events.csv"
    link.symlink_to(file)
    write_file(link, BEFORE, AFTER)
    assert link.is_symlink()
    assert file.read_bytes() == AFTER


def test_a_file_that_changed_meanwhile_is_left_alone(file):
    file.write_bytes(BEFORE.replace(b"B\n", b"C\nc,1996,D\n"))
    with pytest.raises(EditError) as caught:
        write_file(file, BEFORE, AFTER)
    assert str(caught.value) == (
        "events.csv has been changed by somebody else meanwhile; "
        "close this and edit it as it is now"
    )
    assert caught.value.details == (
        "line 3 was: b,1995,B",
        "line 3 is: b,1995,C",
        "line 4 is: c,1996,D",
    )
    assert b"1994" in file.read_bytes()


def test_a_file_that_may_only_be_read(file):
    file.chmod(0o444)
    with pytest.raises(EditError) as caught:
        write_file(file, BEFORE, AFTER)
    assert str(caught.value) == (
        "events.csv may only be read; allow writing to it in its properties"
    )
    file.chmod(0o644)
    write_file(file, BEFORE, AFTER)


def test_a_folder_that_cannot_be_written_to(file, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("timeline.editing.files.write_whole", refuse)
    with pytest.raises(EditError) as caught:
        write_file(file, BEFORE, AFTER)
    assert str(caught.value) == (
        "events.csv cannot be written (Permission denied); "
        "close it in other programs, and see that its folder may be written to"
    )


def test_a_failure_on_the_way_leaves_the_file_and_nothing_else(file, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(EditError, match="No space left on device"):
        write_file(file, BEFORE, AFTER)
    assert file.read_bytes() == BEFORE
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("name", ["notes.csv", "datapackage.json", "../events.csv/../x"])
def test_only_tables_are_written(tmp_path, name):
    assert "is no table of a data set" in str(obstacle(tmp_path / name))


def test_a_file_that_is_not_there(tmp_path):
    assert str(obstacle(tmp_path / "stances.csv")) == (
        "there is no file stances.csv; write its header first"
    )
    with pytest.raises(EditError, match=r"stances\.csv cannot be read"):
        read_file(tmp_path / "stances.csv")


def test_many_differences_are_counted():
    assert differences(b"a\n" * 20, b"b\n" * 20)[-1] == "and 32 more"


def test_differences_that_cannot_be_seen():
    assert differences(b"a\r\n", b"a\n") == ("only blanks or line ends",)


def test_of_very_many_differences_the_first_are_shown_at_once():
    before = b"".join(b"%d,same\nsame\n" % number for number in range(20_000))
    found = differences(before, before.replace(b",same", b",other"))
    assert found[:2] == ("line 1 was: 0,same", "line 1 is: 0,other")
    assert (len(found), found[-1]) == (9, "and more")


def test_one_line_more_among_many_is_one_difference():
    before = b"".join(b"%d\n" % number for number in range(5_000))
    after = before.replace(b"\n70\n", b"\n70\nnew\n")
    assert differences(before, after) == ("line 72 is: new",)


def test_others_need_not_wait_while_lines_are_compared(file, monkeypatch):
    held = []
    monkeypatch.setattr(files, "differences", lambda *_: held.append(files._writing.locked()) or ())
    file.write_bytes(b"id,date,title\n")
    with pytest.raises(EditError):
        write_file(file, BEFORE, AFTER)
    assert held == [False]


KILLED = """
import os, signal, sys
from pathlib import Path
from timeline.editing.files import write_file

at, file = sys.argv[1:]
named = getattr(os, at)

def die(*given, **named_too):
    if at != "fsync":
        named(*given, **named_too)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(os, at, die)
before = Path(file).read_bytes()
write_file(Path(file), before, before.replace(b"1994", b"1993"))
"""


@pytest.mark.parametrize(("at", "after"), [("fsync", BEFORE), ("replace", AFTER)])
def test_who_is_killed_in_the_middle_leaves_the_old_file_or_the_new(file, at, after):
    before = look(file.parent)
    done = subprocess.run([sys.executable, "-c", KILLED, at, str(file)], check=False)
    assert done.returncode == -9
    assert file.read_bytes() == after
    # What is left beside it, if anything, is no table and no news.
    assert load(file.parent).events["date"].tolist() == [after[16:20].decode(), "1995"]
    assert (look(file.parent) == before) == (after == BEFORE)
    write_file(file, after, BEFORE)
    assert load(file.parent).warnings == ()
