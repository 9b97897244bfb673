"""Where in the bytes of a CSV file its rows and cells stand, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.editing.errors import EditError
from timeline.reading.decoding import Remark, UnreadableError, decode
from timeline.reading.delimited import named, plain_ends, separator_of
from timeline.reading.grid import Grid, read_grid
from timeline.schema import TABLES
from timeline.schema.other_names import known_names

__all__ = ["Cell", "Row", "Written", "column_names", "row_cells", "written"]

_NAMES = frozenset().union(*map(known_names, TABLES.values()))
"""What the header may hold."""
_LINE_END = re.compile(r"\r\n|\n|\r")
_SAVE = 'save it as "CSV UTF-8", then edit it here'
_ANEW = 'open it in a spreadsheet program and save it as "CSV UTF-8"'


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it begins and ends in the file's text, quotation marks and all; what it says.

    Line ends within it are as in the file.
    """

    start: int
    end: int
    text: str
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line, where it begins, where its last cell ends, where the next row begins."""

    line: int
    start: int
    end: int
    after: int


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it is written.

    Parameters
    ----------
    mark : bytes
        The byte-order mark; nothing where there is none.
    encoding, separator : str
        What its text is written in, and what stands between two cells.
    text : str
        All of it behind the mark.
    rows : tuple of Row
        Those that have anything in them, from the header on.
    names : tuple of str
        What the columns are called.
    grid : Grid
        What the reading of data sets makes of it.
    """

    mark: bytes
    encoding: str
    separator: str
    text: str
    rows: tuple[Row, ...]
    names: tuple[str, ...]
    grid: Grid

    def row(self, line: int) -> Row:
        """Return the row below the header that begins in a line; raises EditError for none."""
        for row in self.rows[1:]:
            if row.line == line:
                return row
        raise EditError(f"line {line} of the file is no row", "load the page again")

    def cells(self, row: Row) -> tuple[Cell, ...]:
        """Return the cells of a row."""
        return tuple(_cells(self.text, row, self.separator))

    def offset(self, position: int) -> int:
        """Return where in the file's bytes a position of its text is."""
        return len(self.mark) + len(self.text[:position].encode(self.encoding))


def written(raw: bytes) -> Written:
    """Find out how a file is written, and where its rows are, from the header on.

    Encoding, separator and header are those with which a data set is read.

    Raises
    ------
    EditError
        If it cannot be taken apart and put together again without a change, or is read otherwise
        than it is written.
    """
    try:
        text, encoding, _ = decode(raw)
        grid = read_grid(raw, _NAMES)
    except UnreadableError as error:
        raise _refusal(error) from error
    if grid.fault:
        raise _refusal(grid.fault)
    mark = _mark(raw, text, encoding)
    if not grid.rows:
        raise EditError("the file is empty", "write its header first")
    separator = separator_of(text, frozenset(map(named, _NAMES)))
    rows = tuple(_rows(text, separator))
    header = next((at for at, row in enumerate(rows) if row.line == grid.rows[0].line), None)
    names = () if header is None else _names(text, rows[header], separator)
    if header is None or not {*grid.rows[0].cells} <= {*names, ""}:
        raise EditError("the file is read otherwise than it is written", _ANEW)
    if twice := next((name for name in names if name and names.count(name) > 1), ""):
        raise EditError(f'two columns of the file are called "{twice}"', "rename one of them")
    return Written(mark, encoding, separator, text, rows[header:], names, grid)


def column_names(raw: bytes) -> tuple[str, ...]:
    """Return what the columns of a file are called in it."""
    return tuple(filter(None, written(raw).names))


def row_cells(raw: bytes, line: int) -> dict[str, str]:
    r"""Return the cells of a row by the names of their columns, as they stand in the file.

    Examples
    --------
    >>> from timeline import editing
    >>> editing.row_cells(b'id;title\na;"A; B"\n', line=2)
    {'id': 'a', 'title': 'A; B'}

    Raises
    ------
    EditError
        If there is no such row, or it is read otherwise than it is written.
    """
    file = written(raw)
    cells = tuple(plain_ends(cell.text) for cell in file.cells(file.row(line)))
    found = _by_name(file.names, cells)
    read = next((row.cells for row in file.grid.rows[1:] if row.line == line), ())
    said = _by_name(file.grid.rows[0].cells, read)
    has_more = any(map(str.strip, cells[len(file.names) :]))
    if not read or has_more or not all(_says(found[name], said[name]) for name in said):
        raise EditError(f"line {line} of the file is read otherwise than it is written", _ANEW)
    return found


def _by_name(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return the cells of a row by the names of their columns; those that it lacks are blank."""
    filled = dict(zip(names, cells, strict=False))
    return {name: filled.get(name, "") for name in names if name}


def _says(written: str, read: str) -> bool:
    """Whether a cell says what is read, be it with a sign before it that keeps it a text."""
    return written.strip() in {read.strip(), f"'{read}".strip(), f'="{read}"'}


def _refusal(fault: Remark | UnreadableError) -> EditError:
    place = f"line {fault.line} of the file" if fault.line else "the file"
    return EditError(f"{place} {fault.reason}", fault.remedy)


def _mark(raw: bytes, text: str, encoding: str) -> bytes:
    """Return what stands before the text; raises EditError where that gives other bytes."""
    try:
        body = text.encode(encoding)
    except UnicodeError:
        body = raw + b"?"
    if not raw.endswith(body):
        raise EditError(f"the file has letters that {encoding} writes in two ways", _SAVE)
    return raw[: len(raw) - len(body)]


def _names(text: str, header: Row, separator: str) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()) for cell in _cells(text, header, separator))


def _rows(text: str, separator: str) -> Iterator[Row]:
    """Yield the rows that have anything in them; raises EditError at a stray quotation mark."""
    at, line, pattern = 0, 1, _row_pattern(separator)
    blank = re.compile(rf"[\s{re.escape(separator)}\"]*")
    while at < len(text):
        found = pattern.match(text, at)
        if found is None:
            raise EditError(
                f"line {line} of the file has a quotation mark that is not closed or not doubled",
                "mend it in a text editor",
            )
        if not blank.fullmatch(text, at, found.end(1)):
            yield Row(line, at, found.end(1), found.end())
        line += len(_LINE_END.findall(text, at, found.end()))
        at = found.end()


def _cells(text: str, row: Row, separator: str) -> Iterator[Cell]:
    pattern, at = _cell_pattern(separator), row.start
    while True:
        found = pattern.match(text, at, row.end)
        end = found.end() if found else at
        cell = text[at:end]
        is_quoted = cell.startswith('"')
        yield Cell(at, end, cell[1:-1].replace('""', '"') if is_quoted else cell, is_quoted)
        if end >= row.end:
            return
        at = end + len(separator)


def _cell(separator: str) -> str:
    apart = re.escape(separator)
    return rf'(?:"(?:[^"]|"")*+"|[^"{apart}\r\n][^{apart}\r\n]*+|)'


@cache
def _cell_pattern(separator: str) -> re.Pattern[str]:
    return re.compile(_cell(separator))


@cache
def _row_pattern(separator: str) -> re.Pattern[str]:
    """Return what matches a row with its line end; without that, it is the first group."""
    cell = _cell(separator)
    return re.compile(rf"({cell}(?:{re.escape(separator)}{cell})*+)(?:\r\n|\n|\r|\Z)")
