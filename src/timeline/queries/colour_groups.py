"""What colours tell apart: who acts at an event, its kind, or its framework; and who gets one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries.filters import FACETS, labels
from timeline.queries.positions.voice_groups import country_of
from timeline.queries.subject import subject
from timeline.queries.tables import collect, lazy, memberships

__all__ = ["COLOURS", "MOST_COLOURED", "ColourBy", "ColourGroups", "acting", "colour_groups"]

ColourBy = Literal["country", "kind", "framework", "none"]

COLOURS: tuple[ColourBy, ...] = ("country", "kind", "framework", "none")
"""What colours may tell apart; by country is by who acts."""

MOST_COLOURED = 4
"""How many groups have a colour of their own."""

_JOINT = frozenset({"agreement", "institution", "summit"})
"""Kinds of events at which those who take part act together."""


@dataclass(frozen=True, slots=True)
class ColourGroups:
    """What colours tell apart in a data set, the same under every filter.

    Attributes
    ----------
    by : str
        One of `COLOURS`.
    names : mapping of str to str
        What each group with a colour of its own is called, by its id, that of most events first.
    of_event : mapping of str to str
        The group of each event that is in one of these.
    """

    by: ColourBy
    names: Mapping[str, str]
    of_event: Mapping[str, str]


@kept(most=16)
def colour_groups(ds: Dataset, by: ColourBy) -> ColourGroups:
    """Return which groups of events have a colour of their own: those of most events in the data.

    Of equals it is the one first in the list of all choices.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.colour_groups import colour_groups
    >>> list(colour_groups(timeline.example(), "country").names)
    ['JPN', 'USA', 'CHN', 'IND']
    """
    if by == "none":
        return ColourGroups(by, MappingProxyType({}), MappingProxyType({}))
    facet = next(f for f in FACETS if f.param == by)
    groups = {e: (g,) for e, g in acting(ds).items() if g}
    every = groups if by == "country" else memberships(ds, facet, "events")
    sizes = Counter(group for found in every.values() for group in found)
    known = labels(ds, facet)
    order = {group: n for n, group in enumerate(known)}
    ranked = sorted(sizes, key=lambda g: (-sizes[g], order.get(g, len(order)), g))
    if by == "framework" and (own := subject(ds).framework) in sizes:
        ranked = [own, *(group for group in ranked if group != own)]
    shown = ranked[:MOST_COLOURED]
    of_event = {
        event: next(group for group in shown if group in found)
        for event, found in every.items()
        if any(group in shown for group in found)
    }
    names = {group: known.get(group, group) for group in shown}
    return ColourGroups(by, MappingProxyType(names), MappingProxyType(of_event))


@kept(most=8)
def acting(ds: Dataset) -> Mapping[str, str]:
    """Return the code of the country that acts at each event; "" where nobody's act it is.

    It is that of the first actor; or of the only country, where no actor is named or nothing is
    known of those that are. What several countries do together, a treaty or an institution, is
    nobody's own.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.colour_groups import acting
    >>> found = acting(timeline.example())
    >>> found["jaishankar-rejects"], found["security-treaty"]
    ('IND', '')
    """
    of_actor = country_of(ds)
    unknown = frozenset(ds.actors.loc[ds.actors["line"] == 0, "id"])
    actors = _lists(ds.links["event_actor"], "actor")
    countries = _lists(ds.links["event_country"], "country")
    kinds = collect(lazy(ds.events).select("id", "kind"))
    found: dict[str, str] = {}
    for event, kind in zip(map(str, kinds["id"]), kinds["kind"], strict=True):
        theirs = [of_actor.get(actor, "") for actor in actors.get(event, ())]
        if kind in _JOINT and len(set(theirs)) > 1:
            found[event] = ""
        elif theirs and not unknown.issuperset(actors[event]):
            found[event] = theirs[0]
        else:
            only = countries.get(event, ())
            found[event] = only[0] if len(only) == 1 else ""
    return MappingProxyType(found)


def _lists(links: pd.DataFrame, column: str) -> dict[str, list[str]]:
    pairs = collect(lazy(links).select("event", column))
    found: dict[str, list[str]] = {}
    for event, value in zip(pairs["event"], pairs[column], strict=True):
        found.setdefault(str(event), []).append(str(value))
    return found
