"""The stances that were taken at events: who took them, and a sign for those on one framework."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline import queries
from timeline.dataset import Dataset
from timeline.queries.filters import Filters
from timeline.schema import STANCE_GLYPHS
from timeline.words import counted

__all__ = ["EventStances", "about", "event_stances"]

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class EventStances:
    """The stances taken at one event: a sign or two, and a line for each stance.

    ``signs`` has what was said on one framework only, see `about`: the stance that all took, or
    where they differ the most favourable and the least. ``lines`` has all.
    """

    signs: tuple[int, ...]
    lines: tuple[str, ...]


def about(ds: Dataset, filters: Filters) -> str:
    """Return the id of the framework that the signs on a chart are about; blank without stances.

    A sign beside a name can only be read if all are about one thing: the framework that is asked
    for, where it is one, else the one with most statements, whatever else the filters leave out, so
    that a sign means the same on every chart.
    """
    if len(filters.frameworks) == 1:
        return filters.frameworks[0]
    said = queries.stances(ds, Filters())["framework"]
    return "" if said.empty else str(said.value_counts().index[0])


def event_stances(ds: Dataset, filters: Filters) -> Mapping[str, EventStances]:
    """Return the stances that were taken at events, by the ids of these.

    Those of everybody: who refused at an event in view is not left out for being of a country
    that the filters leave out.
    """
    return _event_stances(ds, about(ds, filters))


@lru_cache(maxsize=8)
def _event_stances(ds: Dataset, on: str) -> Mapping[str, EventStances]:
    """Gather the stances, with signs for those on one framework; kept, as it is asked for twice."""
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    said: dict[str, list[tuple[int, str]]] = defaultdict(list)
    signs: dict[str, set[int]] = defaultdict(set)
    rows = ds.stances[["event", "actor", "framework", "stance"]]
    for event, actor, framework, stance in rows.itertuples(index=False, name=None):
        if event:
            who = f"{actors[actor]} on {frameworks[framework]}"
            said[str(event)].append((int(stance), f"{STANCE_GLYPHS[int(stance)]} {who}"))
            if framework == on:
                signs[str(event)].add(int(stance))
    return {
        event: EventStances(_ends(signs[event]), _lines(found)) for event, found in said.items()
    }


def _ends(stances: set[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((max(stances), min(stances)))) if stances else ()


def _lines(found: list[tuple[int, str]]) -> tuple[str, ...]:
    lines = [line for _, line in sorted(found, key=lambda pair: -pair[0])]
    if len(lines) > _MOST_NAMED:
        rest = len(lines) - _MOST_NAMED + 1
        lines = [*lines[: _MOST_NAMED - 1], f"and {counted(rest, 'other statement')}"]
    return tuple(lines)
