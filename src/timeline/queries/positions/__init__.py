"""Who stands where on any day, how it sums up, how it changed, and in which order to show it."""

from __future__ import annotations

from timeline.queries.positions.as_of import cells, changes, stances_at, statements
from timeline.queries.positions.between_days import CHANGED, compare, news
from timeline.queries.positions.countries import (
    EVERYONE,
    UNATTRIBUTED,
    Group,
    country_of,
    governments,
    groups,
    spoken,
    voices,
)
from timeline.queries.positions.effective_day import as_they_count, counts_from, known
from timeline.queries.positions.ordering import ORDERS, Order, arrange, columns_in_order
from timeline.queries.positions.tallies import Sides, sides, tally

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
    "stances_at",
    "statements",
    "tally",
    "voices",
]
