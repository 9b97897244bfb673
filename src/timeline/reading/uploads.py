"""A data set that comes as files in memory: read within limits, mended cell by cell, given back."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from timeline.problems import DataError, Problem
from timeline.reading.archive import UNPACKED_MOST
from timeline.reading.decoding import UnreadableError
from timeline.reading.folder import Folder, folder_of_files
from timeline.reading.grid import GridRow
from timeline.reading.table_file import TableFile
from timeline.schema import LIST_SEPARATOR, TABLES
from timeline.schema.other_names import known_names

__all__ = [
    "MOST_BYTES",
    "MOST_ROWS",
    "UNPACKED_MOST",
    "cells_at",
    "contents",
    "literal_remedy",
    "mend",
    "open_files",
    "tables_as_csv",
]

MOST_BYTES = 20_000_000
"""Bytes that the files may have together."""

MOST_ROWS = 200_000
"""Lines that each table may have."""

_LITERAL = re.compile(
    r"(?:write|rename it) (?P<text>.+?)(?: (?:to be sure|if that is meant|\(.*\)))?"
)
_OPEN = re.compile(
    r"\b(?:or|whichever|as in|an?|the|its?|from|where|on one line|them|whole|each|year too)\b"
)
"""What a remedy says that leaves more than one text to choose from, or none."""


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
    try:
        return folder_of_files(files, title, MOST_ROWS)
    except UnreadableError as error:
        raise DataError([_problem(next(iter(files)), error.reason, error.remedy)]) from error


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
        _problem(name, f"is the name of {n} files", "rename one")
        for name, n in times.items()
        if n > 1
    ]:
        raise DataError(twice)
    return {file.name: file.getvalue() for file in dropped}


def _refuse_large(size: int, title: str) -> None:
    if size > MOST_BYTES:
        most = f"{MOST_BYTES / 1e6:.1f} MB may be given at once"
        reason = f"has {size / 1e6:.1f} MB, and {most}"
        raise DataError([_problem(title, reason, "give fewer or smaller files")])


def mend(home: Folder, changes: Iterable[tuple[Problem, str]]) -> Folder:
    """Write texts into the cells that problems are about, or over the header that they name.

    Parameters
    ----------
    home : Folder
        The tables.
    changes : iterable of tuple of Problem and str
        What is to stand instead of each problem's value; those that are not about one cell are
        left out.
    """
    tables = dict(home.tables)
    found: dict[str, list[tuple[Problem, str]]] = {}
    for problem, text in changes:
        if table := _table_of(home, problem):
            found.setdefault(table, []).append((problem, text))
    for table, changed in found.items():
        rows = list(_rows(tables[table], table))
        at_line = {row.line: at for at, row in enumerate(rows)}
        for problem, text in changed:
            if place := _cell_of(rows, at_line, problem):
                at, column = place
                cells = [*rows[at].cells, *[""] * (column + 1 - len(rows[at].cells))]
                cells[column] = _with(cells[column], problem.value or "", text)
                rows[at] = GridRow(rows[at].line, tuple(cells))
        tables[table] = TableFile.of_sheet(tables[table].path, rows)
    return replace(home, tables=MappingProxyType(tables))


def cells_at(home: Folder, problem: Problem) -> tuple[list[tuple[str, str]], int] | None:
    """Return the row that a problem is about, name and text of each cell, and which cell it is.

    None if it is not about one cell.
    """
    table = _table_of(home, problem)
    if not table:
        return None
    rows = _rows(home.tables[table], table)
    place = _cell_of(rows, {row.line: at for at, row in enumerate(rows)}, problem)
    if place is None:
        return None
    at, column = place
    names = rows[0].cells
    cells = [*rows[at].cells, *[""] * (len(names) - len(rows[at].cells))]
    return list(zip(names, cells, strict=False)), column


def literal_remedy(problem: Problem) -> str | None:
    """Return the one text that a remedy says to write; None where it leaves a choice.

    Examples
    --------
    >>> from timeline.problems import Problem
    >>> from timeline.reading.uploads import literal_remedy
    >>> literal_remedy(Problem("a.csv", 2, "date", "Oct-24", "is not a date", "write 2024-10"))
    '2024-10'
    """
    match = _LITERAL.fullmatch(problem.remedy)
    if match is None or problem.value is None or _OPEN.search(match["text"]):
        return None
    return match["text"]


def tables_as_csv(home: Folder) -> dict[str, bytes]:
    """Return every table as UTF-8 CSV under its file's name, as it was mended."""
    found = {}
    for name, file in home.tables.items():
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(row.cells for row in _rows(file, name))
        found[TABLES[name].file] = text.getvalue().encode("utf-8-sig")
    return found


def _rows(file: TableFile, table: str) -> tuple[GridRow, ...]:
    return file.grid(known_names(TABLES[table])).rows


def _table_of(home: Folder, problem: Problem) -> str:
    """Return the table that a problem is about; blank if none."""
    paths = {file.path: name for name, file in home.tables.items()}
    return paths.get(problem.file, "")


def _cell_of(
    rows: Sequence[GridRow], at_line: Mapping[int, int], problem: Problem
) -> tuple[int, int] | None:
    """Return row and column of the cell, both counted from 0; None if there is not one."""
    at = at_line.get(problem.line or 0)
    name = problem.column if problem.column is not None else problem.value
    if at is None or name not in rows[0].cells or (at == 0) != (problem.column is None):
        return None
    return at, rows[0].cells.index(name)


def _with(cell: str, value: str, text: str) -> str:
    """Replace an entry of a list, or the whole cell."""
    entries = [entry.strip() for entry in cell.split(LIST_SEPARATOR)]
    if value in entries and len(entries) > 1:
        return f"{LIST_SEPARATOR} ".join(text if entry == value else entry for entry in entries)
    return text


def _problem(file: str, reason: str, remedy: str) -> Problem:
    return Problem(str(Path(file)), None, None, None, reason, remedy)
