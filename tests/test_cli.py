"""The command line says what it found, where, and how to mend it, and never shows a traceback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.browser.server import await_server, free_port
from timeline import __version__, cli
from timeline.commands import serve
from timeline.export.formats import FORMS

EVENTS = "id,date,title,sources,quote\na,1994,A,times#1,A title\nb,2024,B,treaty#1,"
SOURCES = "id,kind\ntimes,article\ntreaty,reference"
BROKEN = "id,date,title\na,Oct-24,A\nb,1994,"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_DATA", raising=False)


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli.main, arguments, terminal_width=80)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


class Taken(socket.socket):
    """A port that somebody listens on."""

    def __init__(self) -> None:
        super().__init__()
        self.bind(("127.0.0.1", 0))
        self.listen()
        self.port = self.getsockname()[1]


@pytest.fixture
def taken() -> Iterator[int]:
    with Taken() as listener:
        yield listener.port


@pytest.fixture
def become(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """Collect what `serve` would turn into, instead."""
    calls: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(serve, "_become", lambda *call: calls.append(call))
    return calls


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


class TestServe:
    def test_becomes_a_server_of_this_data(self, write, become):
        write("subject", events=EVENTS)
        port = free_port()
        result = run("serve", "subject", "--port", str(port))
        assert result.stdout == f"Showing subject at http://localhost:{port} (Ctrl+C ends it)\n"
        ((command, environment),) = become
        assert command[:5] == [sys.executable, "-P", "-m", "streamlit", "run"]
        assert Path(command[5]).name == "dashboard.py"
        assert Path(command[5]).is_file()
        assert f"--server.port={port}" in command
        assert "--server.address=127.0.0.1" in command
        assert "--browser.gatherUsageStats=false" in command
        assert environment["TIMELINE_DATA"] == str(Path("subject").resolve())

    def test_names_the_folder_of_the_articles(self, write, become):
        write(events=EVENTS)
        Path("texts").mkdir()
        run("serve", "--articles", "texts", "--port", str(free_port()))
        ((_, environment),) = become
        assert environment["TIMELINE_ARTICLES"] == str(Path("texts").resolve())

    def test_the_articles_must_be_there(self, write, become):
        write(events=EVENTS)
        result = run("serve", "--articles", "nowhere")
        message = "Error: there is no folder nowhere; check the spelling\n"
        assert (result.stderr, result.exit_code, become) == (message, 2, [])

    @pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
    def test_may_be_told_to_let_the_data_be_changed(self, write, become, host, monkeypatch):
        write(events=EVENTS)
        monkeypatch.setattr(serve, "_is_free", lambda *_: True)
        run("serve", "--edit", "--host", host)
        run("serve", "--host", host)
        assert [environment["TIMELINE_EDIT"] for _, environment in become] == ["1", "0"]

    @pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::"])  # noqa: S104 -- refused
    def test_only_this_machine_may_change_the_data(self, write, become, host):
        write(events=EVENTS)
        result = run("serve", "--edit", "--host", host)
        message = (
            f"Error: --edit is for this machine alone, not for {host}; leave out one of them\n"
        )
        assert (result.stderr, result.exit_code, become) == (message, 2, [])

    def test_takes_the_next_port_and_says_so(self, write, become, taken, monkeypatch):
        write(events=EVENTS)
        monkeypatch.setattr(serve, "PORT", taken)
        result = run("serve")
        ((command, _),) = become
        (port,) = (int(a.split("=")[1]) for a in command if a.startswith("--server.port="))
        assert port > taken
        assert result.stderr == f"Port {taken} is taken; using {port}\n"
        assert f"http://localhost:{port} " in result.stdout

    def test_does_not_replace_a_port_that_was_asked_for(self, write, become, taken):
        write(events=EVENTS)
        result = run("serve", "--port", str(taken))
        message = f"Error: port {taken} is taken; name another with --port, or none\n"
        assert (result.stderr, result.exit_code) == (message, 2)
        assert become == []

    @pytest.mark.parametrize("port", ["0", "65536"])
    def test_a_number_that_is_no_port(self, write, become, port):
        write(events=EVENTS)
        result = run("serve", "--port", port)
        message = f"Error: {port} is no port; name one from 1 to 65535 with --port\n"
        assert (result.stderr, result.exit_code) == (message, 2)
        assert become == []

    @pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
    def test_an_address_that_is_not_ours(self, write, become, host):
        write(events=EVENTS)
        result = run("serve", "--host", host)
        message = f"Error: {host} is no address of this machine; try --host 127.0.0.1\n"
        assert (result.stderr, result.exit_code) == (message, 2)
        assert become == []

    def test_says_what_is_wrong_with_broken_data_and_starts(self, write, become):
        write(events=BROKEN)
        port = free_port()
        result = run("serve", "--port", str(port))
        assert result.stderr.startswith("data/events.csv:2: ")
        assert result.stderr.endswith("\n2 problems\n")
        assert result.stdout == f"Showing data at http://localhost:{port} (Ctrl+C ends it)\n"
        assert len(become) == 1

    @pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
    def test_ends_at_a_signal_without_a_complaint(self, write, name):
        port = free_port()
        program = "from timeline.cli import main; main()"
        arguments = ["serve", str(write(events=EVENTS)), "--port", str(port)]
        with subprocess.Popen(
            [sys.executable, "-P", "-c", program, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            await_server(process, port)
            process.send_signal(signal.Signals[name])
            said, _ = process.communicate(timeout=60)
        assert said.split() == [
            *f"Showing data at http://localhost:{port} (Ctrl+C ends it)".split(),
            "Stopping...",
        ]
        assert process.returncode == 0


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
