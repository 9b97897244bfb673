"""Who stands where on any day, how it sums up, how it changed, and in which order to show it."""

from __future__ import annotations

from timeline.queries.positions.as_of import cells, changes, ever, usual_voices
from timeline.queries.positions.cell_statements import known, statements
from timeline.queries.positions.comparison import CHANGED, compare, news
from timeline.queries.positions.like_stances import (
    LEAST_SHARED,
    SharedFramework,
    agreement,
    side_by_side,
    side_cells,
)
from timeline.queries.positions.one_act import act_of, acts, apart, authors
from timeline.queries.positions.ordering import (
    ORDERS,
    Order,
    arrange,
    columns_in_order,
    rows_in_order,
)
from timeline.queries.positions.standing import as_they_count, by_day, stood
from timeline.queries.positions.tallies import Camps, Sides, sides, tally
from timeline.queries.positions.voice_groups import (
    EVERYONE,
    UNATTRIBUTED,
    Group,
    country_of,
    governments,
    groups,
    official,
    spoken,
    voices,
)
from timeline.queries.positions.who_speaks import (
    NOUNS,
    VOICES,
    Voices,
    groups_of_states,
    names,
    speaks_for,
)

__all__ = [
    "CHANGED",
    "EVERYONE",
    "LEAST_SHARED",
    "NOUNS",
    "ORDERS",
    "UNATTRIBUTED",
    "VOICES",
    "Camps",
    "Group",
    "Order",
    "SharedFramework",
    "Sides",
    "Voices",
    "act_of",
    "acts",
    "agreement",
    "apart",
    "arrange",
    "as_they_count",
    "authors",
    "by_day",
    "cells",
    "changes",
    "columns_in_order",
    "compare",
    "country_of",
    "ever",
    "governments",
    "groups",
    "groups_of_states",
    "known",
    "names",
    "news",
    "official",
    "rows_in_order",
    "side_by_side",
    "side_cells",
    "sides",
    "speaks_for",
    "spoken",
    "statements",
    "stood",
    "tally",
    "usual_voices",
    "voices",
]
