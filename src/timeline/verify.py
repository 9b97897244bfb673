"""Whether the articles bear a data set out: every place exists, every quote is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from timeline.articles import normal, paragraphs
from timeline.dataset import Dataset
from timeline.plain_file import PlainFileError
from timeline.problems import Problem
from timeline.schema import TABLES, Place, entries, place

__all__ = ["Verification", "verify"]

_CITING = ("events", "stances", "parallels")
"""Tables whose rows cite places."""

_TYPEWRITER = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―−", "''''" + '""""' + '""' + "-------")
"""Typeset characters to those of a keyboard, one for one so that positions stay comparable."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a comparison with the articles found.

    Parameters
    ----------
    problems : tuple of Problem
        Every fault, in the order of tables and lines.
    quotes, places : int
        How many were looked up.
    unchecked_quotes, unchecked_places : int
        How many were not, for want of a text of what they cite.
    """

    problems: tuple[Problem, ...]
    quotes: int
    places: int
    unchecked_quotes: int
    unchecked_places: int


class _Citation(NamedTuple):
    """A row, by file and line, with what it cites; ``quote`` is blank where there is none."""

    file: str
    line: int
    quote: str
    places: tuple[Place, ...]
    quote_from: Place | None

    @property
    def quoted(self) -> tuple[Place, ...]:
        """The places in which the quote may stand."""
        return (self.quote_from,) if self.quote_from else self.places


Texts = Mapping[str, Sequence[str]]
"""Paragraphs of each source that has a text, whitespace normalised."""


def verify(ds: Dataset, articles: str | Path, *, folder: str | Path = "") -> Verification:
    """Look up every place and every quote of a data set in the texts of its sources.

    The text of source ``nippon`` is ``nippon.txt``, UTF-8; its paragraphs are the lines that are
    not blank, counted from 1, the title being the first. Quotes are compared letter for letter but
    for runs of whitespace; a curly quotation mark is not a straight one.

    Parameters
    ----------
    ds : Dataset
        What cites.
    articles : path
        Folder of the texts.
    folder : path, default ""
        Folder of the data set as the user typed it, for the file names in the problems.

    Returns
    -------
    Verification
        Problems are: an article without a text, a text that is not UTF-8, a paragraph that is not
        there, a quote that is in none of the paragraphs cited, or not in the one that it is said
        to be from, and a quote without a place.
        References (sources of kind ``reference``), and sources that are only cited as a whole,
        need no text; what cites them is then counted as unchecked.
    """
    articles, folder = Path(articles), Path(folder)
    texts: dict[str, Sequence[str]] = {}
    citations = [c for table in _CITING for c in _citations(ds, table, folder)]
    problems = []
    for source in dict.fromkeys(p.source for c in citations for p in c.places):
        try:
            texts[source] = paragraphs(articles, source)
        except FileNotFoundError:
            if not _is_reference(ds, source) and _has_paragraphs(source, citations):
                problems.append(_no_text(ds, source, citations, articles, folder))
        except UnicodeDecodeError:
            problems.append(_bad_text(articles, source, "is not UTF-8 text", "save it as UTF-8"))
        except PlainFileError as error:
            problems.append(_bad_text(articles, source, error.reason, error.remedy))
    for citation in citations:
        problems += _place_problems(citation, texts, articles)
        problems += _quote_problems(citation, texts)
    places = [p.source in texts for c in citations for p in c.places]
    quotes = [_can_tell(c, texts) for c in citations if c.quote]
    return Verification(
        problems=tuple(problems),
        quotes=sum(quotes),
        places=sum(places),
        unchecked_quotes=len(quotes) - sum(quotes),
        unchecked_places=len(places) - sum(places),
    )


def _citations(ds: Dataset, table: str, folder: Path) -> Iterator[_Citation]:
    file = str(folder / TABLES[table].file)
    for row in getattr(ds, table).to_dict("records"):
        places = tuple(map(place, entries(row["sources"])))
        said = place(row["quote_from"]) if row.get("quote_from") else None
        yield _Citation(file, int(row["line"]), normal(row.get("quote", "")), places, said)


def _is_reference(ds: Dataset, source: str) -> bool:
    return bool((ds.sources.loc[ds.sources["id"] == source, "kind"] == "reference").any())


def _has_paragraphs(source: str, citations: Sequence[_Citation]) -> bool:
    """Whether any paragraph of a source is cited, so that its text must be at hand."""
    return any(p.paragraph for c in citations for p in c.places if p.source == source)


def _no_text(
    ds: Dataset, source: str, citations: Sequence[_Citation], articles: Path, folder: Path
) -> Problem:
    """Name the source's own line, or where no file defines it, the first line that cites it."""
    reason = f"has no text at {articles / f'{source}.txt'}"
    remedy = "save the text there, one paragraph a line"
    line = int(ds.sources.loc[ds.sources["id"] == source, "line"].iloc[0])
    if line:
        file = str(folder / TABLES["sources"].file)
        return Problem(file, line, "id", source, reason, remedy)
    first, cited = next((c, p) for c in citations for p in c.places if p.source == source)
    return Problem(first.file, first.line, "sources", str(cited), reason, remedy)


def _bad_text(articles: Path, source: str, reason: str, remedy: str) -> Problem:
    return Problem.of_file(articles / f"{source}.txt", reason, remedy)


def _place_problems(citation: _Citation, texts: Texts, articles: Path) -> Iterator[Problem]:
    for cited in citation.places:
        count = len(texts.get(cited.source, ()))
        if cited.source in texts and cited.paragraph > count:
            text = articles / f"{cited.source}.txt"
            reason = f"is not in {text}, which ends with paragraph {count}"
            remedy = "count the lines that are not blank, the title being 1"
            yield Problem(citation.file, citation.line, "sources", str(cited), reason, remedy)


def _can_tell(citation: _Citation, texts: Texts) -> bool:
    """Whether the quote was found, or all that it could stand in was read."""
    return _found(citation, texts) or all(p.source in texts for p in citation.quoted)


def _found(citation: _Citation, texts: Texts) -> bool:
    return any(citation.quote in _text(cited, texts) for cited in citation.quoted)


def _text(cited: Place, texts: Texts) -> str:
    """Return a paragraph, or all of a source cited as a whole; nothing where it is not there."""
    text = texts.get(cited.source, ())
    return "\n".join(text[cited.paragraph - 1 : cited.paragraph] if cited.paragraph else text)


def _quote_problems(citation: _Citation, texts: Texts) -> Iterator[Problem]:
    if not citation.quote or _found(citation, texts) or not _can_tell(citation, texts):
        return
    cited = " or ".join(map(str, citation.quoted))
    column, value = "quote", citation.quote
    reason, remedy = f"is not in {cited}", "copy it from there, or leave the cell blank"
    if not citation.places:
        reason, remedy = "has no place to stand in", "name its paragraph in the column sources"
    elif variants := [
        v for p in citation.quoted if (v := _variant(citation.quote, _text(p, texts)))
    ]:
        reason, remedy = f"is not in {cited} letter for letter", f"write {variants[0]}"
    elif elsewhere := _elsewhere(citation, texts):
        remedy = f"it stands in {elsewhere}, so cite that"
        if citation.quote_from:
            column, value = "quote_from", cited
            reason = f"does not have the quote “{citation.quote}”"
            if elsewhere in citation.places:
                remedy = f"it stands in {elsewhere}, so write that"
    yield Problem(citation.file, citation.line, column, value, reason, remedy)


def _variant(quote: str, text: str) -> str:
    """Return the quote with the capitals, marks and dashes of ``text``; "" if it is not there."""
    start = _plain(text).find(_plain(quote))
    return text[start : start + len(quote)] if start >= 0 else ""


def _plain(text: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_TYPEWRITER))


def _elsewhere(citation: _Citation, texts: Texts) -> Place | None:
    """Return another paragraph that has the quote, one that the row cites if any does."""
    for cited in citation.places:
        if citation.quote in _text(cited, texts):
            return cited
    for source in dict.fromkeys([*(p.source for p in citation.places), *texts]):
        for number, text in enumerate(texts.get(source, ()), start=1):
            if citation.quote in text:
                return Place(source, number)
    return None
