"""Footnotes of events, voices and lanes, and the fuller evidence that a speaker has at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from timeline import cite, dates, schema
from timeline.dataset import Dataset
from timeline.layout.page import Note
from timeline.queries import Of
from timeline.queries.stance_signs import EventStances
from timeline.schema import ID_SEPARATOR, STANCE_VERBS, entries, rank_of
from timeline.views.offices import office
from timeline.views.quotes import whose_words
from timeline.words import capital

__all__ = [
    "cited",
    "event_evidence",
    "event_names",
    "event_notes",
    "foremost",
    "voice_evidence",
    "voice_key",
    "voice_places",
]


_MOST_PLACES = 6
"""How many places a footnote of voices names one by one."""


def voice_key(*ids: str) -> str:
    """Return the key of a voice, or of a lane, among the numbers; no event has such an id."""
    return ID_SEPARATOR.join(("", *ids))


def foremost(view: pd.DataFrame, stances: Mapping[str, EventStances], least: int = 2) -> list[str]:
    """Return the ids of events down to a rank, those first that a reader misses most.

    By importance; of equals those at which stances were taken, and that more sources report.
    """

    def merit(row: Mapping[Any, Any]) -> tuple[int, int, int]:
        taken = stances.get(str(row["id"]))
        return (
            rank_of(str(row["importance"])),
            -len(taken.signs) if taken else 0,
            -len(entries(row["sources"])),
        )

    rows = view[["id", "importance", "sources"]].to_dict("records")
    return [str(row["id"]) for row in sorted(rows, key=merit) if merit(row)[0] <= least]


def event_notes(
    ds: Dataset, view: pd.DataFrame, numbers: Mapping[str, int], *, named: bool = False
) -> dict[str, Note]:
    """Return the footnote of each event that has a number, by its id, in order of the numbers.

    It says when, and by which sources: ``1994. Nippon.com, ¶4, ¶5; The Diplomat, ¶10``.

    Parameters
    ----------
    view : pandas.DataFrame
        Rows of ``ds.events``.
    named : bool
        Whether the footnote names the event, of which only the number stands elsewhere.
    """
    found = {}
    for row in view[["id", "label", "date", "sources"]].to_dict("records"):
        key = str(row["id"])
        if key in numbers:
            when = capital(dates.short(row["date"]))
            said = [row["label"]] * named + [when, _place(ds, row["sources"])]
            found[key] = Note(str(numbers[key]), ". ".join(filter(None, said)), key)
    return dict(sorted(found.items(), key=lambda pair: numbers[pair[0]]))


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
