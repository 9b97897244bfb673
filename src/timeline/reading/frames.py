"""From checked records to the frames of a Dataset."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd

from timeline.dataset import Dataset
from timeline.dates import parse
from timeline.dates.days import stamps
from timeline.reading import connect
from timeline.reading.folder import Folder
from timeline.reading.sheet import Record
from timeline.schema import TABLES, Column, Table

__all__ = ["build", "shorten"]


def build(home: Folder, records: Mapping[str, Sequence[Record]]) -> Dataset:
    """Make a data set of records that have been checked.

    Parameters
    ----------
    home : Folder
        Where they come from: its title, description and subject, and its files for the version.
    records : mapping of str to sequence of Record
        Records of each table that has a file.
    """
    frames = {table: _frame(TABLES[table], records.get(table, ())) for table in TABLES}
    links = connect.links(frames)
    for table, ids in connect.named_in_cells(frames, links).items():
        if table not in records:
            named = [Record(0, {"id": name}) for name in ids]
            frames[table] = _frame(TABLES[table], named)
    frames = _closed(frames)
    frames["stances"] = frames["stances"].astype({"stance": "int64"})
    links = connect.with_actors_countries(links, frames)
    links["actor_office"] = connect.offices(frames["actors"])
    countries = connect.countries(frames, links)
    for table in ("events", "stances"):
        search = connect.search(table, frames, links, countries)
        frames[table] = frames[table].assign(search=pd.Series(search, dtype="str"))
    return Dataset(
        name=home.title,
        description=home.description,
        subject=MappingProxyType(home.subject),
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
        column.name: [record.cell(column.name) for record in records] for column in table.columns
    }
    filled = {column.name: _filled(column, cells) for column in table.columns}
    frame = pd.DataFrame(filled, dtype="str")
    frame["line"] = np.array([record.line for record in records], dtype="int64")
    return frame.assign(**_date_columns(frame["date"])) if "date" in frame else frame


def _filled(column: Column, cells: Mapping[str, list[str]]) -> list[str]:
    if column.fallback is None:
        return cells[column.name]
    pairs = zip(cells[column.name], cells[column.fallback], strict=True)
    return [own or shorten(other, column.max_chars) for own, other in pairs]


def _date_columns(cells: Iterable[str]) -> dict[str, pd.Series | np.ndarray]:
    """Return what dates mean; nothing is known of a blank one."""
    spans = [parse(text) if text else None for text in cells]
    return {
        "earliest": stamps(s.earliest if s else None for s in spans),
        "latest": stamps(s.latest if s else None for s in spans),
        "begun_from": stamps(s.begun_from if s else None for s in spans),
        "begun_by": stamps(s.begun_by if s else None for s in spans),
        "minute": np.array([s.minute if s else -1 for s in spans], dtype="int64"),
        "precision": pd.Series([s.precision if s else "" for s in spans], dtype="str"),
        "approximate": np.array([s.approximate if s else False for s in spans], dtype="bool"),
    }


def _closed(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Close the open sides of dates at the first or last day of all events and stances."""
    sides = pd.concat([frames[table][["earliest", "latest"]] for table in ("events", "stances")])
    first, last = sides.min().min(), sides.max().max()
    closed = dict(frames)
    for table, frame in frames.items():
        if "date" in frame:
            has_date = frame["precision"] != ""
            end = frame["latest"].mask(has_date & frame["latest"].isna(), last)
            is_unknown = frame["latest"].isna() & frame["date"].str.endswith(("/", "..]"))
            certain_from = frame["latest"].fillna(frame["begun_by"]).mask(is_unknown, end)
            begun_from, begun_by = frame["begun_from"], frame["begun_by"]
            if table == "stances":  # said once, on some day of an interval whatever its ends
                begun_from, begun_by = frame["earliest"].fillna(certain_from), certain_from
            closed[table] = frame.assign(
                start=frame["earliest"].mask(has_date & frame["earliest"].isna(), first),
                end=end,
                perhaps_from=frame["earliest"],
                certain_from=certain_from,
                begun_from=begun_from,
                begun_by=begun_by,
            )
    return closed


def _version(files: Mapping[str, bytes]) -> str:
    """Return ten digits that change with any byte, or name, of the tables' files."""
    digest = hashlib.sha256()
    for name, table in TABLES.items():
        if name in files:
            digest.update(f"{table.file}\0{len(files[name])}\0".encode())
            digest.update(files[name])
    return digest.hexdigest()[:10]
