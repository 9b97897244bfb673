"""From JSON whose objects are rows, as an export writes them, to rows of cells."""

from __future__ import annotations

import json
from typing import Any

from timeline.reading.decoding import UnreadableError
from timeline.reading.delimited import CELLS_MOST, GridRow
from timeline.schema import LIST_SEPARATOR

__all__ = ["json_rows"]

_BEGINS = ("{", "[")
_ROWS = "rows"


def json_rows(text: str) -> list[GridRow] | None:
    """Return the rows of a JSON text, the header first; None where it has none.

    A row is an object of an array, which is all there is or stands under ``rows``. Lines are
    counted as those of a table: the header is 1.

    Raises
    ------
    UnreadableError
        If its table would be larger than the limits allow, or is nested too deeply.
    """
    if not text.lstrip().startswith(_BEGINS):
        return None
    if text.count("{") + text.count("[") > CELLS_MOST:
        reason = f"holds more than {CELLS_MOST:,} objects and arrays"
        raise UnreadableError(None, reason, "split it into smaller files")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    found = content.get(_ROWS) if isinstance(content, dict) else content
    if not isinstance(found, list) or not found or not all(isinstance(r, dict) for r in found):
        return None
    names = list(dict.fromkeys(name for row in found for name in row))
    if len(found) * len(names) > CELLS_MOST:
        reason = (
            f"has {len(found):,} rows and {len(names):,} columns, "
            f"and {CELLS_MOST:,} cells are read in all"
        )
        raise UnreadableError(None, reason, "split it into smaller files")
    rows = [GridRow(1, tuple(names))]
    try:
        for line, row in enumerate(found, start=2):
            rows.append(GridRow(line, tuple(_cell(row.get(name)) for name in names)))
    except RecursionError as error:
        reason = "is nested too deeply"
        raise UnreadableError(None, reason, "write texts, numbers and lists of them") from error
    return rows


def _cell(value: Any) -> str:
    """Return a value as a cell has it; a list with its entries separated."""
    if value is None:
        return ""
    if isinstance(value, list):
        return f"{LIST_SEPARATOR} ".join(map(_cell, value))
    if isinstance(value, dict):
        if "source" in value:
            paragraph = _cell(value.get("paragraph"))
            source = _cell(value["source"])
            return source if paragraph in {"", "0"} else f"{source}#{paragraph}"
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool) or not isinstance(value, float):
        return str(value)
    return f"{value:.15g}"
