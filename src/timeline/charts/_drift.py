"""An actor's or a country's stances through time as steps, beside its events."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from timeline import arguments, dates
from timeline.charts.chart_arguments import checked
from timeline.charts.click_targets import targets
from timeline.charts.figures import assemble
from timeline.charts.hover import hovers
from timeline.dataset import Dataset
from timeline.drawing.stance_history import paint_steps
from timeline.drawing.theme import DARK, LIGHT, Palette, plain
from timeline.layout.stance_history import StanceHistoryLayout
from timeline.layout.stance_lane import SQUARE
from timeline.queries import speakers
from timeline.queries.filters import Filters
from timeline.queries.stance_signs import taken
from timeline.scenes.stance_history import MOST_LANES, drift_scene, in_groups, lane_id
from timeline.schema import STANCE_WORDS

__all__ = ["drift"]


_HOVER_WRAP = 52


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
    filters = checked(ds, filters, width=width, scale=scale, events=(event,), cell=cell)
    arguments.known("who", who, ds.names("countries") | ds.names("actors"))
    if framework:
        arguments.known("framework", framework, ds.names("frameworks"))
    subject = speakers.find(ds, who)
    said = speakers.statements(ds, filters, subject)
    if framework:
        said = said[said["framework"] == framework]
    happened = speakers.events(ds, filters, subject, framework)
    lanes = in_groups(speakers.tracks(ds, said), is_country=subject.is_country)[:MOST_LANES]
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
    return dates.words(row["date"])


_TOLD = 4
"""How many statements of one square are told when it is pointed at."""
_QUIET = {"marker": {"opacity": 0}}


def draw_steps(
    drift: StanceHistoryLayout,
    palette: Palette,
    *,
    hover: Mapping[str, str],
    lane: str = "",
    event: str = "",
) -> go.Figure:
    """Draw events and lanes.

    Parameters
    ----------
    drift : StanceHistoryLayout
        What stands where.
    palette : Palette
        In which colours.
    hover : mapping of str to str
        For the id of each event and each statement, what it says when pointed at; safe to draw.
    lane, event : str
        Ids of what is highlighted; none if blank.

    Returns
    -------
    plotly.graph_objects.Figure
        As `timeline.charts.figures.draw` gives it for events; ``customdata[0]`` of a square is the
        id of its lane.
    """
    canvas = paint_steps(drift, palette, lane=lane, event=event)
    answering = [*targets(drift.scene, hover), _targets(drift, hover)]
    return assemble(canvas, drift.scene, palette, answering)


def _targets(drift: StanceHistoryLayout, hover: Mapping[str, str]) -> go.Scatter:
    """Lay an unseen point over each square, which answers to the mouse."""
    squares = [(lane.id, q) for lane in drift.lanes for q in lane.squares]
    return go.Scatter(
        x=[round(q.x, 1) for _, q in squares],
        y=[round(q.y, 1) for _, q in squares],
        customdata=[[lane, _said(q.ids, hover)] for lane, q in squares],
        mode="markers",
        marker={"symbol": "square", "size": SQUARE + 4, "opacity": 0},
        selected=_QUIET,
        unselected=_QUIET,
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        name="statements",
    )


def _said(ids: tuple[str, ...], hover: Mapping[str, str]) -> str:
    """Join what the statements of one square say, the first few."""
    told = [hover.get(i, "") for i in ids[:_TOLD]]
    if len(ids) > _TOLD:
        told.append(f"and {len(ids) - _TOLD} more")
    return "<br>".join(told)
