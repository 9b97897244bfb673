"""A chart of time fitted to a page: it names what has room, with a footnote for every number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.export.pages.request import PageRequest
from timeline.layout.naming import NAMED
from timeline.layout.page import Note, notes_height
from timeline.layout.scene import Scene
from timeline.queries.stance_signs import event_stances
from timeline.schema import CORE
from timeline.views import footnotes

__all__ = ["ChartFitter", "DrawnChart", "FittedChart"]

_GAP = 10.0
"""Between the chart and its footnotes, points."""

_SHARES = (0.36, 0.27, 0.18)
"""Which shares of what title and foot leave of a page the footnotes under a chart may take."""

_TRIES = 12


class DrawnChart(NamedTuple):
    """A chart laid out, and how it is drawn."""

    scene: Scene
    draw: Callable[[Palette], Canvas]


@dataclass(frozen=True, slots=True)
class FittedChart:
    """A chart, its footnotes in order of their numbers, and the ids of the events among them.

    ``alone`` are those that have only their number, ``counted`` those that are one of several at a
    count. ``fits`` is whether all have their place, and every number its footnote.
    """

    chart: DrawnChart
    notes: tuple[Note, ...]
    named: frozenset[str]
    alone: frozenset[str]
    counted: frozenset[str]
    fits: bool


@dataclass(frozen=True)
class ChartFitter:
    """Lays out a chart so that every number on it has a footnote on the page, and these fit.

    Parameters
    ----------
    request : PageRequest
        The page.
    rows : pandas.DataFrame
        The events that the chart shows.
    lay_out : callable
        Lays out the chart so that it names only these events, by id with the number of each, and is
        at most so high.
    always : collection of str
        Ids of events that are named in any case.
    lanes : sequence of Note
        Further footnotes.
    """

    request: PageRequest
    rows: pd.DataFrame
    lay_out: Callable[[Mapping[str, str], float | None], DrawnChart]
    always: Collection[str] = ()
    lanes: Sequence[Note] = ()

    @cached_property
    def _notes(self) -> dict[str, Note]:
        return footnotes.event_notes(self.request.ds, self.rows, self.request.numbers)

    @cached_property
    def _naming_notes(self) -> dict[str, Note]:
        return footnotes.event_notes(self.request.ds, self.rows, self.request.numbers, named=True)

    def best(self) -> FittedChart:
        """Return the chart that has the most important events, then the most events named."""
        request, rows = self.request, self.rows
        stances = event_stances(request.ds, request.view.filters)
        ranked = footnotes.foremost(rows, stances, NAMED[request.view.names])
        ranked.sort(key=lambda i: i not in self.always)
        core = set(rows.loc[rows["importance"] == CORE, "id"])
        below = request.room is not None and not request.size.side
        tried = [self._with_share(ranked, share) for share in (_SHARES if below else _SHARES[:1])]
        return max(tried, key=lambda one: (len(one.named & core), len(one.named) - len(one.alone)))

    def _with_share(self, order: Sequence[str], share: float) -> FittedChart:
        """Lay out a chart whose footnotes have their share of the page."""
        for _ in range(_TRIES):
            tried = self._try(order, share)
            if tried.fits:
                return tried
            if tried.counted:
                # What is only counted ("+3") has no footnote: it is left a mark.
                order = [i for i in order if i not in tried.counted]
                continue
            # The least make way where there are more footnotes than have room, or too many names.
            seen = [i for i in order if i in tried.named]
            kept = self._fitting([*self.lanes, *(self._note(i, tried.alone) for i in seen)], share)
            order = seen[: min(len(seen) - 1, max(0, kept - len(self.lanes)))]
        return self._try([], share)

    def _try(self, order: Sequence[str], share: float) -> FittedChart:
        """Lay out a chart that may name these events; find what of them it has written."""
        limit = self._height([*self.lanes, *(self._notes[i] for i in order)], share)
        numbers = {i: str(self.request.numbers[i]) for i in order}
        chart = self.lay_out(numbers, limit)
        written = {label.id for label in chart.scene.labels} | set(self.always)
        alone = frozenset(t.ids[0] for t in chart.scene.tags if len(t.ids) == 1) - written
        counted = frozenset(i for t in chart.scene.tags if len(t.ids) > 1 for i in t.ids)
        seen = [i for i in order if i in written or i in alone]
        notes = [*self.lanes, *(self._note(i, alone) for i in seen)]
        notes.sort(key=lambda note: int(note.number))
        room = self._height(notes, share)
        is_low = room is None or chart.scene.height <= room + 1
        fits = is_low and not counted and self._has_room(notes, share)
        return FittedChart(chart, tuple(notes), frozenset(seen), alone, counted, fits)

    def _note(self, event: str, alone: Collection[str]) -> Note:
        """Return the footnote of an event; it names what has only its number on the chart."""
        return (self._naming_notes if event in alone else self._notes)[event]

    def _height(self, notes: Sequence[Note], share: float) -> float | None:
        """Return how high a chart with these footnotes may be; None where there is no limit."""
        room, size = self.request.room, self.request.size
        if room is None or size.side or not notes:
            return room
        return room - min(notes_height(size, notes), share * room) - _GAP

    def _has_room(self, notes: Sequence[Note], share: float) -> bool:
        """Return whether the page has room for these footnotes."""
        room, size = self.request.room, self.request.size
        if room is None:
            return True
        return notes_height(size, notes, beside=True) <= (room if size.side else share * room)

    def _fitting(self, notes: Sequence[Note], share: float) -> int:
        """Return how many of the footnotes, from the first on, the page has room for."""
        low, high = 0, len(notes)
        while low < high:
            middle = (low + high + 1) // 2
            if self._has_room(notes[:middle], share):
                low = middle
            else:
                high = middle - 1
        return low
