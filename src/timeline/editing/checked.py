"""What the checks say of a table's new content before it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from timeline.dataset import Dataset
from timeline.reading import read_folder
from timeline.reading.folder import TableFile, open_folder
from timeline.schema import TABLES

__all__ = ["load_with"]


def load_with(folder: Path, table: str, content: bytes) -> Dataset:
    """Return the data set that a folder would hold with another content of one table.

    All else is as it stands in the folder, under whatever names `timeline.load` finds it.

    Raises
    ------
    timeline.DataError
        With what `timeline check` would say then.
    OSError
        If the folder cannot be read.
    """
    home = open_folder(folder)
    file = TableFile(str(folder / TABLES[table].file), content)
    return read_folder(replace(home, tables={**home.tables, table: file}))
