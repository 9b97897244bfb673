"""Files of other programs as tests write them, and what becomes of them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from timeline.exchange import Content, read
from timeline.exchange.drafts import Found
from timeline.exchange.folder import files
from timeline.reading import load
from timeline.schema import TABLES

READS_EXTRAS = False
"""Whether `timeline.load` takes columns and kinds of one's own; until then they are left off."""


def found(text: str | bytes, name: str = "given.csv", form: str = "", named: Any = ()) -> Found:
    """Read a file of which the text, or the bytes, are given."""
    raw = text.encode() if isinstance(text, str) else text
    return read(Content(name, raw), form, named)[0]


def rows(done: Found, file: str = "events.csv") -> list[dict[str, str]]:
    """Return the rows of a file of the data set that is made of what was found."""
    text = files(done)[file].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def loaded(done: Found, folder: Path) -> Any:
    """Write the data set, and load it as it will be read."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in files(done).items():
        (folder / name).write_bytes(raw if READS_EXTRAS else _known(name, raw))
    return load(folder)


def _known(name: str, raw: bytes) -> bytes:
    """Leave off the columns and the kinds that are none of the schema's."""
    table = TABLES.get(name.removesuffix(".csv"))
    if table is None:
        return raw
    every = list(csv.DictReader(io.StringIO(raw.decode(), newline="")))
    names = [column for column in table.column_names if any(column in row for row in every)]
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in every:
        if table.name == "events" and row.get("kind") not in table.column("kind").codes:
            row["kind"] = ""
        writer.writerow(row)
    return file.getvalue().encode()
