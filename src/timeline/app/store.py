"""The data set that the pages show: read anew when its files change, the last good one kept."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock

from timeline.app.editions import Edition, look
from timeline.dataset import Dataset
from timeline.problems import UNREAD, DataError, Problem, shown, told
from timeline.reading import load
from timeline.words import counted, joined

__all__ = ["Reading", "read"]

_LOG = logging.getLogger(__name__)
_NAMED = 3
"""How many files a line of the log names."""


@dataclass(frozen=True)
class Reading:
    """The newest good data set, if there ever was one, and what is wrong with the files now.

    ``edition`` is what the files held.
    """

    dataset: Dataset | None
    problems: tuple[Problem, ...]
    edition: Edition

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """What stops the data from being shown."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The lines that tell it, made once for all who look at the page."""
        return tuple(told(self.errors))


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
                self._reading = self._load(edition, kept.dataset if kept else None)
                self._log(kept, self._reading)
                kept = self._reading
            return kept

    def _load(self, edition: Edition, last_good: Dataset | None) -> Reading:
        try:
            return Reading(load(self._data), (), edition)
        except DataError as error:
            problems = error.problems
        if edition.is_whole and any(problem.cause == UNREAD for problem in problems):
            # It could be read a moment ago, and may be again although nothing changes.
            edition = replace(look(self._data, anew=True), is_whole=False)
        return Reading(last_good, problems, edition)

    def _log(self, before: Reading | None, now: Reading) -> None:
        """Tell whoever runs the server once of each fault, and nothing that stands in a cell."""
        errors = now.errors
        if errors and (before is None or before.problems != now.problems):
            names = [shown(name) for name in dict.fromkeys(Path(p.file).name for p in errors)]
            others = len(names) - _NAMED
            listed = names[:_NAMED] + ([counted(others, "other file")] if others > 0 else [])
            kept = "the last good version is shown" if now.dataset else "nothing is shown yet"
            _LOG.warning("%s in %s; %s", counted(len(errors), "problem"), joined(listed), kept)
        elif before is not None and before.problems and not now.problems:
            _LOG.warning("The data can be read again")


def read(data: Path) -> Reading:
    """Return the data set in a folder as its files are now."""
    return _kept(data).read()


@lru_cache(maxsize=8)
def _kept(data: Path) -> _Kept:
    return _Kept(data)
