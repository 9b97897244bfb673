"""Two moments aligned at zero as a plotly figure: what is known of the months around each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

import plotly.graph_objects as go

from timeline import arguments, queries
from timeline.charts.canvas_figure import canvas_figure
from timeline.charts.chart_arguments import check_events, checked, checked_by_hand
from timeline.charts.event_targets import event_targets, unseen_boxes
from timeline.charts.hover import markup, moment_lines
from timeline.dataset import Dataset
from timeline.drawing.canvas import Canvas
from timeline.drawing.comparison import comparison_height, paint_comparison
from timeline.drawing.theme import DARK, LIGHT
from timeline.queries import moments
from timeline.queries.colour_groups import COLOURS, ColourBy
from timeline.queries.filters import Filters
from timeline.queries.ties import around_both
from timeline.scenes.comparison import ComparisonScene, comparison_scene
from timeline.views.by_hand import ByHand, names_word, shown_by_hand

__all__ = ["compare"]


def compare(  # noqa: PLR0913 -- one for each choice that there is
    ds: Dataset,
    filters: Filters | None = None,
    *,
    between: tuple[str, str] = ("", ""),
    months: int = 24,
    scale: str = "balanced",
    named: str = "calm",
    colour: ColourBy = "country",
    width: float = 1080,
    height: float | None = None,
    dark: bool = False,
    selected: str = "",
    **by_hand: Unpack[ByHand],
) -> go.Figure:
    """Draw what happened around two events, aligned at zero on one scale.

    Parameters
    ----------
    ds, filters, scale, named, colour, width, height, dark, selected, pin, hide, highlight, callout
        As in `timeline.charts.timeline`; the two events are in view whatever the filters.
    between : tuple of (str, str)
        Ids of the two events, the upper one first; blank for those of
        `timeline.queries.moments.pair`.
    months : int
        How many months after each are drawn, at most `timeline.queries.moments.MOST_MONTHS`;
        `timeline.queries.moments.BEFORE` are before it.

    Returns
    -------
    plotly.graph_objects.Figure
        ``customdata`` as in `timeline.charts.timeline`; the headings can be clicked too.

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
    filters = checked(ds, filters, width=width, height=height, scale=scale, named=named)
    check_events(ds, "between", *between)
    check_events(ds, "selected", selected)
    arguments.one_of("colour", colour, COLOURS)
    decided = checked_by_hand(ds, by_hand)
    months = arguments.whole("months", months, moments.MOST_MONTHS)
    both = moments.pair(ds, *between)
    if both is None:
        least = len(("then", "now"))
        if (there := queries.total(ds, "events")) < least:
            raise ValueError(f"a comparison needs two events; the data set has {there}")
        raise ValueError(
            "nothing in the data links two events; name two, as between=(first id, second id)"
        )
    around = {
        moment: shown_by_hand(rows, always=[m.id for m in both], **decided)
        for moment, rows in around_both(ds, filters, both, months).items()
    }
    found = comparison_scene(
        ds,
        filters,
        around,
        months,
        scale=scale,
        names=names_word(named),
        colour=colour,
        width=width,
        height=height,
        highlight=decided.get("highlight", ()),
        callout=decided.get("callout"),
    )
    canvas, palette = Canvas(), DARK if dark else LIGHT
    paint_comparison(canvas, found, palette, selected=selected)
    hover = {key: markup(said) for key, said in moment_lines(ds, filters, around).items()}
    answering = [*event_targets(found.laid_out.events, hover, {}), _headings(found, hover)]
    return canvas_figure(canvas, palette, (width, comparison_height(found)), answering)


def _headings(found: ComparisonScene, hover: Mapping[str, str]) -> dict[str, Any]:
    """Return what lies unseen over the names of the lines: each answers as its moment."""
    boxes = [(head.box, head.id, hover.get(head.id, "")) for head in found.laid_out.headings]
    return unseen_boxes("headings", boxes)
