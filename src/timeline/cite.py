"""How a source is named: places, footnotes, citations, CSL-JSON and BibTeX."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import count
from typing import Any, Literal

import narwhals as nw
import pandas as pd
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field

from timeline import schema
from timeline.dataset import Dataset
from timeline.dates import Span, parse, words
from timeline.schema import STANCE_VERBS, entries

__all__ = [
    "Footnote",
    "bibtex",
    "citation",
    "csl_json",
    "footnotes",
    "place",
    "source_names",
    "source_notes",
]

_WHOLE = 1
"""What stands for the paragraph where a reference has none."""

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
"""What means something to LaTeX, and how to write it there."""


@dataclass(frozen=True, slots=True)
class _Source:
    """One source, as in the schema."""

    id: str
    kind: str
    title: str
    author: str
    publisher: str
    date: str
    url: str
    language: str
    note: str

    @property
    def authors(self) -> list[str]:
        """Each author by themselves."""
        return entries(self.author)

    @property
    def own_title(self) -> str:
        """The title, unless it is only the id that stands in for a blank one."""
        return self.title if self.title != self.id else ""

    @property
    def name(self) -> str:
        """What it is called for short."""
        # An id from sources.csv is a slug; without that file it is a name as somebody typed it.
        spoken = self.id.replace("-", " ").capitalize() if self.id.islower() else self.id
        return self.publisher or ", ".join(self.authors) or spoken

    def where(self, paragraphs: Sequence[int]) -> str:
        """Say where in it: ``¶16`` of an article; ``§5`` of a reference, or nothing for all."""
        if self.kind == "reference":
            return ", ".join(f"§{number}" for number in paragraphs if number != _WHOLE)
        return ", ".join(f"¶{number}" for number in paragraphs)

    def in_full(self, paragraphs: Sequence[int]) -> str:
        """Name it in full: ``Author, “Title”, Publisher, October 2024, ¶16``."""
        title = self.own_title
        if title and not title.startswith("["):
            title = f"“{title.replace('“', '‘').replace('”', '’')}”"
        known = [", ".join(self.authors), title, self.publisher]
        named = known if any(known) else [self.name]
        return ", ".join(filter(None, (*named, _date(self.date), self.where(paragraphs))))


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
    """Return the short name of every source by its id: publisher, else author, else the id."""
    return {i: source.name for i, source in _sources(ds).items()}


def place(ds: Dataset, *names: str) -> str:
    """Return the label of places, each source once: ``Nippon.com, ¶5, ¶16; Tim Kelly, ¶4``."""
    return "; ".join(
        ", ".join(filter(None, (source.name, source.where(paragraphs))))
        for source, paragraphs in _by_source(_sources(ds), names).items()
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
    sources = _sources(ds)
    return [
        Footnote(number, f"{source.in_full(paragraphs)}.", source.url, name)
        for number, name in enumerate(dict.fromkeys(places), start=1)
        for source, paragraphs in _by_source(sources, [name]).items()
    ]


def source_notes(ds: Dataset, places: Iterable[str]) -> list[Footnote]:
    """Return one numbered note for each source of the places, naming all its paragraphs."""
    cited = _by_source(_sources(ds), places)
    return [
        Footnote(
            number,
            f"{source.in_full(paragraphs)}.",
            source.url,
            str(schema.Place(source.id, paragraphs[0])),
        )
        for number, (source, paragraphs) in enumerate(cited.items(), start=1)
    ]


def citation(ds: Dataset, table: Literal["events", "stances"], key: str) -> str:
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
    row = _row(getattr(ds, table), key)
    said = row["title"] if table == "events" else _stance(ds, row)
    references = "; ".join(
        source.in_full(paragraphs) + (f" <{source.url}>" if source.url else "")
        for source, paragraphs in _by_source(_sources(ds), entries(row["sources"])).items()
    )
    data = f"{ds.name}, version {ds.version}, {table.removesuffix('s')} {key}"
    return ". ".join(filter(None, (f"{said} ({_date(row['date'])})", references, data))) + "."


def csl_json(ds: Dataset) -> list[dict[str, Any]]:
    """Return the sources as CSL-JSON items (Citation Style Language 1.0.2), for `json.dumps`.

    Names stay whole (``literal``), since which part is the family name is not recorded.
    """
    return [_csl_item(source) for source in _sources(ds).values()]


def bibtex(ds: Dataset) -> str:
    """Return the sources as BibTeX entries in UTF-8; the ``date`` is for BibLaTeX, as EDTF."""
    blocks: list[Block] = []
    keys: set[str] = set()
    for source in _sources(ds).values():
        keys.add(key := _key(source.id, keys))
        authors = " and ".join(f"{{{_latex(author)}}}" for author in source.authors)
        title = _latex(source.own_title)
        fields = {
            "author": authors,
            "title": f"{{{title}}}" if title else "",
            "howpublished": _latex(source.publisher),
            "year": _year(source.date),
            "date": source.date,
            "url": source.url,
            "langid": source.language,
            "note": _latex(source.note),
        }
        kept = [Field(name, value) for name, value in fields.items() if value]
        blocks.append(Entry("misc", key, kept))
    return write_string(Library(blocks))


def _sources(ds: Dataset) -> dict[str, _Source]:
    """Return every source by its id."""
    columns = (ds.sources[field.name] for field in fields(_Source))
    found = (_Source(*row) for row in zip(*columns, strict=True))
    return {source.id: source for source in found}


def _by_source(sources: Mapping[str, _Source], places: Iterable[str]) -> dict[_Source, list[int]]:
    """Return the sources of places in order of first use, each with its paragraphs, each once."""
    cited: dict[_Source, list[int]] = {}
    for name in dict.fromkeys(places):
        source, paragraph = schema.place(name)
        cited.setdefault(sources[source], []).append(paragraph)
    return cited


def _date(text: str) -> str:
    """Say a date as a noun: ``1 October 2024``, ``the 1970s``; nothing for none."""
    return words(parse(text)).removeprefix("on ").removeprefix("in ") if text else ""


def _row(frame: Any, key: str) -> Mapping[str, Any]:
    """Return the one row of a frame, of whatever kind, that has this id."""
    found: pd.DataFrame = (
        nw.from_native(frame).lazy().filter(nw.col("id") == key).collect("pandas").to_native()
    )
    if found.empty:
        raise KeyError(key)
    return {str(column): value for column, value in found.iloc[0].items()}


def _stance(ds: Dataset, row: Mapping[str, Any]) -> str:
    """Say a stance: ``Ishiba Shigeru supports Asian NATO``."""
    actor = ds.names("actors")[row["actor"]]
    framework = ds.names("frameworks")[row["framework"]]
    return f"{actor} {STANCE_VERBS[int(row['stance'])]} {framework}"


def _csl_item(source: _Source) -> dict[str, Any]:
    """Return one source: a web page in its site where it has an address, else a document."""
    publisher = "container-title" if source.url else "publisher"
    item = {
        "id": source.id,
        "type": "webpage" if source.url else "document",
        "title": source.own_title,
        "author": [{"literal": name} for name in source.authors],
        publisher: source.publisher,
        "issued": _csl_date(parse(source.date)) if source.date else {},
        "URL": source.url,
        "language": source.language,
        "note": source.note,
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(span: Span) -> dict[str, Any]:
    """Return a date as exactly as it is known: parts, a range of parts, or words if one is open."""
    if span.earliest is None or span.latest is None:
        return {"literal": words(span)}
    known = {"month": 2, "year": 1, "decade": 1, "century": 1}.get(span.precision, 3)
    ends = [list(day.timetuple()[:known]) for day in (span.earliest, span.latest)]
    parts = ends[:1] if ends[0] == ends[1] else ends
    return {"date-parts": parts, **({"circa": True} if span.approximate else {})}


def _year(text: str) -> str:
    """Return the year that a date begins in, or ends in where its beginning is open."""
    if not text:
        return ""
    span = parse(text)
    day = span.earliest or span.latest
    return str(day.year) if day else ""


def _key(source: str, taken: Collection[str]) -> str:
    """Return the id as a BibTeX key of its own, without what would end a key."""
    key = re.sub(r"[^\w.:/+-]+", "-", source).strip("-") or "source"
    keys = (key if number == 1 else f"{key}-{number}" for number in count(1))
    return next(key for key in keys if key not in taken)


def _latex(text: str) -> str:
    return text.translate(_LATEX)
