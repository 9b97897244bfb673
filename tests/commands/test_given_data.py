"""What is given to a command and is no data is refused in one line, and nothing waits for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline import cli

HERE = "put the file there, or rename it"


@pytest.fixture
def odd(tmp_path, monkeypatch):
    """Have a folder with what is no file in it, by the names of what it is."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_DATA", raising=False)
    os.mkfifo("pipe")
    Path("device").symlink_to("/dev/zero")
    Path("lost").symlink_to("nowhere")


SAID = {
    "pipe": f"pipe is a pipe, not a file; {HERE}",
    "device": f"device is a device, not a file; {HERE}",
    "lost": "lost is a link to nothing; put the file there, or delete the link",
    "nowhere": "there is no folder nowhere; check the spelling",
}


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize(
    "command",
    [["check"], ["serve"], ["verify", "--articles", "."], ["export", "-o", "a.csv"]],
    ids=lambda given: given[0],
)
@pytest.mark.usefixtures("odd")
def test_data_that_are_neither_a_folder_nor_a_file(command, name):
    done = CliRunner().invoke(cli.main, [command[0], name, *command[1:]])
    assert (done.stderr, done.exit_code) == (f"Error: {SAID[name]}\n", 2)


@pytest.mark.usefixtures("odd")
def test_the_variable_that_names_them_is_said(monkeypatch):
    monkeypatch.setenv("TIMELINE_DATA", "pipe")
    done = CliRunner().invoke(cli.main, ["check"])
    assert done.stderr == f"Error: pipe (named by TIMELINE_DATA) is a pipe, not a file; {HERE}\n"


@pytest.mark.parametrize("name", ["pipe", "device", "lost"])
@pytest.mark.usefixtures("odd")
def test_an_import_of_what_is_no_file(name):
    done = CliRunner().invoke(cli.main, ["import", name, "-o", "made"])
    reason = SAID[name].partition(";")[0]
    assert (done.stderr, done.exit_code) == (f"Error: {reason}; name another file\n", 2)


@pytest.mark.usefixtures("odd")
def test_a_folder_called_data_in_which_a_pipe_stands_for_the_events(tmp_path):
    (tmp_path / "data").mkdir()
    os.mkfifo(tmp_path / "data" / "events.csv")
    done = CliRunner().invoke(cli.main, ["check"])
    assert done.stdout == f"data/events.csv: is a pipe, not a file; {HERE}\n"


def test_texts_of_articles_that_are_no_files(write, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(
        events="id,date,title,sources\na,1994,A,one#1; two#1; three#1",
        sources="id,kind\none,article\ntwo,reference\nthree,article",
    )
    os.mkfifo("one.txt")
    Path("two.txt").symlink_to("nowhere")
    Path("three.txt").symlink_to("/dev/zero")
    done = CliRunner().invoke(cli.main, ["verify", "data", "--articles", "."])
    assert done.stdout.splitlines() == [
        f"one.txt: is a pipe, not a file; {HERE}",
        "two.txt: is a link to nothing; put the file there, or delete the link",
        f"three.txt: is a device, not a file; {HERE}",
    ]
