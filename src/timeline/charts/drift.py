"""An actor's or a country's stances through time as steps, beside its events."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline import dates, voices
from timeline.charts import key, steps_key
from timeline.charts.hover import hovers
from timeline.charts.items import DATED, RANKS, domain, item
from timeline.charts.signs import taken
from timeline.charts.steps import draw_steps
from timeline.charts.theme import DARK, LIGHT, plain
from timeline.dataset import Dataset
from timeline.filters import Filters
from timeline.layout.drift import Drift, lay_out_drift
from timeline.layout.rows import Frame
from timeline.layout.scale import SCALES
from timeline.layout.scene import Item
from timeline.layout.steps import Lane, Said, Stand
from timeline.schema import STANCE_WORDS
from timeline.voices import Track

__all__ = [
    "FEW_EVENTS",
    "MOST_LANES",
    "Noted",
    "drift",
    "drift_scene",
    "in_groups",
    "lane_id",
]

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
_HOVER_WRAP = 52
_MARGIN, _NARROW_MARGIN, _NARROW = 106.0, 78.0, 600
"""What is left free on the right, and on a chart narrower than the last; px."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The numbers with which lanes and events stand; only the events that have one are named.

    ``height`` is that of the events and their names at most, px.
    """

    numbers: Mapping[str, str]
    height: float = FEW_EVENTS


def drift(
    ds: Dataset,
    filters: Filters | None = None,
    *,
    who: str,
    framework: str = "",
    scale: str = "balanced",
    width: float = 1080,
    dark: bool = False,
    cell: tuple[str, str] = ("", ""),
    event: str = "",
) -> go.Figure:
    """Draw how somebody stands through time, as steps under the events of the same time.

    A lane for each framework; for a country, for each voice on each framework.

    Parameters
    ----------
    ds : Dataset
        What to draw from.
    filters : Filters, optional
        What is in view; everything if not given.
    who : str
        Id of an actor, or code of a country.
    framework : str
        Only what concerns this framework; all if blank.
    scale : str
        One of `SCALES`.
    width : float
        Width that it is laid out for, px.
    dark : bool
        Whether for a dark page.
    cell : tuple of (str, str)
        Actor and framework of the lane to highlight.
    event : str
        Id of the event to highlight.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata[0]`` of every point that can be clicked is the `lane_id` of a square, or for
        events what `timeline.charts.timeline` says.

    Raises
    ------
    KeyError
        If there is no such actor or country.
    """
    filters = filters or Filters()
    subject = voices.find(ds, who)
    said = voices.statements(ds, filters, subject)
    if framework:
        said = said[said["framework"] == framework]
    happened = voices.events(ds, filters, subject, framework)
    lanes = in_groups(voices.tracks(ds, said), is_country=subject.is_country)[:MOST_LANES]
    scene = drift_scene(
        ds, said, happened, lanes, years=filters.years, scale=scale, width=width, keep=event
    )
    return draw_steps(
        scene,
        DARK if dark else LIGHT,
        hover=hovers(ds, happened, taken(ds, filters)) | _statement_hover(said),
        lane=lane_id(*cell),
        event=event,
    )


def lane_id(actor: str, framework: str) -> str:
    """Return the id of the lane on which an actor stands on a framework; no event has such."""
    return f"{actor}~{framework}"


def in_groups(tracks: Sequence[Track], *, is_country: bool) -> list[Track]:
    """Return tracks in the order of their lanes: for a country, those on one framework together.

    The framework with most voices comes first, then that with most statements.
    """
    if not is_country:
        return list(tracks)
    groups: dict[str, list[Track]] = {}
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
    tracks: Sequence[Track],
    *,
    years: tuple[int, int] | None = None,
    scale: str = "balanced",
    width: float = 1080,
    keep: str = "",
    noted: Noted | None = None,
) -> Drift:
    """Lay out statements and events; parameters as in `drift`.

    Where ``noted`` is given, there is no strip of the true calendar.
    """
    ends = domain(pd.concat([said[list(DATED)], happened[list(DATED)]]), years)
    has_strip = bool(SCALES[scale]) and noted is None
    foot = (_STRIP_FOOT if has_strip else _FOOT) + key.height(len(happened), width, "")
    foot += steps_key.height(width) if tracks else 0.0
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
    return replace(found, scene=replace(scene, height=scene.height - key.spare(scene)))


def _event(row: Mapping[Hashable, Any], ends: tuple[float, float], noted: Noted | None) -> Item:
    key = str(row["id"])
    label = str(row["label"]) if noted is None or key in noted.numbers else ""
    made = item(row, ends, label=label, rank=RANKS.get(str(row["importance"]), 1))
    if noted is None:
        return made
    return replace(made, number=noted.numbers.get(key, ""), is_tagged=not made.rank)


def _lanes(ds: Dataset, tracks: Sequence[Track], dated: Mapping[str, Item]) -> Iterator[Lane]:
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


def _statement_hover(said: pd.DataFrame) -> dict[str, str]:
    texts = {}
    for row in said[["id", "stance", "date", "summary", "condition"]].to_dict("records"):
        parts = [f"<b>{STANCE_WORDS[int(row['stance'])].capitalize()}</b> {plain(_on(row))}"]
        parts += [_wrapped(row["summary"])] if row["summary"] else []
        parts += [_wrapped(f"Condition: {row['condition']}")] if row["condition"] else []
        texts[str(row["id"])] = "<br>".join(parts)
    return texts


def _wrapped(text: str) -> str:
    return "<br>".join(map(plain, wrap(text, _HOVER_WRAP)))


def _on(row: Mapping[object, str]) -> str:
    return dates.words(dates.parse(row["date"]))
