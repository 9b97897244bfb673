"""What the files of a data set hold at a moment, by their stamps and, where new, by content."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from timeline.reading.folder import DESCRIPTOR
from timeline.reading.table_file import TEXT_SUFFIXES, WORKBOOK_SUFFIXES
from timeline.schema import TABLES

__all__ = ["Edition", "look"]

_OURS = frozenset({DESCRIPTOR, *(table.file for table in TABLES.values())})
_SUFFIXES = frozenset({*TEXT_SUFFIXES, *WORKBOOK_SUFFIXES, ".zip"})
"""Of the files among which tables are looked for."""
_FRESH_NS = 2_000_000_000
"""How long after a change another may bear the same stamp: some file systems count two seconds."""

_Stamp = tuple[str | int, ...]


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


_seen: dict[Path, tuple[tuple[_Stamp, ...], Edition]] = {}
"""For each place the stamps since which nothing can have changed unseen, and what was found."""


def look(data: Path) -> Edition:
    """Return what a folder of tables holds now, or a file that is given instead of one.

    Files are read only where their stamps are new, or so young that another change might not show
    in them; what cannot be read is tried again each time. Two editions are equal where everything
    in them is, so that a file that is only touched is no news.
    """
    try:
        paths = _files(data)
        stamps = tuple(_stamp(path) for path in paths)
    except OSError as error:
        return Edition(((data.name, _fault(error)),), is_whole=False)
    if (seen := _seen.get(data)) and seen[0] == stamps:
        return seen[1]
    now = time.time_ns()
    found, is_whole = [], True
    for path in paths:
        try:
            found.append((path.name, _digest(path)))
        except OSError as error:
            found.append((path.name, _fault(error)))
            is_whole = False
    edition = Edition(tuple(found), is_whole)
    if is_whole and all(now - int(stamp[-1]) > _FRESH_NS for stamp in stamps):
        _seen[data] = stamps, edition
    return edition


def _files(data: Path) -> list[Path]:
    """Return the files that can matter; those of editors and spreadsheets at work are left out."""
    if not data.is_dir():
        return [data]
    return sorted(
        path
        for path in data.iterdir()
        if not path.name.startswith((".", "~"))
        and (path.name in _OURS or (path.suffix.casefold() in _SUFFIXES and path.is_file()))
    )


def _stamp(path: Path) -> _Stamp:
    """Return what changes whenever a file does; the time of its last change comes last."""
    found = path.stat()
    changed = found.st_mtime_ns if os.name == "nt" else found.st_ctime_ns
    return path.name, found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, changed


def _digest(path: Path) -> str:
    """Return what tells the content of a table from any other; of other files, their stamp."""
    if path.name not in _OURS:
        found = path.stat()
        return f"{found.st_size} {found.st_mtime_ns}"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fault(error: OSError) -> str:
    return f"cannot be read ({error.strerror})"
