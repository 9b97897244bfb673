"""Where each actor stands on each framework on any day: by the newest statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from timeline.dataset import Dataset
from timeline.queries import collect, rows, stances
from timeline.queries.filters import Filters
from timeline.queries.positions.effective_day import COUNTS, as_they_count, counts_from

__all__ = ["cells", "changes", "stances_at", "statements"]


_COLUMNS = {
    "actor": "str",
    "framework": "str",
    "stance": "int64",
    "low": "int64",
    "high": "int64",
    "split": "bool",
    "statements": "int64",
    "changed": "int64",
    "since": "datetime64[us]",
    "ids": "object",
    "current": "object",
}


def cells(ds: Dataset, filters: Filters, asof: date | None = None) -> pd.DataFrame:
    """Return where each actor stands on each framework, by the statements in view.

    Parameters
    ----------
    asof : datetime.date or None
        Only statements that can have been made by then count, which is from the first day of their
        date; where that is not known, from the last, by which they were; None for all.

    Returns
    -------
    pandas.DataFrame
        One row for each actor and framework with a statement, in the order of their tables:

        - ``actor``, ``framework`` : ids
        - ``stance`` (int64) : that of the newest statement
        - ``low``, ``high`` (int64) : the lowest and highest among the current statements
        - ``split`` (bool) : whether current statements lie on both sides of neutral
        - ``statements`` (int64) : how many there are
        - ``changed`` (int64) : 1 where the newest is more in favour than the one before it in time,
          -1 where less, 0 where as much, where there is none before it, and where the newest has
          no first day, so that none is known to come before it
        - ``since`` (datetime64) : the day from which the newest counts
        - ``ids`` (tuple of str) : the statements in order of time
        - ``current`` (tuple of str) : those of them that are current, see below

    Notes
    -----
    The newest statement is the last by the day from which it counts, last day, and order in the
    file. Current are the newest and all whose dates include that day: whoever says yes in "2024"
    and no on 1 October 2024 contradicts themselves, since neither is known to come first. The
    others come before it in time. An earlier statement with an open end ("since 2009") comes before
    it too, for it holds only until the next. One without a first day ("until October 2024") is
    known on its last alone: it is newer than one of 2009, but not known to have moved from there.
    """
    return _cells(ds, filters, asof).copy(deep=False)


@lru_cache(maxsize=16)
def _cells(ds: Dataset, filters: Filters, asof: date | None) -> pd.DataFrame:
    """Find the cells; kept, as the parts of one page ask for the same."""
    said = stances(ds, filters)
    said = said.assign(counts=counts_from(said)).sort_values(["counts", "end", "line"])
    if asof is not None:
        said = said[said["counts"] <= pd.Timestamp(asof)]
    columns = ["id", "actor", "framework", "stance", "earliest", "latest", "counts"]
    found: dict[tuple[str, str], list[Any]] = {}
    for statement in said[columns].itertuples(index=False):
        cell = (str(statement.actor), str(statement.framework))
        found.setdefault(cell, []).append(statement)
    actors = {i: place for place, i in enumerate(ds.actors["id"])}
    frameworks = {i: place for place, i in enumerate(ds.frameworks["id"])}
    curated = sorted(found, key=lambda cell: (actors[cell[0]], frameworks[cell[1]]))
    table = [(*cell, *_standing(found[cell])) for cell in curated]
    return pd.DataFrame(table, columns=list(_COLUMNS)).astype(_COLUMNS)


def _standing(said: Sequence[Any]) -> tuple[object, ...]:
    """Return all but the ids of a cell, from its statements in order of time."""
    newest = said[-1]
    is_current = [s.counts == newest.counts or s.latest >= newest.counts for s in said]
    current = [s.stance for s, counts in zip(said, is_current, strict=True) if counts]
    before = [s.stance for s, counts in zip(said, is_current, strict=True) if not counts]
    low, high = min(current), max(current)
    is_after = bool(before) and not pd.isna(newest.earliest)
    changed = np.sign(newest.stance - before[-1]) if is_after else 0
    ids = tuple(s.id for s in said)
    now = tuple(i for i, counts in zip(ids, is_current, strict=True) if counts)
    return newest.stance, low, high, low < 0 < high, len(said), changed, newest.counts, ids, now


def changes(ds: Dataset, filters: Filters) -> list[date]:
    """Return the days, in order, on which a statement in view begins to count: `cells` changes."""
    days = collect(rows(ds, filters, "stances").select(day=COUNTS).unique().sort("day"))
    return [day.date() for day in days["day"]]


def statements(ds: Dataset, actor: str, framework: str) -> pd.DataFrame:
    """Return all that an actor said on a framework, as in ``ds.stances``, as it came to count."""
    mine = (nw.col("actor") == actor) & (nw.col("framework") == framework)
    return as_they_count(rows(ds, Filters(), "stances").filter(mine))


def stances_at(ds: Dataset, event: str) -> pd.DataFrame:
    """Return the stances taken at an event, as in ``ds.stances``, as they came to count."""
    return as_they_count(rows(ds, Filters(), "stances").filter(nw.col("event") == event))
