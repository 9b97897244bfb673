"""Dates of which some digits are not known, written X: ``197X``, ``2004-XX``, ``1984-1X``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NoReturn

from timeline.dates.days import Day, month_length, year_text
from timeline.dates.point import InvalidDate, Point, Precision

__all__ = ["read_unspecified"]

_YEAR = re.compile(r"(-?)([0-9]{0,3})(X{1,4})", re.ASCII)
_BY_UNKNOWN: dict[int, Precision] = {1: "decade", 2: "century", 3: "millennium"}
_MONTHS = range(1, 13)


def read_unspecified(year: str, month: str, day: str, mark: str) -> Point:
    """Read a date in which any digit may be X, where it means days that follow each other.

    Parameters
    ----------
    year : str
        Four digits, a minus before them where it is negative.
    month, day : str
        Two digits, or nothing.
    mark : str
        As in `Point`.

    Raises
    ------
    InvalidDate
        Where it means days apart: no bar shows that it was 25 December of one of ten years.
    """
    if "X" in year:
        return _years(year, month, day, mark)
    number = int(year)
    months = _matching(month, _MONTHS)
    if len(months) == 1 and day not in {"", "XX"}:
        return _days(number, months[0], day, mark)
    if day not in {"", "XX"}:
        _refuse(year)
    if not months:
        raise InvalidDate(f"has no month {month}", f"write {year} if the month is not known")
    if not _follow(months):
        _refuse(year)
    first, last = months[0], months[-1]
    days = (Day(number, first, 1), Day(number, last, month_length(number, last)))
    if month == "XX":
        return Point(*days, "year", mark)
    if first == last:
        return Point(*days, "month", mark)
    like = "/".join(f"{year_text(number)}-{end:02}" for end in (first, last))
    return Point(*days, "span", mark, like=like)


def _years(year: str, month: str, day: str, mark: str) -> Point:
    match = _YEAR.fullmatch(year)
    if match and not match[2]:
        raise InvalidDate("names no year", "write the year, or as many of its digits as are known")
    if not match:
        known = year[: year.index("X")]
        wide = f"{known}{'X' * (len(year) - len(known))}"
        if known.strip("-"):
            _refuse(wide)
        raise InvalidDate("names no year", "write the year, or as many of its digits as are known")
    if month not in {"", "XX"} or day not in {"", "XX"}:
        _refuse(year)
    lowest, highest = (int(match[2] + digit * len(match[3])) for digit in "09")
    first, last = (-highest, -lowest) if match[1] else (lowest, highest)
    return Point(Day(first, 1, 1), Day(last, 12, 31), _BY_UNKNOWN[len(match[3])], mark)


def _days(year: int, month: int, day: str, mark: str) -> Point:
    days = _matching(day, range(1, month_length(year, month) + 1))
    in_month = f"{year_text(year)}-{month:02}"
    if not days:
        raise InvalidDate(f"has no day {day}", f"write {in_month} if the day is not known")
    if not _follow(days):
        _refuse(in_month)
    ends = (Day(year, month, days[0]), Day(year, month, days[-1]))
    if len(days) == 1:
        return Point(*ends, "day", mark)
    return Point(*ends, "span", mark, like="/".join(map(str, ends)))


def _matching(pattern: str, numbers: Sequence[int]) -> list[int]:
    """Return the numbers that two digits, X for any, may be."""
    form = re.compile(pattern.replace("X", "[0-9]"), re.ASCII)
    return [number for number in numbers if form.fullmatch(f"{number:02}")]


def _follow(numbers: Sequence[int]) -> bool:
    return numbers[-1] - numbers[0] == len(numbers) - 1


def _refuse(wider: str) -> NoReturn:
    raise InvalidDate(
        "means one of several times that do not follow each other, which cannot be drawn",
        f"write {wider}, and the rest in the note",
    )
