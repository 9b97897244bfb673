"""Results that are kept for the next who asks, up to a number of bytes: the oldest go first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

__all__ = ["ByteStore"]

T = TypeVar("T")


class ByteStore(Generic[T]):
    """A store for all threads.

    Parameters
    ----------
    most : int
        Bytes that everything in it may have together; the newest is kept whatever it has.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._found: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._size = 0

    def get(self, key: Hashable) -> T | None:
        """Return what is kept under a key; None where nothing is, any more or yet."""
        with self._lock:
            if key not in self._found:
                return None
            self._found.move_to_end(key)
            return self._found[key][0]

    def put(self, key: Hashable, value: T, size: int) -> T:
        """Keep something of a size under a key, and return it."""
        with self._lock:
            _, before = self._found.pop(key, (None, 0))
            self._found[key] = value, size
            self._size += size - before
            while self._size > self._most and len(self._found) > 1:
                _, (_, gone) = self._found.popitem(last=False)
                self._size -= gone
            return value
