"""The version of a data set: what changes with any byte, or name, of its files."""

from __future__ import annotations

import hashlib

from timeline.files_read import digest
from timeline.schema import Table

__all__ = ["Version"]


class Version:
    """Takes the files of a data set as they are read, in the order of tables."""

    def __init__(self) -> None:
        self._whole = hashlib.sha256()
        self.digests: dict[str, str] = {}
        """What `timeline.files_read.digest` gives of each."""

    def add(self, table: Table, content: bytes) -> None:
        """Take the file of a table."""
        self._whole.update(f"{table.file}\0{len(content)}\0".encode())
        self._whole.update(content)
        self.digests[table.name] = digest(content)

    @property
    def name(self) -> str:
        """Ten digits."""
        return self._whole.hexdigest()[:10]
