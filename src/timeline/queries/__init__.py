"""What is asked of a data set: what is in view, who stands where, what lies around a moment."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from timeline.queries.choices import Loosening, loosen, options
from timeline.queries.in_view import (
    ORDER,
    events,
    in_known_order,
    most_important,
    ongoing_count,
    rows,
    stances,
)
from timeline.queries.lookups import by_ids, column, total
from timeline.queries.tables import Of, members, memberships
from timeline.stored import collect, lazy

if TYPE_CHECKING:
    from timeline.queries import moments, offices, positions, speakers

__all__ = [
    "ORDER",
    "Loosening",
    "Of",
    "by_ids",
    "collect",
    "column",
    "events",
    "in_known_order",
    "lazy",
    "loosen",
    "members",
    "memberships",
    "moments",
    "most_important",
    "offices",
    "ongoing_count",
    "options",
    "positions",
    "rows",
    "speakers",
    "stances",
    "total",
]


def __getattr__(name: str) -> ModuleType:
    """Import the modules when first used: they ask this one."""
    if name in {"moments", "offices", "positions", "speakers"}:
        return import_module(f"timeline.queries.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
