"""From a folder of CSV files to a Dataset, or to every problem in it; the only reader of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from timeline.dataset import Dataset
from timeline.problems import DataError, Problem
from timeline.reading.checks import (
    CsvCell,
    Known,
    circles,
    faults,
    misplaced_quotes,
    repeated_ids,
)
from timeline.reading.folder import DESCRIPTOR, SUBJECT, Folder, open_folder
from timeline.reading.frames import build
from timeline.reading.sheet import Sheet, read
from timeline.schema import TABLES, Column

__all__ = ["load"]

_NAMED_IN_CELLS = frozenset({"actors", "frameworks", "sources"})
"""Tables that a data set can do without: then the names in other tables' cells are the ids."""


def load(folder: str | Path) -> Dataset:
    """Read a data set.

    Spaces around a cell or around an entry of a list, and blank lines, do not count. A blank cell
    of a column that has a fallback in the schema takes it. Nothing else is changed.

    Parameters
    ----------
    folder : str or pathlib.Path
        Folder with events.csv or stances.csv or both, and any of the schema's other tables.

    Returns
    -------
    Dataset
        Every table, those without a file included.

    Raises
    ------
    DataError
        If anything is wrong, with every problem in the order of tables and lines.

    Examples
    --------
    >>> import timeline
    >>> from timeline.home import HOME
    >>> timeline.load(HOME / "data").eras["name"].iloc[0]
    'Occupation and treaties'
    """
    home = open_folder(Path(folder))
    sheets = {name: read(TABLES[name], file) for name, file in home.tables.items()}
    known = _known(home, sheets)
    problems = [*home.problems]
    for sheet in sheets.values():
        problems += _problems(sheet, known)
    problems += _subject_problems(home, known)
    if not problems and not any(sheets[t].records for t in ("events", "stances") if t in sheets):
        remedy = f"write the first, into {home.file('events')}"
        reason = "has no event and no statement yet"
        problems.append(Problem(str(home.path), None, None, None, reason, remedy))
    if problems:
        raise DataError(sorted(problems, key=_order(home)))
    ds = build(home, {name: sheet.records for name, sheet in sheets.items()})
    if problems := list(_unnamed_subject(home, ds)):
        raise DataError(problems)
    return ds


def _known(home: Folder, sheets: Mapping[str, Sheet]) -> Known:
    """Gather what cells may refer to."""
    ids: dict[str, frozenset[str] | None] = {}
    for name in TABLES:
        if name in sheets:
            ids[name] = sheets[name].ids
        elif name in home.missing - _NAMED_IN_CELLS:
            ids[name] = frozenset()
        else:
            ids[name] = None
    return Known(ids, {name: home.file(name) for name in TABLES}, home.missing)


def _problems(sheet: Sheet, known: Known) -> Iterator[Problem]:
    """Yield what is wrong in one table."""
    yield from sheet.problems
    yield from repeated_ids(sheet)
    yield from misplaced_quotes(sheet)
    if sheet.table.name == "actors":
        yield from circles(sheet)
    for record in sheet.records:
        for column in sheet.table.columns:
            if column.name in record.cells:
                cell = CsvCell(column, record.cells[column.name], sheet.table.noun, known)
                for fault in faults(cell):
                    yield Problem(sheet.path, record.line, column.name, *fault)


def _subject_problems(home: Folder, known: Known) -> Iterator[Problem]:
    """Yield a problem where the descriptor says that the data are about what they do not have."""
    for name, text in home.subject.items():
        column = Column(name, SUBJECT[name], "", "", refers_to="frameworks")
        for fault in faults(CsvCell(column, text, "data set", known)):
            yield Problem(str(home.path / DESCRIPTOR), None, f"subject {name}", *fault)


def _unnamed_subject(home: Folder, ds: Dataset) -> Iterator[Problem]:
    """Yield a problem where the data are said to be about a framework that no cell names.

    Where frameworks have a table, `_subject_problems` has looked there already.
    """
    named = home.subject.get("framework", "")
    if named and named not in set(ds.frameworks["id"]):
        reason = "is a framework that no event and no statement names"
        remedy = "write one that is named there, or leave it out"
        path = str(home.path / DESCRIPTOR)
        yield Problem(path, None, "subject framework", named, reason, remedy)


def _order(home: Folder) -> Callable[[Problem], tuple[int, int, int]]:
    """Return the sort key: the folder, then its files as in the schema, each by line and column."""
    files = {home.file(name): number for number, name in enumerate(TABLES, start=1)}
    columns = {
        (home.file(name), column): number
        for name, table in TABLES.items()
        for number, column in enumerate(table.column_names, start=1)
    }

    def key(problem: Problem) -> tuple[int, int, int]:
        column = columns.get((problem.file, problem.column or ""), 0)
        return files.get(problem.file, 0), problem.line or 0, column

    return key
