"""From a folder, or a file given instead of it, to the file or sheet of each table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path, PurePosixPath

from timeline.limits import USUAL, Limits
from timeline.plain_file import PlainFileError, TooLargeError, chunks
from timeline.plain_file import content as content_of
from timeline.problems import UNREAD, Problem
from timeline.reading.archive import unpacked
from timeline.reading.decoding import UnreadableError
from timeline.reading.descriptor import DESCRIPTOR
from timeline.reading.table_file import (
    TEXT_SUFFIXES,
    WORKBOOK_SUFFIXES,
    TableFile,
    fits,
    is_exported,
    joined_below,
    name_match,
    same_columns,
    table_of_header,
    table_rank,
    table_surely,
)
from timeline.reading.workbook import MAY_BE_WORKBOOK, Room, is_workbook, sheets
from timeline.schema import TABLES

__all__ = [
    "Entry",
    "Tables",
    "bytes_of",
    "in_folder",
    "in_text",
    "in_workbook",
    "in_zip",
    "pick",
    "unread",
]

_ABOUT = "About"
"""Sheet that an exported workbook has for readers."""
_ENOUGH = frozenset({"events", "stances"})
"""Tables of which a data set needs one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file among others: its name, the path to show, and its bytes or where they are."""

    name: str
    path: str
    content: bytes | Path
    limits: Limits = USUAL

    def read(self) -> bytes:
        """Return what it holds; raises OSError where it cannot be read."""
        if isinstance(self.content, bytes):
            return self.content
        return bytes_of(self.content, self.limits)

    def begin(self) -> bytes:
        """Return what it begins with; raises OSError as `read` does."""
        if isinstance(self.content, bytes):
            return self.content
        return beginning_of(self.content, self.limits)

    @property
    def suffix(self) -> str:
        """End of the name, from its last point on, small."""
        return PurePosixPath(self.name).suffix.casefold()


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables that were found, what is wrong with files of them, and the tables of those files.

    All workbooks take of one room.
    """

    found: dict[str, TableFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    room: Room = field(default_factory=Room)

    def block(self, table: str, path: str, reason: str, remedy: str) -> None:
        """Note why a table that is there is not read."""
        self.note(table, Problem.of_file(path, reason, remedy))

    def note(self, table: str, problem: Problem) -> None:
        """Note what is wrong with a table that is there and is not read."""
        self.problems.append(problem)
        self.blocked.add(table)

    def lacks(self, table: str) -> bool:
        """Tell whether nothing has been found of a table."""
        return table not in self.found and table not in self.blocked


def bytes_of(path: Path, limits: Limits) -> bytes:
    """Return the content of a file, see `timeline.plain_file.content`."""
    try:
        return content_of(path, limits.size)
    except TooLargeError as error:
        raise _too_large(error, limits) from error


def beginning_of(path: Path, limits: Limits) -> bytes:
    """Return what a file begins with, as `bytes_of` returns all of it."""
    try:
        return next(chunks(path, limits.size), b"")
    except TooLargeError as error:
        raise _too_large(error, limits) from error


def _too_large(error: TooLargeError, limits: Limits) -> PlainFileError:
    return PlainFileError(error.reason, limits.to_read(error.remedy, size=error.size))


def unread(path: str | Path, error: OSError) -> Problem:
    """Return what is wrong with a file that cannot be read."""
    reason, remedy = f"cannot be read ({error.strerror})", "make it a file that you may read"
    if isinstance(error, PlainFileError):
        reason, remedy = error.reason, error.remedy
    return Problem.of_file(path, reason, remedy, cause=UNREAD if error.errno else "")


def in_folder(path: Path, limits: Limits) -> list[Entry]:
    """Return what a folder holds, in order of name."""
    return [Entry(p.name, str(p), p, limits) for p in sorted(path.iterdir())]


def in_zip(raw: bytes, path: str, limits: Limits = USUAL) -> list[Entry]:
    """Return what the shallowest folder of a zip file holds that has tables."""
    suffixes = (*TEXT_SUFFIXES, *WORKBOOK_SUFFIXES, DESCRIPTOR)
    members = unpacked(raw, lambda name: name.casefold().endswith(suffixes), limits)
    folders: dict[tuple[str, ...], list[Entry]] = {}
    for member, content in members.items():
        *above, name = PurePosixPath(member.replace("\\", "/")).parts
        if "__MACOSX" not in above and not name.startswith("."):
            entry = Entry(name, f"{path}/{member}", content)
            folders.setdefault(tuple(above), []).append(entry)
    if not folders:
        return []
    return folders[min(folders, key=lambda at: (not _has_tables(folders[at]), len(at), at))]


def _has_tables(entries: Iterable[Entry]) -> bool:
    return any(name_match(entry.name, table) for entry in entries for table in TABLES)


def in_text(file: TableFile, path: Path) -> Tables:
    """Return the one table in a text file: the one of its name, else the one of its header."""
    table = max(TABLES, key=lambda name: name_match(path.name, name))
    if not name_match(path.name, table):
        try:
            table = table_of_header(file)
        except UnreadableError:  # told where it is read
            table = "events"
    return Tables({table: file})


def in_workbook(raw: bytes, path: str, room: Room | None = None) -> Tables:
    """Return the tables of a workbook: sheets of their names, else those of their headers.

    Events and statements are looked for by their headers too, where only other tables have names;
    sheets of the same columns are read one below the other. Each sheet that is not read is told.
    """
    tables = Tables(room=room or Room())
    filled = {name: f for name, f in _sheets(raw, path, tables.room).items() if f.rows}
    for table in TABLES:
        _take(tables, table, ((table_rank(f, name, table), f) for name, f in filled.items()))
    tables.problems.extend(_by_headers(tables, filled))
    tables.problems.extend(_sheets_unread(tables, filled))
    return tables


def _by_headers(tables: Tables, filled: Mapping[str, TableFile]) -> list[Problem]:
    """Take sheets of other names for what their headers are; return what is told of joined ones."""
    is_nameless = not tables.found and not tables.blocked
    left = {n: f for n, f in filled.items() if not any(table_rank(f, n, t) for t in TABLES)}
    of = [(table_of_header(file), file) for file in left.values()]
    fitting = [(table, file) for table, file in of if fits(file, table)]
    if any(table in _ENOUGH for table, _ in fitting) or any(map(tables.found.get, _ENOUGH)):
        of = fitting
    told = []
    for table in TABLES if is_nameless else filter(tables.lacks, _ENOUGH):
        files = [file for name, file in of if name == table]
        if len(files) > 1 and all(
            (table, file) in fitting and same_columns(files[0], file) for file in files
        ):
            told += [_read_below(files[0], file) for file in files[1:]]
            files = [reduce(joined_below, files)]
        _take(tables, table, ((1, file) for file in files))
    return told


def _read_below(upper: TableFile, lower: TableFile) -> Problem:
    reason = f"has the columns of {upper.path} and is read below it, its lines counted on"
    return Problem.of_file(lower.path, reason, "put both into one sheet to be sure", "warning")


def _sheets_unread(
    tables: Tables, filled: Mapping[str, TableFile], remedy: str = ""
) -> Iterator[Problem]:
    """Yield a warning for each sheet that is not read and of which no problem tells."""
    read = {file.path for file in tables.found.values()}
    read |= {problem.file for problem in tables.problems}
    reasons = " ".join(problem.reason for problem in tables.problems)
    is_export = any(is_exported(file) for file in filled.values())
    for name, file in filled.items():
        if file.path in read or file.path in reasons or (is_export and name == _ABOUT):
            continue
        rows = len(file.rows or ())
        many = f"has {rows:,} rows that are" if rows > 1 else "has a row that is"
        to_do = remedy or _to_have_read(tables, file)
        yield Problem.of_file(file.path, f"{many} not read", to_do, "warning")


def _to_have_read(tables: Tables, file: TableFile) -> str:
    """Return what to do with a sheet that has to be read."""
    table = table_surely(file)
    if table in tables.found:
        return f"put its rows into {tables.found[table].path} if they belong there"
    names = table or "events, stances, actors or as another table"
    return f"name it {names} if that is what it holds"


def pick(entries: Sequence[Entry], room: Room | None = None, *, by_header: bool = False) -> Tables:
    """Find the tables among files: by their names, and in workbooks by those of their sheets.

    A text file goes before a workbook. Files of other names are looked into only where nothing else
    has events or stances, text files also `by_header`; they are then what their headers say.
    """
    tables = Tables(room=room or Room())
    texts = [entry for entry in entries if entry.suffix in TEXT_SUFFIXES]
    books = [
        e for e in entries if e.suffix in WORKBOOK_SUFFIXES and not e.name.startswith(("~$", "."))
    ]
    for table in TABLES:
        _take_text(tables, table, texts)
    if by_header or all(map(tables.lacks, _ENOUGH)):
        _take_by_header(tables, texts, only_what_fits=not by_header)
    for table in TABLES:
        if tables.lacks(table):
            named = [book for book in books if name_match(book.name, table)]
            _take(tables, table, _sheets_for(tables, table, named))
    if all(map(tables.lacks, _ENOUGH)):
        for book in books:
            _take_book(tables, book)
    return tables


def _take_text(tables: Tables, table: str, texts: Sequence[Entry]) -> None:
    ranked = [(_text_rank(entry, table), entry) for entry in texts]
    best = max((rank for rank, _ in ranked), default=0)
    among = [entry for rank, entry in ranked if rank == best > 0]
    if len(among) > 1:
        _several(tables, table, [entry.path for entry in among])
    elif among:
        _take(tables, table, _sheets_for(tables, table, among))


def _text_rank(entry: Entry, table: str) -> int:
    """Say how good a text file is for a table by its name, where that is loose by its header."""
    rank = name_match(entry.name, table)
    if rank != 1:
        return rank
    try:
        return table_rank(TableFile.of_bytes(entry.path, entry.read()), entry.name, table)
    except OSError:  # told where it is read
        return rank


def _take_by_header(tables: Tables, texts: Sequence[Entry], *, only_what_fits: bool) -> None:
    """Take text files whose names are of no table for the tables that their headers are of."""
    of = [(table_surely(file), file) for file in _of_no_name(texts, tables.room.limits)]
    for table in filter(tables.lacks, TABLES):
        files = [file for name, file in of if name == table]
        if only_what_fits:
            files = [file for file in files if fits(file, table)]
        _take(tables, table, [(1, file) for file in files])
        if only_what_fits and table in tables.found:
            reason = f"is read as {TABLES[table].file}, of which it has the columns"
            remedy = f"name it {TABLES[table].file} to be sure"
            path = tables.found[table].path
            tables.problems.append(Problem.of_file(path, reason, remedy, "warning"))


def _of_no_name(texts: Iterable[Entry], limits: Limits) -> Iterator[TableFile]:
    for entry in texts:
        if not any(name_match(entry.name, table) for table in TABLES):
            try:
                entry.begin()
                yield TableFile(entry.path, entry.read, None, limits)
            except OSError:  # no file, or none to be read: no table at any rate
                continue


def _read(tables: Tables, table: str, entry: Entry) -> bytes | None:
    """Return what a table's file begins with; of what may be a workbook, all.

    None where it cannot be read, which is noted.
    """
    try:
        begin = entry.begin()
        return entry.read() if begin.startswith(MAY_BE_WORKBOOK) else begin
    except OSError as error:
        tables.note(table, unread(entry.path, error))
    return None


def _sheets_for(
    tables: Tables, table: str, named: Iterable[Entry]
) -> Iterator[tuple[int, TableFile]]:
    """Yield each file that is named as a table, or its sheet, with how good its name is.

    What it is, is told by its content: programs write text that they call .xls.
    """
    for book in named:
        raw = _read(tables, table, book)
        if raw is None:
            continue
        is_damaged = book.suffix in WORKBOOK_SUFFIXES and raw.startswith(b"PK")
        if not is_damaged and not is_workbook(raw):
            file = TableFile(book.path, book.read, None, tables.room.limits)
            yield name_match(book.name, table), file
            continue
        try:
            filled = {
                n: file for n, file in _sheets(raw, book.path, tables.room).items() if file.rows
            }
        except UnreadableError as error:
            tables.block(table, book.path, error.reason, error.remedy)
            continue
        best = max(filled, key=lambda name: name_match(name, table), default=None)
        fitting = [name for name, file in filled.items() if fits(file, table)]
        if best is None or not (len(filled) == 1 or name_match(best, table)):
            best = fitting[0] if len(fitting) == 1 else None
        if best is not None:
            others = {name: file for name, file in filled.items() if name != best}
            remedy = "put it into a file of its own if it is a table, as stances.csv"
            tables.problems.extend(_sheets_unread(tables, others, remedy))
            yield name_match(book.name, table), filled[best]
        else:
            shown = ", ".join(f'"{name}"' for name in filled) or "none with anything in it"
            reason = f"has no sheet named {table} (its sheets: {shown})"
            tables.block(table, book.path, reason, "rename one")


def _take_book(tables: Tables, book: Entry) -> None:
    """Take the tables of a workbook that has another name."""
    try:
        found = in_workbook(book.read(), book.path, tables.room)
    except OSError as error:
        tables.problems.append(unread(book.path, error))
        return
    except UnreadableError as error:
        problem = Problem.of_file(book.path, error.reason, error.remedy, "warning")
        tables.problems.append(problem)
        return
    for table, file in found.found.items():
        if table in tables.found:
            del tables.found[table]
            _several(tables, table, [book.path, file.path])
        elif tables.lacks(table):
            tables.found[table] = file
    tables.problems.extend(found.problems)
    tables.blocked.update(found.blocked)


def _sheets(raw: bytes, path: str, room: Room) -> Mapping[str, TableFile]:
    read = sheets(raw, room)
    return {
        name: TableFile.of_sheet(f"{path}[{name}]", rows, room.limits)
        for name, rows in read.items()
    }


def _take(tables: Tables, table: str, ranked: Iterable[tuple[int, TableFile]]) -> None:
    """Take the best of the files that may hold a table; two that are as good are a problem."""
    options = [(rank, file) for rank, file in ranked if rank]
    best = max((rank for rank, _ in options), default=0)
    among = [file for rank, file in options if rank == best]
    if len(among) > 1:
        _several(tables, table, [file.path for file in among])
    elif among and tables.lacks(table):
        tables.found[table] = among[0]


def _several(tables: Tables, table: str, paths: Sequence[str]) -> None:
    first, *others = paths
    reason = f"may be the table of {table}, and so may {' and '.join(others)}"
    name = table if first.endswith("]") else TABLES[table].file
    tables.block(table, first, reason, f"name the right one {name}")
