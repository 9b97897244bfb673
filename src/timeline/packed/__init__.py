"""A data set as it is stored to be asked where it is: a folder of Parquet files, or DuckDB."""

from __future__ import annotations

from timeline.packed.opening import is_packed, open_packed
from timeline.packed.writing import pack

__all__ = ["is_packed", "open_packed", "pack"]
