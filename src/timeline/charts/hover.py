"""What events, statements and periods say when they are pointed at."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from textwrap import wrap
from typing import Any

import narwhals as nw
import pandas as pd

from timeline import dates, queries
from timeline.dataset import Dataset
from timeline.drawing.theme import plain
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.queries.moments import Moment
from timeline.queries.stance_signs import EventStances, event_stances
from timeline.schema import NOTE_FLAGS, STANCE_WORDS
from timeline.views.fields import reported
from timeline.words import capital, counted

__all__ = ["era_hovers", "event_lines", "hovers", "markup", "moment_lines", "statement_hovers"]

_TITLE, _TEXT = 46, 52
"""How many characters a line of a title has at most, and one of a sentence."""


def event_lines(
    ds: Dataset, view: pd.DataFrame, stances: Mapping[str, EventStances]
) -> dict[str, tuple[str, ...]]:
    """Return for each event what, when, by how many sources, what is doubtful and who said what.

    Parameters
    ----------
    ds : Dataset
        Where the sources of events stand.
    view : pandas.DataFrame
        Rows of ``ds.events``.
    stances : mapping of str to EventStances
        What `timeline.queries.stance_signs.event_stances` returns.

    Returns
    -------
    dict of str to tuple of str
        By the ids of events: lines of text as it is, the title first.
    """
    told_by = queries.lazy(ds.links["event_source"]).filter(
        nw.col("key").is_in(view["key"].tolist()), "is_first"
    )
    found = queries.collect(told_by.group_by("event").agg(n=nw.len()))
    sources = dict(zip(found["event"], found["n"], strict=True))
    rows = view[["id", "title", "date", "reported_date", "note"]].to_dict("records")
    return {
        (key := str(row["id"])): (
            *_said(row, int(sources.get(row["id"], 0))),
            *(stances[key].lines if key in stances else ()),
        )
        for row in rows
    }


def hovers(ds: Dataset, view: pd.DataFrame, stances: Mapping[str, EventStances]) -> dict[str, str]:
    """Return the same as plotly writes it, by the ids of events; safe to draw."""
    return {key: markup(lines) for key, lines in event_lines(ds, view, stances).items()}


def moment_lines(
    ds: Dataset, filters: Filters, around: Mapping[Moment, pd.DataFrame]
) -> dict[str, tuple[str, ...]]:
    """Return for each event around two moments the same lines, and how far from zero it is.

    Parameters
    ----------
    around : mapping of Moment to pandas.DataFrame
        What `timeline.queries.moments.around` gives for each.
    """
    texts: dict[str, tuple[str, ...]] = {}
    for moment, frame in around.items():
        texts = event_lines(ds, frame, event_stances(ds, filters, frame)) | texts
        for row in frame.to_dict("records"):
            if row["id"] != moment.id:
                away = f"{moments.told(row)} months from {moment.label}"
                texts[row["id"]] = (*texts[row["id"]], away)
    return texts


def markup(lines: Sequence[str]) -> str:
    """Return lines, the title first, as plotly writes them; safe to draw."""
    title, *rest = lines
    return "<br>".join((f"<b>{_wrapped(title, _TITLE)}</b>", *map(plain, rest)))


def _said(row: Mapping[Hashable, Any], told: int) -> list[str]:
    by = counted(told, "source") if told else "no source given"
    said = [str(row["title"]), f"{capital(dates.words(row['date']))} · {by}"]
    if row["reported_date"]:
        said.append(capital(reported(row)))
    elif row["note"].startswith(NOTE_FLAGS):
        said.append(f"{row['note'].partition(':')[0]}: see its card")
    return said


def statement_hovers(said: pd.DataFrame) -> dict[str, str]:
    """Return for each statement its stance, its date, what it says and on what condition.

    Parameters
    ----------
    said : pandas.DataFrame
        Rows of ``ds.stances``.

    Returns
    -------
    dict of str to str
        By the ids of statements; safe to draw.
    """
    texts = {}
    for row in said[["id", "stance", "date", "summary", "condition"]].to_dict("records"):
        when = plain(_when_said(row["date"]))
        parts = [f"<b>{STANCE_WORDS[int(row['stance'])].capitalize()}</b> {when}"]
        parts += [_wrapped(row["summary"], _TEXT)] if row["summary"] else []
        parts += [_wrapped(f"Condition: {row['condition']}", _TEXT)] if row["condition"] else []
        texts[str(row["id"])] = "<br>".join(parts)
    return texts


def era_hovers(ds: Dataset) -> dict[str, str]:
    """Return for each period, by its name, that and its dates; safe to draw."""
    return {
        str(name): f"<b>{plain(str(name))}</b><br>{plain(dates.short(when))}"
        for name, when in zip(ds.eras["name"], ds.eras["date"], strict=True)
    }


def _when_said(text: str) -> str:
    """Say when a statement was made: of a range, that it was on some day in it."""
    words = dates.words(text)
    return f"at some time {words}" if words.startswith("from ") else words


def _wrapped(text: str, width: int) -> str:
    return "<br>".join(map(plain, wrap(text, width)))
