"""Dates of other programs as EDTF, as exactly as they are known and no more, and back."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from timeline.dates import Day, InvalidDate, from_parts, interval, parse, rewritten
from timeline.dates.ranges import DateRange

__all__ = [
    "Parts",
    "between",
    "day",
    "ends",
    "from_milliseconds",
    "month_of",
    "readable",
    "stamp",
    "week_of",
]

_PLAIN = re.compile(
    r"(-?[0-9]{4}|Y-?[0-9]{5,})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2})(?:T([0-9:]+))?)?)?", re.ASCII
)
_STAMP = re.compile(
    r"([+-]?[0-9]{4,6})-([0-9]{2})-([0-9]{2})"
    r"(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]*)?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4})", re.ASCII)
_WEEK = 7


class Parts(NamedTuple):
    """A point in time as far as it is known, by its numbers as text; blank for what is not."""

    year: str
    month: str = ""
    day: str = ""
    time: str = ""


def readable(text: str, otherwise: str) -> str:
    """Return a date where it can be read, else another one that says less."""
    try:
        parse(text)
    except InvalidDate:
        return otherwise
    return text


def stamp(text: str) -> str:
    """Read a date as programs write it: EDTF, or ISO 8601 with a time of day; midnight is none.

    What is not known, month 00 or day 00, is left out. What people write (``12.06.2009``) is read
    where it can mean only one thing.

    Raises
    ------
    InvalidDate
        Where it is neither.
    """
    text = text.strip()
    if match := _STAMP.fullmatch(text):
        year, month, at, time = match.groups(default="")
        return from_parts(year, month, at, time if time.strip("0:") else "")
    return rewritten(text) or parse(text, in_sheet=False).text


def day(text: str) -> Day:
    """Read a day; of ``5/6/2025`` the day stands first.

    Raises
    ------
    InvalidDate
        Where it is none.
    """
    match = _DAY_FIRST.fullmatch(text.strip())
    at = parse(from_parts(match[3], match[2], match[1]) if match else stamp(text))
    if at.precision != "day" or at.earliest is None:
        raise InvalidDate("is no day", "write it as 2024-10-01")
    return at.earliest


def between(first: Day, last: Day) -> str:
    """Return the time from one day to another: in months or years where they are whole ones.

    Raises
    ------
    InvalidDate
        Where it ends before it starts.
    """
    interval(first.isoformat(), last.isoformat())
    return DateRange(first.toordinal(), last.toordinal()).text


def week_of(at: Day) -> str:
    """Return the week, Monday to Sunday, in which a day lies."""
    monday = at - timedelta(days=(at.toordinal() - 1) % _WEEK)
    return interval(monday.isoformat(), (monday + timedelta(days=_WEEK - 1)).isoformat())


def month_of(at: Day) -> str:
    """Return the month in which a day lies."""
    return at.isoformat().rpartition("-")[0]


def from_milliseconds(number: float) -> str:
    """Read a moment in milliseconds since 1970, in UTC.

    Raises
    ------
    InvalidDate
        Where it is beyond the years that are read.
    """
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number)
    except (OverflowError, ValueError) as error:
        raise InvalidDate("is beyond the years that are read", "write the date") from error
    return stamp(moment.replace(tzinfo=None, microsecond=0).isoformat())


def ends(text: str) -> tuple[Parts, Parts | None, bool]:
    """Take an EDTF date apart for programs that know points and ranges only.

    Returns
    -------
    start, end : Parts
        The end None where it is one point. A side that is open or unknown is that of the other.
    is_exact : bool
        Whether the two say all that the date says.
    """
    if match := _PLAIN.fullmatch(text):
        return _parts(match), None, True
    start, slash, end = text.partition("/")
    sides = [_PLAIN.fullmatch(side) for side in (start, end)]
    if slash and sides[0] and sides[1]:
        return _parts(sides[0]), _parts(sides[1]), start != end
    span = parse(text)
    known = [str(at) for at in (span.earliest, span.latest) if at is not None]
    first, last = (_PLAIN.match(side) for side in (known[0], known[-1]))
    if not first or not last:  # of years that these programs do not have
        return Parts(text), None, False
    is_of_years = "-01-01" in known[0] and "-12-31" in known[-1]
    found = [Parts(_parts(at).year) if is_of_years else _parts(at) for at in (first, last)]
    return found[0], found[1] if found[1] != found[0] else None, False


def _parts(match: re.Match[str]) -> Parts:
    return Parts(*(text or "" for text in match.groups()))
