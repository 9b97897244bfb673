"""Two moments aligned at zero as a plotly figure: what is known of the months around each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from timeline import arguments
from timeline.charts.chart_arguments import checked
from timeline.charts.click_targets import targets
from timeline.charts.figures import assemble
from timeline.charts.hover import hovers
from timeline.dataset import Dataset
from timeline.drawing.comparison import paint_aligned
from timeline.drawing.theme import DARK, LIGHT, Palette, plain
from timeline.layout.comparison import ComparisonLayout
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.queries.moments import Moment
from timeline.queries.stance_signs import Taken, about, taken
from timeline.scenes.comparison import Draft, scene

__all__ = ["compare"]


def compare(
    ds: Dataset,
    filters: Filters | None = None,
    *,
    between: tuple[str, str] = ("", ""),
    months: int = 24,
    scale: str = "balanced",
    named: str = "more",
    width: float = 1080,
    dark: bool = False,
    selected: str = "",
) -> go.Figure:
    """Draw what happened around two events, aligned at zero on one scale.

    Parameters
    ----------
    ds : Dataset
        What to draw from.
    filters : Filters, optional
        What is in view besides the two events; everything if not given.
    between : tuple of (str, str)
        Ids of the two events, the upper one first; blank for those of
        `timeline.queries.moments.pair`.
    months : int
        How many months after each are drawn; `timeline.queries.moments.BEFORE` are before it.
    scale, named, width, dark, selected
        As in `timeline.charts.timeline`.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata[0]`` of every point that can be clicked is the event's id; of a count ("+3")
        the ids of its events with semicolons between.

    Raises
    ------
    ValueError
        Where something cannot be, or the data set has fewer than two events.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> between = ("higuchi-report", "hudson-paper")
    >>> figure = timeline.charts.compare(ds, between=between, months=36)
    >>> type(figure).__name__
    'Figure'
    """
    between = arguments.pair("between", between)
    filters = checked(
        ds, filters, width=width, scale=scale, named=named, events=(*between, selected)
    )
    months = arguments.whole("months", months)
    both = moments.pair(ds, *between)
    if both is None:
        raise ValueError(f"a comparison needs two events; the data set has {len(ds.events)}")
    frames = [moments.around(ds, filters, moment, months) for moment in both]
    stances = taken(ds, filters)
    draft = Draft(scale, named, width, keep=selected)
    found = scene(ds, both, frames, stances, months, draft)
    on = ds.names("frameworks").get(about(ds, filters), "")
    found = replace(found, scene=replace(found.scene, about=on))
    told = Told(both, moments.extent(ds), _hover(ds, both, frames, stances))
    return draw_aligned(found, told, DARK if dark else LIGHT, selected=selected)


def _hover(
    ds: Dataset,
    both: Sequence[Moment],
    frames: Sequence[pd.DataFrame],
    stances: Mapping[str, Taken],
) -> dict[str, str]:
    """Return for each event what its mark says: as on a timeline, and how far from zero it is."""
    texts: dict[str, str] = {}
    for moment, frame in zip(both, frames, strict=True):
        texts = hovers(ds, frame, stances) | texts
        for row in frame.to_dict("records"):
            if row["id"] != moment.id:
                texts[row["id"]] += f"<br>{moments.told(row)} months from {plain(moment.label)}"
    return texts


@dataclass(frozen=True, slots=True)
class Told:
    """What is written besides the scene: the moments, how far the data reach, what marks say."""

    both: Sequence[Moment]
    extent: tuple[date, date]
    hover: Mapping[str, str]


def draw_aligned(
    found: ComparisonLayout, told: Told, palette: Palette, *, selected: str = ""
) -> go.Figure:
    """Draw two lines of events.

    Parameters
    ----------
    found : ComparisonLayout
        What stands where.
    told : Told
        What is written.
    palette : Palette
        In which colours.
    selected : str
        Id to highlight.

    Returns
    -------
    plotly.graph_objects.Figure
        As `timeline.drawing.timeline.draw` returns it; the headings can be clicked too.
    """
    canvas = paint_aligned(found, told.both, told.extent, palette, selected=selected)
    heads = replace(
        found.scene,
        marks=tuple(line.moment for line in found.lines),
        labels=tuple(line.heading for line in found.lines),
        tags=(),
    )
    answering = [*targets(found.scene, told.hover), *targets(heads, told.hover)]
    return assemble(canvas, found.scene, palette, answering)
