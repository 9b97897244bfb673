"""Where the cells of tables in memory are, and what is written into them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from timeline.problems import Problem
from timeline.reading.decoding import UnreadableError
from timeline.reading.folder import Folder
from timeline.reading.grid import GridRow
from timeline.reading.table_file import TableFile
from timeline.schema import TABLES
from timeline.schema.other_names import known_names

__all__ = ["Places"]


class Places:
    """Where the cells of tables are, each table read once, and what is written into them."""

    def __init__(self, home: Folder) -> None:
        self._home = home
        self._paths = {file.path: name for name, file in home.tables.items()}
        self._rows: dict[str, list[GridRow] | None] = {}
        self._whole: dict[str, list[GridRow]] = {}
        self._at: dict[str, dict[int, int]] = {}

    def table_of(self, problem: Problem) -> str:
        """Return the table that a problem is about; blank if none."""
        return self._paths.get(problem.file, "")

    def is_whole(self, table: str) -> bool:
        """Whether a table can be read to its end."""
        return table in self._home.tables and self._read(table) is not None

    def rows(self, table: str) -> list[GridRow]:
        """Return the rows of a table that is whole, its header first, to be changed in place."""
        return (self._read(table) or []) if table in self._home.tables else []

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
            if rows is not None and rows != self._whole[table]:
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
            self._whole[table] = list(whole or ())
            self._at[table] = {row.line: at for at, row in enumerate(self._rows[table] or ())}
        return self._rows[table]
