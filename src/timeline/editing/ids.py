"""Ids for new rows: short, readable, and not yet taken."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import chain, count

from timeline.made_ids import made_id
from timeline.schema import TABLES

__all__ = ["new_id"]

_LONGEST = 48
_FROM = {"events": ("title",), "stances": ("actor", "framework")}
"""The columns of which an id is made; with the date where that alone is taken."""


def new_id(table: str, cells: Mapping[str, str], taken: Container[str]) -> str:
    """Return an id for a new row of events or stances.

    Examples
    --------
    >>> from timeline.editing.ids import new_id
    >>> new_id("events", {"title": "Both sides meet", "date": "1994"}, ())
    'both-sides-meet'
    >>> new_id("events", {"title": "Both sides meet", "date": "1994"}, {"both-sides-meet"})
    'both-sides-meet-1994'
    """
    said = " ".join(cells.get(name, "") for name in _FROM[table])
    about = made_id(said, _LONGEST) or TABLES[table].noun
    dated = f"{about}-{made_id(cells.get('date', ''), _LONGEST)}".rstrip("-")
    numbered = (f"{dated}-{number}" for number in count(2))
    return next(key for key in chain((about, dated), numbered) if key not in taken)
