"""What somebody meant who typed a date that is none, or whose spreadsheet rewrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from timeline.dates.clock import timed, with_weekday
from timeline.dates.eras import Era, era_of
from timeline.dates.forms import HABITS, OPEN, RANGE, SERIAL, day_months
from timeline.dates.hedges import hedged, without_marks
from timeline.dates.part_names import PART_HABITS
from timeline.dates.point import InvalidDate, NotADateError
from timeline.dates.reader import read_point
from timeline.dates.shared_parts import both_ends

__all__ = ["Remedy", "remedy_for"]

_FORMS = "write it as 2024-10-01, 2024-10, 2024, 202X, 2024~ or 2009/.."
_REWRITTEN = " (a spreadsheet may have rewritten it)"
_LONGEST = 60
"""Longer texts are prose; nothing is guessed from them."""
_DECADE = re.compile(
    r"(?:(?:the |die )?['’]?(?P<one>[0-9])0(?:['’]?s|er|er[- ]jahre)"
    r"|(?:les |gli |los |os )?(?:années|anni|años|anos) ['’]?(?P<other>[0-9])0)",
    re.IGNORECASE,
)
_NEW_DECADES = 2
"""Up to which one a decade without its century is more likely of this one."""
_NIGHT = re.compile(
    r"^(?:in the |in der |dans la |en la |nella |na )?(?:night|nacht|nuit|noche|notte|noite)"
    r"(?: (?:of|from|vom|von|zum|du|de|del|dal|do|van))*(?: the)? ",
    re.IGNORECASE,
)
"""What says that it was in the night from one day to the next."""
_SOME_YEAR = "2024"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MIDNIGHT = "T00:00:00"
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

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
    plain = without_marks(cleaned)
    if plain != text and is_date(plain):
        around = "the spaces around it" if plain == cleaned else "the mark"
        return Remedy(f"write {plain} without {around}", (plain,))
    cleaned = _NIGHT.sub("", plain)
    told = _REWRITTEN if in_sheet else ""
    if lacking := _lacking_year(cleaned, is_date, told):
        return lacking
    if (serial := SERIAL.form.fullmatch(cleaned)) and in_sheet:
        return _serial(serial, is_date)
    meant, rewritten = _meant(cleaned, is_date)
    if not meant:
        return _slip(cleaned) or _wrong_weekday(cleaned, is_date) or Remedy(_FORMS)
    which = "" if len(meant) == 1 else ", whichever is meant"
    return Remedy(f"write {' or '.join(meant)}{which}{told if rewritten else ''}", meant)


def _lacking_year(text: str, is_date: IsDate, told: str) -> Remedy | None:
    """Ask for the year of a day without one, or for the century of a decade."""
    if days := [f"YYYY{found}" for found in day_months(text) if is_date(f"2024{found}")]:
        years = _meant(text, is_date).dates
        or_year = f", or {' or '.join(years)} if a year is meant" if years else ""
        return Remedy(f"write the year too, as in {' or '.join(days)}{told}{or_year}")
    if decade := _DECADE.fullmatch(text):
        tens = decade["one"] or decade["other"]
        century = 20 if int(tens) <= _NEW_DECADES else 19
        return Remedy(f"write the century too, as in {century}{tens}X")
    if re.search(r"[0-9]{3}", text) or not re.search(r"[0-9]", text):
        return None
    if (span := _meant(f"{text} {_SOME_YEAR}", is_date).dates) and _SOME_YEAR in span[0]:
        example = span[0].replace(_SOME_YEAR, "YYYY")
        return Remedy(f"write the year too, as in {example}", reason="has no year")
    return None


def _serial(match: re.Match[str], is_date: IsDate) -> Remedy:
    """Offer the day that a spreadsheet means by a number, and the year that a person does."""
    day, year = SERIAL.meaning(match.groups())[0], f"Y{match[1]}"
    if match[2] or not is_date(year):
        return Remedy(f"write {day}{_REWRITTEN}", (day,))
    return Remedy(f"write {day}{_REWRITTEN}, or {year} if a year is meant", (day, year))


def _meant(text: str, is_date: IsDate) -> _Meaning:
    """Return what a text may mean: as a date, with one open side, with an era, as a range."""
    if found := _said(text, is_date):
        return found
    if span := _open(text, is_date):
        return _Meaning((span,))
    if found := _with_era(text, is_date):
        return found
    if span := _range(text, is_date):
        return _Meaning((span,))
    return _Meaning(_hedged(text, is_date))


@lru_cache(maxsize=1024)  # of a text that says several things at once each part is asked for often
def _meant_once(text: str, is_date: IsDate) -> _Meaning:
    """Return what a text may mean that is no range: no part of a range or of a time is one."""
    return _said(text, is_date) or _with_era(text, is_date) or _Meaning()


def _said(text: str, is_date: IsDate) -> _Meaning | None:
    """Return what a text means as a date, a day of the week or a time of day with it."""
    for habit in (*HABITS, *PART_HABITS):
        if match := habit.form.fullmatch(text):
            meant = dict.fromkeys(habit.meaning(match.groups()))
            if dates := tuple(date for date in meant if is_date(date)):
                return _Meaning(dates, habit.spreadsheet)
    if found := _timed(text, is_date) or _on_weekday(text, is_date):
        return _Meaning(found)
    return None


def _hedged(text: str, is_date: IsDate) -> tuple[str, ...]:
    """Return what a text means that says about when, or when perhaps: both ends of a range so."""
    rest, mark = hedged(text) or ("", "")
    dates = (rest,) if is_date(rest) else _meant_once(rest, is_date).dates if rest else ()
    found = ("/".join(f"{side}{mark}" for side in date.split("/")) for date in dates)
    return tuple(date for date in found if is_date(date))


def _with_era(text: str, is_date: IsDate) -> _Meaning | None:
    era = era_of(text)
    found = _in_era(era, is_date) if era else ()
    return _Meaning(found) if found else None


def _open(text: str, is_date: IsDate) -> str:
    """Return the interval that a text means of which one side is open, or nothing."""
    for form, template in OPEN:
        if match := form.fullmatch(text):
            span = template.format(_side(match[1], is_date))
            if is_date(span):
                return span
    return ""


def _range(text: str, is_date: IsDate) -> str:
    """Return the interval from one date to another that a text means, or nothing."""
    if (sides := both_ends(text)) and (span := _interval(*sides, is_date)):
        return span
    match = RANGE.fullmatch(text)
    return _interval(match[1], match[2], is_date) if match else ""


def _timed(text: str, is_date: IsDate) -> tuple[str, ...]:
    """Return the days that a text with a time of day may mean, each with the time."""
    parts = timed(text)
    if not parts:
        return ()
    day, time = parts
    days = (day,) if is_date(day) else _meant_once(day, is_date).dates
    days = tuple(one for one in days if _DAY.fullmatch(one))
    if time != _MIDNIGHT:
        return tuple(f"{one}{time}" for one in days if is_date(f"{one}{time}"))
    # Programs write midnight behind a day without a time, and 1 January behind a year alone.
    years = (one.removesuffix("-01-01") for one in days if one.endswith("-01-01"))
    return (*days, *years)


def _weekday(text: str, is_date: IsDate) -> Iterator[tuple[str, bool]]:
    """Yield each day that a text with a day of the week may mean, and whether it was that one."""
    parts = with_weekday(text)
    if not parts:
        return
    weekdays, rest = parts
    for found in (rest,) if is_date(rest) else _meant_once(rest, is_date).dates:
        if _DAY.fullmatch(found[:10]) and "/" not in found and found >= "0001":
            yield found, date.fromisoformat(found[:10]).weekday() in weekdays


def _on_weekday(text: str, is_date: IsDate) -> tuple[str, ...]:
    return tuple(found for found, is_right in _weekday(text, is_date) if is_right)


def _wrong_weekday(text: str, is_date: IsDate) -> Remedy | None:
    """Say which day of the week a date was that is said to have been another."""
    for found, _ in _weekday(text, is_date):
        was = _WEEKDAYS[date.fromisoformat(found[:10]).weekday()]
        return Remedy(f"write {found} if only the weekday is wrong", reason=f"was a {was}")
    return None


def _slip(text: str) -> Remedy | None:
    """Say which day or month there is not, of a text that has the form of a date."""
    said = []
    for habit in HABITS:
        match = habit.form.fullmatch(text)
        for found in habit.meaning(match.groups()) if match else ():
            try:
                read_point(found if _DAY.fullmatch(found) else "2000")
            except InvalidDate as error:
                said.append(Remedy(error.remedy, reason=error.reason))
            except NotADateError:
                continue
    # Of two orders of day and month that one is meant of which both numbers are near to a date.
    no_day = [one for one in said if one.reason.startswith("names no day")]
    return next(iter((*no_day, *said)), None)


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
    meant = _meant_once(text, is_date).dates
    return meant[0] if len(meant) == 1 else ""
