"""A data set that comes as files in memory, and the limits within which it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from timeline.limits import USUAL, Limits
from timeline.problems import DataError, Problem
from timeline.reading.decoding import UnreadableError
from timeline.reading.folder import Folder, folder_of_files

__all__ = ["MOST_BYTES", "MOST_ROWS", "MOST_UNPACKED", "contents", "open_files"]

MOST_BYTES = 20_000_000
"""Bytes that the files may have together."""

MOST_ROWS = 200_000
"""Lines that each table may have."""

MOST_UNPACKED = USUAL.unpacked
"""Bytes that the files of a zip file or a workbook may have together, unpacked."""


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
    _refuse_large(sum(map(len, files.values())), title)
    remedy = "serve it from a folder"
    limits = Limits(MOST_BYTES, MOST_UNPACKED, MOST_ROWS, remedy=remedy)
    try:
        return folder_of_files(files, title, limits)
    except UnreadableError as error:
        raise DataError([Problem.of_file(next(iter(files)), error.reason, error.remedy)]) from error


class Dropped(Protocol):
    """A file as the page has it that it was dropped on."""

    name: str
    size: int

    def getvalue(self) -> bytes:
        """Return its content."""


def contents(dropped: Sequence[Dropped], title: str) -> dict[str, bytes]:
    """Return the content of files by name, after a look at their sizes.

    Raises
    ------
    DataError
        Where they are too large, or two have one name.
    """
    _refuse_large(sum(file.size for file in dropped), title)
    times = Counter(file.name for file in dropped)
    if twice := [
        Problem.of_file(name, f"is the name of {n} files", "rename one")
        for name, n in times.items()
        if n > 1
    ]:
        raise DataError(twice)
    return {file.name: file.getvalue() for file in dropped}


def _refuse_large(size: int, title: str) -> None:
    if size > MOST_BYTES:
        most = f"{MOST_BYTES / 1e6:.1f} MB may be given at once"
        reason = f"has {size / 1e6:.1f} MB, and {most}"
        raise DataError([Problem.of_file(title, reason, "give fewer or smaller files")])
