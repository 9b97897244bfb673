"""From JSON whose objects are rows, as an export writes them, to rows of cells."""

from __future__ import annotations

import json
import re
from typing import Any

from timeline.limits import USUAL, Limits
from timeline.reading.decoding import UnreadableError
from timeline.reading.row_table import GridRow
from timeline.schema import LIST_SEPARATOR

__all__ = ["begins_as_json", "json_rows"]

_BEGINS = ("{", "[")
_ROWS = "rows"
_HALF = re.compile("[\ud800-\udfff]")


def begins_as_json(text: str) -> bool:
    """Whether a text begins as JSON does that may hold rows."""
    return text.lstrip().startswith(_BEGINS)


def json_rows(text: str, limits: Limits = USUAL) -> list[GridRow] | None:
    """Return the rows of a JSON text, the header first; None where it has none.

    A row is an object of an array, which is all there is or stands under ``rows``. Lines are
    counted as those of a table: the header is 1.

    Raises
    ------
    UnreadableError
        If its table would be larger than the limits allow, is nested too deeply, or has half a
        character, which JSON can write and no text can hold.
    """
    if not begins_as_json(text):
        return None
    if (count := text.count("{") + text.count("[")) > limits.cells:
        reason = f"holds more than {limits.cells:,} objects and arrays"
        remedy = limits.to_read("split it into smaller files", cells=count)
        raise UnreadableError(None, reason, remedy)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    found = content.get(_ROWS) if isinstance(content, dict) else content
    if not isinstance(found, list) or not found or not all(isinstance(r, dict) for r in found):
        return None
    names = list(dict.fromkeys(name for row in found for name in row))
    if (cells := len(found) * len(names)) > limits.cells:
        reason = (
            f"has {len(found):,} rows and {len(names):,} columns, "
            f"and {limits.cells:,} cells are read in all"
        )
        remedy = limits.to_read("split it into smaller files", cells=cells)
        raise UnreadableError(None, reason, remedy)
    rows = [GridRow(1, tuple(names))]
    try:
        for line, row in enumerate(found, start=2):
            rows.append(GridRow(line, tuple(_cell(row.get(name)) for name in names)))
    except RecursionError as error:
        reason = "is nested too deeply"
        raise UnreadableError(None, reason, "write texts, numbers and lists of them") from error
    for row in rows:
        if half := _HALF.search("\n".join(row.cells)):
            reason = f"has half a character (\\u{ord(half[0]):04x})"
            raise UnreadableError(row.line, reason, "write the whole one, or delete it")
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
