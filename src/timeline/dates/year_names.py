"""Years in English: 1994, AD 79, 427 BC, AD 12,000."""

from __future__ import annotations

__all__ = ["with_era", "year_name", "years_name"]

_TOLD_AD = 100
"""Years before it could be taken for other numbers, or for those of another century."""
_LONG = 10_000
"""Years from it on have a comma, as other long numbers do."""


def year_name(year: int) -> str:
    """Name an astronomical year.

    Examples
    --------
    >>> [year_name(year) for year in (-10_000, -426, 0, 79, 1994, 12_000)]
    ['10,001 BC', '427 BC', '1 BC', 'AD 79', '1994', 'AD 12,000']
    """
    if year <= 0:
        return f"{_digits(1 - year)} BC"
    return f"AD {_digits(year)}" if year < _TOLD_AD or year >= _LONG else str(year)


def with_era(year: int) -> str:
    """Name a year beside one of the other era: ``AD 476``."""
    name = year_name(year)
    return name if " " in name else f"AD {name}"


def years_name(first: int, last: int, dash: str = "–") -> str:
    """Name the years from one to another, the era said once.

    Examples
    --------
    >>> years_name(1900, 1999), years_name(-499, -400), years_name(-9, 9)
    ('1900–1999', '500–401 BC', '10 BC – AD 9')
    """
    if first == last:
        return year_name(first)
    head, tail = year_name(first), year_name(last)
    if last <= 0:
        return f"{head.removesuffix(' BC')}{dash}{tail}"
    if first <= 0:
        return f"{head} {dash} {with_era(last)}"
    if head.startswith("AD ") != tail.startswith("AD "):
        return f"{head} {dash} {tail}"
    return f"{head}{dash}{tail.removeprefix('AD ')}"


def _digits(number: int) -> str:
    return f"{number:,}" if number >= _LONG else str(number)
