"""From EDTF text (ISO 8601-2, level 0 and 1) to the days it may mean, and back to English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates.habits import remedy_for
from timeline.dates.points import (
    MONTHS,
    InvalidDate,
    NotADateError,
    Point,
    Precision,
    read_end,
    read_point,
)

__all__ = ["InvalidDate", "Precision", "Span", "ends", "noun", "parse", "short", "words"]

_DAY = timedelta(days=1)
_AROUND = {"": "", "~": "around ", "?": "perhaps ", "%": "perhaps around "}


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date may mean.

    Parameters
    ----------
    text : str
        The EDTF text it was read from.
    earliest, latest : datetime.date or None
        First and last day; None on a side that is open (``..``) or unknown (blank).
    precision : str
        day, month, year, decade or century; span for an interval, whatever its ends.
    approximate : bool
        Whether any part is marked ``~``, ``?`` or ``%``.
    begun_from, begun_by : datetime.date or None
        First and last day on which it can have happened or begun. Of ``2009/..`` and ``1965/1973``
        those of 2009 and 1965; an interval between days or months lies on some day of it, so that
        these are its own. Where a side is unknown, the known one dates it: both are the last day
        of ``/2009``, the first of ``2009/``. None of ``../2009``.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool
    begun_from: date | None
    begun_by: date | None

    @property
    def open_start(self) -> bool:
        """Whether no first day is known."""
        return self.earliest is None

    @property
    def open_end(self) -> bool:
        """Whether no last day is known."""
        return self.latest is None


def parse(text: str, *, in_sheet: bool = True) -> Span:
    """Read an EDTF date of level 0 or 1 in the years 0001 to 9999.

    A single date (``2024-10-01``, ``2024-10``, ``1994``), one with unspecified digits (``197X``,
    ``19XX``, ``2024-XX``, ``2024-10-XX``), either marked approximate ``~``, uncertain ``?`` or both
    ``%``; or an interval, of which one side may be open (``..``) or unknown (blank). No seasons,
    times of day or longer years.

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
        If the text is no such date or ends before it starts; its remedy is, where the intention is
        plain, the date rewritten.

    Notes
    -----
    Level 0 and 1 as in https://www.loc.gov/standards/datetime/. Common forms are read here, since
    the ``edtf`` library takes about a millisecond for each; the others, by the library.
    """
    try:
        return _span(text)
    except NotADateError:
        remedy = remedy_for(text, _is_date, in_sheet=in_sheet)
        raise InvalidDate("is not a date", remedy) from None


def words(when: Span | str | date) -> str:
    """Say a date in an English phrase: ``on 1 October 2024``, ``in the 1970s``, ``since 2009``.

    Nothing for a blank text, here as in `noun` and `short`.
    """

    def between(first: Point, last: Point, head: str, tail: str) -> str:
        lasts = _lasts(first, last)
        return f"from {head} to {tail}" if lasts else f"between {head} and {tail}"

    return _said(_text(when), _phrase, _name, between)


def noun(when: Span | str | date) -> str:
    """Say a date as a noun: ``1 October 2024``, ``the 1970s``, ``from 1965 to 1973``."""
    return words(when).removeprefix("on ").removeprefix("in ")


def short(when: Span | str | date) -> str:
    """Say a date in few letters: ``6–11 Oct 2024``, ``Oct 2024``, ``c. 1990``, ``since 2009``."""
    return _said(_text(when), _brief, _brief, _dashed)


def ends(when: Span | str | date) -> str:
    """Say from when to when: ``6–11 October 2024``, ``1990–2024``, ``1994 – 1 October 2024``."""
    return _said(_text(when), _name, _name, _dashed)


def _dashed(first: Point, last: Point, head: str, tail: str) -> str:
    is_tight = first.precision == last.precision and " " not in head
    return f"{head}–{tail}" if is_tight else f"{head} – {tail}"


def _lasts(first: Point, last: Point) -> bool:
    """Whether an interval is the time that something took: else it is some day of these.

    Between days or months one looks for the day; what is told by its years went on through them.
    """
    return not {first.precision, last.precision} <= {"day", "month"}


def _text(when: Span | str | date) -> str:
    """Return a date as EDTF, or nothing for none; raises InvalidDate for what is no date."""
    if isinstance(when, date):
        return when.isoformat()
    return when.text if isinstance(when, Span) else when and parse(when).text


def _is_date(text: str) -> bool:
    try:
        _span(text)
    except (InvalidDate, NotADateError):
        return False
    return True


def _span(text: str) -> Span:
    start, slash, end = text.partition("/")
    if not slash:
        only = read_point(text)
        days = (only.first, only.last)
        return Span(text, *days, only.precision, bool(only.mark), *days)
    first = None if start in {"", ".."} else read_end(start)
    last = None if end in {"", ".."} else read_end(end)
    if first is None and last is None:
        if text in {"/", "../", "/..", "../.."}:
            raise InvalidDate("is open on both sides", "leave it blank, or write the side known")
        raise NotADateError
    if first and last and last.last < first.first:
        raise InvalidDate("ends before it starts", f"write {end}/{start}, or correct one side")
    earliest = first.first if first else None
    latest = last.last if last else None
    if first and not end and first.last < date.max:
        earliest = first.last + _DAY
    if last and not start and last.first > date.min:
        latest = last.first - _DAY
    marked = any(side and side.mark for side in (first, last))
    begun_from, begun_by = earliest, latest
    if not start or not end:
        begun_from = begun_by = earliest or latest
    elif first is None:
        begun_by = None
    elif last is None or _lasts(first, last):
        begun_by = first.last
    return Span(text, earliest, latest, "span", marked, begun_from, begun_by)


def _said(
    text: str,
    alone: Callable[[Point], str],
    name: Callable[[Point], str],
    between: Callable[[Point, Point, str, str], str],
) -> str:
    """Say a date by how one stands alone, how the end of an interval is named, and both ends."""
    start, slash, end = text.partition("/")
    if not text:
        return ""
    if not slash or start == end:
        return alone(read_point(start))
    if start in {"", ".."}:
        return f"{'until' if start else 'before'} {name(read_point(end))}"
    if end in {"", ".."}:
        return f"{'since' if end else 'after'} {name(read_point(start))}"
    first, last = read_point(start), read_point(end)
    return between(first, last, *_shared(first, last, name(first), name(last)))


def _phrase(at: Point) -> str:
    """Name a date with its preposition: ``on 1 October 2024``, ``around 1990``."""
    if "~" in at.mark or "%" in at.mark:
        return _name(at)
    preposition = "on " if at.precision == "day" else "in "
    return _AROUND[at.mark] + preposition + _name(at).removeprefix(_AROUND[at.mark])


def _name(at: Point) -> str:
    """Name a date as a noun: ``around 1990``, ``1 October 2024``, ``the 1970s``."""
    many = "the years " if _is_named_by_years(at) else "the "
    return _AROUND[at.mark] + _dated(at, MONTHS[at.first.month - 1], many + _years(at))


def _brief(at: Point) -> str:
    before = "c. " if at.mark in {"~", "%"} else ""
    name = _dated(at, MONTHS[at.first.month - 1][:3], _years(at))
    return before + name + ("?" if at.mark in {"?", "%"} else "")


def _dated(at: Point, month: str, years: str) -> str:
    """Name a day, a month or a year by its numbers and the name of its month, else the years."""
    numbers = (at.first.day, month, at.first.year)
    parts = {"day": numbers, "month": numbers[1:], "year": numbers[2:]}.get(at.precision, (years,))
    return " ".join(map(str, parts))


def _is_named_by_years(at: Point) -> bool:
    """Whether "the 1900s" could mean either ten years or a hundred."""
    return at.precision == "century" or at.first.year % 100 == 0


def _years(at: Point) -> str:
    year = at.first.year
    return f"{year}–{at.last.year}" if _is_named_by_years(at) else f"{year}s"


def _shared(first: Point, last: Point, head: str, tail: str) -> tuple[str, str]:
    """Leave out of the first name the month and year that it shares with the second."""
    if first.precision != last.precision or first.precision not in {"day", "month"}:
        return head, tail
    if first.first.year != last.first.year or first.mark in {"?", "%"}:
        return head, tail
    head = head.removesuffix(f" {first.first.year}")
    if first.precision == "day" and first.first.month == last.first.month:
        head = head.rpartition(" ")[0]
    return head, tail


def from_parts(year: str, month: str, day: str, time: str = "") -> str:
    found = year.strip()
    if month.strip():
        found += f"-{int(month):02}"
        if day.strip():
            found += f"-{int(day):02}"
    parse(found)
    return found


def interval(start: str, end: str) -> str:
    text = start if not end or end == start else f"{start}/{end}"
    parse(text)
    return text


def rewritten(text: str) -> str | None:
    return None
