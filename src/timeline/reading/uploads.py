"""A data set that comes as files in memory, and the limits within which it is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from timeline.problems import DataError, Problem
from timeline.reading.archive import UNPACKED_MOST
from timeline.reading.decoding import UnreadableError
from timeline.reading.folder import Folder, folder_of_files

__all__ = ["MOST_BYTES", "MOST_ROWS", "UNPACKED_MOST", "open_files"]

MOST_BYTES = 20_000_000
"""Bytes that the files may have together."""

MOST_ROWS = 200_000
"""Lines that each table may have."""


def open_files(files: Mapping[str, bytes], title: str) -> Folder:
    """Find the tables among files that somebody gives, by their names.

    Parameters
    ----------
    files : mapping of str to bytes
        Content by name.
    title : str
        Name of the data set where no datapackage.json says it.

    Raises
    ------
    DataError
        Where they are too large, or one given alone is no table.
    """
    size = sum(map(len, files.values()))
    if size > MOST_BYTES:
        reason = f"has {size / 1e6:.0f} MB, and {MOST_BYTES // 1_000_000} MB may be given at once"
        raise DataError([_problem(title, reason, "give fewer or smaller files")])
    try:
        home = folder_of_files(files, title)
    except UnreadableError as error:
        raise DataError([_problem(next(iter(files)), error.reason, error.remedy)]) from error
    for file in home.tables.values():
        lines = max(file.raw.count(b"\n"), file.raw.count(b"\r"))
        if lines > MOST_ROWS:
            reason = f"has {lines:,} lines, and {MOST_ROWS:,} are read here"
            raise DataError([_problem(file.path, reason, "serve it from a folder")])
    return home


def _problem(file: str, reason: str, remedy: str) -> Problem:
    return Problem(str(Path(file)), None, None, None, reason, remedy)
