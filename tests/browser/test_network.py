"""A server asks nobody: whatever it looks up or connects to beyond its machine would be noted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.page import Tab
from tests.browser.server import serving

LISTENER = """
import os, sys

def note(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event in {"socket.gethostbyname", "socket.gethostbyaddr"}:
        host = arguments[0]
    else:
        return
    if str(host) not in {"localhost", "127.0.0.1", "::1", "None", ""}:
        with open(os.environ["NOTES"], "a") as notes:
            notes.write(f"{event} {host}\\n")
        raise OSError("the network is cut")

sys.addaudithook(note)
"""


@pytest.fixture
def cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Cut the network of every Python started from here; return the file of what it tried."""
    (tmp_path / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    here = str(Path(__file__).parents[2] / "src")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{here}")
    notes = tmp_path / "notes.txt"
    notes.touch()
    monkeypatch.setenv("NOTES", str(notes))
    return notes


def test_what_is_tried_is_noted(cut):
    program = "import urllib.request; urllib.request.urlopen('http://example.org', timeout=5)"
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert done.returncode == 1
    assert cut.read_text() == "socket.getaddrinfo example.org\n"


def test_pages_and_an_export_ask_nobody(cut, new_tab: Callable[..., Tab]):
    with serving() as url:
        tab = new_tab(url)
        for path in ("/", "/stances", "/compare", "/actors", "/data", "/briefing"):
            tab.go(path)
        page = tab.go("/")
        page.get_by_role("button", name="Export", exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("dialog").get_by_role("button", name="Download").first.click()
        assert download.value.path().stat().st_size > 10_000
        tab.close()
    assert cut.read_text() == ""
