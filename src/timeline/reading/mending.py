"""Tables in memory, mended where problems say what is wrong, and given back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from timeline.problems import Problem
from timeline.reading.decoding import UnreadableError
from timeline.reading.folder import Folder
from timeline.reading.grid import GridRow
from timeline.reading.table_file import TableFile
from timeline.schema import LIST_SEPARATOR, TABLES, entries
from timeline.schema.other_names import known_names

__all__ = [
    "cells_at",
    "column_names",
    "leave_out",
    "mend",
    "remedies",
    "rename_column",
    "tables_as_csv",
    "with_entry",
]

Changes = list[tuple[Problem, str]]
"""What is to stand instead of each problem's value."""


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
    places = _Places(home)
    for problem, text in changes:
        if place := places.of(problem):
            table, at, column = place
            rows = places.rows(table)
            cells = [*rows[at].cells, *[""] * (column + 1 - len(rows[at].cells))]
            cells[column] = with_entry(cells[column], problem.value or "", text)
            rows[at] = GridRow(rows[at].line, tuple(cells))
    return places.folder()


def leave_out(home: Folder, problem: Problem) -> Folder:
    """Leave out the row that a problem is about; the header stays."""
    places = _Places(home)
    table = places.table_of(problem)
    if table and places.is_whole(table):
        rows = places.rows(table)
        rows[1:] = [row for row in rows[1:] if row.line != problem.line]
    return places.folder()


def rename_column(home: Folder, problem: Problem, name: str) -> Folder:
    """Give the column of one name that which a problem says is missing."""
    places = _Places(home)
    table = places.table_of(problem)
    if table and places.is_whole(table) and problem.column:
        rows = places.rows(table)
        names = [problem.column if cell == name else cell for cell in rows[0].cells]
        rows[0] = GridRow(rows[0].line, tuple(names))
    return places.folder()


def column_names(home: Folder, problem: Problem) -> list[str]:
    """Return what the columns are called of the table that a problem is about."""
    places = _Places(home)
    table = places.table_of(problem)
    return [cell for cell in places.rows(table)[0].cells if cell] if places.is_whole(table) else []


def cells_at(home: Folder, problem: Problem) -> tuple[list[tuple[str, str]], int] | None:
    """Return the row that a problem is about, name and text of each cell, and which cell it is.

    None if it is not about one cell.
    """
    places = _Places(home)
    place = places.of(problem)
    if place is None:
        return None
    table, at, column = place
    rows = places.rows(table)
    names = rows[0].cells
    cells = [*rows[at].cells, *[""] * (len(names) - len(rows[at].cells))]
    return list(zip(names, cells, strict=False)), column


def remedies(home: Folder, problems: Iterable[Problem], *, likely: bool = False) -> Changes:
    """Return the problems whose cells can be written anew as their remedies say, with the texts.

    Parameters
    ----------
    home : Folder
        The tables.
    problems : iterable of Problem
        What is wrong with them.
    likely : bool
        Whether to return those that say what was probably meant, rather than those of which what
        was meant is beyond doubt.
    """
    places = _Places(home)
    return [
        (problem, problem.suggestion)
        for problem in problems
        if problem.suggestion and problem.is_sure != likely and places.of(problem) is not None
    ]


def tables_as_csv(home: Folder) -> dict[str, bytes]:
    """Return every table as UTF-8 CSV under its file's name, as it was mended.

    One that cannot be read to its end is given back as it came.
    """
    found = {}
    places = _Places(home)
    for name, file in home.tables.items():
        if not places.is_whole(name):
            found[TABLES[name].file] = file.raw
            continue
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(row.cells for row in places.rows(name))
        found[TABLES[name].file] = text.getvalue().encode("utf-8-sig")
    return found


def with_entry(cell: str, value: str, text: str) -> str:
    """Return a cell in which an entry of a list, or else all of it, is another text."""
    listed = entries(cell)
    if value in listed and len(listed) > 1:
        return f"{LIST_SEPARATOR} ".join(text if entry == value else entry for entry in listed)
    return text


class _Places:
    """Where the cells of tables are, each table read once, and what is written into them."""

    def __init__(self, home: Folder) -> None:
        self._home = home
        self._paths = {file.path: name for name, file in home.tables.items()}
        self._rows: dict[str, list[GridRow] | None] = {}
        self._at: dict[str, dict[int, int]] = {}

    def table_of(self, problem: Problem) -> str:
        """Return the table that a problem is about; blank if none."""
        return self._paths.get(problem.file, "")

    def is_whole(self, table: str) -> bool:
        """Whether a table can be read to its end."""
        return bool(table) and self._read(table) is not None

    def rows(self, table: str) -> list[GridRow]:
        """Return the rows of a table that is whole, its header first, to be changed in place."""
        return self._read(table) or []

    def of(self, problem: Problem) -> tuple[str, int, int] | None:
        """Return table, row and column of the one cell that a problem is about; None if none."""
        table = self.table_of(problem)
        if not self.is_whole(table):
            return None
        rows = self.rows(table)
        at = self._at[table].get(problem.line or 0)
        name = problem.column if problem.column is not None else problem.value
        if at is None or name not in rows[0].cells or (at == 0) != (problem.column is None):
            return None
        return table, at, rows[0].cells.index(name)

    def folder(self) -> Folder:
        """Return the tables with what was written into them."""
        tables = dict(self._home.tables)
        for table, rows in self._rows.items():
            if rows is not None:
                tables[table] = TableFile.of_sheet(tables[table].path, rows)
        return replace(self._home, tables=MappingProxyType(tables))

    def _read(self, table: str) -> list[GridRow] | None:
        if table not in self._rows:
            try:
                grid = self._home.tables[table].grid(known_names(TABLES[table]))
            except UnreadableError:
                grid = None
            whole = grid is not None and grid.fault is None and grid.rows
            self._rows[table] = list(whole) if whole else None
            self._at[table] = {row.line: at for at, row in enumerate(self._rows[table] or ())}
        return self._rows[table]
