"""What is around two moments, on two lines with the same months, and the parallels between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.dates.days import AnyDay, Day
from timeline.layout.comparison import lay_out_comparison
from timeline.layout.comparison_model import ComparedLine, ComparisonLayout
from timeline.layout.stacked_comparison import lay_out_stacked
from timeline.layout.tie_boxes import Tie
from timeline.layout.time_scale import SCALES
from timeline.layout.timeline_model import ChartEvent, ChartFrame, EventTimeline
from timeline.queries import moments
from timeline.queries.colour_groups import ColourBy, ColourGroups, colour_groups
from timeline.queries.filters import Filters
from timeline.queries.moments import BEFORE, Moment
from timeline.queries.stance_signs import in_words
from timeline.queries.ties import in_order, ties
from timeline.scenes.chart_events import chart_events
from timeline.scenes.name_sizes import FACES, LEAST_SIZE, face_of, smaller
from timeline.scenes.source_letters import letter_key, lettered, named_sources, source_letters
from timeline.scenes.stretch import not_to_scale
from timeline.scenes.timeline import NARROW, TimelineScene, has_signs
from timeline.schema import entries, place
from timeline.views.by_hand import Callout

__all__ = ["LINES", "ComparisonScene", "comparison_scene"]

LINES = ("then", "now")
"""What the two lines are called, from top to bottom."""

_FEW, _FEW_ON_NARROW = 12, {"few": 6, "calm": 16}
_FULLNESS = {"few": 0.58, "calm": 0.58, "all": 0.66}
_WRAPS = (17.0, 14.2, 12.2)
"""Widths to which names are wrapped, in font sizes."""
_HEIGHT, _TALL = 560.0, 680.0
"""Height of a chart on a screen, px: usually, and where as many names as fit are asked for."""
_MOST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class ComparisonScene:
    """Two lines laid out.

    Attributes
    ----------
    timeline : TimelineScene
        Their events, and what the key has to explain.
    laid_out : ComparisonLayout
        What else stands where; letters of sources included.
    """

    timeline: TimelineScene
    laid_out: ComparisonLayout


def comparison_scene(  # noqa: PLR0913 -- one for each choice that there is
    ds: Dataset,
    filters: Filters,
    around: Mapping[Moment, pd.DataFrame],
    months: int,
    *,
    scale: str = "balanced",
    names: str = "calm",
    colour: ColourBy = "country",
    width: float = 1080,
    height: float | None = None,
    size: float | None = None,
    unit: float = 1.0,
    is_quick: bool = False,
    highlight: Collection[str] = (),
    callout: Callout | None = None,
) -> ComparisonScene:
    """Lay out what is around two moments; further parameters as in `timeline.charts.compare`.

    Parameters
    ----------
    ds, filters
        The data, and what the signs at events are about.
    around : mapping of Moment to pandas.DataFrame
        The two moments, the upper one first, and what `timeline.queries.ties.around_both` gives for
        each. What parallels name, and the moments, are named whatever else is.
    """
    known = colour_groups(ds, colour)
    drawn = ties(ds, around)
    tied = {*drawn["then_event"], *drawn["now_event"], *(moment.id for moment in around)}
    cited: dict[str, str] = {}
    lines: list[ComparedLine] = []
    for name, (moment, rows) in zip(LINES, around.items(), strict=True):
        events, theirs = chart_events(ds, filters, rows, known, callout)
        cited |= theirs
        lines.append(_line(ds, name, moment, events, tied))
    sources = {str(row["id"]): _sources(row["sources"]) for row in drawn.to_dict("records")}
    found = _laid_out(
        (lines[0], lines[1]),
        _ties(around, drawn, sources),
        replace(_frame(names, width, height, size), unit=unit, is_quick=is_quick),
        months,
        names,
        SCALES[scale],
    )
    found = replace(found, events=_counted_by_day(found, [moment.zero for moment in around]))
    return _scene(ds, filters, found, (known, cited, sources), tuple(highlight))


def _frame(names: str, width: float, height: float | None, size: float | None) -> ChartFrame:
    return ChartFrame(
        width=width,
        height=height,
        face=face_of(size or FACES[names], _WRAPS),
        most=_FEW if names == "few" else None,
        usual=_TALL if names == "all" else _HEIGHT,
        fullness=_FULLNESS[names],
    )


def _laid_out(
    lines: tuple[ComparedLine, ComparedLine],
    drawn: Sequence[Tie],
    frame: ChartFrame,
    months: int,
    names: str,
    blend: float,
) -> ComparisonLayout:
    """Lay out, in smaller letters where a page has no room for what has to be named."""
    if frame.width < NARROW and frame.height is None:
        few = replace(frame, most=_FEW_ON_NARROW.get(names))
        return lay_out_stacked(lines, drawn, few, before=BEFORE, months=months, blend=blend)
    while True:
        found = lay_out_comparison(lines, drawn, frame, before=BEFORE, months=months, blend=blend)
        size = frame.face.size
        is_full = found.events.unplaced and frame.height is not None
        if not is_full or size <= LEAST_SIZE:
            return found
        frame = replace(frame, face=face_of(smaller(size), _WRAPS))


def _line(
    ds: Dataset, name: str, moment: Moment, events: Sequence[ChartEvent], tied: Collection[str]
) -> ComparedLine:
    """Return a line of events in months from zero; see `_dated`."""
    first, last = moments.extent(ds)
    zero = moment.zero
    found = [_in_months(event, zero, tied) for event in events]
    years = {year for event in events for year in _years(event)}
    found = [_dated(event, is_one_year=years == {zero.year}) for event in found]
    found.sort(key=lambda event: (event.id != moment.id, event.rank))
    known = (moments.since(zero, first.toordinal()), moments.since(zero, last.toordinal() + 1))
    ends = (f"data begin, {_month(first)}", f"data end, {_month(last)}")
    heading = (moment.label, dates.short(moment.span))
    return ComparedLine(name, *heading, moment.id, tuple(found), known, ends)


def _in_months(event: ChartEvent, zero: AnyDay, tied: Collection[str]) -> ChartEvent:
    is_tied = event.id in tied
    return replace(
        event,
        first=moments.since(zero, event.first),
        last=moments.since(zero, event.last),
        rank=0 if is_tied else event.rank,
        text=replace(event.text, is_core=True) if is_tied else event.text,
    )


def _years(event: ChartEvent) -> set[int]:
    return {Day.fromordinal(int(day)).year for day in (event.first, event.last - 1)}


def _dated(event: ChartEvent, *, is_one_year: bool) -> ChartEvent:
    """Say a date without its year where that is the same for all, else a rough one by its years."""
    if event.whens is None:
        return event
    no_year, years = event.whens
    when = no_year if is_one_year else event.text.when if event.is_day else years
    return replace(event, text=replace(event.text, when=when), whens=None)


def _month(day: AnyDay) -> str:
    return dates.noun(dates.coarsened(day.isoformat(), "month"))


def _sources(cell: str) -> list[str]:
    ids = dict.fromkeys(place(entry).source for entry in entries(cell))
    return list(ids)[:_MOST_LETTERS]


def _ties(
    around: Mapping[Moment, pd.DataFrame],
    drawn: pd.DataFrame,
    sources: Mapping[str, Sequence[str]],
) -> list[Tie]:
    """Return parallels as they are drawn, those first that tie what is nearest to the moments."""
    upper, lower = around
    is_turned = in_order((upper, lower)) != (upper, lower)
    near = {moment.id for moment in around}
    found = []
    for row in drawn.to_dict("records"):
        events = (str(row["then_event"]), str(row["now_event"]))
        letters = ", ".join("m" for _ in sources[str(row["id"])])
        upper_id, lower_id = events[::-1] if is_turned else events
        is_contrast = row["relation"] == "contrast"
        found.append(
            Tie(str(row["id"]), str(row["theme"]), letters, upper_id, lower_id, is_contrast)
        )
    return sorted(found, key=lambda tie: -len(near & {tie.upper, tie.lower}))


def _counted_by_day(found: ComparisonLayout, zeros: Sequence[AnyDay]) -> EventTimeline:
    """Return the events with the days of their counts instead of months from zero."""
    counts = []
    for column in found.events.counts:
        zero = zeros[column.y0 > found.events.plot[1]]
        first, last = (moments.after(zero, month) for month in (column.first, column.last))
        counts.append(replace(column, first=first, last=last))
    return replace(found.events, counts=tuple(counts))


def _scene(
    ds: Dataset,
    filters: Filters,
    found: ComparisonLayout,
    known: tuple[ColourGroups, Mapping[str, str], Mapping[str, Sequence[str]]],
    lit: tuple[str, ...],
) -> ComparisonScene:
    """Give letters to sources, and say what the key has to explain."""
    colours, cited, sources = known
    named = named_sources(found.events, cited)
    letters = source_letters(ds, named.union(*(sources[box.tie.id] for box in found.ties)))
    events = lettered(found.events, cited, letters)
    boxes = tuple(
        replace(
            box,
            tie=replace(
                box.tie, letters=", ".join(sorted(letters[i] for i in sources[box.tie.id]))
            ),
        )
        for box in found.ties
    )
    timeline = TimelineScene(
        laid_out=events,
        colours=colours,
        about=in_words(ds, filters) if has_signs(events) else "",
        sources=letter_key(ds, letters),
        stretch="" if found.is_upright else _stretch(found),
        lit=lit,
        has_parallels=not all(box.tie.is_contrast for box in boxes),
    )
    return ComparisonScene(timeline, replace(found, events=events, ties=boxes))


def _stretch(found: ComparisonLayout) -> str:
    """Say how far the axis is stretched where it is most."""
    axis = found.events.axis
    low, high = max(axis.scale.domain[0], -float(BEFORE)), axis.scale.domain[1]
    cells = [cell for cell in found.cells if cell.first >= low and cell.name]
    shares = {
        _said(cell.name): ((cell.last - cell.first) / (high - low), (cell.x1 - cell.x0) / axis.span)
        for cell in cells
    }
    return not_to_scale(shares)


def _said(name: str) -> str:
    """Name the months of a cell within a sentence."""
    return name if "month" in name else f"months {name}" if "–" in name else f"month {name}"
