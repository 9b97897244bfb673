"""Charts of time on a page: timeline, and stances through time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

import pandas as pd

from timeline import queries
from timeline.drawing.canvas import Canvas
from timeline.drawing.stance_history import paint_stances
from timeline.drawing.theme import Palette
from timeline.drawing.timeline_foot import foot_height, paint_timeline, timeline_height
from timeline.export.pages.fitting import ChartFitter, DrawnChart, FittedChart
from timeline.export.pages.request import PageContent, PageRequest
from timeline.layout.page import Note
from timeline.layout.stance_history import StanceHistoryLayout
from timeline.queries import speakers
from timeline.queries.speakers import StanceTrack
from timeline.scenes.stance_history import (
    FEW_EVENTS,
    MOST_LANES,
    in_groups,
    lane_id,
    stance_scene,
)
from timeline.scenes.timeline import TimelineScene, sides_said
from timeline.scenes.timeline import scene as timeline_scene
from timeline.views import contents, footnotes
from timeline.views.footnotes import voice_key
from timeline.words import counted

__all__ = ["actor_pages", "timeline_pages"]

_NAME_SIZES: Mapping[str, float] = MappingProxyType({"few": 13.0, "calm": 11.5, "all": 10.0})
"""Font size of names, points, by how many there are."""
_POINT = 0.75
"""What is no text is as large as on a screen: a px is three quarters of a point."""
_MOVED = 2
"""An actor moved who came to stand somewhere so many times, the first one included."""
_MOST_EVENTS = 240.0
"""How high the events of an actor's chart and their names are at most, points."""
_NAMES = 16.0
"""What the names of events add to an actor's chart, points."""
_CHART_SHARE = 0.72
"""Which share of a page a chart over its footnotes takes at most."""


def timeline_pages(request: PageRequest) -> list[PageContent]:
    """Lay out a timeline: one page, whatever its size."""
    ds, view = request.ds, request.view
    found = _fitted(request)
    rows = contents.in_hand(ds, view, queries.events(ds, view.filters))
    lanes = len(found.laid_out.lanes)
    more = sides_said(ds, view.filters) if not lanes else ""
    if found.left_out:
        more = f"{lanes} of {lanes + found.left_out} lanes"
    evidence = footnotes.event_evidence(ds, rows, request.numbers, found.laid_out.named)
    return [
        PageContent(
            height=timeline_height(found),
            draw=partial(_draw_timeline, found),
            names=footnotes.event_names(rows, request.numbers),
            evidence=tuple(evidence),
            more=more,
        )
    ]


def _fitted(request: PageRequest) -> TimelineScene:
    """Lay out the timeline of a view in what its key and sources leave of a page."""
    view, room = request.view, request.room

    def lay_out(height: float | None, *, is_quick: bool = False) -> TimelineScene:
        return timeline_scene(
            request.ds,
            view.filters,
            scale=view.scale,
            lanes=view.lanes or None,
            names=view.names,
            colour=view.colour,
            width=request.width,
            height=height,
            size=_NAME_SIZES[view.names] if room is not None else None,
            unit=1.0 if room is None else _POINT,
            is_quick=is_quick,
            **view.by_hand,
        )

    if room is None:
        return lay_out(None)
    foot = foot_height(lay_out(room * _CHART_SHARE, is_quick=True))
    found = lay_out(room - foot)
    return found if foot_height(found) <= foot else lay_out(room - foot_height(found))


def _draw_timeline(found: TimelineScene, palette: Palette) -> Canvas:
    canvas = Canvas()
    paint_timeline(canvas, found, palette)
    return canvas


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
        speakers.tracks(ds, said), key=lambda t: (len(t.moves) < _MOVED, -len(t.statements))
    )
    kept = every[: _lane_count(request, said, happened, every)]
    lanes = _Lanes(request, said, in_groups(kept, is_country=subject.is_country))
    notes = lanes.notes()

    def lay_out(numbers: Mapping[str, str], height: float | None) -> DrawnChart:
        noted = {**numbers, **{note.key: note.number for note in notes}}
        found = lanes.lay_out(happened, noted)
        if height is not None and (spare := height - found.scene.height) > 0:
            found = lanes.lay_out(happened, noted, min(FEW_EVENTS + spare, _MOST_EVENTS))
        return DrawnChart(found.scene, partial(paint_stances, found, still=True))

    fitted = ChartFitter(request, happened, lay_out, lanes=notes).best()
    shown = f"{len(kept)} of {counted(len(every), 'lane')}, what moved first"
    content = _content(request, happened, fitted, more=shown if len(kept) < len(every) else "")
    return [replace(content, evidence=(*content.evidence, *lanes.evidence(notes)))]


def _lane_count(
    request: PageRequest,
    said: pd.DataFrame,
    happened: pd.DataFrame,
    every: Sequence[StanceTrack],
) -> int:
    """Return how many of the lanes a page has room for, one at least if there is any."""
    tracks = every[:MOST_LANES]
    if request.room is None:
        return len(tracks)
    limit = request.room * (1.0 if request.size.side else _CHART_SHARE) - _NAMES
    numbers = {note.key: note.number for note in _Lanes(request, said, tracks).notes()}
    for count in range(2, len(tracks) + 1):
        lanes = _Lanes(request, said, tracks[:count])
        if lanes.lay_out(happened, numbers).scene.height > limit:
            return count - 1
    return len(tracks)


@dataclass(frozen=True)
class _Lanes:
    """The lanes of an actor's chart, from the highest, and all that is said on any."""

    request: PageRequest
    said: pd.DataFrame
    tracks: Sequence[StanceTrack]

    def lay_out(
        self, happened: pd.DataFrame, numbers: Mapping[str, str], height: float = FEW_EVENTS
    ) -> StanceHistoryLayout:
        """Lay out the lanes under events that are at most so high with their names."""
        view = self.request.view
        shown = [i for track in self.tracks for i in track.statements]
        by_lane = {
            lane_id(track.actor, track.framework): numbers[key]
            for track in self.tracks
            if (key := voice_key(track.actor, track.framework)) in numbers
        }
        return stance_scene(
            self.request.ds,
            self.said[self.said["id"].isin(shown)],
            happened,
            self.tracks,
            years=view.filters.years,
            scale=view.scale,
            width=self.request.chart_width,
            footnotes={**numbers, **by_lane},
            events_height=height,
        )

    def notes(self) -> list[Note]:
        """Return the footnotes of the lanes for whose statements there is any source."""
        places = {
            voice_key(track.actor, track.framework): footnotes.voice_places(
                self.request.ds, [track.actor], footnotes.cited(self._on(track))
            )
            for track in self.tracks
        }
        found = {key: text for key, text in places.items() if text}
        numbers = contents.numbers_with(self.request.numbers, found)
        return [Note(str(numbers[key]), text, key) for key, text in found.items()]

    def evidence(self, notes: Sequence[Note]) -> list[str]:
        """Return what was said on each lane, under its number."""
        ds = self.request.ds
        actors, frameworks = ds.names("actors"), ds.names("frameworks")
        numbers = {note.key: int(note.number) for note in notes}
        lines: list[str] = []
        for track in self.tracks:
            number = numbers.get(voice_key(track.actor, track.framework))
            name = f"{actors[track.actor]} on {frameworks[track.framework]}"
            lines += footnotes.voice_evidence(ds, number, name, self._on(track))
        return lines

    def _on(self, track: StanceTrack) -> pd.DataFrame:
        return self.said[self.said["id"].isin(track.statements)]


def _content(
    request: PageRequest, rows: pd.DataFrame, fitted: FittedChart, *, more: str = ""
) -> PageContent:
    numbers = request.numbers
    evidence = footnotes.event_evidence(request.ds, rows, numbers, fitted.named)
    return PageContent(
        height=fitted.chart.scene.height,
        draw=fitted.chart.draw,
        notes=fitted.notes,
        names=footnotes.event_names(rows, numbers),
        evidence=tuple(evidence),
        told=frozenset(fitted.named),
        more=more,
        beside=True,
    )
