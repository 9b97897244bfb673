"""What is around two moments, laid out on two lines that are aligned at zero."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from typing import Any

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.drawing import timeline_legend
from timeline.drawing.comparison import LINES
from timeline.layout import comparison
from timeline.layout.comparison import ComparisonLayout
from timeline.layout.comparison_line import Line
from timeline.layout.naming import NAMED
from timeline.layout.scene import Item
from timeline.layout.time_scale import SCALES
from timeline.layout.timeline_row import Frame
from timeline.queries import moments
from timeline.queries.moments import BEFORE, Moment
from timeline.queries.stance_signs import Taken
from timeline.schema import CORE, rank_of

__all__ = ["Draft", "scene"]

_HEIGHT, _NARROW_HEIGHT = 690.0, 780.0

_GROWTH, _TALLEST = 1.12, 4
"""By how much a chart grows, and how often at most, until every core event is named."""

_LEFT, _RIGHT, _NARROW_RIGHT = 34.0, 96.0, 78.0

_NARROW = 560


@dataclass(frozen=True, slots=True)
class Draft:
    """How a comparison is asked for.

    Parameters
    ----------
    scale, named, width
        As in `compare`.
    height : float, optional
        If not given, it is as high as it takes to name every core event; if it is, there is no
        strip of the true calendar, the months under the axis telling how they are stretched.
    keep : str
        Id of an event that has a mark even where events are counted.
    noted : mapping of str to str, optional
        As in `timeline.scenes.timeline.scene`.
    """

    scale: str = "balanced"
    named: str = "more"
    width: float = 1080
    height: float | None = None
    keep: str = ""
    noted: Mapping[str, str] | None = None


def scene(
    ds: Dataset,
    both: Sequence[Moment],
    frames: Sequence[pd.DataFrame],
    stances: Mapping[str, Taken],
    months: int,
    draft: Draft,
) -> ComparisonLayout:
    """Lay out what is around two moments.

    Parameters
    ----------
    ds : Dataset
        How far its events reach.
    both, frames
        The moments, and what `timeline.queries.moments.around` gives for each.
    stances : mapping of str to Taken
        What `timeline.queries.stance_signs.taken` returns.
    months : int
        As in `compare`.
    draft : Draft
        How it is asked for.
    """
    domain = (-BEFORE, months)
    every = moments.together(frames)
    number: Mapping[str, str] = dict(zip(every["id"], map(str, every["number"]), strict=True))
    is_noted = draft.noted is not None
    number = number if draft.noted is None else draft.noted
    lines = []
    for name, moment, around in zip(LINES, both, frames, strict=True):
        rows = around.to_dict("records")
        items = [
            _item(row, domain, number, stances.get(row["id"]), is_noted=is_noted) for row in rows
        ]
        lead = number.get(moment.id, "") if draft.noted else ""
        lines.append(_line(name, moment, items, moments.extent(ds), lead))
    is_narrow = draft.width < _NARROW
    frame = Frame(
        draft.width,
        draft.height or (_NARROW_HEIGHT if is_narrow else _HEIGHT),
        left=_LEFT,
        right=_NARROW_RIGHT if is_narrow else _RIGHT,
        top=6.0,
        bottom=comparison.foot(is_even=SCALES[draft.scale] == 0 or bool(draft.height))
        + timeline_legend.height(len(every), draft.width),
        named=NAMED[draft.named],
        has_strip=not draft.height,
    )
    core = {i.id for line in lines for i in line.items if i.rank == 0 and i.label}
    tried = []
    for size in [frame] if draft.height else _sizes(frame):
        laid = comparison.lay_out(
            lines, size, domain=domain, blend=SCALES[draft.scale], keep=draft.keep
        )
        tried.append((len(core - {label.id for label in laid.scene.labels}), laid))
        if laid.scene.densities or not tried[-1][0]:
            break
    # Of those that name as many, the lowest: a name without room before zero is never written.
    found = min(tried, key=itemgetter(0))[1]
    found = replace(found, scene=replace(found.scene, is_noted=is_noted))
    if draft.height:
        frame = replace(frame, bottom=frame.bottom - timeline_legend.spare(found.scene))
        found = comparison.lay_out(
            lines, frame, domain=domain, blend=SCALES[draft.scale], keep=draft.keep
        )
        found = replace(found, scene=replace(found.scene, is_noted=is_noted))
    densities = (
        replace(density, days=tuple(moments.after(moment.zero, m) for m in density.days))
        for density, moment in zip(found.scene.densities, both, strict=False)
    )
    return replace(found, scene=replace(found.scene, densities=tuple(densities)))


def _sizes(frame: Frame) -> Iterator[Frame]:
    """Yield ever higher frames, until one is high enough to name every core event."""
    for step in range(_TALLEST + 1):
        yield replace(frame, height=frame.height * _GROWTH**step)


def _line(
    name: str, moment: Moment, items: Sequence[Item], extent: tuple[date, date], number: str
) -> Line:
    own = next(item for item in items if item.id == moment.id)
    first, last = extent
    return Line(
        id=name,
        heading=f"{number} {moment.label} · {dates.short(moment.span)}".strip(),
        moment=replace(own, rank=0),
        items=tuple(item for item in items if item is not own),
        known=(
            moments.since(moment.zero, first.toordinal()),
            moments.since(moment.zero, last.toordinal() + 1),
        ),
    )


def _item(
    row: Mapping[Hashable, Any],
    domain: tuple[int, int],
    number: Mapping[str, str],
    at: Taken | None,
    *,
    is_noted: bool,
) -> Item:
    """Make an item in months, what lies beyond the axis cut off at its ends.

    What is beyond them by less than is told of offsets ends there, as a year around its middle.
    """
    low, high = domain
    is_told = row["id"] in number
    return Item(
        id=str(row["id"]),
        label=str(row["label"]) if is_told else "",
        start=min(max(float(row["first"]), low), high),
        end=min(max(float(row["last"]), low), high),
        fades=bool(row["approximate"]) or row["precision"] in {"decade", "century"},
        open_start=pd.isna(row["earliest"]),
        open_end=pd.isna(row["latest"]),
        cut_start=pd.notna(row["earliest"]) and round(float(row["first"]), 1) < low,
        cut_end=pd.notna(row["latest"]) and round(float(row["last"]), 1) > high,
        rank=rank_of(str(row["importance"])),
        order=int(row["line"]),
        number=number.get(row["id"], ""),
        is_tagged=not is_noted or row["importance"] == CORE,
        signs=at.signs if at and is_told else (),
    )
