"""From a folder to the bytes of its files, or to what is wrong with the folder."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from timeline.problems import DataError, Problem
from timeline.schema import TABLES, Kind

__all__ = ["DESCRIPTOR", "SUBJECT", "Folder", "open_folder"]

DESCRIPTOR = "datapackage.json"
"""The Frictionless descriptor, of which a data set takes title, description and subject."""

SUBJECT: Mapping[str, Kind] = MappingProxyType({"framework": Kind.REF, "country": Kind.COUNTRY})
"""What a descriptor can say that its data set is about."""

_SHEETS = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".numbers"}
_MISNAMED = 0.8
"""Share of letters (difflib's ratio) from which on a file name counts as a misspelt table's."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds.

    Parameters
    ----------
    path : pathlib.Path
        The folder, as the user typed it.
    descriptor : mapping
        What datapackage.json says; empty where there is none.
    files : mapping of str to bytes
        Content of each table's file that is there and can be read.
    missing : frozenset of str
        Tables that have no file, not even one under a wrong name.
    problems : tuple of Problem
        What is wrong with the folder and the names of its files.
    """

    path: Path
    descriptor: Mapping[str, Any]
    files: Mapping[str, bytes]
    missing: frozenset[str]
    problems: tuple[Problem, ...]

    @property
    def title(self) -> str:
        """Title of the data set: what the descriptor says, else the folder's name."""
        return _on_one_line(self.descriptor.get("title", "")) or _on_one_line(
            self.path.resolve().name
        )

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
        return str(self.path / TABLES[table].file)


def open_folder(path: Path) -> Folder:
    """Read the files of a folder; raises DataError where it is none."""
    if path.is_file():
        raise DataError([_problem(path, "is a file", f"give its folder, {path.parent}")])
    if not path.is_dir():
        raise DataError([_problem(path, "is not there", "give a folder with events.csv in it")])
    files: dict[str, bytes] = {}
    missing: set[str] = set()
    problems: list[Problem] = []
    for name, table in TABLES.items():
        try:
            files[name] = (path / table.file).read_bytes()
        except FileNotFoundError:
            misnamed = list(_misnamed(path, name))
            problems += misnamed
            if not misnamed:
                missing.add(name)
        except OSError as error:
            problems.append(_unreadable(path / table.file, error))
    if {"events", "stances"} <= missing:
        remedy = "write events.csv, to begin with the columns id, date, title"
        problems.append(_problem(path, "has neither events.csv nor stances.csv", remedy))
    descriptor, faults = _descriptor(path / DESCRIPTOR)
    return Folder(
        path,
        MappingProxyType(descriptor),
        MappingProxyType(files),
        frozenset(missing),
        (*problems, *faults),
    )


def _misnamed(folder: Path, table: str) -> Iterator[Problem]:
    """Find what was probably meant to be the file of a table that has none."""
    taken = {t.file for t in TABLES.values()}
    wanted = TABLES[table].file
    for path in sorted(folder.iterdir()):
        stem, suffix = path.stem.casefold(), path.suffix.casefold()
        if path.name in taken or suffix not in _SHEETS or stem[:1] != table[0]:
            continue
        if difflib.SequenceMatcher(a=stem, b=table).ratio() >= _MISNAMED:
            remedy = "rename it" if suffix == ".csv" else 'save it as "CSV UTF-8", named'
            yield _problem(
                path,
                f"is not read, and there is no {wanted}",
                f"{remedy} {wanted}, or move it away",
            )


def _descriptor(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return what the descriptor says, nothing where there is none or it is wrong."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [_unreadable(path, error)]
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested without end
        return {}, [_problem(path, "is not JSON", "mend it, or delete it to have it written anew")]
    fault = next(_descriptor_faults(content), None)
    return ({}, [_problem(path, *fault)]) if fault else (content, [])


def _descriptor_faults(content: Any) -> Iterator[tuple[str, str]]:
    """Yield reason and remedy for what no descriptor may hold."""
    if not isinstance(content, dict):
        yield "is no JSON object", "put braces around it, or delete it"
        return
    for key in ("title", "description"):
        if not isinstance(content.get(key, ""), str):
            yield f"has a {key} that is not text", f'write "{key}": "…"'
    subject = content.get("subject", {})
    if (
        not isinstance(subject, dict)
        or not subject.keys() <= SUBJECT.keys()
        or not all(isinstance(value, str) for value in subject.values())
    ):
        yield (
            "has a subject that is not a framework and a country",
            'write "subject": {"framework": "asian-nato", "country": "JPN"}',
        )
    resources = content.get("resources", [])
    if not isinstance(resources, list) or not all(isinstance(r, dict) for r in resources):
        yield "has resources that are no list of objects", "mend them, or delete them"
    try:
        json.dumps(content, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        yield f"has half a character ({half})", "write the whole one, or delete it"


def _on_one_line(text: str) -> str:
    """Return a text as a heading shows it; what cannot be shown becomes a space."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _unreadable(path: Path, error: OSError) -> Problem:
    return _problem(path, f"cannot be read ({error.strerror})", "make it a file that you may read")


def _problem(path: Path, reason: str, remedy: str) -> Problem:
    return Problem(str(path), None, None, None, reason, remedy)
