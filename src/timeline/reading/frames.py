"""From checked records to the frames of a Dataset."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd

from timeline.dataset import Dataset
from timeline.dates import Span, parse
from timeline.reading import connect
from timeline.reading.folder import Folder
from timeline.reading.sheet import Record
from timeline.schema import TABLES, Column, Table

__all__ = ["build", "shorten"]

_DATED = ("events", "stances", "sources", "eras")
_FINAL = ("stances", "events")
"""Tables whose days are the data set's own, at which open dates are closed."""


def build(home: Folder, records: Mapping[str, Sequence[Record]]) -> Dataset:
    """Make a data set of records that have been checked.

    Parameters
    ----------
    home : Folder
        Where they come from: its title, its description, and its files for the version.
    records : mapping of str to sequence of Record
        Records of each table that has a file.
    """
    frames = {table: _frame(TABLES[table], records.get(table, ())) for table in TABLES}
    links = connect.links(frames)
    for table, ids in connect.named_in_cells(frames, links).items():
        if table not in records:
            named = [Record(0, {"id": name}) for name in ids]
            frames[table] = _frame(TABLES[table], named)
    frames = _with_dates(frames)
    frames["stances"] = frames["stances"].astype({"stance": "int64"})
    links = connect.with_actors_countries(links, frames)
    countries = connect.countries(frames, links)
    for table in ("events", "stances"):
        search = connect.search(table, frames, links, countries)
        frames[table] = frames[table].assign(search=pd.Series(search, dtype="str"))
    return Dataset(
        name=home.title,
        description=home.description,
        version=_version(home.files),
        countries=countries,
        links=MappingProxyType(links),
        files=MappingProxyType(dict(home.files)),
        **frames,
    )


def shorten(text: str, length: int | None) -> str:
    """Return a text cut after a word, with an ellipsis, to at most ``length`` characters."""
    if length is None or len(text) <= length:
        return text
    head = text[:length]
    cut = head.rpartition(" ")[0] or head[:-1]
    return cut.rstrip(" ,;:.–—-") + "…"


def _frame(table: Table, records: Sequence[Record]) -> pd.DataFrame:
    """Return every column of a table as text, blanks filled where a column has a fallback."""
    cells = {
        column.name: [record.cells.get(column.name, "").strip() for record in records]
        for column in table.columns
    }
    filled = {column.name: _filled(column, cells) for column in table.columns}
    frame = pd.DataFrame(filled, dtype="str")
    return frame.assign(line=np.array([record.line for record in records], dtype="int64"))


def _filled(column: Column, cells: Mapping[str, list[str]]) -> list[str]:
    if column.fallback is None:
        return cells[column.name]
    pairs = zip(cells[column.name], cells[column.fallback], strict=True)
    return [own or shorten(other, column.max_chars) for own, other in pairs]


def _with_dates(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Add what the dates mean, open sides closed at the first or last day of all."""
    spans = {
        table: [parse(text) if text else None for text in frames[table]["date"]] for table in _DATED
    }
    sides = [
        day
        for table in _FINAL
        for span in spans[table]
        if span
        for day in (span.earliest, span.latest)
        if day
    ]
    first, last = np.datetime64(min(sides), "us"), np.datetime64(max(sides), "us")
    dated = {table: frames[table].assign(**_date_columns(spans[table])) for table in _DATED}
    for table, frame in dated.items():
        has_date = frame["precision"] != ""
        dated[table] = frame.assign(
            start=frame["earliest"].mask(has_date & frame["earliest"].isna(), first),
            end=frame["latest"].mask(has_date & frame["latest"].isna(), last),
        )
    return {**frames, **dated}


def _date_columns(spans: Iterable[Span | None]) -> dict[str, pd.Series | np.ndarray]:
    spans = list(spans)
    days = "datetime64[us]"
    return {
        "earliest": np.array([s.earliest if s else None for s in spans], dtype=days),
        "latest": np.array([s.latest if s else None for s in spans], dtype=days),
        "precision": pd.Series([s.precision if s else "" for s in spans], dtype="str"),
        "approximate": np.array([s.approximate if s else False for s in spans], dtype="bool"),
    }


def _version(files: Mapping[str, bytes]) -> str:
    """Return ten digits that change with any byte, or name, of the tables' files."""
    digest = hashlib.sha256()
    for name, table in TABLES.items():
        if name in files:
            digest.update(f"{table.file}\0{len(files[name])}\0".encode())
            digest.update(files[name])
    return digest.hexdigest()[:10]
