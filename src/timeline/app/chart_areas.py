"""What of a chart answers though it is no event: its key, which filters, and periods."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import streamlit as st

from timeline import dates
from timeline.app.canvas_view import Area
from timeline.app.day_controls import stop
from timeline.dataset import Dataset
from timeline.drawing.timeline_foot import group_boxes
from timeline.queries.filters import FACETS, Filters
from timeline.scenes.timeline import TimelineScene

__all__ = ["areas", "filter_by"]


def areas(ds: Dataset, filters: Filters, scene: TimelineScene, top: float) -> tuple[Area, ...]:
    """Return the areas of a chart of events whose key is drawn from ``top`` down."""
    return (*_groups(filters, scene, top), *_eras(ds, scene))


def filter_by(param: str) -> Callable[[str], None]:
    """Return what takes a press on a group of the key: only it is shown, or again all are."""

    def take(group: str) -> None:
        stop()
        now = st.session_state.get(param, [])
        st.session_state[param] = [] if list(now) == [group] else [group]

    return take


def _groups(filters: Filters, scene: TimelineScene, top: float) -> Iterator[Area]:
    facet = next((f for f in FACETS if f.param == scene.colours.by), None)
    if facet is None:
        return
    chosen = facet.chosen(filters)
    for group, box in group_boxes(scene, top).items():
        name = scene.colours.names[group]
        is_pressed = chosen == (group,)
        does = "Click to take this filter away" if is_pressed else f"Click to show only {name}"
        yield Area(box, (name, does), group, is_pressed)


def _eras(ds: Dataset, scene: TimelineScene) -> Iterator[Area]:
    when = dict(zip(ds.eras["name"], ds.eras["date"], strict=True))
    for era in scene.laid_out.eras:
        lines = (era.name, dates.short(when[era.name]))
        yield Area((era.x0, era.y, era.x1, era.y1), lines)
