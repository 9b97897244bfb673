"""The file, or the sheet, that holds one table, and which table it is by its name or its header."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.limits import USUAL, Limits
from timeline.reading.grid import Grid, GridRow, UnreadableError, grid_of, read_grid
from timeline.schema import TABLES
from timeline.schema.other_names import PARTS, TABLE_NAMES, column_key, columns_called, known_names

__all__ = [
    "TEXT_SUFFIXES",
    "WORKBOOK_SUFFIXES",
    "TableFile",
    "fits",
    "name_match",
    "table_of_header",
    "table_surely",
]

TEXT_SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".json")
"""Ends of the names of files that are read as text."""

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
"""Ends of the names of files that are read as workbooks."""

_FEWEST = 2
"""Columns of a table that a sheet must have to be taken for it by these alone."""
_COPY = (
    "kopie, copy, copie, copia, cópia, kopia, kópia, kopi, kopija, kopio, másolat, копия, копія, "
    "副本, コピー, 복사본"
).replace(", ", "|")
_COPIES = re.compile(
    rf"(?:(?:{_COPY})\s+(?:of|von|de|di|van|av|af)\s+|.*\s[-\u2013\u2014]\s+)?"
    rf"(?P<name>{'|'.join([*TABLES, *TABLE_NAMES])})"
    rf"(?:\s*\(\d+\)|[\s_\u2013-]+(?:{_COPY})(?:\s*\(?\d+\)?)?|\s\d+)*"
)
"""What programs and browsers make of a file's name, around the name that it had."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """Where a table is, and what is there.

    Parameters
    ----------
    path : str
        The file as the user would type it, ``data/events.csv``; of a workbook with the sheet,
        ``data/book.xlsx[events]``.
    raw : bytes
        Content of the file; of a sheet the same as CSV.
    rows : tuple of GridRow or None
        Rows of a sheet; None for a file.
    limits : Limits
        How much it may hold.
    """

    path: str
    raw: bytes
    rows: tuple[GridRow, ...] | None = None
    limits: Limits = USUAL

    @classmethod
    def of_sheet(cls, path: str, rows: Sequence[GridRow], limits: Limits = USUAL) -> TableFile:
        """Return the file of a sheet of a workbook."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(row.cells for row in rows)
        return cls(path, text.getvalue().encode(), tuple(rows), limits)

    def grid(self, column_names: frozenset[str]) -> Grid:
        """Return the table in it, as `timeline.reading.grid.read_grid` does."""
        if self.rows is None:
            return read_grid(self.raw, column_names, self.limits)
        return grid_of(self.rows, column_names, limits=self.limits)


def name_match(name: str, table: str) -> int:
    """Say how good a file name, or that of a sheet without an end, is for a table.

    Returns
    -------
    int
        4 for ``events.csv``, 3 where only the case differs, 2 with another end, 1 where a program
        has put something around it as in ``events (1).csv``, 0 for another name.
    """
    if name == TABLES[table].file:
        return 4
    small = unicodedata.normalize("NFC", name).casefold()
    stem = small
    while stem.endswith((*TEXT_SUFFIXES, *WORKBOOK_SUFFIXES)):
        stem = stem[: stem.rindex(".")]
    stem = stem.strip()
    if stem == table:
        return 3 if small == TABLES[table].file or small == stem else 2
    match = _COPIES.fullmatch(stem)
    return int(match is not None and TABLE_NAMES.get(match["name"], match["name"]) == table)


def table_of_header(file: TableFile) -> str:
    """Return which table the header of a file is of, as far as it has one; events if of none."""
    return _likeliest(_header(file))[1]


def fits(file: TableFile, table: str) -> bool:
    """Whether the header of a file has, by any of their names, the columns that a table needs."""
    header = _header(file)
    found = _found(header, table)
    if any(header.intersection(PARTS[part]) for part in ("start", "year")):
        found.add("date")
    needed = {column.name for column in TABLES[table].columns if column.required}
    return needed <= found and len(found) >= _FEWEST


def table_surely(file: TableFile) -> str | None:
    """Return which table the header of a file is of; None where it knows less than two columns."""
    try:
        header = _header(file)
    except UnreadableError:
        return None
    known, table = _likeliest(header)
    return table if known >= _FEWEST else None


def _header(file: TableFile) -> set[str]:
    grid = file.grid(frozenset().union(*map(known_names, TABLES.values())))
    return {column_key(name) for name in grid.rows[0].cells} if grid.rows else set()


def _found(header: Iterable[str], table: str) -> set[str]:
    called = columns_called(table)
    return {called.get(name, name) for name in header} & {*TABLES[table].column_names}


def _likeliest(header: Iterable[str]) -> tuple[int, str]:
    """Return how many names of a header the table knows that most speaks for, and that table."""
    evidence = {name: _evidence(header, name) for name in TABLES}
    table = max(evidence, key=lambda name: evidence[name])
    return evidence[table][1], table


def _evidence(header: Iterable[str], table: str) -> tuple[int, int]:
    """Say how much speaks for a table: whether it is one of stances, and the names it knows."""
    found = _found(header, table)
    is_sure = table == "stances" and {"actor", "framework", "stance"} <= found
    return int(is_sure), len(found)
