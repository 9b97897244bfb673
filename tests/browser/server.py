"""Start the program under test on a port of its own, and stop it again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60
"""Seconds within which a server must answer, on a slow and busy machine."""


@contextmanager
def serving(
    data: Path | None = None, *, cwd: Path | None = None, timeline: str | None = None
) -> Iterator[str]:
    """Run ``timeline serve`` on the data folder, or its default; yields the address."""
    program = timeline or str(Path(sys.executable).with_name("timeline"))
    arguments = [program, "serve"] if data is None else [program, "serve", str(data)]
    with _running(arguments, "--port={port}", cwd) as url:
        yield url


@contextmanager
def streaming(script: Path) -> Iterator[str]:
    """Run any Streamlit script, with the settings that ``timeline serve`` has."""
    arguments = [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *("--server.address=127.0.0.1", "--server.headless=true"),
        *("--browser.gatherUsageStats=false", "--logger.hideWelcomeMessage=true"),
    ]
    with _running(arguments, "--server.port={port}", script.parent) as url:
        yield url


@contextmanager
def _running(arguments: Sequence[str], port_option: str, cwd: Path | None) -> Iterator[str]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {k: v for k, v in os.environ.items() if k != "TIMELINE_DATA"}
    process = subprocess.Popen(
        [*arguments, port_option.format(port=port)],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        try:
            _await(process, url)
            yield url
        finally:
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


def _await(process: subprocess.Popen[str], url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not healthy(url):
        if process.poll() is not None:
            output = process.stdout.read() if process.stdout else ""
            raise AssertionError(f"the server ended with {process.returncode}:\n{output}")
        assert time.monotonic() < deadline, f"the server at {url} has not answered"
        time.sleep(0.05)  # between two questions, not for a length that must suffice


def healthy(url: str) -> bool:
    """Whether Streamlit answers at this address."""
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
