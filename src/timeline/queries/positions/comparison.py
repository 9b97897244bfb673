"""What changed between two days: who moved, who was first found, who fell silent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import FIRST_DAY, AnyDay, Day
from timeline.kept import kept
from timeline.queries.filters import Filters
from timeline.queries.positions.as_of import cells
from timeline.queries.positions.standing import stood
from timeline.queries.positions.who_speaks import Voices

__all__ = ["CHANGED", "compare", "news"]

_DAY = timedelta(days=1)

CHANGED = ("new", "moved")
"""What is called a change; more said on the same side is none."""


def compare(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Set the standings of two days beside each other.

    Parameters
    ----------
    before, after : pandas.DataFrame
        What `cells` returned for an earlier and a later day, under the same filters and of the
        same voices.

    Returns
    -------
    pandas.DataFrame
        ``after``, and under it those rows of ``before`` that fell silent, with more columns.
        ``change`` is

        - ``moved`` where a stance was certain on both days, and the stance, or what it ranges over,
          is another; by another speaker for the same government only where the side is another
        - ``new`` where one is certain that was not before: first found
        - ``silent`` where one was certain, and those who had spoken are no longer in office
        - ``repeated`` where more was said on the same side
        - ``perhaps`` where nothing more is certain, but more has perhaps been said by now
        - ``same``

        ``stance_before``, ``low_before`` and ``high_before`` (int64) are as they were, for what was
        not found before as they are now; ``split_before`` (bool). ``steps`` holds only those
        after the earlier day; none of what fell silent.
    """
    was = {(c.actor, c.framework): c for c in before.itertuples(index=False)}
    now = {(c.actor, c.framework): c for c in after.itertuples(index=False)}
    pairs = [
        (new, old)
        for cell, new in now.items()
        if not (old := was.get(cell)) or new.certain or not old.certain
    ]
    stayed = {(new.actor, new.framework) for new, _ in pairs}
    fell = [(old, old) for cell, old in was.items() if old.certain and cell not in stayed]
    both = [*pairs, *fell]
    columns: dict[str, list[Any]] = {
        f"{name}_before": [getattr(old or new, name) for new, old in both]
        for name in ("stance", "low", "high")
    }
    columns["split_before"] = [old is not None and old.split for _, old in both]
    columns["change"] = [*(_change(*pair) for pair in pairs), *("silent" for _ in fell)]
    columns["steps"] = [_since(*pair) for pair in both]
    types = dict.fromkeys(columns, "int64") | {"split_before": "bool", "change": "str"}
    table = pd.DataFrame([new for new, _ in both], columns=list(after), dtype=object).astype(
        after.dtypes
    )
    return table.assign(**columns).astype(types | {"steps": "object"})


@kept(most=128)
def news(ds: Dataset, filters: Filters, day: AnyDay, voices: Voices = "all") -> pd.DataFrame:
    """Return what `compare` finds changed on one day, by the statements in view.

    Parameters
    ----------
    ds : Dataset
        Where they stand.
    filters : Filters
        What is in view.
    day : Day
        The day, compared with the one before it.
    voices : {"all", "governments"}
        As in `cells`.

    Returns
    -------
    pandas.DataFrame
        The columns of `compare`; a row for each cell whose ``change`` is not ``same``.
    """
    after = cells(ds, filters, day, voices)
    is_first = day == FIRST_DAY
    before = after.iloc[:0] if is_first else cells(ds, filters, Day.of(day) - _DAY, voices)
    found = compare(before, after)
    return found[found["change"] != "same"].reset_index(drop=True)


def _change(new: Any, old: Any) -> str:
    if new.certain and not (old and old.certain):
        return "new"
    if new.certain and _has_moved(new, old):
        return "moved"
    if new.certain and set(new.ids) - set(old.ids):
        return "repeated"
    return "perhaps" if set(new.perhaps) - set(old.perhaps if old else ()) else "same"


def _has_moved(new: Any, old: Any) -> bool:
    if new.speaker == old.speaker:
        return stood(new._asdict()) != stood(old._asdict())
    return bool(new.split != old.split or np.sign(new.stance) != np.sign(old.stance))


def _since(new: Any, old: Any) -> tuple[tuple[AnyDay, tuple[int, ...]], ...]:
    """Return the steps after the earlier day, on which a cell that is not there stood nowhere."""
    if old is not None:
        return tuple(new.steps[len(old.steps) :])
    nowhere = [k for k, (_, levels) in enumerate(new.steps, start=1) if not levels]
    return tuple(new.steps[max(nowhere, default=0) :])
