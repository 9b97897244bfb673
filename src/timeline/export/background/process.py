"""The parent's end of a process that makes files: started when it is needed, ended at any time."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import timeline
from timeline.export.background.messages import Failure, Order, Refusal, Step
from timeline.export.export_request import ExportRequest, Written

__all__ = ["EndedError", "WorkerProcess"]

_KEPT = 3
"""Data sets that a process keeps: an edition of the server's own, and those of a few readers."""


class EndedError(Exception):
    """The process has ended before the file was made."""


class WorkerProcess:
    """A process that makes one file after the other, for one thread."""

    def __init__(self) -> None:
        source = str(Path(timeline.__file__).parents[1])
        found = [source, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "timeline.export.background.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(found)},
        )
        self._held: dict[int, None] = {}

    @property
    def number(self) -> int:
        """The number by which the system knows it."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can make another file."""
        return self._process.poll() is None

    def make(
        self, request: ExportRequest, number: int, memory: int, tell: Callable[[Step], None]
    ) -> Written | Refusal | Failure:
        """Have a file made; raises EndedError where the process ends before it is.

        Parameters
        ----------
        request : ExportRequest
            What is to be made.
        number : int
            That of its data set, which is handed over where the process has not got it.
        memory : int
            Bytes that it may take.
        tell : callable
            Told how far it is.
        """
        is_new = number not in self._held
        self._held.pop(number, None)
        self._held[number] = None
        dropped = tuple(self._held)[:-_KEPT]
        for one in dropped:
            del self._held[one]
        # What is made of the data is told of elsewhere; the data themselves are sent once.
        bare = replace(request, ds=cast("timeline.Dataset", None), progress=None)
        order = Order(bare, number, request.ds if is_new else None, dropped, memory)
        source, target = self._process.stdout, self._process.stdin
        assert source is not None  # noqa: S101 -- both are pipes
        assert target is not None  # noqa: S101 -- as they were asked for
        try:
            pickle.dump(order, target, pickle.HIGHEST_PROTOCOL)
            target.flush()
            while isinstance(answer := pickle.load(source), Step):  # noqa: S301 -- the process's own words
                tell(answer)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.end()
            raise EndedError from error
        if isinstance(answer, Failure) and answer.is_memory:
            self.end()  # what is full is given back as a whole
        return cast("Written | Refusal | Failure", answer)

    def kill(self) -> None:
        """End it now, from any thread; whoever waits for a file is told that it has ended."""
        self._process.kill()

    def end(self) -> None:
        """End it now, and give back what it took."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # of what could not be written any more
                    continue
