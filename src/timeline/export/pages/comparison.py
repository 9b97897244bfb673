"""Two moments on a page, with their key and the sources of what is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from timeline.drawing.canvas import Canvas
from timeline.drawing.comparison import comparison_height, paint_comparison
from timeline.drawing.theme import Palette
from timeline.drawing.timeline_foot import foot_height
from timeline.export.pages.over_foot import POINT, over_foot
from timeline.export.pages.request import PageContent, PageRequest
from timeline.queries import moments
from timeline.queries.ties import around_both
from timeline.scenes.comparison import ComparisonScene, comparison_scene
from timeline.views import contents, footnotes
from timeline.words import counted

__all__ = ["comparison_pages"]

_NAME_SIZES: Mapping[str, float] = MappingProxyType({"few": 12.5, "calm": 11.0, "all": 10.0})
"""Font size of names, points, by how many there are."""
_SHARE = 0.86
"""Which share of a page two lines take about, without their key and sources."""


def comparison_pages(request: PageRequest) -> list[PageContent]:
    """Lay out two moments, aligned; nothing where there are not two events."""
    ds, view = request.ds, request.view
    both = moments.pair(ds, view.then, view.now)
    if both is None:
        return []
    around = {
        moment: contents.in_hand(ds, view, rows)
        for moment, rows in around_both(ds, view.filters, both, view.months).items()
    }
    rows = moments.together(list(around.values())).drop_duplicates("id")
    hand = view.by_hand

    def lay_out(height: float | None, *, is_quick: bool = False) -> ComparisonScene:
        return comparison_scene(
            ds,
            view.filters,
            around,
            view.months,
            scale=view.scale,
            names=view.names,
            colour=view.colour,
            width=request.width,
            height=height,
            size=_NAME_SIZES[view.names] if request.room is not None else None,
            unit=1.0 if request.room is None else POINT,
            is_quick=is_quick,
            highlight=hand.get("highlight", ()),
            callout=hand.get("callout"),
        )

    found = over_foot(request.room, _SHARE, lay_out, lambda made: foot_height(made.timeline))
    named = found.laid_out.events.named
    left_out = found.laid_out.left_out
    return [
        PageContent(
            height=comparison_height(found),
            draw=partial(_draw, found),
            names=footnotes.event_names(rows, request.numbers),
            evidence=tuple(footnotes.event_evidence(ds, rows, request.numbers, named)),
            more=f"without {counted(left_out, 'parallel')}" if left_out else "",
        )
    ]


def _draw(found: ComparisonScene, palette: Palette) -> Canvas:
    canvas = Canvas()
    paint_comparison(canvas, found, palette)
    return canvas
