"""Files of other programs as tests write them, and what becomes of them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from timeline.exchange import read
from timeline.exchange.drafts import Found
from timeline.exchange.folder import files
from timeline.reading import load


def found(text: str | bytes, name: str = "given.csv", form: str = "", named: Any = ()) -> Found:
    """Read a file of which the text, or the bytes, are given."""
    raw = text.encode() if isinstance(text, str) else text
    return read(name, raw, form, named).found


def rows(done: Found, file: str = "events.csv") -> list[dict[str, str]]:
    """Return the rows of a file of the data set that is made of what was found."""
    text = files(done)[file].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def loaded(done: Found, folder: Path) -> Any:
    """Write the data set, and load it as it will be read."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in files(done).items():
        (folder / name).write_bytes(raw)
    return load(folder)
