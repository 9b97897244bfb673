"""Who speaks: an actor, or a country with its voices; what it said and how that moved in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import Day
from timeline.kept import kept
from timeline.queries import ORDER, Of, collect, lazy, members, positions, rows
from timeline.queries.filters import FACETS, Filters, facet_of
from timeline.queries.positions.standing import Said, Step, moves, read_said, steps

__all__ = [
    "Speaker",
    "StanceStep",
    "StanceTrack",
    "choices",
    "events",
    "find",
    "statements",
    "tracks",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """An actor, or a country with all who speak for it.

    Attributes
    ----------
    id : str
        Of the actor, or code of the country.
    name : str
        What it is called.
    is_country : bool
        Whether it is a country rather than an actor.
    above : tuple of str
        Ids of the actors for whom it speaks: its parent first, then that one's parent.
    below : tuple of str
        Ids of the actors that speak for it directly, in the order of their table; for a country,
        of all whose own country, or that of the nearest they speak for, it is.
    country : str
        Code of its country: its own or the nearest parent's; blank where none is known.
    """

    id: str
    name: str
    is_country: bool
    above: tuple[str, ...]
    below: tuple[str, ...]
    country: str

    @property
    def voices(self) -> tuple[str, ...]:
        """Ids of the actors whose statements are its own."""
        return self.below if self.is_country else (self.id,)


@dataclass(frozen=True, slots=True)
class StanceStep:
    """A day from which an actor stands somewhere, until the next step.

    Attributes
    ----------
    statement : str
        Id of the statement that brought it about: the newest of that day.
    day : pandas.Timestamp
        That from which the statement counts: the last on which it can have been made.
    levels : tuple of int
        The stance; or the lowest and the highest where current statements contradict each other.
    """

    statement: str
    day: pd.Timestamp
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StanceTrack:
    """All that one actor said on one framework: ids in order of time, and the steps they make.

    ``moves`` are those of the steps by which it is known to have moved, see `moves`.
    """

    actor: str
    framework: str
    statements: tuple[str, ...]
    stances: tuple[int, ...]
    steps: tuple[StanceStep, ...]
    moves: tuple[StanceStep, ...]

    @property
    def is_level(self) -> bool:
        """Whether every statement takes the same stance."""
        return len(set(self.stances)) == 1


@kept(most=64)
def find(ds: Dataset, key: str) -> Speaker:
    """Return the actor with an id or, where there is none, the country with that code.

    Raises
    ------
    KeyError
        If there is neither.
    """
    parents = dict(zip(ds.actors["id"], ds.actors["parent"], strict=True))
    if key not in parents:
        name, below = ds.names("countries")[key], positions.voices(ds, key)
        return Speaker(key, name, is_country=True, above=(), below=below, country=key)
    above: list[str] = []
    while parent := parents[above[-1] if above else key]:
        above.append(parent)
    return Speaker(
        id=key,
        name=ds.names("actors")[key],
        is_country=False,
        above=tuple(above),
        below=tuple(actor for actor, parent in parents.items() if parent == key),
        country=positions.country_of(ds)[key],
    )


@kept(most=64)
def choices(ds: Dataset, filters: Filters) -> pd.DataFrame:
    """Return every actor and country with statements or events in view.

    Returns
    -------
    pandas.DataFrame
        ``id``, ``name``, ``native_name`` (blank for countries), ``is_country``, ``statements`` and
        ``events`` (int64): those in view. Actors before countries, within them those with most
        statements first, then most events, then in the order of their tables.
    """
    actors = ds.actors[["id", "name", "native_name"]].assign(is_country=False)
    taken = ~ds.countries["id"].isin(actors["id"])
    countries = ds.countries.loc[taken, ["id", "name"]].assign(native_name="", is_country=True)
    found = []
    for table, param in ((actors, "actor"), (countries, "country")):
        full = table.assign(
            statements=table["id"].map(_counts(ds, filters, "stances", param)).astype("int64"),
            events=table["id"].map(_counts(ds, filters, "events", param)).astype("int64"),
        )
        here = full[(full["statements"] > 0) | (full["events"] > 0)]
        found.append(here.sort_values(["statements", "events"], ascending=False, kind="stable"))
    return pd.concat(found, ignore_index=True)


@kept(most=128)
def statements(ds: Dataset, filters: Filters, who: Speaker) -> pd.DataFrame:
    """Return the statements in view of one actor, or of a country's voices, as they count."""
    said = rows(ds, filters, "stances").filter(nw.col("actor").is_in(who.voices))
    return positions.as_they_count(said)


@kept(most=128)
def events(ds: Dataset, filters: Filters, who: Speaker, framework: str = "") -> pd.DataFrame:
    """Return the events in view that name an actor or country, in order of time.

    Parameters
    ----------
    framework : str
        Only events that concern this framework; all if blank.
    """
    frame = rows(ds, filters, "events")
    wanted = {"country" if who.is_country else "actor": who.id, "framework": framework}
    for facet in FACETS:
        if value := wanted.get(facet.param):
            had = members(ds, facet, "events").filter(nw.col("value") == value)
            frame = frame.join(had, on="key", how="semi")
    return collect(frame.sort(*ORDER))


@kept(most=128)
def tracks(ds: Dataset, filters: Filters, who: Speaker, framework: str = "") -> list[StanceTrack]:
    """Return what one actor, or each of a country's voices, said on each framework.

    Parameters
    ----------
    framework : str
        Only what is said on this framework; all if blank.

    Returns
    -------
    list of StanceTrack
        Those that moved before those that did not, then those with most statements, then in the
        order of frameworks and actors in their tables.
    """
    found: dict[tuple[str, str], list[Said]] = {}
    said = statements(ds, filters, who)
    if framework:
        said = said[said["framework"] == framework]
    for statement in read_said(lazy(said)):
        found.setdefault((statement.actor, statement.framework), []).append(statement)
    made = [
        StanceTrack(
            actor,
            framework,
            tuple(statement.id for statement in own),
            tuple(statement.stance for statement in own),
            _as_told(path := list(steps(own))),
            _as_told(moves(path)),
        )
        for (actor, framework), own in found.items()
    ]
    actors, frameworks = list(ds.actors["id"]), list(ds.frameworks["id"])
    return sorted(
        made,
        key=lambda t: (
            t.is_level,
            -len(t.statements),
            frameworks.index(t.framework),
            actors.index(t.actor),
        ),
    )


def _as_told(path: Iterable[Step]) -> tuple[StanceStep, ...]:
    return tuple(StanceStep(s.new[-1].id, Day.of(s.day).stamp, s.levels) for s in path)


def _counts(ds: Dataset, filters: Filters, of: Of, param: str) -> Counter[str]:
    """Count the events or stances in view of each actor, or of each country."""
    facet = facet_of(param)
    held = members(ds, facet, of).join(rows(ds, filters, of).select("key"), on="key", how="semi")
    counted = collect(held.group_by("value").agg(n=nw.len()))
    return Counter(dict(zip(counted["value"], map(int, counted["n"]), strict=True)))
