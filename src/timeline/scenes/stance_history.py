"""An actor's or a country's stances through time, laid out as steps under its events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.ranges import DateRange
from timeline.drawing import timeline_legend
from timeline.drawing.stance_history import key_height
from timeline.layout.scene import Frame, Item
from timeline.layout.stance_history import (
    DatedStance,
    StanceHistoryLayout,
    StanceLane,
    Step,
    lay_out_stances,
)
from timeline.layout.time_scale import SCALES
from timeline.queries.speakers import StanceStep, StanceTrack
from timeline.scenes.items import DATED, domain, event_items, item, margin
from timeline.schema import ID_SEPARATOR

__all__ = ["FEW_EVENTS", "MOST_LANES", "in_groups", "lane_id", "stance_scene"]

MOST_LANES = 24
"""How many lanes are drawn at most."""

_EVENTS = 200.0
"""Height of the events and their names at most, px."""

FEW_EVENTS = 76.0
"""The same where only some are named, if there is no more room; px."""

_AXIS_FROM, _AXIS_FROM_ON_PAGE = 2, 5
"""From how many lanes on the axis stands above them too: on a screen, and on a page."""

_EDGE = 4.0


def lane_id(actor: str, framework: str) -> str:
    """Return the id of the lane on which an actor stands on a framework; no event has such."""
    return f"{actor}{ID_SEPARATOR}{framework}"


def in_groups(tracks: Sequence[StanceTrack], *, is_country: bool) -> list[StanceTrack]:
    """Return tracks in the order of their lanes: for a country, those on one framework together.

    The framework with most voices comes first, then that with most statements.
    """
    if not is_country:
        return list(tracks)
    groups: dict[str, list[StanceTrack]] = {}
    for track in tracks:
        groups.setdefault(track.framework, []).append(track)
    order = sorted(
        groups.values(), key=lambda g: (-len(g), -sum(len(track.statements) for track in g))
    )
    return [track for group in order for track in group]


def stance_scene(
    ds: Dataset,
    said: pd.DataFrame,
    happened: pd.DataFrame,
    tracks: Sequence[StanceTrack],
    *,
    years: DateRange | None = None,
    scale: str = "balanced",
    width: float = 1080,
    keep: str = "",
    footnotes: Mapping[str, str] | None = None,
    events_height: float = FEW_EVENTS,
) -> StanceHistoryLayout:
    """Lay out statements and events; parameters as in `drift`.

    Where ``footnotes`` is given, lanes and events stand with the numbers that it has, only the
    events in it are named, with names no higher than ``events_height`` px, and there is no strip of
    the true calendar.
    """
    ends = domain(pd.concat([said[list(DATED)], happened[list(DATED)]]), years, whole_months=True)
    is_page = footnotes is not None
    frame = Frame(
        width,
        events_height if is_page else _EVENTS,
        left=_EDGE,
        top=_EDGE,
        right=margin(width),
        bottom=timeline_legend.height(len(happened), width, "")
        + (key_height(width) if tracks else 0.0),
        grows=not is_page,
        has_strip=not is_page,
    )
    rows = happened[[*DATED, "label", "importance"]].to_dict("records")
    dated = {str(row["id"]): item(row, ends) for row in said[list(DATED)].to_dict("records")}
    lanes = list(_lanes(ds, tracks, dated))
    if footnotes is not None:
        named = [f"{footnotes.get(lane.id, '')} {lane.name}".strip() for lane in lanes]
        lanes = [replace(lane, name=name) for lane, name in zip(lanes, named, strict=True)]
    found = lay_out_stances(
        event_items(rows, ends, footnotes=footnotes),
        lanes,
        frame,
        domain=ends,
        blend=SCALES[scale],
        keep=keep,
        axis_from=_AXIS_FROM_ON_PAGE if is_page else _AXIS_FROM,
    )
    scene = replace(found.scene, has_footnotes=is_page)
    return replace(found, scene=replace(scene, height=scene.height - timeline_legend.spare(scene)))


def _counts_from(step: StanceStep, made: Item) -> float:
    """Return from when a step holds: its day or, where that is the last of several, its end."""
    return float(step.day.toordinal() + (0 if made.start == made.end else 1))


def _lanes(
    ds: Dataset, tracks: Sequence[StanceTrack], dated: Mapping[str, Item]
) -> Iterator[StanceLane]:
    """Yield a lane for each track, named for what tells it from the others."""
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    is_by_voice = len({track.actor for track in tracks}) > 1
    last = ""
    for track in tracks:
        on = frameworks[track.framework]
        yield StanceLane(
            id=lane_id(track.actor, track.framework),
            name=actors[track.actor] if is_by_voice else on,
            said=tuple(
                DatedStance(dated[i], stance)
                for i, stance in zip(track.statements, track.stances, strict=True)
            ),
            steps=tuple(
                Step(step.statement, step.levels, _counts_from(step, dated[step.statement]))
                for step in track.steps
            ),
            heading=on if is_by_voice and track.framework != last else "",
        )
        last = track.framework
