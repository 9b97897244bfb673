"""One date from the cells of several columns."""

from __future__ import annotations

import re

from timeline.dates.clock import clock
from timeline.dates.days import year_text
from timeline.dates.eras import era_of
from timeline.dates.month_names import months_named
from timeline.dates.point import MONTHS, InvalidDate
from timeline.dates.spans import parse

__all__ = ["from_parts", "interval"]

_NUMBER = re.compile(r"([+-]?[0-9]{1,12})(?:\.0+)?", re.ASCII)


def from_parts(year: str, month: str, day: str, time: str = "") -> str:
    """Return the EDTF date of a year, a month and a day that stand in three columns.

    Parameters
    ----------
    year : str
        A number; negative or with an era where it is before the year 1; or EDTF (``197X``).
    month : str
        A number, its name in any language known here, or blank; 0 and XX are blank.
    day : str
        A number or blank; 0 and XX are blank.
    time : str
        ``23:20``, ``11:20 pm``, or blank.

    Raises
    ------
    InvalidDate
        If they are no date.

    Examples
    --------
    >>> from timeline.dates import from_parts
    >>> from_parts("2009", "Juni", "12"), from_parts("44 BC", "3", ""), from_parts("2024", "0", "")
    ('2009-06-12', '-0043-03', '2024')
    >>> from_parts("2009", "6", "12", "11:20 pm")
    '2009-06-12T23:20:00'
    """
    y, m, d = _year(year.strip()), _month(month.strip()), _day(day.strip())
    if d and not m:
        raise InvalidDate("has a day, but no month", "fill in the month, or empty the day")
    at = clock(time.strip()) if d else ""
    return parse("-".join(filter(None, (y, m, d))) + at).text


def interval(start: str, end: str) -> str:
    """Return the EDTF interval of a first and a last date that stand in two columns.

    Raises
    ------
    InvalidDate
        If one is no date, or they are in the wrong order.

    Examples
    --------
    >>> from timeline.dates import interval
    >>> interval("1965", "1973"), interval("1965", ""), interval("1965", "1965")
    ('1965/1973', '1965', '1965')
    """
    first, last = start.strip(), end.strip()
    if not first and last:
        parse(last)
        return parse(f"/{last}" if "/" not in last else last).text
    if last in {"", first}:
        return parse(first).text
    for side in (first, last):
        if side != "..":
            parse(side)
        if "/" in side or side.startswith(("[", "{")):
            raise InvalidDate(
                "has an interval in one of two columns", "write it in one of them alone"
            )
    return parse(f"{first}/{last}").text


def _year(text: str) -> str:
    if not text:
        raise InvalidDate("has no year", "fill in the year, or leave the row out")
    if match := _NUMBER.fullmatch(text):
        return year_text(int(match[1]))
    era = era_of(text)
    return era.dates[0] if era and era.dates else text


def _month(text: str) -> str:
    if text in {"", "XX"}:
        return ""
    match = _NUMBER.fullmatch(text)
    months = [int(match[1])] if match else months_named(text)
    if len(months) != 1 or not 0 <= months[0] <= len(MONTHS):
        raise InvalidDate(f"has no month {text}", "write a month from 1 to 12, or leave it blank")
    return f"{months[0]:02}" if months[0] else ""


def _day(text: str) -> str:
    match = _NUMBER.fullmatch(text)
    number = int(match[1]) if match else 0
    if text not in {"", "XX"} and not match:
        raise InvalidDate(f"has no day {text}", "write the day as a number, or leave it blank")
    return f"{number:02}" if number else ""
