"""The sources for other programs: CSL-JSON and BibTeX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from itertools import count
from typing import Any
from urllib.parse import quote

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
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
"""What means something to LaTeX or prints as something else there, and how to write it."""

_KNOWN_TO = {"month": 2, "season": 2, "year": 1, "decade": 1, "century": 1, "millennium": 1}
"""How many of year, month and day a date of each precision says; all three otherwise."""

_NOT_IN_ADDRESSES = re.compile(r'[{}\\"<>^`|]')
"""What no address may have (RFC 3986), and of which the braces would end a field too early."""


def csl_json(ds: Dataset, ids: Collection[str] | None = None) -> list[dict[str, Any]]:
    """Return sources as CSL-JSON items (Citation Style Language 1.0.2), for `json.dumps`.

    Names stay whole (``literal``), since which part is the family name is not recorded.

    Parameters
    ----------
    ids : collection of str, optional
        Which sources; all by default. They come in the order of their table.
    """
    return [_csl_item(source) for source in _chosen(ds, ids)]


def bibtex(ds: Dataset, ids: Collection[str] | None = None) -> str:
    """Return sources as BibTeX entries in UTF-8, for biber, BibTeX and Zotero alike.

    What has an address is ``@online`` with its publisher as ``organization``, as BibLaTeX wants it
    (BibTeX itself takes a type that its style does not know for ``@misc``); all else is ``@misc``
    with ``howpublished``. ``date`` is EDTF, which biber reads in full; ``year`` says the same to
    BibTeX. ``langid`` is babel's name of the language. Each name is in braces of its own, so that
    neither an "and" nor a comma within it divides it, and its parts keep their order. What the data
    note about a source is an ``annotation``, which no bibliography prints unless asked to.

    Parameters
    ----------
    ids : collection of str, optional
        Which sources; all by default. They come in the order of their table.
    """
    blocks: list[Block] = []
    keys: set[str] = set()
    for source in _chosen(ds, ids):
        key = _key(source.id, keys)
        keys.add(key.casefold())
        kept = [Field(name, value) for name, value in _fields(source).items() if value]
        blocks.append(Entry("online" if source.url else "misc", key, kept))
    return write_string(Library(blocks))


def _chosen(ds: Dataset, ids: Collection[str] | None) -> list[Source]:
    return [s for key, s in sources(ds).items() if ids is None or key in ids]


def _fields(source: Source) -> dict[str, str]:
    return {
        "author": " and ".join(map(_braced, source.authors)),
        "title": _braced(_title(source)),
        "organization" if source.url else "howpublished": _braced(source.publisher),
        "year": _year(source.date),
        "date": source.date,
        "url": _NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), source.url),
        "langid": _babel(source.language),
        "annotation": _latex(source.note),
    }


def _csl_item(source: Source) -> dict[str, Any]:
    """Return one source: a web page in its site where it has an address, else a document."""
    publisher = "container-title" if source.url else "publisher"
    item = {
        "id": source.id,
        "type": "webpage" if source.url else "document",
        "title": _title(source),
        "author": [{"literal": name} for name in source.authors],
        publisher: source.publisher,
        "issued": _csl_date(source.date) if source.date else {},
        "URL": source.url,
        "language": source.language,
        "note": source.note,
    }
    return {name: value for name, value in item.items() if value}


def _title(source: Source) -> str:
    """Return the title; where neither that nor author or publisher is known, what it is called."""
    named = source.own_title or source.authors or source.publisher
    return source.own_title if named else source.name


def _csl_date(text: str) -> dict[str, Any]:
    """Return a date as exactly as it is known: parts, a range of parts, or words if one is open."""
    span = parse(text)
    if span.earliest is None or span.latest is None:
        return {"literal": words(span)}
    start, _, end = text.partition("/")
    first, last = parse(start), parse(end or start)
    ends = [_parts(first)[0], _parts(last)[1]]
    parts = ends[:1] if ends[0] == ends[1] else ends
    return {"date-parts": parts, **({"circa": True} if span.approximate else {})}


def _parts(span: Span) -> list[list[int]]:
    """Return year, month and day, as far as they are known, of the first day and of the last."""
    known = _KNOWN_TO.get(span.precision, 3)
    return [[day.year, day.month, day.day][:known] for day in (span.earliest, span.latest) if day]


def _year(text: str) -> str:
    """Return the year that a date begins in, or ends in where its beginning is open."""
    if not text:
        return ""
    span = parse(text)
    day = span.earliest or span.latest
    return str(day.year) if day else ""


@lru_cache(maxsize=64)
def _babel(tag: str) -> str:
    """Return what LaTeX's babel calls a language: ``japanese`` for ``ja``; blank where unsure."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- slow, and only exports need it

    try:
        name = Locale.parse(tag.partition("-")[0].lower()).get_language_name("en") if tag else ""
    except (UnknownLocaleError, ValueError):
        return ""
    return name.lower() if name and name.isascii() and name.isalpha() else ""


def _key(source: str, taken: Collection[str]) -> str:
    """Return the id as a BibTeX key of its own, in ASCII and without what would end a key.

    Keys that differ only in case are one to BibTeX.
    """
    plain = unicodedata.normalize("NFKD", source).encode("ascii", "ignore").decode()
    key = re.sub(r"[^\w.:/+-]+", "-", plain).strip("-") or "source"
    keys = (key if number == 1 else f"{key}-{number}" for number in count(1))
    return next(key for key in keys if key.casefold() not in taken)


def _braced(text: str) -> str:
    """Put text into braces: its capitals stay, and it is one name, whatever words it has."""
    return f"{{{_latex(text)}}}" if text else ""


def _latex(text: str) -> str:
    """Write text for LaTeX, on one line: a blank line within a field would end a paragraph."""
    return " ".join(text.split()).translate(_LATEX)
