"""What the checks say of tables' new content before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from timeline.dataset import Dataset
from timeline.reading import read_folder
from timeline.reading.folder import TableFile, open_folder
from timeline.schema import TABLES

__all__ = ["load_with"]


def load_with(folder: Path, contents: Mapping[str, bytes]) -> Dataset:
    """Return the data set that a folder would hold with another content of some tables.

    All else is as it stands in the folder, under whatever names `timeline.load` finds it.

    Raises
    ------
    timeline.DataError
        With what `timeline check` would say then.
    OSError
        If the folder cannot be read.
    """
    home = open_folder(folder)
    files = {
        table: TableFile.of_bytes(str(folder / TABLES[table].file), content)
        for table, content in contents.items()
    }
    return read_folder(replace(home, tables={**home.tables, **files}))
