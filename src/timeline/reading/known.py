"""What the cells of a data set may refer to: the rows of its tables, and countries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from timeline.reading.date_texts import DateTexts
from timeline.reading.likeness import likeness
from timeline.reading.sheet import Sheet
from timeline.schema.countries import country_names

__all__ = ["NAMING", "Known", "find_names"]


_NAMES = ("name", "native_name", "title", "label")
NAMING = frozenset({"id", *_NAMES, "url"})
"""Columns by which cells may refer to a row."""


@dataclass(frozen=True, slots=True)
class Known:
    """What cells may refer to.

    Parameters
    ----------
    ids : mapping of str to frozenset of str, or None
        Ids by table; None where any name goes, since there is no file or it cannot be read.
    paths : mapping of str to str
        Path of each table's file, as the user would type it.
    missing : frozenset of str
        Tables that have no file.
    sheets : mapping of str to Sheet
        Tables whose rows have names by which cells may refer to them.
    countries : mapping of str to str
        Names of the data set's own places by their codes.
    dates : DateTexts
        What the dates of all tables mean, as far as they have been read.
    """

    ids: Mapping[str, frozenset[str] | None]
    paths: Mapping[str, str]
    missing: frozenset[str]
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    dates: DateTexts = field(default_factory=DateTexts, repr=False)
    _names: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)

    def find(self, table: str, entry: str) -> str | None:
        """Return the id of the row that an entry names, by its id or name; None if none is."""
        ids = self.ids[table]
        if ids is None or entry in ids:
            return entry
        return self.names(table).get(likeness(entry))

    def names(self, table: str) -> Mapping[str, str]:
        """Return the id of each row of a table by what its id and its names are like."""
        if table not in self.sheets:
            return {}
        if table not in self._names:  # few need it, and many rows have many names
            self._names[table] = find_names(self.sheets[table])
        return self._names[table]

    def country(self, code: str) -> bool:
        """Whether a code is that of a country or of a place of the data set's own."""
        return code in self.countries or code in country_names()


def find_names(sheet: Sheet) -> dict[str, str]:
    """Return the id of each row of a table by what its id and its names are like.

    A name that two rows have tells neither; an id goes before names. An address stands for the row
    as it is.
    """
    ids = sheet.text("id").tolist()
    by_id = dict(_keys(ids, ids))
    by_name: dict[str, set[str]] = {}
    named = [sheet.text(column) for column in _NAMES if column in sheet.cells]
    if sheet.short_names:
        named.append(sheet.extras[sheet.short_names].str.strip())
    for texts in named:
        for key, row in _keys(texts, ids):
            by_name.setdefault(key, set()).add(row)
    if "url" in sheet.cells:
        for url, row in zip(sheet.text("url"), ids, strict=True):
            if url and row:
                by_name.setdefault(url, set()).add(row)
    alone = {key: next(iter(rows)) for key, rows in by_name.items() if len(rows) == 1}
    return alone | by_id


def _keys(texts: Iterable[str], ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((likeness(text), row) for text, row in zip(texts, ids, strict=True) if text and row)
