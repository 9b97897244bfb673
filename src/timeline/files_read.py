"""The files that a data set was read from: not kept, but read anew when somebody asks for one."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping

__all__ = ["FilesRead", "digest"]


def digest(content: bytes) -> str:
    """Return what tells the content of a file from what it was before somebody changed it.

    Examples
    --------
    >>> from timeline.files_read import digest
    >>> digest(b"id,date")
    '7-9fccb167'
    """
    return f"{len(content)}-{zlib.crc32(content):08x}"


class FilesRead(Mapping[str, bytes]):
    """Content of the file of each table.

    Parameters
    ----------
    readers : mapping of str to callable
        What reads the file of each table, as it is by then.
    digests : mapping of str to str
        What `digest` gave of each when the data set was read.
    """

    def __init__(
        self, readers: Mapping[str, Callable[[], bytes]], digests: Mapping[str, str]
    ) -> None:
        self._readers = dict(readers)
        self._digests = dict(digests)

    def __getitem__(self, table: str) -> bytes:
        """Return what the file holds now; raises OSError where it cannot be read."""
        return self._readers[table]()

    def __iter__(self) -> Iterator[str]:
        """Return the names of the tables that have a file."""
        return iter(self._readers)

    def __contains__(self, table: object) -> bool:
        """Whether a table has a file."""
        return table in self._readers

    def __len__(self) -> int:
        """Return how many tables have a file."""
        return len(self._readers)

    def was(self, table: str, content: bytes) -> bool:
        """Whether that is what the file of a table held when the data set was read."""
        return self._digests.get(table) == digest(content)
