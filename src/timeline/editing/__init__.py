"""One row of a CSV file changed, added or removed, and every other byte of the file kept."""

from __future__ import annotations

from timeline.editing.errors import EditError
from timeline.editing.rows import column_names, row_cells
from timeline.editing.splices import Splice, add, change, remove

__all__ = [
    "EditError",
    "Splice",
    "add",
    "change",
    "column_names",
    "remove",
    "row_cells",
]
