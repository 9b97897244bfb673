"""What readers share: each row an event, an era or a reason, and lists in cells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from timeline.dates import InvalidDate
from timeline.exchange.content import Content
from timeline.exchange.drafts import Era, Event, Found, Left
from timeline.problems import shown
from timeline.reading.grid import Remark
from timeline.schema import entries
from timeline.words import joined

__all__ = ["as_text", "gathered", "left", "left_out", "listed", "read_rows", "row_text"]

_LONGEST = 2000
_MOST_NAMED = 5


def read_rows(
    content: Content, read: Callable[[int, Mapping[str, str]], Event | Era | Left]
) -> Found:
    """Read every row of a table, in the order of the file."""
    return gathered(read(line, cells) for line, cells in content.table.records())


def gathered(found: Iterable[Event | Era | Left], **more: Any) -> Found:
    """Tell events, eras and what is left apart, each in their order."""
    every = list(found)
    return Found(
        tuple(one for one in every if isinstance(one, Event)),
        tuple(one for one in every if isinstance(one, Era)),
        tuple(one for one in every if isinstance(one, Left)),
        tuple(cell for one in every if isinstance(one, Event) for cell in one.unread),
        **more,
    )


def left(
    line: int, cells: Mapping[str, str], column: str, text: str, error: InvalidDate | str
) -> Left:
    """Say why a row is left: which cell of it is the reason."""
    remedy = "fill it in"
    if isinstance(error, str):
        reason, _, remedy = f"{column} {error}".partition("; ")
    elif not text.strip():
        reason = f"{column} is blank"
    else:
        reason, remedy = f'{column} "{shown(text)}" {error.reason}', error.remedy
    return Left(line, reason, remedy, row_text(cells.values()))


def row_text(cells: Iterable[str]) -> str:
    """Return what a row that is left says, as far as it is kept."""
    return " | ".join(filter(None, map(str.strip, cells)))[:_LONGEST]


def left_out(others: Sequence[str]) -> tuple[Remark, ...]:
    """Tell which sheets or files are not read, beside the one that is."""
    if not others:
        return ()
    named = others if len(others) <= _MOST_NAMED else [*others[:_MOST_NAMED], "others"]
    remedy = "import each by itself, saved as a file of its own, if it is wanted"
    return (Remark(None, f"is read, and {joined(named)} left out", remedy),)


def listed(cell: str) -> list[str]:
    """Return the entries of a list that semicolons separate, each once."""
    return list(dict.fromkeys(entries(cell)))


def as_text(value: Any) -> str:
    """Return a value of JSON as text, blank for null; what is no text, as JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)
