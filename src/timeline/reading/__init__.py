"""From a folder of CSV files to a Dataset, or to every problem in it; the only reader of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from timeline.dataset import Dataset
from timeline.home import data_path
from timeline.limits import Limits
from timeline.packed import is_packed, open_packed
from timeline.problems import DataError, Problem
from timeline.reading.assembly import assemble
from timeline.reading.checks import check_columns, check_ids
from timeline.reading.files import unread
from timeline.reading.folder import DESCRIPTOR, SUBJECT, Folder, open_folder
from timeline.reading.frames import build
from timeline.reading.grid import UnreadableError
from timeline.reading.judging import MISSING, CsvCell, judge
from timeline.reading.known import NAMING, Known
from timeline.reading.row_names import names_alike, names_in_one, names_of_one
from timeline.reading.rows import (
    circles,
    contradictions,
    far_off_dates,
    misplaced_quotes,
    overlapping_eras,
    repeated_ids,
)
from timeline.reading.sheet import Sheet
from timeline.reading.version import Version
from timeline.schema import TABLES, Column
from timeline.schema.other_names import known_names

__all__ = ["load", "read_folder"]

_NAMED_IN_CELLS = frozenset({"actors", "frameworks", "sources"})
"""Tables that a data set can do without: then the names in other tables' cells are the ids."""
_NEEDED = ("events", "stances")
"""Tables of which one has to have a row."""


def load(folder: str | Path, limits: Limits | None = None) -> Dataset:
    """Read a data set.

    Spaces around a cell or around an entry of a list, and blank lines, do not count. A blank cell
    of a column that has a fallback in the schema takes it. Nothing else is changed.

    Parameters
    ----------
    folder : str or pathlib.Path
        Folder with events.csv or stances.csv or both, and any of the schema's other tables; or what
        `timeline pack` wrote, or ``duckdb:///`` and the path of a file of DuckDB with our tables.
    limits : Limits or None
        How much is read, ``timeline.Limits(rows=50_000_000)``; None for what the environment
        variable TIMELINE_LIMITS says, else the usual.

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
    path = data_path(folder)
    return open_packed(path) if is_packed(path) else read_folder(open_folder(path, limits))


def read_folder(home: Folder) -> Dataset:
    """Read the data set of a folder of which the files have been found, as `load` does."""
    sheets, version, problems = _sheets(home)
    known = _known(home, sheets)
    for name, sheet in sheets.items():
        sheets[name], found = check_columns(sheet, known)
        problems += found
        problems += _between_rows(sheets[name], known)
    problems += _undated_statements(sheets, home)
    problems += names_alike(sheets)
    of_one = list(names_of_one(sheets))
    problems += of_one
    problems += names_in_one(sheets, {problem.value or "" for problem in of_one})
    subject, found = _subject(home, known)
    problems += found
    if not _errors(problems) and not any(len(sheets[t]) for t in _NEEDED if t in sheets):
        remedy = f"write the first, into {home.file('events')}"
        reason = "has no event and no statement yet"
        problems.append(Problem.of_file(home.path, reason, remedy))
    problems = sorted(_once_a_table(problems), key=_order(home))
    if _errors(problems):
        raise DataError(problems)
    ds = build(home, sheets, version, known.dates, subject, problems)
    if faults := list(_unnamed_subject(home, ds)):
        raise DataError([*faults, *problems])
    return ds


def _errors(problems: Iterable[Problem]) -> bool:
    return any(problem.is_error for problem in problems)


def _sheets(home: Folder) -> tuple[dict[str, Sheet], Version, list[Problem]]:
    """Return every table that has a file, its ids judged, and what is wrong with files and ids."""
    sheets: dict[str, Sheet] = {}
    problems = [*home.problems]
    version = Version()
    for name in (name for name in TABLES if name in home.tables):
        table, file = TABLES[name], home.tables[name]
        sheets[name] = Sheet.unread(table, file.path, ())
        try:
            raw = file.read()
            version.add(table, raw)
            grid = file.grid(known_names(table), raw)
        except UnreadableError as error:
            problems.append(Problem(file.path, error.line, None, None, error.reason, error.remedy))
            continue
        except OSError as error:
            problems.append(unread(file.path, error))
            continue
        sheets[name], found = check_ids(assemble(table, file.path, grid))
        problems += [*sheets[name].problems, *found]
    return {name: sheets[name] for name in home.tables}, version, problems


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
    own: dict[str, str] = {}
    if "countries" in sheets:
        places = sheets["countries"]
        own = dict(zip(places.text("id"), places.text("name"), strict=True))
    paths = {name: home.file(name) for name in TABLES}
    named = {name: sheet.only(NAMING) for name, sheet in sheets.items()}
    return Known(ids, paths, home.missing, named, own)


def _between_rows(sheet: Sheet, known: Known) -> Iterator[Problem]:
    """Yield what is wrong between the rows of one table."""
    yield from repeated_ids(sheet)
    yield from misplaced_quotes(sheet)
    if sheet.table.name == "actors":
        yield from circles(sheet)
    if sheet.table.name == "eras":
        yield from overlapping_eras(sheet, known.dates)
    if sheet.table.name == "stances":
        yield from contradictions(sheet)
    if sheet.table.name in _NEEDED:
        yield from far_off_dates(sheet, known.dates)


def _undated_statements(sheets: Mapping[str, Sheet], home: Folder) -> Iterator[Problem]:
    """Yield a problem for every statement that has no date, nor an event that has one."""
    sheet = sheets.get("stances")
    if sheet is None or not {"date", "event"} & sheet.cells.keys():
        return
    blank = np.flatnonzero((sheet.text("date") == "").to_numpy())
    events = sheet.text("event").iloc[blank].tolist()
    dated = frozenset(sheets["events"].text("id").tolist() if "events" in sheets else ())
    for row in (row for row, event in zip(blank, events, strict=True) if event not in dated):
        remedy = f"fill it in, or name an event of {home.file('events')} at which it was made"
        line = int(sheet.lines[row])
        yield Problem(sheet.path, line, sheet.name("date"), None, "is blank", remedy)


def _once_a_table(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out every reference to a missing table but the first of its column."""
    told: set[tuple[str, str | None]] = set()
    for problem in problems:
        if problem.cause == MISSING:
            if (problem.file, problem.column) in told:
                continue
            told.add((problem.file, problem.column))
        yield problem


def _subject(home: Folder, known: Known) -> tuple[dict[str, str], list[Problem]]:
    """Return what the descriptor says that the data are about, and what is wrong with it."""
    subject: dict[str, str] = {}
    problems: list[Problem] = []
    for name, text in home.subject.items():
        column = Column(name, SUBJECT[name], "", "", refers_to="frameworks")
        subject[name], faults = judge(CsvCell(column, text, "data set", known))
        where = str(home.path / DESCRIPTOR)
        problems += [Problem(where, None, f"subject {name}", *fault) for fault in faults]
    return subject, problems


def _unnamed_subject(home: Folder, ds: Dataset) -> Iterator[Problem]:
    """Yield a problem where the data are said to be about a framework that no cell names.

    Where frameworks have a table, `_subject` has looked there already.
    """
    named = ds.subject.get("framework", "")
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
