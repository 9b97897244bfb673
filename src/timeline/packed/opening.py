"""A data set opened where it is stored: its manifest and columns are checked, its cells were."""

from __future__ import annotations

import os
import shlex
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.files_read import FilesRead
from timeline.packed.contract import LARGE, LINKS, SMALL, columns
from timeline.packed.database_file import manifest_of, require_tables
from timeline.packed.databases import (
    EXTRAS,
    NAMES,
    connect_file,
    connect_folder,
    held_columns,
    parquet,
)
from timeline.packed.extra import require_duckdb
from timeline.packed.manifest import MANIFEST, Manifest, ManifestError, SourceFile
from timeline.plain_file import PlainFileError, content
from timeline.problems import DataError, Problem
from timeline.schema import TABLES
from timeline.stored import Database, StoredTable, collect, lazy
from timeline.words import joined

__all__ = ["is_packed", "open_packed"]

_MOST = 50_000_000
"""Bytes of a manifest."""
_MAGIC, _MAGIC_AT = b"DUCK", 8
"""What a file of DuckDB has after its checksum."""


def is_packed(path: Path) -> bool:
    """Return whether a folder was packed, or should have been, or a file is one of DuckDB."""
    try:
        if path.is_dir():
            has_csv = any((path / table.file).exists() for table in TABLES.values())
            has_ours = (path / MANIFEST).is_file() or parquet(path, "events").is_file()
            return has_ours and not has_csv
        if path.is_file():
            with path.open("rb") as file:
                return file.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC
    except (OSError, ValueError):  # whoever reads it says why
        return False
    return False


def open_packed(path: Path) -> Dataset:
    """Return the data set of a folder that `pack` wrote, or of a file of DuckDB with our tables.

    Events, stances and links stay where they are.

    Raises
    ------
    DataError
        Where it is damaged, of another program, of a newer format, or DuckDB is not installed.
    """
    duckdb = require_duckdb(path)
    home = path.resolve()
    try:
        if path.is_dir():
            manifest = _manifest(path)
            _require_files(path, manifest)
            database = Database(partial(connect_folder, home))
            _require_columns(path, database, NAMES)
        else:
            database = Database(partial(connect_file, home))
            tables = require_tables(path, database)
            _require_columns(path, database, tables)
            manifest = manifest_of(path, database)
        return _dataset(database, manifest, tuple(_told(path, manifest)))
    except duckdb.Error as error:
        reason = f"cannot be read by DuckDB ({str(error).splitlines()[0]})"
        raise DataError([_again(path, reason)]) from error


def _again(path: Path, reason: str, remedy: str = "") -> Problem:
    return Problem.of_file(path, reason, remedy or f"pack it anew: timeline pack DIR -o {path}")


def _manifest(folder: Path) -> Manifest:
    try:
        return Manifest.read(content(folder / MANIFEST, _MOST).decode("utf-8", "replace"))
    except ManifestError as error:
        raise DataError([_again(folder, error.reason, error.remedy)]) from None
    except FileNotFoundError:
        raise DataError([_again(folder, f"is not whole: it has no {MANIFEST}")]) from None
    except PlainFileError as error:
        problem = Problem.of_file(folder / MANIFEST, error.reason, error.remedy)
        raise DataError([problem]) from error


def _require_files(folder: Path, manifest: Manifest) -> None:
    """Refuse a folder of which a file is not there, not as it was written, or elsewhere."""
    for name in NAMES:
        path = parquet(folder, name)
        if not path.is_file() or path.is_symlink():
            raise DataError([_again(folder, f"is not whole: it has no {path.name}")])
        if path.stat().st_size != manifest.sizes.get(name):
            raise DataError([_again(folder, f"is damaged: {path.name} is not as it was written")])


def _require_columns(path: Path, database: Database, known: Collection[str]) -> None:
    """Refuse tables that have not our columns, each of its type."""
    problems = []
    for name in known:
        described = database.cursor.execute(f'DESCRIBE "{name}"').fetchall()
        found = {column: kind for column, kind, *_ in described}
        for column, kind in held_columns(name).items():
            if column not in found:
                problems.append(_again(path, f"has no column {column} in table {name}"))
            elif found[column] != kind:
                reason = f"has {found[column]} in column {column} of table {name}, not {kind}"
                problems.append(_again(path, reason))
    if problems:
        raise DataError(problems)


def _dataset(database: Database, manifest: Manifest, warnings: tuple[Problem, ...]) -> Dataset:
    tables: dict[str, Any] = {name: StoredTable(database, name) for name in LARGE}
    for name in SMALL:
        tables[name] = collect(lazy(StoredTable(database, name)))[list(columns(name))]
    return Dataset(
        name=manifest.name,
        description=manifest.description,
        subject=MappingProxyType(dict(manifest.subject)),
        version=manifest.version,
        links=MappingProxyType({name: tables.pop(name) for name in LINKS}),
        files=FilesRead({}, {}),
        extras=_Extras(database, manifest.extras),
        warnings=warnings,
        **tables,
    )


class _Extras(Mapping[str, pd.DataFrame]):
    """What files have beside the columns of the schema, brought here table by table when asked."""

    def __init__(self, database: Database, names: Mapping[str, list[str]]) -> None:
        self._database, self._names = database, names

    def __getitem__(self, table: str) -> pd.DataFrame:
        names = self._names[table]
        cells = collect(
            lazy(StoredTable(self._database, EXTRAS)).filter(nw.col("table") == table).drop("table")
        )
        wide = cells.pivot(index="id", columns="name", values="value")  # noqa: PD010 -- each cell is one
        wide = wide.reindex(columns=names).fillna("").astype("str")
        return wide.rename_axis(index="id", columns=None).reset_index()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _told(path: Path, manifest: Manifest) -> Iterator[Problem]:
    """Yield what was told when it was packed, and what has changed since."""
    names = ("file", "line", "column", "value", "reason", "remedy", "severity")
    yield from (Problem(*(told.get(name) for name in names)) for told in manifest.warnings)  # type: ignore[arg-type]  # as they were written
    if not manifest.source:
        return
    source = path.resolve().parent / manifest.source
    folder = source if source.is_dir() else source.parent
    if not source.exists():  # packed to be taken elsewhere
        return
    changed = [file.name for file in manifest.files if not _is_same(file, folder)]
    known = {file.name for file in manifest.files}
    ours = [table.file for table in TABLES.values()]
    if source.is_dir():
        changed += [name for name in ours if name not in known and (source / name).is_file()]
    if changed:
        shown = os.path.relpath(source)
        reason = f"was packed before {joined(changed)} in {shown} changed, and shows what was there"
        remedy = f"pack it anew: timeline pack {shlex.quote(shown)} -o {shlex.quote(str(path))}"
        yield Problem.of_file(path, reason, remedy, "warning")


def _is_same(file: SourceFile, folder: Path) -> bool:
    try:
        return file.is_same(folder)
    except OSError:
        return False
