"""Seasons, quarters and parts of months as people write them: what each may mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.dates.days import month_length, year_text
from timeline.dates.forms import Habit, form
from timeline.dates.month_names import folded, months_named
from timeline.dates.seasons import SEASONS

__all__ = ["PART_HABITS", "is_third_of_month"]

_SEASONS = {
    21: "spring|frühjahr|frühling|printemps|primavera",
    22: "summer|sommer|été|verano|estate|verão",
    23: "autumn|fall|herbst|automne|otoño|autunno|outono",
    24: "winter|hiver|invierno|inverno",
}
_WINTER = 24
_BEFORE = r"(?:(?:in|in the|the|im|au|en|nel|in der) )?(?:(?:[ld]|nell)['’])?"
_NUMBER_OF = {
    folded(name): number for number, names in _SEASONS.items() for name in names.split("|")
}
_FIRST = {"Q": 33, "T": 33, "H": 40}
"""Number of the first quarter (in French and Spanish trimestre), and of the first half."""
_THIRDS = (
    "early|beginning of|start of|anfang|début|debut|principios|inizio|inizi",
    "mid|middle of|mitte|mi|mediados|metà",
    "late|end of|ende|fin|finales|fines|fine",
)
_THIRD_OF = {
    folded(name): third for third, names in enumerate(_THIRDS) for name in names.split("|")
}
_DAYS_OF_A_THIRD = 10


def _season(groups: Sequence[str]) -> tuple[str, ...]:
    """Return a season; a winter without its second year may be either of the two in a year."""
    name, year, second = groups
    number = _NUMBER_OF[folded(name)]
    if second:
        is_next = str(int(year) + 1).endswith(second)
        return (f"{year}-{number}",) if number == _WINTER and is_next else ()
    if number == _WINTER:
        return (f"{year}-{number}", f"{year_text(int(year) - 1)}-{number}")
    return (f"{year}-{number}",)


def _part(year: str, letter: str, place: str) -> tuple[str, ...]:
    """Return a quarter or half: by its number where that cannot be taken for a later year."""
    number = _FIRST[letter.upper()] + int(place) - 1
    if letter.upper() == "H" and number not in {40, 41}:
        return ()
    if number <= int(year[-2:]):
        return (f"{year}-{number}",)
    part = SEASONS[number]
    return (f"{year}-{part.month:02}/{year}-{part.month + part.months - 1:02}",)


def _third(groups: Sequence[str]) -> tuple[str, ...]:
    """Return ten days of a month, or what is left of it after twenty."""
    name, month, year = groups
    third = _THIRD_OF[folded(name)]
    first = third * _DAYS_OF_A_THIRD + 1
    found = []
    for number in months_named(month):
        is_last = third == len(_THIRDS) - 1
        last = month_length(int(year), number) if is_last else first + _DAYS_OF_A_THIRD - 1
        found.append(f"{year}-{number:02}-{first:02}/{year}-{number:02}-{last:02}")
    return tuple(found)


_OF_THIRDS = Habit(form(rf"(?:in |a )?({'|'.join(_THIRDS)})[- ]WOFY4"), _third)
_YEARS = r"([0-9]{4})(?: ?[-/–] ?([0-9]{2}|[0-9]{4}))?"
PART_HABITS = (
    Habit(
        re.compile(
            rf"{_BEFORE}({'|'.join(_SEASONS.values())})(?:,| of| de| del| dell['’]anno)? {_YEARS}",
            re.IGNORECASE,
        ),
        _season,
    ),
    Habit(
        re.compile(r"([QTH])([1-4])[ /-]?([0-9]{4})", re.IGNORECASE),
        lambda g: _part(g[2], g[0], g[1]),
    ),
    Habit(
        re.compile(r"([0-9]{4})[ /-]?([QTH])([1-4])", re.IGNORECASE),
        lambda g: _part(g[0], g[1], g[2]),
    ),
    Habit(
        re.compile(r"([1-4])([QH])[ /-]?([0-9]{4})", re.IGNORECASE),
        lambda g: _part(g[2], g[1], g[0]),
    ),
    Habit(
        re.compile(
            r"([1-4])(?:st|nd|rd|th|er|e|\.|º|°)? (?:quarter|quartal|trimestre)"
            r"(?:,| of| de)? ([0-9]{4})",
            re.IGNORECASE,
        ),
        lambda g: _part(g[1], "Q", g[0]),
    ),
    _OF_THIRDS,
)


def is_third_of_month(text: str) -> bool:
    """Whether a text names a month's beginning, middle or end, which have no days of their own."""
    return _OF_THIRDS.form.fullmatch(" ".join(text.split())) is not None
