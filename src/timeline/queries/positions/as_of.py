"""Where each actor stands on each framework on any day: by the newest statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.queries import collect, lazy, rows, stances
from timeline.queries.filters import Filters

__all__ = [
    "CHANGED",
    "as_they_count",
    "by_cell",
    "by_day",
    "cells",
    "changes",
    "compare",
    "counts_from",
    "current",
    "known",
    "levels",
    "news",
    "statements",
]

CHANGED = ("new", "moved")
"""What is called a change; more said to the same effect is none."""

_COUNTS = nw.coalesce("earliest", "latest", "start")
"""The day from which a statement counts: the first that its date may mean or, where its date has
no first day, its last. Nobody knows that what was said "before November 2024" had been said in
1950; by the end of October 2024 it had."""

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


def as_they_count(said: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Bring statements here in the order in which they come to count, the last to end last."""
    ordered = said.with_columns(counts=_COUNTS).sort("counts", "end", "line")
    return collect(ordered.drop("counts"))


def counts_from(rows: pd.DataFrame) -> pd.Series:
    """Return the day from which each statement counts: the first on which it is known.

    That is the first day that its date may mean; where that is not known, the last, by which it had
    been made.

    Parameters
    ----------
    rows : pandas.DataFrame
        Statements with ``earliest``, ``latest`` and ``start``.

    Returns
    -------
    pandas.Series
        datetime64, under the index of ``rows``.
    """
    days: pd.Series = nw.from_native(rows).select(day=_COUNTS)["day"].to_native()
    return days


def by_day(said: pd.DataFrame, day: date | None) -> pd.DataFrame:
    """Return those of the statements that count by a day, see `counts_from`; all for None."""
    return said if day is None else said[counts_from(said) <= pd.Timestamp(day)]


def by_cell(ds: Dataset, said: pd.DataFrame) -> dict[tuple[str, str], list[Any]]:
    """Return statements, given as they count, by actor and framework, in the order of their tables.

    Each has ``id``, ``actor``, ``framework``, ``stance``, ``earliest``, ``latest``, and ``counts``,
    the day from which it counts.
    """
    columns = ["id", "actor", "framework", "stance", "earliest", "latest", "counts"]
    found: dict[tuple[str, str], list[Any]] = {}
    for statement in said.assign(counts=counts_from(said))[columns].itertuples(index=False):
        cell = (str(statement.actor), str(statement.framework))
        found.setdefault(cell, []).append(statement)
    actors = {i: place for place, i in enumerate(ds.actors["id"])}
    frameworks = {i: place for place, i in enumerate(ds.frameworks["id"])}
    order = sorted(found, key=lambda cell: (actors[cell[0]], frameworks[cell[1]]))
    return {cell: found[cell] for cell in order}


def current(said: Sequence[Any]) -> list[Any]:
    """Return which statements still hold on the day from which the last of them counts.

    Current are the newest and all whose dates include that day: whoever says yes in "2024" and no
    on 1 October 2024 contradicts themselves, since neither is known to come first. An earlier
    statement with an open end ("since 2009") holds only until the next.

    Parameters
    ----------
    said : sequence
        Statements of one actor on one framework, see `by_cell`.
    """
    day = said[-1].counts
    return [s for s in said if s.counts == day or s.latest >= day]


def levels(stances: Sequence[int]) -> tuple[int, ...]:
    """Return where current stances, the newest last, place their holder.

    That is the newest; or the lowest and the highest, where these lie on both sides of neutral.
    """
    low, high = min(stances), max(stances)
    return (low, high) if low < 0 < high else (stances[-1],)


def cells(ds: Dataset, filters: Filters, asof: date | None = None) -> pd.DataFrame:
    """Return where each actor stands on each framework, by the statements in view.

    Parameters
    ----------
    asof : datetime.date or None
        Only statements that can have been made by then count, see `counts_from`; None for all.

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
        - ``current`` (tuple of str) : those of them that are current, see `current`

    Notes
    -----
    The newest statement is the last by the day from which it counts, last day, and order in the
    file. Those that are not current come before it in time. One without a first day ("until October
    2024") is known on its last alone: it is newer than one of 2009, but not known to have moved
    from there.
    """
    return _cells(ds, filters, asof).copy(deep=False)


@lru_cache(maxsize=16)
def _cells(ds: Dataset, filters: Filters, asof: date | None) -> pd.DataFrame:
    """Find the cells; kept, as the parts of one page ask for the same."""
    said = by_day(as_they_count(lazy(stances(ds, filters))), asof)
    table = [(*cell, *_standing(found)) for cell, found in by_cell(ds, said).items()]
    return pd.DataFrame(table, columns=list(_COLUMNS)).astype(_COLUMNS)


def _standing(said: Sequence[Any]) -> tuple[object, ...]:
    """Return all but the ids of a cell, from its statements in order of time."""
    newest, now = said[-1], current(said)
    ids, stances = tuple(s.id for s in now), [s.stance for s in now]
    before = [s.stance for s in said if s.id not in ids]
    is_after = bool(before) and not pd.isna(newest.earliest)
    changed = np.sign(newest.stance - before[-1]) if is_after else 0
    is_split = len(levels(stances)) > 1
    ends = newest.stance, min(stances), max(stances), is_split
    return *ends, len(said), changed, newest.counts, tuple(s.id for s in said), ids


def changes(ds: Dataset, filters: Filters) -> list[date]:
    """Return the days, in order, on which a statement in view begins to count: `cells` changes."""
    days = collect(rows(ds, filters, "stances").select(day=_COUNTS).unique().sort("day"))
    return [day.date() for day in days["day"]]


def statements(ds: Dataset, actor: str, framework: str) -> pd.DataFrame:
    """Return all that an actor said on a framework, in the order in which it came to count.

    Parameters
    ----------
    ds : Dataset
        Where it stands.
    actor, framework : str
        Their ids.

    Returns
    -------
    pandas.DataFrame
        A row for each statement, with every column of ``ds.stances``; none for unknown ids.
    """
    mine = (nw.col("actor") == actor) & (nw.col("framework") == framework)
    return as_they_count(rows(ds, Filters(), "stances").filter(mine))


def known(ds: Dataset, standing: pd.DataFrame) -> list[str]:
    """Say of each cell, as `cells` returned them, from when its newest statement is known.

    Parameters
    ----------
    ds : Dataset
        Where the statements stand.
    standing : pandas.DataFrame
        Cells, with ``ids`` and ``since``.

    Returns
    -------
    list of str
        ``from 1 Oct 2024``; of a date without a first day ``by Oct 2024`` or ``before Nov 2024``.
    """
    newest = ds.stances.set_index("id").loc[[ids[-1] for ids in standing["ids"]]]
    return [
        dates.short(text).replace("until ", "by ")
        if pd.isna(earliest)
        else f"from {dates.short(day.date())}"
        for text, earliest, day in zip(
            newest["date"], newest["earliest"], standing["since"], strict=True
        )
    ]


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
    pairs = [(new, was.get((new.actor, new.framework))) for new in after.itertuples(index=False)]
    columns: dict[str, list[Any]] = {
        f"{name}_before": [getattr(old or new, name) for new, old in pairs]
        for name in ("stance", "low", "high")
    }
    columns["split_before"] = [old is not None and old.split for _, old in pairs]
    columns["change"] = [_change(*pair) for pair in pairs]
    types = dict.fromkeys(columns, "int64") | {"split_before": "bool", "change": "str"}
    return after.assign(**columns).astype(types)


def news(ds: Dataset, filters: Filters, day: date) -> pd.DataFrame:
    """Return what `compare` finds changed on one day, by the statements in view.

    Parameters
    ----------
    ds : Dataset
        Where they stand.
    filters : Filters
        What is in view.
    day : datetime.date
        The day, compared with the one before it.

    Returns
    -------
    pandas.DataFrame
        The columns of `compare`; a row for each cell whose ``change`` is not ``same``.
    """
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
