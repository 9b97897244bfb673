"""A sentence in parts, of which some open their evidence, cut to what a headline has room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from timeline.dates.days import AnyDay
from timeline.schema import ID_SEPARATOR
from timeline.views.url_params import ASOF, CELL, EVENT, SINCE
from timeline.words import capital, steady

__all__ = [
    "MOST_LETTERS",
    "PAGE",
    "Answer",
    "Clause",
    "Link",
    "Part",
    "Parts",
    "each_or_number",
    "enumerated",
    "fitted",
    "to_cell",
    "to_days",
    "to_event",
    "to_framework",
    "to_page",
]

MOST_LETTERS = 130
"""How long a sentence, and any title, may be: two lines on a slide of 4:3."""

PAGE = "page"
"""What a link has besides parameters: the path of its page, blank for the first."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a sentence and where their evidence stands.

    Attributes
    ----------
    text : str
        The words; data in them are text, not markup.
    link : mapping of str to str, optional
        The parameters of an address that open the evidence, and `PAGE`, the path of the page they
        are for.
    """

    text: str
    link: Mapping[str, str] | None = None


Link = Mapping[str, str]
Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page or picture says first: one sentence, in parts."""

    parts: Parts

    @property
    def text(self) -> str:
        """The sentence as it is read, without a full stop."""
        return steady("".join(part.text for part in self.parts))


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two semicolons: its forms from long to short, the last perhaps nothing.

    Attributes
    ----------
    forms : tuple of tuple of Part
        At least one.
    rank : int
        The clause with the highest is shortened first.
    """

    forms: tuple[Parts, ...]
    rank: int = 0


def fitted(clauses: Iterable[Clause]) -> Answer:
    """Put clauses into one sentence, shortened in order of rank until it fits `MOST_LETTERS`.

    Where no form is left that is shorter, it stays as long as it is.
    """
    left = list(clauses)
    while True:
        found = Answer(_capital(tuple(_sentence([clause.forms[0] for clause in left]))))
        shorter = [k for k, clause in enumerate(left) if len(clause.forms) > 1]
        if len(found.text) <= MOST_LETTERS or not shorter:
            return found
        first = max(shorter, key=lambda k: left[k].rank)
        left[first] = Clause(left[first].forms[1:], left[first].rank)


def enumerated(things: Sequence[Part]) -> Iterator[Part]:
    """Yield parts as a sentence lists them: ``Japan, India and China``."""
    for k, thing in enumerate(things):
        if k:
            yield Part(" and " if k == len(things) - 1 else ", ")
        yield thing


def each_or_number(told: Sequence[tuple[Parts, ...]], number: Parts) -> tuple[Parts, ...]:
    """Return the forms of a clause that tells each of several, else how many, else nothing.

    One of them is never told as though it were the only one.

    Parameters
    ----------
    told : sequence of tuple of Parts
        The forms of each, from long to short, as many of one as of another.
    number : Parts
        What says how many.
    """
    forms = [tuple(_sentence(form)) for form in zip(*told, strict=True)]
    return (*forms, *([number] if len(told) > 1 else []), ())


def _sentence(clauses: Iterable[Parts]) -> Iterator[Part]:
    for k, clause in enumerate(filter(None, clauses)):
        if k:
            yield Part("; ")
        yield from (part for part in clause if part.text)


def _capital(parts: Parts) -> Parts:
    """Begin a sentence with a capital."""
    if not parts:
        return parts
    first, *rest = parts
    return (Part(capital(first.text), first.link), *rest)


def to_page(page: str, **asked: str) -> Mapping[str, str]:
    """Return a link to a page with parameters."""
    return MappingProxyType({PAGE: page, **asked})


def to_event(key: str) -> Mapping[str, str]:
    """Return a link that opens an event's card."""
    return to_page("", **{EVENT: key})


def to_cell(who: str, framework: str) -> Mapping[str, str]:
    """Return a link that opens what an actor, or the voices of a country, said on a framework."""
    return to_page("stances", **{CELL: f"{who}{ID_SEPARATOR}{framework}"})


def to_framework(framework: str) -> Mapping[str, str]:
    """Return a link to the matrix of one framework."""
    return to_page("stances", framework=framework)


def to_days(since: AnyDay, asof: AnyDay | None) -> Link:
    """Return a link to the matrix of a day as compared with an earlier one, the newest if none."""
    asked = {SINCE: since.isoformat()} | ({ASOF: asof.isoformat()} if asof else {})
    return to_page("stances", **asked)
