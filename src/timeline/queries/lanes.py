"""Into which lanes the events in view are sorted, so that each stands in one at least."""

from __future__ import annotations

from collections import Counter

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries import collect, members, memberships
from timeline.queries.filters import FACETS, labels

__all__ = ["LANES", "MOST_LANES", "NONE", "OTHER", "groups", "has_groups"]

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
    facet = next(f for f in FACETS if f.param == lanes)
    every = memberships(ds, facet, "events", view)
    has = {event: every.get(event, ()) for event in map(str, view["id"])}
    known = labels(ds, facet)
    sizes = Counter(group for found in has.values() for group in found)
    order = sorted(sizes, key=lambda group: (-sizes[group], known.get(group, group), group))
    shown = order if len(order) <= MOST_LANES + 1 else order[:MOST_LANES]
    names = {group: known.get(group, group) for group in shown}
    by_event: dict[str, tuple[str, ...]] = {}
    others: set[str] = set()
    for event, found in has.items():
        by_event[event] = tuple(g for g in found if g in names) or ((OTHER,) if found else (NONE,))
        if by_event[event] == (OTHER,):
            others.update(found)
    if others:
        plural = lanes if len(others) == 1 else _PLURALS.get(lanes, f"{lanes}s")
        names[OTHER] = f"{len(others)} other {plural}"
    if any(found == (NONE,) for found in by_event.values()):
        names[NONE] = f"No {lanes}"
    return names, by_event
