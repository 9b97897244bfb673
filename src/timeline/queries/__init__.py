"""What is asked of a data set: what is in view, who stands where, what lies around a moment."""

from __future__ import annotations

from timeline.queries.in_view import (
    ORDER,
    Loosening,
    Of,
    collect,
    events,
    in_known_order,
    lazy,
    loosen,
    members,
    memberships,
    most_important,
    options,
    rows,
    stances,
)

__all__ = [
    "ORDER",
    "Loosening",
    "Of",
    "collect",
    "events",
    "in_known_order",
    "lazy",
    "loosen",
    "members",
    "memberships",
    "most_important",
    "options",
    "rows",
    "stances",
]
