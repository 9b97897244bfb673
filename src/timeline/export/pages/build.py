"""Views to pages: each laid out anew for a size, with the footnotes of what it numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from timeline.dataset import Dataset
from timeline.drawing.theme import LIGHT, Palette
from timeline.export.pages.charts import actor_bodies, compare_bodies, timeline_bodies
from timeline.export.pages.job import Body, Job, page
from timeline.export.pages.lists import event_bodies, source_bodies, stance_bodies
from timeline.export.pages.matrix import matrix_bodies
from timeline.export.pages.page import Page
from timeline.layout.page import Size
from timeline.views import contents
from timeline.views.caption import Edition
from timeline.views.numbering import Numbers, numbering
from timeline.views.view import Kind, View

__all__ = ["numbering", "pages"]


def pages(
    ds: Dataset,
    view: View,
    size: Size,
    made: Edition,
    *,
    numbers: Numbers | None = None,
    palette: Palette = LIGHT,
) -> tuple[Page, ...]:
    """Lay out a view on as many pages as it takes.

    Parameters
    ----------
    ds, view, size, made
        What is shown, how large, and when it is made.
    numbers : Numbers, optional
        What `numbering` returned for all views of a briefing, the same for each of them; those of
        this view if not given.
    palette : Palette
        In which colours.

    Returns
    -------
    tuple of Page
        Empty where nothing is in view.
    """
    known = numbering(ds, [view]) if numbers is None else numbers
    job = Job(ds, view, size, made, known, palette)
    if contents.is_empty(ds, view):
        return ()
    bodies = list(_BODIES[view.kind](job))
    return tuple(page(job, body, k, len(bodies)) for k, body in enumerate(bodies, start=1))


_BODIES: Mapping[Kind, Callable[[Job], Iterable[Body]]] = MappingProxyType(
    {
        "timeline": timeline_bodies,
        "matrix": matrix_bodies,
        "compare": compare_bodies,
        "actor": actor_bodies,
        "events": event_bodies,
        "stances": stance_bodies,
        "sources": source_bodies,
    }
)
