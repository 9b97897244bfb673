"""The statements behind a cell: all of them, and when the newest was made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.queries import collect, lazy, rows
from timeline.queries.filters import Filters
from timeline.queries.positions.standing import as_they_count

__all__ = ["known", "statements"]


def statements(ds: Dataset, actor: str, framework: str) -> pd.DataFrame:
    """Return all that an actor said on a framework, whatever the filters, as it came to count.

    Parameters
    ----------
    ds : Dataset
        Where it stands.
    actor, framework : str
        Their ids.

    Returns
    -------
    pandas.DataFrame
        A row for each statement, with every column of ``ds.stances``; none for unknown ids.
    """
    mine = (nw.col("actor") == actor) & (nw.col("framework") == framework)
    return as_they_count(rows(ds, Filters(), "stances").filter(mine))


def known(ds: Dataset, standing: pd.DataFrame) -> list[str]:
    """Say of each cell, as `cells` returned them, when its newest statement was made.

    Parameters
    ----------
    ds : Dataset
        Where the statements stand.
    standing : pandas.DataFrame
        Cells, with ``current`` and ``certain``.

    Returns
    -------
    list of str
        The date, as exactly as it is known: ``1 Oct 2024``, ``2001``, ``since 2009``, ``by Oct
        2024``; of what is not certain ``by now perhaps (Sep 2024)``.
    """
    newest = [ids[-1] for ids in standing["current"]]
    here = collect(lazy(ds.stances).filter(nw.col("id").is_in(newest)).select("id", "date"))
    when: Mapping[Any, str] = dict(zip(here["id"], map(dates.short, here["date"]), strict=True))
    said = [when[i].replace("until ", "by ") for i in newest]
    return [
        date if certain else f"by now perhaps ({date})"
        for date, certain in zip(said, standing["certain"], strict=True)
    ]
