"""How tables are asked where they are, brought here, and what their rows have of a facet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.queries.filters import Facet, Link
from timeline.stored import collect, lazy

__all__ = ["Of", "collect", "lazy", "members", "memberships"]

Of = Literal["events", "stances"]
"""What is asked for."""


def members(ds: Dataset, facet: Facet, of: Of) -> nw.LazyFrame[Any]:
    """Return what events or stances have of a facet, each once: ``key``, ``place``, ``value``.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> from timeline.queries.filters import FACETS
    >>> timeline.queries.members(ds, FACETS[0], "events").collect_schema().names()
    ['key', 'place', 'value']
    """
    link: Link = facet.events if of == "events" else facet.stances
    table = getattr(ds, link.table) if link.table in {"events", "stances"} else ds.links[link.table]
    linked = lazy(table)
    if link.table in {"events", "stances"}:
        linked = linked.with_columns(place=nw.lit(0, nw.Int64))
    else:
        linked = linked.filter(nw.col("is_first"))
    linked = linked.select("key", "place", value=link.value)
    if link.on == "key":
        return linked
    holders = lazy(getattr(ds, of)).select(holder="key", key=link.on)
    found = holders.join(linked, on="key").drop("key").rename({"holder": "key"})
    return found.select("key", "place", "value")


def memberships(
    ds: Dataset, facet: Facet, of: Of, view: pd.DataFrame
) -> Mapping[str, tuple[str, ...]]:
    """Return what each event or stance in a view has of a facet: ids by its id, each once.

    Parameters
    ----------
    view : pandas.DataFrame
        Events or stances, with ``id`` and ``key``; of which there are none, or few, to be drawn.

    Returns
    -------
    mapping of str to tuple of str
        Of each that has any, in order of time; what it has as in its row.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> from timeline.queries.filters import FACETS
    >>> view = timeline.queries.events(ds, timeline.Filters(text="higuchi"))
    >>> timeline.queries.memberships(ds, FACETS[0], "events", view)["higuchi-report"]
    ('JPN', 'USA')
    """
    ids = dict(zip(view["key"].tolist(), map(str, view["id"]), strict=True))
    pairs = collect(
        members(ds, facet, of)
        .filter(nw.col("key").is_in(view["key"].tolist()))
        .sort("key", "place")
    )
    found: dict[str, list[str]] = {}
    for key, value in zip(pairs["key"].tolist(), pairs["value"], strict=True):
        if value:
            found.setdefault(ids[key], []).append(str(value))
    return {item: tuple(values) for item, values in found.items()}
