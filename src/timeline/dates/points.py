"""Single points of EDTF text (ISO 8601-2, level 0 and 1), and what is wrong with others."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, NoReturn

__all__ = ["MONTHS", "InvalidDate", "NotADateError", "Point", "Precision", "read_end", "read_point"]

Precision = Literal["day", "month", "year", "decade", "century", "span"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""English names; those of the calendar module follow the machine's locale."""

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)", re.ASCII)
_DECADE = re.compile(r"([0-9]{3})X(~?)", re.ASCII)
_RARE = re.compile(
    r"(?:[0-9]{4}(?:-[0-9]{2}){0,2}|[0-9]{3}X|[0-9]{2}XX|[0-9]{4}(?:-[0-9]{2}|-XX)-XX|[0-9]{4}-XX)"
    r"[?~%]?",
    re.ASCII,
)
_SEASON = re.compile(r"([0-9]{4})-(2[1-4])[?~%]?", re.ASCII)
_OUTSIDE = re.compile(r"-[0-9]{4}(-[0-9]{2}){0,2}|Y-?[0-9]{5,}|0000(-[0-9]{2}){0,2}", re.ASCII)


class InvalidDate(ValueError):  # noqa: N818 - named for what the text is, as in "an invalid date"
    """Text that is no date of the kind meant here.

    Parameters
    ----------
    reason : str
        What is wrong, completing a sentence that the text begins: ``is not a date``.
    remedy : str
        What to write instead, an imperative.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason}; {remedy}")


class NotADateError(Exception):
    """The text has not the form of a date; what to write instead is still to be found."""


@dataclass(frozen=True, slots=True)
class Point:
    """A date without a slash: a whole one, or one end of an interval.

    Parameters
    ----------
    first, last : datetime.date
        The days that it may mean.
    precision : str
        As in ``timeline.dates.Span``.
    mark : str
        ``~``, ``?``, ``%`` or nothing.
    """

    first: date
    last: date
    precision: Precision
    mark: str


def read_end(text: str) -> Point:
    """Read one end of an interval; unspecified digits there are of level 2."""
    at = read_point(text)
    if "X" in text:
        years = f"{at.first.year:04}", f"{at.last.year:04}"
        raise InvalidDate(
            f"has unspecified digits in an interval ({text})",
            f"write {years[0]} where it starts with it, {years[1]} where it ends with it",
        )
    return at


def read_point(text: str) -> Point:
    """Read a date without a slash; raises InvalidDate, or NotADateError where the form is none."""
    if match := _PLAIN.fullmatch(text):
        return _plain(*match.groups())
    if match := _DECADE.fullmatch(text):
        year = int(match[1]) * 10
        if year:  # year 0000 is refused below
            return Point(date(year, 1, 1), date(year + 9, 12, 31), "decade", match[2])
    return _rare(text)


def _plain(year: str, month: str | None, day: str | None, mark: str) -> Point:
    if year == "0000":
        _refuse_year()
    y, m = int(year), int(month or 1)
    if not 1 <= m <= len(MONTHS):
        _refuse_month(year, m, day)
    length = calendar.monthrange(y, m)[1]
    if day is not None:
        if not 1 <= int(day) <= length:
            raise InvalidDate(
                f"names no day: {MONTHS[m - 1]} {y} has {length} days",
                f"write a day from 01 to {length}",
            )
        return Point(date(y, m, int(day)), date(y, m, int(day)), "day", mark)
    if month is not None:
        return Point(date(y, m, 1), date(y, m, length), "month", mark)
    return Point(date(y, 1, 1), date(y, 12, 31), "year", mark)


def _refuse_year() -> NoReturn:
    raise InvalidDate("is outside the years 0001 to 9999", "write a year of four digits from 0001")


def _refuse_month(year: str, month: int, day: str | None) -> NoReturn:
    if _SEASON.fullmatch(f"{year}-{month:02}") and day is None:
        raise InvalidDate("is a season", f"write the months meant, as in {year}-03/{year}-05")
    if day is not None and 1 <= int(day) <= len(MONTHS):
        if 1 <= month <= calendar.monthrange(int(year), int(day))[1]:
            swapped = f"{year}-{day}-{month:02}"
            raise InvalidDate(f"has no month {month:02}", f"write {swapped} if the day came first")
    elif day is None and month > int(year[2:]):
        years = f"{year}/{year[:2]}{month}"
        raise InvalidDate(f"has no month {month}", f"write {years} if a later year is meant")
    raise InvalidDate(f"has no month {month:02}", "write a month from 01 to 12")


def _rare(text: str) -> Point:
    """Read a date with unspecified or uncertain parts through the library."""
    if _OUTSIDE.fullmatch(text) or text.startswith(("000X", "00XX")):
        _refuse_year()
    if not _RARE.fullmatch(text):
        raise NotADateError
    mark = text[-1] if text[-1] in "?~%" else ""
    stem = text.removesuffix(mark)
    if match := _PLAIN.fullmatch(stem.removesuffix("-XX").removesuffix("-XX")):
        _plain(*match.groups())  # to refuse a wrong month or day with its own words
    import edtf  # noqa: PLC0415 - a tenth of a second that plain dates need not wait for

    parsed = edtf.parse_edtf(text)
    first, last = (date(*bound[:3]) for bound in (parsed.lower_strict(), parsed.upper_strict()))
    precision: Precision = "year"
    if stem.endswith("XX") and "-" not in stem:
        precision = "century"
    elif stem.endswith("X") and "-" not in stem:
        precision = "decade"
    elif "-" in stem:
        months = (last.year, last.month) == (first.year, first.month)
        precision = "day" if first == last else "month" if months else "year"
    return Point(first, last, precision, mark)
