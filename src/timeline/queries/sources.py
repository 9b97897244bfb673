"""What rests on a source, and what on it alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

import narwhals as nw
import pandas as pd

from timeline import arguments
from timeline.dataset import Dataset
from timeline.queries.filters import Filters, facet_of
from timeline.queries.in_view import ORDER, rows
from timeline.queries.tables import Of, members
from timeline.stored import collect

__all__ = ["MOST", "Resting", "alone", "resting"]

MOST = 300
"""How many events or statements `alone` returns at most."""

_SOURCE = facet_of("source")


class Resting(NamedTuple):
    """How many events or statements in view cite a source, and how many cite no other."""

    every: int
    alone: int


def resting(ds: Dataset, filters: Filters, of: Of) -> Mapping[str, Resting]:
    """Return how many events or statements in view rest on each source that any of them cites.

    Parameters
    ----------
    ds : Dataset
        Where they stand.
    filters : Filters
        What is in view.
    of : str
        ``events`` or ``stances``.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.sources import resting
    >>> found = resting(timeline.example(), timeline.Filters(kinds="summit"), "events")
    >>> found["nippon"].every >= found["nippon"].alone
    True
    """
    cited = _cited(ds, of).join(rows(ds, filters, of).select("key"), on="key", how="semi")
    counted = cited.group_by("source").agg(every=nw.len(), alone=nw.col("alone").sum())
    found = collect(counted.sort("source"))
    return {
        str(source): Resting(int(every), int(alone))
        for source, every, alone in zip(
            found["source"], found["every"], found["alone"], strict=True
        )
    }


def alone(ds: Dataset, filters: Filters, of: Of, source: str) -> pd.DataFrame:
    """Return the events or statements in view that rest on one source alone, in order of time.

    Returns
    -------
    pandas.DataFrame
        Rows of ``ds.events`` or ``ds.stances``, the first `MOST` of them at most.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.sources import alone
    >>> len(alone(timeline.example(), timeline.Filters(text="no such words"), "events", "nippon"))
    0
    """
    arguments.known("source", source, dict.fromkeys(ds.sources["id"], ""))
    mine = _cited(ds, of).filter(nw.col("source") == source, nw.col("alone") == 1).select("key")
    asked = rows(ds, filters, of).join(mine, on="key", how="semi")
    return collect(asked.sort(*ORDER).head(MOST))


def _cited(ds: Dataset, of: Of) -> nw.LazyFrame[Any]:
    """Return each source of each row once: ``key``, ``source``, ``alone``, 1 for no other."""
    arguments.one_of("of", of, get_args(Of))
    pairs = members(ds, _SOURCE, of).select("key", source="value")
    each = pairs.group_by("key").agg(sources=nw.len())
    is_alone = (nw.col("sources") == 1).cast(nw.Int64)
    return pairs.join(each, on="key").select("key", "source", alone=is_alone)
