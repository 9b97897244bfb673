"""The office that somebody held when something was said or happened, beside the name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.dates.days import FIRST_DAY, AnyDay, Day
from timeline.queries import offices, positions
from timeline.queries.filters import unique_names
from timeline.schema import entries
from timeline.schema import office as read_office
from timeline.words import joined

__all__ = ["held", "named", "office", "office_on"]

_Row = Mapping[Any, Any]


def office(ds: Dataset, actor: str, row: _Row) -> str:
    """Return the office that an actor held when a statement was made, or an event happened.

    Parameters
    ----------
    actor : str
        Its id.
    row : mapping
        Of ``ds.stances`` or ``ds.events``.

    Returns
    -------
    str
        As written in the data; several joined. Blank where it held none, where it may have come
        into it or left it meanwhile, and of states and governments.
    """
    begun: AnyDay = FIRST_DAY if pd.isna(row["perhaps_from"]) else Day.of(row["perhaps_from"])
    last = offices.titles(ds, actor, Day.of(row["certain_from"]))
    first = offices.titles(ds, actor, begun) if last else ()
    return _said(ds, actor, tuple(title for title in last if title in first))


def office_on(ds: Dataset, actor: str, day: AnyDay) -> str:
    """Return the office that an actor held on a day, as `office` does."""
    return _said(ds, actor, offices.titles(ds, actor, day))


def named(ds: Dataset, actor: str, row: _Row) -> str:
    """Return an actor's name, and its office then: ``Iwaya Takeshi, foreign minister``."""
    return ", ".join(filter(None, (unique_names(ds, "actors")[actor], office(ds, actor, row))))


def held(ds: Dataset, actor: str) -> tuple[str, ...]:
    """Return every office of an actor with when it held it: ``prime minister (1993 – 1994)``."""
    cells = ds.actors.loc[ds.actors["id"] == actor, "office"]
    found = (read_office(entry) for cell in cells for entry in entries(cell))
    return tuple(
        f"{term.title} ({dates.short(term.date)})" if term.date else term.title for term in found
    )


def _said(ds: Dataset, actor: str, titles: tuple[str, ...]) -> str:
    is_told = titles and actor not in positions.official(ds)
    return joined(tuple(dict.fromkeys(titles))) if is_told else ""
