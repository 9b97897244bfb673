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
from timeline.filters import Filters
from timeline.queries import ORDER, collect, rows, stances

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
        date; None for all.

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
          -1 where less, 0 where as much or where there is none before it
        - ``since`` (datetime64) : first day of the newest
        - ``ids`` (tuple of str) : the statements in order of time
        - ``current`` (tuple of str) : those of them that are current, see below

    Notes
    -----
    The newest statement is the last by first day, last day, and order in the file. Current are the
    newest and all whose dates include its first day: whoever says yes in "2024" and no on 1 October
    2024 contradicts themselves, since neither is known to come first. The others come before it in
    time. An earlier statement with an open end ("since 2009") comes before it too, for it holds
    only until the next.
    """
    return _cells(ds, filters, asof).copy(deep=False)


@lru_cache(maxsize=16)
def _cells(ds: Dataset, filters: Filters, asof: date | None) -> pd.DataFrame:
    """Find the cells; kept, as the parts of one page ask for the same."""
    said = stances(ds, filters)[["id", "actor", "framework", "stance", "latest", "start", "end"]]
    if asof is not None:
        said = said[said["start"] <= pd.Timestamp(asof)]
    found: dict[tuple[str, str], list[Any]] = {}
    for statement in said.itertuples(index=False):
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
    is_current = [s.start == newest.start or s.latest >= newest.start for s in said]
    current = [s.stance for s, counts in zip(said, is_current, strict=True) if counts]
    before = [s.stance for s, counts in zip(said, is_current, strict=True) if not counts]
    low, high = min(current), max(current)
    changed = np.sign(newest.stance - before[-1]) if before else 0
    ids = tuple(s.id for s in said)
    now = tuple(i for i, counts in zip(ids, is_current, strict=True) if counts)
    return newest.stance, low, high, low < 0 < high, len(said), changed, newest.start, ids, now


def changes(ds: Dataset, filters: Filters) -> list[date]:
    """Return the days, in order, on which a statement in view begins to count: `cells` changes."""
    days = collect(rows(ds, filters, "stances").select("start").unique().sort("start"))
    return [day.date() for day in days["start"]]


def statements(ds: Dataset, actor: str, framework: str) -> pd.DataFrame:
    """Return all that an actor said on a framework, as in ``ds.stances``, in order of time."""
    mine = (nw.col("actor") == actor) & (nw.col("framework") == framework)
    return collect(rows(ds, Filters(), "stances").filter(mine).sort(*ORDER))


def stances_at(ds: Dataset, event: str) -> pd.DataFrame:
    """Return the stances taken at an event, as in ``ds.stances``, in order of time."""
    return collect(rows(ds, Filters(), "stances").filter(nw.col("event") == event).sort(*ORDER))
