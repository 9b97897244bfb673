"""Seasons, quarters and parts of months as people write them: what each may mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.dates.days import month_length, year_text
from timeline.dates.forms import HABITS, Habit, form
from timeline.dates.month_names import folded, months_named
from timeline.dates.seasons import SEASONS

__all__ = ["PART_HABITS", "is_third"]

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
    "early|beginning|start|anfang|début|debut|principios|inicios|comienzos|inizio|inizi|início|começo",
    "mid|middle|mitte|mi|milieu|mediados|metà|meados",
    "late|end|ende|fin|finales|fines|fine|final|finais",
)
_THIRD_OF = {
    folded(name): third for third, names in enumerate(_THIRDS) for name in names.split("|")
}
_DAYS_OF_A_THIRD = 10
_OF_A_THIRD = (
    r"(?:[- ](?:der|des|dem|de(?: los| la)?|del|degli|dos|do) |[- ](?:de |del? |dell['’])?l['’]"
    r"|(?:[- ]of)?(?: the)?[- ])"
)
"""What may stand between a third and what it is of."""
_BEFORE_A_THIRD = r"(?:(?:in|in the|at the|a|à la|au|im|am|zu|em|no|nel|alla|a la|the|le|la) )?"


def _season(groups: Sequence[str]) -> tuple[str, ...]:
    """Return a season; a winter without its second year may be either of the two in a year."""
    name, year, second = groups
    number = _NUMBER_OF[folded(name)]
    if second:
        is_next = str(int(year) + 1).endswith(second)
        return (_numbered(year, number),) if number == _WINTER and is_next else ()
    if number == _WINTER:
        return (_numbered(year, number), _numbered(year_text(int(year) - 1), number))
    return (_numbered(year, number),)


def _part(year: str, letter: str, place: str) -> tuple[str, ...]:
    """Return a quarter or half of a year."""
    number = _FIRST[letter.upper()] + int(place) - 1
    if letter.upper() == "H" and number not in {40, 41}:
        return ()
    return (_numbered(year, number),)


def _numbered(year: str, number: int) -> str:
    """Return a part of a year by its number, or by its months where that may be a later year."""
    if number <= int(year[-2:]):
        return f"{year}-{number}"
    part = SEASONS[number]
    more, month = divmod(part.month + part.months - 2, _YEAR_MONTHS)
    return f"{year}-{part.month:02}/{year_text(int(year) + more)}-{month + 1:02}"


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


def _third_of_years(groups: Sequence[str]) -> tuple[str, ...]:
    """Return a third of a year, a decade or a century.

    Of a decade, the early years are its first four and the late ones its last three.
    """
    name, rest = groups
    third = _THIRD_OF[folded(name)]
    found: list[str] = []
    for of in _plain_years(rest):
        digits, size = of.rstrip("X"), 10 ** of.count("X")
        if size == 1:
            found.append(_numbered(of, _FIRST_THIRD + third))
            continue
        first = int(digits) * size
        cuts = [0, -(-size // 3), -(-2 * size // 3), size]
        found.append(f"{first + cuts[third]:04}/{first + cuts[third + 1] - 1:04}")
    return tuple(found)


def _plain_years(text: str) -> tuple[str, ...]:
    """Return the year, decade or century that a text is or means."""
    if re.fullmatch(r"[0-9]{4}|[0-9]{3}X|[0-9]{2}XX", text):
        return (text,)
    for habit in (*_LONG, *HABITS):
        match = habit.form.fullmatch(text)
        for date in habit.meaning(match.groups()) if match else ():
            if re.fullmatch(r"[0-9]{3}X|[0-9]{2}XX", date):
                return (date,)
    return ()


def _known_month(year: str, month: str) -> tuple[str, ...]:
    """Return a month of which the day is not known."""
    return (f"{year}-{int(month):02}",)


def _century(number: str) -> tuple[str, ...]:
    """Return the hundred years of a century by its number, in Roman letters or not."""
    count = _ROMAN.get(number.upper()) or (int(number) if number.isdecimal() else 0)
    return (f"{count - 1:02}XX",) if 1 <= count <= _MOST_CENTURIES else ()


_MOST_CENTURIES = 99
_NUMERALS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"
_ROMAN = {numeral: number for number, numeral in enumerate(_NUMERALS.split(), start=1)}
_UNKNOWN = r"(?:[?xX_]{1,2}|0{1,2}|-{2})"
"""What people write for a day or a month that they do not know."""
_FIRST_THIRD = 37
_YEAR_MONTHS = 12
_ANY_THIRD = f"({'|'.join(_THIRDS)})"
_NAMED_THIRD = re.compile(rf"(?<!\w){_ANY_THIRD}[- ]", re.IGNORECASE)
_LONG = (
    Habit(
        re.compile(
            r"(?:(?:the|die|der|den|les|gli|los|os|as) )?"
            r"(?:années|anni|años|anos|(?:década|décadas|decade|décennie)(?: de(?: los)?| of)?)"
            r" ([0-9]{3})0",
            re.IGNORECASE,
        ),
        lambda g: (f"{g[0]}X",),
    ),
    Habit(
        re.compile(r"(?:(?:die|der|den) )?([0-9]{3})0er(?:[- ]jahren?)?", re.IGNORECASE),
        lambda g: (f"{g[0]}X",),
    ),
    Habit(
        re.compile(
            r"(?:the |das |des |im |le |el |il |o )?([0-9]{1,2}|[IVX]+)"
            r"(?:st|nd|rd|th|e|ème|\.|º|°)? ?"
            r"(?:century|cent\.?|jahrhunderts?|jh\.?|jhd?t\.?|siècle|s\.)",
            re.IGNORECASE,
        ),
        lambda g: _century(g[0]),
    ),
    Habit(
        re.compile(r"(?:siglo|secolo|século) ([0-9]{1,2}|[IVX]+)", re.IGNORECASE),
        lambda g: _century(g[0]),
    ),
)
"""Decades and centuries."""
_OF_A_MONTH = Habit(form(rf"{_BEFORE_A_THIRD}{_ANY_THIRD}{_OF_A_THIRD}WOFY4"), _third)
_OF_YEARS = Habit(
    re.compile(rf"{_BEFORE_A_THIRD}{_ANY_THIRD}{_OF_A_THIRD}(.*[0-9IVX].*)", re.IGNORECASE),
    _third_of_years,
)
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
    Habit(
        re.compile(
            r"([12])(?:st|nd|er|re|ère|e|ème|o|\.|º|°)? (?:half|halbjahr|hälfte|semestre|moitié)"
            r"(?:,| of| de)? ([0-9]{4})",
            re.IGNORECASE,
        ),
        lambda g: _part(g[1], "H", g[0]),
    ),
    Habit(
        re.compile(
            r"(?:in|en|nel|em|im|im laufe|courant|during|au cours de|in the course of)?"
            r" ?(?:des jahres|jahre?|(?:the )?year|(?:l['’])?année|(?:el )?año|anno|ano)?"
            r" ?([0-9]{4})",
            re.IGNORECASE,
        ),
        lambda g: (g[0],),
    ),
    _OF_A_MONTH,
    _OF_YEARS,
    *_LONG,
    Habit(
        re.compile(rf"{_UNKNOWN}([./ -]) ?([0-9]{{1,2}})\1 ?([0-9]{{4}})"),
        lambda g: _known_month(g[2], g[1]),
    ),
    Habit(
        re.compile(rf"([0-9]{{4}})([./-])([0-9]{{1,2}})\2{_UNKNOWN}"),
        lambda g: _known_month(g[0], g[2]),
    ),
    Habit(re.compile(rf"{_UNKNOWN}([./ -]) ?{_UNKNOWN}\1 ?([0-9]{{4}})"), lambda g: (g[1],)),
    Habit(re.compile(rf"([0-9]{{4}})([./-]){_UNKNOWN}(?:\2{_UNKNOWN})?"), lambda g: (g[0],)),
)


def is_third(text: str) -> bool:
    """Whether a date is said to be a beginning, middle or end, of which nobody has set the days."""
    return _NAMED_THIRD.search(" ".join(text.split())) is not None
