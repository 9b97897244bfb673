"""Charts of time on a page: which events are named there, with a footnote for every number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from timeline import queries
from timeline.drawing.canvas import Canvas
from timeline.drawing.comparison import paint_comparison
from timeline.drawing.stance_history import paint_stances
from timeline.drawing.timeline import paint
from timeline.export.pages.job import SHARES, Body, Job
from timeline.layout.comparison import ComparisonLayout
from timeline.layout.naming import NAMED
from timeline.layout.page import Note
from timeline.layout.scene import Scene
from timeline.layout.stance_history import StanceHistoryLayout
from timeline.queries import moments, speakers
from timeline.queries.lanes import groups
from timeline.queries.speakers import StanceTrack
from timeline.queries.stance_signs import event_stances
from timeline.scenes.comparison import comparison_scene
from timeline.scenes.stance_history import (
    FEW_EVENTS,
    MOST_LANES,
    in_groups,
    lane_id,
    stance_scene,
)
from timeline.scenes.timeline import scene as timeline_scene
from timeline.schema.vocabulary import IMPORTANCE
from timeline.views import contents, footnotes
from timeline.views.footnotes import voice_key
from timeline.words import counted

__all__ = ["actor_bodies", "compare_bodies", "timeline_bodies"]

_TRIES = 12
_MOVED = 2
"""An actor moved who came to stand somewhere so many times, the first one included."""
_MOST_EVENTS = 240.0
"""How high the events of an actor's chart and their names are at most, points."""
_NAMES = 16.0
"""What the names of events add to an actor's chart, points."""
_CHART_SHARE = 0.72
"""Which share of a page a chart over its footnotes takes at most."""

_Draw = Callable[[Mapping[str, str], float | None], Scene]
"""Lays out a chart that names only these events, with these numbers, at most so high."""


_Shown = tuple[pd.DataFrame, pd.DataFrame, Sequence[StanceTrack], Mapping[str, Note]]
"""Statements, events, lanes, and their footnotes."""


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A chart, its footnotes in order of their numbers, and the ids of the events among them.

    ``alone`` are those that have only their number, ``counted`` those that are one of several at a
    count. ``is_low`` is whether the chart is no higher than its place, ``has_notes`` whether the
    footnotes have theirs.
    """

    scene: Scene
    notes: tuple[Note, ...]
    named: frozenset[str]
    alone: frozenset[str]
    counted: frozenset[str]
    is_low: bool
    has_notes: bool

    @property
    def fits(self) -> bool:
        """Whether all have their place, and every number its footnote."""
        return self.is_low and self.has_notes and not self.counted


def timeline_bodies(job: Job) -> list[Body]:
    """Lay out a timeline: one page, whatever its size."""
    ds, view = job.ds, job.view
    rows = queries.events(ds, view.filters)
    draw = partial(_timeline, job)
    fitted = _fitted(job, rows, draw)
    canvas = Canvas()
    paint(canvas, fitted.scene, job.palette, still=True)
    more = ""
    if view.lanes:
        names, _ = groups(ds, rows, view.lanes)
        if len(fitted.scene.lanes) < len(names):
            more = f"{len(fitted.scene.lanes)} of {len(names)} lanes"
    return [_body(job, rows, fitted, canvas, more=more)]


def _timeline(job: Job, numbers: Mapping[str, str], height: float | None) -> Scene:
    return timeline_scene(
        job.ds,
        job.view.filters,
        scale=job.view.scale,
        lanes=job.view.lanes or None,
        named="all",
        width=job.chart_width,
        height=height,
        footnotes=numbers,
    )


def compare_bodies(job: Job) -> list[Body]:
    """Lay out two moments, aligned; nothing where there are not two events."""
    ds, view = job.ds, job.view
    both = moments.pair(ds, view.then, view.now)
    if both is None:
        return []
    around = {moment: moments.around(ds, view.filters, moment, view.months) for moment in both}
    rows = moments.together(list(around.values())).drop_duplicates("id")
    laid: list[ComparisonLayout] = []

    def draw(numbers: Mapping[str, str], height: float | None) -> Scene:
        found = comparison_scene(
            ds,
            view.filters,
            around,
            view.months,
            scale=view.scale,
            named="all",
            width=job.chart_width,
            height=height,
            footnotes=numbers,
        )
        laid.append(found)
        return found.scene

    fitted = _fitted(job, rows, draw, {moment.id for moment in both})
    found = next(one for one in laid if one.scene is fitted.scene)
    canvas = paint_comparison(found, both, moments.extent(ds), job.palette, still=True)
    return [_body(job, rows, fitted, canvas)]


def actor_bodies(job: Job) -> list[Body]:
    """Lay out an actor's stances through time on one page: as many lanes as it has room for.

    What moved comes first, then what most was said of.
    """
    ds, view = job.ds, job.view
    subject = contents.subject(ds, view)
    if subject is None:
        return []
    said = contents.statements(ds, view)
    happened = speakers.events(ds, view.filters, subject, view.on)
    if said.empty and happened.empty:
        return []
    every = sorted(
        speakers.tracks(ds, said), key=lambda t: (len(t.moves) < _MOVED, -len(t.statements))
    )
    kept = every[: _count(job, said, happened, every)]
    tracks = in_groups(kept, is_country=subject.is_country)
    here = said[said["id"].isin([i for track in tracks for i in track.statements])]
    lanes = _lane_notes(job, here, tracks)
    laid: list[StanceHistoryLayout] = []

    def draw(numbers: Mapping[str, str], height: float | None) -> Scene:
        shown = (here, happened, tracks, lanes)
        found = _drift(job, shown, numbers)
        if height is not None and (spare := height - found.scene.height) > 0:
            found = _drift(job, shown, numbers, min(FEW_EVENTS + spare, _MOST_EVENTS))
        laid.append(found)
        return found.scene

    fitted = _fitted(job, happened, draw, lanes=list(lanes.values()))
    found = next(one for one in laid if one.scene is fitted.scene)
    canvas = paint_stances(found, job.palette, still=True)
    more = f"{len(tracks)} of {counted(len(every), 'lane')}, what moved first"
    body = _body(job, happened, fitted, canvas, more=more if len(tracks) < len(every) else "")
    evidence = (*body.evidence, *_lane_evidence(job, here, tracks))
    return [replace(body, evidence=evidence)]


def _count(
    job: Job, said: pd.DataFrame, happened: pd.DataFrame, every: Sequence[StanceTrack]
) -> int:
    """Return how many of the lanes a page has room for, one at least if there is any."""
    tracks = every[:MOST_LANES]
    if job.room is None:
        return len(tracks)
    limit = job.room * (1.0 if job.size.side else _CHART_SHARE) - _NAMES
    for count in range(2, len(tracks) + 1):
        kept = tracks[:count]
        drawn = _drift(job, (said, happened, kept, _lane_notes(job, said, kept)), {})
        if drawn.scene.height > limit:
            return count - 1
    return len(tracks)


def _drift(
    job: Job, shown: _Shown, numbers: Mapping[str, str], events: float = FEW_EVENTS
) -> StanceHistoryLayout:
    said, happened, tracks, lanes = shown
    noted_too = {lane: note.number for lane, note in lanes.items()}
    return stance_scene(
        job.ds,
        said,
        happened,
        tracks,
        years=job.view.filters.years,
        scale=job.view.scale,
        width=job.chart_width,
        footnotes={**numbers, **noted_too},
        events_height=events,
    )


def _lane_notes(job: Job, said: pd.DataFrame, tracks: Sequence[StanceTrack]) -> dict[str, Note]:
    return {
        lane_id(track.actor, track.framework): footnotes.voice_note(
            job.ds,
            job.numbers.of(voice_key(track.actor, track.framework)),
            [track.actor],
            footnotes.cited(said[said["id"].isin(track.statements)]),
        )
        for track in tracks
    }


def _lane_evidence(job: Job, said: pd.DataFrame, tracks: Sequence[StanceTrack]) -> Iterator[str]:
    actors, frameworks = job.ds.names("actors"), job.ds.names("frameworks")
    for track in tracks:
        number = job.numbers.of(voice_key(track.actor, track.framework))
        name = f"{actors[track.actor]} on {frameworks[track.framework]}"
        here = said[said["id"].isin(track.statements)]
        yield from footnotes.voice_evidence(job.ds, number, name, here)


def _fitted(
    job: Job,
    rows: pd.DataFrame,
    draw: _Draw,
    always: Collection[str] = (),
    lanes: Sequence[Note] = (),
) -> _Fitted:
    """Lay out a chart so that every number on it has a footnote on the page, and these fit.

    Parameters
    ----------
    rows : pandas.DataFrame
        The events that the chart shows.
    always : collection of str
        Ids of events that are named in any case.
    lanes : sequence of Note
        Further footnotes.
    """
    ranked = footnotes.foremost(
        rows, event_stances(job.ds, job.view.filters), NAMED[job.view.names]
    )
    ranked = [i for i in ranked if i in always] + [i for i in ranked if i not in always]
    core = set(rows.loc[rows["importance"] == next(iter(IMPORTANCE)), "id"])
    below = job.room is not None and not job.size.side
    tried = [
        _with_share(replace(job, share=share), rows, draw, ranked, (always, lanes))
        for share in (SHARES if below else SHARES[:1])
    ]
    return max(tried, key=lambda one: (len(one.named & core), len(one.named) - len(one.alone)))


def _with_share(
    job: Job,
    rows: pd.DataFrame,
    draw: _Draw,
    order: Sequence[str],
    besides: tuple[Collection[str], Sequence[Note]],
) -> _Fitted:
    """Lay out a chart whose footnotes have their share of the page."""
    _, lanes = besides
    for _ in range(_TRIES):
        tried = _try(job, rows, draw, order, besides)
        if tried.fits:
            return tried
        if tried.counted:
            # What is only counted ("+3") has no footnote: it is left a mark.
            order = [i for i in order if i not in tried.counted]
            continue
        # The least make way where there are more footnotes than have room, or too many names.
        seen = [i for i in order if i in tried.named]
        told = footnotes.event_notes(job.ds, rows, job.numbers, tried.alone)
        kept = job.fitting([*lanes, *(told[i] for i in seen)])
        order = seen[: min(len(seen) - 1, max(0, len(kept) - len(lanes)))]
    return _try(job, rows, draw, [], besides)


def _try(
    job: Job,
    rows: pd.DataFrame,
    draw: _Draw,
    order: Sequence[str],
    besides: tuple[Collection[str], Sequence[Note]],
) -> _Fitted:
    """Lay out a chart that may name these events; find what of them it has written."""
    always, lanes = besides
    told = footnotes.event_notes(job.ds, rows, job.numbers)
    limit = job.height([*lanes, *(told[i] for i in order)])
    scene = draw({i: str(job.numbers[i]) for i in order}, limit)
    written = {label.id for label in scene.labels} | set(always)
    alone = frozenset(tag.ids[0] for tag in scene.tags if len(tag.ids) == 1) - written
    seen = [i for i in order if i in written or i in alone]
    final = footnotes.event_notes(job.ds, rows, job.numbers, alone)
    notes = _in_order([*lanes, *(final[i] for i in seen)])
    room = job.height(notes)
    return _Fitted(
        scene,
        notes,
        named=frozenset(seen),
        alone=alone,
        counted=frozenset(i for tag in scene.tags if len(tag.ids) > 1 for i in tag.ids),
        is_low=room is None or scene.height <= room + 1,
        has_notes=job.has_room(notes),
    )


def _in_order(notes: Sequence[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: int(note.number)))


def _body(job: Job, rows: pd.DataFrame, fitted: _Fitted, canvas: Canvas, *, more: str = "") -> Body:
    return Body(
        height=fitted.scene.height,
        canvas=canvas,
        notes=fitted.notes,
        names=footnotes.event_names(rows, job.numbers),
        evidence=tuple(footnotes.event_evidence(job.ds, rows, job.numbers, fitted.named)),
        more=more,
        beside=True,
    )
