"""What is kept with a data set is made once, shared unharmed, bounded, and gone with it."""

from __future__ import annotations

import gc
import pickle
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pandas as pd
import pytest

import timeline
from timeline import kept as module
from timeline.kept import Memory, kept


class Data:
    """Something with a memory."""

    def __init__(self) -> None:
        self.memory = Memory()


class Made:
    """Counts how often it is asked."""

    def __init__(self, most: int = 2) -> None:
        self.asked: list[object] = []
        self.square = kept(most)(self._square)

    def _square(self, _: Data, n: int, *, of: str = "") -> pd.DataFrame:
        self.asked.append((n, of) if of else n)
        return pd.DataFrame({"n": [n * n]})


def test_it_is_worked_out_once_for_each_question_and_data_set():
    made, one, other = Made(), Data(), Data()
    for data in (one, one, other):
        assert list(made.square(data, 3)["n"]) == [9]
    made.square(one, 3, of="x")
    assert made.asked == [3, 3, (3, "x")]


def test_what_was_asked_for_least_lately_makes_room():
    made, data = Made(most=2), Data()
    for n in (1, 2, 1, 3, 1, 2):
        made.square(data, n)
    assert made.asked == [1, 2, 3, 2]


def test_large_answers_make_room_for_each_other(monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 50)
    made, data = Made(most=100), Data()
    for n in (1, 2, 3, 3, 1):
        made.square(data, n)
    assert made.asked == [1, 2, 3, 1], "two frames of 24 bytes fit"


def test_who_sets_a_column_sets_it_for_nobody_else():
    made, data = Made(), Data()
    found = made.square(data, 3)
    found["n"] = 0
    found["more"] = 1
    assert made.square(data, 3).to_dict("list") == {"n": [9]}


def test_a_list_and_a_mapping_are_handed_out_as_copies():
    data = Data()
    texts = kept(1)(lambda _: ["a"])
    names = kept(1)(lambda _: {"a": "A"})
    texts(data).append("b")
    names(data)["b"] = "B"
    assert (texts(data), names(data)) == (["a"], {"a": "A"})


def test_two_who_ask_at_once_wait_for_one_answer():
    data, begun, may_end, asked = Data(), Event(), Event(), []

    @kept(1)
    def slow(_: Data) -> str:
        asked.append(1)
        begun.set()
        assert may_end.wait(10)
        return "done"

    with ThreadPoolExecutor() as pool:
        first = pool.submit(slow, data)
        assert begun.wait(10)
        second = pool.submit(slow, data)
        may_end.set()
        assert (first.result(), second.result(), len(asked)) == ("done", "done", 1)


def test_what_failed_is_tried_again():
    data, asked = Data(), []

    @kept(1)
    def failing(_: Data) -> None:
        asked.append(1)
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            failing(data)
    assert len(asked) == 2


def test_it_goes_with_the_data_set():
    made, data = Made(), Data()
    made.square(data, 3)
    seen = weakref.ref(data)
    del data
    gc.collect()
    assert seen() is None


def test_a_copy_of_a_data_set_begins_anew():
    ds = timeline.example()
    timeline.queries.events(ds, timeline.Filters())
    copied = replace(ds, name="Other")
    assert copied.memory is not ds.memory
    assert len(timeline.queries.events(copied, timeline.Filters())) == len(ds.events)


def test_another_process_gets_none():
    assert type(pickle.loads(pickle.dumps(Memory()))) is Memory  # noqa: S301 -- our own
