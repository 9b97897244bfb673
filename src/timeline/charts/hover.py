"""What the mark of an event says when it is pointed at."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from textwrap import wrap
from typing import Any

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.drawing.theme import plain
from timeline.queries.stance_signs import Taken
from timeline.schema import NOTE_FLAGS
from timeline.words import capital, counted

__all__ = ["hovers"]

_WRAP = 46


def hovers(ds: Dataset, view: pd.DataFrame, stances: Mapping[str, Taken]) -> dict[str, str]:
    """Return for each event what, when, by how many sources, what is doubtful and who said what.

    Parameters
    ----------
    ds : Dataset
        Where the sources of events stand.
    view : pandas.DataFrame
        Rows of ``ds.events``.
    stances : mapping of str to Taken
        What `timeline.queries.stance_signs.taken` returns.

    Returns
    -------
    dict of str to str
        By the ids of events; safe to draw.
    """
    told_by = ds.links["event_source"]
    told_by = told_by[told_by["event"].isin(view["id"])]
    sources = told_by.groupby("event")["source"].nunique().to_dict()
    rows = view[["id", "title", "date", "reported_date", "note"]].to_dict("records")
    return {
        str(row["id"]): "<br>".join(
            (
                *_said(row, int(sources.get(row["id"], 0))),
                *map(plain, stances[key].lines if (key := str(row["id"])) in stances else ()),
            )
        )
        for row in rows
    }


def _said(row: Mapping[Hashable, Any], told: int) -> list[str]:
    title = "<br>".join(map(plain, wrap(row["title"], _WRAP)))
    when = dates.words(row["date"])
    by = counted(told, "source") if told else "no source given"
    said = [f"<b>{title}</b>", f"{plain(capital(when))} · {by}"]
    if row["reported_date"]:
        said.append(f"A source says {plain(dates.words(row['reported_date']))}")
    elif row["note"].startswith(NOTE_FLAGS):
        said.append(f"{row['note'].partition(':')[0]}: see its card")
    return said
