"""What pages show of files that change, break and are mended."""

from __future__ import annotations

import pytest

from timeline.app import store
from timeline.problems import DataError

GOOD = "id,date,title\na,1994,A"


@pytest.fixture
def loads(monkeypatch):
    """Count how often the files are read."""
    calls = []
    load = store.load
    monkeypatch.setattr(store, "load", lambda data: calls.append(data) or load(data))
    return calls


def test_an_edition_is_read_once(write, loads):
    data = write(events=GOOD)
    assert store.read(data).dataset is store.read(data).dataset
    assert loads == [data]
    write(events=GOOD + "\nb,2024,B")
    assert len(store.read(data).dataset.events) == 2


def test_the_last_good_data_stay_until_the_fault_is_mended(write):
    data = write(events=GOOD)
    good = store.read(data).dataset
    write(events=GOOD.replace("1994", "Oct-24"))
    broken = store.read(data)
    assert broken.dataset is good
    assert [problem.column for problem in broken.problems] == ["date"]
    write(events=GOOD)
    assert store.read(data).problems == ()


def test_data_that_were_never_good_heal(write):
    data = write(events="id,date,title\na,Oct-24,A")
    assert store.read(data).dataset is None
    write(events=GOOD)
    assert len(store.read(data).dataset.events) == 1


def test_a_fault_of_the_disk_is_not_remembered(write, monkeypatch):
    data = write(events=GOOD)
    monkeypatch.setattr(store, "look", lambda _: store.Edition((), is_whole=False))
    load = store.load
    monkeypatch.setattr(store, "load", lambda _: (_ for _ in ()).throw(DataError([])))
    assert store.read(data).dataset is None
    monkeypatch.setattr(store, "load", load)
    assert len(store.read(data).dataset.events) == 1
