"""What is no file is told and never opened, waited for, or read without end."""

from __future__ import annotations

import os
import runpy
import socket
from pathlib import Path

import pytest

from timeline.plain_file import PlainFileError, TooLargeError, content

HERE = "; put the file there, or rename it"


def refused(path, most=100):
    with pytest.raises(PlainFileError) as error:
        content(path, most)
    return f"{error.value.reason}; {error.value.remedy}"


@pytest.mark.parametrize("through", ["itself", "a link"])
def test_what_is_no_file(tmp_path, through, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)  # the name of a socket may be no longer than a hundred letters
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        said = {}
        for name, path in {
            "pipe": tmp_path / "pipe",
            "folder": tmp_path / "folder",
            "socket": tmp_path / "socket",
            "zero": Path("/dev/zero"),
            "tty": Path("/dev/tty"),
        }.items():
            link = tmp_path / f"to {name}"
            link.symlink_to(path)
            said[name] = refused(path if through == "itself" else link)
    assert said == {
        "pipe": f"is a pipe, not a file{HERE}",
        "folder": f"is a folder, not a file{HERE}",
        "socket": f"is a socket, not a file{HERE}",
        "zero": f"is a device, not a file{HERE}",
        "tty": f"is a device, not a file{HERE}",
    }


def test_links_to_nothing_and_in_a_circle(tmp_path):
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    remedy = "put the file there, or delete the link"
    assert refused(tmp_path / "lost") == f"is a link to nothing; {remedy}"
    assert refused(tmp_path / "round").startswith("cannot be read (Too many levels of symbolic li")
    with pytest.raises(FileNotFoundError):
        content(tmp_path / "nowhere", 100)


def test_a_file_that_may_not_be_read(as_nobody):
    file = as_nobody / "a.csv"
    file.write_bytes(b"a")
    file.chmod(0)
    said = "cannot be read (Permission denied); make it a file that you may read"
    assert refused(file) == said
    file.chmod(0o644)
    assert content(file, 100) == b"a"


def test_a_file_is_as_large_as_it_says_and_no_larger_than_is_read(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(b"x" * 100)
    assert content(file, 100) == b"x" * 100
    with file.open("ab") as more:
        more.truncate(10**12)  # takes no room on the disk
    assert refused(file) == "has 1,000,000,000,000 bytes, and 100 are read; split it"


def test_a_file_of_the_system_that_says_it_is_empty_is_read_no_further(tmp_path):
    (tmp_path / "a.csv").symlink_to("/proc/self/maps")
    assert Path("/proc/self/maps").stat().st_size == 0
    with pytest.raises(TooLargeError):
        content(tmp_path / "a.csv", 100)


@pytest.mark.filterwarnings("ignore:.*found in sys.modules")
def test_files_are_read_where_a_system_lacks_ways_to_open_them(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "O_NONBLOCK")
    monkeypatch.delattr(os, "O_CLOEXEC")
    reloaded = runpy.run_module("timeline.plain_file")
    (tmp_path / "a.csv").write_bytes(b"a\r\n\x1ab")
    assert reloaded["content"](tmp_path / "a.csv", 10) == b"a\r\n\x1ab"
