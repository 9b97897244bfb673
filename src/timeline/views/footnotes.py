"""Footnotes of events, voices and lanes, and the fuller evidence that a speaker has at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from timeline import cite, dates, schema
from timeline.dataset import Dataset
from timeline.queries import Of
from timeline.schema import ID_SEPARATOR, STANCE_VERBS, entries
from timeline.views.offices import office
from timeline.views.quotes import whose_words

__all__ = [
    "cited",
    "event_evidence",
    "event_names",
    "voice_evidence",
    "voice_key",
    "voice_places",
]


_MOST_PLACES = 6
"""How many places a footnote of voices names one by one."""


def voice_key(*ids: str) -> str:
    """Return the key of a voice, or of a lane, among the numbers; no event has such an id."""
    return ID_SEPARATOR.join(("", *ids))


def event_names(view: pd.DataFrame, numbers: Mapping[str, int]) -> dict[str, str]:
    """Return what each event's shapes are called: ``12 Higuchi Report``."""
    named = zip(view["id"], view["label"], strict=True)
    return {str(i): f"{numbers.get(i, '')} {name}".strip() for i, name in named}


def event_evidence(
    ds: Dataset, view: pd.DataFrame, numbers: Mapping[str, int], ids: Collection[str]
) -> Iterator[str]:
    """Yield for each event, in order of numbers, what happened and who reports it."""
    rows = view[view["id"].isin(list(ids))].to_dict("records")
    for row in sorted(rows, key=lambda row: numbers.get(row["id"], 0)):
        number = numbers.get(row["id"], "")
        head = f"{number}. {row['title']} ({dates.noun(row['date'])})"
        yield _told(ds, "events", head, row)


def cited(said: pd.DataFrame) -> dict[str, Counter[str]]:
    """Return for each actor how often its statements cite which place.

    Parameters
    ----------
    said : pandas.DataFrame
        Rows of ``ds.stances``.
    """
    found: dict[str, Counter[str]] = {}
    for actor, cell in zip(said["actor"], said["sources"], strict=True):
        found.setdefault(str(actor), Counter()).update(entries(cell))
    return found


def voice_places(ds: Dataset, voices: Iterable[str], places: Mapping[str, Counter[str]]) -> str:
    """Return the footnote of voices: the places that they are known from; blank where none is.

    Where these are many, it names the sources alone, most cited first; the notes of a slide and
    the annex have every paragraph.

    Parameters
    ----------
    places : mapping of str to Counter
        What `cited` returned.
    """
    every: Counter[str] = Counter()
    for voice in voices:
        every.update(places.get(voice, Counter()))
    if len(every) <= _MOST_PLACES:
        return cite.place(ds, *sorted(every, key=schema.place))
    sources: Counter[str] = Counter()
    for place, count in every.items():
        sources[schema.place(place)[0]] += count
    names = cite.source_names(ds)
    return "; ".join(names[key] for key, _ in sources.most_common())


def voice_evidence(ds: Dataset, number: int | None, name: str, said: pd.DataFrame) -> Iterator[str]:
    """Yield a voice's name, after its number if it has one, and a line for each statement."""
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    yield f"{number}. {name}" if number else name
    for row in said.to_dict("records"):
        title = office(ds, row["actor"], row)
        who = f"{actors[row['actor']]}, {title}" if title else actors[row["actor"]]
        stands = f"{STANCE_VERBS[int(row['stance'])]} {frameworks[row['framework']]}"
        head = f"– {who}, {dates.noun(row['date'])}: {stands}"
        yield _told(ds, "stances", head, row)


def _told(ds: Dataset, table: Of, head: str, row: Mapping[Any, Any]) -> str:
    place, words = _place(ds, row["sources"]), whose_words(ds, table, row)
    parts = [head, str(row["summary"])]
    if row["quote"]:
        # Where it is from the one place that follows anyway, that is not said twice.
        parts.append(f"“{row['quote']}”" + (f" ({words})" if words not in {"", place} else ""))
    parts += [f"[{place}]"] if place else []
    return " ".join(f"{part}." if part[-1] not in ".!?]”" else part for part in parts if part)


def _place(ds: Dataset, cell: str) -> str:
    return cite.place(ds, *entries(cell))
