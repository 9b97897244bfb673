"""From a folder, or a file given instead of it, to its tables, or to what is wrong with it."""

from __future__ import annotations

import difflib
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from timeline.limits import LIMITS, USUAL, LimitError, Limits
from timeline.problems import UNREAD, DataError, Problem
from timeline.reading.decoding import UnreadableError
from timeline.reading.descriptor import DESCRIPTOR, SUBJECT, read_descriptor
from timeline.reading.files import (
    Entry,
    Tables,
    bytes_of,
    in_folder,
    in_text,
    in_workbook,
    in_zip,
    pick,
    unread,
)
from timeline.reading.grid import require_few_lines
from timeline.reading.table_file import (
    TEXT_SUFFIXES,
    WORKBOOK_SUFFIXES,
    TableFile,
    name_match,
    table_surely,
)
from timeline.reading.workbook import Room, is_workbook
from timeline.schema import TABLES

__all__ = [
    "DESCRIPTOR",
    "NOT_IMPORTED",
    "SUBJECT",
    "Folder",
    "TableFile",
    "data_files",
    "folder_of_files",
    "open_folder",
]

NOT_IMPORTED = "not-imported.csv"
"""File in a folder of imported data that lists what could not be."""
_NUMBERS = ".numbers"
_SUFFIXES = {*TEXT_SUFFIXES, *WORKBOOK_SUFFIXES, _NUMBERS}
_OURS = frozenset({DESCRIPTOR, *(table.file for table in TABLES.values())})
_READ = frozenset({*TEXT_SUFFIXES, *WORKBOOK_SUFFIXES, ".zip"})
"""Of the files among which tables are looked for."""
_BEGIN = 1 << 16
"""Bytes of a text by which it is told whether it is a table."""
_MISNAMED = 0.8
"""Share of letters (difflib's ratio) from which on a file name counts as a misspelt table's."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds, or a workbook, a zip file or a CSV file given instead of one.

    Parameters
    ----------
    path : pathlib.Path
        The folder or file, as the user typed it.
    descriptor : mapping
        What datapackage.json says; empty where there is none.
    tables : mapping of str to TableFile
        The file of each table that is there.
    missing : frozenset of str
        Tables that have no file, not even one under a wrong name.
    problems : tuple of Problem
        What is wrong with the folder and the names of its files.
    around : tuple of str and str
        What is written before and after the name of a table to name its file.
    """

    path: Path
    descriptor: Mapping[str, Any]
    tables: Mapping[str, TableFile]
    missing: frozenset[str]
    problems: tuple[Problem, ...]
    around: tuple[str, str]

    @property
    def title(self) -> str:
        """Title of the data set: what the descriptor says, else the folder's name."""
        whole = self.path.resolve()
        name = whole.name if whole.is_dir() else whole.stem
        return _on_one_line(self.descriptor.get("title", "")) or _on_one_line(name)

    @property
    def description(self) -> str:
        """What the data set is about, in a sentence or two; blank where nothing says so."""
        return _on_one_line(self.descriptor.get("description", ""))

    @property
    def subject(self) -> dict[str, str]:
        """What the data set is about: ids of a framework and a country, as far as it is said."""
        return {key: str(value) for key, value in self.descriptor.get("subject", {}).items()}

    def file(self, table: str) -> str:
        """Return the path of a table's file, as the user would type it."""
        before, after = self.around
        return self.tables[table].path if table in self.tables else f"{before}{table}{after}"


def data_files(data: Path) -> list[Path]:
    """Return the files that can matter; those of editors and spreadsheets at work are left out."""
    if not data.is_dir():
        return [data]
    return sorted(
        path
        for path in data.iterdir()
        if not path.name.startswith((".", "~"))
        and (path.name in _OURS or (path.suffix.casefold() in _READ and path.is_file()))
    )


def open_folder(path: Path, limits: Limits | None = None) -> Folder:
    """Find the tables of a folder or file; raises DataError where it is neither.

    Limits that are not given are those set in this program's environment.
    """
    try:
        limits = limits or Limits.set_here()
    except LimitError as error:
        raise DataError([Problem.of_file(LIMITS, error.reason, error.remedy)]) from error
    room = Room(limits)
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            return _of_entries(path, in_folder(path, limits), room)
        read = partial(bytes_of, path, limits)
        return _of_file(path, read(), room, TableFile(str(path), read, None, limits))
    except UnreadableError as error:
        raise DataError([Problem.of_file(path, error.reason, error.remedy)]) from error
    except (FileNotFoundError, NotADirectoryError, ValueError):
        remedy = "give a folder with events.csv in it"
        raise DataError([Problem.of_file(path, "is not there", remedy, cause=UNREAD)]) from None
    except OSError as error:
        raise DataError([unread(path, error)]) from error


def folder_of_files(files: Mapping[str, bytes], title: str, limits: Limits = USUAL) -> Folder:
    """Find the tables among files in memory, as `open_folder` does among those of a folder.

    Zip files stand for what they hold. Where there are several files, a text is a table by its
    header, too, and of each that is not read a warning tells.

    Parameters
    ----------
    files : mapping of str to bytes
        Content by name.
    title : str
        Name of the data set where no datapackage.json says it.
    limits : Limits
        How much each may hold; lines are counted before any is read.

    Raises
    ------
    UnreadableError
        If one is given alone and cannot be read.
    DataError
        If a zip file among several cannot be read, or a table has too many lines.
    """
    room = Room(limits)
    (name, raw), *others = files.items()
    if not others and (is_workbook(raw) or not raw.startswith(b"PK")):
        _refuse_long(name, raw, limits)
        text = TableFile.of_bytes(name, raw, limits)
        return replace(_of_file(Path(name), raw, room, text), path=Path(title))
    entries = in_zip(raw, name, limits) if not others else list(_entries(files, limits))
    for entry in entries:
        if entry.suffix in {*TEXT_SUFFIXES, *WORKBOOK_SUFFIXES}:
            _refuse_long(entry.path, entry.read(), limits)
    tables = pick(entries, room, by_header=True)
    tables.problems.extend(_unread(entries, tables))
    before = "" if others else f"{Path(name)}/"
    return _folder(Path(title), tables, (before, ".csv"), entries)


def _entries(files: Mapping[str, bytes], limits: Limits) -> Iterator[Entry]:
    """Yield files, and instead of a zip file those in it."""
    left = limits.unpacked
    for name, raw in files.items():
        if Path(name).suffix.casefold() != ".zip" or is_workbook(raw):
            yield Entry(name, name, raw)
            continue
        try:
            held = in_zip(raw, name, limits)
        except UnreadableError as error:
            raise DataError([Problem.of_file(name, error.reason, error.remedy)]) from error
        left -= sum(len(entry.read()) for entry in held)
        if left < 0:
            reason = f"would have more than {limits.unpacked // 1_000_000} MB unpacked with others"
            raise DataError([Problem.of_file(name, reason, "give the tables alone")])
        if not held:
            yield Entry(name, name, raw)
        yield from held


def _refuse_long(path: str, raw: bytes, limits: Limits) -> None:
    """Raise DataError where a text has more lines than it may; workbooks are measured as read."""
    if is_workbook(raw):
        return
    try:
        require_few_lines(raw, limits)
    except UnreadableError as error:
        raise DataError([Problem.of_file(path, error.reason, error.remedy)]) from error


def _unread(
    entries: Sequence[Entry], tables: Tables, which: Callable[[Entry], bool] = lambda _: True
) -> Iterator[Problem]:
    """Yield a warning for each file that is not read and of which no problem tells."""
    told = [file.path for file in tables.found.values()]
    told += [problem.file for problem in tables.problems]
    reasons = " ".join(problem.reason for problem in tables.problems)
    for entry in entries:
        is_told = any(path == entry.path or path.startswith(f"{entry.path}[") for path in told)
        if entry.name == DESCRIPTOR or is_told or entry.path in reasons:
            continue
        if which(entry):
            remedy = "name it as its table, as events.csv, or leave it out"
            reason = "is not read, being no table that is lacking"
            yield Problem.of_file(entry.path, reason, remedy, "warning")


def _of_file(path: Path, raw: bytes, room: Room, text: TableFile) -> Folder:
    """Return what a file holds that is given instead of a folder."""
    if is_workbook(raw):
        return _folder(path, in_workbook(raw, str(path), room), (f"{path}[", "]"))
    if raw.startswith(b"PK"):
        return _of_entries(path, in_zip(raw, str(path), room.limits), room)
    return _folder(path, in_text(text, path), (str(path.parent / "_")[:-1], ".csv"))


def _of_entries(path: Path, entries: Sequence[Entry], room: Room) -> Folder:
    """Return what a folder or a zip file holds; of each table that is not read a warning tells."""
    tables = pick(entries, room)
    folder = _folder(path, tables, (str(path / "_")[:-1], ".csv"), entries)
    if folder.missing >= {"events", "stances"}:
        return folder
    told = tables.problems + list(folder.problems)
    more = _unread(entries, replace(tables, problems=told), _is_like_a_table)
    return replace(folder, problems=(*folder.problems, *more))


def _is_like_a_table(entry: Entry) -> bool:
    """Whether a file is a workbook, or a text that has the columns of a table."""
    if entry.name.startswith((".", "~$")) or entry.name == NOT_IMPORTED:
        return False
    if entry.suffix not in {".csv", ".tsv", ".tab"}:
        return entry.suffix in WORKBOOK_SUFFIXES
    try:
        begin = entry.begin()[:_BEGIN]
    except OSError:
        return False
    return table_surely(TableFile.of_bytes(entry.path, begin[: begin.rfind(b"\n") + 1])) is not None


def _folder(
    path: Path, tables: Tables, around: tuple[str, str], entries: Sequence[Entry] = ()
) -> Folder:
    problems = [*tables.problems]
    missing: set[str] = set()
    for table in filter(tables.lacks, TABLES):
        misnamed = list(_misnamed(entries, table, tables))
        problems += misnamed
        if not misnamed:
            missing.add(table)
    if {"events", "stances"} <= missing:
        problems.append(_without_tables(path, around))
    descriptor, faults = _descriptor(entries)
    return Folder(
        path,
        MappingProxyType(descriptor),
        MappingProxyType(tables.found),
        frozenset(missing),
        (*problems, *faults),
        around,
    )


def _without_tables(path: Path, around: tuple[str, str]) -> Problem:
    if around[1] == "]":
        reason = "has neither a sheet named events nor one named stances"
        remedy = "rename one, or begin one with the columns id, date, title"
        return Problem.of_file(path, reason, remedy)
    remedy = "add events.csv with the columns id, date, title"
    return Problem.of_file(path, "has neither events.csv nor stances.csv", remedy)


def _misnamed(entries: Sequence[Entry], table: str, tables: Tables) -> Iterator[Problem]:
    """Find what was probably meant to be the file of a table that has none."""
    read = {file.path for file in tables.found.values()}
    wanted = TABLES[table].file
    for entry in entries:
        stem = entry.name.casefold().removesuffix(entry.suffix)
        is_taken = entry.path in read or any(name_match(entry.name, t) for t in TABLES)
        if is_taken or entry.suffix not in _SUFFIXES or stem[:1] != table[0]:
            continue
        if difflib.SequenceMatcher(a=stem, b=table).ratio() >= _MISNAMED:
            remedy = f"rename it {table}{entry.suffix}"
            if entry.suffix == _NUMBERS:
                remedy = f'save it as "CSV UTF-8", named {wanted}'
            reason = f"is not read, and there is no {wanted}"
            remedy = f"{remedy}, or move it away"
            yield Problem.of_file(entry.path, reason, remedy)


def _descriptor(entries: Sequence[Entry]) -> tuple[dict[str, Any], list[Problem]]:
    """Return what the descriptor among files says, nothing where there is none or it is wrong."""
    for entry in entries:
        if entry.name == DESCRIPTOR:
            try:
                return read_descriptor(entry.read(), entry.path)
            except OSError as error:
                return {}, [unread(entry.path, error)]
    return {}, []


def _on_one_line(text: str) -> str:
    """Return a text as a heading shows it; what cannot be shown becomes a space."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
