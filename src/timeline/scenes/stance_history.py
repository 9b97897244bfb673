"""An actor's or a country's stances through time, laid out as steps under its events."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from timeline.dataset import Dataset
from timeline.drawing import stance_history_legend, timeline_legend
from timeline.layout.scene import Item
from timeline.layout.stance_history import StanceHistoryLayout, lay_out_drift
from timeline.layout.stance_lane import Lane, Said, Stand
from timeline.layout.time_scale import SCALES
from timeline.layout.timeline_row import Frame
from timeline.queries.speakers import StanceTrack
from timeline.scenes.items import DATED, domain, item
from timeline.schema import rank_of

__all__ = ["FEW_EVENTS", "MOST_LANES", "Noted", "drift_scene", "in_groups", "lane_id"]

MOST_LANES = 24
"""How many lanes are drawn at most."""

_EVENTS = 200.0
"""Height of the events and their names at most, px."""

_AXIS_FROM = 5
"""From how many lanes on a page the axis stands above them too."""

FEW_EVENTS = 76.0
"""The same where only some are named, if there is no more room; px."""

_STRIP_FOOT, _FOOT = 66.0, 22.0
"""Height of what is between the labels of the axis and the key, with a strip and without; px."""

_MARGIN, _NARROW_MARGIN, _NARROW = 106.0, 78.0, 600
"""What is left free on the right, and on a chart narrower than the last; px."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The numbers with which lanes and events stand; only the events that have one are named.

    ``height`` is that of the events and their names at most, px.
    """

    numbers: Mapping[str, str]
    height: float = FEW_EVENTS


def lane_id(actor: str, framework: str) -> str:
    """Return the id of the lane on which an actor stands on a framework; no event has such."""
    return f"{actor}~{framework}"


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


def drift_scene(
    ds: Dataset,
    said: pd.DataFrame,
    happened: pd.DataFrame,
    tracks: Sequence[StanceTrack],
    *,
    years: tuple[int, int] | None = None,
    scale: str = "balanced",
    width: float = 1080,
    keep: str = "",
    noted: Noted | None = None,
) -> StanceHistoryLayout:
    """Lay out statements and events; parameters as in `drift`.

    Where ``noted`` is given, there is no strip of the true calendar.
    """
    ends = domain(pd.concat([said[list(DATED)], happened[list(DATED)]]), years)
    has_strip = bool(SCALES[scale]) and noted is None
    foot = (_STRIP_FOOT if has_strip else _FOOT) + timeline_legend.height(len(happened), width, "")
    foot += stance_history_legend.height(width) if tracks else 0.0
    frame = Frame(
        width,
        (_EVENTS if noted is None else noted.height) + foot,
        left=4.0,
        top=4.0,
        right=_MARGIN if width >= _NARROW else _NARROW_MARGIN,
        bottom=foot,
        grows=noted is None,
        has_strip=has_strip,
    )
    columns = [*DATED, "label", "importance"]
    items = [_event(row, ends, noted) for row in happened[columns].to_dict("records")]
    dated = {str(row["id"]): item(row, ends) for row in said[list(DATED)].to_dict("records")}
    lanes = list(_lanes(ds, tracks, dated))
    if noted is not None:
        lanes = [replace(lane, name=f"{noted.numbers[lane.id]} {lane.name}") for lane in lanes]
    found = lay_out_drift(
        items,
        lanes,
        frame,
        domain=ends,
        blend=SCALES[scale],
        keep=keep,
        axis_from=2 if noted is None else _AXIS_FROM,
    )
    scene = replace(found.scene, is_noted=noted is not None)
    return replace(found, scene=replace(scene, height=scene.height - timeline_legend.spare(scene)))


def _event(row: Mapping[Hashable, Any], ends: tuple[float, float], noted: Noted | None) -> Item:
    key = str(row["id"])
    label = str(row["label"]) if noted is None or key in noted.numbers else ""
    made = item(row, ends, label=label, rank=rank_of(str(row["importance"])))
    if noted is None:
        return made
    return replace(made, number=noted.numbers.get(key, ""), is_tagged=not made.rank)


def _lanes(ds: Dataset, tracks: Sequence[StanceTrack], dated: Mapping[str, Item]) -> Iterator[Lane]:
    """Yield a lane for each track, named for what tells it from the others."""
    actors, frameworks = ds.names("actors"), ds.names("frameworks")
    is_by_voice = len({track.actor for track in tracks}) > 1
    last = ""
    for track in tracks:
        on = frameworks[track.framework]
        yield Lane(
            id=lane_id(track.actor, track.framework),
            name=actors[track.actor] if is_by_voice else on,
            said=tuple(
                Said(dated[i], stance)
                for i, stance in zip(track.statements, track.stances, strict=True)
            ),
            stands=tuple(Stand(step.statement, step.levels) for step in track.steps),
            heading=on if is_by_voice and track.framework != last else "",
        )
        last = track.framework
