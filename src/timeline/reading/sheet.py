"""From the bytes of a CSV file to its records, each with the line at which an editor shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.problems import Problem
from timeline.reading.grid import GridRow, Remark, UnreadableError
from timeline.reading.guesses import closest
from timeline.reading.table_file import TableFile
from timeline.schema import Table

__all__ = ["Record", "Sheet", "read"]


@dataclass(frozen=True, slots=True)
class Record:
    """One event, statement, actor and so on: its line, and its cells by column as they stand."""

    line: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """Return the text of a cell without the spaces around it; nothing where there is none."""
        return self.cells.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it was read.

    Parameters
    ----------
    table : Table
        What it should be.
    path : str
        The file, as the user would type it.
    columns : tuple of str
        The header.
    records : tuple of Record
        Those with as many cells as the header, in file order; blank lines are left out.
    ids : frozenset of str or None
        Every id in the file, also of ragged records; None where they are not all known.
    problems : tuple of Problem
        What is wrong with the file, its header and the number of cells.
    """

    table: Table
    path: str
    columns: tuple[str, ...]
    records: tuple[Record, ...]
    ids: frozenset[str] | None
    problems: tuple[Problem, ...]


def read(table: Table, file: TableFile) -> Sheet:
    """Read one file as far as it can be read.

    Parameters
    ----------
    table : Table
        What the file should hold.
    file : TableFile
        Where it is, and its content.
    """
    path = file.path
    try:
        grid = file.grid(frozenset(table.column_names))
    except UnreadableError as error:
        problem = Problem(path, error.line, None, None, error.reason, error.remedy)
        return Sheet(table, path, (), (), None, (problem,))
    rows, fault = grid.rows, grid.fault
    problems = [] if fault is None else [_told(path, fault)]
    if not rows:
        columns = ",".join(c.name for c in table.columns if c.required)
        if not problems:
            problems.append(Problem(path, None, None, None, "is empty", f"begin it with {columns}"))
        return Sheet(table, path, (), (), None, tuple(problems))
    header, *body = rows
    names = header.cells
    problems += _header_problems(path, header.line, names, table)
    problems += [_ragged(path, row, names) for row in body if len(row.cells) != len(names)]
    records = tuple(
        Record(row.line, dict(zip(names, row.cells, strict=True)))
        for row in body
        if len(row.cells) == len(names)
    )
    at = names.index("id") if "id" in names else None
    ids = (row.cells[at].strip() for row in body if at is not None and at < len(row.cells))
    whole = at is not None and fault is None
    return Sheet(table, path, names, records, frozenset(ids) if whole else None, tuple(problems))


def _told(path: str, remark: Remark) -> Problem:
    return Problem(path, remark.line, None, None, remark.reason, remark.remedy)


def _header_problems(
    path: str, line: int, names: tuple[str, ...], table: Table
) -> Iterator[Problem]:
    for column in table.columns:
        if column.required and column.name not in names:
            reason = "is missing from the header"
            yield Problem(path, line, column.name, None, reason, "add that column")
    free = frozenset(table.column_names) - {*names}
    for name, times in Counter(names).items():
        if not name:
            nth = names.index("") + 1
            reason = f"has no name for column {nth} in its header"
            yield Problem(path, line, None, None, reason, "name that column, or delete it")
        elif name not in table.column_names:
            near = closest(name, free)
            known = f"known are {', '.join(table.column_names)}"
            remedy = f"rename it {near}, or delete it" if near else f"delete it ({known})"
            yield Problem(path, line, None, name, f"is not a column of {table.file}", remedy)
        if name and times > 1:
            reason = f"is the name of {times} columns"
            yield Problem(path, line, None, name, reason, "keep one of them")


def _ragged(path: str, row: GridRow, names: tuple[str, ...]) -> Problem:
    has, wanted = len(row.cells), len(names)
    reason = f"has {has} {'cell' if has == 1 else 'cells'} where the header has {wanted}"
    if has < wanted:
        remedy = "write a comma for every blank cell"
    else:
        remedy = "put quotation marks around the cell that has a comma in it"
    return Problem(path, row.line, None, None, reason, remedy)
