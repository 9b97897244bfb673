"""Start the program under test on a port of its own, and stop it again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds within which a server must answer, on a slow and busy machine."""


@contextmanager
def serving(
    data: Path | None = None,
    *,
    articles: Path | None = None,
    is_edited: bool = False,
    cwd: Path | None = None,
    package: Path | None = None,
    port: int | None = None,
    options: Sequence[str] = (),
) -> Iterator[str]:
    """Run ``timeline serve`` on a data folder, or its default; yields the address.

    ``articles`` is the folder of the articles' texts, if they are at hand; ``is_edited`` whether
    the data may be changed in the page; ``package`` the folder of another copy of the program, to
    run that one; ``options`` are further ones of the command.
    """
    program = "from timeline.cli import main; main(prog_name='timeline')"
    arguments = [
        sys.executable,
        "-P",
        "-c",
        program,
        "serve",
        *([] if data is None else [str(data)]),
        *([] if articles is None else [f"--articles={articles}"]),
        *(["--edit"] if is_edited else []),
        *options,
    ]
    variables = {} if package is None else {"PYTHONPATH": str(package)}
    with _running(arguments, "--port={port}", cwd, variables, port) as url:
        yield url


@contextmanager
def streaming(script: Path, data: Path | None = None) -> Iterator[str]:
    """Run any Streamlit script, with the settings that ``timeline serve`` has.

    The headers are Streamlit's own. ``data`` is the folder that the dashboard shows.
    """
    variables = {} if data is None else {"TIMELINE_DATA": str(data)}
    arguments = [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *("--server.address=127.0.0.1", "--server.headless=true"),
        *("--browser.gatherUsageStats=false", "--logger.hideWelcomeMessage=true"),
        "--server.fileWatcherType=none",
    ]
    with _running(arguments, "--server.port={port}", script.parent, variables) as url:
        yield url


@contextmanager
def _running(
    arguments: Sequence[str],
    port_option: str,
    cwd: Path | None,
    variables: Mapping[str, str],
    port: int | None = None,
) -> Iterator[str]:
    port = port or free_port()
    environment = {
        k: v for k, v in os.environ.items() if k not in {"TIMELINE_DATA", "TIMELINE_ARTICLES"}
    }
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as log,
        subprocess.Popen(
            [*arguments, port_option.format(port=port)],
            cwd=cwd,
            env={**environment, **variables},
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            await_server(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(process)
            log.seek(0)
            said = log.read()
            if process.returncode:
                sys.stderr.write(said)
        assert "Traceback" not in said, f"the server logged an exception:\n{said}"


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    finally:
        process.kill()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def await_server(process: subprocess.Popen[Any], port: int) -> None:
    """Wait until Streamlit answers; AssertionError if the process ends before, or never answers."""
    await_answer(process, f"http://127.0.0.1:{port}/_stcore/health")


def await_answer(process: subprocess.Popen[Any], address: str) -> None:
    """Wait until a server answers; AssertionError if its process ends before, or never answers."""
    deadline = time.monotonic() + PATIENCE
    while not _is_healthy(address):
        assert process.poll() is None, f"the server ended with {process.returncode}"
        assert time.monotonic() < deadline, f"no server answers at {address}"
        time.sleep(0.05)  # between two questions, not for a length that must suffice


def _is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        return error.code == 401  # asks who is there, and so is there
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
