"""From checked records to the frames of a Dataset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.dataset import Dataset
from timeline.files_read import FilesRead
from timeline.problems import Problem
from timeline.reading import connect
from timeline.reading.date_texts import DateTexts
from timeline.reading.folder import Folder
from timeline.reading.keys import with_keys
from timeline.reading.search_text import search_texts
from timeline.reading.sheet import Sheet
from timeline.reading.text_lists import different
from timeline.reading.version import Version
from timeline.schema import TABLES, Column, Table
from timeline.web_address import is_web_address

__all__ = ["build", "shorten"]


def build(
    home: Folder,
    sheets: Mapping[str, Sheet],
    version: Version,
    dates: DateTexts,
    subject: Mapping[str, str],
    warnings: Sequence[Problem],
) -> Dataset:
    """Make a data set of tables that have been checked.

    Parameters
    ----------
    home : Folder
        Where they come from: its title, its description and its files.
    sheets : mapping of str to Sheet
        Each table that has a file.
    version : Version
        Of the content of the files.
    dates : DateTexts
        What their dates mean.
    subject : mapping of str to str
        What the data are about.
    warnings : sequence of Problem
        What is to be told of them.
    """
    frames = {
        name: _frame(table, sheets[name].cells, sheets[name].lines, dates)
        if name in sheets
        else _frame(table, {}, np.array([], dtype="int64"), dates)
        for name, table in TABLES.items()
    }
    places = frames.pop("countries")
    own_places = dict(zip(places["id"], places["name"], strict=True))
    links = connect.links(frames)
    for table, ids in connect.named_in_cells(frames, links).items():
        known = frozenset(frames[table]["id"].tolist())
        frames[table] = _with_named(table, frames[table], [i for i in ids if i not in known], dates)
    frames["stances"] = _dated_by_events(frames["stances"], frames["events"], dates)
    frames = _closed(frames)
    frames["stances"] = frames["stances"].astype({"stance": "int64"})
    links = connect.with_actors_countries(links, frames)
    links["actor_office"] = connect.offices(frames["actors"])
    countries = connect.countries(frames, links, own_places)
    for table, texts in search_texts(frames, links, countries).items():
        frames[table] = frames[table].assign(search=texts)
    frames, links = with_keys(frames, links)
    return Dataset(
        name=home.title,
        description=home.description,
        subject=MappingProxyType(dict(subject)),
        version=version.name,
        countries=countries,
        links=MappingProxyType(links),
        files=FilesRead({n: file.read for n, file in home.tables.items()}, version.digests),
        extras=MappingProxyType({name: _extras(s) for name, s in sheets.items() if s.extras}),
        warnings=tuple(warnings),
        **frames,
    )


def shorten(text: str, length: int | None) -> str:
    """Return a text cut after a word, with an ellipsis, to at most ``length`` characters."""
    if length is None or len(text) <= length:
        return text
    head = text[:length]
    cut = head.rpartition(" ")[0] or head[:-1]
    return cut.rstrip(" ,;:.–—-") + "…"


def _frame(
    table: Table, cells: Mapping[str, pd.Series], lines: NDArray[np.int64], dates: DateTexts
) -> pd.DataFrame:
    """Return every column of a table as text, blanks filled where a column has a fallback."""
    blank = pd.Series([""] * len(lines), dtype="str")
    texts = {c.name: cells.get(c.name, blank) for c in table.columns}
    filled = {column.name: _filled(column, texts) for column in table.columns}
    frame = pd.DataFrame(filled, dtype="str")
    frame["line"] = lines
    return frame.assign(**_date_columns(frame["date"], dates)) if "date" in frame else frame


def _filled(column: Column, texts: Mapping[str, pd.Series]) -> pd.Series:
    """Return a column in which other text stands in for blanks; what charts write is cut to fit."""
    texts_of = texts[column.name]
    if column.fallback is not None:
        blank = texts_of == ""
        short = [shorten(text, column.max_chars) for text in texts[column.fallback][blank].tolist()]
        if short:
            texts_of = texts_of.mask(blank, pd.Series(short, texts_of.index[blank], dtype="str"))
        if column.max_chars is not None and (texts_of.str.len() > column.max_chars).any():
            texts_of = texts_of.map(lambda text: shorten(text, column.max_chars))
    return texts_of


def _with_named(
    table: str, frame: pd.DataFrame, ids: Sequence[str], dates: DateTexts
) -> pd.DataFrame:
    """Add a row for each that only the cells of other tables name; a web address has itself."""
    if not ids:
        return frame
    cells = {"id": pd.Series(ids, dtype="str")}
    if table == "sources":
        cells["url"] = pd.Series([i if is_web_address(i) else "" for i in ids], dtype="str")
    named = _frame(TABLES[table], cells, np.zeros(len(ids), dtype="int64"), dates)
    return pd.concat([frame, named], ignore_index=True) if len(frame) else named


def _dated_by_events(stances: pd.DataFrame, events: pd.DataFrame, dates: DateTexts) -> pd.DataFrame:
    """Give a statement without a date that of the event at which it was made."""
    undated = stances["date"] == ""
    if not undated.any():
        return stances
    days = dict(zip(events["id"], events["date"], strict=True))
    dated = stances["date"].mask(undated, stances["event"].map(days).fillna("").astype("str"))
    return stances.assign(date=dated, **_date_columns(dated, dates))


def _extras(sheet: Sheet) -> pd.DataFrame:
    """Return what a file has beside the columns of the schema, by the ids of its rows."""
    cells = {name: cells.str.strip() for name, cells in sheet.extras.items()}
    return pd.DataFrame({"id": sheet.text("id"), **{k: v for k, v in cells.items() if k != "id"}})


def _date_columns(cells: pd.Series, dates: DateTexts) -> pd.DataFrame:
    """Return what dates mean; nothing is known of a blank one."""
    code, texts = different(cells)
    return dates.table(texts).iloc[code].reset_index(drop=True)


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
