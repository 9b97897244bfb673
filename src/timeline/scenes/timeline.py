"""The events in view along a ribbon of the calendar or in lanes, ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Unpack

from timeline.dataset import Dataset
from timeline.dates.days import Day
from timeline.layout.event_timeline import has_two_sides, lay_out_events
from timeline.layout.time_scale import SCALES
from timeline.layout.timeline_model import ChartEvent, ChartFrame, DatedCounts, EventTimeline
from timeline.layout.upright_timeline import lay_out_upright
from timeline.queries.colour_groups import ColourBy, ColourGroups, colour_groups
from timeline.queries.crowds import acts_of
from timeline.queries.filters import Filters, facet_of
from timeline.queries.positions.voice_groups import country_of
from timeline.queries.stance_signs import in_words
from timeline.queries.subject import subject
from timeline.scenes.chart_events import SortedLanes, chart_events
from timeline.scenes.crowd import drawn_events
from timeline.scenes.items import axis_ends
from timeline.scenes.name_sizes import FACES, LEAST_SIZE, face_of, smaller
from timeline.scenes.source_letters import letter_key, lettered, named_sources, source_letters
from timeline.scenes.stretch import stretch_said
from timeline.views.by_hand import ByHand

__all__ = [
    "NARROW",
    "TimelineScene",
    "has_signs",
    "scene",
    "sides_said",
]

NARROW = 560.0
"""Below this width the axis of a screen runs down, px."""

_LEAST_IN_LANES = 10.0
"""How small names get before lanes are left out, px."""
_FEW = 12
_CALM = 0.58
"""Which share of the room names take where they are to be easily read."""
_FULL = 0.66
_AIRY, _DENSE = 4.0, 3.0
"""Distance of names in a column where they are to be easily read, and where as many as fit are
asked for; px."""
_FEW_ON_NARROW: Mapping[str, int] = MappingProxyType({"few": 12, "calm": 30})
"""How many are named where the axis runs down; all where it does not say."""
_HEIGHT, _TALL = 520.0, 640.0
"""Height of a chart on a screen, px: usually, and where as many names as fit are asked for."""


@dataclass(frozen=True, slots=True)
class TimelineScene:
    """A timeline laid out, with what its key has to explain.

    Attributes
    ----------
    laid_out : EventTimeline
        Where everything stands.
    colours : ColourGroups
        What colours tell apart.
    about : str
        What the signs at names are about; blank where there are none.
    sources : tuple of (str, str)
        The letters at names, each with the source that it stands for.
    stretch : str
        How far the axis is stretched where it is most: ``2024: 1% of the time, 34% of the axis``.
    left_out : int
        How many lanes have no room.
    lit : tuple of str
        Ids of the events that stand out.
    has_parallels : bool
        Whether parallels tie events of two lines; a contrast says itself that it is one.
    """

    laid_out: EventTimeline
    colours: ColourGroups
    about: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    stretch: str = ""
    left_out: int = 0
    lit: tuple[str, ...] = ()
    has_parallels: bool = False


def scene(  # noqa: PLR0913 -- one for each choice that there is
    ds: Dataset,
    filters: Filters,
    *,
    scale: str = "balanced",
    lanes: str | None = None,
    names: str = "calm",
    colour: ColourBy = "country",
    width: float = 1080,
    height: float | None = None,
    size: float | None = None,
    unit: float = 1.0,
    is_quick: bool = False,
    **by_hand: Unpack[ByHand],
) -> TimelineScene:
    """Lay out the events in view; parameters as in `timeline`.

    ``size`` is the font size of names, px; that of `FACES` if not given, and ``unit`` what all that
    is no text is multiplied with. Lanes that a given height
    has no room for are left out, the last ones first.
    """
    known = colour_groups(ds, colour)
    drawn = drawn_events(ds, filters, known, lanes or "", names, **by_hand)
    lane_names = dict(drawn.lanes)
    if lanes and height is not None:
        wanted = facet_of(lanes).chosen(filters)
        lane_names = dict(sorted(lane_names.items(), key=lambda lane: lane[0] not in wanted))
    sorted_into = SortedLanes(lanes or "", lane_names, drawn.of_event)
    callout = by_hand.get("callout")
    are_few = drawn.counts is not None
    events, cited = chart_events(
        ds, filters, drawn.rows, known, callout, sorted_into, are_few=are_few
    )
    frame = ChartFrame(
        width=width,
        height=height,
        face=face_of(size or FACES[names]),
        most=_FEW if names == "few" else None,
        usual=_TALL if names == "all" else _HEIGHT,
        fullness=_FULL if names == "all" else _CALM,
        gap=_DENSE if names == "all" else _AIRY,
        unit=unit,
        is_quick=is_quick,
    )
    days = _domain(events, drawn.counts, filters)
    eras = [
        (str(name), float(Day.of(start).toordinal()), float(Day.of(end).toordinal()) + 1)
        for name, start, end in zip(ds.eras["name"], ds.eras["start"], ds.eras["end"], strict=True)
    ]
    kept = dict(lane_names)
    is_upright = width < NARROW and height is None and not lanes

    def draw(frame: ChartFrame) -> EventTimeline:
        if is_upright:
            few = replace(frame, most=_FEW_ON_NARROW.get(names))
            return lay_out_upright(
                events, few, domain=days, blend=SCALES[scale], counts=drawn.counts
            )
        here = [e for e in events if not kept or kept.keys() & set(e.lanes)]
        return lay_out_events(
            here,
            frame,
            domain=days,
            blend=SCALES[scale],
            lanes=kept,
            eras=eras,
            counts=drawn.counts,
        )

    if len(kept) > 1 and height is not None:
        frame = replace(frame, face=face_of(_size_in_lanes(draw, frame, kept, height)))
    found = draw(frame)
    while found.unplaced and height is not None and frame.face.size > LEAST_SIZE:
        frame = replace(frame, face=face_of(smaller(frame.face.size)))
        found = draw(frame)
    lettered, sources = _lettered(ds, found, cited)
    return TimelineScene(
        laid_out=lettered,
        colours=known,
        about=_about(ds, filters, lanes or "") if has_signs(found) else "",
        sources=sources,
        stretch=stretch_said(found),
        left_out=len(lane_names) - len(kept),
        lit=tuple(by_hand.get("highlight", ())),
    )


def _size_in_lanes(
    draw: Callable[[ChartFrame], EventTimeline],
    frame: ChartFrame,
    kept: dict[str, str],
    height: float,
) -> float:
    """Return the font size at which lanes fit a height; take out the last for which there is none.

    How high lanes are does not hang on how well their names are placed, so that all is tried as
    quickly as can be.
    """

    def tried(size: float) -> EventTimeline:
        return draw(replace(frame, face=face_of(size), is_quick=True))

    size = frame.face.size
    found = tried(size)
    if found.height <= height + 1:
        return size
    least = min(size, _LEAST_IN_LANES)
    found = tried(least)
    if found.height <= height + 1:
        while size > least and tried(size).height > height + 1:
            size = smaller(size, least)
        return size
    while len(kept) > 1 and found.height > height + 1:
        over = found.height - height
        ends = [lane.y1 for lane in found.lanes]
        fitting = sum(end <= ends[-1] - over for end in ends)
        for lane in [*kept][max(1, min(fitting, len(kept) - 1)) :]:
            del kept[lane]
        found = tried(least)
    return least


def sides_said(ds: Dataset, filters: Filters) -> str:
    """Say what it means to stand above or below the line: ``Above the line Japan acts, ...``.

    Where no actor is known to be of that country, it stands in the events' own column alone, which
    may be where they happened: then nobody is said to act.
    """
    home = subject(ds).country
    ours, total = acts_of(ds, filters, home)
    if not home or not total or not has_two_sides(ours, total):
        return ""
    name = ds.names("countries").get(home, home)
    what = f"{name} acts" if home in country_of(ds).values() else f"events of {name} alone"
    return f"Above the line {what}, below it others"


def _about(ds: Dataset, filters: Filters, lanes: str) -> str:
    """Say what the signs at names are about: in lanes for frameworks, each of its own."""
    return "its lane" if lanes == "framework" else in_words(ds, filters, lanes)


def has_signs(found: EventTimeline) -> bool:
    """Return whether any label has the sign of a stance."""
    return any(line.signs for label in found.labels for line in label.lines)


def _domain(
    events: Iterable[ChartEvent], counts: DatedCounts | None, filters: Filters
) -> tuple[float, float]:
    """Return the first and the last day of the axis: of the range, else of what happened."""
    ends = [(event.first, event.last) for event in events]
    if counts is not None and len(counts.number):
        ends.append((float(counts.first.min()), float(counts.last.max())))
    if not ends:
        return 0.0, 1.0
    low, high = min(first for first, _ in ends), max(last for _, last in ends)
    return axis_ends(low, high, filters.years)


def _lettered(
    ds: Dataset, laid_out: EventTimeline, cited: Mapping[str, str]
) -> tuple[EventTimeline, tuple[tuple[str, str], ...]]:
    """Give letters, without gaps, to the sources at the events that are named."""
    letters = source_letters(ds, named_sources(laid_out, cited))
    return lettered(laid_out, cited, letters), letter_key(ds, letters)
