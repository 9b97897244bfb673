"""What of the stances in view holds on a day, and the cells that show it in a grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from timeline.dataset import Dataset
from timeline.drawing.matrix_cells import Cell, Spread, Square, Stand, State
from timeline.layout.matrix import Grid
from timeline.queries import positions
from timeline.queries.filters import Filters

__all__ = ["Look", "look_at", "spreads", "squares"]


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: the whole of what is in view, and what of it holds on the day."""

    ds: Dataset
    whole: pd.DataFrame
    now: pd.DataFrame
    fresh: frozenset[tuple[str, str]]
    asof: date | None
    since: date | None


def look_at(ds: Dataset, filters: Filters, asof: date | None, since: date | None) -> Look:
    """Return what is in view on a day, None for the newest, or between an earlier one and it."""
    whole, now = positions.cells(ds, filters), positions.cells(ds, filters, asof)
    fresh: frozenset[tuple[str, str]] = frozenset()
    if since is not None:
        now = positions.compare(positions.cells(ds, filters, since), now)
    elif days := positions.changes(ds, filters):
        new = positions.news(ds, filters, asof or days[-1])
        new = new[new["change"].isin(positions.CHANGED)]
        fresh = frozenset(zip(new["actor"], new["framework"], strict=True))
    return Look(ds, whole, now, fresh, asof, since)


def _state(cell: Mapping[str, object], look: Look) -> State:
    if look.since is not None:
        states: dict[object, State] = {"same": "dim", "repeated": "again"}
        return states.get(cell["change"], "lit")
    return "fresh" if (cell["actor"], cell["framework"]) in look.fresh else "plain"


def squares(look: Look, grid: Grid) -> list[Cell]:
    """Return the cells of the voices that have rows of their own."""
    ys = {line.id: line.y for line in grid.lines if not line.is_group}
    xs = {heading.id: heading.x for heading in grid.headings}
    found: list[Cell] = []
    for cell in look.now.to_dict("records"):
        actor, framework = cell["actor"], cell["framework"]
        if actor in ys and framework in xs:
            was = None
            if cell.get("change", "new") != "new":
                was = Stand(*(cell[f"{f}_before"] for f in ("stance", "low", "high", "split")))
            found.append(
                Square(
                    who=actor,
                    framework=framework,
                    x=xs[framework],
                    y=ys[actor],
                    now=Stand(*(cell[f] for f in ("stance", "low", "high", "split"))),
                    statements=cell["statements"],
                    changed=cell["changed"],
                    state=_state({str(k): v for k, v in cell.items()}, look),
                    before=was,
                )
            )
    return found


def spreads(look: Look, grid: Grid) -> list[Cell]:
    """Return the cells of the countries that are folded."""
    ys = {line.id: line.y for line in grid.lines if line.kind == "folded"}
    xs = {heading.id: heading.x for heading in grid.headings}
    if not ys:
        return []
    states: dict[tuple[str, str], State] = {}
    moves: dict[tuple[str, str], set[int]] = {}
    countries = positions.country_of(look.ds)
    for cell in look.now.to_dict("records"):
        place = (countries[cell["actor"]], str(cell["framework"]))
        state = _state({str(k): v for k, v in cell.items()}, look)
        states[place] = max(states.get(place, "dim"), state, key=_LOUDNESS.index)
        if look.since is None and cell["changed"] and not cell["split"]:
            moves.setdefault(place, set()).add(int(cell["changed"]))
    official = positions.governments(look.ds)
    return [
        Spread(
            who=group,
            framework=framework,
            x=xs[framework],
            y=ys[group],
            counts={stance: len(actors) for stance, actors in sides.actors.items() if actors},
            official=any(official.intersection(actors) for actors in sides.actors.values()),
            moves=frozenset(moves.get((group, framework), ())),
            state=states[group, framework],
        )
        for (group, framework), sides in positions.spread(look.ds, look.now).items()
        if group in ys and framework in xs
    ]


_LOUDNESS: tuple[State, ...] = ("dim", "plain", "again", "fresh", "lit")
"""How a country's cell is drawn is how the loudest of its voices' would be."""
