"""From the rows of a file to the columns of a table: put together, or made where they lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from timeline.dates import InvalidDate, from_parts, interval, rewritten
from timeline.made_ids import MadeIds
from timeline.problems import Problem
from timeline.reading.blanks import UNFILLED
from timeline.reading.frames import shorten
from timeline.reading.grid import Grid, Remark
from timeline.reading.header import TITLES_FROM, Header, arrange_header, header_problems
from timeline.reading.judging import CsvCell, Fault, Judgement, judge
from timeline.reading.known import Known
from timeline.reading.row_table import RowTable, is_filled
from timeline.reading.sheet import Sheet, short_names_in
from timeline.schema import LIST_SEPARATOR, Table
from timeline.words import joined

__all__ = ["assemble"]

_MADE_OF: Mapping[str, tuple[str, ...]] = {
    "events": ("date", "title"),
    "stances": ("actor", "framework", "date"),
    "actors": ("name",),
    "frameworks": ("name",),
    "sources": ("title", "url"),
    "parallels": ("theme",),
    "eras": ("name",),
}
"""Of which columns the id of a row is made that has none."""


def assemble(table: Table, path: str, grid: Grid) -> Sheet:
    """Return the columns of a table from the rows of its file.

    Parameters
    ----------
    table : Table
        What the file should hold.
    path : str
        The file, as the user would type it.
    grid : Grid
        Its rows, the header first.
    """
    problems = [*_remarks(path, grid.warnings, "warning")]
    problems += _remarks(path, [grid.fault] if grid.fault else [], "error")
    if grid.header is None:
        wanted = [c.name for c in table.columns if c.required]
        columns = ",".join(dict.fromkeys(["id", *wanted]))
        if not grid.fault:
            problems.append(Problem.of_file(path, "is empty", f"begin it with {columns}"))
        return Sheet.unread(table, path, tuple(problems))
    first, body = grid.header, grid.body
    header = arrange_header([cell.strip() for cell in first.cells], table, grid.places)
    width = len(header.names)
    body = body.trimmed(width)
    problems += _ragged(path, body, width)
    fitting = body.where(body.widths <= width)
    blank = pd.Series([""] * len(fitting), dtype="str")
    held = [*fitting.columns[:width], *[blank] * (width - len(fitting.columns))]
    problems += header_problems(path, first.line, header, table, held)
    lines = fitting.lines
    cells = {name: _of(held, at) for name, at in header.places.items()}
    told: frozenset[int] = frozenset()
    if header.parts:
        cells["date"], faults, told = _dates(table, header, held)
        problems += [Problem(path, int(lines[at]), name, *fault) for at, name, fault in faults]
    problems += _repeated(table, path, fitting, cells)
    problems += _make_titles(table, path, first.line, cells)
    names = _apart(header.names[at] for at in header.extras)
    extras = {name: held[at] for name, at in zip(names, header.extras, strict=True)}
    has_ids = "id" in cells and cells["id"].str.strip().ne("").any()
    made = list(_make_ids(table, path, first.line, cells, extras))
    if not any(problem.is_error for problem in problems):
        problems += made
    ids = None
    if "id" in cells and grid.fault is None:
        ragged = body.where(body.widths > width)
        at = header.places.get("id", [None])[0]
        lost = {*ragged.columns[at].str.strip()} if at is not None and len(ragged) else set()
        ids = frozenset(lost - {""})
    said = (tuple(problems), header.called, told, not has_ids)
    return Sheet(table, path, lines, cells, extras, ids, *said)


def _apart(names: Iterable[str]) -> list[str]:
    """Return names of columns of which the second of one name says that it is."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def _remarks(path: str, remarks: Iterable[Remark], severity: str) -> Iterator[Problem]:
    for remark in remarks:
        yield Problem(path, remark.line, None, None, remark.reason, remark.remedy, severity)  # type: ignore[arg-type]  # one of the two


def _of(columns: Sequence[pd.Series], places: Sequence[int]) -> pd.Series:
    """Return a column of the table; the entries of several columns of the file put together."""
    if len(places) == 1:
        return columns[places[0]]
    rows = zip(*(columns[at] for at in places), strict=True)
    lists = [f"{LIST_SEPARATOR} ".join(filter(None, map(str.strip, row))) for row in rows]
    return pd.Series(lists, dtype="str")


_Faults = list[tuple[int, str, Fault]]
"""What is to be told of cells: their rows, what the file calls their column, and what it is."""


def _dates(
    table: Table, header: Header, columns: Sequence[pd.Series]
) -> tuple[pd.Series, _Faults, frozenset[int]]:
    """Put dates together from the columns that hold their parts.

    Returns
    -------
    pandas.Series
        The dates, blank where a cell is no date.
    list
        What is to be told of cells that have a start or an end each, judged one by one.
    frozenset of int
        Rows of which that says what is wrong.
    """
    places = dict(header.parts)
    if "date" in header.places:
        places["start"] = header.places["date"][0]
    stripped = {part: columns[at].str.strip() for part, at in places.items()}
    texts = {
        part: column.mask(column.str.lower().isin(UNFILLED), "").tolist()
        for part, column in stripped.items()
    }
    faults: _Faults = []
    for side in ("start", "end"):
        if side in texts:
            texts[side], found = _judged_dates(table, texts[side], header.names[places[side]])
            faults += found
    blank = [""] * (len(columns[0]) if columns else 0)
    names = ("start", "year", "month", "day", "time")
    ends = ("end", "end_year", "end_month", "end_day", "end_time")
    rows = zip(*(texts.get(part, blank) for part in (*names, *ends)), strict=True)
    made: dict[tuple[str, ...], str] = {}
    dates = [made[row] if row in made else made.setdefault(row, _date(row)) for row in rows]
    told = frozenset(row for row, _, fault in faults if fault.is_error)
    dates = ["" if row in told else date for row, date in enumerate(dates)]
    return pd.Series(dates, dtype="str"), faults, told


def _judged_dates(table: Table, texts: list[str], name: str) -> tuple[list[str], _Faults]:
    """Judge the cells of a column that is one end of dates, each different text once."""
    column = table.column("date")
    known = Known({}, {}, frozenset())
    judged = {
        text: judge(CsvCell(column, text, table.noun, known)) if text else Judgement("")
        for text in dict.fromkeys(texts)
    }
    faults = [(row, name, f) for row, text in enumerate(texts) for f in judged[text].faults]
    return [judged[text].text for text in texts], faults


def _date(parts: Sequence[str]) -> str:
    """Return a date of its parts as EDTF; or as they stand, for the checks to refuse."""
    start, end = (_side(*parts[at : at + 5]) for at in (0, 5))
    if not end or "/" in start:
        return start
    try:
        return interval(start, end)
    except InvalidDate:
        return f"{start}/{end}"


def _side(whole: str, year: str, month: str, day: str, time: str) -> str:
    if whole or not year:
        return whole
    try:
        return from_parts(year, month, day, time)
    except (InvalidDate, ValueError):
        return " ".join(filter(None, (year, month, day, time)))


def _make_titles(
    table: Table, path: str, line: int, cells: dict[str, pd.Series]
) -> Iterator[Problem]:
    """Give a table of events without titles those that its longer texts begin with."""
    if table.name != "events" or "title" in cells:
        return
    column = next((name for name in TITLES_FROM if name in cells), None)
    if column is None:
        return
    longest = table.column("title").max_chars
    texts = [" ".join(text.split()) for text in cells[column]]
    cells["title"] = pd.Series([shorten(text, longest) for text in texts], dtype="str")
    reason = f"has no column title; each {table.noun} is called as its {column} begins"
    yield Problem(path, line, None, None, reason, "add a column title", "warning")


def _make_ids(
    table: Table,
    path: str,
    line: int,
    cells: dict[str, pd.Series],
    extras: Mapping[str, pd.Series],
) -> Iterator[Problem]:
    """Give an id to every row that has none, made of what the row says, and tell it.

    It is made of dates as they are read, so that one that is written anew gives no other id; and of
    a source's short name, where it has one besides its title.
    """
    if table.name not in _MADE_OF:
        return
    count = len(next(iter(cells.values()), ()))
    given = cells["id"].str.strip().tolist() if "id" in cells else [""] * count
    if all(given) and "id" in cells:
        return
    short = short_names_in(table, extras)
    of = {name: cells[name].str.strip() for name in _MADE_OF[table.name] if name in cells}
    if short:
        of = {short: extras[short].str.strip()}
    if "date" in of:
        read = {text: rewritten(text) or text for text in of["date"].unique()}
        of["date"] = of["date"].map(read)
    rows = list(zip(*of.values(), strict=True)) if of else [()] * count
    ids = MadeIds(given)
    made = [own or ids.new(" ".join(row), table.noun) for own, row in zip(given, rows, strict=True)]
    cells["id"] = pd.Series(made, dtype="str")
    lacking = given.count("")
    which = "has no column id" if not any(given) else f"has no id in {lacking:,} of its rows"
    what = joined([*of]) if of else "their order"
    reason = f"{which}; ids are made of {what}, and a link to one lasts as long as these do"
    yield Problem(path, line, None, None, reason, "add ids to make links permanent", "warning")


def _repeated(
    table: Table, path: str, rows: RowTable, cells: Mapping[str, pd.Series]
) -> Iterator[Problem]:
    """Yield a warning for every event that says in all its cells what an earlier one says.

    Where rows have ids, these are told as being there twice.
    """
    if table.name != "events" or ("id" in cells and is_filled(cells["id"]).any()):
        return
    whole = pd.DataFrame({at: column.str.strip() for at, column in enumerate(rows.columns)})
    whole["width"] = rows.widths
    first: dict[tuple[object, ...], int] = {}
    for at in np.flatnonzero(whole.duplicated(keep=False)).tolist():
        line = int(rows.lines[at])
        earlier = first.setdefault(tuple(whole.iloc[at]), line)
        if earlier != line:
            reason, remedy = f"repeats line {earlier}", "delete it, or say what is different"
            yield Problem(path, line, None, None, reason, remedy, "warning")


def _ragged(path: str, rows: RowTable, width: int) -> Iterator[Problem]:
    """Yield what is to be told of each row that has another number of cells than the header."""
    for at in np.flatnonzero(rows.widths != width).tolist():
        line, has = int(rows.lines[at]), int(rows.widths[at])
        reason = f"has {has} {'cell' if has == 1 else 'cells'} where the header has {width}"
        if has > width:
            remedy = "put quotation marks around the cell that has a comma in it"
            yield Problem(path, line, None, None, reason, remedy, cause="too many")
        else:
            remedy = "write what is missing; until then it is taken as blank"
            yield Problem(path, line, None, None, reason, remedy, "warning", cause="too few")
