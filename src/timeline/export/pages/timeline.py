"""The timeline on a page, with its key and the sources of what is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from timeline.drawing.canvas import Canvas
from timeline.drawing.theme import Palette
from timeline.drawing.timeline_foot import foot_height, paint_timeline, timeline_height
from timeline.export.pages.over_foot import POINT, over_foot
from timeline.export.pages.request import PageContent, PageRequest
from timeline.scenes.timeline import TimelineScene, sides_said
from timeline.scenes.timeline import scene as timeline_scene
from timeline.views import contents, footnotes

__all__ = ["fitted_timeline", "timeline_pages"]

_NAME_SIZES: Mapping[str, float] = MappingProxyType({"few": 13.0, "calm": 11.5, "all": 10.0})
"""Font size of names, points, by how many there are."""
_CHART_SHARE = 0.72
"""Which share of a page a chart over its footnotes takes at most."""


def timeline_pages(request: PageRequest) -> list[PageContent]:
    """Lay out a timeline: one page, whatever its size."""
    ds, view = request.ds, request.view
    found = fitted_timeline(request)
    rows = contents.drawn(ds, view)
    lanes = len(found.laid_out.lanes)
    more = sides_said(ds, view.filters) if not lanes else ""
    if found.left_out:
        more = f"{lanes} of {lanes + found.left_out} lanes"
    evidence = footnotes.event_evidence(ds, rows, request.numbers, found.laid_out.named)
    return [
        PageContent(
            height=timeline_height(found),
            draw=partial(_draw_timeline, found),
            names=footnotes.event_names(rows, request.numbers),
            evidence=tuple(evidence),
            more=more,
        )
    ]


def fitted_timeline(request: PageRequest) -> TimelineScene:
    """Lay out the timeline of a view in what its key and sources leave of a page."""
    view, room = request.view, request.room

    def lay_out(height: float | None, *, is_quick: bool = False) -> TimelineScene:
        return timeline_scene(
            request.ds,
            view.filters,
            scale=view.scale,
            lanes=view.lanes or None,
            names=view.names,
            colour=view.colour,
            width=request.width,
            height=height,
            size=_NAME_SIZES[view.names] if room is not None else None,
            unit=1.0 if room is None else POINT,
            is_quick=is_quick,
            **view.by_hand,
        )

    return over_foot(room, _CHART_SHARE, lay_out, foot_height)


def _draw_timeline(found: TimelineScene, palette: Palette) -> Canvas:
    canvas = Canvas()
    paint_timeline(canvas, found, palette)
    return canvas
