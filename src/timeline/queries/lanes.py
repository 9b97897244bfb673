"""Into which lanes the events in view are sorted, so that each stands in one at least."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries import collect, members, memberships
from timeline.queries.filters import FACETS, Filters, facet_of, labels
from timeline.queries.in_view import keys_in_view, rows

__all__ = ["LANES", "MOST_LANES", "NONE", "OTHER", "crowd_groups", "groups", "has_groups"]

LANES = ("framework", "country", "actor", "kind")
"""Ways to sort events into lanes."""

MOST_LANES = 9
"""How many groups have a lane of their own; a single one more has too."""

OTHER, NONE = ";other", ";none"
"""Ids of the lanes for the other groups and for no group: no id has a semicolon."""

_PLURALS = {"country": "countries"}


@kept(most=8)
def has_groups(ds: Dataset) -> bool:
    """Return whether any event has anything by which lanes and colours tell events apart."""
    return any(
        len(collect(members(ds, facet, "events").filter(nw.col("value") != "").head(1)))
        for facet in FACETS
        if facet.param in LANES
    )


def groups(
    ds: Dataset, view: pd.DataFrame, lanes: str
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Sort the events in view into lanes.

    Parameters
    ----------
    ds : Dataset
        Where groups have their names.
    view : pandas.DataFrame
        Events in view.
    lanes : str
        ``country``, ``framework``, ``actor`` or ``kind``.

    Returns
    -------
    names : dict of str to str
        Id of each lane to its name, which no other has: the fullest groups, fullest first; then
        one for what stands in none of them but has a group, then one for what has none.
    by_event : dict of str to tuple of str
        Id of each event to the ids of its lanes, one at least.
    """
    every = memberships(ds, facet_of(lanes), "events", view)
    has = {event: every.get(event, ()) for event in map(str, view["id"])}
    sizes = Counter(group for found in has.values() for group in found)
    names = _named(ds, lanes, sizes)
    others = {g for found in has.values() if not names.keys() & set(found) for g in found}
    if others:
        names[OTHER] = _other(lanes, len(others))
    if not all(has.values()):
        names[NONE] = f"No {lanes}"
    return names, {event: _lanes_of(found, names) for event, found in has.items()}


def crowd_groups(
    ds: Dataset, filters: Filters, view: pd.DataFrame, lanes: str
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Sort very many events into lanes, as `groups` does, of which only some are at hand.

    Parameters
    ----------
    filters : Filters
        What is in view.
    view : pandas.DataFrame
        Those of the events that are at hand.
    """
    held = members(ds, facet_of(lanes), "events").filter(nw.col("value") != "")
    here = held.join(keys_in_view(ds, filters, "events"), on="key", how="semi")
    counted = collect(here.group_by("value").agg(n=nw.len()))
    sizes = Counter(dict(zip(map(str, counted["value"]), map(int, counted["n"]), strict=True)))
    names = _named(ds, lanes, sizes)
    if len(sizes) > len(names):
        names[OTHER] = _other(lanes, len(sizes) - len(names))
    none = rows(ds, filters, "events").join(held, on="key", how="anti")
    if len(collect(none.select("key").head(1))):
        names[NONE] = f"No {lanes}"
    every = memberships(ds, facet_of(lanes), "events", view)
    return names, {e: _lanes_of(every.get(e, ()), names) for e in map(str, view["id"])}


def _named(ds: Dataset, lanes: str, sizes: Mapping[str, int]) -> dict[str, str]:
    """Return the groups that have a lane of their own, fullest first."""
    known = labels(ds, facet_of(lanes))
    order = sorted(sizes, key=lambda group: (-sizes[group], known.get(group, group), group))
    shown = order if len(order) <= MOST_LANES + 1 else order[:MOST_LANES]
    return {group: known.get(group, group) for group in shown}


def _other(lanes: str, number: int) -> str:
    plural = lanes if number == 1 else _PLURALS.get(lanes, f"{lanes}s")
    return f"{number} other {plural}"


def _lanes_of(found: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(group for group in found if group in names) or ((OTHER,) if found else (NONE,))
