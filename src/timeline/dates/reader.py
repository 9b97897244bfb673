"""Single points of EDTF text (ISO 8601-2, level 0 to 2), and what is wrong with others."""

from __future__ import annotations

import re
from typing import NoReturn

from timeline.dates.days import MAX_YEAR, MIN_YEAR, Day, month_length, year_text
from timeline.dates.point import MONTHS, InvalidDate, NotADateError, Point, Precision
from timeline.dates.seasons import SEASONS, season
from timeline.dates.unspecified import read_unspecified
from timeline.dates.year_names import year_name

__all__ = ["read_point"]

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)", re.ASCII)
"""What most dates are, read without further ado."""
_DATE = re.compile(
    r"([?~%]?)(\+?-?[0-9X]{4}|-?[0-9]{4}S[0-9]+|Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?)([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?",
    re.ASCII,
)
_TIME = re.compile(
    r"(\+?(?:-?[0-9]{4}|Y-?[0-9]+)-[0-9]{2}-[0-9]{2})"
    r"[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?",
    re.ASCII,
)
_SCIENTIFIC = re.compile(r"Y?(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?", re.ASCII)
_PARTS = ("year", "month", "day")
_KINDS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_MOST_DIGITS = 7
"""More than a year within the calendar can have."""
_MOST_IN_A_DAY = (24, 60, 61)
"""Hours, minutes and seconds, of which one may be added to a day."""
_BY_WIDTH: dict[int, Precision] = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}


def read_point(text: str) -> Point:
    """Read a date without a slash; raises InvalidDate, or NotADateError where the form is none."""
    if match := _PLAIN.fullmatch(text):
        return _exact(match[1], match[2] or "", match[3] or "", match[4])
    if match := _TIME.fullmatch(text):
        return _timed(*match.groups())
    match = _DATE.fullmatch(text)
    if not match:
        raise NotADateError
    year, month, day = match[2].removeprefix("+"), match[5] or "", match[8] or ""
    mark, added = _marks(match)
    if "X" in year + month + day:
        point = _unspecified(year, month, day, mark)
    elif "S" in year or "E" in year or year.startswith("Y"):
        point = _far(year, month, day, mark)
    else:
        point = _exact(year, month, day, mark)
    return _with(point, added) if added else point


def _with(at: Point, added: str, minute: int = -1) -> Point:
    return Point(
        at.first, at.last, at.precision, at.mark, minute, at.named, at.like, at.added + added
    )


def _exact(year: str, month: str, day: str, mark: str) -> Point:
    """Read a date of whole numbers; a zero in place of month or day is how databases leave out."""
    if year == "-0000":
        raise InvalidDate("is no year", "write 0000", ("0000",))
    if year + month == "000000":
        raise InvalidDate("is how a database writes no date", "leave it blank, or write the date")
    if month == "00" and day in {"", "00"}:
        month = day = ""
    elif day == "00":
        day = ""
    y = _within(int(year.removeprefix("Y")))
    if not month:
        return Point(Day(y, 1, 1), Day(y, 12, 31), "year", mark)
    m = int(month)
    if not day and m in SEASONS:
        _refuse_doubtful(year, m)
        return season(y, m, mark)
    if not 1 <= m <= len(MONTHS):
        _refuse_month(year, month, day)
    length = month_length(y, m)
    if not day:
        return Point(Day(y, m, 1), Day(y, m, length), "month", mark)
    if not 1 <= int(day) <= length:
        raise InvalidDate(
            f"names no day: {MONTHS[m - 1]} {year_name(y)} has {length} days",
            f"write the day, or {year}-{month} if it is not known",
        )
    at = Day(y, m, int(day))
    return Point(at, at, "day", mark)


def _unspecified(year: str, month: str, day: str, mark: str) -> Point:
    """Refuse a wrong month or day with its own words before what is not known is looked at."""
    if "X" not in year and not year.removeprefix("-").isdigit():  # Y12000-1X
        raise NotADateError
    if "X" not in year + month:
        _exact(year, month, "", "")
    return read_unspecified(year, month, day, mark)


def _far(year: str, month: str, day: str, mark: str) -> Point:
    """Read a year of more than four digits, or one of which only some digits are significant."""
    match = _SCIENTIFIC.fullmatch(year)
    if not match:
        raise NotADateError
    sign, digits, exponent, significant = match.groups()
    digits = digits.lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS or len(exponent or "") > 1 or int(exponent or 0) > _MOST_DIGITS:
        _refuse_far()
    number = int(f"{sign}{digits}") * 10 ** int(exponent or 0)
    _within(number)
    if year.startswith("Y") and abs(number) < 10_000 and not significant:  # noqa: PLR2004
        rest = "".join(f"-{part}" for part in (month, day) if part)
        plain = f"{year_text(number)}{rest}{mark}"
        raise InvalidDate("has a Y before a year of four digits", f"write {plain}", (plain,))
    if not significant:
        return _exact(year_text(number), month, day, mark)
    if month:
        raise NotADateError
    return _estimated(number, int(significant), mark)


def _estimated(year: int, significant: int, mark: str) -> Point:
    if not significant:
        raise NotADateError
    width = 10 ** max(0, len(str(abs(year))) - significant)
    lowest = abs(year) // width * width
    ends = sorted((lowest, lowest + width - 1) if year >= 0 else (-lowest, 1 - lowest - width))
    first, last = (_within(end) for end in ends)
    added = "" if first == last else f", estimated as {year_name(year)}"
    precision = _BY_WIDTH.get(width, "span")
    return Point(Day(first, 1, 1), Day(last, 12, 31), precision, mark, added=added)


def _timed(text: str, hour: str, minute: str, second: str | None, zone: str | None) -> Point:
    """Read a day with its time; midnight is how databases write a day without one."""
    at = read_point(text)
    clock = (int(hour), int(minute), int(second or 0))
    if at.precision != "day" and set(clock) != {0}:
        raise NotADateError
    if any(number >= most for number, most in zip(clock, _MOST_IN_A_DAY, strict=True)):
        plain = text.removeprefix("+")
        raise InvalidDate("has no such time of day", f"write {plain} if the time is not known")
    if not any(clock):
        plain = text.removeprefix("+")
        if at.precision == "day" and (at.first.month, at.first.day) == (1, 1):
            year = year_text(at.first.year)
            raise InvalidDate(
                "may stand for the year alone, as databases write it",
                f"write {plain}, or {year} if only the year is known",
                (plain, year),
            )
        return at
    return _with(at, f", {hour}:{minute}{_zone(zone or '')}", clock[0] * 60 + clock[1])


def _zone(text: str) -> str:
    if text in {"", "Z"}:
        return text and " UTC"
    hours, minutes = text[1:3], text[3:].removeprefix(":") or "00"
    return f" (UTC{'−' if text[0] == '-' else '+'}{hours}:{minutes})"


def _marks(match: re.Match[str]) -> tuple[str, str]:
    """Return what marks a date as a whole, and which of its parts where it is not all of them.

    A mark behind a part is for it and all before it, one in front of a part for it alone.
    """
    parts = [part for part, group in zip(_PARTS, (2, 5, 8), strict=True) if match[group]]
    kinds: dict[str, set[str]] = {part: set() for part in parts}
    for place, part in enumerate(parts):
        before, behind = match[place * 3 + 1], match[place * 3 + 3]
        for mark, marked in ((before, (part,)), (behind, parts[: place + 1])):
            for one in marked:
                kinds[one] |= set("?~" if mark == "%" else mark or "")
    marks = {part: _mark(kinds[part]) for part in parts}
    whole = _mark(set().union(*kinds.values()))
    if len(set(marks.values())) == 1:
        return whole, ""
    said = [
        f"{' and '.join(part for part in parts if marks[part] == mark)} {_KINDS[mark]}"
        for mark in dict.fromkeys(marks.values())
        if mark
    ]
    return whole, f" ({', '.join(said)})"


def _mark(kinds: set[str]) -> str:
    return "%" if len(kinds) > 1 else "".join(kinds)


def _within(year: int) -> int:
    if not MIN_YEAR <= year <= MAX_YEAR:
        _refuse_far()
    return year


def _refuse_far() -> NoReturn:
    raise InvalidDate(
        f"is beyond the years Y{MIN_YEAR} to Y{MAX_YEAR}, the furthest that can be drawn",
        "leave the row out, and tell of it in a note",
    )


def _refuse_doubtful(year: str, number: int) -> None:
    """Refuse a part of a year that is more often two years: 1935-39."""
    later = f"{year}/{year[:-2]}{number}"
    if number in range(21, 25) or number <= int(year[-2:]) or year.startswith("-"):
        return
    part = SEASONS[number]
    if part.month + part.months > len(MONTHS) + 1:
        months = f"{year}-12/{int(year) + 1:04}-02"
    else:
        months = f"{year}-{part.month:02}/{year}-{part.month + part.months - 1:02}"
    name = part.name.format(year_name(int(year)))
    raise InvalidDate(
        "may be a part of a year or two years",
        f"write {months} for {name}, or {later} if a later year is meant",
        (months, later),
    )


def _refuse_month(year: str, month: str, day: str) -> NoReturn:
    number = int(month)
    if day and 1 <= int(day) <= len(MONTHS):
        if 1 <= number <= month_length(int(year.removeprefix("Y")), int(day)):
            swapped = f"{year}-{day}-{month}"
            raise InvalidDate(f"has no month {month}", f"write {swapped} if the day came first")
    elif not day and number > int(year[-2:]) and not year.startswith("-"):
        years = f"{year}/{year[:-2]}{month}"
        raise InvalidDate(f"has no month {number}", f"write {years} if a later year is meant")
    raise InvalidDate(f"has no month {month}", f"write the month, or {year} if it is not known")
