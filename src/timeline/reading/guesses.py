"""What somebody probably meant who typed an id, a list or a place that is none."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from slugify import slugify

from timeline.dataset import fold
from timeline.schema import LIST_SEPARATOR

__all__ = [
    "address",
    "closest",
    "has_and",
    "names_no_source",
    "paged",
    "parts",
    "place",
    "separated",
    "slug",
    "source_address",
]

_PAGE = r"\b(?:pp?|pages?|seiten?|s)\b\.?\s*"
_LOOSE_PLACE = re.compile(
    r"(?P<source>.*?)[\s,:#]*(?P<sign>[#:¶§,\s]|\bpara(?:graph)?s?\b\.?|\bart(?:icle)?s?\b\.?)\s*"
    r"0*(?P<first>[1-9][0-9]{0,5})(?:\s*[-–—]\s*0*(?P<last>[1-9][0-9]{0,5}))?",
    re.ASCII | re.IGNORECASE,
)
_PAGED = re.compile(
    rf"(?P<source>.*?)[\s,:#(]*(?:{_PAGE}|:\s*)[0-9]+[-–—0-9]*\)?\.?", re.IGNORECASE
)
_NO_SOURCE = re.compile(
    rf"(?:ibid(?:em)?|op\.? ?cit|loc\.? ?cit|ebd|see above|idem)\b.*|#.*|{_PAGE}[0-9]+[-–—0-9]*\.?",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE
)
_BARE_ADDRESS = re.compile(r"www\.(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_AND = "and|und|sowie|et|ainsi que|y|e|ed|en|och|og|ja|i|oraz|и|ve"
"""In the larger languages that have it as a word of its own."""
_SIGNS_BETWEEN = re.compile(r"[,/|、\uff0c\uff1b\n]|\s+\+\s+")
"""What people write between the entries of a list, beside semicolons."""
_AND_BETWEEN = re.compile(rf"(\s*&\s*|\s+(?:{_AND})\s+)", re.IGNORECASE)
_MOST_PIECES = 5
"""Of a name that has an "and" in it: three words and what stands between them."""
_AND_FIRST = re.compile(rf"^(?:&|(?:{_AND})\s)\s*(?=\S)", re.IGNORECASE)
_LONGEST_RANGE = 20
_LONGEST_PLACE = 200
_NEAR = 0.7
"""Share of letters that must agree (difflib's ratio) for a word to count as misspelt."""
_COMPARED = 40
"""How many of very many candidates are compared letter by letter."""


@lru_cache(maxsize=1024)  # one slip is often made in many cells
def closest(text: str, candidates: frozenset[str]) -> str | None:
    """Return the candidate that was probably meant; None if none is near."""
    by_pair = _by_pair(candidates)
    for form in dict.fromkeys((text, slug(text))):
        shared = Counter(one for pair in _pairs(form) for one in by_pair.get(pair, ()))
        options = sorted(one for one, _ in shared.most_common(_COMPARED))
        if found := difflib.get_close_matches(form, options, n=1, cutoff=_NEAR):
            return found[0]
    return None


@lru_cache(maxsize=64)
def _by_pair(candidates: frozenset[str]) -> dict[str, list[str]]:
    """Return candidates by the pairs of letters that they have, not to compare each with each."""
    found: dict[str, list[str]] = {}
    for one in sorted(candidates):
        for pair in _pairs(one):
            found.setdefault(pair, []).append(one)
    return found


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(max(len(text) - 1, 1))}


def slug(text: str) -> str:
    """Return a text made into an id: ``higuchi-report`` from ``Higuchi Report``."""
    return slugify(fold(text))


def separated(text: str, find: Callable[[str], str | None]) -> str | None:
    """Return a list with the right separators, each entry as it is found; None if one is not."""
    found = [code for part in parts(text, find) for code in [find(part)]]
    if len(found) > 1 and all(found):
        return f"{LIST_SEPARATOR} ".join(dict.fromkeys(map(str, found)))
    return None


def parts(text: str, find: Callable[[str], str | None]) -> list[str]:
    """Return what stands between the marks that people write in a list, and between "and".

    A name that has an "and" in it, as far as it is found, stays whole.
    """
    listed = []
    for part in _SIGNS_BETWEEN.split(text):
        plain = _AND_FIRST.sub("", part.strip())
        listed += [word.strip() for word in _between_ands(plain, find) if word.strip()]
    return listed


def has_and(text: str) -> bool:
    """Whether an "and" stands between words, in small letters: of a war, "I" is a number."""
    return any(match[0].islower() or "&" in match[0] for match in _AND_BETWEEN.finditer(text))


def _between_ands(text: str, find: Callable[[str], str | None]) -> Iterator[str]:
    """Yield what stands between "and"s; as many together as are found to be one name."""
    pieces = _AND_BETWEEN.split(text)
    at = 0
    while at < len(pieces):
        ends = range(min(at + _MOST_PIECES, len(pieces)), at, -2)
        end = next((end for end in ends if find("".join(pieces[at:end]))), at + 1)
        yield "".join(pieces[at:end])
        at = end + 1


def place(text: str, find: Callable[[str], str | None]) -> tuple[str, bool] | None:
    """Return the places of a known source that a text means, and whether beyond doubt.

    The number of a page is none of a paragraph, and neither is a year.

    Parameters
    ----------
    text : str
        What stands in the cell: ``nippon ¶16``, ``nippon#15-17``, ``nippon 16``.
    find : callable
        What returns the id of a source that a text names, or None.
    """
    match = _LOOSE_PLACE.fullmatch(text[:_LONGEST_PLACE])
    source = find(match["source"].strip()) if match and match["source"].strip() else None
    if not match or not source:
        return None
    first, last = int(match["first"]), int(match["last"] or match["first"])
    sure = match["sign"][0] in "#¶§" or match["sign"][:1].casefold() in {"p", "a"}
    if not first <= last < first + _LONGEST_RANGE:
        last, sure = first, False
    return f"{LIST_SEPARATOR} ".join(f"{source}#{n}" for n in range(first, last + 1)), sure


def paged(text: str, find: Callable[[str], str | None]) -> str | None:
    """Return the known source of which a text names a page; None if it names none."""
    match = _PAGED.fullmatch(text[:_LONGEST_PLACE])
    return find(match["source"].strip()) if match and match["source"].strip() else None


def names_no_source(text: str) -> bool:
    """Whether a text says only where in a source, or that it is the one before: ``ibid.``."""
    return bool(_NO_SOURCE.fullmatch(text))


def source_address(text: str) -> str | None:
    """Return the address that a text means which is one but for its beginning, or is a DOI."""
    if match := _DOI.fullmatch(text):
        return f"https://doi.org/{match[1]}"
    return f"https://{text}" if _BARE_ADDRESS.fullmatch(text) else None


def address(text: str) -> str | None:
    """Return the address that the text of a column of addresses means; None if it is like none."""
    is_bare = re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", text)
    return source_address(text) or (f"https://{text}" if is_bare else None)
