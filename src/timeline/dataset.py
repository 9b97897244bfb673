"""A data set in memory: frozen tables, and the links between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType
from typing import Any

import pandas as pd

from timeline.files_read import FilesRead
from timeline.kept import Memory, kept
from timeline.problems import Problem
from timeline.stored import size
from timeline.words import counted

__all__ = ["Dataset", "fold"]


_NOUNS: Mapping[str, str] = {
    "events": "event",
    "stances": "statement",
    "actors": "actor",
    "frameworks": "framework",
    "sources": "source",
    "parallels": "parallel",
    "eras": "era",
}
"""What one row of each table is."""


@dataclass(frozen=True, eq=False, repr=False)
class Dataset:
    """Everything that was read from one folder, checked and linked.

    Every table has every column of its schema, text as ``str`` with ``""`` for blank, and its rows
    in file order under a plain 0..n-1 index. Treat the frames as read-only.

    Attributes
    ----------
    name : str
        Name of the data set, for titles: the ``title`` of datapackage.json, else the folder's name.
    description : str
        What it is about, in a sentence or two: the ``description`` of datapackage.json; may be "".
    subject : mapping of str to str
        What it is about: ids of its ``framework`` and ``country``, as far as datapackage.json says
        so under ``subject``.
    version : str
        First ten hex digits of the SHA-256 of the files' content.
    events, stances : pandas.DataFrame
        As in the schema (``stance`` as int64), and for the date of each row: ``earliest`` and
        ``latest`` (datetime64, days; NaT where open), ``minute`` (int64) of the day by the clock
        as written, -1 where no time is known, ``precision`` (day, month, season, year, decade,
        century, millennium or span), ``approximate`` (bool); ``start`` and ``end``, the same as
        earliest and latest but with an open side closed at the data set's own first or last day, so
        never NaT;
        ``perhaps_from`` and ``certain_from``, the first and the last day on which what happened or
        was said only once can have been, of ``2009/..`` those of 2009: the first NaT where none is
        known, the last the data set's own where it is unknown; ``begun_from`` and ``begun_by``,
        the first and the last day on which it can have happened or begun (see
        `timeline.dates.Span`; a statement of an open start counts by its known end), both NaT where
        it has gone on since an unknown time;
        ``search``, the text that a search looks through, as `fold` gives it; ``line`` (int64) in
        its file; ``key`` (int64), its place among all in order of time, from 0 on: by start, end,
        minute and line. Stances have the key of their event too, ``event_key``, -1 for none;
        events have ``number`` (int64), by which charts and exports call them: their place, from 1,
        among all in order of time, those of unknown beginning where their known end puts them.
    actors, frameworks, sources, parallels, eras : pandas.DataFrame
        As in the schema; ``line`` too, and for eras and sources the date columns. Rows that the
        cells of other tables name but no file defines stand here with the id as name, and line 0.
    links : mapping of str to pandas.DataFrame
        Memberships, one row each: ``event_country`` (event, country), ``event_framework`` (event,
        framework), ``event_actor`` (event, actor), ``event_source`` (event, source, paragraph),
        ``actor_country`` (actor, country: its own, or that of the nearest actor it speaks for),
        ``actor_office`` (actor, title, earliest, latest: days, NaT on a side that is open),
        ``stance_country`` (stance, country: that of its actor), ``stance_source`` (stance, source,
        paragraph), ``parallel_source`` (parallel, source, paragraph). ``paragraph`` is int64.
        Those of events and stances have ``key`` too, that of their event or stance, ``place``
        (int64), that of the entry among those of its row, and ``is_first`` (bool), whether it is
        the first of these with its value: a source may be cited for several paragraphs.
    files : FilesRead
        Content of each table's file, which is read anew when it is asked for.
    countries : pandas.DataFrame
        ``id`` (alpha-3) and ``name`` of every country that any row names, in order of name; places
        of the data set's own from countries.csv among them.
    extras : mapping of str to pandas.DataFrame
        Of each table whose file has columns that the schema does not know: ``id`` and those
        columns, as text.
    warnings : tuple of Problem
        What is to be told of the files, although they can be shown.
    memory : Memory
        What was worked out from it, see `timeline.kept.kept`.

    Notes
    -----
    Frames are pandas and are typed so. Where events, stances and links are many, as in a packed
    data set, they are a `timeline.stored.StoredTable`, to be asked in DuckDB with `queries.lazy`;
    or, by ``dataclasses.replace(ds, events=frame, ...)``, frames of Polars, with the same columns.
    Queries, cards, pages and exports answer the same there; `timeline.verify` and what edits want
    pandas, for they want the files. The other tables always are pandas.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> list(ds.events.columns[:3])
    ['id', 'date', 'reported_date']
    """

    name: str
    description: str
    subject: Mapping[str, str]
    version: str
    events: pd.DataFrame
    stances: pd.DataFrame
    actors: pd.DataFrame
    frameworks: pd.DataFrame
    sources: pd.DataFrame
    parallels: pd.DataFrame
    eras: pd.DataFrame
    countries: pd.DataFrame
    links: Mapping[str, pd.DataFrame]
    files: FilesRead
    extras: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    memory: Memory = field(default_factory=Memory, init=False)

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process is given of it: a read-only mapping cannot be pickled."""
        return {
            name: dict(value) if isinstance(value, MappingProxyType) else value
            for name, value in vars(self).items()
        }

    def __repr__(self) -> str:
        return f"<Dataset {self.name}: {', '.join(self._counts())}, version {self.version}>"

    def _repr_html_(self) -> str:
        """Return a small table, as which a notebook shows it."""
        rows = "".join(f"<tr><td>{escape(count)}</td></tr>" for count in self._counts())
        caption = f"<b>{escape(self.name)}</b>, version {escape(self.version)}"
        return f"<table><caption>{caption}</caption><tbody>{rows}</tbody></table>"

    def _counts(self) -> Iterator[str]:
        """Yield how many rows each table has that has any."""
        for table, noun in _NOUNS.items():
            frame = getattr(self, table)
            if number := size(frame):
                yield counted(number, noun)

    def names(self, table: str) -> dict[str, str]:
        """Return the name of every row of a table by its id, in the table's order.

        Parameters
        ----------
        table : str
            One with a column ``name``: ``actors``, ``frameworks``, ``countries`` or ``eras``. What
            a source is called for short, `timeline.cite.source_names` knows.

        Examples
        --------
        >>> import timeline
        >>> ds = timeline.example()
        >>> ds.names("countries")["JPN"]
        'Japan'
        """
        return _names(self, table)


@kept(most=8)
def _names(ds: Dataset, table: str) -> dict[str, str]:
    frame: pd.DataFrame = getattr(ds, table)
    return dict(zip(frame["id"], frame["name"], strict=True))


_KEYBOARD = str.maketrans("‘’“”‐‑‒–—", "''" + '""' + "-----")
"""Typeset quotation marks and dashes to those that a reader can type."""


def fold(text: str) -> str:
    """Return text as a search compares it: as typed on a keyboard, without accents and case.

    ``Kōmeitō`` becomes ``komeito``, and the dash of ``Japan–US alliance`` a hyphen.
    """
    if text.isascii():  # of which nothing else would change
        return text.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFKD", plain.casefold()).translate(_KEYBOARD)
