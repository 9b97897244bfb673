"""`timeline serve` says what it shows and to whom, and refuses what lets in more than is meant."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import await_server, free_port
from tests.command_line import run
from timeline.commands import serve
from timeline.server.settings import Settings

EVENTS = "id,date,title\na,1994,A\nb,2024,B"
BROKEN = "id,date,title\na,Oct-24,A\nb,1994,"
SIGN_IN = """
allow = ["@example.org", "ann@example.com"]
[auth]
redirect_uri = "https://times.example.org/oauth2callback"
cookie_secret = "cccccccccccccccccccccccccccccccccccccccc"
client_id = "timeline"
client_secret = "secret"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"
"""


pytestmark = pytest.mark.usefixtures("elsewhere")


def told(command: list[str]) -> Settings:
    return Settings.from_json(command[-1])


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


class TestServe:
    def test_becomes_a_server_of_this_data(self, write, become):
        write("subject", events=EVENTS)
        port = free_port()
        result = run("serve", "subject", "--port", str(port))
        assert result.stdout == f"Showing subject at http://localhost:{port} (Ctrl+C ends it)\n"
        ((command, environment),) = become
        assert command[:4] == [sys.executable, "-P", "-m", "timeline.app.server"]
        assert told(command) == Settings("127.0.0.1", port)
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
    def test_other_machines_are_let_in_only_by_a_name(self, write, become, host):
        write(events=EVENTS)
        result = run("serve", "--host", host)
        message = (
            f"Error: --host {host} lets other machines in; say with --public by which host name, "
            "as --public timeline.example.org\n"
        )
        assert (result.stderr, result.exit_code, become) == (message, 2, [])

    def test_says_what_public_means(self, write, become):
        write(events=EVENTS)
        port = free_port()
        result = run("serve", "--public", "times.example.org", "--port", str(port))
        assert result.stderr == (
            "Other machines may read all of it, as times.example.org: whoever can reach this "
            "machine, without signing in (--sign-in asks for it)\n"
        )
        assert result.stdout == (
            f"Showing data at http://times.example.org:{port} (Ctrl+C ends it)\n"
        )
        ((command, _),) = become
        assert told(command) == Settings(serve.EVERYWHERE, port, ("times.example.org",))

    def test_says_who_may_sign_in(self, write, become):
        write(events=EVENTS)
        Path("who.toml").write_text(SIGN_IN, encoding="utf-8")
        name, port = "times.example.org", str(free_port())
        result = run("serve", "--public", name, "--sign-in", "who.toml", "--port", port)
        assert result.stderr.endswith(": whoever signs in as @example.org or ann@example.com\n")
        ((command, _),) = become
        assert told(command).sign_in == str(Path("who.toml").resolve())
        assert "c" * 40 not in " ".join(command), "others on the machine can see it"

    def test_who_signs_in_must_come_back_by_a_name_that_is_let_in(self, write, become):
        write(events=EVENTS)
        Path("who.toml").write_text(SIGN_IN, encoding="utf-8")
        result = run("serve", "--public", "other.example.org", "--sign-in", "who.toml")
        message = (
            "Error: who.toml sends people back to times.example.org; name it with --public "
            "times.example.org, or mend the file\n"
        )
        assert (result.stderr, result.exit_code, become) == (message, 2, [])

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                ["--edit", "--public", "a.example.org"],
                "--edit is for this machine alone; leave out --public and --host, or --edit",
            ),
            (
                ["--edit", "--workers", "2"],
                "--edit is for one reader, and so for one process; leave out --workers",
            ),
            (
                ["--public", "http://a.example.org"],
                "http://a.example.org is no host name; write one as timeline.example.org",
            ),
            (
                ["--public", "*"],
                "* is no host name; write one as timeline.example.org",
            ),
            (
                ["--allow-embedding", "a.example.org/page"],
                "a.example.org/page is no origin; write one as https://intranet.example.org",
            ),
            (
                ["--allow-embedding", "https://a.org; script-src *"],
                "https://a.org; script-src * is no origin; write one as https://intranet.example.org",
            ),
        ],
    )
    def test_what_does_not_go_together_is_refused(self, write, become, arguments, message):
        write(events=EVENTS)
        result = run("serve", *arguments)
        assert (result.stderr, result.exit_code, become) == (f"Error: {message}\n", 2, [])

    def test_takes_the_next_port_and_says_so(self, write, become, taken, monkeypatch):
        write(events=EVENTS)
        monkeypatch.setattr(serve, "PORT", taken)
        result = run("serve")
        ((command, _),) = become
        port = told(command).port
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
        result = run("serve", "--host", host, "--public", "times.example.org")
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

    @pytest.mark.parametrize("workers", ["1", "2"])
    @pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
    def test_ends_at_a_signal_without_a_complaint(self, write, name, workers):
        port = free_port()
        program = "from timeline.cli import main; main()"
        folder = str(write(events=EVENTS))
        arguments = ["serve", folder, "--port", str(port), "--workers", workers]
        with subprocess.Popen(
            [sys.executable, "-P", "-c", program, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            await_server(process, port)
            process.send_signal(signal.Signals[name])
            said, _ = process.communicate(timeout=60)
        assert said == f"Showing data at http://localhost:{port} (Ctrl+C ends it)\n"
        assert process.returncode == 0
