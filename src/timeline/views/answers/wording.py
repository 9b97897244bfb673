"""How answers say a country, a stance, a time and the time between two: as known, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.dates.ranges import calendar_units
from timeline.schema.countries import with_article
from timeline.words import counted

__all__ = [
    "SAID_NO",
    "VERBS",
    "Stand",
    "apart",
    "coarser",
    "country",
    "dateline",
    "genitive",
    "went",
    "when",
    "within",
]

_MOST_DAYS, _MOST_MONTHS = 60, 24
"""From how many days on months are said, and from how many months on years."""

_YEAR, _MONTH = 365.2425, 30.436875


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance as a verb: of one and of several, now and then, and after has, from and to.

    ``before`` is what leads to that which it is about; blank where it follows the verb.
    """

    one: str
    several: str
    then_one: str
    then_several: str
    perfect: str
    gerund: str
    before: str = ""

    def said(self, number: int, on: str = "", *, past: bool = False, lasting: bool = False) -> str:
        """Return the verb for so many holders, and what it is about.

        Parameters
        ----------
        on : str
            Name of what it is about; blank where that has been named.
        past, lasting : bool
            Whether it is of a day gone by; or goes on from one.
        """
        if lasting:
            return self._about(f"{'has' if number == 1 else 'have'} {self.perfect}", on)
        one, several = (self.then_one, self.then_several) if past else (self.one, self.several)
        return self._about(one if number == 1 else several, on)

    def doing(self, on: str = "") -> str:
        """Return the same as what somebody went from, or to: ``leaning in favour of Quad``."""
        return self._about(self.gerund, on)

    def _about(self, verb: str, on: str) -> str:
        if on:
            return " ".join(filter(None, (verb, self.before, on)))
        return verb if self.before else f"{verb} it"


def _regular(stem: str, past: str, gerund: str, rest: str = "", before: str = "") -> Stand:
    done = f"{past}{rest}"
    return Stand(f"{stem}s{rest}", f"{stem}{rest}", done, done, done, f"{gerund}{rest}", before)


def _being(what: str, before: str) -> Stand:
    one, several, then_one, then_several, perfect, gerund = (
        f"{verb} {what}" for verb in ("is", "are", "was", "were", "been", "being")
    )
    return Stand(one, several, then_one, then_several, perfect, gerund, before)


VERBS: Mapping[int | None, Stand] = MappingProxyType(
    {
        2: _regular("support", "supported", "supporting"),
        1: _regular("lean", "leaned", "leaning", " in favour", "of"),
        0: _being("neutral", "on"),
        -1: _being("sceptical", "of"),
        -2: _regular("oppose", "opposed", "opposing"),
        None: _being("split", "on"),
    }
)
"""The verb of each stance; None for a split one."""

SAID_NO = Stand("says no", "say no", "said no", "said no", "said no", "saying no", "to")
"""What opposing is called where its words are on record."""


def country(ds: Dataset, code: str) -> str:
    """Name a country as a sentence does: ``India``, ``the United States``."""
    return with_article(code, ds.names("countries").get(code, code))


def genitive(name: str) -> str:
    """Put a name into the genitive: ``Japan's``, ``the United States'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def when(text: str, *, some_time: str = "") -> tuple[str, str]:
    """Say a date as a sentence has it before its subject, and after its verb; one is blank.

    ``until September 2024`` is here of what had begun by then, not of what ended; and a window is
    no time that it took. ``some_time`` says so before one, where the verb leaves it open.
    """
    said = dates.words(text)
    for word, known in (("until ", "by "), ("before ", "before "), ("after ", "after ")):
        if said.startswith(word):
            return f"{known}{said.removeprefix(word)} ", ""
    if said.startswith("from "):
        said = f"between {said.removeprefix('from ').replace(' to ', ' and ')}"
    if said.startswith("between "):
        said = f"{some_time} {said}".strip()
    return "", f" {said}" if said else ""


def dateline(day: AnyDay | None) -> str:
    """Begin a sentence with the day that it is true of, where one is asked for."""
    return f"{dates.noun(day)}: " if day else ""


def went(before: int, after: int, on: str = "") -> str:
    """Say from where to where somebody moved: ``from supporting Quad to opposing it``."""
    return f"from {VERBS[before].doing(on)} to {VERBS[after].doing()}"


def coarser(text: str) -> str:
    """Return a window less exactly: the month, or else the year, in which it lies; or as it is."""
    span = dates.parse(text)
    first, last = span.earliest, span.latest
    if first is None or last is None or first == last or first.year != last.year:
        return text
    return next(
        t
        for t, low, high in reversed(calendar_units(first.toordinal())[:2])
        if low <= last.toordinal() <= high
    )


def within(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Say how long it took at most from the first day to the last: ``within 30 days``.

    Of windows, give the first day of the earlier and the last of the later: it is never too short.
    """
    days = (last - first).days
    if days == 0:
        return "the same day"
    if days <= _MOST_DAYS:
        return f"within {counted(days, 'day')}"
    months = ceil(days / _MONTH)
    if months <= _MOST_MONTHS:
        return f"within {counted(months, 'month')}"
    return f"within {counted(ceil(days / _YEAR), 'year')}"


def apart(then: dates.Span, now: dates.Span) -> str:
    """Say how far two dates lie apart: ``30 years apart``; blank where an end is not known."""
    ends = [end for end in (then.earliest, then.latest, now.earliest, now.latest) if end]
    if len(ends) < len(("from", "to")) * 2:
        return ""
    a, b, c, d = (end.toordinal() for end in ends)
    if a > c:
        a, b, c, d = c, d, a, b
    least, most = max(c - b, 0), d - a
    for unit, length, fewest in (("year", _YEAR, 2), ("month", _MONTH, 2), ("day", 1.0, 1)):
        low, high = least / length, most / length
        if low >= fewest:
            is_sure = round(low) == round(high) and not (then.approximate or now.approximate)
            about = "" if is_sure else "about "
            return f"{about}{counted(round((low + high) / 2), unit)} apart"
    return ""
