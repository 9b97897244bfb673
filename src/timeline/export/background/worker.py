"""The process that makes files: it is told by its parent what to make, and ends with it."""

from __future__ import annotations

import errno
import os
import pickle
import signal
import sys
import traceback
from contextlib import suppress
from dataclasses import replace
from mmap import mmap
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

import pyarrow as pa

from timeline.dataset import Dataset
from timeline.export import formats
from timeline.export.background.messages import Failure, Order, Refusal, Step
from timeline.export.export_request import Written
from timeline.export.pptx.package import TemplateError
from timeline.views.view import ViewError

try:
    import resource
except ImportError:  # Windows, where no process can limit its own memory
    resource = None  # type: ignore[assignment]

__all__ = ["main"]

_HARDLY_ANY = 4_000_000
"""Bytes."""
_NICE = 10
"""How far it stands back behind the server where both want the processor."""


def main() -> None:
    """Make what is asked for on standard input, one file after the other, until that is closed."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed by mistake must not stand between the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is meant for the server, with which this ends
    with suppress(OSError, AttributeError):  # Windows has no such thing
        os.nice(_NICE)
    _start_arrow()
    orders = SimpleQueue[Order]()
    Thread(target=_listen, args=(sys.stdin.buffer, orders), daemon=True).start()
    kept: dict[int, Dataset] = {}
    while True:
        _send(answers, _answer(orders.get(), kept, answers))


def _start_arrow() -> None:
    """Let Arrow have its thread before memory is limited: without one it would wait for ever."""
    pa.set_cpu_count(1)
    pa.table({"a": [0]}).group_by("a").aggregate([])


def _listen(source: BinaryIO, orders: SimpleQueue[Order]) -> None:
    """Take orders; end at once where the parent has ended, also in the middle of a file."""
    try:
        while True:
            orders.put(pickle.load(source))  # noqa: S301 -- the parent's own words
    finally:  # whatever it is, also where the parent ended in the middle of a word
        os._exit(0)


def _answer(
    order: Order, kept: dict[int, Dataset], answers: BinaryIO
) -> Written | Refusal | Failure:
    for number in order.dropped:
        kept.pop(number, None)
    if order.dataset is not None:
        kept[order.number] = order.dataset

    def tell(done: int, total: int, title: str) -> None:
        _send(answers, Step(done, total, title))

    try:
        _limit(order.memory)
        return formats.written(replace(order.request, ds=kept[order.number], progress=tell))
    except (ViewError, TemplateError) as error:
        return Refusal(str(error))
    except Exception as error:  # noqa: BLE001 -- whatever it is, the next file can be made
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} in {last.filename}, line {last.lineno}"
        return Failure(place, is_memory=_is_full() or _is_of_memory(error))


def _is_full() -> bool:
    """Tell whether hardly any memory is left: then libraries fail in words of their own."""
    try:
        mmap(-1, _HARDLY_ANY).close()
    except OSError:
        return True
    return False


def _is_of_memory(error: BaseException | None) -> bool:
    """Tell whether memory was wanting, for which what is whole cannot be imported either."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    cause = error.__cause__ if error is not None else None
    return isinstance(error, MemoryError | ImportError) or (
        cause is not None and _is_of_memory(cause)
    )


def _limit(memory: int) -> None:
    """Let the process take so much more memory than it has now, where the system says how much."""
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        if resource is not None:
            most = pages * resource.getpagesize() + memory
            resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def _send(answers: BinaryIO, answer: object) -> None:
    try:
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
