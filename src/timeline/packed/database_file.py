"""What a file of DuckDB has of our tables, also where another program made it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

from timeline.packed.contract import LARGE, SMALL
from timeline.packed.databases import tables_in
from timeline.packed.manifest import Manifest, ManifestError
from timeline.problems import DataError, Problem
from timeline.stored import Database

__all__ = ["manifest_of", "require_tables"]

_REMEDY = "timeline pack DIR -o NAME.duckdb writes one as it should be"


def require_tables(path: Path, database: Database) -> Collection[str]:
    """Return which of our tables there are; raises DataError where they cannot be shown."""
    tables, views = tables_in(database.cursor), tables_in(database.cursor, "view")
    ours = (*LARGE, *SMALL)
    if followed := [name for name in ours if name in views]:
        remedy = f"make it a table: CREATE TABLE {followed[0]} AS SELECT ..."
        reason = f"has a view {followed[0]}, which is not followed, as it could read other files"
        raise DataError([Problem.of_file(path, reason, remedy)])
    if not tables & {"events", "stances"}:
        reason = "has neither a table events nor one stances"
        raise DataError([Problem.of_file(path, reason, _REMEDY)])
    return [name for name in ours if name in tables]


def manifest_of(path: Path, database: Database) -> Manifest:
    """Return the manifest of a file that was packed, else one that says what there is."""
    if "manifest" in tables_in(database.cursor):
        asked = "SELECT text FROM data.main.manifest LIMIT 1"
        rows = database.cursor.execute(asked).fetchall()
        try:
            return Manifest.read(str(rows[0][0]) if rows else "")
        except ManifestError as error:
            remedy = error.remedy or f"pack it anew: timeline pack DIR -o {path}"
            raise DataError([Problem.of_file(path, error.reason, remedy)]) from None
    stamp = path.stat()
    made = hashlib.sha256(f"{stamp.st_size} {stamp.st_mtime_ns}".encode()).hexdigest()
    return Manifest(
        name=path.resolve().stem,
        description="",
        subject={},
        version=made[:10],
        source="",
        files=(),
        counts={},
        sizes={},
        extras={},
        checked="",
        warnings=[],
    )
