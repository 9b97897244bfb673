"""What changed between two days, and on one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from timeline.dataset import Dataset
from timeline.queries.filters import Filters
from timeline.queries.positions.as_of import cells

__all__ = ["CHANGED", "compare", "news"]

CHANGED = ("new", "moved")
"""What is called a change; more said to the same effect is none."""

_SHOWN = ("stance", "low", "high")


def compare(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Set the standings of two days beside each other.

    Parameters
    ----------
    before, after : pandas.DataFrame
        What `cells` returned for an earlier and a later day under the same filters. A statement
        that counts once counts ever after, so that no cell is lost on the way.

    Returns
    -------
    pandas.DataFrame
        ``after`` with two sorts of columns more: ``change`` is ``new`` where nothing had been found
        before, ``moved`` where the stance, or what it ranges over, is another, ``repeated`` where
        more was said to the same effect, and ``same``; ``stance_before``, ``low_before`` and
        ``high_before`` (int64) are as they were, for what is new as they are now;
        ``split_before`` (bool).
    """
    was = {(c.actor, c.framework): c for c in before.itertuples(index=False)}
    now = list(after.itertuples(index=False))
    had = [was.get((c.actor, c.framework)) for c in now]
    pairs = list(zip(now, had, strict=True))
    columns: dict[str, pd.Series] = {
        f"{name}_before": pd.Series(
            [getattr(old or new, name) for new, old in pairs], after.index, dtype="int64"
        )
        for name in _SHOWN
    }
    columns["split_before"] = pd.Series(
        [old is not None and bool(old.split) for old in had], after.index, dtype="bool"
    )
    columns["change"] = pd.Series([_change(*pair) for pair in pairs], after.index, dtype="str")
    return after.assign(**columns)


def news(ds: Dataset, filters: Filters, day: date) -> pd.DataFrame:
    """Return what `compare` finds changed on one day, by the statements in view."""
    after = cells(ds, filters, day)
    before = cells(ds, filters, day - timedelta(days=1)) if day > date.min else after.iloc[:0]
    found = compare(before, after)
    return found[found["change"] != "same"].reset_index(drop=True)


def _change(new: Any, old: Any) -> str:
    if old is None:
        return "new"
    if _stood(new) != _stood(old):
        return "moved"
    return "same" if new.statements == old.statements else "repeated"


def _stood(cell: Any) -> tuple[int, ...]:
    """Return what a square shows: its stance, or its two ends where it contradicts itself."""
    return (cell.low, cell.high) if cell.split else (cell.stance,)
