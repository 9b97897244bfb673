"""Events and stances as tables to read: spelt out once for a data set, picked from for a view."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from timeline.dataset import Dataset
from timeline.kept import kept
from timeline.schema import STANCE_GLYPHS
from timeline.views.fields import Table, text

__all__ = ["event_table", "stance_table"]

_COLUMNS: Mapping[Table, Mapping[str, str]] = {
    "events": {
        "Date": "when",
        "Event": "title",
        "Kind": "kind",
        "Countries": "country_names",
        "Actors": "actor_names",
        "Frameworks": "framework_names",
        "Importance": "importance",
        "A source says": "reported",
        "Sources": "cited",
    },
    "stances": {
        "Date": "when",
        "Actor": "actor_name",
        "Office": "actor_office",
        "Framework": "framework_name",
        "Stance": "stance_words",
        "In short": "summary",
        "Basis": "basis",
        "Sources": "cited",
    },
}
"""Headings, and the fields under them."""


def event_table(
    ds: Dataset, events: pd.DataFrame, numbers: Mapping[str, int] | None = None
) -> pd.DataFrame:
    """Return events, rows of ``ds.events``, under headings for people, in the order given.

    Parameters
    ----------
    numbers : mapping of str to int, optional
        For each id the number that it has on a chart; they become the first column.
    """
    table = _spelt(ds, "events", events)
    if numbers is not None:
        table.insert(0, "No.", [numbers[key] for key in events["id"]])
    return table


def stance_table(ds: Dataset, stances: pd.DataFrame) -> pd.DataFrame:
    """Return stances, rows of ``ds.stances``, under headings for people, in the order given.

    Where nobody held an office, there is no column for it.
    """
    table = _spelt(ds, "stances", stances)
    return table if table["Office"].any() else table.drop(columns="Office")


def _spelt(ds: Dataset, table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows in words; of a table that is here all of them are put into words once."""
    if isinstance(getattr(ds, table), pd.DataFrame):
        return _all_spelt(ds, table).loc[rows["id"]]
    return _in_words(ds, table, rows)


@kept(most=4)
def _all_spelt(ds: Dataset, table: Table) -> pd.DataFrame:
    return _in_words(ds, table, getattr(ds, table))


def _in_words(ds: Dataset, table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    records = rows.to_dict("records")
    columns = {
        heading: [text(ds, table, row, name) for row in records]
        for heading, name in _COLUMNS[table].items()
    }
    if "Stance" in columns:
        signs = [STANCE_GLYPHS[stance] for stance in map(int, rows["stance"])]
        columns["Stance"] = [
            f"{sign} {words}" for sign, words in zip(signs, columns["Stance"], strict=True)
        ]
    return pd.DataFrame(columns, index=pd.Index(rows["id"]))
