"""How a matrix is told in words: its days, who stands in it, and what became of its squares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import narwhals as nw
import pandas as pd

from timeline import dates, queries
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay, Day
from timeline.kept import kept
from timeline.queries import collect, offices, positions, rows
from timeline.queries.filters import Filters
from timeline.schema import stance_sign
from timeline.views import contents
from timeline.views.fields import Row
from timeline.words import counted, joined

__all__ = [
    "CHANGES",
    "SILENT",
    "day_name",
    "headline",
    "is_only_end",
    "known_until",
    "newest_day",
    "perhaps_signs",
    "stands",
    "step_words",
    "who_stands",
    "windows",
]

CHANGES: Mapping[str, str] = MappingProxyType(
    {
        "moved": "moved",
        "new": "first found",
        "silent": "left office",
        "perhaps": "by now perhaps",
    }
)
"""What ``change`` of `positions.compare` is called, in the order in which it is told."""

SILENT = "left office"
"""Where somebody stands who had spoken for a government and no longer does."""


def day_name(
    ds: Dataset, filters: Filters, day: AnyDay, form: Callable[[AnyDay | str], str] = dates.noun
) -> str:
    """Name a day as exactly as what counts from it is known.

    The last day of 2001 is "2001" where all that counts from it was made at some time in that year.

    Parameters
    ----------
    filters : Filters
        Which statements are in view.
    form : callable
        How a date is said: `timeline.dates.noun` or `timeline.dates.short`.
    """
    return form(_inexact(ds, filters).get(day, day))


def is_only_end(ds: Dataset, ids: Sequence[str], day: AnyDay) -> bool:
    """Return whether what counts from a day was made by it, and nothing is known to be of it.

    Parameters
    ----------
    ids : sequence of str
        Statements; those that count, certainly or perhaps, from another day are none of them.
    """
    when = _dated(ds)
    begun = [dates.parse(when[key].text).earliest for key in ids if when[key].certain_from == day]
    return bool(begun) and day not in begun


def who_stands(ds: Dataset, actors: Iterable[str], voices: positions.Voices) -> str:
    """Say how many stand in a matrix, ``12 governments and 2 groups of states``.

    Groups of states, and the authors of articles, are counted apart.
    """
    found = frozenset(actors)
    groups, authors = found & positions.groups_of_states(ds), found & positions.authors(ds)
    said = [counted(len(found - positions.apart(ds)), positions.NOUNS[voices])]
    if groups:
        said.append(f"{counted(len(groups), 'group')} of states")
    if authors:
        said.append(f"{counted(len(authors), 'author')} of the articles")
    return joined(said)


def windows(ds: Dataset, ids: Sequence[str]) -> str:
    """Say when statements were made, ``between 2 and 31 October 2024``; blank for none."""
    when = _dated(ds)
    return "; ".join(dict.fromkeys(dates.words(when[key].text) for key in ids))


def perhaps_signs(ds: Dataset, ids: Sequence[str]) -> str:
    """Return the signs of what has perhaps been said, ``perhaps +``."""
    taken = sorted({_dated(ds)[key].stance for key in ids})
    return f"perhaps {stands(taken)}"


def stands(levels: Sequence[int]) -> str:
    """Return the sign of where somebody stands, of a contradiction both ends; blank for nowhere."""
    return "/".join(map(stance_sign, levels))


def step_words(ds: Dataset, cell: Row, since: AnyDay) -> str:
    """Tell every step between two days, ``++ in September 2024 → + on 7 October 2024``.

    Parameters
    ----------
    cell : mapping
        A row of what `positions.compare` returned.
    since : datetime.date
        The earlier of the two days.
    """
    own = _by_cell(ds).get((cell["actor"], cell["framework"]), ())
    told = []
    if cell["change"] != "new" and cell["certain"]:
        newest = [one.text for one in own if one.certain_from <= since]
        when = dates.words(newest[-1]) if newest else f"by {dates.noun(since)}"
        told.append(f"{stands(positions.stood(cell, '_before'))} {when}")
    for day, levels in cell["steps"]:
        made = [one.text for one in own if one.certain_from == day]
        when = dates.words(made[-1] if made and levels else day)
        told.append(f"{stands(levels) or SILENT} {when}")
    if cell["change"] == "silent":
        left = [day for one in own for day in offices.turns(ds, one.actor) if day > since]
        told.append(f"{SILENT} {dates.words(min(left))}" if left else SILENT)
    return " → ".join(told)


def headline(changes: Iterable[str], *, moved_first: bool = False) -> str:
    """Say how many squares did what, ``2 moved; 31 first found; 1 left office``.

    Parameters
    ----------
    changes : iterable of str
        What each square did: ``change`` of `positions.compare`.
    moved_first : bool
        Whether to say so where none moved: between two days that is what is asked.

    Returns
    -------
    str
        Blank where there is nothing to say: what was only said again is no change.
    """
    found = Counter(changes)
    told = {name: f"{found[name]:,} {words}" for name, words in CHANGES.items() if found[name]}
    if moved_first:
        told = {"moved": "none moved", **told}
    return "; ".join(told.values())


class _Dated(NamedTuple):
    """A statement with its date as written, and the last day on which it can have been made."""

    id: str
    actor: str
    framework: str
    text: str
    stance: int
    certain_from: AnyDay


@kept(most=4)
def _dated(ds: Dataset) -> Mapping[str, _Dated]:
    """Return every statement by its id, in the order in which they come to count."""
    said = positions.as_they_count(rows(ds, Filters(), "stances"))
    columns = (said[name] for name in ("id", "actor", "framework", "date", "stance"))
    found = map(_Dated, *columns, map(Day.of, said["certain_from"]))
    return MappingProxyType({one.id: one for one in found})


@kept(most=4)
def _by_cell(ds: Dataset) -> Mapping[tuple[str, str], tuple[_Dated, ...]]:
    """Return the statements of every actor, and of every government, on each framework."""
    spoken = positions.speaks_for(ds)
    found: dict[tuple[str, str], list[_Dated]] = {}
    for one in _dated(ds).values():
        for who in {one.actor, spoken.get(one.actor, one.actor)}:
            found.setdefault((who, one.framework), []).append(one)
    return {cell: tuple(own) for cell, own in found.items()}


@kept(most=128)
def _inexact(ds: Dataset, filters: Filters) -> Mapping[AnyDay, str]:
    """Return the days from which only what is less exact than a day counts, and how to name them.

    Where several such dates end on one day, the most exact names it.
    """
    asked = rows(ds, filters, "stances").select("date", "perhaps_from", "certain_from")
    said = collect(asked)
    exact: set[AnyDay] = set(map(Day.of, said["perhaps_from"].dropna()))
    found: dict[AnyDay, list[tuple[int, str]]] = {}
    for text, day in zip(said["date"], said["certain_from"], strict=True):
        if pd.isna(day):
            continue
        for length, end in _ends(str(text), Day.of(day)):
            found.setdefault(Day.of(day), []).append((length, end))
    return {
        day: min(names)[1] for day, names in found.items() if day not in exact and min(names)[0]
    }


@kept(most=4)
def newest_day(ds: Dataset) -> str:
    """Name the newest day of the data, see `contents.last_day`, as exactly as it is known."""
    day = contents.last_day(ds)
    if day is None:
        return ""
    begun = nw.col("perhaps_from") == Day.of(day).stamp
    said = collect(rows(ds, Filters(), "stances").filter(begun).select("date").unique())
    written = ds.sources.loc[ds.sources["earliest"] == Day.of(day).stamp, "date"]
    points = [dates.parse(_known_end(text, first=True)) for text in (*said["date"], *written)]
    names = [(p.latest, p.text) for p in points if p.earliest == day and p.latest]
    return dates.noun(min(names)[1] if names else day)


@kept(most=1)
def known_until(ds: Dataset) -> str:
    """Say until when the data know: ``As of 1 October 2024``; blank where nothing has a day.

    Where that day is one of a statement, or events are younger than it, it is said of what it is.
    """
    day = contents.last_day(ds)
    if day is None:
        return ""
    until, newest = newest_day(ds), ds.sources["earliest"] == Day.of(day).stamp
    if not newest.any():
        return f"Statements up to {until}"
    every = queries.rows(ds, Filters(), "events").select(day=nw.col("earliest").max())
    last = queries.collect(every)["day"].iloc[0]
    is_older = bool(last > ds.sources.loc[newest, "latest"].max())
    return f"Sources up to {until}" if is_older else f"As of {until}"


def _ends(text: str, day: AnyDay) -> Iterator[tuple[int, str]]:
    """Yield the date by whose last day a statement counts, and how many days it has besides."""
    point = dates.parse(_known_end(text))
    if point.earliest and point.latest == day:
        yield (day - point.earliest).days, point.text


def _known_end(text: str, *, first: bool = False) -> str:
    """Return the last date that an interval names, or the first; of an open one the only."""
    begin, _, end = text.partition("/")
    named = [date for date in (begin, end) if date not in {"", ".."}]
    return named[0 if first else -1]
