"""From EDTF text (ISO 8601-2, level 0 to 2) to the days it may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from timeline.dates.days import FIRST_DAY, LAST_DAY, Day
from timeline.dates.habits import Remedy, remedy_for
from timeline.dates.point import InvalidDate, NotADateError, Point, Precision
from timeline.dates.reader import read_point

__all__ = ["OPEN_SIDES", "Span", "chosen", "lasts", "parse"]

OPEN_SIDES = frozenset({"", ".."})
"""What stands for a side of an interval that is unknown or open."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date may mean.

    Parameters
    ----------
    text : str
        The EDTF text it was read from.
    earliest, latest : Day or None
        First and last day, of the Gregorian calendar throughout; None on a side that is open
        (``..``) or unknown (blank).
    precision : str
        day, month, season, year, decade, century or millennium; span for an interval, whatever its
        ends.
    approximate : bool
        Whether any part is marked ``~``, ``?`` or ``%``.
    begun_from, begun_by : Day or None
        First and last day on which it can have happened or begun. Of ``2009/..`` and ``1965/1973``
        those of 2009 and 1965; an interval between days or months lies on some day of it, so that
        these are its own. Where a side is unknown, the known one dates it: both are the last day
        of ``/2009``, the first of ``2009/``. None of ``../2009``.
    minute : int
        Of the day at which it happened or began, by the clock as written; -1 where no time is.
    """

    text: str
    earliest: Day | None
    latest: Day | None
    precision: Precision
    approximate: bool
    begun_from: Day | None
    begun_by: Day | None
    minute: int = -1

    @property
    def open_start(self) -> bool:
        """Whether no first day is known."""
        return self.earliest is None

    @property
    def open_end(self) -> bool:
        """Whether no last day is known."""
        return self.latest is None


def parse(text: str, *, in_sheet: bool = True) -> Span:
    """Read an EDTF date of level 0, 1 or 2 in the years Y-290000 to Y294000.

    A single date (``2024-10-01``, ``2024-10``, ``1994``, ``-0426``, ``Y12000``), a season or
    another part of a year (``2024-21``), a time of day (``2024-10-01T23:20:00Z``), one with
    unspecified digits (``197X``, ``2024-XX``, ``1984-1X``), each of these or its parts marked
    approximate ``~``, uncertain ``?`` or both ``%``; one of several (``[1667,1668]``); or an
    interval, of which one side may be open (``..``) or unknown (blank).

    Parameters
    ----------
    text : str
        The date; spaces at its ends are not allowed.
    in_sheet : bool
        Whether it stands in a cell, which a spreadsheet may have rewritten: the remedy says so.

    Returns
    -------
    Span
        The days that it may mean. A side that is open (``..``) goes on without a known end, and the
        date given is part of it: ``2009/..`` is since 2009. Where a side is unknown (blank), it
        happened at some time beyond the date given, which is no part of it: ``1975-04/`` is after
        April 1975 and so begins with May.

    Raises
    ------
    InvalidDate
        If the text is no such date, means days that do not follow each other, or ends before it
        starts; its remedy is, where the intention is plain, the date rewritten.

    Notes
    -----
    As in https://www.loc.gov/standards/datetime/. A winter is taken to begin in December of its
    year. A zero in place of a month or day, and midnight in place of no time, are read as nothing:
    databases write so.
    """
    try:
        return _span(text)
    except NotADateError:
        remedy = _remedy(text, in_sheet=in_sheet)
        raise InvalidDate(remedy.reason, remedy.text, remedy.meant) from None


def lasts(first: Point, last: Point) -> bool:
    """Whether an interval is the time that something took: else it is some day of these.

    Between days, months or seasons one looks for the day; what is told by its years went on
    through them.
    """
    return not {first.precision, last.precision} <= {"day", "month", "season"}


def chosen(text: str) -> Iterator[tuple[Point | None, Point | None]]:
    """Yield from where to where each of the dates in a set reaches, None where it is open."""
    for entry in text[1:-1].split(","):
        start, dots, end = entry.strip().partition("..")
        first = read_point(start) if start else None
        last = read_point(end) if end else None
        if not dots:
            last = first
        if first is None and last is None:
            raise NotADateError
        if first and last and last.last < first.first:
            raise InvalidDate(
                f"has {entry.strip()}, which ends before it starts",
                "exchange its ends, or correct one of them",
            )
        yield first, last


@lru_cache(maxsize=256)  # what judges a cell asks several times in a row
def _remedy(text: str, *, in_sheet: bool) -> Remedy:
    return remedy_for(text, _is_date, in_sheet=in_sheet)


def _is_date(text: str) -> bool:
    try:
        _span(text)
    except (InvalidDate, NotADateError):
        return False
    return True


def _span(text: str) -> Span:
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if text.startswith("{") and text.endswith("}"):
        _refuse_every(text)
    start, slash, end = text.partition("/")
    if not slash:
        only = read_point(text)
        days = (only.first, only.last)
        return Span(text, *days, only.precision, bool(only.mark), *days, only.minute)
    first = None if start in OPEN_SIDES else read_point(start)
    last = None if end in OPEN_SIDES else read_point(end)
    if first is None and last is None:
        raise InvalidDate("is open on both sides", "leave it blank, or write the side known")
    if first and last and last.last < first.first:
        raise InvalidDate("ends before it starts", f"write {end}/{start}, or correct one side")
    return _interval(text, first, last)


def _interval(text: str, first: Point | None, last: Point | None) -> Span:
    start, _, end = text.partition("/")
    earliest = first.first if first else None
    latest = last.last if last else None
    if first and not end and first.last < LAST_DAY:
        earliest = first.last + _DAY
    if last and not start and last.first > FIRST_DAY:
        latest = last.first - _DAY
    marked = any(side and side.mark for side in (first, last))
    begun_from, begun_by = earliest, latest
    if not start or not end:
        begun_from = begun_by = earliest or latest
    elif first is None:
        begun_by = None
    elif last is None or lasts(first, last):
        begun_by = first.last
    minute = first.minute if first and start and end else -1
    return Span(text, earliest, latest, "span", marked, begun_from, begun_by, minute)


def _one_of(text: str) -> Span:
    """Read a set of which one date is meant: it lies on some day from the first to the last."""
    found = list(chosen(text))
    firsts = [first.first for first, _ in found if first]
    lasts_ = [last.last for _, last in found if last]
    earliest = min(firsts) if len(firsts) == len(found) else None
    latest = max(lasts_) if len(lasts_) == len(found) else None
    if earliest is None and latest is None:
        raise InvalidDate("is open on both sides", "leave it blank, or write the side known")
    marked = any(side and side.mark for both in found for side in both)
    known = earliest or latest
    begun = (earliest, latest) if earliest and latest else (known, known)
    return Span(text, earliest, latest, "span", marked, *begun)


def _refuse_every(text: str) -> None:
    """Refuse a set of which every date is meant, unless they are one interval."""
    entries = [entry.strip() for entry in text[1:-1].split(",")]
    found = list(chosen(text))
    rewritten = [_as_interval(entry) for entry in entries]
    following = all(
        one and other and one.last + _DAY == other.first for (_, one), (other, _) in pairwise(found)
    )
    if following:
        whole = _joined(rewritten[0], rewritten[-1])
        if _is_date(whole):
            raise InvalidDate("is a set of dates", f"write {whole}", (whole,))
    raise InvalidDate(
        "means every one of several dates, and a row has one",
        f"give each a row of its own: {', '.join(rewritten)}",
    )


def _as_interval(entry: str) -> str:
    start, dots, end = entry.partition("..")
    return f"{start or '..'}/{end or '..'}" if dots else entry


def _joined(first: str, last: str) -> str:
    start, _, _ = first.partition("/")
    _, slash, end = last.partition("/")
    end = end if slash else last
    return start if start == end else f"{start}/{end}"
