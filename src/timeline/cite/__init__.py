"""How a source is named: places, footnotes, citations, CSL-JSON and BibTeX."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import narwhals as nw
import pandas as pd

from timeline import schema
from timeline.cite.exports import bibtex, csl_json
from timeline.cite.sources import Source, by_source
from timeline.cite.sources import sources as known_sources
from timeline.dataset import Dataset
from timeline.dates import noun
from timeline.kept import kept
from timeline.stored import collect, lazy

__all__ = [
    "Footnote",
    "bibtex",
    "citation",
    "claim",
    "csl_json",
    "footnotes",
    "in_full",
    "place",
    "source_names",
    "source_notes",
]

_Cited = Literal["events", "stances"]
_SAID: Mapping[_Cited, list[str]] = {
    "events": ["id", "title", "date", "sources"],
    "stances": ["id", "actor", "framework", "stance", "date", "sources"],
}
"""The columns that a citation speaks of."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A numbered place: the source in full, ``text`` ending in a full stop, and its address.

    Its ``str`` is the whole line: number, text and address.
    """

    number: int
    text: str
    url: str
    place: str

    def __str__(self) -> str:
        """Return ``1. Author, “Title”, Publisher, October 2024, ¶16. https://...``."""
        return " ".join(filter(None, (f"{self.number}.", self.text, self.url)))


def source_names(ds: Dataset) -> dict[str, str]:
    """Return the short name of every source by its id: publisher, author, or “Unsigned”."""
    return {i: source.name for i, source in known_sources(ds).items()}


def place(ds: Dataset, *names: str) -> str:
    """Return the label of places, each source once: ``Nippon.com, ¶5, ¶16; Tim Kelly, ¶4``."""
    return "; ".join(
        ", ".join(filter(None, (source.name, source.where(paragraphs))))
        for source, paragraphs in by_source(known_sources(ds), names).items()
    )


def in_full(ds: Dataset, *names: str) -> str:
    """Return the sources of places in full, each once with all its paragraphs and its address.

    They stand one after the other as in `citation`: ``Author, “Title”, Publisher, October 2024, ¶5,
    ¶16 <https://...>; ...``.
    """
    return "; ".join(
        source.in_full(paragraphs) + (f" <{source.url}>" if source.url else "")
        for source, paragraphs in by_source(known_sources(ds), names).items()
    )


def footnotes(ds: Dataset, places: Iterable[str]) -> list[Footnote]:
    """Return numbered notes on places, in order of first use, each once.

    Parameters
    ----------
    places : iterable of str
        As in the data, ``nippon#16``.

    Returns
    -------
    list of Footnote
        In one style, whatever is blank left out: author, title (in quotation marks unless it is
        ours, in square brackets), publisher, date, paragraph of an article or section of a
        reference.
    """
    known = known_sources(ds)
    cited = (pair for name in dict.fromkeys(places) for pair in by_source(known, [name]).items())
    return _numbered(cited)


def source_notes(ds: Dataset, places: Iterable[str]) -> list[Footnote]:
    """Return one numbered note for each source of the places, naming all its paragraphs."""
    return _numbered(by_source(known_sources(ds), places).items())


def _numbered(cited: Iterable[tuple[Source, list[int]]]) -> list[Footnote]:
    """Return a note for each source with paragraphs, the first of which is its place."""
    return [
        Footnote(number, f"{source.in_full(at)}.", source.url, str(schema.Place(source.id, at[0])))
        for number, (source, at) in enumerate(cited, start=1)
    ]


def citation(ds: Dataset, table: _Cited, key: str) -> str:
    """Return one line to copy: what is said, when, by which sources, in which data set and version.

    Parameters
    ----------
    table, key : str
        Where the event or stance stands, and its id.

    Raises
    ------
    KeyError
        Where there is none of that id.
    """
    return f"{claim(ds, table, key)} {ds.name}, version {ds.version}, {table[:-1]} {key}."


def claim(ds: Dataset, table: _Cited, key: str) -> str:
    """Return what an event or stance says, when, and by which sources, in full, as a footnote."""
    row = _row(ds, table, key)
    said = row["title"] if table == "events" else _stance(ds, row)
    references = in_full(ds, *schema.entries(row["sources"]))
    return ". ".join(filter(None, (f"{said} ({noun(row['date'])})", references))) + "."


def _row(ds: Dataset, table: _Cited, key: str) -> Mapping[Hashable, Any]:
    """Return what a citation says of one event or stance, wherever its table stands."""
    frame: Any = getattr(ds, table)
    if isinstance(frame, pd.DataFrame):
        return _rows(ds, table)[key]
    return _by_id(collect(lazy(frame).filter(nw.col("id") == key).select(_SAID[table])))[key]


@kept(most=16)
def _rows(ds: Dataset, table: _Cited) -> Mapping[str, Mapping[Hashable, Any]]:
    """Return every event or stance by its id; kept, since looking for one takes a millisecond."""
    frame: pd.DataFrame = getattr(ds, table)
    return _by_id(frame[_SAID[table]])


def _by_id(frame: pd.DataFrame) -> dict[str, Mapping[Hashable, Any]]:
    return {str(row["id"]): row for row in frame.to_dict("records")}


def _stance(ds: Dataset, row: Mapping[Hashable, Any]) -> str:
    """Say a stance: ``Ishiba Shigeru supports Asian NATO``."""
    actor = ds.names("actors")[row["actor"]]
    framework = ds.names("frameworks")[row["framework"]]
    return f"{actor} {schema.STANCE_VERBS[int(row['stance'])]} {framework}"
