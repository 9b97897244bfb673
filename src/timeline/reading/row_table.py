"""The rows of a table as they were read, by columns: of each its line, its width, its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.limits import USUAL, Limits
from timeline.reading.decoding import UnreadableError

__all__ = ["GridRow", "RowTable", "is_filled"]


class GridRow(NamedTuple):
    """One row of a table: the line on which it begins, and its cells as they stand."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowTable:
    """Rows by columns, which may be longer or shorter than each other.

    Parameters
    ----------
    lines : numpy.ndarray
        Line on which each begins.
    widths : numpy.ndarray
        How many cells each has.
    columns : tuple of pandas.Series
        The text of the cells; blank where a row is shorter. All have the index 0..n-1.
    """

    lines: NDArray[np.int64]
    widths: NDArray[np.int64]
    columns: tuple[pd.Series, ...]

    @classmethod
    def of(cls, rows: Sequence[GridRow], limits: Limits = USUAL) -> RowTable:
        """Return rows that are in hand one by one.

        Raises
        ------
        UnreadableError
            If one has more cells than are read, blank ones at its end aside.
        """
        rows = _not_too_wide(rows, limits)
        columns = zip_longest(*(row.cells for row in rows), fillvalue="")
        return cls(
            np.array([row.line for row in rows], dtype="int64"),
            np.array([len(row.cells) for row in rows], dtype="int64"),
            tuple(pd.Series(list(cells), dtype="str") for cells in columns),
        )

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.lines)

    def row(self, at: int) -> GridRow:
        """Return one row."""
        cells = tuple(str(c.iloc[at]) for c in self.columns[: int(self.widths[at])])
        return GridRow(int(self.lines[at]), cells)

    def rows(self, end: int | None = None) -> list[GridRow]:
        """Return the rows one by one, all or those before one."""
        columns = [column.iloc[:end].tolist() for column in self.columns]
        numbers = zip(self.lines[:end].tolist(), self.widths[:end].tolist(), strict=True)
        if not columns:
            return [GridRow(line, ()) for line, _ in numbers]
        whole = zip(*columns, strict=True)
        return [GridRow(n, cells[:width]) for (n, width), cells in zip(numbers, whole, strict=True)]

    def where(self, kept: NDArray[np.bool_]) -> RowTable:
        """Return those rows that are marked; itself where all are."""
        return self if kept.all() else self._at(np.flatnonzero(kept))

    def between(self, start: int, end: int | None = None) -> RowTable:
        """Return the rows from one on, and before another."""
        if start == 0 and (end is None or end >= len(self)):
            return self
        return self._at(slice(start, end))

    def _at(self, places: NDArray[np.int64] | slice) -> RowTable:
        columns = (c.iloc[places].reset_index(drop=True) for c in self.columns)
        return RowTable(self.lines[places], self.widths[places], tuple(columns))

    def without(self, columns: set[int]) -> RowTable:
        """Return the rows without some columns."""
        if not columns:
            return self
        fewer = sum((self.widths > at).astype("int64") for at in columns)
        kept = tuple(c for at, c in enumerate(self.columns) if at not in columns)
        return RowTable(self.lines, self.widths - fewer, kept)

    def trimmed(self, wide: int) -> RowTable:
        """Return the rows without the blank cells at their ends that stand beyond a width."""
        if len(self.columns) <= wide:
            return self
        widths = np.minimum(self.widths, wide)
        for at, column in enumerate(self.columns[wide:], start=wide + 1):
            widths[is_filled(column)] = at
        most = int(widths.max(initial=wide))
        return RowTable(self.lines, widths, self.columns[:most])

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Mark the rows that are not blank."""
        found = np.zeros(len(self), dtype=bool)
        for column in self.columns:
            if found.all():
                break
            found |= is_filled(column)
        return found


def _not_too_wide(rows: Sequence[GridRow], limits: Limits) -> Sequence[GridRow]:
    """Return rows of which none has more cells than are read, blank ones at the end cut off."""
    most = limits.columns
    if all(len(row.cells) <= most for row in rows):
        return rows
    rows = [row if len(row.cells) <= most else _trimmed(row) for row in rows]
    for row in rows:
        if (has := len(row.cells)) > most:
            reason = f"has {has:,} cells, and {most:,} columns are read"
            remedy = limits.to_read("delete what is beside the table", columns=has)
            raise UnreadableError(row.line, reason, remedy)
    return rows


def _trimmed(row: GridRow) -> GridRow:
    end = len(row.cells)
    while end and not row.cells[end - 1].strip():
        end -= 1
    return GridRow(row.line, row.cells[:end])


def is_filled(texts: pd.Series) -> NDArray[np.bool_]:
    """Mark the cells in which there is more than blanks."""
    found: NDArray[np.bool_] = (texts.str.strip() != "").to_numpy(dtype=bool)
    return found
