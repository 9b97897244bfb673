"""A data set written so that it can be asked where it is: once, after it was checked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from timeline.dataset import Dataset
from timeline.packed.contract import LARGE, SMALL
from timeline.packed.databases import EXTRAS, held_columns, parquet
from timeline.packed.extra import require_duckdb
from timeline.packed.manifest import MANIFEST, Manifest, source_file
from timeline.problems import DataError, Problem
from timeline.stored import collect, lazy, size
from timeline.whole_file import whole_place

__all__ = ["MOST_WARNINGS", "pack"]

MOST_WARNINGS = 1000
"""How many warnings a manifest holds; `told` shows fewer."""

_HOW = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000"


def pack(ds: Dataset, target: Path, source: Path, files: Iterable[Path], by: str) -> Manifest:
    """Write a data set into a folder of Parquet files, or into a file of DuckDB.

    All of it is written, or nothing; what was packed there before gives way.

    Parameters
    ----------
    target : pathlib.Path
        The folder; a file of DuckDB where its name ends with ``.duckdb``.
    source : pathlib.Path
        The folder or file that the data were read from.
    files : iterable of pathlib.Path
        The files of which they were read.
    by : str
        The version of the program that checked them.

    Raises
    ------
    DataError
        Where something else stands there, it cannot be written, or DuckDB is not installed.
    """
    duckdb = require_duckdb(target)
    _require_ours(target)
    manifest = _manifest(ds, target, source, files, by)
    try:
        with whole_place(target) as half:
            write = _write_file if target.suffix == ".duckdb" else _write_folder
            write(duckdb, ds, half, manifest)
    except OSError as error:
        reason = f"cannot be written ({error.strerror})"
        raise DataError([Problem.of_file(target, reason, "name another")]) from error
    return manifest


def _require_ours(target: Path) -> None:
    """Refuse to take the place of what was not packed."""
    is_file = target.suffix == ".duckdb"
    if not target.exists() or (is_file and target.is_file()):
        return
    is_empty = target.is_dir() and not any(target.iterdir())
    if not is_file and ((target / MANIFEST).is_file() or is_empty):
        return
    remedy = "name a folder that is new or empty" if not is_file else "name another file"
    raise DataError([Problem.of_file(target, "is there, and was not packed", remedy)])


def _manifest(ds: Dataset, target: Path, source: Path, files: Iterable[Path], by: str) -> Manifest:
    return Manifest(
        name=ds.name,
        description=ds.description,
        subject=dict(ds.subject),
        version=ds.version,
        source=os.path.relpath(source.resolve(), target.resolve().parent),
        files=tuple(source_file(path) for path in files),
        counts={name: size(_table(ds, name)) for name in (*LARGE, *SMALL)},
        sizes={},
        extras={table: [str(c) for c in frame if c != "id"] for table, frame in ds.extras.items()},
        checked=by,
        warnings=[
            {key: value for key, value in warning.to_dict().items() if key != "message"}
            for warning in ds.warnings[:MOST_WARNINGS]
        ],
    )


def _write_folder(duckdb: Any, ds: Dataset, folder: Path, manifest: Manifest) -> None:
    folder.mkdir()
    connection = duckdb.connect(":memory:")
    sizes = {}
    for name, frame, order in _frames(ds):
        connection.register("frame", frame)
        asked = f"SELECT {_selected(name)} FROM frame{order}"
        path = str(parquet(folder, name)).replace("'", "''")
        connection.execute(f"COPY ({asked}) TO '{path}' ({_HOW})")
        connection.unregister("frame")
        sizes[name] = parquet(folder, name).stat().st_size
    connection.close()
    said = replace(manifest, sizes=sizes).as_json()
    (folder / MANIFEST).write_text(said, encoding="utf-8")


def _write_file(duckdb: Any, ds: Dataset, file: Path, manifest: Manifest) -> None:
    connection = duckdb.connect(str(file))
    for name, frame, order in _frames(ds):
        connection.register("frame", frame)
        asked = f"SELECT {_selected(name)} FROM frame{order}"
        connection.execute(f'CREATE TABLE main."{name}" AS {asked}')
        connection.unregister("frame")
    connection.execute("CREATE TABLE main.manifest (text VARCHAR)")
    connection.execute("INSERT INTO main.manifest VALUES (?)", [manifest.as_json()])
    connection.close()


def _frames(ds: Dataset) -> Iterator[tuple[str, pd.DataFrame, str]]:
    """Yield every table with its name, and in which order it is written."""
    for name in (*LARGE, *SMALL):
        by = " ORDER BY key" if name in {"events", "stances"} else " ORDER BY key, place"
        yield name, collect(lazy(_table(ds, name))), by if name in LARGE else ""
    yield EXTRAS, _long(ds.extras), ""


def _selected(name: str) -> str:
    types = held_columns(name).items()
    return ", ".join(f'CAST("{column}" AS {kind}) AS "{column}"' for column, kind in types)


def _long(extras: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return every cell that has something as a row: names of columns may differ by case alone."""
    parts = [pd.DataFrame({name: pd.Series([], dtype="str") for name in held_columns(EXTRAS)})]
    for table, frame in extras.items():
        for name in frame.columns:
            if name != "id":
                here = frame.loc[frame[name] != "", ["id", name]].set_axis(["id", "value"], axis=1)
                parts.append(here.assign(table=table, name=str(name)))
    return pd.concat(parts, ignore_index=True)


def _table(ds: Dataset, name: str) -> Any:
    return ds.links[name] if name in ds.links else getattr(ds, name)
