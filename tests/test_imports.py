"""Imports run downward only, and the library does without Streamlit."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline

SOURCE = Path(timeline.__file__).parent
ROOMS = (
    *("app", "cli", "commands", "server", "brief", "export", "charts", "drawing", "scenes"),
    *("views", "layout", "fonts", "queries", "cite", "verify", "articles", "describe"),
    *("exchange", "editing", "reading", "packed", "arguments", "dataset", "home", "schema"),
    *("dates", "problems", "kept", "limits", "limit_settings", "made_ids", "plain_file"),
    *("web_address", "files_read", "whole_file", "stored", "words"),
)
"""From top to bottom; a module may import those below it, and its own room."""

FILES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module, or name in a module, that a file imports anywhere."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_every_module_has_its_place():
    assert {room(path) for path in FILES} <= {*ROOMS, "__init__"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_downward(path):
    here = room(path)
    names = [name.split(".")[1] for name in imported(path) if name.startswith("timeline.")]
    if here != "__init__":
        above = ROOMS[: ROOMS.index(here)]
        assert [name for name in names if name in above] == []
    if here == "layout":
        assert {name for name in names if name in ROOMS} <= {"layout", "fonts", "dates", "words"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_their_rooms_know_streamlit_and_plotly(path):
    packages = {name.split(".")[0] for name in imported(path)}
    assert "streamlit" not in packages or room(path) == "app"
    knows_plotly = room(path) in {"app", "charts"} or path.name == "plotly.py"
    assert "plotly" not in packages or knows_plotly


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_that_leaves_the_tool_knows_the_texts_of_the_articles(path):
    reads = any(name.startswith("timeline.articles") for name in imported(path))
    finds = any(
        name in {"timeline.articles", "timeline.home.find_articles"} for name in imported(path)
    )
    assert room(path) in {"app", "verify"} or not (reads or finds)


def test_the_library_loads_without_streamlit_and_plotly_only_for_charts():
    program = """
import sys
import timeline
assert {"streamlit", "plotly"}.isdisjoint(sys.modules)
assert all(hasattr(timeline, name) for name in timeline.__all__)
assert callable(timeline.load), "the module of that name hides it"
timeline.charts.timeline
assert "plotly" in sys.modules
assert "streamlit" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert (done.stderr.decode(), done.returncode) == ("", 0)


def test_no_module_is_hidden_by_what_has_its_name():
    program = """
import importlib, pkgutil, sys, timeline
for found in pkgutil.walk_packages(timeline.__path__, "timeline."):
    importlib.import_module(found.name)
for name, module in sys.modules.items():
    parent, _, leaf = name.rpartition(".")
    if parent.partition(".")[0] == "timeline":
        assert getattr(sys.modules[parent], leaf) is module, name
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_what_there_is_is_shown_and_nothing_else():
    for module in (timeline, timeline.charts, timeline.brief, timeline.queries):
        assert dir(module) == sorted(module.__all__)
        assert all(hasattr(module, name) for name in module.__all__)


def test_a_name_that_is_not_there():
    with pytest.raises(AttributeError, match="module 'timeline' has no attribute 'nothing'"):
        _ = timeline.nothing
