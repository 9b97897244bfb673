"""Seasons, quarters and other parts of a year, which EDTF numbers from 21 to 41."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from timeline.dates.days import Day, month_length
from timeline.dates.point import Point
from timeline.dates.year_names import year_name

__all__ = ["SEASONS", "PartOfYear", "season"]


class PartOfYear(NamedTuple):
    """Its name, its first month, and how many months it has."""

    name: str
    month: int
    months: int


_NAMES = ("spring", "summer", "autumn", "winter")
_NORTH, _SOUTH = (3, 6, 9, 12), (9, 12, 3, 6)
"""In which month each season begins."""
_YEAR_MONTHS = 12


def _four(first: int, months: tuple[int, ...], where: str = "") -> dict[int, PartOfYear]:
    return {
        first + place: PartOfYear(f"{name} {{}}{where}", month, 3)
        for place, (name, month) in enumerate(zip(_NAMES, months, strict=True))
    }


def _parts(first: int, name: str, places: tuple[str, ...]) -> dict[int, PartOfYear]:
    length = _YEAR_MONTHS // len(places)
    return {
        first + number: PartOfYear(f"the {place} {name} of {{}}", number * length + 1, length)
        for number, place in enumerate(places)
    }


SEASONS = MappingProxyType(
    {
        **_four(21, _NORTH),
        **_four(25, _NORTH, " (northern hemisphere)"),
        **_four(29, _SOUTH, " (southern hemisphere)"),
        **_parts(33, "quarter", ("first", "second", "third", "fourth")),
        **_parts(37, "third", ("first", "second", "last")),
        **_parts(40, "half", ("first", "second")),
    }
)
"""ISO 8601-2, 4.8: each by its number.

Seasons are three whole months, those of the north where no hemisphere is said; one that begins in
December ends in the year after.
"""


def season(year: int, number: int, mark: str = "") -> Point:
    """Return the months of a part of a year, as a date."""
    part = SEASONS[number]
    more, month = divmod(part.month + part.months - 2, _YEAR_MONTHS)
    ends = year + more
    last = Day(ends, month + 1, month_length(ends, month + 1))
    years = year_name(year) if ends == year else f"{year_name(year)}–{year_name(ends)}"
    return Point(Day(year, part.month, 1), last, "season", mark, named=part.name.format(years))
