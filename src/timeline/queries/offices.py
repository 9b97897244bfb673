"""Which office an actor held when, by which it speaks for a state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import FIRST_DAY, LAST_DAY, AnyDay, Day
from timeline.kept import kept
from timeline.stored import collect, lazy

__all__ = ["holders", "holds_office", "titles", "turns"]

_DAY = timedelta(days=1)


class _Term(NamedTuple):
    """An office and its days; one without a beginning or an end reaches as far as days do."""

    first: AnyDay
    last: AnyDay
    title: str


def titles(ds: Dataset, actor: str, day: AnyDay | None = None) -> tuple[str, ...]:
    """Return the offices that an actor held on a day.

    Parameters
    ----------
    ds : Dataset
        Where it stands.
    actor : str
        Its id.
    day : Day or None
        The day; None for the newest: those that it still holds, else held last.

    Returns
    -------
    tuple of str
        Titles as written, in their order; empty where it held none, and for unknown ids.
    """
    held = _terms(ds).get(actor, ())
    day = day or max((term.last for term in held), default=LAST_DAY)
    return tuple(term.title for term in held if term.first <= day <= term.last)


def holds_office(ds: Dataset, actor: str, first: AnyDay | None, last: AnyDay | None) -> bool:
    """Return whether an actor held an office, or one after another, on every day of a time.

    Parameters
    ----------
    ds : Dataset
        Where it stands.
    actor : str
        Its id.
    first, last : Day or None
        The time, both days included; None where it has no known beginning or end, during which
        only an office is held that has none either.
    """
    begins, ends = first or FIRST_DAY, last or LAST_DAY
    return any(a <= begins and ends <= b for a, b in _times(ds).get(actor, ()))


def holders(ds: Dataset) -> frozenset[str]:
    """Return the ids of the actors that have ever held an office."""
    return frozenset(_terms(ds))


def turns(ds: Dataset, actor: str) -> tuple[AnyDay, ...]:
    """Return the days on which an actor came into office, and the first ones after it left it."""
    found = []
    for first, last in _times(ds).get(actor, ()):
        found += [first] if first > FIRST_DAY else []
        found += [last + _DAY] if last < LAST_DAY else []
    return tuple(found)


@kept(most=4)
def _terms(ds: Dataset) -> Mapping[str, tuple[_Term, ...]]:
    """Return what each holder of an office held, as written."""
    held = collect(lazy(ds.links["actor_office"]))
    first, last = (
        [otherwise if pd.isna(day) else Day.of(day) for day in held[end]]
        for end, otherwise in (("earliest", FIRST_DAY), ("latest", LAST_DAY))
    )
    found: dict[str, tuple[_Term, ...]] = {}
    for actor, *term in zip(held["actor"], first, last, held["title"], strict=True):
        found[actor] = (*found.get(actor, ()), _Term(*term))
    return MappingProxyType(found)


@kept(most=4)
def _times(ds: Dataset) -> Mapping[str, tuple[tuple[AnyDay, AnyDay], ...]]:
    """Return the times that each holder was in office without a day's break, in order."""
    found: dict[str, tuple[tuple[AnyDay, AnyDay], ...]] = {}
    for actor, terms in _terms(ds).items():
        times: list[tuple[AnyDay, AnyDay]] = []
        for first, last, _ in sorted(terms):
            if times and (times[-1][1] == LAST_DAY or first <= times[-1][1] + _DAY):
                times[-1] = (times[-1][0], max(last, times[-1][1]))
            else:
                times.append((first, last))
        found[actor] = tuple(times)
    return MappingProxyType(found)
