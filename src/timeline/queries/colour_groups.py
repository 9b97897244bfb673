"""What colours tell apart: who acts at an event, its kind, or its framework; and who gets one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries.filters import facet_of, labels
from timeline.queries.positions.voice_groups import country_of
from timeline.queries.subject import subject
from timeline.queries.tables import members, memberships
from timeline.stored import beside, collect, lazy

__all__ = [
    "COLOURS",
    "MOST_COLOURED",
    "ColourBy",
    "ColourGroups",
    "acting",
    "acts",
    "colour_groups",
    "coloured",
]

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
    """

    by: ColourBy
    names: Mapping[str, str]


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
        return ColourGroups(by, MappingProxyType({}))
    facet = facet_of(by)
    held = acts(ds) if by == "country" else members(ds, facet, "events")
    counted = collect(held.filter(nw.col("value") != "").group_by("value").agg(n=nw.len()))
    sizes = dict(zip(map(str, counted["value"]), map(int, counted["n"]), strict=True))
    known = labels(ds, facet)
    order = {group: n for n, group in enumerate(known)}
    ranked = sorted(sizes, key=lambda g: (-sizes[g], order.get(g, len(order)), g))
    if by == "framework" and (own := subject(ds).framework) in sizes:
        ranked = [own, *(group for group in ranked if group != own)]
    names = {group: known.get(group, group) for group in ranked[:MOST_COLOURED]}
    return ColourGroups(by, MappingProxyType(names))


def coloured(ds: Dataset, known: ColourGroups, view: pd.DataFrame) -> dict[str, str]:
    """Return the group of each event in a view that is in one with a colour, by its id."""
    if known.by == "none":
        return {}
    if known.by == "country":
        return {event: group for event, group in acting(ds, view).items() if group in known.names}
    held = memberships(ds, facet_of(known.by), "events", view)
    found = {
        event: next((group for group in known.names if group in has), "")
        for event, has in held.items()
    }
    return {event: group for event, group in found.items() if group}


def acting(ds: Dataset, view: pd.DataFrame) -> dict[str, str]:
    """Return the code of the country that acts at each event in a view; "" for nobody's act.

    It is that of the first actor; or of the only country, where no actor is named or nothing is
    known of those that are. What several countries do together, a treaty or an institution, is
    nobody's own.

    Examples
    --------
    >>> import timeline
    >>> from timeline.queries.colour_groups import acting
    >>> ds = timeline.example()
    >>> found = acting(ds, ds.events)
    >>> found["jaishankar-rejects"], found["security-treaty"]
    ('IND', '')
    """
    ids = dict(zip(view["key"].tolist(), map(str, view["id"]), strict=True))
    found = collect(acts(ds).filter(nw.col("key").is_in(list(ids))).sort("key"))
    return {ids[k]: str(v) for k, v in zip(found["key"].tolist(), found["value"], strict=True)}


def acts(ds: Dataset) -> nw.LazyFrame[Any]:
    """Return ``key`` of each event, and ``value``, the country whose act it is, or blank."""
    links: Any = ds.links["event_actor"]
    countries = country_of(ds)
    who = pd.DataFrame(
        {
            "actor": ds.actors["id"],
            "of": pd.Series([countries[actor] for actor in ds.actors["id"]], dtype="str"),
            "known": (ds.actors["line"] != 0).astype("int64"),
        }
    )
    named = lazy(links).join(beside(links, who), on="actor")
    first = named.filter(nw.col("place") == 0).select("key", first="of")
    actors = named.group_by("key").agg(
        low=nw.col("of").min(), high=nw.col("of").max(), known=nw.col("known").max()
    )
    countries_named = lazy(ds.links["event_country"]).group_by("key")
    only = countries_named.agg(only=nw.col("country").min(), n=nw.len())
    found = lazy(ds.events).select("key", "kind")
    for more in (first, actors, only):
        found = found.join(more, on="key", how="left")
    is_joint = nw.col("kind").is_in(sorted(_JOINT)) & (
        nw.col("low").fill_null("") != nw.col("high").fill_null("")
    )
    act = (
        nw.when(is_joint)
        .then(nw.lit(""))
        .otherwise(
            nw.when(nw.col("known").fill_null(0) == 1)
            .then(nw.col("first"))
            .otherwise(
                nw.when(nw.col("n").fill_null(0) == 1).then(nw.col("only")).otherwise(nw.lit(""))
            )
        )
    )
    return found.select("key", value=act)
