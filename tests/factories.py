"""Tiny data folders, written from what a test cares about."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from timeline.dataset import Dataset
from timeline.problems import DataError
from timeline.reading import load
from timeline.schema import TABLES

Rows = Sequence[Mapping[str, Any]]

DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "events": {"id": "event-{n}", "date": "2024-10-01", "title": "Event {n}"},
    "stances": {
        "id": "stance-{n}",
        "actor": "ishiba",
        "framework": "asian-nato",
        "stance": "2",
        "date": "2024-10-01",
    },
    "actors": {"id": "actor-{n}"},
    "frameworks": {"id": "framework-{n}"},
    "sources": {"id": "source-{n}"},
    "parallels": {
        "id": "parallel-{n}",
        "theme": "Theme {n}",
        "then_event": "event-1",
        "now_event": "event-2",
    },
    "eras": {"id": "era-{n}", "date": "1945/.."},
    "countries": {"id": "PL{n}"},
}
"""What stands in a required column that a test leaves out; n counts from 1."""


def folder(tmp_path: Path, name: str = "data", **tables: Rows) -> Path:
    """Write a data folder and return its path.

    ``folder(tmp_path, events=[{"title": "Higuchi Report", "date": "1994"}])`` writes
    ``data/events.csv`` with the columns that are required or used, in the order of the schema
    (unknown ones last). A table not given has no file; an empty list gives a header alone.
    """
    path = tmp_path / name
    path.mkdir(parents=True, exist_ok=True)
    for table, rows in tables.items():
        full = [
            {key: value.format(n=n) for key, value in DEFAULTS[table].items()} | dict(row)
            for n, row in enumerate(rows, start=1)
        ]
        used = dict.fromkeys([*DEFAULTS[table], *(key for row in full for key in row)])
        known = [column for column in TABLES[table].column_names if column in used]
        columns = [*known, *(column for column in used if column not in known)]
        with (path / TABLES[table].file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(full)
    return path


def dataset(tmp_path: Path, **tables: Rows) -> Dataset:
    """Write a data folder and load it."""
    return load(folder(tmp_path, **tables))


def files(tmp_path: Path, contents: Mapping[str, str | bytes], name: str = "data") -> Path:
    """Write files byte for byte, by name, and return their folder."""
    path = tmp_path / name
    path.mkdir(parents=True, exist_ok=True)
    for file, content in contents.items():
        (path / file).write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(path: Path) -> list[str]:
    """Return the lines that tell what is wrong with a folder, as if it were typed by its name."""
    try:
        problems = load(path).warnings
    except DataError as error:
        problems = error.problems
    return [str(problem).replace(str(path), path.name) for problem in problems]


def two_files(folder):
    """Load the README's own example: events and statements, and nowhere a source."""
    return dataset(
        folder,
        events=[
            {"id": "first-talks", "date": "1994", "title": "Both sides meet for the first time"},
            {"id": "treaty", "date": "2009-06-12", "title": "The treaty is signed"},
            {"id": "protests", "date": "2009-06/2009-08", "title": "Protests in the capital"},
        ],
        stances=[
            {"actor": "union", "framework": "treaty", "stance": "-2", "date": "2009-07"},
            {"actor": "league", "framework": "treaty", "stance": "1", "date": "2009"},
        ],
    )
