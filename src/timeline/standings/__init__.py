"""Who stands where on any day, how it sums up, how it changed, and in which order to show it."""

from __future__ import annotations

from timeline.standings.cells import cells, changes, stances_at, statements
from timeline.standings.compare import CHANGED, compare, news
from timeline.standings.counting import as_they_count, counts_from, known
from timeline.standings.groups import (
    EVERYONE,
    UNATTRIBUTED,
    Group,
    country_of,
    governments,
    groups,
    spoken,
    voices,
)
from timeline.standings.order import ORDERS, Order, arrange, columns_in_order
from timeline.standings.sums import Sides, sides, spread, tally

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
    "cells",
    "changes",
    "columns_in_order",
    "compare",
    "country_of",
    "counts_from",
    "governments",
    "groups",
    "known",
    "news",
    "sides",
    "spoken",
    "spread",
    "stances_at",
    "statements",
    "tally",
    "voices",
]
