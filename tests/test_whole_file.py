"""A file is written as a whole or not at all, and nothing is left beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from timeline.whole_file import write_whole

OLD, NEW = b"old", b"n" * 3_000_000

WRITER = """
import os, sys
from pathlib import Path
from timeline import whole_file

def stop(_):
    print("in the middle", flush=True)
    sys.stdin.read()

if sys.argv[2] == "stop":
    os.fsync = stop
elif sys.argv[2] == "small":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
whole_file.write_whole(Path(sys.argv[1]), b"n" * 3_000_000)
"""


def writer(path, how):
    """Start a program that replaces a file and stands still while it is half written."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def stopped(path, signal_):
    """End such a program in the middle; return how it ended."""
    with writer(path, "stop") as program:
        assert program.stdout.readline() == b"in the middle\n"
        os.kill(program.pid, signal_)
        program.wait(30)
    return program.returncode


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "brief.pptx"
    path.write_bytes(OLD)
    return path


def test_a_new_file_has_the_permissions_of_any_other(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "new", b"a")
    assert (tmp_path / "new").read_bytes() == b"a"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_permissions_and_links_stay(tmp_path):
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"a")
    file.chmod(0o600)
    link.symlink_to(file)
    write_whole(link, b"b")
    assert link.is_symlink()
    assert file.read_bytes() == b"b"
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_nothing(file, monkeypatch, fault):
    def fail(*_):
        raise fault

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(type(fault)):
        write_whole(file, NEW)
    assert [(path.name, path.read_bytes()) for path in file.parent.iterdir()] == [(file.name, OLD)]


def test_a_disk_that_is_full_in_the_middle_leaves_the_old_file_alone(file):
    with writer(file, "small") as program:
        _, told = program.communicate(timeout=30)
    assert told.decode().splitlines()[-1] == "OSError: [Errno 27] File too large"
    assert [(path.name, path.read_bytes()) for path in file.parent.iterdir()] == [(file.name, OLD)]


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_who_is_asked_to_end_in_the_middle_leaves_the_old_file_alone(file, asked):
    assert stopped(file, asked) == -asked
    assert [(path.name, path.read_bytes()) for path in file.parent.iterdir()] == [(file.name, OLD)]


def test_what_a_killed_program_leaves_goes_with_the_next_file_of_that_name(file):
    other = file.with_name(".other.0123abcd.part")
    other.write_bytes(b"of another file")
    assert stopped(file, signal.SIGKILL) == -signal.SIGKILL
    assert file.read_bytes() == OLD
    assert len(list(file.parent.iterdir())) == 3
    write_whole(file, NEW)
    assert file.read_bytes() == NEW
    assert {path.name for path in file.parent.iterdir()} == {file.name, other.name}


def test_what_another_program_is_writing_is_left_to_it(file):
    with writer(file, "stop") as program:
        assert program.stdout.readline() == b"in the middle\n"
        write_whole(file, b"mine")
        assert len(list(file.parent.iterdir())) == 2
        program.communicate(timeout=30)
    assert program.returncode == 0
    assert [(path.name, path.read_bytes()) for path in file.parent.iterdir()] == [(file.name, NEW)]
