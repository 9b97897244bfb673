"""One after the other, in the order of those who came; nobody waits long for one who is slow."""

from __future__ import annotations

import threading
from threading import Event, Thread

import pytest

from timeline.app.turns import Turns


def start(turns: Turns, name: str, order: list[str], may_end: Event) -> Thread:
    def take() -> None:
        with turns.taken():
            order.append(name)
            assert may_end.wait(10)

    thread = Thread(target=take, daemon=True)
    thread.start()
    return thread


def wait_until(is_so) -> None:
    for _ in range(1000):
        if is_so():
            return
        threading.Event().wait(0.005)
    pytest.fail("it never came to that")


def test_one_waits_for_the_other_in_the_order_in_which_they_came():
    turns, order, may_end = Turns(patience=60), [], [Event(), Event(), Event()]
    threads = []
    for place, name in enumerate("abc"):
        threads.append(start(turns, name, order, may_end[place]))
        wait_until(lambda: order == ["a"] and len(turns._waiting) == len(threads) - 1)
    may_end[0].set()
    wait_until(lambda: order == ["a", "b"])
    may_end[1].set()
    wait_until(lambda: order == ["a", "b", "c"])
    may_end[2].set()
    for thread in threads:
        thread.join(10)
    assert not turns._begun


def test_one_who_is_slow_keeps_nobody_for_long():
    turns, order, never = Turns(patience=0.01), [], Event()
    slow = start(turns, "slow", order, never)
    wait_until(lambda: order == ["slow"])
    with turns.taken():
        order.append("quick")
    assert order == ["slow", "quick"]
    never.set()
    slow.join(10)


def test_a_turn_ends_with_whatever_ends_it():
    turns = Turns(patience=60)
    with pytest.raises(ZeroDivisionError), turns.taken():
        1 / 0  # noqa: B018 -- is what ends it
    with turns.taken():
        pass
