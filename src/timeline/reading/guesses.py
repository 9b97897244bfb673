"""What somebody probably meant who typed an id, a word, a country or a place that is none."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from slugify import slugify

from timeline.dataset import fold
from timeline.schema import LIST_SEPARATOR, STANCE_WORDS
from timeline.schema.countries import country_code, country_named

__all__ = [
    "address",
    "closest",
    "countries_separated",
    "country",
    "other_scale",
    "place",
    "separated",
    "slug",
    "stance",
    "step",
]

_STANCE_SAID: Mapping[int, frozenset[str]] = {
    2: frozenset(
        [
            "support",
            "supports",
            "supported",
            "supportive",
            "for",
            "yes",
            "yea",
            "aye",
            "favour",
            "favor",
            "approve",
            "approves",
            "accept",
            "agree",
            "agrees",
            "pro",
            "positive",
            "in",
            "favour",
        ]
    ),
    -2: frozenset(
        [
            "oppose",
            "opposes",
            "opposed",
            "opposing",
            "against",
            "no",
            "nay",
            "reject",
            "rejects",
            "rejected",
            "disagree",
            "disagrees",
            "con",
            "contra",
            "negative",
        ]
    ),
    0: frozenset(["abstain", "abstains", "abstained", "abstention", "neutral", "undecided"]),
    -1: frozenset(["sceptical", "skeptical", "doubtful"]),
    1: frozenset(["leaning", "leans in favour"]),
}

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
    return slugify(fold(text))


def step(text: str) -> str:
    """Return a number as a stance is written: ``1`` from ``+1.0``, ``-2`` from ``−2``."""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub("[\N{MINUS SIGN}–—]", "-", plain).removeprefix("+")
    return re.sub(r"[.,]0+", "", plain) if re.fullmatch(r"-?[0-9][.,]0+", plain) else plain


def stance(text: str) -> str:
    """Say which step of a stance was probably meant by a word or number that is none."""
    meanings = ", ".join(f"{step} {word}" for step, word in STANCE_WORDS.items())
    word = fold(text).strip(" .!")
    found = next((step for step, words in _STANCE_SAID.items() if word in words), None)
    if found is None:
        return f"write a step ({meanings})"
    return f"write {found} if it {STANCE_WORDS[found]} ({meanings})"


def other_scale(texts: Sequence[str]) -> tuple[str, str] | None:
    """Tell whether the stances of a whole column are of another scale: reason and remedy."""
    numbers = []
    for text in texts:
        try:
            numbers.append(float(step(text).replace(",", ".")))
        except ValueError:
            return None
    fits = all(min(STANCE_WORDS) <= number <= max(STANCE_WORDS) for number in numbers)
    if fits or len(set(numbers)) == 1:
        return None
    low, high = (f"{number:g}" for number in (min(numbers), max(numbers)))
    meanings = ", ".join(f"{step} {word}" for step, word in STANCE_WORDS.items())
    reason = f"has numbers from {low} to {high}, another scale than from -2 to 2"
    remedy = f"say with its own steps what each number means ({meanings})"
    return reason, remedy


def separated(text: str, known: Collection[str]) -> str | None:
    """Return a list of known words with the right separators; None if it is none."""
    parts = [part.strip() for part in re.split(r"[,/|、\uff0c\uff1b]", text)]
    if len(parts) > 1 and all(part in known for part in parts):
        return f"{LIST_SEPARATOR} ".join(parts)
    return None


def country(text: str) -> tuple[str, str]:
    """Say why a text is no country code, and what to write instead."""
    code = country_code(text)
    remedy = f"write {code}" if code else "write its ISO 3166-1 alpha-3 code, as JPN for Japan"
    return "is no country code", remedy


def countries_separated(text: str) -> str | None:
    """Return a list of codes and names of countries as codes; None if any is none."""
    parts = [part.strip() for part in re.split(r"[,/|、\uff0c\uff1b]", text)]
    codes = [country_named(part) for part in parts]
    return f"{LIST_SEPARATOR} ".join(map(str, codes)) if len(parts) > 1 and all(codes) else None


def place(text: str, sources: Collection[str]) -> str | None:
    """Return the places that a text probably means, of known sources; None where it means none."""
    match = _LOOSE_PLACE.fullmatch(text[:_LONGEST_PLACE])
    if not match or (source := match[1].strip("#")) not in sources:
        return None
    first, last = int(match[2]), int(match[3] or match[2])
    if not first <= last < first + _LONGEST_RANGE:
        last = first
    return f"{LIST_SEPARATOR} ".join(f"{source}#{n}" for n in range(first, last + 1))


def address(text: str) -> str:
    """Say what to write instead of a text that is no web address."""
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", text):
        return f"write https://{text}"
    return "write it whole, from https:// or http:// on"
