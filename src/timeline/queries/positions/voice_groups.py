"""Which voices belong together: the actors of a country, under those for whom they speak."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import narwhals as nw

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries import collect, lazy

__all__ = [
    "EVERYONE",
    "UNATTRIBUTED",
    "Group",
    "country_of",
    "family",
    "governments",
    "groups",
    "official",
    "spoken",
    "voices",
]

UNATTRIBUTED = "International and unattributed"
"""What the group of those without a country is called."""

EVERYONE = "*"
"""Stands for all actors where `voices` asks whose; no id of an actor holds it."""


@dataclass(frozen=True, slots=True)
class Group:
    """The voices of a country: its code ("" for none) and name, and ids in the actors' order."""

    key: str
    name: str
    voices: tuple[str, ...]


@kept(most=4)
def country_of(ds: Dataset) -> Mapping[str, str]:
    """Return the country's code of each actor: its own or the nearest parent's; "" for none."""
    pairs = collect(lazy(ds.links["actor_country"]))
    known = dict(zip(pairs["actor"], pairs["country"], strict=True))
    return MappingProxyType({actor: known.get(actor, "") for actor in ds.actors["id"]})


@kept(most=4)
def official(ds: Dataset) -> frozenset[str]:
    """Return the ids of states and governments, which are called by what they are."""
    return frozenset(ds.actors.loc[ds.actors["type"].isin(["state", "government"]), "id"])


@kept(most=4)
def governments(ds: Dataset) -> frozenset[str]:
    """Return the ids of the actors that are a country itself: its state, or a government of it."""
    countries = country_of(ds)
    return frozenset(actor for actor in official(ds) if countries[actor])


def groups(ds: Dataset, actors: Collection[str] | None = None) -> tuple[Group, ...]:
    """Return the groups of actors, all of them if none are given, in order of their first actor.

    A government, given by the code of its country, is the only voice of its group.
    """
    countries = country_of(ds)
    members: dict[str, list[str]] = {}
    for actor, country in countries.items():
        if actors is None or actor in actors:
            members.setdefault(country, []).append(actor)
    given = set(actors or ()) - set(countries)
    members |= {code: [code] for code in ds.countries["id"] if code in given}
    names = ds.names("countries")
    return tuple(
        Group(key, names.get(key, UNATTRIBUTED), tuple(voices)) for key, voices in members.items()
    )


def voices(ds: Dataset, who: str) -> tuple[str, ...]:
    """Return whose statements are meant.

    Parameters
    ----------
    who : str
        The id of an actor, for that one; else a country's code, "" for those without a country, or
        `EVERYONE`.

    Returns
    -------
    tuple of str
        Ids in the order of the actors; empty for what is none of these.
    """
    countries = country_of(ds)
    if who in countries:
        return (who,)
    return tuple(a for a, country in countries.items() if who in {EVERYONE, country})


def spoken(ds: Dataset, who: str, framework: str) -> bool:
    """Return whether any of the voices meant, see `voices`, has a statement on a framework."""
    theirs = nw.col("actor").is_in(voices(ds, who)) & (nw.col("framework") == framework)
    return not collect(lazy(ds.stances).filter(theirs).select("key").head(1)).empty


def family(ds: Dataset, members: Collection[str]) -> list[tuple[str, int]]:
    """Return actors under those for whom they speak, as far as these are among them.

    Returns
    -------
    list of (str, int)
        Id, and how many of the others stand above it.
    """
    parent = dict(zip(ds.actors["id"], ds.actors["parent"], strict=True))
    under: dict[str, list[str]] = {}
    here = set(members)
    for actor, speaks_for in parent.items():
        if actor in here:
            at = speaks_for
            while at and at not in here:
                at = parent.get(at, "")
            under.setdefault(at, []).append(actor)
    found = [(actor, 0) for actor in members if actor not in parent]
    left = [(actor, 0) for actor in reversed(under.get("", []))]
    while left:
        actor, depth = left.pop()
        found.append((actor, depth))
        left += [(child, depth + 1) for child in reversed(under.get(actor, []))]
    return found
