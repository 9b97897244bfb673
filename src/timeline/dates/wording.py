"""Dates in English: in a phrase, as a noun, in few letters, from end to end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from timeline.dates.days import Day, year_text
from timeline.dates.point import MONTHS, Point
from timeline.dates.reader import read_point
from timeline.dates.spans import OPEN_SIDES, Span, chosen, lasts, parse
from timeline.dates.year_names import with_era, year_name, years_name
from timeline.words import joined

__all__ = ["coarsened", "ends", "noun", "short", "words"]

_AROUND = {"": "", "~": "around ", "?": "perhaps ", "%": "perhaps around "}
_FIRST_NAMED = 100
"""The first year whose decade is told by its two last digits: the 70s of 79 could be any."""
_SHORTER = {"northern hemisphere": "N", "southern hemisphere": "S", "the ": ""}
When = Span | str | date | Day


def words(when: When) -> str:
    """Say a date in an English phrase: ``on 1 October 2024``, ``in the 1970s``, ``since 2009``.

    Nothing for a blank text, here as in `noun` and `short`.
    """

    def between(first: Point, last: Point, head: str, tail: str) -> str:
        is_from = lasts(first, last)
        return f"from {head} to {tail}" if is_from else f"between {head} and {tail}"

    return _said(_text(when), _phrase, _name, between)


def noun(when: When) -> str:
    """Say a date as a noun: ``1 October 2024``, ``the 1970s``, ``from 1965 to 1973``."""
    return words(when).removeprefix("on ").removeprefix("in ")


def short(when: When) -> str:
    """Say a date in few letters: ``6–11 Oct 2024``, ``Oct 2024``, ``c. 1990``, ``since 2009``."""
    return _said(_text(when), _brief, _brief, _dashed)


def ends(when: When) -> str:
    """Say from when to when: ``6–11 October 2024``, ``1990–2024``, ``1994 – 1 October 2024``."""
    return _said(_text(when), _name, _name, _dashed)


def coarsened(text: str, unit: str) -> str:
    """Return an EDTF date with what is more exact than a month or a year left out.

    What happened after or before a day stays as it is.

    Examples
    --------
    >>> from timeline.dates import coarsened
    >>> coarsened("2024-10-01T23:20:00Z/2024-10-11~", "month"), coarsened("-0043-03-15", "year")
    ('2024-10/2024-10~', '-0043')
    """
    sides = text.split("/")
    if text.startswith("[") or "" in sides:  # what is after 12 August need not be after the year
        return text
    return "/".join(_coarse(side, unit) for side in sides)


def _coarse(side: str, unit: str) -> str:
    if side in OPEN_SIDES:
        return side
    at = read_point(side)
    if at.first.year != at.last.year or at.precision == "year":
        return side
    if unit == "year":
        return f"{year_text(at.first.year)}{at.mark}"
    is_month = at.first.month == at.last.month
    return f"{year_text(at.first.year)}-{at.first.month:02}{at.mark}" if is_month else side


def _dashed(first: Point, last: Point, head: str, tail: str) -> str:
    if {first.precision, last.precision} == {"year"} and not first.mark + last.mark:
        return years_name(first.first.year, last.first.year)
    is_tight = first.precision == last.precision and " " not in head
    return f"{head}–{tail}" if is_tight else f"{head} – {tail}"


def _text(when: When) -> str:
    """Return a date as EDTF, or nothing for none; raises InvalidDate for what is no date."""
    if isinstance(when, (date, Day)):
        return Day.of(when).isoformat()
    return when.text if isinstance(when, Span) else when and parse(when).text


def _said(
    text: str,
    alone: Callable[[Point], str],
    name: Callable[[Point], str],
    between: Callable[[Point, Point, str, str], str],
) -> str:
    """Say a date by how one stands alone, how the end of an interval is named, and both ends."""
    if not text or text.startswith("["):
        return _one_of(text, alone, name) if text else ""
    start, slash, end = text.partition("/")
    if not slash or start == end:
        at = read_point(start)
        like = _said(at.like, alone, name, between)
        return f"{_AROUND[at.mark]}{like}{at.added}" if like else alone(at)
    if start in OPEN_SIDES:
        return f"{'until' if start else 'before'} {name(read_point(end))}"
    if end in OPEN_SIDES:
        return f"{'since' if end else 'after'} {name(read_point(start))}"
    first, last = read_point(start), read_point(end)
    return between(first, last, *_shared(first, last, name(first), name(last)))


def _one_of(text: str, alone: Callable[[Point], str], name: Callable[[Point], str]) -> str:
    """Say a set of dates one of which is meant: ``in 1667, 1668 or 1670–1672``."""
    said: list[str] = []
    for first, last in chosen(text):
        say = name if said else alone
        if first and last:
            said.append(say(first) if first == last else f"{say(first)}–{name(last)}")
        elif first:
            said.append(f"{say(first)} or later")
        elif last:
            said.append(f"{say(last)} or before")
    return joined(said, "or")


def _phrase(at: Point) -> str:
    """Name a date with its preposition: ``on 1 October 2024``, ``around 1990``."""
    if "~" in at.mark or "%" in at.mark:
        return _name(at)
    preposition = "on " if at.precision == "day" else "in "
    return _AROUND[at.mark] + preposition + _name(at).removeprefix(_AROUND[at.mark])


def _name(at: Point) -> str:
    """Name a date as a noun: ``around 1990``, ``1 October 2024``, ``the 1970s``."""
    if at.like:
        return _AROUND[at.mark] + ends(at.like) + at.added
    many = "the years " if _is_named_by_years(at) else "the "
    name = at.named or _dated(at, MONTHS[at.first.month - 1], many + _years(at))
    return _AROUND[at.mark] + name + at.added


def _brief(at: Point) -> str:
    before = "c. " if at.mark in {"~", "%"} else ""
    name = short(at.like) if at.like else at.named
    for long, brief in _SHORTER.items():
        name = name.replace(long, brief)
    name = name or _dated(at, MONTHS[at.first.month - 1][:3], _years(at))
    clock = at.added if at.minute >= 0 else ""
    return before + name + ("?" if at.mark in {"?", "%"} else "") + clock


def _dated(at: Point, month: str, years: str) -> str:
    """Name a day, a month or a year by its numbers and the name of its month, else the years."""
    numbers = (str(at.first.day), month, year_name(at.first.year))
    parts = {"day": numbers, "month": numbers[1:], "year": numbers[2:]}.get(at.precision, (years,))
    return " ".join(parts)


def _is_named_by_years(at: Point) -> bool:
    """Whether "the 1900s" could mean either ten years or a hundred, or the 70s be of any age."""
    year = at.first.year
    return at.precision != "decade" or year % 100 == 0 or year < _FIRST_NAMED


def _years(at: Point) -> str:
    year = at.first.year
    return years_name(year, at.last.year) if _is_named_by_years(at) else f"{year}s"


def _shared(first: Point, last: Point, head: str, tail: str) -> tuple[str, str]:
    """Leave out of the first name the month and year that it shares with the second."""
    if first.first.year <= 0 < last.first.year and (last.precision, last.mark) == ("year", ""):
        return head, with_era(last.first.year)
    if first.precision != last.precision or first.precision not in {"day", "month"}:
        return head, tail
    if first.first == last.first and min(first.minute, last.minute) >= 0:
        return head, last.added.removeprefix(", ")
    if first.first.year != last.first.year or first.mark in {"?", "%"} or first.added:
        return head, tail
    head = head.removesuffix(f" {year_name(first.first.year)}")
    if first.precision == "day" and first.first.month == last.first.month:
        head = head.rpartition(" ")[0]
    return head, tail
