"""Dates of other programs as EDTF, as exactly as they are known and no more, and back."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from timeline.dates import InvalidDate, parse
from timeline.dates.point import MONTHS

__all__ = [
    "Parts",
    "clock",
    "day",
    "days",
    "ends",
    "from_milliseconds",
    "from_parts",
    "interval",
    "month_of",
    "readable",
    "stamp",
    "week_of",
]

_PLAIN = re.compile(
    r"(-?[0-9]{4}|Y-?[0-9]{5,})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2})(?:T([0-9:]+))?)?)?", re.ASCII
)
_STAMP = re.compile(
    r"([+-]?[0-9]{4,})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.[0-9]*)?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2}|[A-Za-z]{3,9})[./ -]([0-9]{4})", re.ASCII)
_REMEDY = re.compile(r"write (\S+)(?: \(.*)?", re.ASCII)
_NAMES = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)}
_YEAR_OF_FOUR = 10_000
_DIGITS = 4


class Parts(NamedTuple):
    """A point in time as far as it is known, by its numbers as text; blank for what is not."""

    year: str
    month: str = ""
    day: str = ""
    time: str = ""


def from_parts(year: str, month: str, day: str, time: str = "") -> str:
    """Join year, month, day and time of day into an EDTF date, as far as they are given.

    Raises
    ------
    InvalidDate
        Where they are no date.
    """
    numbers = [re.sub(r"\.0+$", "", text.strip()) for text in (year, month, day)]
    if not re.fullmatch(r"[+-]?[0-9]{1,12}", numbers[0]):
        raise InvalidDate("is no year", "write it in digits, as 1994")
    known = [_year(int(numbers[0]))]
    for text, noun in zip(numbers[1:], ("month", "day"), strict=True):
        if not text or re.fullmatch("0+", text):
            break
        number = text if text.isdecimal() else str(_NAMES.get(text[:3].casefold(), ""))
        if not number or len(number) > 2:  # noqa: PLR2004 -- digits of a month or a day
            raise InvalidDate(f"has no {noun} {text}", "write it in digits")
        known.append(number.zfill(2))
    whole = "-".join(known)
    parse(whole)
    if len(known) == 3 and time:  # noqa: PLR2004 -- a day has three parts
        return readable(f"{whole}T{clock(time)}", whole)
    return whole


def interval(start: str, end: str) -> str:
    """Join two EDTF dates; the start alone where there is no other end.

    Raises
    ------
    InvalidDate
        Where it ends before it starts.
    """
    whole = f"{start}/{end}" if end and end != start else start
    parse(whole)
    return whole


def readable(text: str, otherwise: str) -> str:
    """Return a date where it can be read, else another one that says less."""
    try:
        parse(text)
    except InvalidDate:
        return otherwise
    return text


def day(text: str) -> date:
    """Read a day in figures or with an English month, the day first where it is not ISO 8601.

    Raises
    ------
    InvalidDate
        Where it is none.
    """
    try:
        if match := _STAMP.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_FIRST.fullmatch(text):
            month = int(match[2]) if match[2].isdecimal() else _NAMES.get(match[2][:3].casefold())
            return date(int(match[3]), month or 0, int(match[1]))
    except ValueError:
        pass
    raise InvalidDate("is no day", "write it as 2024-10-01")


def days(first: date, last: date) -> str:
    """Return the time from one day to another: the month or the year where it is a whole one."""
    if first == last:
        return first.isoformat()
    length = calendar.monthrange(last.year, last.month)[1]
    if first.day == 1 and last.day == length and first.year == last.year:
        if first.month == last.month:
            return f"{first.year:04}-{first.month:02}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04}"
    return interval(first.isoformat(), last.isoformat())


def week_of(at: date) -> str:
    """Return the week, Monday to Sunday, in which a day lies."""
    monday = at - timedelta(days=at.weekday())
    return days(monday, monday + timedelta(days=6))


def month_of(at: date) -> str:
    """Return the month in which a day lies."""
    return f"{at.year:04}-{at.month:02}"


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
    match = _STAMP.fullmatch(text)
    if match and (match[4] or "00" in match.group(2, 3) or len(match[1]) > _DIGITS):
        year, month, at, minute, seconds = match.groups()
        is_midnight = minute in {None, "00:00"} and seconds in {None, ":00"}
        return from_parts(year, month, at, "" if is_midnight else f"{minute}{seconds or ''}")
    try:
        return parse(text, in_sheet=False).text
    except InvalidDate as error:
        if found := _REMEDY.fullmatch(error.remedy):
            return parse(found[1]).text
        raise


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


def _year(number: int) -> str:
    if abs(number) >= _YEAR_OF_FOUR:
        return f"Y{number}"
    return f"-{-number:04}" if number < 0 else f"{number:04}"


def clock(text: str) -> str:
    """Return a time of day (``10:30 pm``) as ISO 8601 has it; as it stands where it is none."""
    match = re.fullmatch(
        r"([0-9]{1,2})(?::([0-9]{2}))?(?::([0-9]{2}))?(?:\.[0-9]+)? ?([ap]m)?",
        text.strip().casefold(),
        re.ASCII,
    )
    if not match or (match[2] is None and match[4] is None):
        return text
    hour = int(match[1]) % 12 + 12 * (match[4] == "pm") if match[4] else int(match[1])
    return f"{hour:02}:{match[2] or '00'}:{match[3] or '00'}"
