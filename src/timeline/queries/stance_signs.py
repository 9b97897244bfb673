"""The stances that were taken at events: who took them, and a sign for those on one framework."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.queries import collect, lazy, memberships
from timeline.queries.filters import FACETS, Filters, facet_of
from timeline.queries.lanes import NONE, OTHER
from timeline.queries.subject import framework_of
from timeline.schema import STANCE_GLYPHS
from timeline.words import counted

__all__ = ["EventStances", "event_stances", "in_words", "lane_signs"]

_MOST_NAMED = 4
_SHORT = 14
"""How many letters a name has at most that a key has room for."""
_OF_WHOM = frozenset({"country", "actor"})
"""Ways to sort events into lanes that are about somebody."""


@dataclass(frozen=True, slots=True)
class EventStances:
    """The stances taken at one event: a sign or two, and a line for each stance.

    ``signs`` has what was said on one framework only, see `framework_of`, as a sign can only be
    read if all are about one thing: the stance that all took, or where they differ the most
    favourable and the least. ``lines`` has all.
    """

    signs: tuple[int, ...]
    lines: tuple[str, ...]


def event_stances(ds: Dataset, filters: Filters, view: pd.DataFrame) -> Mapping[str, EventStances]:
    """Return the stances that were taken at events in view, by the ids of these.

    The lines have those of everybody: who refused at an event in view is not left out for being of
    a country that the filters leave out. Signs are of whom the filters ask for, see `_whose`.
    """
    keys = tuple(view["key"].tolist())
    return _event_stances(ds, framework_of(ds, filters), _whose(filters), keys)


def in_words(ds: Dataset, filters: Filters, lanes: str = "") -> str:
    """Say what signs are about, and of whom: ``Asian NATO``, ``Asian NATO, of China``.

    Of several, or of one with a long name, it is those chosen; in ``lanes`` that are about somebody
    nobody is named.
    """
    on = ds.names("frameworks").get(framework_of(ds, filters), "")
    names = ds.names("countries") | ds.names("actors")
    whom = [names.get(one, one) for _, one in _whose(filters)]
    if not on or not whom or lanes in _OF_WHOM:
        return on
    is_short = len(whom) == 1 and len(whom[0]) <= _SHORT
    return f"{on}, of {whom[0] if is_short else 'those chosen'}"


def _whose(filters: Filters) -> tuple[tuple[str, str], ...]:
    """Return of whom the signs are: pairs of ``country`` or ``actor`` and an id; none for all.

    In a view of one country another's support for a plan would be read as that country's.
    """
    asked = ((facet.param, facet.chosen(filters)) for facet in FACETS if facet.param in _OF_WHOM)
    return tuple((param, one) for param, chosen in asked for one in chosen)


def lane_signs(
    ds: Dataset, filters: Filters, lanes: str, shown: Collection[str], view: pd.DataFrame
) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """Return the signs of events in each lane, by the ids of events and then of lanes.

    In a lane for a country or an actor they are only those of whom it is about: what somebody else
    said at an event in which they had a part is not their stance. In a lane for a framework they
    are about that one. Elsewhere they are as without lanes.

    Parameters
    ----------
    lanes : str
        Into which lanes events are sorted, see `timeline.queries.lanes.groups`.
    shown : collection of str
        Ids of the lanes that there are.
    view : pandas.DataFrame
        The events.
    """
    on, facet = framework_of(ds, filters), facet_of(lanes)
    if lanes != "framework" and lanes not in _OF_WHOM:
        every = event_stances(ds, filters, view).items()
        return {event: dict.fromkeys(shown, found.signs) for event, found in every}
    said = _at_events(ds, tuple(view["key"].tolist()))
    held = memberships(ds, facet, "stances", said)
    signs: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for key, event, _, framework, stance in _each(said):
        if lanes == "framework" or framework == on:
            groups = held.get(key, ())
            for lane in [g for g in groups if g in shown] or [OTHER if groups else NONE]:
                signs[event][lane].add(stance)
    if lanes == "framework":  # those of several frameworks would be about none
        for found in signs.values():
            found.pop(OTHER, None)
    return {
        event: {lane: _ends(stances) for lane, stances in found.items()}
        for event, found in signs.items()
    }


@kept(most=8)
def _event_stances(
    ds: Dataset, on: str, whose: tuple[tuple[str, str], ...], events: tuple[int, ...]
) -> Mapping[str, EventStances]:
    """Gather the stances, with signs for those on one framework; kept, as it is asked for twice."""
    at = _at_events(ds, events)
    held = {f.param: memberships(ds, f, "stances", at) for f in FACETS if f.param in _OF_WHOM}
    wanted = {param: {one for of, one in whose if of == param} for param, _ in whose}
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    said: dict[str, list[tuple[int, str]]] = defaultdict(list)
    signs: dict[str, set[int]] = defaultdict(set)
    for key, event, actor, framework, stance in _each(at):
        who = f"{actors[actor]} on {frameworks[framework]}"
        said[event].append((stance, f"{STANCE_GLYPHS[stance]} {who}"))
        is_theirs = all(ids.intersection(held[p].get(key, ())) for p, ids in wanted.items())
        if framework == on and is_theirs:
            signs[event].add(stance)
    return {
        event: EventStances(_ends(signs[event]), _lines(found)) for event, found in said.items()
    }


_COLUMNS = ["id", "event", "actor", "framework", "stance"]


@kept(most=8)
def _at_events(ds: Dataset, events: tuple[int, ...]) -> pd.DataFrame:
    """Bring here what was said at events, as it stands in the file."""
    said = lazy(ds.stances).filter(nw.col("event_key").is_in(events)).sort("line")
    return collect(said.select(*_COLUMNS, "key"))


def _each(said: pd.DataFrame) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield id, event, actor, framework and stance of statements."""
    for *ids, stance in said[_COLUMNS].itertuples(index=False, name=None):
        key, event, actor, framework = map(str, ids)
        yield key, event, actor, framework, int(stance)


def _ends(stances: set[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((max(stances), min(stances)))) if stances else ()


def _lines(found: list[tuple[int, str]]) -> tuple[str, ...]:
    lines = [line for _, line in sorted(found, key=lambda pair: -pair[0])]
    if len(lines) > _MOST_NAMED:
        rest = len(lines) - _MOST_NAMED + 1
        lines = [*lines[: _MOST_NAMED - 1], f"and {counted(rest, 'other statement')}"]
    return tuple(lines)
