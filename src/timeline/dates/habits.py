"""What somebody meant who typed a date that is none, or whose spreadsheet rewrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from timeline.dates.points import MONTHS

__all__ = ["remedy_for"]

_FORMS = "write it as 2024-10-01, 2024-10, 2024, 202X, 2024~ or 2009/.."
_REWRITTEN = " (a spreadsheet may have rewritten it)"
_MONTHS = {
    name: number
    for number, month in enumerate(MONTHS, start=1)
    for name in (month.lower(), month[:3].lower())
} | {"sept": 9}
_SERIAL_DAY_0 = date(1899, 12, 30)
"""Day 0 of a spreadsheet's serial numbers (from 1 March 1900 on)."""
_LONGEST = 60
"""Longer texts are prose; nothing is guessed from them."""
_PIVOT = 30
"""Two digits below it are years of this century, as spreadsheets have it."""


def remedy_for(text: str, is_date: Callable[[str], bool], *, in_sheet: bool = True) -> str:
    """Say what to write instead of a text that is not a date.

    Parameters
    ----------
    text : str
        What was typed.
    is_date : callable
        Whether a text is a date; nothing else is ever suggested.
    in_sheet : bool
        Whether it stands in a cell, which a spreadsheet may have rewritten.

    Returns
    -------
    str
        An imperative, with the date rewritten where what was meant is plain.
    """
    if len(text) > _LONGEST:
        return _FORMS
    cleaned = " ".join(text.split())
    if cleaned != text and is_date(cleaned):
        return f"write {cleaned} without the spaces around it"
    told = _REWRITTEN if in_sheet else ""
    if match := _DAY_MONTH.fullmatch(cleaned):
        month = _month(match[2])
        if month and is_date(f"2024{month}-{int(match[1]):02}"):
            return f"write the year too, as in YYYY{month}-{int(match[1]):02}{told}"
    meant, rewritten = _meant(cleaned, is_date, in_sheet=in_sheet)
    if not meant:
        return _FORMS
    which = "" if len(meant) == 1 else ", whichever is meant"
    return f"write {' or '.join(meant)}{which}{told if rewritten else ''}"


class _Habit(NamedTuple):
    """A way of writing dates: its form, what that may mean, whether spreadsheets write so."""

    form: re.Pattern[str]
    meaning: Callable[[Sequence[str]], tuple[str, ...]]
    spreadsheet: bool = False


def _meant(text: str, is_date: Callable[[str], bool], *, in_sheet: bool) -> tuple[list[str], bool]:
    """Return the dates that a text may mean, and whether a spreadsheet may have written it."""
    for habit in (_SERIAL, *_HABITS) if in_sheet else _HABITS:
        if match := habit.form.fullmatch(text):
            found = [d for d in dict.fromkeys(habit.meaning(match.groups())) if is_date(d)]
            if found:
                return found, habit.spreadsheet
    for form, template in _OPEN:
        if match := form.fullmatch(text):
            span = template.format(_side(match[1], is_date, in_sheet=in_sheet))
            if is_date(span):
                return [span], False
    if match := _RANGE.fullmatch(text):
        sides = [_side(side, is_date, in_sheet=in_sheet) for side in match.groups()]
        span = "/".join(sides)
        if all(sides) and is_date(span):
            return [span], False
    return [], False


def _side(text: str, is_date: Callable[[str], bool], *, in_sheet: bool) -> str:
    """Return the one date that a part of a range means, or nothing."""
    if is_date(text):
        return text
    meant = _meant(text, is_date, in_sheet=in_sheet)[0]
    return meant[0] if len(meant) == 1 else ""


def _year(digits: str) -> str:
    if len(digits) == 4:  # noqa: PLR2004 -- a whole year
        return digits
    return f"{'20' if int(digits) < _PIVOT else '19'}{digits}"


def _month(name: str) -> str:
    """Return ``-10`` for October in any spelling, nothing for no month."""
    number = _MONTHS.get(name.casefold().rstrip("."))
    return f"-{number:02}" if number else ""


def _ymd(year: str, month: str, day: str) -> str:
    return f"{_year(year)}-{int(month):02}-{int(day):02}"


def _named(year: str, month: str, day: str = "") -> tuple[str, ...]:
    """Return a date whose month is a word, if it is the name of one."""
    number = _month(month)
    return (f"{_year(year)}{number}" + (f"-{int(day):02}" if day else ""),) if number else ()


def _serial(days: str) -> str:
    return (_SERIAL_DAY_0 + timedelta(days=int(days))).isoformat()


def _second_year(first: str, digits: str) -> str:
    """Return the year that ``73`` is in ``1965-73``."""
    return first[: 4 - len(digits)] + digits


def _form(pattern: str) -> re.Pattern[str]:
    """Compile a form; N is one or two digits, Y a year of two or four, W a word."""
    expanded = (
        pattern.replace("N", "([0-9]{1,2})")
        .replace("Y4", "([0-9]{4})")
        .replace("Y", "([0-9]{2}|[0-9]{4})")
        .replace("W", r"([A-Za-z]{3,9}\.?)")
    )
    return re.compile(expanded, re.IGNORECASE | re.ASCII)


_DAY_MONTH = _form(r"N[- ]W")
_RANGE = re.compile(
    r"(?:from |between )?(.{3,}?)(?: - | to | and | ?[–—] ?|/)(.{3,})", re.IGNORECASE
)
_SERIAL = _Habit(
    re.compile(r"([0-9]{5})(?:\.[0-9]+)?"), lambda g: (_serial(g[0]),), spreadsheet=True
)
"""No habit of people: only a spreadsheet numbers days."""

_HABITS = (
    _Habit(_form(r"W-Y"), lambda g: _named(g[1], g[0]), spreadsheet=True),
    _Habit(_form(r"W '?Y"), lambda g: _named(g[1], g[0])),
    _Habit(_form(r"N-W-Y"), lambda g: _named(g[2], g[1], g[0]), spreadsheet=True),
    _Habit(_form(r"N W,? Y"), lambda g: _named(g[2], g[1], g[0])),
    _Habit(_form(r"W N,? Y4"), lambda g: _named(g[2], g[0], g[1])),
    _Habit(_form(r"Y4[- ]W"), lambda g: _named(g[0], g[1])),
    _Habit(
        _form(r"N/N/Y"),
        lambda g: (_ymd(g[2], g[0], g[1]), _ymd(g[2], g[1], g[0])),
        spreadsheet=True,
    ),
    _Habit(_form(r"N\. ?N\. ?Y"), lambda g: (_ymd(g[2], g[1], g[0]),), spreadsheet=True),
    _Habit(_form(r"N-N-Y4"), lambda g: (_ymd(g[2], g[1], g[0]), _ymd(g[2], g[0], g[1]))),
    _Habit(_form(r"Y4([-/.])N\2N"), lambda g: (_ymd(g[0], g[2], g[3]),)),
    _Habit(_form(r"Y4[-/.]N"), lambda g: (f"{g[0]}-{int(g[1]):02}",)),
    _Habit(_form(r"N/Y4"), lambda g: (f"{g[1]}-{int(g[0]):02}",)),
    _Habit(re.compile(r"([0-9-]{10})[T ][0-9:.]+Z?"), lambda g: (g[0],), spreadsheet=True),
    _Habit(re.compile(r"([0-9]{4})\.0"), lambda g: (g[0],), spreadsheet=True),
    _Habit(re.compile(r"([0-9]{4})([0-9]{2})"), lambda g: (f"{g[0]}-{g[1]}",)),
    _Habit(re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"), lambda g: (_ymd(*g),)),
    _Habit(re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"), lambda g: (_ymd(*g),)),
    _Habit(re.compile(r"([0-9]{4})年([0-9]{1,2})月"), lambda g: (f"{g[0]}-{int(g[1]):02}",)),
    _Habit(re.compile(r"([0-9]{4})年"), lambda g: (g[0],)),
    _Habit(re.compile(r"(?:the )?([0-9]{3})0['’]?s", re.IGNORECASE), lambda g: (f"{g[0]}X",)),
    _Habit(
        re.compile(r"(?:(?:circa|ca?\.?|about|around) ?|~)([0-9X-]+)", re.IGNORECASE),
        lambda g: (f"{g[0]}~",),
    ),
    _Habit(
        re.compile(r"([0-9]{4}) ?[-–—/] ?([0-9]{2,4})"),
        lambda g: (f"{g[0]}/{_second_year(*g)}",),
    ),
)
_OPEN = (
    (re.compile(r"(?:since|from) (.+)", re.IGNORECASE), "{}/.."),
    (re.compile(r"(.+?) ?(?:-|–|—|/|to) ?(?:present|now|today|ongoing|)", re.IGNORECASE), "{}/.."),
    (re.compile(r"(?:until|till|up to|to) (.+)", re.IGNORECASE), "../{}"),
    (re.compile(r"after (.+)", re.IGNORECASE), "{}/"),
    (re.compile(r"before (.+)", re.IGNORECASE), "/{}"),
)
"""Ways of saying that one side is open or unknown."""
