"""The timeline as a plotly figure: data set to scene, scene to traces."""

from __future__ import annotations

from typing import Unpack

import plotly.graph_objects as go

from timeline import arguments, queries
from timeline.charts.chart_arguments import check_events, checked, checked_by_hand
from timeline.charts.click_targets import targets
from timeline.charts.figures import assemble
from timeline.charts.hover import era_hovers, hovers
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import DARK, LIGHT
from timeline.drawing.timeline import paint
from timeline.layout.scene import Scene
from timeline.queries.filters import Filters
from timeline.queries.lanes import LANES
from timeline.queries.stance_signs import event_stances
from timeline.scenes.timeline import scene
from timeline.views.by_hand import ByHand, names_word

__all__ = ["figure", "timeline"]


def timeline(
    ds: Dataset,
    filters: Filters | None = None,
    *,
    scale: str = "balanced",
    lanes: str | None = None,
    named: str = "calm",
    width: float = 1080,
    height: float | None = None,
    dark: bool = False,
    selected: str = "",
    **by_hand: Unpack[ByHand],
) -> go.Figure:
    """Draw the events in view.

    Parameters
    ----------
    ds : Dataset
        What to draw from.
    filters : Filters, optional
        What is in view; everything if not given.
    scale : str
        One of `SCALES`: how much room crowded times get.
    lanes : str, optional
        ``country``, ``framework``, ``actor`` or ``kind``; one axis if not given.
    named : str
        ``few``, ``calm`` or ``all``: how many events are named; ``core`` is read as the first,
        ``more`` as the second.
    width, height : float
        Size that it is laid out for, px. It may be drawn wider, not narrower. If no height is
        given, it is as high as it takes to name every core event.
    dark : bool
        Whether for a dark page.
    selected : str
        Id of the event to highlight; none if blank.
    pin, hide, highlight, callout
        See `timeline.brief.View`.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata[0]`` of every point that can be clicked is the event's id; of a count ("+3")
        the ids of its events with semicolons between. Where there are more than `MOST_MARKS` events
        in view, they are counted in columns and only the foremost have marks; those of the columns
        have a blank id, as have the names of eras.

    Raises
    ------
    ValueError
        Where something cannot be: ``scale "balnced" is none of calendar, balanced, even; did you
        mean balanced?``

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> filters = timeline.Filters(countries="JPN", years=(1990, 1999))
    >>> figure = timeline.charts.timeline(ds, filters, lanes="framework")
    >>> type(figure).__name__
    'Figure'
    """
    filters = checked(ds, filters, width=width, height=height, scale=scale, named=named)
    check_events(ds, "selected", selected)
    decided = checked_by_hand(ds, by_hand)
    lanes = arguments.one_of_or_blank("lanes", lanes, LANES)
    laid_out = scene(
        ds,
        filters,
        scale=scale,
        lanes=lanes,
        names=names_word(named),
        width=width,
        height=height,
        selected=selected,
        **decided,
    )
    return figure(ds, filters, laid_out, dark=dark, selected=selected)


def figure(
    ds: Dataset,
    filters: Filters,
    laid_out: Scene,
    *,
    dark: bool = False,
    selected: str = "",
) -> go.Figure:
    """Draw a scene that was laid out of the same data under the same filters."""
    view = queries.events(ds, filters)
    drawn = view[view["id"].isin({mark.id for mark in laid_out.marks})]
    hover = hovers(ds, drawn, event_stances(ds, filters))
    canvas, palette = Canvas(), DARK if dark else LIGHT
    paint(canvas, laid_out, palette, selected=selected)
    return assemble(canvas, laid_out, palette, targets(laid_out, hover, era_hovers(ds)))
