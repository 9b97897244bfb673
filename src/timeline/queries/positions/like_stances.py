"""Who stands on the same side as whom: of a few side by side, and of every two."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

import numpy as np
import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.queries.filters import Filters
from timeline.queries.positions.as_of import cells
from timeline.queries.positions.one_act import apart

__all__ = ["LEAST_SHARED", "SharedFramework", "Verdict", "agreement", "side_by_side", "side_cells"]

LEAST_SHARED = 3
"""On how many frameworks two must both have a stance for a share to be told."""

Verdict = Literal["differ", "agree", "split", ""]
"""Whether those who certainly stand on a side stand on the same, or one of two or more is split;
blank where fewer than two have certainly said anything."""


@dataclass(frozen=True, slots=True)
class SharedFramework:
    """Where some stand on a framework, as rows of `cells`; None for who has no statement."""

    framework: str
    cells: tuple[Any, ...]
    verdict: Verdict


def side_cells(
    ds: Dataset, filters: Filters, asof: AnyDay | None, sides: Collection[str]
) -> pd.DataFrame:
    """Return the cells, as `cells` does, of countries by their governments, and of actors.

    Parameters
    ----------
    sides : collection of str
        Codes of countries, or ids of actors.
    """
    actors = set(ds.actors["id"])
    found = [
        here[here["actor"].isin([side for side in sides if (side in actors) is is_actor])]
        for is_actor, here in (
            (False, cells(ds, filters, asof, "governments")),
            (True, cells(ds, filters, asof, "all")),
        )
    ]
    return pd.concat(found, ignore_index=True)


def side_by_side(
    ds: Dataset, filters: Filters, asof: AnyDay | None, sides: Sequence[str]
) -> list[SharedFramework]:
    """Return where countries, by their governments, and actors stand on each framework.

    Those are the frameworks on which any of them has a statement: first where they differ, then
    where they agree, then where one is split, then where fewer than two have certainly spoken; in
    each in their own order.
    """
    rows: list[Any] = list(side_cells(ds, filters, asof, sides).itertuples(index=False))
    known = {(row.actor, row.framework): row for row in rows}
    here = {row.framework for row in rows}
    found = []
    for framework in (str(key) for key in ds.frameworks["id"] if key in here):
        own = tuple(known.get((side, framework)) for side in sides)
        found.append(SharedFramework(framework, own, _verdict(own)))
    order: tuple[Verdict, ...] = ("differ", "agree", "split", "")
    return sorted(found, key=lambda shared: order.index(shared.verdict))


def _verdict(own: Sequence[Any]) -> Verdict:
    here = [cell for cell in own if cell is not None and cell.certain]
    sides = {int(np.sign(cell.stance)) for cell in here if not cell.split}
    if len(here) < len(("one", "other")):
        return ""
    if len(sides) > 1:
        return "differ"
    return "split" if any(cell.split for cell in here) else "agree"


def agreement(ds: Dataset, standing: pd.DataFrame) -> pd.DataFrame:
    """Return for every two how often they stand on the same side of what both have a stance on.

    Sides are for, against and neutral. What is only perhaps said, and who is split, says nothing of
    agreement; groups of states and authors of the articles are left out.

    Parameters
    ----------
    standing : pandas.DataFrame
        What `cells` returned.

    Returns
    -------
    pandas.DataFrame
        ``one``, ``other`` : ids, in the order of the cells; ``like``, ``shared`` (int64) : on how
        many frameworks they stand alike, of how many; ``share`` : the quotient. Only of those who
        share `LEAST_SHARED` frameworks or more; those who agree most first.
    """
    counts = standing["certain"] & ~standing["split"] & ~standing["actor"].isin(apart(ds))
    here = standing[counts]
    sides: dict[str, dict[str, int]] = {}
    for actor, framework, stance in zip(
        here["actor"], here["framework"], np.sign(here["stance"]), strict=True
    ):
        sides.setdefault(str(actor), {})[str(framework)] = int(stance)
    found = []
    for one, other in combinations(sides, 2):
        shared = sides[one].keys() & sides[other].keys()
        if len(shared) >= LEAST_SHARED:
            like = sum(sides[one][key] == sides[other][key] for key in shared)
            found.append((one, other, like, len(shared), like / len(shared)))
    table = pd.DataFrame(found, columns=["one", "other", "like", "shared", "share"])
    table = table.astype({"like": "int64", "shared": "int64", "share": "float64"})
    order = ["share", "shared"]
    return table.sort_values(order, ascending=False, kind="stable", ignore_index=True)
