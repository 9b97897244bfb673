"""The matrix as tables: its cells, and the sums at its margins."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from timeline.app.change_list import standing_words
from timeline.dataset import Dataset
from timeline.queries import positions
from timeline.queries.filters import unique_names

__all__ = ["cell_table", "sum_table"]

_ARROWS = {1: "↑ more in favour", 0: "", -1: "↓ less in favour"}
_CHANGES = {"new": "new", "repeated": "same stance, said again", "same": ""}


def cell_table(ds: Dataset, cells: pd.DataFrame) -> pd.DataFrame:
    """Return cells, as `positions.cells` or `compare` returned them, under headings for people."""
    groups = {group.key: group.name for group in positions.groups(ds)}
    countries = positions.country_of(ds)
    table = {
        "Country": [groups[countries[actor]] for actor in cells["actor"]],
        "Actor": list(cells["actor"].map(unique_names(ds, "actors"))),
        "Framework": list(cells["framework"].map(unique_names(ds, "frameworks"))),
        "Stance": [standing_words(cell) for cell in cells.to_dict("records")],
        "Statements": list(cells["statements"]),
        "Change": [_ARROWS[change] for change in cells["changed"]],
        "Contradiction": ["contradicts itself" if split else "" for split in cells["split"]],
        "Newest": positions.known(ds, cells),
    }
    if "change" in cells:
        table["Between the days"] = [
            _CHANGES.get(cell["change"], f"before: {standing_words(cell, '_before')}")
            for cell in cells.to_dict("records")
        ]
    return pd.DataFrame(table)


def sum_table(ds: Dataset, cells: pd.DataFrame, by: Literal["actor", "framework"]) -> pd.DataFrame:
    """Return the sums of each actor or framework, most spoken of first."""
    sums = positions.tally(ds, cells, by)
    names = unique_names(ds, f"{by}s")
    table = pd.DataFrame(
        {
            by.capitalize(): [names[key] for key in sums.index],
            "In favour": list(sums["favour"]),
            "Against": list(sums["against"]),
            "Neutral or contradictory": list(sums["neither"]),
            "All": list(sums.sum(axis=1)),
        }
    )
    if by == "framework":
        propositions = dict(zip(ds.frameworks["id"], ds.frameworks["proposition"], strict=True))
        table["Proposition"] = [propositions[key] for key in sums.index]
    return table.sort_values("All", ascending=False, kind="stable").reset_index(drop=True)
