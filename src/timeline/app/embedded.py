"""A chart alone, for the frame of somebody else's page: ``?embed=true``."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from timeline import views
from timeline.app import briefing_cart, viewport
from timeline.app.export_dialog import picture
from timeline.app.markdown import safe
from timeline.app.state import State
from timeline.dataset import Dataset
from timeline.views.view import Kind

__all__ = ["is_embedded", "show"]

_KINDS: Mapping[str, Kind] = {
    "": "timeline",
    "stances": "matrix",
    "compare": "compare",
    "actors": "actor",
    "data": "sources",
}
"""What of each page is shown, by its path."""

_NOT_SHOWN = frozenset(
    {"embed", "embed_options", "event", "cell", "part", briefing_cart.VIEW, briefing_cart.HEADING}
)
"""Parameters that say nothing of the chart."""


def is_embedded() -> bool:
    """Return whether the page stands in a frame, and says so in its address."""
    return bool(st.context.is_embedded)


def show(ds: Dataset, page: str) -> None:
    """Draw the picture of a page's view, as wide as the frame, and a link to the page itself."""
    asked = {n: st.query_params.get_all(n) for n in st.query_params if n not in _NOT_SHOWN}
    view, left_out = views.read(ds, _KINDS.get(page, "timeline"), asked)
    viewport.measure()
    state = State(ds, page, view.filters)
    picture(state, view, "screen", state.width)
    there = views.link(ds, view, state.edition.base)
    said = f"[Open this view in the dashboard]({there})"
    if left_out:
        said += f" · Left out of the view: {safe('; '.join(left_out))}."
    st.caption(said)
