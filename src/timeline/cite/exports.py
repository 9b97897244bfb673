"""The sources for other programs: CSL-JSON and BibTeX."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count
from typing import Any

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field

from timeline.cite.sources import Source, sources
from timeline.dataset import Dataset
from timeline.dates import Span, parse, words

__all__ = ["bibtex", "csl_json"]

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


def csl_json(ds: Dataset) -> list[dict[str, Any]]:
    """Return the sources as CSL-JSON items (Citation Style Language 1.0.2), for `json.dumps`.

    Names stay whole (``literal``), since which part is the family name is not recorded.
    """
    return [_csl_item(source) for source in sources(ds).values()]


def bibtex(ds: Dataset) -> str:
    """Return the sources as BibTeX entries in UTF-8; the ``date`` is for BibLaTeX, as EDTF."""
    blocks: list[Block] = []
    keys: set[str] = set()
    for source in sources(ds).values():
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


def _csl_item(source: Source) -> dict[str, Any]:
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
