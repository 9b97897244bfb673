"""The parallels that tie what is around two moments, and the earlier events that they name."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import Day
from timeline.kept import kept
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.queries.moments import BEFORE, Moment

__all__ = ["around_both", "in_order", "ties"]


@kept(most=64)
def around_both(
    ds: Dataset,
    filters: Filters,
    both: tuple[Moment, Moment],
    months: int,
    *,
    ongoing: bool = False,
) -> dict[Moment, pd.DataFrame]:
    """Return what is around each of two moments, with the earlier events that parallels name.

    An earlier event belongs to a moment where it is nearer to it than half the way to the other
    one, and where a parallel ties it to something around that.

    Parameters
    ----------
    ds, filters, months, ongoing
        As in `timeline.queries.moments.around`, whose columns the frames have.
    both : tuple of (Moment, Moment)
        In any order.
    """
    base = {m: moments.around(ds, filters, m, months, ongoing=ongoing) for m in both}
    first, second = in_order(both)
    half = moments.since(first.zero, second.zero.toordinal()) / 2
    if ds.parallels.empty or half <= BEFORE:
        return base
    wide = {m: _reaching(ds, filters, m, months, half, base[m]) for m in both}
    drawn = _between(ds, wide[first], wide[second])
    is_near = drawn["then_event"].isin(base[first]["id"]) | drawn["now_event"].isin(
        base[second]["id"]
    )
    tied = {first: drawn.loc[is_near, "then_event"], second: drawn.loc[is_near, "now_event"]}
    return {
        m: pd.concat([early[~early["id"].isin(base[m]["id"])], base[m]], ignore_index=True)
        for m in both
        for early in [wide[m][wide[m]["id"].isin(tied[m])]]
    }


def _reaching(
    ds: Dataset, filters: Filters, moment: Moment, months: int, half: float, base: pd.DataFrame
) -> pd.DataFrame:
    """Return what is around a moment, and what began before that, but not too far from it."""
    found = moments.around(ds, filters, moment, months, before=half)
    earliest = Day.fromordinal(int(moments.after(moment.zero, -half))).stamp
    return found[(found["begun_by"] >= earliest) | found["id"].isin(base["id"])]


def ties(ds: Dataset, around: Mapping[Moment, pd.DataFrame]) -> pd.DataFrame:
    """Return the parallels of which one event is around each moment, in the order of the data.

    Parameters
    ----------
    around : mapping of Moment to pandas.DataFrame
        What `around_both` returned, or a part of it.
    """
    first, second = in_order(tuple(around))
    return _between(ds, around[first], around[second])


def in_order(both: tuple[Moment, ...]) -> tuple[Moment, Moment]:
    """Return two moments in order of time."""
    first, second = both
    return (first, second) if first.zero <= second.zero else (second, first)


def _between(ds: Dataset, then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    every = ds.parallels
    return every[every["then_event"].isin(then["id"]) & every["now_event"].isin(now["id"])]
