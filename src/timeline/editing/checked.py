"""What the checks say of a table's new content before it is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from timeline.dataset import Dataset
from timeline.problems import DataError, Problem
from timeline.reading import load
from timeline.reading.folder import DESCRIPTOR
from timeline.schema import TABLES

__all__ = ["load_with"]


def load_with(folder: Path, table: str, content: bytes) -> Dataset:
    """Return the data set that a folder would hold with another content of one table.

    Raises
    ------
    timeline.DataError
        With what `timeline check` would say then, in the words of the folder itself.
    """
    with _copy(folder, table, content) as copy:
        try:
            return load(copy)
        except DataError as error:
            raise DataError([_renamed(p, copy, folder) for p in error.problems]) from None


@contextmanager
def _copy(folder: Path, table: str, content: bytes) -> Iterator[Path]:
    """Make a folder of the same name with the same files, but for one."""
    with tempfile.TemporaryDirectory(prefix="timeline-") as above:
        copy = Path(above) / folder.resolve().name
        copy.mkdir()
        for name in (DESCRIPTOR, *(t.file for t in TABLES.values())):
            source = folder / name
            if name == TABLES[table].file:
                (copy / name).write_bytes(content)
            elif source.is_file():
                _lend(source.resolve(), copy / name)
        yield copy


def _lend(source: Path, target: Path) -> None:
    try:
        target.symlink_to(source)
    except OSError:  # as Windows does to most of its users
        shutil.copyfile(source, target)


def _renamed(problem: Problem, copy: Path, folder: Path) -> Problem:
    """Return a problem with the paths of the copy as the folder's."""
    return replace(
        problem,
        file=problem.file.replace(str(copy), str(folder)),
        reason=problem.reason.replace(str(copy), str(folder)),
        remedy=problem.remedy.replace(str(copy), str(folder)),
    )
