"""One table of a data set as it was read: its columns as text, each with the lines of its cells."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.problems import Problem
from timeline.schema import Table
from timeline.schema.other_names import SHORT_NAMES, column_key

__all__ = ["Sheet", "short_names_in"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it was read.

    Parameters
    ----------
    table : Table
        What it should be.
    path : str
        The file, as the user would type it.
    lines : numpy.ndarray
        Line of each row, at which an editor shows it.
    cells : mapping of str to pandas.Series
        Text of every column of the schema that the file has, row by row.
    extras : mapping of str to pandas.Series
        The same of every column that the schema does not know.
    ids : frozenset of str or None
        Ids of the ragged rows, and from `timeline.reading.checks.check_ids` on those of all others
        too; None where they are not all known.
    problems : tuple of Problem
        What is wrong with the file, its header and the number of cells.
    called : mapping of str to str
        What the file calls a column, where that is not the schema's name.
    told_dates : frozenset of int
        Rows of whose date, put together of several cells, it has been told what is wrong.
    has_made_ids : bool
        Whether none of its rows has an id of its own.
    """

    table: Table
    path: str
    lines: NDArray[np.int64]
    cells: Mapping[str, pd.Series]
    extras: Mapping[str, pd.Series]
    ids: frozenset[str] | None
    problems: tuple[Problem, ...]
    called: Mapping[str, str] = field(default_factory=dict)
    told_dates: frozenset[int] = frozenset()
    has_made_ids: bool = False

    @classmethod
    def unread(cls, table: Table, path: str, problems: tuple[Problem, ...]) -> Sheet:
        """Return what stands for a file of which nothing can be read."""
        return cls(table, path, np.array([], dtype="int64"), {}, {}, None, problems)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.lines)

    def only(self, columns: Container[str]) -> Sheet:
        """Return it without all other columns of the schema."""
        kept = {name: cells for name, cells in self.cells.items() if name in columns}
        return replace(self, cells=kept)

    def text(self, column: str) -> pd.Series:
        """Return the cells of a column without the spaces around them; blank where it has none."""
        if column in self.cells:
            return self.cells[column].str.strip()
        return pd.Series([""] * len(self), dtype="str")

    @property
    def short_names(self) -> str | None:
        """The own column of a table of sources that has the names by which cells call them."""
        return short_names_in(self.table, self.extras)

    def name(self, column: str) -> str:
        """Return what the file calls a column of the schema."""
        return self.called.get(column, column)


def short_names_in(table: Table, own: Iterable[str]) -> str | None:
    """Return which own column of a table has the names by which cells call its rows, if any."""
    of_sources = own if table.name == "sources" else ()
    return next((name for name in of_sources if column_key(name) in SHORT_NAMES), None)
