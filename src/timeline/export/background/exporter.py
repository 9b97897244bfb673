"""Who has files made: few at a time, each in a process of its own, the same for all who ask."""

from __future__ import annotations

import atexit
import logging
import os
import time
from collections import deque
from collections.abc import Hashable
from functools import lru_cache
from itertools import count
from threading import Condition, Thread
from weakref import WeakKeyDictionary

from timeline.dataset import Dataset
from timeline.export.background.byte_store import ByteStore
from timeline.export.background.job import Job
from timeline.export.background.messages import Failure, Refusal, Step
from timeline.export.background.process import EndedError, WorkerProcess
from timeline.export.export_request import ExportRequest, Written
from timeline.export.limits import ExportLimits

__all__ = ["Exporter", "exporter"]

_LOG = logging.getLogger(__name__)
_AT_ONCE = max(1, min(2, (os.cpu_count() or 1) // 2))
"""Files that are made at the same time: the pages need processors too."""
_KEPT = 64_000_000
"""Bytes of files that are kept for whoever asks for the same."""
_IDLE, _PATIENCE, _LOOK = 300.0, 20.0, 0.25
"""Seconds after which an idle process ends, and a file is given up after which nobody asks; seconds
between two looks at that."""

_FAILED = (
    "the file could not be made, by a mistake of the program, which its log names; "
    "try another form, or leave views out"
)
_DIED = (
    "the process that made the file was ended by the system, perhaps for want of memory; "
    "try again, narrow it by filters, or leave views out"
)


class Exporter:
    """Makes files in processes that are started when they are needed.

    Parameters
    ----------
    at_once : int
        How many are made at the same time; others wait for their turn.
    patience : float
        Seconds after which a file is given up if nobody asks after it.
    """

    def __init__(self, at_once: int = _AT_ONCE, patience: float = _PATIENCE) -> None:
        self._at_once, self._patience = at_once, patience
        self._changed = Condition()
        self._waiting: deque[Job] = deque()
        self._jobs: dict[Hashable, Job] = {}
        self._working = 0
        self._threads: list[Thread] = []
        self._processes: set[WorkerProcess] = set()
        self._made = ByteStore[Written](_KEPT)
        self._numbers: WeakKeyDictionary[Dataset, int] = WeakKeyDictionary()
        self._next = count(1)
        atexit.register(self.close)

    def ask(self, request: ExportRequest) -> Job:
        """Ask for a file; whoever asks for the same waits for the same."""
        with self._changed:
            number = self.number(request.ds)
            key = _key(request, number)
            job = self._jobs.get(key)
            if job is None:
                job = Job(key, request, number)
                if self._made.get(key) is not None:
                    job.is_over.set()
                    return job
                self._jobs[key] = job
                self._waiting.append(job)
                self._count()
                self._hire()
                self._changed.notify()
            job.readers += 1
            job.ask_after()
            return job

    def number(self, ds: Dataset) -> int:
        """Return the number by which a data set is known here, and no other one."""
        with self._changed:
            return self._numbers.setdefault(ds, next(self._next))

    def written(self, job: Job) -> Written | None:
        """Return a file that is made; None where it is not, or is not kept any longer."""
        return self._made.get(job.key)

    def leave(self, job: Job) -> None:
        """Wait no longer; a file for which nobody waits is not made."""
        with self._changed:
            job.readers -= 1
            if job.readers < 1:
                self._stop(job, "")

    def close(self) -> None:
        """End all processes; files that are asked for are not made."""
        with self._changed:
            for job in list(self._jobs.values()):
                self._stop(job, _DIED)
            for process in self._processes:
                process.kill()

    def _stop(self, job: Job, reason: str) -> None:
        """Give a file up; the lock is held."""
        if job.is_over.is_set():
            return
        job.reason = reason
        if job.process is not None:
            job.process.kill()
        if job in self._waiting:
            self._waiting.remove(job)
            self._count()
        self._finish(job)

    def _finish(self, job: Job) -> None:
        """Have done with a file; the lock is held."""
        if self._jobs.get(job.key) is job:
            del self._jobs[job.key]
        job.process = job.request = None  # else a reader's job would keep the data in memory
        job.is_over.set()

    def _count(self) -> None:
        """Say of all that wait how many are made before them; the lock is held."""
        free = self._at_once - self._working
        for place, job in enumerate(self._waiting):
            job.ahead = max(0, place + 1 - free)

    def _hire(self) -> None:
        """Start a thread for each of those that may be made at once, as they are needed."""
        if len(self._threads) < min(self._at_once, self._working + len(self._waiting)):
            thread = Thread(target=self._work, name="exports", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        """Make one file after the other; an idle process is ended."""
        process: WorkerProcess | None = None
        while True:
            with self._changed:
                has_work = self._changed.wait_for(
                    lambda: bool(self._waiting), None if process is None else _IDLE
                )
                job = self._waiting.popleft() if has_work else None
                self._working += job is not None
                self._count()
            if process is not None and (job is None or not process.is_alive):
                self._dismiss(process)
                process = None
            if job is not None:
                process = self._make(job, process or self._started())
                with self._changed:
                    self._working -= 1
                    self._count()

    def _started(self) -> WorkerProcess:
        process = WorkerProcess()
        with self._changed:
            self._processes.add(process)
        return process

    def _dismiss(self, process: WorkerProcess) -> None:
        process.end()
        with self._changed:
            self._processes.discard(process)

    def _make(self, job: Job, process: WorkerProcess) -> WorkerProcess | None:
        """Make a file; return the process if it can make another."""
        limits = ExportLimits.set_here()
        with self._changed:
            request = job.request
            if request is None:  # it was given up a moment ago
                return process
            job.process = process
        Thread(target=self._watch, args=(job, limits), daemon=True).start()

        def tell(step: Step) -> None:
            job.step = step

        answer: Written | Refusal | Failure
        try:
            answer = process.make(request, job.number, limits.memory, tell)
        except EndedError:
            answer = Refusal(_DIED)
        except Exception as error:  # noqa: BLE001 -- or nobody would have a file any more
            answer = Failure(f"{type(error).__name__} while it was asked for")
        with self._changed:
            if not job.is_over.is_set():
                self._take(job, answer, limits)
        if process.is_alive:
            return process
        self._dismiss(process)
        return None

    def _take(self, job: Job, answer: Written | Refusal | Failure, limits: ExportLimits) -> None:
        """Keep what was made, or why it was not; the lock is held."""
        match answer:
            case Written():
                self._made.put(job.key, answer, len(answer.content))
            case Refusal():
                job.reason = answer.reason
            case Failure(is_memory=True):
                job.reason = (
                    f"the file takes more than {limits.memory / 1e6:,.0f} MB of memory; narrow it "
                    f"by filters, or {limits.raised('memory', 0)}"
                )
            case Failure():
                _LOG.warning("A file could not be made: %s", answer.place)
                job.reason = _FAILED
        self._finish(job)

    def _watch(self, job: Job, limits: ExportLimits) -> None:
        """Give a file up that takes too long, or after which nobody asks any more."""
        end = time.monotonic() + limits.seconds
        while not job.is_over.wait(_LOOK):
            is_late = time.monotonic() > end
            if is_late or time.monotonic() - job.seen > self._patience:
                with self._changed:
                    self._stop(job, limits.too_slow() if is_late else "")


def _key(request: ExportRequest, number: int) -> Hashable:
    """Return what two who ask for the same have in common."""
    r = request
    how = (r.size, r.width, r.scale, r.title, r.template, r.made, r.is_deck)
    return number, tuple(r.views), r.suffix, how


@lru_cache(maxsize=1)
def exporter() -> Exporter:
    """Return the only one that a server has."""
    return Exporter()
