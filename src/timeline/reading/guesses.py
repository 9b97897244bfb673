"""What somebody probably meant who typed an id, a word, a country or a place that is none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from functools import lru_cache

from timeline.dataset import fold
from timeline.schema import LIST_SEPARATOR
from timeline.schema.countries import country_code, country_names

__all__ = ["address", "closest", "country", "place", "separated", "slug", "step"]

_LOOSE_PLACE = re.compile(
    r"(.*?)\s*(?:#|:|¶|§|,| |\bpara(?:graph)?\b|\bp\b)+\.?\s*0*([1-9][0-9]{0,5})"
    r"(?:\s*[-–—]\s*0*([1-9][0-9]{0,5}))?",
    re.ASCII,
)
_LONGEST_RANGE = 20
_LONGEST_PLACE = 60
_NEAR = 0.7
"""Share of letters that must agree (difflib's ratio) for a word to count as misspelt."""


@lru_cache(maxsize=1024)  # one slip is often made in many cells
def closest(text: str, candidates: frozenset[str]) -> str | None:
    """Return the candidate that was probably meant; None if none is near."""
    options = sorted(candidates)
    for form in (text, slug(text)):
        if found := difflib.get_close_matches(form, options, n=1, cutoff=_NEAR):
            return found[0]
    return None


def slug(text: str) -> str:
    """Return a text made into an id: ``higuchi-report`` from ``Higuchi Report``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def step(text: str) -> str:
    """Return a number as a stance is written: ``1`` from ``+1.0``, ``-2`` from ``−2``."""
    return re.sub("[\N{MINUS SIGN}–—]", "-", text).lstrip("+").removesuffix(".0")


def separated(text: str, known: Collection[str]) -> str | None:
    """Return a list of known words with the right separators; None if it is none."""
    parts = [part.strip() for part in re.split(r"[,/|、\uff0c\uff1b]", text)]
    if len(parts) > 1 and all(part in known for part in parts):
        return f"{LIST_SEPARATOR} ".join(parts)
    return None


def country(text: str) -> str:
    """Say what to write instead of a text that is no country code."""
    if listed := separated(text, country_names()):
        return f"write {listed}"
    code = country_code(text)
    return f"write {code}" if code else "write its ISO 3166-1 alpha-3 code, as JPN for Japan"


def place(text: str) -> str:
    """Say what to write instead of a text that is no place."""
    match = _LOOSE_PLACE.fullmatch(text[:_LONGEST_PLACE])
    if not match or not match[1].strip("#"):
        return "write the source's id, # and the number of the paragraph, as in nippon#16"
    first, last = int(match[2]), int(match[3] or match[2])
    if not first <= last < first + _LONGEST_RANGE:
        last = first
    meant = (f"{match[1].strip('#')}#{number}" for number in range(first, last + 1))
    return f"write {f'{LIST_SEPARATOR} '.join(meant)}"


def address(text: str) -> str:
    """Say what to write instead of a text that is no web address."""
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", text):
        return f"write https://{text}"
    return "write it whole, from https:// or http:// on"
