"""What one EDTF date without a slash means, and what is said of a text that is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.dates.days import Day

__all__ = ["MONTHS", "InvalidDate", "NotADateError", "Point", "Precision"]

Precision = Literal["day", "month", "season", "year", "decade", "century", "millennium", "span"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""English names; those of the calendar module follow the machine's locale."""


class InvalidDate(ValueError):  # noqa: N818 - named for what the text is, as in "an invalid date"
    """Text that is no date of the kind meant here.

    Parameters
    ----------
    reason : str
        What is wrong, completing a sentence that the text begins: ``is not a date``.
    remedy : str
        What to write instead, an imperative.
    meant : tuple of str
        The dates that the remedy names as what may be meant; of one alone the meaning is plain.
    """

    def __init__(self, reason: str, remedy: str, meant: tuple[str, ...] = ()) -> None:
        self.reason = reason
        self.remedy = remedy
        self.meant = meant
        super().__init__(f"{reason}; {remedy}")


class NotADateError(Exception):
    """The text has not the form of a date; what to write instead is still to be found."""


@dataclass(frozen=True, slots=True)
class Point:
    """A date without a slash: a whole one, or one end of an interval.

    Parameters
    ----------
    first, last : Day
        The days that it may mean.
    precision : str
        As in ``timeline.dates.Span``.
    mark : str
        ``~``, ``?``, ``%`` or nothing.
    minute : int
        Of the day; -1 where no time is known.
    named : str
        What it is called, where that is not told by its days: ``spring 2001``.
    like : str
        The interval that means the same days, where it is said as that one.
    added : str
        What is said after its name: the time of day, which part is uncertain.
    """

    first: Day
    last: Day
    precision: Precision
    mark: str = ""
    minute: int = -1
    named: str = ""
    like: str = ""
    added: str = ""
