"""The numbers that stand on charts and before footnotes: each means the same on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.dataset import Dataset
from timeline.views import contents
from timeline.views.event_notes import numbers
from timeline.views.view import View

__all__ = ["Numbers", "numbering"]

_OF_EVENTS = {*contents.OF_EVENTS, "actor"}
"""Kinds of view that draw events."""


class Numbers(Mapping[str, int]):
    """The number of each event by its id, and of what else is numbered after them.

    Parameters
    ----------
    events : mapping of str to int
        What is numbered from the start.
    """

    def __init__(self, events: Mapping[str, int]) -> None:
        self._events = dict(events)
        self._others: dict[str, int] = {}

    def __getitem__(self, key: str) -> int:
        """Return the number of an event."""
        return self._events[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the ids of the events."""
        return iter(self._events)

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self._events)

    def of(self, key: str) -> int:
        """Return the number of a voice or lane: the next one, where it is asked for first."""
        after = len(self._events) + len(self._others) + 1
        return self._others.setdefault(key, after)

    @property
    def others(self) -> Mapping[str, int]:
        """The numbers of voices and lanes by their keys, as far as they were asked for."""
        return dict(self._others)


def numbering(ds: Dataset, views: Sequence[View]) -> Numbers:
    """Return the numbers of what views show.

    Events are numbered from 1 in order of time, as on the pages; a comparison by itself in order of
    months, as its page has it.
    """
    if len(views) == 1 and views[0].kind == "compare":
        every = contents.events(ds, views[0])
        return Numbers(dict(zip(map(str, every["id"]), map(int, every["number"]), strict=True)))
    shown = {i for v in views if v.kind in _OF_EVENTS for i in contents.events(ds, v)["id"]}
    return Numbers(numbers(ds.events[ds.events["id"].isin(shown)]))
