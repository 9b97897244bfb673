"""The data set that the pages show: read anew when its files change, the last good one kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from timeline.app.editions import Edition, look
from timeline.dataset import Dataset
from timeline.problems import DataError, Problem
from timeline.reading import load

__all__ = ["Reading", "read"]


@dataclass(frozen=True)
class Reading:
    """The newest good data set, if there ever was one, and what is wrong with the files now.

    ``edition`` is what the files held.
    """

    dataset: Dataset | None
    problems: tuple[Problem, ...]
    edition: Edition


class _Kept:
    """What was read from one place, for all sessions of the server."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._lock = Lock()
        self._reading: Reading | None = None

    def read(self) -> Reading:
        """Return what the files say now; they are read once for each edition that can be read."""
        with self._lock:
            kept, edition = self._reading, look(self._data)
            if kept is None or kept.edition != edition or not edition.is_whole:
                self._reading = kept = self._load(edition, kept.dataset if kept else None)
            return kept

    def _load(self, edition: Edition, last_good: Dataset | None) -> Reading:
        try:
            return Reading(load(self._data), (), edition)
        except DataError as error:
            return Reading(last_good, error.problems, edition)


def read(data: Path) -> Reading:
    """Return the data set in a folder as its files are now."""
    return _kept(data).read()


@lru_cache(maxsize=8)
def _kept(data: Path) -> _Kept:
    return _Kept(data)
