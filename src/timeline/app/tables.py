"""Events and stances as tables to read: spelt out once for a data set, picked from for a view."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from timeline import cite, dates
from timeline.dataset import Dataset
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS, entries

__all__ = ["event_table", "stance_table"]


def event_table(
    ds: Dataset, events: pd.DataFrame, numbers: Mapping[str, int] | None = None
) -> pd.DataFrame:
    """Return events, rows of ``ds.events``, under headings for people, in the order given.

    Parameters
    ----------
    numbers : mapping of str to int, optional
        For each id the number that it has on a chart; they become the first column.
    """
    table = _events(ds).loc[events["id"]]
    if numbers is not None:
        table.insert(0, "No.", [numbers[key] for key in events["id"]])
    return table


def stance_table(ds: Dataset, stances: pd.DataFrame) -> pd.DataFrame:
    """Return stances, rows of ``ds.stances``, under headings for people, in the order given."""
    return _stances(ds).loc[stances["id"]]


@lru_cache(maxsize=2)
def _events(ds: Dataset) -> pd.DataFrame:
    table = ds.events
    return pd.DataFrame(
        {
            "Date": [dates.short(cell) for cell in table["date"]],
            "Event": list(table["title"]),
            "Kind": list(table["kind"]),
            **{
                column.capitalize(): _spelt(table[column], ds.names(column))
                for column in ("countries", "actors", "frameworks")
            },
            "Importance": list(table["importance"]),
            "A source says": [dates.short(cell) for cell in table["reported_date"]],
            "Sources": [cite.place(ds, *entries(cell)) for cell in table["sources"]],
        },
        index=pd.Index(table["id"]),
    )


@lru_cache(maxsize=2)
def _stances(ds: Dataset) -> pd.DataFrame:
    table = ds.stances
    return pd.DataFrame(
        {
            "Date": [dates.short(cell) for cell in table["date"]],
            "Actor": list(table["actor"].map(ds.names("actors"))),
            "Framework": list(table["framework"].map(ds.names("frameworks"))),
            "Stance": [f"{STANCE_GLYPHS[s]} {STANCE_WORDS[s]}" for s in map(int, table["stance"])],
            "In short": list(table["summary"]),
            "Basis": list(table["basis"]),
            "Sources": [cite.place(ds, *entries(cell)) for cell in table["sources"]],
        },
        index=pd.Index(table["id"]),
    )


def _spelt(cells: pd.Series, names: dict[str, str]) -> list[str]:
    return [", ".join(names.get(key, key) for key in entries(cell)) for cell in cells]
