"""What a function is given, checked where it enters: what is wrong, and what is possible instead.

Every fault is a ValueError, also that of a type, for whoever asks has one thing to mend.
"""

# ruff: noqa: TRY004 -- a fault of type is a ValueError too, for there is one thing to mend

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from math import inf, isfinite
from numbers import Integral, Real
from textwrap import shorten
from types import MappingProxyType
from typing import TypeGuard

from timeline import dates
from timeline.dataset import fold
from timeline.dates.days import AnyDay, Day, year_text
from timeline.dates.ranges import OPEN, DateRange

__all__ = [
    "NARROWEST",
    "day",
    "finder",
    "in_order",
    "instance",
    "known",
    "one_of",
    "one_of_or_blank",
    "pair",
    "possible",
    "text",
    "texts",
    "whole",
    "within",
    "year_range",
]

NARROWEST = 200
"""Width of the narrowest chart in which everything has a place, px."""

_MOST, _NEAREST, _LIKENESS = 12, 3, 0.6
"""How many choices are named at most; of more, how many are, and how like what was written."""

_SHOWN = 60
_NAMELESS: Mapping[str, str] = MappingProxyType({})
_YEAR_DIGITS = 4


def one_of(name: str, value: object, choices: Collection[str]) -> None:
    """Refuse a word that is none of a few.

    Raises
    ------
    ValueError
        ``scale "balnced" is none of calendar, balanced, even; did you mean balanced?``
    """
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"{name} {_shown(value)} is none of {possible(str(value), choices)}")


def one_of_or_blank(name: str, value: object, choices: Collection[str]) -> str:
    """Return a word that is one of a few; blank where there is none, or the word says ``none``."""
    if value is None or (isinstance(value, str) and value in {"", "none"}):
        return ""
    one_of(name, value, choices)
    return str(value)


def instance(value: object, kind: type, remedy: str) -> None:
    """Refuse what is of another kind than it is to be: ``str is no Filters; write ...``."""
    if not isinstance(value, kind):
        raise ValueError(f"{type(value).__name__} is no {kind.__name__}; {remedy}")


def known(name: str, value: object, names: Mapping[str, str]) -> None:
    """Refuse what is no id in the data.

    Parameters
    ----------
    name : str
        What it is: ``country``.
    value : object
        What was given.
    names : mapping of str to str
        What each that there is is called, by its id.

    Raises
    ------
    ValueError
        ``country "Japan" is written JPN`` where it is a name, or an id in other letters; else
        as `one_of`.
    """
    if isinstance(value, str) and value in names:
        return
    if not names:
        raise ValueError(f"{name} {_shown(value)} is not in the data, which have none")
    word = fold(str(value))
    if meant := [key for key, called in names.items() if word in {fold(key), fold(called)}]:
        raise ValueError(f"{name} {_shown(value)} is written {' or '.join(meant)}")
    raise ValueError(f"{name} {_shown(value)} is none of {possible(str(value), names, names)}")


def possible(value: str, choices: Iterable[str], names: Mapping[str, str] = _NAMELESS) -> str:
    """Say what there is: all of a few, of many the nearest and how many more; and the nearest.

    Parameters
    ----------
    value : str
        What was written instead.
    choices : iterable of str
        What may be written.
    names : mapping of str to str, optional
        What they are called, which is compared too.
    """
    offered = list(choices)
    meant = finder(names) | {fold(choice): choice for choice in offered}
    like = get_close_matches(fold(value), meant, _NEAREST, _LIKENESS)
    near = list(dict.fromkeys(meant[word] for word in like))
    shown = offered if len(offered) <= _MOST else near or offered[:_MOST]
    more = f" and {len(offered) - len(shown)} more" if len(offered) > len(shown) else ""
    called = names.get(near[0], near[0]) if near else ""
    meaning = f" ({called})" if near and fold(called) != fold(near[0]) else ""
    asked = f"; did you mean {near[0]}{meaning}?" if near else ""
    return f"{', '.join(shown)}{more}{asked}"


def finder(names: Mapping[str, str]) -> dict[str, str]:
    """Return the id by everything that may stand for it; where two clash, the more exact wins."""
    by_id = {fold(i): i for i in names}
    by_folded = {fold(name): i for i, name in names.items()}
    return by_id | by_folded | {name: i for i, name in names.items()}


def text(name: str, value: object) -> str:
    """Return a text as it is; refuse anything else."""
    if not isinstance(value, str):
        raise ValueError(f"{name} {_shown(value)} is no text")
    return value


def texts(name: str, value: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return texts, each once, of one text or any number; of a blank one, and of None, none."""
    if value is None or isinstance(value, str):
        return (value,) if value else ()
    if not isinstance(value, Iterable):
        raise ValueError(f"{name} {_shown(value)} is no text, and no list of texts")
    return tuple(dict.fromkeys(text(name, one) for one in value))


def pair(name: str, value: Iterable[str]) -> tuple[str, str]:
    """Return two texts, of which either may be blank."""
    found = [text(name, one) for one in value] if isinstance(value, list | tuple) else []
    if len(found) != len(("one", "other")):
        raise ValueError(f"{name} {_shown(value)} is no pair of texts")
    return found[0], found[1]


def year_range(value: object, name: str = "years") -> DateRange | None:
    """Return the range between two dates, both included; None where there is no limit.

    Parameters
    ----------
    value : DateRange, date, or iterable of one or two dates
        A first and a last date, or one that is both: a year as a number, an EDTF text, or a day.
        What is None or ``..`` is open.
    name : str
        What it is called where it was given.

    Raises
    ------
    ValueError
        ``years 2024 and 1990 end before they begin; exchange them``.
    """
    if value is None or isinstance(value, DateRange):
        return value
    given: list[object] = [value]
    if isinstance(value, Iterable) and not isinstance(value, str):
        given = list(value)
    shown = " and ".join(map(_shown_date, given))
    if len(given) not in {len(("both",)), len(("first", "last"))}:
        raise ValueError(f"{name} {shown or _shown(value)} are not one date, or a first and a last")
    first, last = _date_text(name, given[0]), _date_text(name, given[-1])
    try:
        found = DateRange.between(first, last)
    except ValueError:
        raise ValueError(f"{name} {shown} end before they begin; exchange them") from None
    return None if found == DateRange() else found


def day(name: str, value: object) -> Day | None:
    """Return a day; of a time, its day.

    Raises
    ------
    ValueError
        ``asof "2024" is no day; write datetime.date(2024, 10, 1)``.
    """
    if value is None:
        return None
    # pandas' NaT is a datetime too, and the only one that does not equal itself.
    if not isinstance(value, (date, Day)) or value != value:  # noqa: PLR0124 -- NaT differs from itself
        raise ValueError(f"{name} {_shown(value)} is no day; write datetime.date(2024, 10, 1)")
    return Day.of(value)


def in_order(since: AnyDay | None, asof: AnyDay | None) -> None:
    """Refuse two days to compare of which the first is the later."""
    if since and asof and asof < since:
        raise ValueError(f"asof {asof} is before since {since}; exchange them")


def whole(name: str, value: object, most: float = inf) -> int:
    """Return a whole number from 1; refuse what is none, or is more than it may be."""
    if not _is_whole(value):
        raise ValueError(f"{name} {_shown(value)} is no whole number")
    within(name, value, 1, most)
    return int(value)


def within(name: str, value: object, least: float, most: float = inf) -> None:
    """Refuse what is no number, or less, or more, than it may be."""
    if not isinstance(value, Real) or isinstance(value, bool) or not isfinite(value):
        raise ValueError(f"{name} {_shown(value)} is no number")
    if float(value) < least:
        raise ValueError(f"{name} {value} is too small; the least is {least}")
    if float(value) > most:
        raise ValueError(f"{name} {value} is too large; the most is {most}")


def _date_text(name: str, value: object) -> str:
    """Return one end of a range as EDTF; refuse what is no date."""
    if value is None or value == OPEN:
        return OPEN
    if isinstance(value, (date, Day)) and value == value:  # noqa: PLR0124 -- NaT differs from itself
        return Day.of(value).isoformat()
    if _is_whole(value):
        year = int(value)
        text = year_text(year)
    elif isinstance(value, str):
        text = value.zfill(_YEAR_DIGITS) if value.isascii() and value.isdigit() else value
        if text.isdigit() and len(text) == _YEAR_DIGITS + 1:
            text = f"Y{text}"  # a far year; more digits are a year with its month, or a day
    else:
        raise ValueError(f"{name} {_shown(value)} is no date; write 1994, 2024-09 or 2024-10-11")
    try:
        return dates.parse(text, in_sheet=False).text
    except dates.InvalidDate as error:
        raise ValueError(f"{name} {_shown(value)} {error}") from None


def _shown_date(value: object) -> str:
    return value.isoformat() if isinstance(value, (date, Day)) else _shown(value)


def _is_whole(value: object) -> TypeGuard[Integral]:
    return isinstance(value, Integral) and not isinstance(value, bool)


def _shown(value: object) -> str:
    """Return a text in quotation marks, and the beginning of what else was given."""
    if isinstance(value, str):
        return f'"{value}"'
    first, *_ = repr(value).splitlines() or [""]
    return shorten(first, _SHOWN, placeholder=" …")
