"""What holds for every test: one that does not run is one that fails."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=12)
settings.load_profile("untimed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure: a missing browser or library must not pass for a green run."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {call.excinfo and call.excinfo.value}"
    return report


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a data folder: ``write(events="id,date,title\\na,1994,A")`` makes data/events.csv."""

    def make(folder: str = "data", **tables: str) -> Path:
        path = tmp_path / folder
        path.mkdir(exist_ok=True)
        for name, text in tables.items():
            (path / f"{name}.csv").write_text(text.strip() + "\n", encoding="utf-8")
        return path

    return make


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """Have a folder of nobody in particular, and no more rights than they: root may read all."""
    with tempfile.TemporaryDirectory() as folder:
        before = os.geteuid()
        if before == 0:
            os.chown(folder, 65_534, -1)
            os.seteuid(65_534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(before)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in an empty folder, with none named by the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_DATA", raising=False)
