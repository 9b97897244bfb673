"""Which country acts at an event, and which countries act most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from timeline.dataset import Dataset
from timeline.queries.filters import Filters
from timeline.queries.in_view import rows
from timeline.queries.positions.voice_groups import country_of
from timeline.queries.tables import collect
from timeline.schema import entries

__all__ = ["MOST_MARKED", "foremost_countries"]

MOST_MARKED = 4
"""How many countries have a mark of their own."""


@lru_cache(maxsize=4)
def foremost_countries(ds: Dataset) -> tuple[str, ...]:
    """Return the codes of the countries with most acts in all of the data, the foremost first.

    An act is an event; whose it is, its first actor says, through those for whom it speaks.
    """
    acts = Counter(_acting(ds))
    order = {code: k for k, code in enumerate(ds.countries["id"])}
    found = sorted(acts, key=lambda code: (-acts[code], order.get(code, len(order))))
    return tuple(found[:MOST_MARKED])


def _acting(ds: Dataset) -> Iterator[str]:
    countries = country_of(ds)
    for cell in collect(rows(ds, Filters(), "events").select("actors"))["actors"]:
        who = entries(cell)
        if who and (code := countries.get(who[0])):
            yield code
