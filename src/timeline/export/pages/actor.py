"""An actor's stances through time on a page: as many lanes as it has room for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from timeline.drawing.canvas import Canvas
from timeline.drawing.stance_history import history_height, paint_history
from timeline.drawing.theme import Palette
from timeline.export.pages.request import PageContent, PageRequest
from timeline.queries import speakers
from timeline.queries.speakers import StanceTrack
from timeline.scenes.stance_history import (
    FEW_EVENTS,
    MOST_LANES,
    StanceHistoryScene,
    in_groups,
    stance_scene,
)
from timeline.views import contents, footnotes
from timeline.words import counted

__all__ = ["actor_pages"]

_MOVED = 2
"""An actor moved who came to stand somewhere so many times, the first one included."""
_MOST_EVENTS = 240.0
"""How high the events of an actor's chart and their names are at most, points."""


def actor_pages(request: PageRequest) -> list[PageContent]:
    """Lay out an actor's stances through time on one page: as many lanes as it has room for.

    What moved comes first, then what most was said of.
    """
    ds, view = request.ds, request.view
    subject = contents.subject(ds, view)
    if subject is None:
        return []
    said = contents.statements(ds, view)
    happened = speakers.events(ds, view.filters, subject, view.on)
    every = sorted(
        speakers.tracks(ds, view.filters, subject, view.on),
        key=lambda t: (len(t.moves) < _MOVED, -len(t.statements)),
    )
    page = _ActorPage(request, said, happened, is_country=subject.is_country)
    kept = every[: page.lane_count(every)]
    found = page.filled(kept)
    shown = f"{len(kept)} of {counted(len(every), 'lane')}, what moved first"
    named = found.layout.events.named
    evidence = [*footnotes.event_evidence(ds, happened, request.numbers, named)]
    evidence += page.evidence(kept)
    return [
        PageContent(
            height=history_height(found),
            draw=partial(_draw, found),
            names=footnotes.event_names(happened, request.numbers),
            evidence=tuple(evidence),
            told=frozenset(named),
            more=shown if len(kept) < len(every) else "",
        )
    ]


def _draw(found: StanceHistoryScene, palette: Palette) -> Canvas:
    return paint_history(found, palette)


class _ActorPage:
    """What is drawn on a page: what was said, and what happened."""

    def __init__(
        self, request: PageRequest, said: pd.DataFrame, happened: pd.DataFrame, *, is_country: bool
    ) -> None:
        self._request, self._said, self._happened = request, said, happened
        self._is_country = is_country

    def lane_count(self, every: Sequence[StanceTrack]) -> int:
        """Return how many of the lanes a page has room for, one at least if there is any."""
        tracks = every[:MOST_LANES]
        if self._request.room is None:
            return len(tracks)
        for count in range(2, len(tracks) + 1):
            if history_height(self.lay_out(tracks[:count])) > self._request.room:
                return count - 1
        return len(tracks)

    def filled(self, tracks: Sequence[StanceTrack]) -> StanceHistoryScene:
        """Lay out lanes under events that have what the lanes leave of a page.

        More names may ask for a higher key; the events are as much lower then.
        """
        found, room = self.lay_out(tracks), self._request.room
        if room is None or (spare := room - history_height(found)) <= 0:
            return found
        height = min(FEW_EVENTS + spare, _MOST_EVENTS)
        larger = self.lay_out(tracks, height)
        if (over := history_height(larger) - room) > 0:
            larger = self.lay_out(tracks, height - over)
        return larger if history_height(larger) <= room else found

    def lay_out(
        self, tracks: Sequence[StanceTrack], height: float = FEW_EVENTS
    ) -> StanceHistoryScene:
        """Lay out lanes under events that are so high with their names."""
        view = self._request.view
        shown = [i for track in tracks for i in track.statements]
        is_page = self._request.room is not None
        return stance_scene(
            self._request.ds,
            self._said[self._said["id"].isin(shown)],
            self._happened,
            in_groups(tracks, is_country=self._is_country),
            years=view.filters.years,
            scale=view.scale,
            width=self._request.width,
            events_height=height if is_page else None,
        )

    def evidence(self, tracks: Sequence[StanceTrack]) -> list[str]:
        """Return what was said on each lane."""
        ds = self._request.ds
        actors, frameworks = ds.names("actors"), ds.names("frameworks")
        lines: list[str] = []
        for track in in_groups(tracks, is_country=self._is_country):
            name = f"{actors[track.actor]} on {frameworks[track.framework]}"
            on = self._said[self._said["id"].isin(track.statements)]
            lines += footnotes.voice_evidence(ds, None, name, on)
        return lines
