"""Whether the files of a data set have changed is told from their stamps and their content."""

from __future__ import annotations

import os

import pytest

from timeline.app import editions
from timeline.app.editions import look


def grow_old(path):
    """Have the clock say that nothing in a folder was changed lately."""
    return max(file.stat().st_ctime_ns for file in path.iterdir()) + 10**10


@pytest.fixture
def data(write):
    return write(events="id,date,title\na,1994,A")


def test_what_stays_is_the_same(data):
    assert look(data) == look(data)
    assert look(data).is_whole


def test_a_file_that_is_only_touched_is_no_news(data):
    before = look(data)
    os.utime(data / "events.csv", (1, 1))
    assert look(data) == before


@pytest.mark.parametrize("is_old", [False, True])
def test_a_change_of_the_same_size_in_the_same_second(data, is_old, monkeypatch):
    file = data / "events.csv"
    if is_old:
        monkeypatch.setattr(editions.time, "time_ns", lambda: grow_old(data))
    before, stat = look(data), file.stat()
    file.write_bytes(file.read_bytes().replace(b"1994", b"1995"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert look(data) != before


def test_files_that_have_not_changed_are_not_read_again(data, monkeypatch):
    monkeypatch.setattr(editions.time, "time_ns", lambda: grow_old(data))
    before = look(data)
    monkeypatch.setattr(editions, "_digest", None)
    assert look(data) == before


def test_what_is_missing_empty_and_unreadable_is_told_apart(data):
    file = data / "events.csv"
    found = [look(data)]
    file.write_bytes(b"")
    found.append(look(data))
    file.unlink()
    found.append(look(data))
    file.mkdir()
    found.append(look(data))
    assert len(set(found)) == 4
    assert [edition.is_whole for edition in found] == [True, True, True, False]
    file.rmdir()
    file.write_text("id,date,title\na,1994,A\n", encoding="utf-8")
    assert look(data) == found[0]


def test_a_folder_that_is_not_there(tmp_path):
    assert look(tmp_path / "nowhere").files == (("nowhere", "(No such file or directory)"),)


def test_what_editors_leave_beside_is_no_news(data):
    before = look(data)
    (data / ".~lock.events.csv#").write_text("me", encoding="utf-8")
    (data / "~$events.xlsx").write_text("me", encoding="utf-8")
    assert look(data) == before


def test_only_files_that_may_hold_tables_count(data):
    before = look(data)
    for name in ("run.log", "notes.md", "picture.png"):
        (data / name).write_text("a", encoding="utf-8")
    assert look(data) == before
    found = {before}
    for name in ("actors.tsv", "Book.XLSX", "all.zip", "datapackage.json"):
        (data / name).write_text("a", encoding="utf-8")
        found.add(look(data))
    assert len(found) == 5


def test_a_file_given_instead_of_a_folder(tmp_path):
    file = tmp_path / "subject.xlsx"
    file.write_bytes(b"PK")
    before = look(file)
    file.write_bytes(b"PKPK")
    assert look(file) != before


@pytest.mark.parametrize("name", ["events.csv", "book.xlsx"])
def test_rights_that_are_taken_and_given_back(as_nobody, name):
    file = as_nobody / name
    file.write_text("id,date,title\na,1994,A\n", encoding="utf-8")
    before = look(as_nobody)
    file.chmod(0)
    assert look(as_nobody) == editions.Edition(
        ((name, "cannot be read (Permission denied)"),), is_whole=False
    )
    file.chmod(0o644)
    assert look(as_nobody) == before


@pytest.mark.parametrize("name", ["events.csv", "book.xlsx"])
def test_another_content_under_the_same_stamps(data, name, monkeypatch):
    file = data / name
    file.write_bytes(b"before")
    before, stat = look(data), file.stat()
    file.write_bytes(b"after!")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    # As where the clock of the disk has not moved on between the two.
    monkeypatch.setattr(editions, "_stamp", lambda _: (0, 0, 0, 6, stat.st_mtime_ns, 2**63))
    assert look(data) != before


@pytest.mark.parametrize("name", ["events.csv", "datapackage.json"])
def test_what_is_no_file_is_not_waited_for(tmp_path, name):
    os.mkfifo(tmp_path / name)
    assert look(tmp_path).files == ((name, "is a pipe, not a file"),)
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to("/dev/zero")
    assert look(tmp_path).files == ((name, "is a device, not a file"),)
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to(tmp_path / "nowhere")
    assert look(tmp_path).files == ((name, "(No such file or directory)"),)


def test_one_file_that_cannot_be_read_hides_no_change_of_another(data):
    (data / "actors.csv").mkdir()
    before = look(data)
    (data / "events.csv").write_bytes(b"id,date,title\nb,1995,B\n")
    assert look(data) != before


def test_a_large_file_of_another_name_is_told_by_its_stamp(data, monkeypatch):
    monkeypatch.setattr(editions, "_LARGE", 1)
    (data / "notes.csv").write_bytes(b"before")
    before = look(data)
    (data / "notes.csv").write_bytes(b"after it")
    assert look(data) != before
