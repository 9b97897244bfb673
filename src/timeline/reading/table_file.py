"""The file, or the sheet, that holds one table, and which table it is by its name or its header."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from timeline.limits import USUAL, Limits
from timeline.reading.grid import Grid, GridRow, UnreadableError, grid_of, read_grid
from timeline.schema import TABLES
from timeline.schema.other_names import (
    PARTS,
    SIGN_OF_EXPORT,
    TABLE_NAMES,
    column_key,
    columns_called,
    known_names,
)

__all__ = [
    "TEXT_SUFFIXES",
    "WORKBOOK_SUFFIXES",
    "TableFile",
    "fits",
    "is_exported",
    "joined_below",
    "name_match",
    "same_columns",
    "table_of_header",
    "table_rank",
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
    rf"(?P<name>{'|'.join(map(re.escape, [*TABLES, *TABLE_NAMES]))})"
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
    read : callable
        Returns the content of the file, or raises OSError; of a sheet the same as CSV.
    rows : tuple of GridRow or None
        Rows of a sheet; None for a file.
    limits : Limits
        How much it may hold.
    """

    path: str
    read: Callable[[], bytes]
    rows: tuple[GridRow, ...] | None = None
    limits: Limits = USUAL

    @classmethod
    def of_sheet(cls, path: str, rows: Sequence[GridRow], limits: Limits = USUAL) -> TableFile:
        """Return the file of a sheet of a workbook."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(row.cells for row in rows)
        return cls(path, partial(bytes, text.getvalue().encode()), tuple(rows), limits)

    @classmethod
    def of_bytes(cls, path: str, raw: bytes, limits: Limits = USUAL) -> TableFile:
        """Return a file that is in memory."""
        return cls(path, partial(bytes, raw), None, limits)

    def grid(self, column_names: frozenset[str], raw: bytes | None = None) -> Grid:
        """Return the table in it, as `timeline.reading.grid.read_grid` does.

        ``raw`` is its content, where that has been read.
        """
        if self.rows is None:
            return read_grid(self.read() if raw is None else raw, column_names, self.limits)
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
    small, stem = _stem(name)
    if stem == table:
        return 3 if small == TABLES[table].file or small == stem else 2
    called = _called(stem)
    return int(called is not None and TABLE_NAMES.get(called, called) == table)


def _stem(name: str) -> tuple[str, str]:
    """Return a file's name in small letters, and the same without its end."""
    small = unicodedata.normalize("NFC", name).casefold()
    stem = small
    while stem.endswith((*TEXT_SUFFIXES, *WORKBOOK_SUFFIXES)):
        stem = stem[: stem.rindex(".")]
    return small, stem.strip()


def _called(stem: str) -> str | None:
    """Return the name that a file had before a program put something around it."""
    match = _COPIES.fullmatch(stem)
    return match["name"] if match else None


def table_rank(file: TableFile, name: str, table: str) -> int:
    """Say how good a file is for a table by its name, as `name_match` does.

    Of what has only another name for the table, the header has to know two of its columns, too.
    """
    rank = name_match(name, table)
    if rank == 1 and _called(_stem(name)[1]) in TABLE_NAMES:
        try:
            return int(len(_found(_header(file), table)) >= _FEWEST)
        except UnreadableError:  # told where it is read
            return rank
    return rank


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


def same_columns(one: TableFile, other: TableFile) -> bool:
    """Whether the headers of two files have the same names in the same order."""
    first, second = (_grid(file).header for file in (one, other))
    return first is not None and second is not None and first.cells == second.cells


def is_exported(file: TableFile) -> bool:
    """Whether a file is a list that was exported."""
    return SIGN_OF_EXPORT in _header(file)


def joined_below(one: TableFile, other: TableFile) -> TableFile:
    """Return a sheet with the rows of another of the same columns below its own, lines counted on.

    Lines are as if the rows stood there.
    """
    upper, lower = (_grid(file).rows for file in (one, other))
    last = upper[-1].line
    below = [GridRow(last + at, row.cells) for at, row in enumerate(lower[1:], start=1)]
    path, sheet = one.path.removesuffix("]"), other.path.rpartition("[")[2]
    return TableFile.of_sheet(f"{path} + {sheet}", [*upper, *below])


def table_surely(file: TableFile) -> str | None:
    """Return which table the header of a file is of; None where it knows less than two columns."""
    try:
        header = _header(file)
    except UnreadableError:
        return None
    known, table = _likeliest(header)
    return table if known >= _FEWEST else None


def _grid(file: TableFile) -> Grid:
    return file.grid(frozenset().union(*map(known_names, TABLES.values())))


def _header(file: TableFile) -> set[str]:
    grid = _grid(file)
    return {column_key(name) for name in grid.header.cells} if grid.header else set()


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
