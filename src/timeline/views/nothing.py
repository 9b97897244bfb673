"""Why a view shows nothing, and what would help, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline import queries
from timeline.dataset import Dataset
from timeline.queries import moments
from timeline.stored import size
from timeline.views.contents import OF_EVENTS, OF_SOURCES
from timeline.views.view import View

__all__ = ["lacking", "why_nothing"]

_NEEDED: Mapping[str, str] = {
    "events": "events; give it an events.csv with date and title",
    "stances": "statements; give it a stances.csv with actor, framework, stance and date",
    "sources": "sources; name some in the column sources",
}
"""What is missing where a table has no rows, and where it would stand."""


def why_nothing(ds: Dataset, views: Sequence[View]) -> str:
    """Say why views of which none shows anything do not, and what helps."""
    reasons = {lacking(ds, view) for view in views}
    if len(reasons) == 1 and (reason := reasons.pop()):
        return reason
    kinds = ", ".join(view.kind for view in views)
    return f"nothing is in view: {kinds} under these filters; loosen one of them"


def lacking(ds: Dataset, view: View) -> str:
    """Say what the data lack for a view; blank where filters leave it out."""
    table = (
        "events" if view.kind in OF_EVENTS else "sources" if view.kind in OF_SOURCES else "stances"
    )
    rows = size(getattr(ds, table))
    if not rows and not (view.kind == "actor" and queries.total(ds, "events")):
        return f"this data set has no {_NEEDED[table]}"
    if view.kind == "compare" and moments.pair(ds, view.then, view.now) is None:
        if rows == 1:
            return "a comparison needs two events, and this data set has one"
        return (
            "nothing in the data links two events; name two, as then=first-id&now=second-id, or "
            "write in parallels.csv which ones a source compares"
        )
    return ""
