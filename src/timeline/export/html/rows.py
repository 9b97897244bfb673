"""What a page has to know of its rows to filter them without a server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.queries import Of, memberships
from timeline.queries.filters import FACETS, Facet, labels

__all__ = ["Choices", "choices", "told"]


@dataclass(frozen=True, slots=True)
class Choices:
    """A list of choices: which values its rows have, most frequent first, and what has which.

    Attributes
    ----------
    facet : Facet
        What is chosen.
    names : mapping of str to str
        Label of each value by its id.
    has : mapping of str to mapping of str to tuple of str
        For ``events`` and ``stances``, the values of each row by its id.
    """

    facet: Facet
    names: Mapping[str, str]
    has: Mapping[Of, Mapping[str, tuple[str, ...]]]


def choices(ds: Dataset, events: pd.DataFrame, stances: pd.DataFrame) -> tuple[Choices, ...]:
    """Return what can be chosen among rows of ``ds.events`` and ``ds.stances``, by facet."""
    return tuple(_choices(ds, facet, {"events": events, "stances": stances}) for facet in FACETS)


def told(
    ds: Dataset,
    events: pd.DataFrame,
    stances: pd.DataFrame,
    found: tuple[Choices, ...],
    numbers: Mapping[str, int],
) -> dict[str, Any]:
    """Return what the script of a page reads: facets and rows, as JSON has them.

    Returns
    -------
    dict
        ``facets``: for each ``param`` and ``labels``; ``events`` and ``stances``: for each row its
        ``id``, what it is called (``name``), ``has`` (for each facet the places of its values among
        the labels), ``years`` (first and last that its date may mean; None where open) and ``text``
        that is searched; events have their ``number`` on the charts too.
    """
    return {
        "facets": [{"param": c.facet.param, "labels": list(c.names.values())} for c in found],
        "events": [_event(row, numbers) for row in _rows(events, "events", found)],
        "stances": [_stance(ds, row) for row in _rows(stances, "stances", found)],
    }


def _event(row: dict[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    number = numbers.get(row["id"])
    when = dates.words(row["date"])
    parts = (str(number or ""), row["label"] or row["title"])
    name = f"{' '.join(filter(None, parts))}, {when}"
    return _plain(row) | {"number": number, "name": name}


def _stance(ds: Dataset, row: dict[str, Any]) -> dict[str, Any]:
    who, on = ds.names("actors")[row["actor"]], ds.names("frameworks")[row["framework"]]
    return _plain(row) | {"name": f"{who} on {on}"}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "has": row["has"],
        "years": [_year(row["earliest"]), _year(row["latest"])],
        "text": row["search"],
    }


def _rows(rows: pd.DataFrame, of: Of, found: tuple[Choices, ...]) -> list[dict[str, Any]]:
    places = [{value: k for k, value in enumerate(c.names)} for c in found]
    return [
        {str(key): value for key, value in row.items()}
        | {
            "has": [
                [at[value] for value in c.has[of].get(str(row["id"]), ())]
                for c, at in zip(found, places, strict=True)
            ]
        }
        for row in rows.to_dict("records")
    ]


def _year(day: Any) -> int | None:
    return None if pd.isna(day) else int(day.year)


def _choices(ds: Dataset, facet: Facet, rows: Mapping[Of, pd.DataFrame]) -> Choices:
    has: dict[Of, dict[str, tuple[str, ...]]] = {}
    for of, here in rows.items():
        every = memberships(ds, facet, of)
        has[of] = {i: every[i] for i in map(str, here["id"]) if i in every}
    count = Counter(value for values in has.values() for mine in values.values() for value in mine)
    names = labels(ds, facet)
    order = sorted(count, key=lambda value: (-count[value], names.get(value, value)))
    return Choices(facet, {value: names.get(value, value) for value in order}, has)
