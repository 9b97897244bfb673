"""Views to pages: each laid out anew for a size, with the footnotes of what it numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from timeline import moments, queries, voices
from timeline.brief.charted import actor_bodies, compare_bodies, timeline_bodies
from timeline.brief.frame import Edition
from timeline.brief.job import Body, Job, page
from timeline.brief.listed import event_bodies, source_bodies, stance_bodies
from timeline.brief.noted import voice_key
from timeline.brief.page import Page
from timeline.brief.squares import matrix_bodies, matrix_rows
from timeline.brief.views import Kind, View
from timeline.charts.drift import in_groups
from timeline.charts.notes import numbers as numbered
from timeline.charts.theme import LIGHT, Palette
from timeline.dataset import Dataset
from timeline.layout.page import Size

__all__ = ["numbering", "pages"]


def pages(
    ds: Dataset,
    view: View,
    size: Size,
    made: Edition,
    *,
    numbers: Mapping[str, int] | None = None,
    palette: Palette = LIGHT,
) -> tuple[Page, ...]:
    """Lay out a view on as many pages as it takes.

    Parameters
    ----------
    ds, view, size, made
        What is shown, how large, and when it is made.
    numbers : mapping of str to int, optional
        What `numbering` returned for all views of a briefing; that of this view if not given.
    palette : Palette
        In which colours.

    Returns
    -------
    tuple of Page
        Empty where nothing is in view.
    """
    known = numbering(ds, [view]) if numbers is None else numbers
    job = Job(ds, view, size, made, known, palette)
    if _is_empty(ds, view):
        return ()
    bodies = list(_BODIES[view.kind](job))
    return tuple(page(job, body, k, len(bodies)) for k, body in enumerate(bodies, start=1))


def numbering(ds: Dataset, views: Sequence[View]) -> dict[str, int]:
    """Return the numbers of what views show, so that each means the same on every page.

    Returns
    -------
    dict of str to int
        Events by their ids, from 1 in order of time; a comparison by itself in order of months, as
        its page has it. After them, by `timeline.brief.noted.voice_key`, the voices and countries
        of matrices and the lanes of actors, in the order in which they are shown.
    """
    if len(views) == 1 and views[0].kind == "compare":
        every = _around(ds, views[0])
        if every is None:
            return {}
        return dict(zip(map(str, every["id"]), map(int, every["number"]), strict=True))
    shown = {str(i) for view in views for i in _events(ds, view)}
    found = numbered(ds.events[ds.events["id"].isin(shown)])
    for key in (key for view in views for key in _keys(ds, view)):
        found.setdefault(key, len(found) + 1)
    return found


def _around(ds: Dataset, view: View) -> pd.DataFrame | None:
    both = moments.pair(ds, view.then, view.now)
    if both is None:
        return None
    return moments.together([moments.around(ds, view.filters, m, view.months) for m in both])


def _events(ds: Dataset, view: View) -> Iterable[str]:
    if view.kind == "compare":
        every = _around(ds, view)
        return [] if every is None else list(every["id"])
    if view.kind in {"timeline", "actor", "events"}:
        return list(queries.events(ds, view.filters)["id"])
    return []


def _keys(ds: Dataset, view: View) -> Iterable[str]:
    if view.kind == "matrix" and not _is_empty(ds, view):
        return [voice_key(row.id) for row in matrix_rows(ds, view)]
    if view.kind == "actor" and not _is_empty(ds, view):
        offered = voices.choices(ds, view.filters)
        who = voices.find(ds, view.who or str(offered["id"].iloc[0]))
        said = voices.statements(ds, view.filters, who)
        tracks = in_groups(voices.tracks(ds, said), is_country=who.is_country)
        return [voice_key(track.actor, track.framework) for track in tracks]
    return []


def _is_empty(ds: Dataset, view: View) -> bool:
    """Return whether a view shows nothing."""
    if view.kind in {"timeline", "events"}:
        return queries.events(ds, view.filters).empty
    if view.kind in {"matrix", "stances"}:
        return queries.stances(ds, view.filters).empty
    if view.kind == "actor":
        return not view.who and voices.choices(ds, view.filters).empty
    return view.kind == "sources" and ds.sources.empty


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
