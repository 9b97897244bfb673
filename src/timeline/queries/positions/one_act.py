"""Which statements tell one act, so that it counts once; and which actors are authors."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries.positions.voice_groups import country_of, governments
from timeline.queries.positions.who_speaks import groups_of_states, speaks_for
from timeline.stored import collect, lazy

__all__ = ["act_of", "acts", "apart", "authors"]


def acts(ds: Dataset, ids: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Put together the statements that tell one act.

    Statements on one framework that take the same side are one act where they

    - were made at the same event under one roof, that is by those who speak for the same actor in
      the end or, where that is a state or government, for the same country;
    - are known from the same words: the same quote in the same place; under one roof, or whatever
      the roof where none of the voices is a government.

    Parameters
    ----------
    ds : Dataset
        Where they stand.
    ids : iterable of str
        The statements; which of them are one act does not depend on which others are asked for.

    Returns
    -------
    tuple of tuple of str
        The acts in the order of their first statements.
    """
    found: dict[str, list[str]] = {}
    for statement in ids:
        found.setdefault(act_of(ds, statement), []).append(statement)
    return tuple(map(tuple, found.values()))


def act_of(ds: Dataset, statement: str) -> str:
    """Return what stands for the act that a statement tells: the id of the first that tells it."""
    return _first_of_act(ds).get(statement, statement)


@kept(most=4)
def authors(ds: Dataset) -> frozenset[str]:
    """Return the ids of the actors who are authors of sources: theirs are the articles' views."""
    return frozenset(ds.sources["author_actor"]) - {""}


def apart(ds: Dataset) -> frozenset[str]:
    """Return the ids of those that are counted apart: groups of states, and authors of sources."""
    return groups_of_states(ds) | authors(ds)


@kept(most=4)
def _first_of_act(ds: Dataset) -> Mapping[str, str]:
    """Return the first statement of its act for each that shares it with another."""
    first: dict[str, str] = {}

    def find(statement: str) -> str:
        while (above := first.get(statement, statement)) != statement:
            statement = above
        return statement

    seen: dict[Hashable, str] = {}
    line: dict[str, int] = {}
    for row, key in _signs_of_one_act(ds):
        line[row.id] = row.line
        one, other = find(row.id), find(seen.setdefault(key, row.id))
        early, late = sorted((one, other), key=line.__getitem__)
        first[late] = early
    return MappingProxyType({i: find(i) for i in line})


def _signs_of_one_act(ds: Dataset) -> Iterator[tuple[Any, Hashable]]:
    """Yield statements with what they have in common with others of their act."""
    roofs, official = _roofs(ds), speaks_for(ds)
    columns = ["id", "line", "actor", "framework", "stance"]
    said = lazy(ds.stances)
    at_events = said.select(*columns, "event").filter(nw.col("event") != "")
    for row in _shared(at_events, "framework", "event"):
        yield row, (row.framework, np.sign(row.stance), row.event, roofs[row.actor])
    quoted = said.select(*columns, "quote").filter(nw.col("quote") != "")
    places = lazy(ds.links["stance_source"]).select(id="stance", source="source", at="paragraph")
    worded = quoted.join(places, on="id", how="inner")
    for row in _shared(worded, "framework", "quote", "source", "at"):
        words = (row.framework, np.sign(row.stance), row.quote, row.source, row.at)
        yield row, (*words, roofs[row.actor])
        if row.actor not in official:
            yield row, words


def _shared(said: nw.LazyFrame[Any], *keys: str) -> Iterator[Any]:
    """Bring here the statements that agree in all keys with another, as they stand in the file."""
    several = said.group_by(*keys).agg(n=nw.len()).filter(nw.col("n") > 1)
    found: pd.DataFrame = collect(said.join(several, on=list(keys), how="semi").sort("line"))
    return found.itertuples(index=False)


@kept(most=4)
def _roofs(ds: Dataset) -> Mapping[str, tuple[str, str]]:
    """Return under which roof each actor speaks: its last parent, or that one's country."""
    parents = dict(zip(ds.actors["id"], ds.actors["parent"], strict=True))
    countries, official = country_of(ds), governments(ds)
    found = {}
    for actor in parents:
        top = actor
        while parents[top]:
            top = parents[top]
        found[actor] = ("country", countries[top]) if top in official else ("actor", top)
    return found
