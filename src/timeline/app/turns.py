"""Whose turn it is: the pages of many readers are drawn one after the other, not all at once.

Python runs one thread at a time. Where fifty pages are drawn at once, each is ready when the last
one is, and they hold each other up besides; one after the other most are ready much sooner.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

__all__ = ["Turns"]

PATIENCE = 1.0
"""Seconds after which whoever is drawn still no longer keeps the next one waiting: tables of a
reader's own may take long to read."""


class Turns:
    """A queue before something that one at a time should do.

    Parameters
    ----------
    patience : float
        Seconds after which one that is at it still lets the next one begin.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._changed = Condition()
        self._waiting: deque[object] = deque()
        self._begun: dict[object, float] = {}

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn, and have it; in the order of those who came."""
        me = object()
        with self._changed:
            self._waiting.append(me)
            while self._waiting[0] is not me or (left := self._left()) > 0:
                self._changed.wait(None if self._waiting[0] is not me else left)
            self._waiting.popleft()
            self._begun[me] = time.monotonic()
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                del self._begun[me]
                self._changed.notify_all()

    def _left(self) -> float:
        """Return for how long whoever is at it is waited for; 0 if nobody is."""
        if not self._begun:
            return 0.0
        return max(self._begun.values()) + self._patience - time.monotonic()
