"""Where in the bytes of a CSV file its rows and cells stand, and how it is written."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from timeline.editing.errors import EditError
from timeline.schema import TABLES

__all__ = ["Cell", "Row", "Written", "column_names", "encodings", "plain", "row_cells", "written"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHERS = ("cp1252", "cp932", "euc-jp", "cp949", "gb18030", "big5", "cp1251", "cp1253")
_SEPARATORS = ",;\t|"
_HEAD = 30
"""Among how many rows the header is looked for: a title may stand above it."""
_KNOWN = frozenset(name for table in TABLES.values() for name in table.column_names)
_LINE_END = re.compile(r"\r\n|\n|\r")
_SAVE = 'save it as "CSV UTF-8", then edit it here'


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
    """

    mark: bytes
    encoding: str
    separator: str
    text: str
    rows: tuple[Row, ...]
    names: tuple[str, ...]

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


def encodings(raw: bytes) -> Iterator[str]:
    """Yield the encodings in which a file may be written, the most probable one first.

    It is the only one where the file says so itself, or is UTF-8.
    """
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "")
    if not marked and b"\0" in raw:  # every other byte of Latin text in UTF-16
        marked = "utf-16-le" if raw[1::2].count(0) > raw[::2].count(0) else "utf-16-be"
    for encoding in (marked,) if marked else ("utf-8", *_OTHERS):
        if _is_written_in(raw.removeprefix(_mark(raw)), encoding):
            yield encoding
            if encoding.startswith("utf"):
                return


def written(raw: bytes, encoding: str = "") -> Written:
    """Find out how a file is written, and where its rows are.

    Raises
    ------
    EditError
        If it cannot be taken apart and put together again without a change.
    """
    mark = _mark(raw)
    encoding = encoding or next(encodings(raw), "")
    if not encoding or not _is_written_in(raw.removeprefix(mark), encoding):
        raise EditError("the file is in no encoding known here", _SAVE)
    text = raw.removeprefix(mark).decode(encoding)
    separator, skipped = _dialect(text)
    rows = tuple(islice(_rows(text, separator), skipped, None))
    if not rows:
        raise EditError("the file is empty", "write its header first")
    names = tuple(" ".join(c.text.split()) for c in _cells(text, rows[0], separator))
    return Written(mark, encoding, separator, text, rows, names)


def column_names(raw: bytes, encoding: str = "") -> tuple[str, ...]:
    """Return what the columns of a file are called in it."""
    return tuple(filter(None, written(raw, encoding).names))


def row_cells(raw: bytes, line: int, encoding: str = "") -> dict[str, str]:
    r"""Return the cells of a row by the names of their columns, as they stand in the file.

    Examples
    --------
    >>> from timeline import editing
    >>> editing.row_cells(b'id;title\na;"A; B"\n', line=2)
    {'id': 'a', 'title': 'A; B'}
    """
    file = written(raw, encoding)
    cells = (plain(cell.text) for cell in file.cells(file.row(line)))
    return {
        **dict.fromkeys(filter(None, file.names), ""),
        **dict(zip(file.names, cells, strict=False)),
    }


def plain(text: str) -> str:
    """Return the text of a cell as it is read: line ends within it are the file's, not its own."""
    return _LINE_END.sub("\n", text)


def _mark(raw: bytes) -> bytes:
    return next((mark for mark, _ in _MARKS if raw.startswith(mark)), b"")


def _is_written_in(raw: bytes, encoding: str) -> bool:
    """Whether bytes can be read so, and be written again as they were."""
    try:
        return raw.decode(encoding).encode(encoding) == raw
    except UnicodeError:
        return False


def _dialect(text: str) -> tuple[str, int]:
    """Return what separates cells, and how many rows stand above the header."""
    best = (0, 0, 0)
    for number, separator in enumerate(_SEPARATORS):
        try:
            for above, row in enumerate(islice(_rows(text, separator), _HEAD)):
                names = {cell.text.strip().casefold() for cell in _cells(text, row, separator)}
                best = max(best, (len(names & _KNOWN), -above, -number))
        except EditError:
            continue
    return _SEPARATORS[-best[2]], -best[1]


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
