"""The command line says what it found, where, and how to mend it, and never shows a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import run
from timeline import __version__, cli
from timeline.export.formats import FORMS

EVENTS = "id,date,title,sources,quote\na,1994,A,times#1,A title\nb,2024,B,treaty#1,"
SOURCES = "id,kind\ntimes,article\ntreaty,reference"
BROKEN = "id,date,title\na,Oct-24,A\nb,1994,"


pytestmark = pytest.mark.usefixtures("elsewhere")


class TestCheck:
    def test_says_what_there_is(self, write: Callable[..., Path]):
        write(events=EVENTS, sources=SOURCES)
        result = run("check", "data")
        assert (result.stdout, result.exit_code) == ("2 events, 2 sources, no problems\n", 0)

    def test_one_is_no_plural(self, write):
        write(events="id,date,title\na,1994,A")
        assert run("check", "data").stdout == "1 event, no problems\n"

    def test_a_stance_is_called_a_statement(self, write):
        write(stances="id,actor,framework,stance,date\na,x,y,1,1994\nb,x,y,2,1995")
        assert run("check", "data").stdout.startswith("2 statements, ")

    def test_prints_every_problem(self, write):
        write(events=BROKEN)
        result = run("check", "data")
        assert [line.split(":")[:2] for line in result.stdout.splitlines()] == [
            ["data/events.csv", "2"],
            ["data/events.csv", "3"],
        ]
        assert (result.stderr, result.exit_code) == ("2 problems\n", 1)

    def test_as_json(self, write):
        write(events=EVENTS, sources=SOURCES)
        result = run("check", "data", "--json")
        assert json.loads(result.stdout) == {
            "data": "data",
            "counts": {"events": 2, "sources": 2},
            "problems": [],
            "warnings": [],
        }
        assert result.exit_code == 0

    def test_problems_as_json(self, write):
        write(events=BROKEN)
        result = run("check", "data", "--json")
        report = json.loads(result.stdout)
        assert report["counts"] == {}
        assert [(p["file"], p["line"], p["column"]) for p in report["problems"]] == [
            ("data/events.csv", 2, "date"),
            ("data/events.csv", 3, "title"),
        ]
        assert result.exit_code == 1


class TestVerify:
    def test_says_what_was_looked_up_and_what_not(self, write):
        write(events=EVENTS, sources=SOURCES)
        Path("times.txt").write_text("A title\n")
        result = run("verify", "data", "--articles", ".")
        assert result.stdout == (
            "1 quote and 1 place checked, no problems; "
            "1 place in references not checked, for want of a text in .\n"
        )
        assert result.exit_code == 0

    def test_says_no_more_where_all_was_looked_up(self, write):
        write(events=EVENTS, sources=SOURCES)
        Path("times.txt").write_text("A title\n")
        Path("treaty.txt").write_text("Article 1\n")
        result = run("verify", "data", "--articles", ".")
        assert result.stdout == "1 quote and 2 places checked, no problems\n"

    def test_prints_every_problem(self, write):
        write(events=EVENTS, sources=SOURCES)
        Path("times.txt").write_text("The title\n")
        result = run("verify", "data", "--articles", ".")
        assert result.stdout == (
            'data/events.csv:2: quote "A title" is not in times#1; '
            "copy it from there, or leave the cell blank\n"
        )
        assert (result.stderr, result.exit_code) == ("1 problem\n", 1)

    def test_data_that_cannot_be_read(self, write):
        write(events=BROKEN)
        result = run("verify", "data", "--articles", ".")
        assert (result.stderr, result.exit_code) == ("2 problems\n", 1)

    def test_articles_must_be_there(self, write):
        write(events=EVENTS)
        result = run("verify", "data", "--articles", "nowhere")
        message = "Error: there is no folder nowhere; check the spelling\n"
        assert (result.stderr, result.exit_code) == (message, 2)


class TestData:
    def test_a_folder_that_is_not_there(self):
        result = run("check", "nowhere")
        message = "Error: there is no folder nowhere; check the spelling\n"
        assert (result.stdout, result.stderr, result.exit_code) == ("", message, 2)

    def test_a_variable_that_names_nothing_there(self, monkeypatch):
        monkeypatch.setenv("TIMELINE_DATA", "nowhere")
        result = run("check")
        message = "Error: there is no folder nowhere (named by TIMELINE_DATA); check the spelling\n"
        assert (result.stderr, result.exit_code) == (message, 2)

    def test_a_file_instead_of_its_folder(self, write):
        write(events=EVENTS)
        assert run("check", "data/events.csv").exit_code == run("check", "data").exit_code == 0


def test_version():
    assert run("--version").stdout == f"timeline, version {__version__}\n"


@pytest.mark.parametrize("verb", [[], *([name] for name in cli.main.commands)])
def test_help_fits_a_terminal_and_opens_with_a_sentence(verb):
    lines = run(*verb, "--help").stdout.splitlines()
    assert lines[0].startswith("Usage: ")
    assert lines[2].strip().endswith(".")
    assert max(map(len, lines)) <= 80


def test_export_writes_the_file_that_is_asked_for(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "events.csv").write_text("id,date,title\na,1994,A report\n")
    done = run("export", "data", "-o", "rows.csv", "--title", "Rows", "--link", "https://x.org")
    size = (tmp_path / "rows.csv").stat().st_size
    assert (done.exit_code, done.output) == (0, f"Wrote rows.csv ({size / 1000:,.0f} kB)\n")
    assert "https://x.org/?event=a" in (tmp_path / "rows.csv").read_text(encoding="utf-8-sig")


WITHOUT_A_BROWSER = """
import socket, sys
from timeline import cli
from timeline.export.formats import FORMS

def alone(*_, **__):
    raise AssertionError("no network")

socket.socket.connect = socket.create_connection = alone
for form in FORMS:
    cli.main(["export", "data", "-o", f"brief.{form.suffix}"], standalone_mode=False)
"""


@pytest.mark.slow
def test_every_form_is_written_on_a_machine_with_nothing_else(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "events.csv").write_text("id,date,title,sources\na,1994,A,s#1\n")
    (tmp_path / "data" / "stances.csv").write_text(
        "id,actor,framework,stance,date\nb,ann,pact,2,2024\n"
    )
    (tmp_path / "data" / "sources.csv").write_text("id,title\ns,A paper\n")
    environment = {"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_A_BROWSER], capture_output=True, check=False, env=environment
    )
    assert (done.stderr.decode(), done.returncode) == ("", 0)
    made = {path.name for path in tmp_path.glob("brief.*") if path.stat().st_size > 50}
    assert made == {f"brief.{form.suffix}" for form in FORMS}
    assert (tmp_path / "brief.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")


def test_export_names_the_letters_for_which_there_is_no_font(tmp_path):
    (tmp_path / "data").mkdir()
    title = "A \U000fabcd report"
    (tmp_path / "data" / "events.csv").write_text(f"id,date,title\na,1994,{title}\n", "utf-8")
    done = run("export", "data", "-o", "brief.svg")
    assert done.exit_code == 0
    assert done.stdout.startswith("Wrote brief.svg (")
    assert done.stderr.startswith("no font here has letters for signs (\U000fabcd); boxes ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "a.csv", "--view", "pie"], 'there is no view "pie"; there are timeline, matrix, '),
        (["-o", "a.csv", "--query", "country=X"], 'country "X" is not in the data; there are '),
        (["-o", "no/a.csv"], "there is no folder no to write to; make it first"),
        (["-o", "a.pptx", "--template", "t.potx"], "there is no file t.potx; check the spelling"),
    ],
)
def test_export_refuses_in_one_line(tmp_path, arguments, said):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "events.csv").write_text("id,date,title,countries\na,1994,A,JPN\n")
    done = run("export", "data", *arguments)
    assert done.exit_code == 2
    assert done.output.startswith(f"Error: {said}")
    assert len(done.output.splitlines()) == 1
