"""An actor's or a country's stances through time, laid out as steps under its events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from timeline.dataset import Dataset
from timeline.dates.days import Day
from timeline.dates.ranges import DateRange
from timeline.layout.dated_bars import DatedSpan
from timeline.layout.stance_history import lay_out_stances
from timeline.layout.stance_history_model import DatedStance, StanceHistoryLayout, StanceLane, Step
from timeline.layout.time_scale import SCALES
from timeline.layout.timeline_model import ChartFrame
from timeline.queries.colour_groups import colour_groups
from timeline.queries.filters import Filters
from timeline.queries.speakers import StanceStep, StanceTrack
from timeline.queries.subject import subject
from timeline.scenes.chart_events import chart_events
from timeline.scenes.items import DATED, NOON, dated_span, domain
from timeline.scenes.name_sizes import face_of
from timeline.scenes.source_letters import (
    letter_key,
    lettered,
    named_sources,
    source_ids,
    source_letters,
)
from timeline.scenes.stretch import stretch_said
from timeline.scenes.timeline import NARROW, TimelineScene
from timeline.schema import ID_SEPARATOR

__all__ = ["FEW_EVENTS", "MOST_LANES", "StanceHistoryScene", "in_groups", "lane_id", "stance_scene"]

MOST_LANES = 24
"""How many lanes are drawn at most."""

_EVENTS = 180.0
"""Height of the events and their names, px, unless those of the first rank take more."""

FEW_EVENTS = 76.0
"""The same where only some are named, if there is no more room; px."""

_AXIS_FROM, _AXIS_FROM_ON_PAGE = 2, 5
"""From how many lanes on the axis stands above them too: on a screen, and on a page."""

_EDGE = 4.0
_MARGIN, _NARROW_MARGIN = 96.0, 78.0
"""What is left free on the right for the words for a stance, on one line or on two, px."""
_NAME_SIZE = 11.0
_MOST_SOURCES = 3


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


@dataclass(frozen=True, slots=True)
class StanceHistoryScene:
    """Statements and events laid out; ``events`` is what the key of these has to explain."""

    layout: StanceHistoryLayout
    events: TimelineScene


def stance_scene(
    ds: Dataset,
    said: pd.DataFrame,
    happened: pd.DataFrame,
    tracks: Sequence[StanceTrack],
    *,
    years: DateRange | None = None,
    scale: str = "balanced",
    width: float = 1080,
    events_height: float | None = None,
) -> StanceHistoryScene:
    """Lay out statements and events; parameters as in `drift`.

    Where ``events_height`` is given, it is for a page: events with their names are so high.
    """
    ends = domain(pd.concat([said[list(DATED)], happened[list(DATED)]]), years, whole_months=True)
    is_page = events_height is not None
    known = colour_groups(ds, "country")
    events, cited = chart_events(ds, Filters(), happened, known, None)
    dated = {str(row["id"]): dated_span(row, ends) for row in said[list(DATED)].to_dict("records")}
    lanes = list(_lanes(ds, tracks, dated))
    told = _lane_sources(ds, said, tracks)
    found = lay_out_stances(
        events,
        [replace(lane, name=_with_letters(lane.name, "m" * len(told[lane.id]))) for lane in lanes],
        ChartFrame(
            width,
            events_height,
            face_of(_NAME_SIZE),
            usual=_EVENTS,
            right=_NARROW_MARGIN if width < NARROW else _MARGIN,
            top=_EDGE,
            is_quick=not is_page,
        ),
        domain=ends,
        blend=SCALES[scale],
        axis_from=_AXIS_FROM_ON_PAGE if is_page else _AXIS_FROM,
    )
    drawn = found.events
    letters = source_letters(ds, named_sources(drawn, cited).union(*told.values()))
    drawn = lettered(drawn, cited, letters)
    placed = tuple(
        replace(lane, lines=_lettered_lines(lane.lines, [letters[i] for i in told[lane.id]]))
        for lane in found.lanes
    )
    events_told = TimelineScene(
        laid_out=drawn,
        colours=known,
        about=ds.names("frameworks").get(subject(ds).framework, ""),
        sources=letter_key(ds, letters),
        stretch=stretch_said(drawn),
    )
    return StanceHistoryScene(replace(found, events=drawn, lanes=placed), events_told)


def _lane_sources(
    ds: Dataset, said: pd.DataFrame, tracks: Sequence[StanceTrack]
) -> dict[str, list[str]]:
    """Return for each lane the ids of the sources of its statements, a few at most."""
    cited = source_ids(ds, said)
    found = {}
    for track in tracks:
        ids = (i for key in track.statements for i in cited.get(key, "").split(";") if i)
        found[lane_id(track.actor, track.framework)] = list(dict.fromkeys(ids))[:_MOST_SOURCES]
    return found


def _with_letters(name: str, letters: Sequence[str]) -> str:
    return f"{name} ({', '.join(letters)})" if letters else name


def _lettered_lines(lines: tuple[str, ...], letters: Sequence[str]) -> tuple[str, ...]:
    """Write the letters where blanks of their number were set."""
    blank = f" ({', '.join('m' * len(letters))})"
    said = "\n".join(lines)
    for broken in (blank, blank.replace(" (", "\n(")):
        if letters and said.endswith(broken):
            said = said.removesuffix(broken) + broken[0] + f"({', '.join(letters)})"
            break
    return tuple(said.split("\n"))


def _counts_from(step: StanceStep, made: DatedSpan) -> float:
    """Return from when a step holds: its day or, where that is the last of several, its end."""
    return float(Day.of(step.day).toordinal() + (NOON if made.start == made.end else 1.0))


def _lanes(
    ds: Dataset, tracks: Sequence[StanceTrack], dated: Mapping[str, DatedSpan]
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
