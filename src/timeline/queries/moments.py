"""Two moments to set side by side: which, how many months lie between days, and what is around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.dates.days import FIRST_DAY, LAST_DAY, AnyDay, Day, month_length
from timeline.kept import kept
from timeline.queries import ORDER, collect, events, rows
from timeline.queries.filters import Filters
from timeline.schema import rank_of

__all__ = [
    "BEFORE",
    "MOST_MONTHS",
    "Moment",
    "after",
    "around",
    "extent",
    "linked",
    "offset",
    "pair",
    "since",
    "together",
    "told",
]

BEFORE = 6
"""How many months before a moment are looked at, whatever is looked at after it."""

MOST_MONTHS = 12_000
"""How many months after it can be looked at: a thousand years."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An event from which months are counted.

    Parameters
    ----------
    id, label, title, dated : str
        As in ``events``; ``dated`` is its date as it is written there.
    zero : Day
        The day from which months are counted: the event's own, the middle one of those that its
        date may mean, or the known end of an open span.
    rank : int
        How important it is, see `timeline.schema.rank_of`.
    """

    id: str
    label: str
    title: str
    dated: str
    zero: AnyDay
    rank: int

    @property
    def span(self) -> dates.Span:
        """The days that its date may mean."""
        return dates.parse(self.dated)


def pair(ds: Dataset, then: str = "", now: str = "") -> tuple[Moment, Moment] | None:
    """Return the two moments to set side by side; None where there are none.

    Parameters
    ----------
    then, now : str
        Ids of events; what is blank, or the same as the other, is chosen here: by the parallels
        the pair in which most of them meet, of equals the more important, then the earlier.
        Without parallels nothing in the data links two events, and both have to be named.
    """
    first, second = then, now
    if not then or now in {"", then}:
        usual = _usual(ds)
        if usual is None:
            return None
        first = then or next(key for key in usual if key != now)
        second = now if now not in {"", first} else next(k for k in usual[::-1] if k != first)
    found = _by_id(ds, (first, second))
    return found[first], found[second]


def linked(ds: Dataset, one: str, other: str) -> bool:
    """Return whether a parallel is drawn between two events, given by their ids."""
    return not {(one, other), (other, one)}.isdisjoint(_parallels(ds))


def since(zero: AnyDay, day: float) -> float:
    """Return how many months after a day another lies: whole months, and a share of the next.

    Months are counted from one day of the month to the same day of another, or to its last day
    where it has no such day: from 31 January to 28 February is one month, and to 31 March two.

    Parameters
    ----------
    zero : Day
        From when.
    day : float
        Until when, as an ordinal (`Day.toordinal`); negative months for one before.
    """
    there = Day.fromordinal(floor(day))
    whole = (there.year - zero.year) * 12 + there.month - zero.month
    if _anniversary(zero, whole) > day:
        whole -= 1
    begin, end = _anniversary(zero, whole), _anniversary(zero, whole + 1)
    return whole + (day - begin) / (end - begin)


def after(zero: AnyDay, months: float) -> float:
    """Return the day, as an ordinal, that lies so many months after another: undoes `since`."""
    whole = floor(months)
    begin, end = _anniversary(zero, whole), _anniversary(zero, whole + 1)
    return begin + (months - whole) * (end - begin)


def around(
    ds: Dataset,
    filters: Filters,
    moment: Moment,
    months: int,
    *,
    ongoing: bool = False,
    before: float = BEFORE,
) -> pd.DataFrame:
    """Return the events in view from `BEFORE` a moment until some months after it, and its own.

    An event of which only one end is known counts where that end lies. What began before and merely
    went on is left out, unless a parallel ties it to another.

    Parameters
    ----------
    ongoing : bool
        Whether what merely went on is asked for too, as ``filters.ongoing`` does.
    before : float
        From how many months before the moment on.

    Returns
    -------
    pandas.DataFrame
        Every column of ``ds.events``, in order of time, and ``first`` and ``last`` (float64):
        months from zero to where the event begins and to where it ends, the same for a day and for
        the known end of an open span. The event of the moment is there whatever the filters.
    """
    view = events(ds, filters)
    if not (view["id"] == moment.id).any():
        own = collect(rows(ds, Filters(), "events").filter(nw.col("id") == moment.id))
        view = pd.concat([view, own]).sort_values(list(ORDER), kind="stable")
    first = view["earliest"].fillna(view["latest"])
    last = view["latest"].fillna(view["earliest"])
    low, high = (_stamp(after(moment.zero, n)) for n in (-before, months))
    lies_there = (first <= high) & (last >= low)
    if not (ongoing or filters.ongoing):
        tied = {key for both in _parallels(ds) for key in both}
        lies_there &= (view["begun_by"] >= low) | view["id"].isin(tied)
    here = view[lies_there | (view["id"] == moment.id)]
    dated = here[["earliest", "latest", "precision"]]
    spans = [_months(moment.zero, row) for row in dated.to_dict("records")]
    return here.assign(
        first=np.array([a for a, _ in spans], dtype=float),
        last=np.array([b for _, b in spans], dtype=float),
    ).reset_index(drop=True)


def together(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return what is around several moments in one order of months from zero.

    Parameters
    ----------
    frames : sequence of pandas.DataFrame
        What `around` gives for each moment.

    Returns
    -------
    pandas.DataFrame
        Their columns, and ``moment`` (int64), the place of its moment among them. An event that
        is around two moments has a row for each.
    """
    every = pd.concat([frame.assign(moment=place) for place, frame in enumerate(frames)])
    return every.sort_values(["first", "last", "moment"], kind="stable").reset_index(drop=True)


@kept(most=1)
def extent(ds: Dataset) -> tuple[AnyDay, AnyDay]:
    """Return the first and the last day that the date of any event names."""
    ends = collect(
        rows(ds, Filters(), "events").select(
            a=nw.col("earliest").min(),
            b=nw.col("latest").min(),
            c=nw.col("earliest").max(),
            d=nw.col("latest").max(),
        )
    ).iloc[0]
    first, last = min(ends[["a", "b"]].dropna()), max(ends[["c", "d"]].dropna())
    return Day.of(first), Day.of(last)


def offset(months: float) -> str:
    """Say how far from zero: ``+12``, ``−0.5``, ``0``."""
    rounded = round(months, 1) or 0.0
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{abs(rounded):.1f}".removesuffix(".0")


def told(row: Mapping[Hashable, Any]) -> str:
    """Say where an event lies, a row of `around`: ``+0.5``, ``−6 to +6``, ``from +6``."""
    first, last = (offset(row[side]) for side in ("first", "last"))
    if pd.isna(row["earliest"]):
        return f"until {last}"
    if pd.isna(row["latest"]):
        return f"from {first}"
    return first if first == last else f"{first} to {last}"


@kept(most=8)
def _usual(ds: Dataset) -> tuple[str, str] | None:
    """Choose two different events; kept, as a page asks for them at each run."""
    drawn = [(t, n) for t, n in _parallels(ds) if t != n]
    if not drawn:
        return None
    meet = Counter(key for both in drawn for key in both)
    known = _by_id(ds, tuple(meet))

    def merit(both: tuple[str, str]) -> tuple[object, ...]:
        then, now = both
        when = [(known[i].zero, known[i].span.latest or LAST_DAY) for i in both]
        return (-meet[then] - meet[now], known[then].rank + known[now].rank, when)

    return min(drawn, key=merit)


def _parallels(ds: Dataset) -> list[tuple[str, str]]:
    return list(zip(ds.parallels["then_event"], ds.parallels["now_event"], strict=True))


@kept(most=64)
def _by_id(ds: Dataset, ids: tuple[str, ...]) -> Mapping[str, Moment]:
    wanted = collect(rows(ds, Filters(), "events").filter(nw.col("id").is_in(list(ids))))
    return {
        str(row["id"]): Moment(
            str(row["id"]),
            str(row["label"]),
            str(row["title"]),
            str(row["date"]),
            _zero(dates.parse(str(row["date"]))),
            rank_of(str(row["importance"])),
        )
        for row in wanted.to_dict("records")
    }


def _zero(span: dates.Span) -> AnyDay:
    """Return the day that stands for a date."""
    known = [day for day in (span.earliest, span.latest) if day is not None]
    return known[0] + (known[-1] - known[0]) // 2


def _months(zero: AnyDay, row: Mapping[Hashable, Any]) -> tuple[float, float]:
    """Return from where to where an event reaches, its last day included unless it is a day."""
    sides = (("earliest", 0), ("latest", 0 if row["precision"] == "day" else 1))
    ends = [
        since(zero, Day.of(row[side]).toordinal() + more)
        for side, more in sides
        if not pd.isna(row[side])
    ]
    return ends[0], ends[-1]


def _anniversary(zero: AnyDay, months: int) -> int:
    """Return the same day of another month, as an ordinal; at the calendar's ends, these."""
    year, month = divmod(zero.year * 12 + zero.month - 1 + months, 12)
    if year < FIRST_DAY.year:
        return FIRST_DAY.toordinal() - (FIRST_DAY.year * 12 - year * 12 - month)
    if year > LAST_DAY.year:
        return LAST_DAY.toordinal() + 1 + (year - LAST_DAY.year - 1) * 12 + month
    length = month_length(year, month + 1)
    return Day(year, month + 1, min(zero.day, length)).toordinal()


def _stamp(ordinal: float) -> pd.Timestamp:
    return Day.fromordinal(floor(ordinal)).stamp
