"""An actor's or a country's stances through time as steps, beside its events."""

from __future__ import annotations

import plotly.graph_objects as go

from timeline import arguments
from timeline.charts.canvas_figure import canvas_figure
from timeline.charts.chart_arguments import check_cell, check_events, checked
from timeline.charts.click_targets import square_targets
from timeline.charts.event_targets import event_targets
from timeline.charts.hover import hovers, statement_hovers
from timeline.dataset import Dataset
from timeline.drawing.stance_history import history_height, paint_history
from timeline.drawing.theme import DARK, LIGHT
from timeline.queries import speakers
from timeline.queries.filters import Filters
from timeline.queries.stance_signs import event_stances
from timeline.scenes.stance_history import MOST_LANES, in_groups, lane_id, stance_scene

__all__ = ["drift"]


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
    ds, filters, scale, width, dark
        As in `timeline.charts.timeline`.
    who : str
        Id of an actor, or code of a country.
    framework : str
        Only what concerns this framework; all if blank.
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
    ValueError
        Where something cannot be, as an actor or country that is not in the data.

    Examples
    --------
    >>> import timeline
    >>> ds = timeline.example()
    >>> figure = timeline.charts.drift(ds, who="ishiba", framework="asian-nato")
    >>> type(figure).__name__
    'Figure'
    """
    filters = checked(ds, filters, width=width, scale=scale)
    check_cell(ds, "cell", cell)
    check_events(ds, "event", event)
    arguments.known("who", who, ds.names("countries") | ds.names("actors"))
    if framework:
        arguments.known("framework", framework, ds.names("frameworks"))
    subject = speakers.find(ds, who)
    said = speakers.statements(ds, filters, subject)
    if framework:
        said = said[said["framework"] == framework]
    happened = speakers.events(ds, filters, subject, framework)
    tracks = in_groups(
        speakers.tracks(ds, filters, subject, framework), is_country=subject.is_country
    )[:MOST_LANES]
    found = stance_scene(ds, said, happened, tracks, years=filters.years, scale=scale, width=width)
    palette = DARK if dark else LIGHT
    canvas = paint_history(found, palette, lane=lane_id(*cell), event=event)
    hover = hovers(ds, happened, event_stances(ds, filters, happened))
    answering = [
        *event_targets(found.layout.events, hover, {}),
        square_targets(found.layout.lanes, statement_hovers(said)),
    ]
    return canvas_figure(canvas, palette, (width, history_height(found)), answering)
