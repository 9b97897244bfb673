"""DuckDB opened so that it reads one folder, or one file, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline.packed.contract import LARGE, SMALL, columns
from timeline.packed.extra import require_duckdb

__all__ = [
    "EXTRAS",
    "NAMES",
    "connect_file",
    "connect_folder",
    "held_columns",
    "parquet",
    "tables_in",
]

EXTRAS = "extras"
"""The table of what files have beside the columns of the schema."""
_EXTRAS = dict.fromkeys(("table", "id", "name", "value"), "VARCHAR")

NAMES = (*LARGE, *SMALL, EXTRAS)
"""The tables of a packed data set."""

_CLOSED: Mapping[str, str] = {
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def parquet(folder: Path, table: str) -> Path:
    """Return the file of a table in a packed folder."""
    return folder / f"{table}.parquet"


def connect_folder(folder: Path) -> Any:
    """Return a connection with a view of each Parquet file of a folder, and no way out of that."""
    connection = _connect(folder)
    connection.execute(f"SET allowed_directories = [{_quoted(f'{folder}/')}]")
    _close(connection)
    for name in NAMES:
        path = _quoted(str(parquet(folder, name)))
        connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet({path})')
    return connection


def connect_file(file: Path) -> Any:
    """Return a connection with a view of each of our tables in a DuckDB file, which is only read.

    A view in it is not followed: it could read whatever this program may read.
    """
    connection = _connect(file)
    connection.execute(f"ATTACH {_quoted(str(file))} AS data (TYPE duckdb, READ_ONLY)")
    _close(connection)
    held = tables_in(connection)
    for name in NAMES:
        asked = f'SELECT * FROM data.main."{name}"' if name in held else _blank(name)
        connection.execute(f'CREATE VIEW "{name}" AS {asked}')
    return connection


def tables_in(connection: Any, what: str = "table") -> frozenset[str]:
    """Return the names of the tables in a DuckDB file, or of its views."""
    asked = f"SELECT {what}_name FROM duckdb_{what}s() WHERE database_name = 'data'"
    found = connection.execute(f"{asked} AND schema_name = 'main'").fetchall()
    return frozenset(name for (name,) in found)


def _blank(name: str) -> str:
    """Return a query for the columns of a table, without a row."""
    blank = (f'CAST(NULL AS {kind}) AS "{column}"' for column, kind in held_columns(name).items())
    return f"SELECT {', '.join(blank)} WHERE false"


def held_columns(name: str) -> Mapping[str, str]:
    """Return the columns of a table of a packed data set."""
    return _EXTRAS if name == EXTRAS else columns(name)


def _connect(path: Path) -> Any:
    return require_duckdb(path).connect(":memory:", config=dict(_CLOSED))


def _close(connection: Any) -> None:
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
