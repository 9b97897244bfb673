"""From which day a statement counts, and in which order: the first on which it is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.queries import collect

__all__ = ["COUNTS", "as_they_count", "counts_from", "known"]

COUNTS = nw.coalesce("earliest", "latest", "start")
"""The day from which a statement counts: the first that its date may mean or, where its date has
no first day, its last. Nobody knows that what was said "before November 2024" had been said in
1950; by the end of October 2024 it had."""


def as_they_count(said: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Bring statements here in the order in which they come to count, the last to end last."""
    ordered = said.with_columns(counts=COUNTS).sort("counts", "end", "line")
    return collect(ordered.drop("counts"))


def counts_from(rows: pd.DataFrame) -> pd.Series:
    """Return the day from which each statement counts, see `COUNTS`.

    Parameters
    ----------
    rows : pandas.DataFrame
        Statements with ``earliest``, ``latest`` and ``start``.

    Returns
    -------
    pandas.Series
        datetime64, under the index of ``rows``.
    """
    days: pd.Series = nw.from_native(rows).select(day=COUNTS)["day"].to_native()
    return days


def known(ds: Dataset, standing: pd.DataFrame) -> list[str]:
    """Say of each cell from when its newest statement is known.

    Parameters
    ----------
    standing : pandas.DataFrame
        What `cells` returned.

    Returns
    -------
    list of str
        ``from 1 Oct 2024``; of a date without a first day ``by Oct 2024`` or ``before Nov 2024``.
    """
    newest = [ids[-1] for ids in standing["ids"]]
    wanted = ds.stances[ds.stances["id"].isin(newest)]
    words: Mapping[Any, str] = {
        row["id"]: _known(str(row["date"]), is_dated=pd.notna(row["earliest"]), day=day)
        for row, day in zip(wanted.to_dict("records"), counts_from(wanted), strict=True)
    }
    return [words[i] for i in newest]


def _known(text: str, *, is_dated: bool, day: pd.Timestamp) -> str:
    if is_dated:
        return f"from {dates.short(day.date())}"
    return dates.short(text).replace("until ", "by ")
