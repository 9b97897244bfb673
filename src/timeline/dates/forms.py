"""The ways in which people and spreadsheets write dates, and what each may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from timeline.dates.month_names import months_named
from timeline.dates.point import MONTHS

__all__ = ["HABITS", "OPEN", "RANGE", "SERIAL", "Habit", "day_months", "form"]

_SERIAL_DAY_0 = date(1899, 12, 30)
"""Day 0 of a spreadsheet's serial numbers (from 1 March 1900 on)."""
_PIVOT = 30
"""Two digits below it are years of this century, as spreadsheets have it."""


class Habit(NamedTuple):
    """A way of writing dates: its form, what that may mean, whether spreadsheets write so."""

    form: re.Pattern[str]
    meaning: Callable[[Sequence[str]], tuple[str, ...]]
    spreadsheet: bool = False


def day_months(text: str) -> tuple[str, ...]:
    """Return ``-10-24`` for 24-Oct, a day without its year; of 5/6 both days that it may be.

    Examples
    --------
    >>> from timeline.dates.forms import day_months
    >>> day_months("24-Oct"), day_months("29/10"), day_months("5/6"), day_months("soon")
    (('-10-24',), ('-10-29',), ('-06-05', '-05-06'), ())
    """
    for pattern, orders in _DAY_MONTHS:
        if match := pattern.fullmatch(text):
            parts = [(int(match[day]), match[month]) for day, month in orders]
            found = [(_months(month), day) for day, month in parts]
            days = [f"-{months[0]:02}-{day:02}" for months, day in found if len(months) == 1]
            return tuple(dict.fromkeys(days))
    return ()


def _months(text: str) -> tuple[int, ...]:
    if text.isdecimal():
        return (int(text),) if 1 <= int(text) <= len(MONTHS) else ()
    return months_named(text)


def _year(digits: str) -> str:
    if len(digits) == 4:  # noqa: PLR2004 -- a whole year
        return digits
    return f"{'20' if int(digits) < _PIVOT else '19'}{digits}"


def _ymd(year: str, month: str, day: str) -> str:
    return _ym(_year(year), month) + (f"-{int(day):02}" if int(day) else "")


_SOON = 20
"""Years within which a later year may lie whose digits are those of an earlier one."""


def _month_or_later_year(year: str, number: str) -> tuple[str, ...]:
    """Return what ``1905/07`` may mean: July 1905, or from 1905 to 1907."""
    months = (_ym(year, number),) if 1 <= int(number) <= len(MONTHS) else ()
    later = int(year[: -len(number)] + number)
    if later < int(year):  # as in 1999/00
        later += 10 ** len(number)
        is_meant = later - int(year) <= _SOON
    else:
        is_meant = later > int(year)
    return (*months, *((f"{year}/{later}",) if is_meant else ()))


def _ym(year: str, month: str) -> str:
    return f"{year}-{int(month):02}" if int(month) else year


def _named(year: str, month: str, day: str = "") -> tuple[str, ...]:
    """Return a date whose month is a word, for each month of which it is the name."""
    ending = f"-{int(day):02}" if day else ""
    return tuple(f"{_year(year)}-{number:02}{ending}" for number in months_named(month))


def _serial(days: str) -> str:
    return (_SERIAL_DAY_0 + timedelta(days=int(days))).isoformat()


def _second_year(first: str, digits: str) -> str:
    """Return the year that ``73`` is in ``1965-73``."""
    return first[: 4 - len(digits)] + digits


def _either(digits: str, many: int) -> tuple[str, ...]:
    """Return the decade or century that few digits are in ISO 8601, and the year of so few."""
    return (f"{digits}{'X' * many}", f"{int(digits):04}")


def form(pattern: str) -> re.Pattern[str]:
    """Compile a form; N is one or two digits, Y a year of two or four, W a word.

    A day may have its ending (1st, 1er, 12.), a month a "de" or "of" before it.
    """
    expanded = (
        pattern.replace("D", r"([0-9]{1,2})(?:\.|st|nd|rd|th|er|º|ª)?")
        .replace("N", "([0-9]{1,2})")
        .replace("Y4", "([0-9]{4})")
        .replace("Y", "([0-9]{2}|[0-9]{4})")
        .replace("W", r"(?:de |of |d['’])?([^\W\d_]{3,}[^\W\d_'’॰]*\.?|[^\W\d_]{2}\.)")
        .replace("OF", r"(?:,? | del? | of )")
    )
    return re.compile(expanded, re.IGNORECASE)


_DAY_MONTHS = (
    (form(r"D[- ]W"), ((1, 2),)),
    (form(r"W[- ]([0-9]{1,2})(?:st|nd|rd|th)"), ((2, 1),)),
    (form(r"W N"), ((2, 1),)),
    (form(r"N/N"), ((1, 2), (2, 1))),
    (form(r"N\. ?N\.?"), ((1, 2),)),
)
"""Ways of writing a day without its year: which groups are the day and the month."""
RANGE = re.compile(
    r"(?:(?:from|between|von|vom|zwischen|de|du|entre|desde|dal?|tra|fra) )?(.{2,}?)"
    r"(?: - | to | and | bis(?: zum)? | und | à | au | et | al? | hasta | y | e | até | ?[–—] ?|/)"
    r"(.{2,})",
    re.IGNORECASE,
)
"""From one date to another."""
SERIAL = Habit(
    re.compile(r"([0-9]{5})(\.[0-9]+)?", re.ASCII), lambda g: (_serial(g[0]),), spreadsheet=True
)
"""No habit of people: only a spreadsheet numbers days."""
_YEAR_ENDING = r"(?: ?(?:г\.?|год|года|р\.?|рік|року))?"  # noqa: RUF001 -- Russian and Ukrainian

HABITS = (
    Habit(form(r"Y4\.0"), lambda g: (g[0],), spreadsheet=True),
    Habit(form(r"W-Y"), lambda g: _named(g[1], g[0]), spreadsheet=True),
    Habit(form(rf"WOF'?Y{_YEAR_ENDING}"), lambda g: _named(g[1], g[0])),
    Habit(form(r"N-W-Y"), lambda g: _named(g[2], g[1], g[0]), spreadsheet=True),
    Habit(form(rf"D WOFY{_YEAR_ENDING}"), lambda g: _named(g[2], g[1], g[0])),
    Habit(form(r"W D,? Y4"), lambda g: _named(g[2], g[0], g[1])),
    Habit(form(r"Y4\.?[- ]W"), lambda g: _named(g[0], g[1])),
    Habit(form(r"Y4\.?[- ]W[- ]D"), lambda g: _named(g[0], g[1], g[2])),
    Habit(
        form(r"N/N/Y"),
        lambda g: (_ymd(g[2], g[0], g[1]), _ymd(g[2], g[1], g[0])),
        spreadsheet=True,
    ),
    Habit(form(r"N\. ?N\. ?Y"), lambda g: (_ymd(g[2], g[1], g[0]),), spreadsheet=True),
    Habit(form(r"N-N-Y4"), lambda g: (_ymd(g[2], g[1], g[0]), _ymd(g[2], g[0], g[1]))),
    Habit(form(r"Y4([-/.])N\2N"), lambda g: (_ymd(g[0], g[2], g[3]),)),
    Habit(form(r"Y4\. N\. N\."), lambda g: (_ymd(*g),)),
    Habit(form(r"Y4 N N"), lambda g: (_ymd(*g),)),
    Habit(form(r"Y4-N"), lambda g: (_ym(*g),)),
    Habit(form(r"Y4/N"), lambda g: _month_or_later_year(*g)),
    # A spreadsheet leaves the last 0 of a number away.
    Habit(form(r"Y4\.N"), lambda g: (_ym(*g), *((f"{g[0]}-10",) if g[1] == "1" else ()))),
    Habit(form(r"N/Y4"), lambda g: (_ym(g[1], g[0]),)),
    Habit(form(r"N\.Y4"), lambda g: (_ym(g[1], g[0]),)),
    Habit(form(r"Y4([0-9]{2})"), lambda g: (_ym(*g),)),
    Habit(form(r"Y4([0-9]{2})([0-9]{2})"), lambda g: (_ymd(*g),)),
    Habit(form(r"Y4 ?[年년] ?N ?[月월] ?N ?[日일]"), lambda g: (_ymd(*g),)),
    Habit(form(r"Y4 ?[年년] ?N ?[月월]"), lambda g: (_ym(*g),)),
    Habit(form(r"Y4 ?[年년]"), lambda g: (g[0],)),
    Habit(form(rf"Y4{_YEAR_ENDING}"), lambda g: (g[0],)),
    Habit(re.compile(r"(?:the )?([0-9]{3})0['’]?s", re.IGNORECASE), lambda g: (f"{g[0]}X",)),
    Habit(form(r"Y4 ?[-–—/] ?([0-9]{2,4})"), lambda g: (f"{g[0]}/{_second_year(*g)}",)),
    Habit(re.compile(r"([0-9]{2})", re.ASCII), lambda g: _either(g[0], 2)),
    Habit(re.compile(r"([0-9]{3})", re.ASCII), lambda g: _either(g[0], 1)),
    Habit(re.compile(r"(?:\+|Y\+)([0-9]{5,6})", re.ASCII), lambda g: (f"Y{g[0]}",)),
    Habit(re.compile(r"-([0-9]{5,6})", re.ASCII), lambda g: (f"Y-{g[0]}",)),
    Habit(re.compile(r"-([0-9]{1,3})", re.ASCII), lambda g: (f"-{int(g[0]):04}",)),
)
OPEN = (
    (
        re.compile(r"(?:since|from|seit(?: dem)?|ab|depuis|desde|sinds) (.+)", re.IGNORECASE),
        "{}/..",
    ),
    (re.compile(r"(.+?) ?(?:-|–|—|/|to) ?(?:present|now|today|ongoing|)", re.IGNORECASE), "{}/.."),
    (
        re.compile(
            r"(?:until|till|up to|to|bis(?: zum)?|jusqu['’]en|hasta|tot) (.+)", re.IGNORECASE
        ),
        "../{}",
    ),
    (
        re.compile(
            r"(?:after|nach(?: dem| der)?|après|después de|dopo|depois de|na) (.+)", re.IGNORECASE
        ),
        "{}/",
    ),
    (
        re.compile(
            r"(?:before|vor(?: dem| der)?|avant|antes de|prima del|voor) (.+)", re.IGNORECASE
        ),
        "/{}",
    ),
)
"""Ways of saying that one side is open or unknown."""
