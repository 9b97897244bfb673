"""A day of the proleptic Gregorian calendar, before the year 1 and beyond 9999 too."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, overload

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "MAX_YEAR",
    "MIN_YEAR",
    "AnyDay",
    "Day",
    "month_length",
    "stamps",
    "year_text",
]

MIN_YEAR, MAX_YEAR = -290_000, 294_000
"""The years that a frame of microseconds can hold, in round numbers."""
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
"""After so many years, of so many days, the calendar repeats itself."""
_FEBRUARY = 2
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO = re.compile(r"Y?(-?[0-9]{4,6})-([0-9]{2})-([0-9]{2})", re.ASCII)
_FOUR_DIGITS = 9999


class _Dated(Protocol):
    """What has a year, a month and a day: a date, a timestamp, a day."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int: ...
    @property
    def day(self) -> int: ...


class Day:
    """A day, as `datetime.date` is one, without its limits; the two can be compared.

    Parameters
    ----------
    year : int
        Astronomical: 0 is 1 BC, -426 is 427 BC.
    month, day : int
        From 1.

    Raises
    ------
    ValueError
        Where there is no such day, or it lies beyond `MIN_YEAR` or `MAX_YEAR`.

    Examples
    --------
    >>> from datetime import date
    >>> from timeline.dates import Day
    >>> Day(-489, 9, 12).isoformat(), Day(1, 1, 1) - Day(0, 1, 1)
    ('-0489-09-12', datetime.timedelta(days=366))
    >>> Day(2024, 10, 1) == date(2024, 10, 1)
    True
    """

    __slots__ = ("_ordinal", "day", "month", "year")

    day: int
    month: int
    year: int

    def __init__(self, year: int, month: int, day: int) -> None:
        if not MIN_YEAR <= year <= MAX_YEAR:
            raise ValueError(f"the year {year} is beyond {MIN_YEAR} to {MAX_YEAR}")
        cycles, within = divmod(year - 1, _CYCLE_YEARS)
        self._ordinal = date(within + 1, month, day).toordinal() + cycles * _CYCLE_DAYS
        self.year, self.month, self.day = year, month, day

    @classmethod
    def of(cls, dated: _Dated) -> Day:
        """Return the day of a date or timestamp.

        Examples
        --------
        >>> import pandas as pd
        >>> from timeline.dates import Day
        >>> Day.of(pd.Timestamp("2024-10-01 12:00"))
        Day(2024, 10, 1)
        """
        return dated if isinstance(dated, cls) else _known(dated.year, dated.month, dated.day)

    @classmethod
    def fromordinal(cls, ordinal: int) -> Day:
        """Return the day of an ordinal; at the calendar's ends, these."""
        within_range = min(max(_FIRST_ORDINAL, ordinal), _LAST_ORDINAL)
        cycles, within = divmod(within_range - 1, _CYCLE_DAYS)
        at = date.fromordinal(within + 1)
        return cls(at.year + cycles * _CYCLE_YEARS, at.month, at.day)

    @classmethod
    def fromisoformat(cls, text: str) -> Day:
        """Return the day that `isoformat` writes so; raises ValueError for another text."""
        match = _ISO.fullmatch(text)
        day = cls(*map(int, match.groups())) if match else None
        if day is None or day.isoformat() != text:
            raise ValueError(f"{text} is no day; write it as 2024-10-01")
        return day

    def toordinal(self) -> int:
        """Return the number of days since 31 December of the year 0, as `datetime.date` does."""
        return self._ordinal

    def isoformat(self) -> str:
        """Return it as EDTF: ``2024-10-01``, ``-0489-09-12``, ``Y12000-01-31``.

        EDTF has no form for days of years that have more than four digits; the last is our own.
        """
        return f"{year_text(self.year)}-{self.month:02}-{self.day:02}"

    @property
    def stamp(self) -> pd.Timestamp:
        """The day as frames hold it."""
        import numpy as np  # noqa: PLC0415 - dates are read without it
        import pandas as pd  # noqa: PLC0415

        return pd.Timestamp(np.datetime64(self._ordinal - _UNIX_ORDINAL, "D").astype("M8[us]"))

    def replace(self, *, day: int) -> Day:
        """Return another day of its month."""
        return Day(self.year, self.month, day)

    def __add__(self, more: timedelta) -> Day:
        return Day.fromordinal(self._ordinal + more.days)

    @overload
    def __sub__(self, other: timedelta) -> Day: ...
    @overload
    def __sub__(self, other: date | Day) -> timedelta: ...
    def __sub__(self, other: timedelta | date | Day) -> Day | timedelta:
        if isinstance(other, timedelta):
            return Day.fromordinal(self._ordinal - other.days)
        return timedelta(days=self._ordinal - other.toordinal())

    def __rsub__(self, other: date) -> timedelta:
        return timedelta(days=other.toordinal() - self._ordinal)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Day, date)):
            return NotImplemented
        return other.toordinal() == self._ordinal

    def __lt__(self, other: date | Day) -> bool:
        return self._ordinal < other.toordinal()

    def __le__(self, other: date | Day) -> bool:
        return self._ordinal <= other.toordinal()

    def __gt__(self, other: date | Day) -> bool:
        return self._ordinal > other.toordinal()

    def __ge__(self, other: date | Day) -> bool:
        return self._ordinal >= other.toordinal()

    def __hash__(self) -> int:
        is_date = date.min.year <= self.year <= date.max.year
        return hash(date(self.year, self.month, self.day)) if is_date else hash(self._ordinal)

    def __repr__(self) -> str:
        return f"Day({self.year}, {self.month}, {self.day})"

    def __str__(self) -> str:
        return self.isoformat()


def stamps(days: Iterable[Day | None]) -> NDArray[np.datetime64]:
    """Return days as a frame holds a column of them, NaT for none."""
    import numpy as np  # noqa: PLC0415

    numbers = [_NOT_A_DAY if day is None else day.toordinal() - _UNIX_ORDINAL for day in days]
    return np.array(numbers, dtype="int64").view("M8[D]").astype("M8[us]")


@lru_cache(maxsize=1 << 16)
def _known(year: int, month: int, day: int) -> Day:
    """Return a day, the same one each time: tables have few, and many rows of each."""
    return Day(year, month, day)


def year_text(year: int) -> str:
    """Return a year as EDTF: ``0410``, ``-0489``, ``Y12000``."""
    if abs(year) > _FOUR_DIGITS:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % _CYCLE_YEARS == 0)
    return 29 if month == _FEBRUARY and is_leap else _LENGTHS[month - 1]


_NOT_A_DAY = -(2**63)
"""How numpy stores that there is none."""
_UNIX_ORDINAL = date(1970, 1, 1).toordinal()
FIRST_DAY, LAST_DAY = Day(MIN_YEAR, 1, 1), Day(MAX_YEAR, 12, 31)
"""The ends of the calendar."""
_FIRST_ORDINAL, _LAST_ORDINAL = FIRST_DAY.toordinal(), LAST_DAY.toordinal()

AnyDay = date | Day
"""A day as the library is given it, or gives it."""
