"""A browser is found where people have one, installed where not, and missed with a clear line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setattr(chromium, "MAC_APPS", ())


def program(path: Path, code: int = 0) -> str:
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def test_the_one_that_is_named_comes_first(tmp_path, monkeypatch):
    program(tmp_path / "chromium")
    named = program(tmp_path / "mine")
    monkeypatch.setenv("CHROMIUM", named)
    assert chromium.find() == named


def test_then_those_on_the_path_in_order(tmp_path):
    chrome = program(tmp_path / "google-chrome")
    assert chromium.find() == chrome
    debian = program(tmp_path / "chromium")
    assert chromium.find() == debian


def test_one_that_does_not_start_is_passed_over(tmp_path):
    program(tmp_path / "chromium-browser", code=1)
    chrome = program(tmp_path / "google-chrome-stable")
    assert chromium.find() == chrome


def test_then_the_macs(tmp_path, monkeypatch):
    app = program(tmp_path / "Google Chrome")
    monkeypatch.setattr(chromium, "MAC_APPS", (Path("/nowhere"), Path(app)))
    assert chromium.find() == app


def test_installing_stops_at_the_first_that_helps(tmp_path, monkeypatch, capsys):
    prepared, installed = tmp_path / "prepared", tmp_path / "chromium"
    program(prepared)
    steps = (f"{prepared}.missing", prepared, installed)
    commands = [
        [sys.executable, "-c", f"import os; os.rename({str(step)!r}, {str(installed)!r})"]
        for step in steps
    ]
    monkeypatch.setattr(chromium, "_installers", lambda: iter(commands))
    chromium.install()
    assert chromium.find() == str(installed)
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_none_at_all_fails_with_the_remedy():
    command = [sys.executable, "-m", "tests.browser.chromium"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr, done.returncode) == ("", chromium.MISSING + "\n", 1)
