"""The stances that were taken at events: a sign or two for each, and who took them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from timeline import queries
from timeline.charts.theme import GLYPHS, plain
from timeline.dataset import Dataset
from timeline.filters import Filters
from timeline.words import counted

__all__ = ["Taken", "taken"]

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """The stances taken at one event: the signs that tell them, and a line for each, safe to draw.

    ``signs`` has the stance that all took, or where they differ the most favourable and the least.
    """

    signs: tuple[int, ...]
    lines: tuple[str, ...]


def taken(ds: Dataset, filters: Filters) -> Mapping[str, Taken]:
    """Return the stances in view that were taken at events, by the ids of these."""
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    said: dict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = queries.stances(ds, filters)[["event", "actor", "framework", "stance"]]
    for event, actor, framework, stance in rows.itertuples(index=False, name=None):
        if event:
            who = f"{actors[actor]} on {frameworks[framework]}"
            said[str(event)].append((int(stance), f"{GLYPHS[int(stance)]} {plain(who)}"))
    return {event: _taken(found) for event, found in said.items()}


def _taken(found: list[tuple[int, str]]) -> Taken:
    stances = {stance for stance, _ in found}
    signs = tuple(dict.fromkeys((max(stances), min(stances))))
    lines = [line for _, line in sorted(found, key=lambda pair: -pair[0])]
    if len(lines) > _MOST_NAMED:
        rest = len(lines) - _MOST_NAMED + 1
        lines = [*lines[: _MOST_NAMED - 1], f"and {counted(rest, 'other statement')}"]
    return Taken(signs, tuple(lines))
