"""Which data folder is meant is decided in one way, for the command and for the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.home import HOME, find_data

EVENTS = "id,date,title"


pytestmark = pytest.mark.usefixtures("elsewhere")


def test_the_program_finds_its_own_files():
    files = ("dashboard.py", ".streamlit/config.toml", "data/events.csv", "docs/codebook.md")
    assert [file for file in files if not (HOME / file).is_file()] == []


def test_what_is_given_comes_first(write, monkeypatch):
    monkeypatch.setenv("TIMELINE_DATA", str(write("b")))
    assert find_data(write("a")) == write("a")


def test_then_the_environment(write, monkeypatch):
    write(events=EVENTS)
    monkeypatch.setenv("TIMELINE_DATA", str(write("b")))
    assert find_data() == write("b")


def test_an_empty_variable_names_nothing(write, monkeypatch):
    write(events=EVENTS)
    monkeypatch.setenv("TIMELINE_DATA", "")
    assert find_data() == Path("data")


def test_then_data_here_if_it_has_our_tables(write):
    write(notes="a,b")
    example = find_data()
    assert example.is_absolute()
    assert (example / "events.csv").is_file()
    write(stances="id")
    assert find_data() == Path("data")
