"""How a source is named: places, footnotes, citations, CSL-JSON and BibTeX."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import narwhals as nw
import pandas as pd
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field

from timeline.dataset import Dataset
from timeline.dates import Span, parse, words
from timeline.schema import LIST_SEPARATOR

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

_VERBS = {
    -2: "opposes",
    -1: "is sceptical of",
    0: "is neutral on",
    1: "leans in favour of",
    2: "supports",
}

_WHOLE = "1"
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
    table = ds.sources
    return {
        i: publisher or author or i.replace("-", " ").capitalize()
        for i, publisher, author in zip(
            table["id"], table["publisher"], table["author"], strict=True
        )
    }


def place(ds: Dataset, name: str) -> str:
    """Return the label of a place: ``nippon#16`` as ``Nippon.com, ¶16``."""
    key, paragraph = _split(name)
    source = _sources(ds)[key]
    return ", ".join(filter(None, (source["name"], _paragraphs(source, [paragraph]))))


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
    notes = []
    for number, name in enumerate(dict.fromkeys(places), start=1):
        source, paragraph = _split(name)
        text = _reference(sources[source], [paragraph])
        notes.append(Footnote(number, f"{text}.", sources[source]["url"], name))
    return notes


def source_notes(ds: Dataset, places: Iterable[str]) -> list[Footnote]:
    """Return one numbered note for each source of the places, naming all its paragraphs."""
    sources = _sources(ds)
    return [
        Footnote(
            number,
            f"{_reference(sources[source], paragraphs)}.",
            sources[source]["url"],
            f"{source}#{paragraphs[0]}",
        )
        for number, (source, paragraphs) in enumerate(_by_source(places).items(), start=1)
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
    by_source = _by_source(part.strip() for part in row["sources"].split(LIST_SEPARATOR))
    sources = _sources(ds)
    references = "; ".join(
        _reference(sources[source], paragraphs)
        + (f" <{sources[source]['url']}>" if sources[source]["url"] else "")
        for source, paragraphs in by_source.items()
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
    entries: list[Block] = []
    for source in _sources(ds).values():
        authors = " and ".join(f"{{{_latex(author)}}}" for author in _authors(source))
        title = _latex(source["title"])
        fields = {
            "author": authors,
            "title": f"{{{title}}}" if title else "",
            "howpublished": _latex(source["publisher"]),
            "year": _year(source["date"]),
            "date": source["date"],
            "url": source["url"],
            "langid": source["language"],
            "note": _latex(source["note"]),
        }
        kept = [Field(name, value) for name, value in fields.items() if value]
        entries.append(Entry("misc", source["id"], kept))
    return write_string(Library(entries))


def _sources(ds: Dataset) -> dict[str, dict[str, str]]:
    """Return every source by its id, with ``name``, its short name."""
    names = source_names(ds)
    columns = [column for column in ds.sources.columns if ds.sources[column].dtype == "str"]
    rows = zip(*(ds.sources[column] for column in columns), strict=True)
    return {
        i: {**dict(zip(columns, row, strict=True)), "name": name}
        for (i, name), row in zip(names.items(), rows, strict=True)
    }


def _split(name: str) -> tuple[str, str]:
    """Take a place apart: source and paragraph."""
    source, _, paragraph = name.partition("#")
    return source, paragraph


def _by_source(places: Iterable[str]) -> dict[str, list[str]]:
    """Gather the paragraphs of each source, both in order of first use."""
    found: dict[str, list[str]] = {}
    for source, paragraph in map(_split, filter(None, dict.fromkeys(places))):
        found.setdefault(source, []).append(paragraph)
    return found


def _paragraphs(source: Mapping[str, str], numbers: Sequence[str]) -> str:
    """Say where in a source: ``¶16`` of an article, ``§5`` of a reference."""
    if source["kind"] == "reference":
        return ", ".join(f"§{number}" for number in numbers if number != _WHOLE)
    return ", ".join(f"¶{number}" for number in numbers)


def _reference(source: Mapping[str, str], numbers: Sequence[str]) -> str:
    """Name a source in full: ``Author, “Title”, Publisher, October 2024, ¶16``."""
    title = source["title"]
    if title and not title.startswith("["):
        title = f"“{title.replace('“', '‘').replace('”', '’')}”"
    named = [", ".join(_authors(source)), title, source["publisher"]]
    if not any(named):
        named = [source["name"]]
    parts = [*named, _date(source["date"]), _paragraphs(source, numbers)]
    return ", ".join(filter(None, parts))


def _authors(source: Mapping[str, str]) -> list[str]:
    return [name.strip() for name in source["author"].split(LIST_SEPARATOR) if name.strip()]


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
    actor, framework = (
        dict(zip(table["id"], table["name"], strict=True)).get(key) or key
        for table, key in ((ds.actors, row["actor"]), (ds.frameworks, row["framework"]))
    )
    return f"{actor} {_VERBS[int(row['stance'])]} {framework}"


def _csl_item(source: Mapping[str, str]) -> dict[str, Any]:
    """Return one source: a web page in its site where it has an address, else a document."""
    publisher = "container-title" if source["url"] else "publisher"
    item = {
        "id": source["id"],
        "type": "webpage" if source["url"] else "document",
        "title": source["title"],
        "author": [{"literal": name} for name in _authors(source)],
        publisher: source["publisher"],
        "issued": _csl_date(parse(source["date"])) if source["date"] else {},
        "URL": source["url"],
        "language": source["language"],
        "note": source["note"],
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


def _latex(text: str) -> str:
    return text.translate(_LATEX)
