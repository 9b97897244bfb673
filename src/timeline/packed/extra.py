"""DuckDB, which is not installed with the program unless asked for."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from timeline.problems import DataError, Problem

__all__ = ["require_duckdb"]


def require_duckdb(path: Path) -> ModuleType:
    """Return the library; raises DataError, of what needs it, where it is not there."""
    try:
        import duckdb  # noqa: PLC0415 -- an extra
    except ImportError:
        remedy = "install it with: pip install duckdb"
        reason = "needs DuckDB, which is not installed"
        raise DataError([Problem.of_file(path, reason, remedy)]) from None
    return duckdb
