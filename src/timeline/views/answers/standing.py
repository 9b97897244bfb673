"""Where governments stand on one framework on a day, and the statements by which they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import narwhals as nw
import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.queries import collect, positions, rows
from timeline.queries.filters import Filters

__all__ = [
    "AGAINST",
    "DOUBTS",
    "FAVOUR",
    "NEUTRAL",
    "REFUSES",
    "SPLIT",
    "Level",
    "Standing",
    "each",
    "first_said",
    "has_moved",
    "is_told",
    "is_whole",
    "once",
    "standing",
    "statements",
]

Level = int | None
"""A stance, or None for who stands on both sides."""

REFUSES, DOUBTS = -2, -1
AGAINST: tuple[Level, ...] = (REFUSES, DOUBTS)
FAVOUR: tuple[Level, ...] = (2, 1)
NEUTRAL: tuple[Level, ...] = (0,)
SPLIT: tuple[Level, ...] = (None,)
"""The sides, the strongest stance first."""

_IN_WORDS = frozenset({"quote", "paraphrase"})


@dataclass(frozen=True)
class Standing:
    """Where governments stand on a framework, by code of the country.

    Attributes
    ----------
    framework : str
        Its id.
    levels : mapping of int or None to tuple of str
        Who certainly stands where, None for who is split.
    perhaps : mapping of str to tuple of int
        Stances that may have been taken by the day and are not certain, by whom.
    groups : mapping of int or None to tuple of str
        Groups of states, by id of the actor, as in ``levels``.
    silent : tuple of str
        Whose government has said nothing, not even perhaps.
    moved : mapping of str to int
        From which stance those came of whom one before is known.
    current, every : mapping of str to tuple of str
        Ids of the statements by which each stands where it does; and of all that it has made.
    """

    framework: str
    levels: Mapping[Level, tuple[str, ...]]
    perhaps: Mapping[str, tuple[int, ...]]
    groups: Mapping[Level, tuple[str, ...]]
    silent: tuple[str, ...]
    moved: Mapping[str, int]
    current: Mapping[str, tuple[str, ...]]
    every: Mapping[str, tuple[str, ...]]

    def at(self, *levels: Level) -> tuple[str, ...]:
        """Return which governments stand at any of the levels, in their order."""
        return tuple(who for level in levels for who in self.levels.get(level, ()))

    def groups_at(self, *levels: Level) -> tuple[str, ...]:
        """Return the same of groups of states."""
        return tuple(who for level in levels for who in self.groups.get(level, ()))

    @property
    def certain(self) -> frozenset[str]:
        """Every government of which it is certain where it stands."""
        return frozenset(self.at(*self.levels))


def is_whole(filters: Filters) -> bool:
    """Return whether nothing is filtered out that could say the contrary: at most by framework.

    Only then is it true of the data that "no government" did something.
    """
    return not any(
        (filters.countries, filters.actors, filters.kinds, filters.sources, filters.text.strip())
    )


def standing(ds: Dataset, filters: Filters, framework: str, day: AnyDay | None) -> Standing:
    """Return where governments stand on a framework on a day, by the statements in view.

    ``filters`` leave the framework in view.
    """
    every_cell = positions.cells(ds, filters, day, voices="governments")
    cells = every_cell[every_cell["framework"] == framework]
    sides = positions.sides(ds, cells, framework, "governments")
    rows_by_id = {str(cell.actor): cell for cell in each(cells)}
    states = {who: cell for who, cell in rows_by_id.items() if who in set(ds.countries["id"])}
    stance = {s.id: int(s.stance) for s in statements(ds, chain(*_perhaps(states).values()))}
    return Standing(
        framework,
        levels=_levels(sides.camps if sides else {}),
        perhaps={who: tuple(map(stance.__getitem__, i)) for who, i in _perhaps(states).items()},
        groups=_levels(sides.groups if sides else {}),
        silent=sides.silent if sides else (),
        moved={who: cell.came_from for who, cell in states.items() if has_moved(cell)},
        current={who: tuple(cell.current) for who, cell in rows_by_id.items()},
        every={who: tuple(cell.ids) for who, cell in rows_by_id.items()},
    )


def _levels(camps: positions.Camps) -> dict[Level, tuple[str, ...]]:
    return {level: tuple(chain(*camp)) for level, camp in camps.items() if camp}


def _perhaps(cells: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the statements that may have been made by the day and are not certain, by whom."""
    return {who: tuple(cell.perhaps) for who, cell in cells.items() if cell.perhaps}


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """Return the rows of a frame, its columns as their attributes."""
    return iter(frame.itertuples(index=False))


def once(ds: Dataset, cells: Iterable[Any]) -> list[Any]:
    """Return of cells whose newest statements tell one act only the first."""
    newest = {cell.current[-1]: cell for cell in cells}
    return [newest[act[0]] for act in positions.acts(ds, newest)]


def has_moved(cell: Any) -> bool:
    """Return whether a cell is known to have come from one stance to another."""
    return cell.came_from is not None and not cell.split


def first_said(ds: Dataset, found: Standing, code: str) -> Any:
    """Return the first statement by which a government came to stand where it still does."""
    said = statements(ds, found.every[code])
    level = next(level for level, codes in found.levels.items() if code in codes)
    last = max(k for k, one in enumerate(said) if one.stance == level)
    while last and said[last - 1].stance == level:
        last -= 1
    return said[last]


def statements(ds: Dataset, ids: Iterable[str]) -> list[Any]:
    """Return the rows of statements, in the order of their ids."""
    keys = list(ids)
    if not keys:
        return []
    wanted = rows(ds, Filters(), "stances").filter(nw.col("id").is_in(keys))
    found = {row.id: row for row in each(collect(wanted))}
    return [found[key] for key in keys]


def is_told(statement: Any) -> bool:
    """Return whether words are on record, rather than deeds or what somebody makes of them."""
    return statement.basis in _IN_WORDS
