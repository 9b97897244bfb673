"""A file whose columns are ours, or are called as people call them: imported as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from timeline.dates import is_third, rewritten
from timeline.exchange.content import Content
from timeline.exchange.drafts import ExchangeError, Found, Left, Rows
from timeline.exchange.rows import left_out, row_text
from timeline.problems import Problem, shown
from timeline.reading.assembly import assemble
from timeline.reading.folder import folder_of_files
from timeline.reading.grid import Grid, Remark, UnreadableError
from timeline.reading.header import arrange_header
from timeline.reading.table_file import TableFile, table_of_header
from timeline.schema import TABLES, Kind, Table
from timeline.schema.other_names import column_key, known_names
from timeline.words import counted, joined

__all__ = ["read_ours"]

_NEEDED = frozenset({"events", "stances"})


def read_ours(content: Content) -> tuple[Found, str] | None:
    """Read every table of a file whose columns `timeline.load` would know; None where it has none.

    Rows are as they are, under our names of the columns; dates that can mean only one thing are
    written as EDTF, and ids are made where there are none. With what was found goes the path of
    the table, that of the file where there are several.

    Raises
    ------
    ExchangeError
        Where a table is broken in the middle.
    """
    try:
        home = folder_of_files({Path(content.name).name: content.raw}, content.name)
        read = [_Read(TABLES[name], file) for name, file in home.tables.items()]
        read = [one for one in read if not one.is_unknown] or [*_by_header(content)][:1]
    except UnreadableError:
        return None
    if not _NEEDED & {one.table.name for one in read}:
        return None
    paths = [one.path for one in read]
    others = [part.name for part in content.parts if not part.name.endswith(tuple(paths))]
    found = Found(
        tables={one.table.name: one.rows for one in read},
        left=tuple(left for one in read for left in one.left()),
        title=home.descriptor.get("title", ""),
        description=home.descriptor.get("description", ""),
        remarks=(*(remark for one in read for remark in one.remarks()), *left_out(others)),
    )
    return found, paths[0] if len(paths) == 1 else content.name


def _by_header(content: Content) -> Iterator[_Read]:
    """Yield the sheets of a workbook, or files of a zip, that have the header of a table."""
    for part in content.parts:
        one = _Read(TABLES[table_of_header(part.table_file)], part.table_file)
        if not one.is_unknown:
            yield one


class _Read:
    """One table: its columns, and what is to be told of them."""

    def __init__(self, table: Table, file: TableFile) -> None:
        self.table = table
        self.path = file.path
        self._changed: dict[str, str] = {}
        self._grid = self._with_dates(file.grid(known_names(table)))
        self._sheet = assemble(table, file.path, self._grid)
        if fault := self._grid.fault:
            place = Problem(file.path, fault.line, None, None, fault.reason, fault.remedy)
            raise ExchangeError(str(place))

    @property
    def is_unknown(self) -> bool:
        """Whether it is no such table: it has no header, or lacks what it needs."""
        header = self._grid.header.line if self._grid.header else None
        return any(p.is_error and p.line in {None, header} for p in self._sheet.problems)

    @cached_property
    def rows(self) -> Rows:
        """Its rows, by our names for the columns."""
        columns = {name: self._sheet.text(name).tolist() for name in self._sheet.cells}
        columns |= {str(name): cells.tolist() for name, cells in self._sheet.extras.items()}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def _with_dates(self, grid: Grid) -> Grid:
        """Write dates as EDTF before anything is made of them, as ids are."""
        if grid.header is None:
            return grid
        places = arrange_header(grid.header.cells, self.table).places
        dates = {
            at for c in self.table.columns if c.kind is Kind.DATE for at in places.get(c.name, ())
        }
        columns = [
            pd.Series(list(map(self._date, column)), dtype="str") if at in dates else column
            for at, column in enumerate(grid.body.columns)
        ]
        return replace(grid, body=replace(grid.body, columns=tuple(columns)))

    def _date(self, cell: str) -> str:
        text = cell.strip()
        # Which days a beginning or an end has, nobody has said: the words stay, and are read so.
        date = text if is_third(text) else rewritten(text) or text
        if date != text:
            self._changed[text] = date
        return date

    def left(self) -> Iterator[Left]:
        """Yield the rows that have more cells than there are columns."""
        said = {row.line: row_text(row.cells) for row in self._grid.rows}
        for problem in self._sheet.problems:
            if problem.is_error and problem.line is not None:
                text = said.get(problem.line, "")
                yield Left(problem.line, problem.reason, problem.remedy, text)

    def remarks(self) -> Iterator[Remark]:
        """Yield what was left out or guessed, and which columns and dates have become others."""
        yield from self._grid.warnings
        called = self._sheet.called.items()
        if renamed := [(ours, theirs) for ours, theirs in called if column_key(theirs) != ours]:
            became = joined([f'"{shown(theirs)}" became {ours}' for ours, theirs in renamed])
            yield Remark(None, f"has other names for its columns; {became}", "look whether it fits")
        if self._changed:
            cell, date = next(iter(self._changed.items()))
            many = counted(len(self._changed), "date")
            reason = f'has {many} written in another way, as "{shown(cell)}", which became {date}'
            yield Remark(None, reason, "look whether it fits")
