"""The time of a day, and the day of the week, as people write them beside a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from timeline.dates.month_names import LANGUAGES, folded
from timeline.dates.point import InvalidDate

__all__ = ["clock", "timed", "weekdays_named", "with_weekday"]

_CLOCK = re.compile(
    r"([0-9]{1,2})(?:[:.h]([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?)?(?: ?([AP])\.?M\.?)?(Z|[+-].+)?",
    re.ASCII,
)
_HALF_DAY = 12
_TIMED = re.compile(
    r"(?P<day>.*[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}),?(?: at| um| à| a las| alle| ore)? "
    r"(?P<time>[0-9]{1,2}(?:[:.h][0-9]{2}(?::[0-9]{2})?)?)"
    r"(?: ?(?P<half>[ap]\.?m\.?)| ?(?P<hours>uhr|h|o['’]clock|hours|hrs))?",
    re.IGNORECASE,
)
_WITH_WEEKDAY = re.compile(r"([^\W\d_]{2,}(?:-[^\W\d_]+)?\.?),? (.*[0-9].*)")


def clock(text: str) -> str:
    """Return a time as it is written behind a day in EDTF, ``T23:20:00``; nothing for no time.

    Raises
    ------
    InvalidDate
        If the text is no time.
    """
    if not text:
        return ""
    match = _CLOCK.fullmatch(text.upper().replace("H", "h"))
    if not match or not (match[2] or match[4]):
        raise InvalidDate(f"has no time {text}", "write the time as 23:20, or leave it blank")
    hour = int(match[1])
    if match[4] and 1 <= hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + _HALF_DAY * (match[4] == "P")
    return f"T{hour:02}:{match[2] or '00'}:{match[3] or '00'}{match[5] or ''}"


def timed(text: str) -> tuple[str, str] | None:
    """Return the day and the time of a text that has both; None where it has not.

    Examples
    --------
    >>> from timeline.dates.clock import timed
    >>> timed("29.10.1956, 17 Uhr"), timed("29 October 1956 5:30 pm"), timed("October 1956")
    (('29.10.1956', 'T17:00:00'), ('29 October 1956', 'T17:30:00'), None)
    """
    match = _TIMED.fullmatch(text)
    if not match:
        return None
    time, half = match["time"], match["half"] or ""
    if match["hours"] and time.isdigit():
        time += ":00"
    try:
        return match["day"], clock(f"{time} {half}".strip())
    except InvalidDate:
        return None


def with_weekday(text: str) -> tuple[tuple[int, ...], str] | None:
    """Return which day of the week a text may begin with, Monday 0, and the rest of it.

    Examples
    --------
    >>> from timeline.dates.clock import with_weekday
    >>> with_weekday("Mon, 29 Oct 1956"), with_weekday("soon, 1956")
    (((0,), '29 Oct 1956'), None)
    """
    match = _WITH_WEEKDAY.fullmatch(text)
    days = weekdays_named(match[1]) if match else ()
    return (days, match[2]) if match and days else None


def weekdays_named(name: str) -> tuple[int, ...]:
    """Return the days of the week that a name may mean, Monday 0; none for another word."""
    return _weekdays().get(folded(name), ())


@cache
def _weekdays() -> Mapping[str, tuple[int, ...]]:
    from babel import Locale  # noqa: PLC0415 -- slow, and only for such a name

    found: dict[str, set[int]] = {}
    for language in ("en", *LANGUAGES.split()):
        names = Locale.parse(language).days
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[form][width].items():
                    found.setdefault(folded(name), set()).add(number)
    return {name: tuple(sorted(numbers)) for name, numbers in found.items()}
