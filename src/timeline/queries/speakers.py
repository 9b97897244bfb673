"""Who speaks: an actor, or a country with its voices; what it said and how that moved in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.queries import ORDER, Of, collect, lazy, positions, rows
from timeline.queries.filters import Filters

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
        That from which the statement counts, see `timeline.queries.positions.counts_from`.
    levels : tuple of int
        The stance; or the lowest and the highest where current statements contradict each other.
    """

    statement: str
    day: pd.Timestamp
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StanceTrack:
    """All that one actor said on one framework: ids in order of time, and the steps they make."""

    actor: str
    framework: str
    statements: tuple[str, ...]
    stances: tuple[int, ...]
    steps: tuple[StanceStep, ...]

    @property
    def is_level(self) -> bool:
        """Whether every statement takes the same stance."""
        return len(set(self.stances)) == 1

    @property
    def moves(self) -> tuple[StanceStep, ...]:
        """The steps at which it came to stand elsewhere, the first one included."""
        return tuple(
            step
            for k, step in enumerate(self.steps)
            if k == 0 or step.levels != self.steps[k - 1].levels
        )


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
    spoke = _counts(rows(ds, filters, "stances"), "actor")
    found = [
        _counted(actors, spoke, _counts(_linked(ds, filters, "events", "actor"), "actor")),
        _counted(
            countries,
            _counts(_linked(ds, filters, "stances", "country"), "country"),
            _counts(_linked(ds, filters, "events", "country"), "country"),
        ),
    ]
    return pd.concat(found, ignore_index=True)


def statements(ds: Dataset, filters: Filters, who: Speaker) -> pd.DataFrame:
    """Return the statements in view of one actor, or of a country's voices, as they count."""
    said = rows(ds, filters, "stances").filter(nw.col("actor").is_in(who.voices))
    return positions.as_they_count(said)


def events(ds: Dataset, filters: Filters, who: Speaker, framework: str = "") -> pd.DataFrame:
    """Return the events in view that name an actor or country, in order of time.

    Parameters
    ----------
    framework : str
        Only events that concern this framework; all if blank.
    """
    column = "country" if who.is_country else "actor"
    frame = rows(ds, filters, "events")
    wanted = {column: who.id} | ({"framework": framework} if framework else {})
    for name, value in wanted.items():
        link = lazy(ds.links[f"event_{name}"]).filter(nw.col(name) == value)
        frame = frame.join(link, left_on="id", right_on="event", how="semi")
    return collect(frame.sort(*ORDER))


def tracks(ds: Dataset, said: pd.DataFrame) -> list[StanceTrack]:
    """Return what each actor said on each framework.

    Parameters
    ----------
    said : pandas.DataFrame
        Statements in the order in which they come to count, as `statements` gives them.

    Returns
    -------
    list of StanceTrack
        Those that moved before those that did not, then those with most statements, then in the
        order of frameworks and actors in their tables.
    """
    found: dict[tuple[str, str], list[Any]] = {}
    for row in said.assign(counts=positions.counts_from(said)).itertuples(index=False):
        found.setdefault((str(row.actor), str(row.framework)), []).append(row)
    made = [
        StanceTrack(
            actor,
            framework,
            tuple(str(row.id) for row in own),
            tuple(int(row.stance) for row in own),
            tuple(_steps(own)),
        )
        for (actor, framework), own in found.items()
    ]
    actors = {i: place for place, i in enumerate(ds.actors["id"])}
    frameworks = {i: place for place, i in enumerate(ds.frameworks["id"])}
    return sorted(
        made,
        key=lambda t: (
            t.is_level,
            -len(t.statements),
            frameworks[t.framework],
            actors[t.actor],
        ),
    )


def _steps(said: Sequence[Any]) -> Iterator[StanceStep]:
    """Yield where statements on one cell, as they count, bring their actor from day to day."""
    now: list[Any] = []
    for day, new in groupby(said, key=lambda row: row.counts):
        now = positions.current([*now, *new])
        stances = [int(row.stance) for row in now]
        yield StanceStep(str(now[-1].id), day, positions.levels(stances))


def _linked(ds: Dataset, filters: Filters, of: Of, column: str) -> nw.LazyFrame[Any]:
    """Return what the events or stances in view are linked with."""
    item = of.removesuffix("s")
    return lazy(ds.links[f"{item}_{column}"]).join(
        rows(ds, filters, of), left_on=item, right_on="id", how="semi"
    )


def _counts(frame: nw.LazyFrame[Any], column: str) -> dict[str, int]:
    counted = collect(frame.group_by(column).agg(n=nw.len()))
    return dict(zip(counted[column], map(int, counted["n"]), strict=True))


def _counted(
    table: pd.DataFrame, statements: Mapping[str, int], events: Mapping[str, int]
) -> pd.DataFrame:
    """Put the counts beside each row of a table, and only those that have any, most first."""
    full = table.assign(
        statements=table["id"].map(statements).fillna(0).astype("int64"),
        events=table["id"].map(events).fillna(0).astype("int64"),
    )
    here = full[(full["statements"] > 0) | (full["events"] > 0)]
    return here.sort_values(["statements", "events"], ascending=False, kind="stable")
