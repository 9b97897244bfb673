"""The timeline as a plotly figure: data set to scene, scene to traces."""

from __future__ import annotations

from typing import Unpack

import plotly.graph_objects as go

from timeline import arguments, queries
from timeline.charts.canvas_figure import canvas_figure
from timeline.charts.chart_arguments import check_events, checked, checked_by_hand
from timeline.charts.event_targets import event_targets
from timeline.charts.hover import era_hovers, hovers
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import DARK, LIGHT
from timeline.drawing.timeline_foot import paint_timeline, timeline_height
from timeline.queries.colour_groups import COLOURS, ColourBy
from timeline.queries.filters import Filters
from timeline.queries.lanes import LANES
from timeline.queries.stance_signs import event_stances
from timeline.scenes.timeline import TimelineScene, scene
from timeline.views.by_hand import ByHand, names_word

__all__ = ["figure", "timeline"]


def timeline(
    ds: Dataset,
    filters: Filters | None = None,
    *,
    scale: str = "balanced",
    lanes: str | None = None,
    named: str = "calm",
    colour: ColourBy = "country",
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
        ``country``, ``framework``, ``actor`` or ``kind``; one ribbon if not given.
    named : str
        ``few``, ``calm`` or ``all``: how many events are named, the core ones in any case; ``core``
        is read as the first, ``more`` as the second.
    colour : str
        What colours tell apart: ``country`` (who acts), ``kind``, ``framework`` or ``none``.
    width, height : float
        Size that it is laid out for, px. It may be drawn wider, not narrower. If no height is
        given, it is as high as it takes to name every core event.
    dark : bool
        Whether for a dark page.
    selected : str
        Id of the event that is chosen; none if blank.
    pin, hide, highlight, callout
        See `timeline.brief.View`.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata[0]`` of every point that can be clicked is the event's id. Where there are very
        many events in view, they are counted in columns and only those named have marks; those of
        the columns have a blank id, as have the names of eras.

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
    arguments.one_of("colour", colour, COLOURS)
    found = scene(
        ds,
        filters,
        scale=scale,
        lanes=arguments.one_of_or_blank("lanes", lanes, LANES),
        names=names_word(named),
        colour=colour,
        width=width,
        height=height,
        **decided,
    )
    return figure(ds, filters, found, dark=dark, selected=selected)


def figure(
    ds: Dataset,
    filters: Filters,
    found: TimelineScene,
    *,
    dark: bool = False,
    selected: str = "",
) -> go.Figure:
    """Draw a scene that was laid out of the same data under the same filters."""
    drawn = queries.by_ids(ds, "events", {mark.id for mark in found.laid_out.marks})
    hover = hovers(ds, drawn, event_stances(ds, filters, drawn))
    canvas, palette = Canvas(), DARK if dark else LIGHT
    paint_timeline(canvas, found, palette, selected=selected)
    answering = event_targets(found.laid_out, hover, era_hovers(ds))
    return canvas_figure(canvas, palette, (found.laid_out.width, timeline_height(found)), answering)
