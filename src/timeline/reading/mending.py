"""Tables in memory, mended where problems say what is wrong, and given back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable

from timeline.problems import Problem
from timeline.reading.folder import DESCRIPTOR, Folder
from timeline.reading.grid import GridRow
from timeline.reading.header import arrange_header
from timeline.reading.kept_ids import with_ids_kept
from timeline.reading.table_cells import Places
from timeline.schema import LIST_SEPARATOR, TABLES, entries

__all__ = [
    "cells_at",
    "column_names",
    "leave_out",
    "mend",
    "missing_columns",
    "remedies",
    "rename_column",
    "row_at",
    "tables_as_csv",
    "with_entry",
    "zipped",
]

Changes = list[tuple[Problem, str]]
"""What is to stand instead of each problem's value."""


def mend(home: Folder, changes: Iterable[tuple[Problem, str]]) -> Folder:
    """Write texts into the cells that problems are about, or over the header that they name.

    Where that would give rows other made ids than cells refer to, the rows are given them to keep.

    Parameters
    ----------
    home : Folder
        The tables.
    changes : iterable of tuple of Problem and str
        What is to stand instead of each problem's value; those that are not about one cell are
        left out.
    """
    places = Places(home)
    for problem, text in changes:
        if place := places.of(problem):
            table, at, column = place
            rows = places.rows(table)
            cells = [*rows[at].cells, *[""] * (column + 1 - len(rows[at].cells))]
            cells[column] = with_entry(cells[column], problem.value or "", text)
            rows[at] = GridRow(rows[at].line, tuple(cells))
    return with_ids_kept(home, places.folder())


def leave_out(home: Folder, problem: Problem) -> Folder:
    """Leave out the row that a problem is about; the header stays."""
    places = Places(home)
    table = places.table_of(problem)
    if table and places.is_whole(table):
        rows = places.rows(table)
        rows[1:] = [row for row in rows[1:] if row.line != problem.line]
    return with_ids_kept(home, places.folder())


def row_at(home: Folder, problem: Problem) -> tuple[str, ...]:
    """Return what stands in the row, below the header, that a problem is about; () for none."""
    places = Places(home)
    rows = places.rows(places.table_of(problem))
    return next((row.cells for row in rows[1:] if row.line == problem.line), ())


def rename_column(home: Folder, problem: Problem, name: str, meant: str) -> Folder:
    """Give another name to a column of the table that a problem is about."""
    places = Places(home)
    table = places.table_of(problem)
    if table and places.is_whole(table):
        rows = places.rows(table)
        names = [meant if cell == name else cell for cell in rows[0].cells]
        rows[0] = GridRow(rows[0].line, tuple(names))
    return with_ids_kept(home, places.folder())


def missing_columns(home: Folder, problem: Problem) -> list[str]:
    """Return which columns the table that a problem is about could have and has not."""
    places = Places(home)
    table = places.table_of(problem)
    if not places.is_whole(table):
        return []
    header = arrange_header([cell.strip() for cell in places.rows(table)[0].cells], TABLES[table])
    has_date = "date" in header.places or bool(header.parts)
    return [
        name
        for name in TABLES[table].column_names
        if name not in header.places and not (name == "date" and has_date)
    ]


def column_names(home: Folder, problem: Problem) -> list[str]:
    """Return what the columns are called of the table that a problem is about."""
    places = Places(home)
    table = places.table_of(problem)
    return [cell for cell in places.rows(table)[0].cells if cell] if places.is_whole(table) else []


def cells_at(home: Folder, problem: Problem) -> tuple[list[tuple[str, str]], int] | None:
    """Return the row that a problem is about, name and text of each cell, and which cell it is.

    None if it is not about one cell.
    """
    places = Places(home)
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
    places = Places(home)
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
    places = Places(home)
    for name, file in home.tables.items():
        if not places.is_whole(name):
            found[TABLES[name].file] = file.read()
            continue
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(row.cells for row in places.rows(name))
        found[TABLES[name].file] = text.getvalue().encode("utf-8-sig")
    return found


def zipped(home: Folder, title: str = "") -> bytes:
    """Return every table as `tables_as_csv` does in one zip, with what the data are called."""
    packed = io.BytesIO()
    descriptor = {**home.descriptor, **({"title": title} if title else {})}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tables_as_csv(home).items():
            archive.writestr(name, content)
        if descriptor:
            text = json.dumps(descriptor, ensure_ascii=False, indent=2)
            archive.writestr(DESCRIPTOR, f"{text}\n")
    return packed.getvalue()


def with_entry(cell: str, value: str, text: str) -> str:
    """Return a cell in which an entry of a list, or else all of it, is another text, or blank."""
    listed = entries(cell)
    if value in listed and len(listed) > 1:
        written = (text if entry == value else entry for entry in listed)
        return f"{LIST_SEPARATOR} ".join(filter(None, written))
    return text
