"""Who speaks for which government, and when: states, their governments, persons in office."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.kept import kept
from timeline.queries import offices
from timeline.queries.positions.voice_groups import country_of, governments

__all__ = ["NOUNS", "VOICES", "Voices", "groups_of_states", "may_speak", "names", "speaks_for"]

Voices = Literal["governments", "all"]
"""Whose positions are asked for."""

VOICES: tuple[Voices, ...] = ("governments", "all")

NOUNS: Mapping[Voices, str] = MappingProxyType({"governments": "government", "all": "voice"})
"""What one of these is called."""


@kept(most=4)
def groups_of_states(ds: Dataset) -> frozenset[str]:
    """Return the ids of the actors that are several states: of type state, without a country."""
    countries = country_of(ds)
    types = zip(ds.actors["id"], ds.actors["type"], strict=True)
    return frozenset(a for a, kind in types if kind == "state" and not countries[a])


@kept(most=4)
def speaks_for(ds: Dataset) -> Mapping[str, str]:
    """Return for whom each actor speaks that at some time speaks for a government.

    That is every state and government with a country; and whoever stands under one and has ever
    held an office, see `may_speak`. A group of states speaks for itself.

    Returns
    -------
    mapping of str to str
        The country's code, of a group of states its own id, by the actor's; in their order.
    """
    official, together, in_office = governments(ds), groups_of_states(ds), offices.holders(ds)
    countries = country_of(ds)
    parents = dict(zip(ds.actors["id"], ds.actors["parent"], strict=True))
    found: dict[str, str] = {}
    for actor in parents:
        above = actor
        while above and above not in official and actor in in_office:
            above = parents[above]
        if actor in together:
            found[actor] = actor
        elif above in official:
            found[actor] = countries[above]
    return MappingProxyType(found)


def may_speak(ds: Dataset, actor: str, first: AnyDay | None, last: AnyDay | None) -> bool:
    """Return whether an actor, see `speaks_for`, spoke for its government all of a time.

    Who has offices does while in them; a state or government without any, always.
    """
    return actor not in offices.holders(ds) or offices.holds_office(ds, actor, first, last)


def names(ds: Dataset, voices: Voices) -> Mapping[str, str]:
    """Return what those are called who stand in the cells: actors or, by their codes, countries."""
    found = ds.names("actors")
    return found if voices == "all" else {**found, **ds.names("countries")}
