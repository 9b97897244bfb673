"""Who stands where on any day, how it sums up, how it changed, and in which order to show it."""

from __future__ import annotations

from timeline.queries.positions.as_of import (
    CHANGED,
    as_they_count,
    by_cell,
    by_day,
    cells,
    changes,
    compare,
    counts_from,
    current,
    known,
    levels,
    news,
    statements,
)
from timeline.queries.positions.ordering import ORDERS, Order, arrange, columns_in_order
from timeline.queries.positions.tallies import Sides, sides, tally
from timeline.queries.positions.voice_groups import (
    EVERYONE,
    UNATTRIBUTED,
    Group,
    country_of,
    governments,
    groups,
    spoken,
    voices,
)

__all__ = [
    "CHANGED",
    "EVERYONE",
    "ORDERS",
    "UNATTRIBUTED",
    "Group",
    "Order",
    "Sides",
    "arrange",
    "as_they_count",
    "by_cell",
    "by_day",
    "cells",
    "changes",
    "columns_in_order",
    "compare",
    "country_of",
    "counts_from",
    "current",
    "governments",
    "groups",
    "known",
    "levels",
    "news",
    "sides",
    "spoken",
    "statements",
    "tally",
    "voices",
]
