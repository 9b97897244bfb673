"""A range of days that is asked for, both ends included, and the dates that say it shortest."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates.days import Day, month_length, year_text
from timeline.dates.spans import parse
from timeline.dates.wording import ends

__all__ = ["OPEN", "DateRange", "calendar_units"]

OPEN = ".."
"""What stands for an end that is open."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """From one day to another, both included; either may be open.

    Parameters
    ----------
    first_day, last_day : int or None
        Days counted from 1 January of the year 1, which is 1, in the Gregorian calendar throughout
        (`datetime.date.toordinal`); None where it is open.

    Raises
    ------
    ValueError
        Where it ends before it begins.

    Examples
    --------
    >>> from timeline.dates.ranges import DateRange
    >>> asked = DateRange.between("2024-09-01", "2024-10-11")
    >>> asked.first, asked.last, asked.words
    ('2024-09', '2024-10-11', 'September 2024 – 11 October 2024')
    """

    first_day: int | None = None
    last_day: int | None = None

    def __post_init__(self) -> None:
        first, last = self.first_day, self.last_day
        if first is not None and last is not None and last < first:
            raise ValueError("a range ends before it begins; exchange its ends")

    @classmethod
    def between(cls, first: str, last: str) -> DateRange:
        """Return the range from all that one EDTF date may mean to all that another may.

        So ``1994`` and ``2024-09`` are the days from 1 January 1994 to 30 September 2024. Blank or
        ``..`` is an open end.

        Raises
        ------
        timeline.dates.InvalidDate
            Where one is no date.
        ValueError
            Where they end before they begin.
        """
        begins = None if first in {"", OPEN} else parse(first).earliest
        finishes = None if last in {"", OPEN} else parse(last).latest
        return cls(
            begins.toordinal() if begins else None, finishes.toordinal() if finishes else None
        )

    @property
    def first(self) -> str:
        """The first day, as the year or month that begins with it where that lies in the range."""
        if self.first_day is None:
            return OPEN
        return next(
            text
            for text, low, high in calendar_units(self.first_day)
            if low == self.first_day and (self.last_day is None or high <= self.last_day)
        )

    @property
    def last(self) -> str:
        """The last day, as the year or month that ends with it where that lies in the range."""
        if self.last_day is None:
            return OPEN
        return next(
            text
            for text, low, high in calendar_units(self.last_day)
            if high == self.last_day and (self.first_day is None or self.first_day <= low)
        )

    @property
    def text(self) -> str:
        """The range as one EDTF date; blank where it is open on both sides."""
        first, last = self.first, self.last
        if first == last:
            return first.removeprefix(OPEN)
        return f"{first}/{last}"

    @property
    def words(self) -> str:
        """The range in words: ``1990–2024``, ``6–11 October 2024``, ``since September 2024``."""
        return ends(self.text)

    def touches(self, other: DateRange) -> bool:
        """Whether any day lies in both."""
        return not (_is_before(self, other) or _is_before(other, self))

    def holds(self, other: DateRange) -> bool:
        """Whether every day of another range lies in this one."""
        return self.touches(other) and self.within(other) == other

    def within(self, other: DateRange) -> DateRange:
        """Return the days that lie in both ranges, which touch."""
        firsts = [day for day in (self.first_day, other.first_day) if day is not None]
        lasts = [day for day in (self.last_day, other.last_day) if day is not None]
        return DateRange(max(firsts, default=None), min(lasts, default=None))


def _is_before(one: DateRange, other: DateRange) -> bool:
    if one.last_day is None or other.first_day is None:
        return False
    return one.last_day < other.first_day


def calendar_units(day: int) -> tuple[tuple[str, int, int], ...]:
    """Return the year, the month and the day in which a day lies: EDTF, first and last day.

    Examples
    --------
    >>> from timeline.dates.ranges import calendar_units
    >>> [text for text, _, _ in calendar_units(738_795)]
    ['2023', '2023-10', '2023-10-10']
    """
    at = Day.fromordinal(day)
    length = month_length(at.year, at.month)
    year = year_text(at.year)
    return (
        (year, Day(at.year, 1, 1).toordinal(), Day(at.year, 12, 31).toordinal()),
        (f"{year}-{at.month:02}", day - at.day + 1, day - at.day + length),
        (at.isoformat(), day, day),
    )
