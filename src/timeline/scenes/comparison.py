"""What is around two moments, laid out on two lines that are aligned at zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from operator import itemgetter

import pandas as pd

from timeline import dates
from timeline.dataset import Dataset
from timeline.drawing import timeline_legend
from timeline.drawing.comparison import LINES
from timeline.layout.comparison import ComparisonLayout, EventLine, lay_out
from timeline.layout.naming import NAMED
from timeline.layout.scene import Frame, Item
from timeline.layout.time_scale import SCALES
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.queries.moments import BEFORE, Moment
from timeline.queries.stance_signs import event_stances, in_words
from timeline.scenes.items import NARROW, event_items, margin
from timeline.views.contents import event_numbers

__all__ = ["comparison_scene"]

_HEIGHT, _NARROW_HEIGHT = 690.0, 780.0
"""How high a chart is at first, and where it is narrow; px."""

_GROWTH, _TALLEST = 1.12, 4
"""By how much a chart grows, and how often at most, until every core event is named."""

_LEFT, _TOP = 34.0, 6.0
"""What is left free on the left, for half a date under the first month, and above; px."""


def comparison_scene(
    ds: Dataset,
    filters: Filters,
    around: Mapping[Moment, pd.DataFrame],
    months: int,
    *,
    scale: str = "balanced",
    names: str = "calm",
    width: float = 1080,
    height: float | None = None,
    selected: str = "",
    footnotes: Mapping[str, str] | None = None,
) -> ComparisonLayout:
    """Lay out what is around two moments; further parameters as in `compare`.

    Parameters
    ----------
    ds, filters
        How far the events reach, and what the signs at them are about.
    around : mapping of Moment to pandas.DataFrame
        The two moments, and what `timeline.queries.moments.around` gives for each.
    height : float, optional
        If not given, it is as high as it takes to name every core event; if it is, there is no
        strip of the true calendar, the months under the axis telling how they are stretched.
    selected : str
        Id of an event that has a mark even where events are counted.
    footnotes : mapping of str to str, optional
        As in `timeline.scenes.timeline.scene`.
    """
    domain = (-BEFORE, months)
    every = moments.together(list(around.values()))
    numbers = {i: str(n) for i, n in event_numbers(ds).items()}
    lines = []
    for name, (moment, rows) in zip(LINES, around.items(), strict=True):
        items = event_items(
            rows.to_dict("records"),
            domain,
            numbers=numbers,
            footnotes=footnotes,
            stances=event_stances(ds, filters),
        )
        number = (footnotes or {}).get(moment.id, "")
        lines.append(_line(name, moment, items, moments.extent(ds), number))
    frame = Frame(
        width,
        height or (_NARROW_HEIGHT if width < NARROW else _HEIGHT),
        left=_LEFT,
        right=margin(width),
        top=_TOP,
        bottom=timeline_legend.height(len(every), width),
        named=NAMED[names],
        has_strip=not height,
    )
    place = partial(lay_out, lines, domain=domain, blend=SCALES[scale], keep=selected)
    core = {i.id for line in lines for i in line.items if i.rank == 0 and i.label}
    tried = []
    for size in [frame] if height else _sizes(frame):
        laid = place(size)
        tried.append((len(core - {label.id for label in laid.scene.labels}), laid))
        if laid.scene.densities or not tried[-1][0]:
            break
    # Of those that name as many, the lowest: a name without room before zero is never written.
    found = min(tried, key=itemgetter(0))[1]
    if height:
        drawn = replace(found.scene, has_footnotes=footnotes is not None)
        found = place(replace(frame, bottom=frame.bottom - timeline_legend.spare(drawn)))
    on = in_words(ds, filters)
    densities = (
        replace(density, days=tuple(moments.after(moment.zero, m) for m in density.days))
        for density, moment in zip(found.scene.densities, around, strict=False)
    )
    scene = replace(
        found.scene,
        densities=tuple(densities),
        about=on,
        has_footnotes=footnotes is not None,
    )
    return replace(found, scene=scene)


def _sizes(frame: Frame) -> Iterator[Frame]:
    """Yield ever higher frames, until one is high enough to name every core event."""
    for step in range(_TALLEST + 1):
        yield replace(frame, height=frame.height * _GROWTH**step)


def _line(
    name: str, moment: Moment, items: Sequence[Item], extent: tuple[date, date], number: str
) -> EventLine:
    own = next(item for item in items if item.id == moment.id)
    first, last = extent
    return EventLine(
        id=name,
        heading=f"{number} {moment.label} · {dates.short(moment.span)}".strip(),
        moment=replace(own, rank=0),
        items=tuple(item for item in items if item is not own),
        known=(
            moments.since(moment.zero, first.toordinal()),
            moments.since(moment.zero, last.toordinal() + 1),
        ),
    )
