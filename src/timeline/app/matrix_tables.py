"""The matrix as tables: its cells, and the sums at its margins."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from timeline.app.change_list import standing_words
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay
from timeline.queries import positions
from timeline.queries.filters import unique_names
from timeline.queries.positions import Voices
from timeline.scenes.matrix_rows import AUTHORS, GROUPS
from timeline.schema import SPLIT_WORDS
from timeline.views.evidence import holders
from timeline.views.matrix_words import CHANGES, perhaps_signs, step_words, windows

__all__ = ["agreement_table", "cell_table", "sum_table"]

_ARROWS = {1: "↑ more in favour", 0: "", -1: "↓ less in favour"}
_CHANGES = {
    "new": CHANGES["new"],
    "perhaps": "perhaps said more",
    "repeated": "more said on the same side",
    "same": "",
}


def cell_table(
    ds: Dataset, cells: pd.DataFrame, voices: Voices = "all", since: AnyDay | None = None
) -> pd.DataFrame:
    """Return cells, as `positions.cells` or `compare` returned them, under headings for people.

    Parameters
    ----------
    since : datetime.date, optional
        The earlier day with which they were compared.
    """
    rows, names = cells.to_dict("records"), holders(ds, voices)
    split = SPLIT_WORDS[positions.NOUNS[voices]]
    who = [names[cell["actor"]] for cell in rows]
    table = {
        **({"Country": _countries(ds, cells)} if voices == "all" else {}),
        "Actor" if voices == "all" else "Government": who,
        "Framework": list(cells["framework"].map(unique_names(ds, "frameworks"))),
        "Stance": [standing_words(cell, voices) for cell in rows],
        "Acts": list(cells["acts"]),
        "Statements": list(cells["statements"]),
        "Change": [_ARROWS[change] for change in cells["changed"]],
        "Contradiction": [split if is_split else "" for is_split in cells["split"]],
        "Newest": positions.known(ds, cells),
    }
    if cells["perhaps"].map(len).any():
        table["By now perhaps"] = [
            f"{perhaps_signs(ds, ids)} {windows(ds, ids)}" if ids else ""
            for ids in cells["perhaps"]
        ]
    if since is not None:
        table["Between the days"] = [
            _CHANGES.get(cell["change"], step_words(ds, cell, since)) for cell in rows
        ]
    return pd.DataFrame(table)


def agreement_table(ds: Dataset, cells: pd.DataFrame, voices: Voices = "all") -> pd.DataFrame:
    """Return who agrees with whom, see `positions.agreement`, the share in percent."""
    found, names = positions.agreement(ds, cells), holders(ds, voices)
    return pd.DataFrame(
        {
            "One": [names[key] for key in found["one"]],
            "Other": [names[key] for key in found["other"]],
            "Same side": list(100 * found["share"]),
            "Alike on": list(found["like"]),
            "Of frameworks": list(found["shared"]),
        }
    )


def sum_table(
    ds: Dataset, cells: pd.DataFrame, by: Literal["actor", "framework"], voices: Voices = "all"
) -> pd.DataFrame:
    """Return the sums of each actor or framework, most spoken of first.

    Groups of states and the authors of the articles are counted only for themselves.
    """
    sums = positions.tally(ds, cells, by)
    names = holders(ds, voices) if by == "actor" else unique_names(ds, "frameworks")
    heading = "Government" if by == "actor" and voices == "governments" else by.capitalize()
    table = pd.DataFrame(
        {
            heading: [names[key] for key in sums.index],
            "In favour": list(sums["favour"]),
            "Against": list(sums["against"]),
            "Neutral or contradictory": list(sums["neither"]),
            "All": list(sums[["favour", "against", "neither"]].sum(axis=1)),
        }
    )
    if sums["perhaps"].any():
        table["By now perhaps"] = list(sums["perhaps"])
    if by == "framework":
        propositions = dict(zip(ds.frameworks["id"], ds.frameworks["proposition"], strict=True))
        table["Proposition"] = [propositions[key] for key in sums.index]
    return table.sort_values("All", ascending=False, kind="stable").reset_index(drop=True)


def _countries(ds: Dataset, cells: pd.DataFrame) -> list[str]:
    """Return under what each actor stands: its country, or the heading of what is apart."""
    countries = positions.country_of(ds)
    groups = {group.key: group.name for group in positions.groups(ds)}
    under = {actor: groups[key] for actor, key in countries.items()}
    under |= dict.fromkeys(positions.groups_of_states(ds), GROUPS)
    under |= dict.fromkeys(positions.authors(ds), AUTHORS)
    return [under[actor] for actor in cells["actor"]]
