"""What the files of a data set hold at a moment, by their stamps and, where new, by content."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from timeline.limits import LimitError, Limits
from timeline.plain_file import PlainFileError, chunks
from timeline.reading.folder import DESCRIPTOR, data_files
from timeline.schema import TABLES

__all__ = ["Edition", "look"]

_OURS = frozenset({DESCRIPTOR, *(table.file for table in TABLES.values())})
_FRESH_NS = 2_000_000_000
"""How long after a change another may bear the same stamp: some file systems count two seconds."""
_LARGE = 50_000_000
"""Bytes from which on a file is not read for every change that has not a table's own name."""

_Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What was found.

    Parameters
    ----------
    files : tuple of (str, str)
        Each file's name, with a digest of its content, or why it cannot be read.
    is_whole : bool
        Whether everything could be read.
    """

    files: tuple[tuple[str, str], ...]
    is_whole: bool


_seen: dict[Path, dict[Path, tuple[_Stamp, str]]] = {}
"""For each place the stamps since which no file can have changed unseen, and their digests."""


def look(data: Path, *, anew: bool = False) -> Edition:
    """Return what a folder of tables holds now, or a file that is given instead of one.

    Files are read only where their stamps are new, or so young that another change might not show
    in them, or ``anew``; what cannot be read is tried again each time. Two editions are equal where
    everything in them is, so that a file that is only touched is no news.
    """
    seen = {} if anew else _seen.get(data, {})
    try:
        paths = data_files(data)
    except OSError as error:
        return Edition(((data.name, _fault(error)),), is_whole=False)
    now = time.time_ns()
    kept: dict[Path, tuple[_Stamp, str]] = {}
    found, is_whole = [], True
    for path in paths:
        try:
            stamp = _stamp(path)
            known = seen.get(path)
            digest = known[1] if known and known[0] == stamp else _digest(path, stamp)
            if now - stamp[-1] > _FRESH_NS:
                kept[path] = stamp, digest
        except OSError as error:
            digest, is_whole = _fault(error), False
        found.append((path.name, digest))
    _seen[data] = kept
    return Edition(tuple(found), is_whole)


def _stamp(path: Path) -> _Stamp:
    """Return what changes whenever a file does; the time of its last change comes last."""
    found = path.stat()
    changed = found.st_mtime_ns if os.name == "nt" else found.st_ctime_ns
    return found.st_mode, found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, changed


def _digest(path: Path, stamp: _Stamp) -> str:
    """Return what tells the content of a file from any other; of large other ones, their stamp."""
    made = hashlib.sha256()
    try:
        most = Limits.set_here().size
    except LimitError as error:
        return str(error)
    is_large = path.name not in _OURS and path.stat().st_size > _LARGE
    for piece in chunks(path, most):
        if is_large:
            return str(stamp)
        made.update(piece)
    return made.hexdigest()


def _fault(error: OSError) -> str:
    return error.reason if isinstance(error, PlainFileError) else f"({error.strerror})"
