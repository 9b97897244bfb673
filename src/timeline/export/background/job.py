"""A file that somebody waits for: how far it is, and what has become of it."""

from __future__ import annotations

import time
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Event

from timeline.export.background.messages import Step
from timeline.export.background.process import WorkerProcess
from timeline.export.export_request import ExportRequest

__all__ = ["Job"]


@dataclass(eq=False)
class Job:
    """A file that is asked for, by one reader or by several who want the same.

    Attributes
    ----------
    key, request, number : hashable, ExportRequest, int
        By what it is known, what is asked for as long as it is not over, and the number of its
        data set.
    readers : int
        How many wait for it.
    ahead : int
        How many others are made first.
    step : Step, optional
        How far it is, once it is begun.
    process : WorkerProcess, optional
        What makes it, while it does.
    reason : str
        Why it was not made, where it was not; blank where nobody waited any longer.
    is_over : threading.Event
        Set once it is made, or will not be.
    seen : float
        When somebody last asked after it, by the clock of `time.monotonic`.
    """

    key: Hashable
    request: ExportRequest | None
    number: int
    readers: int = 0
    ahead: int = 0
    step: Step | None = None
    process: WorkerProcess | None = None
    reason: str = ""
    is_over: Event = field(default_factory=Event)
    seen: float = field(default_factory=time.monotonic)

    def ask_after(self) -> None:
        """Say that somebody still waits for it."""
        self.seen = time.monotonic()
