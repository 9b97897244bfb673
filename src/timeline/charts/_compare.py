"""Two moments aligned at zero as a plotly figure: what is known of the months around each."""

from __future__ import annotations

from dataclasses import replace
from typing import Unpack

import plotly.graph_objects as go

from timeline import arguments
from timeline.charts.chart_arguments import check_events, checked, checked_by_hand
from timeline.charts.click_targets import targets
from timeline.charts.figures import assemble
from timeline.charts.hover import markup, moment_lines
from timeline.dataset import Dataset
from timeline.drawing.comparison import paint_comparison
from timeline.drawing.theme import DARK, LIGHT
from timeline.queries import moments
from timeline.queries.filters import Filters
from timeline.scenes.comparison import comparison_scene
from timeline.views.by_hand import ByHand, names_word, shown_by_hand

__all__ = ["compare"]


def compare(
    ds: Dataset,
    filters: Filters | None = None,
    *,
    between: tuple[str, str] = ("", ""),
    months: int = 24,
    scale: str = "balanced",
    named: str = "calm",
    width: float = 1080,
    dark: bool = False,
    selected: str = "",
    **by_hand: Unpack[ByHand],
) -> go.Figure:
    """Draw what happened around two events, aligned at zero on one scale.

    Parameters
    ----------
    ds, filters, scale, named, width, dark, selected, pin, hide, highlight, callout
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
    filters = checked(ds, filters, width=width, scale=scale, named=named)
    check_events(ds, "between", *between)
    check_events(ds, "selected", selected)
    decided = checked_by_hand(ds, by_hand)
    months = arguments.whole("months", months, moments.MOST_MONTHS)
    both = moments.pair(ds, *between)
    if both is None:
        raise ValueError(f"a comparison needs two events; the data set has {len(ds.events)}")
    around = {
        moment: shown_by_hand(
            moments.around(ds, filters, moment, months), always=[m.id for m in both], **decided
        )
        for moment in both
    }
    found = comparison_scene(
        ds,
        filters,
        around,
        months,
        scale=scale,
        names=names_word(named),
        width=width,
        selected=selected,
    )
    palette = DARK if dark else LIGHT
    canvas = paint_comparison(found, both, moments.extent(ds), palette, selected=selected)
    hover = {key: markup(said) for key, said in moment_lines(ds, filters, around).items()}
    heads = replace(
        found.scene,
        marks=tuple(line.moment for line in found.lines),
        labels=tuple(line.heading for line in found.lines),
        tags=(),
    )
    answering = [*targets(found.scene, hover), *targets(heads, hover)]
    return assemble(canvas, found.scene, palette, answering)
