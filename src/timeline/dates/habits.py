"""What somebody meant who typed a date that is none, or whose spreadsheet rewrote it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from timeline.dates.eras import Era, era_of
from timeline.dates.forms import HABITS, OPEN, RANGE, SERIAL, day_month

__all__ = ["Remedy", "remedy_for"]

_FORMS = "write it as 2024-10-01, 2024-10, 2024, 202X, 2024~ or 2009/.."
_REWRITTEN = " (a spreadsheet may have rewritten it)"
_LONGEST = 60
"""Longer texts are prose; nothing is guessed from them."""

IsDate = Callable[[str], bool]


class Remedy(NamedTuple):
    """What is wrong, what to write instead, and the dates that it names as what may be meant."""

    text: str
    meant: tuple[str, ...] = ()
    reason: str = "is not a date"


class _Meaning(NamedTuple):
    """The dates that a text may mean, and whether a spreadsheet may have written it."""

    dates: tuple[str, ...] = ()
    rewritten: bool = False


def remedy_for(text: str, is_date: IsDate, *, in_sheet: bool = True) -> Remedy:
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
    Remedy
        An imperative, with the date rewritten where what was meant is plain.
    """
    if len(text) > _LONGEST:
        return Remedy(_FORMS)
    cleaned = " ".join(text.split())
    if cleaned != text and is_date(cleaned):
        return Remedy(f"write {cleaned} without the spaces around it", (cleaned,))
    told = _REWRITTEN if in_sheet else ""
    if (found := day_month(cleaned)) and is_date(f"2024{found}"):
        return Remedy(f"write the year too, as in YYYY{found}{told}")
    if (serial := SERIAL.form.fullmatch(cleaned)) and in_sheet:
        return _serial(serial, is_date)
    meant, rewritten = _meant(cleaned, is_date)
    if not meant:
        return Remedy(_FORMS)
    which = "" if len(meant) == 1 else ", whichever is meant"
    return Remedy(f"write {' or '.join(meant)}{which}{told if rewritten else ''}", meant)


def _serial(match: re.Match[str], is_date: IsDate) -> Remedy:
    """Offer the day that a spreadsheet means by a number, and the year that a person does."""
    day, year = SERIAL.meaning(match.groups())[0], f"Y{match[1]}"
    if match[2] or not is_date(year):
        return Remedy(f"write {day}{_REWRITTEN}", (day,))
    return Remedy(f"write {day}{_REWRITTEN}, or {year} if a year is meant", (day, year))


def _meant(text: str, is_date: IsDate) -> _Meaning:
    """Return what a text may mean: as a date, with an era, with one open side, as a range."""
    for habit in HABITS:
        if match := habit.form.fullmatch(text):
            meant = dict.fromkeys(habit.meaning(match.groups()))
            if dates := tuple(date for date in meant if is_date(date)):
                return _Meaning(dates, habit.spreadsheet)
    for form, template in OPEN:
        if match := form.fullmatch(text):
            span = template.format(_side(match[1], is_date))
            if is_date(span):
                return _Meaning((span,))
    if (era := era_of(text)) and (found := _in_era(era, is_date)):
        return _Meaning(found)
    if (match := RANGE.fullmatch(text)) and (span := _interval(match[1], match[2], is_date)):
        return _Meaning((span,))
    return _Meaning()


def _interval(start: str, end: str, is_date: IsDate) -> str:
    """Return the interval between two dates; an era said once, at the end, is that of both."""
    ending = era_of(end)
    if ending and ending.is_before and not era_of(start):
        start = f"{start} BC"
    sides = [_side(side, is_date) for side in (start, end)]
    span = "/".join(sides)
    return span if all(sides) and is_date(span) else ""


def _in_era(era: Era, is_date: IsDate) -> tuple[str, ...]:
    """Return the astronomical years of dates before or after Christ."""
    dates = era.dates
    if not dates and (at := _side(era.rest, is_date)):
        dates = era.shifted(at)
    return tuple(date for date in dates if is_date(date))


def _side(text: str, is_date: IsDate) -> str:
    """Return the one date that a part of a range means, or nothing."""
    if is_date(text):
        return text
    meant = _meant(text, is_date).dates
    return meant[0] if len(meant) == 1 else ""
